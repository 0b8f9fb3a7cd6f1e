"""Prints the links and formulas of a workbook as openpyxl reads them.

One line a cell that has either: sheet name, cell, link or formula, where the
link leads to or the formula, the value that is kept with it.

usage: links.py WORKBOOK
"""
import sys

import openpyxl


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    values = openpyxl.load_workbook(sys.argv[1], data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = values[sheet.title][cell.coordinate].value
                if cell.hyperlink:
                    print(sheet.title, cell.coordinate, "link",
                          cell.hyperlink.location, value, sep="\t")
                if cell.data_type == "f":
                    print(sheet.title, cell.coordinate, "formula",
                          cell.value, value, sep="\t")


main()
