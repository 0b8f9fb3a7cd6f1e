"""Prints the answers of a sample export as Python's csv module reads them.

One line a filled cell under a question: line, column, id, date, reporter,
mandate, text; the text with the stream's escapes. Rows cut short are left out.

usage: cells.py EXPORT
"""
import csv
import gzip
import sys

with open(sys.argv[1], "rb") as f:
    data = f.read()
if data.startswith(b"\x1f\x8b"):
    data = gzip.decompress(data)
try:
    text = data.decode("utf-8-sig")
except UnicodeDecodeError:
    text = data.decode("cp1252")
delimiter = max(";,", key=text.split("\n")[0].count)
reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
header = next(reader)
line = reader.line_num + 1
for row in reader:
    if len(row) == len(header):
        for column, cell in enumerate(row, 1):
            if column > 4 and cell.strip():
                for c, escaped in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"):
                    cell = cell.replace(c, escaped)
                print(line, column, *row[:4], cell, sep="|")
    line = reader.line_num + 1
