"""Prints the cells of a workbook as openpyxl reads them.

One line a cell: sheet number, row, column, n or s, the value; of a number as
it is read back exactly, of a formula the value kept with it, of a text with the
stream's escapes. With --tables,
one line a table instead: sheet number, its name in the book, the table's name,
where it stands.

usage: xlsx.py [--tables] WORKBOOK
"""
import sys

import openpyxl


def text(value):
    for c, escaped in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"):
        value = value.replace(c, escaped)
    return value


def cells(number, sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            if cell.data_type not in "ns":
                sys.exit(f"{sheet.title}!{cell.coordinate}: type {cell.data_type}")
            value = repr(cell.value) if cell.data_type == "n" else text(cell.value)
            print(number, cell.row, cell.column, cell.data_type, value, sep="\t")


def main():
    book = openpyxl.load_workbook(sys.argv[-1], data_only=True)
    for number, sheet in enumerate(book.worksheets, 1):
        if sys.argv[1] == "--tables":
            for table in sheet.tables.values():
                print(number, sheet.title, table.name, table.ref, sep="\t")
        else:
            cells(number, sheet)


main()
