"""Writes exports full of awkward cells in every dialect and encoding.

The folder gets N exports and a file "want": a line for each answer, being the
file, line, column and the text with the stream's escapes. Same N, same bytes.

usage: dialects.py FOLDER N
"""
import csv
import gzip
import io
import os
import random
import sys

folder, count = sys.argv[1], int(sys.argv[2])
rnd = random.Random(20190617)
PIECES = [
    ",", ";", "|", "\t", '"', '""', "'", "\\", "\\n", "\n", "\r\n", "\r", " ", "  ",
    "a", "Perú", "ñ", "€", "“quoted”", "- item", "=1+1", "0", "NULL", "x" * 300, "#", "39,42",
]
UNICODE = ["中文", "ř", "e\u0301", "\u2028", "😀", "\ufeff"]
QUESTIONS = ["Level", "Measures adopted", "Needs", "Good practices"]
HEADER = ["ID", "Date", "Country", "Mandate"] + QUESTIONS


def cell(pieces):
    return "".join(rnd.choice(pieces) for _ in range(rnd.choice([0, 0, 1, 1, 2, 3, 5, 8])))


def escaped(text):
    for c, e in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"):
        text = text.replace(c, e)
    return text


def line_ends(text):
    return len((text + "|").replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


def written(row, delimiter, quoting):
    # Python quotes a lone CR or LF only if it is part of the line terminator.
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerow(row)
    return out.getvalue()[:-2]


def export(number, want):
    encoding = rnd.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
    pieces = PIECES + (UNICODE if encoding != "cp1252" else [])
    dialect = rnd.choice(",;|\t"), rnd.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    end = rnd.choice(["\n", "\r\n", "\r"])
    name = os.path.join(folder, "t%03d.csv" % number)
    columns = rnd.sample(HEADER, len(HEADER))
    text = rnd.choice(["", "", "", "sep=%s%s" % (dialect[0], end), "A title%s%s" % (end, end)])
    text += written(columns, *dialect)
    for i in range(rnd.randrange(0, 25)):
        text += end * rnd.choice([1, 1, 1, 2, 3])
        line = 1 + line_ends(text)
        row = [cell(pieces) for _ in columns]
        row[columns.index("ID")] = "r%d" % i
        text += written(row, *dialect)
        for at, answer in enumerate(row):
            if columns[at] in QUESTIONS and answer.strip(" \t\n\r\ufeff"):
                want.write("%s|%d|%d|%s\n" % (name, line, at + 1, escaped(answer)))
    if rnd.random() < 0.8:
        text += end
    data = text.encode(encoding)
    if rnd.random() < 0.2:
        data = gzip.compress(data, mtime=0)
    with open(name, "wb") as f:
        f.write(data)


os.mkdir(folder)
with open(os.path.join(folder, "want"), "w", encoding="utf-8", newline="") as expected:
    for n in range(count):
        export(n, expected)
