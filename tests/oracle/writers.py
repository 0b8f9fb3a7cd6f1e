"""Writes tables of awkward cells for other programs to make exports of.

The folder gets, for each of N tables, I.json (for Miller), I.xlsx (for
LibreOffice) and what is to be read: I.want and I.office, a line for each answer
with its id, question and text with the stream's escapes. A workbook cannot hold
a lone CR, so that is an LF in I.office. Same N, same tables.

usage: writers.py FOLDER N
"""
import json
import os
import random
import sys

import openpyxl

folder, count = sys.argv[1], int(sys.argv[2])
rnd = random.Random(57)
PIECES = [
    ",", ";", "|", "\t", '"', '""', "'", "\\", "\\n", "\n", "\r\n", "\r", " ", "  ", "a", "Perú", "ñ", "€",
    "“quoted”", "- item", "=1+1", "007", "3-Sep", "39,42", "1e5", "TRUE", "NULL", "x" * 300, "#", "中文", "😀",
]
HEADER = ["ID", "Date", "Country", "Mandate", "Level", "Measures adopted", "Needs", "Good practices"]
CODES = dict(zip(HEADER[4:], ["level", "measures", "needs", "practices"]))


def cell():
    return "".join(rnd.choice(PIECES) for _ in range(rnd.choice([0, 0, 1, 1, 2, 3, 5, 8])))


def escaped(text):
    for c, e in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"):
        text = text.replace(c, e)
    return text


def without_cr(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_book(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    for i, row in enumerate([HEADER] + rows, 1):
        for j, text in enumerate(row, 1):
            if text:
                place = sheet.cell(i, j)
                place.value = without_cr(text)
                place.data_type = "s"
                place.number_format = "@"
    book.save(path)


def write_want(path, rows, change):
    with open(path, "w", encoding="utf-8", newline="") as f:
        for row in rows:
            for name, text in zip(HEADER, row):
                text = change(text)
                if name in CODES and text.strip():
                    print(row[0], CODES[name], escaped(text), sep="|", file=f)


os.mkdir(folder)
for n in range(count):
    rows = [["r%d" % i, "2019-05-01", "Peru", "3"] + [cell() for _ in CODES] for i in range(25)]
    path = os.path.join(folder, str(n))
    with open(path + ".json", "w", encoding="utf-8") as f:
        json.dump([dict(zip(HEADER, row)) for row in rows], f)
    write_book(path + ".xlsx", rows)
    write_want(path + ".want", rows, lambda text: text)
    write_want(path + ".office", rows, without_cr)
