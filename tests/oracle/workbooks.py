"""Makes workbooks full of awkward cells, and reads workbooks with openpyxl.

usage: workbooks.py make FOLDER N     N workbooks, the same for the same N
       workbooks.py read FILE...      a line for each answer in their first
                                      sheets: file, row, column, text, date
"""
import datetime
import os
import random
import re
import sys

import openpyxl

QUESTIONS = ["Level", "Measures adopted", "Needs", "Good practices"]
HEADER = ["ID", "Date", "Country", "Mandate"] + QUESTIONS
PIECES = [
    ",", ";", "\t", '"', "'", "\\", "\n", " ", "  ", "a", "Perú", "ñ", "€", "“quoted”", "- item", "<b>&amp;",
    "]]>", "0", "007", "NULL", "x" * 300, "#", "39,42", "中文", "e\u0301", "\u2028", "😀", "1/2", "_x", "=1+1",
]
NUMBER_FORMATS = ["General", "0", "000", "0.00", "#,##0", "#,##0.00", "0%", '"LC-"0000', "000-000", "0.0#"]
DATE_FORMATS = {
    "yyyy-mm-dd": "%Y-%m-%d", "d/m/yy": "%Y-%m-%d", "d-mmm": "%Y-%m-%d", "mmmm yyyy": "%Y-%m-%d",
    "yyyy-mm-dd hh:mm:ss": "%Y-%m-%dT%H:%M:%S", "d/m/yyyy h:mm AM/PM": "%Y-%m-%dT%H:%M:%S",
}


def random_text(rnd):
    return "".join(rnd.choice(PIECES) for _ in range(rnd.choice([0, 1, 1, 2, 3, 5, 8])))


def fill(cell, rnd):
    kind = rnd.randrange(8)
    if kind < 3:
        cell.value = random_text(rnd)
        cell.data_type = "s"
    elif kind < 5:
        cell.value = rnd.choice([0, 1, 7, 42, 1234567, -3, 12.5, 0.07, 1e-7, 3.1, 123456789012345])
        cell.number_format = rnd.choice(NUMBER_FORMATS)
    elif kind == 5:
        seconds = rnd.randrange(30 * 366 * 86400)
        cell.number_format = rnd.choice(sorted(DATE_FORMATS))
        if "h" not in cell.number_format:
            seconds -= seconds % 86400
        cell_format = cell.number_format
        cell.value = datetime.datetime(1995, 1, 1) + datetime.timedelta(seconds=seconds)
        cell.number_format = cell_format
    elif kind == 6:
        cell.value = rnd.random() < 0.5


def make(folder, count):
    rnd = random.Random(20190617)
    os.mkdir(folder)
    for number in range(count):
        book = openpyxl.Workbook()
        if number % 2:
            book.epoch = datetime.datetime(1904, 1, 1)
        sheet = book.active
        columns = rnd.sample(range(1, 13), len(HEADER))
        top = rnd.choice([1, 1, 2, 5])
        for name, column in zip(HEADER, columns):
            sheet.cell(top, column, name)
        at = top
        for i in range(rnd.randrange(1, 25)):
            at += rnd.choice([1, 1, 1, 2, 7])
            sheet.cell(at, columns[0], "r%d" % i)
            sheet.cell(at, columns[1], datetime.datetime(2019, 5, 1, 14, 56, i))
            sheet.cell(at, columns[2], "Perú")
            sheet.cell(at, columns[3], i)
            for column in columns[4:]:
                fill(sheet.cell(at, column), rnd)
        book.save(os.path.join(folder, "t%03d.xlsx" % number))


def number_text(value, code):
    """As the format shows it, if that is all of it; else all of it."""
    plain, code = "%.15g" % value, code.replace("\\", "")
    m = re.fullmatch(r'(?:"(.*)"|())((?:#,##)?[0-]+)(\.(0*)(#*))?(%?)', code)
    if m is None:
        return plain
    prefix, whole, least, most = m[1] or "", m[3].replace("#,##", ""), len(m[5] or ""), len((m[5] or "") + (m[6] or ""))
    shown = "%.*f" % (most, abs(value) * (100 if m[7] else 1))
    back = float(shown) / (100 if m[7] else 1)
    if "%.15g" % back != "%.15g" % abs(value):
        return plain
    digits, _, decimals = shown.partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    digits = digits.zfill(whole.count("0"))
    if "-" in whole:
        group = len(whole) - whole.index("-") - 1
        digits = digits[:-group] + "-" + digits[-group:]
    sign = "-" if value < 0 else ""
    return sign + prefix + digits + ("." + decimals if decimals else "") + m[7]


def cell_text(cell):
    value, code = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(value, code)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S" if "h" in code.lower() else "%Y-%m-%d")
    return value


def escaped(text):
    for c, e in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"):
        text = text.replace(c, e)
    return text


def read(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    names = {}
    for row in sheet.iter_rows():
        texts = [cell_text(cell) for cell in row]
        if not names:
            names = {i: t for i, t in enumerate(texts) if t} if "Mandate" in texts else {}
            continue
        date = next(texts[i] for i, name in names.items() if name == "Date")
        for i, text in enumerate(texts):
            if names.get(i) in QUESTIONS and text.strip(" \t\n"):
                print("%s!%s|%d|%d|%s|%s" % (path, sheet.title, row[0].row, i + 1, escaped(text), date))


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]))
else:
    for each in sys.argv[2:]:
        read(each)
