"""Makes a workbook that breaks no rule of `lima-xlsx --check`, and for every
rule one that breaks it; and workbooks with several faults at random.

usage: badbooks.py each FOLDER      the workbooks, and FOLDER/want: for each
                                    what is to be found, file sheet cell rule
       badbooks.py random FOLDER N  N workbooks, the same for the same N
"""
import os
import random
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table

ANCHOR = (
    "<twoCellAnchor><from><col>4</col><colOff>0</colOff><row>1</row><rowOff>0</rowOff></from>"
    "<to><col>6</col><colOff>0</colOff><row>6</row><rowOff>0</rowOff></to>%s<clientData/></twoCellAnchor></wsDr>"
)
PICTURE = '<pic><nvPicPr><cNvPr id="7" name="Seal" descr="A seal"/><cNvPicPr/></nvPicPr><blipFill/><spPr/></pic>'
BOX = (
    '<sp><nvSpPr><cNvPr id="8" name="Box" descr="A remark"/><cNvSpPr txBox="1"/></nvSpPr><spPr/>'
    '<txBody><a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>Draft</a:t></a:r></a:p>'
    "</txBody></sp>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = '<Relationship Id="rId99" Type="%s" Target="%s"/></Relationships>'
DRAWING, BOOK, BOOK_LINKS = "xl/drawings/drawing1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def table(sheet, name, ref, rows):
    top = int("".join(c for c in ref.split(":")[0] if c.isdigit()))
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            sheet.cell(top + i, j + 1, value)
    made = Table(displayName=name, ref=ref)
    made._initialise_columns()
    made.autoFilter = None
    sheet.add_table(made)


def link(sheet, cell, text, **where):
    sheet[cell] = text
    sheet[cell].hyperlink = Hyperlink(ref=cell, **where)


def good():
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["A1"] = "Annexes"
    link(cover, "A2", "Figures by pillar", location="'Figures'!A1")
    notes = book.create_sheet("Notes")
    notes["A1"] = "Notes"
    table(notes, "notes", "A3:B4", [["Note", "What it says"], ["note 1", "Of the states that reported"]])
    figures = book.create_sheet("Figures")
    figures["A1"] = "Level by pillar"
    figures["A2"] = "Means of levels [note 1]"
    rows = [["Pillar", "Mean", "Share (m²)"]]
    rows += [[name, 2.5 + i / 10, i] for i, name in enumerate(["Governance", "Transparency", "Funds", "Cooperation"])]
    table(figures, "figures", "A3:C7", rows)
    figures.add_chart(chart(figures), "A9")
    book.properties.title = "Annexes"
    book.properties.language = "en"
    return book


def chart(sheet):
    made = BarChart()
    made.title = "Mean by pillar"
    made.add_data(Reference(sheet, min_col=2, min_row=4, max_row=7))
    return made


def dress(book):
    """All that has no look of its own yet is set in type that can be read."""
    for sheet in book:
        for letter in "ABCDEFG":
            sheet.column_dimensions[letter].width = 30
        for row in sheet.iter_rows():
            for cell in row:
                if cell.font == Font(name="Calibri", sz=11, family=2, color=cell.font.color, scheme="minor"):
                    cell.font = Font(name="Arial", size=12, family=2)


def save(book, path, edits=(), describe=True):
    """Edits are (part, old, new); charts get the words that openpyxl leaves out."""
    dress(book)
    book.save(path)
    parts = zipfile.ZipFile(path)
    content = {name: parts.read(name).decode() for name in parts.namelist()}
    parts.close()
    if describe:
        for i in "12":
            content[DRAWING] = content[DRAWING].replace(
                'name="Chart %s"' % i, 'name="Chart %s" descr="Bars of the means"' % i)
    for part, old, new in edits:
        assert old in content[part], (path, part, old, content[part])
        content[part] = content[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in content.items():
            out.writestr(zipfile.ZipInfo(name), data)


def put(cell, value, sheet="Figures", **look):
    def change(book):
        book[sheet][cell].value = value
        for name, setting in look.items():
            setattr(book[sheet][cell], name, setting)
    return change


def extra(book, **settings):
    sheet = book.create_sheet("Extra")
    sheet["A1"] = "Something else"
    for name, setting in settings.items():
        setattr(sheet, name, setting)
    return sheet


def clear(ref):
    def change(book):
        for row in book["Figures"][ref]:
            for cell in row:
                cell.value = None
    return change


def on_figures(action):
    return lambda book: action(book["Figures"])


def move_table(sheet):
    sheet.move_range("A3:C7", cols=1)
    sheet.tables["figures"].ref = "B3:D7"


def second_table(sheet):
    table(sheet, "more", "A30:B31", [["Of", "More"], ["all", 1]])


def second_chart(sheet):
    sheet.add_chart(chart(sheet), "A20")


def set_table(**settings):
    def change(sheet):
        for name, setting in settings.items():
            setattr(sheet.tables["figures"], name, setting)
    return on_figures(change)


def rename(book):
    book["Figures"].title = "Sheet3"
    book["Cover"]["A2"].hyperlink.location = "'Sheet3'!A1"


def formula_link(book):
    book["Cover"]["A4"].value = '=HYPERLINK("http://example.org/","here")'


SUPER = "<r><t>Mean</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
ORDINAL = "<r><t>N</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>o</t></r>"
MEAN = ("xl/worksheets/sheet3.xml", "<t>Mean</t>")
LONG = "The quick brown fox jumps over the lazy dog. " * 3
WRAP = Alignment(wrap_text=True)
SMALL, SERIF = Font(name="Arial", size=9, family=2), Font(name="Times New Roman", size=12, family=1)
PALE = Font(name="Arial", size=12, family=2, color="FFBBBBBB")
RED = PatternFill("solid", fgColor="FFD4351C")


def height(row, points):
    def change(book):
        put("A5", LONG, alignment=WRAP)(book)
        book["Figures"].row_dimensions[row].height = points
    return change


# name: (what is found: sheet, cell and rule; what changes the book; edits of the file)
CASES = {
    "good": ([], None),
    "good-codes": ([], put("A5", "007")),
    "good-ordinal": ([], None, (*MEAN, ORDINAL)),
    "good-shorthand": ([], put("B5", "[x]")),
    "good-explained": ([], lambda b: (put("B5", None)(b), put("A2", "Blank: no answer [note 1]")(b))),
    "good-high": ([], height(5, 120)),
    "good-notes": ([], put("A2", "See [notes 1, 1].")),
    "alt-text": (["Figures|A9|alt-text"], None, "plain"),
    "autofilter": (["Figures|A3|autofilter"], set_table(autoFilter=AutoFilter(ref="A3:C7"))),
    "autofilter-sheet": (["Figures|A3:C7|autofilter"], on_figures(lambda s: setattr(s.auto_filter, "ref", "A3:C7"))),
    "below-table": (["Figures|A12|below-table"], put("A12", "Source: the states")),
    "blank-column": (["Figures|C3|blank-column"], clear("C4:C7")),
    "blank-row": (["Figures|A5|blank-row"], clear("A5:C5")),
    "blank-row-last": (["Figures|A6|blank-row"], clear("A6:C7")),
    "chart-many": (["Figures|A20|chart-many"], on_figures(second_chart)),
    "chart-title": (["Figures|A9|chart-title"], on_figures(lambda s: setattr(s._charts[0], "title", None))),
    "colour-alone": (["Figures|B5|colour-alone"], put("B5", None, fill=RED)),
    "contrast": (["Figures|B5|contrast"], put("B5", 2.6, font=PALE)),
    "cursor-a1": (["Cover|B3|cursor-a1"], lambda b: setattr(b["Cover"].sheet_view.selection[0], "activeCell", "B3")),
    "cursor-a1-tab": (["Cover||cursor-a1"], lambda b: setattr(b, "active", 1)),
    "document-language": (["||document-language"], lambda b: setattr(b.properties, "language", None)),
    "document-title": (["||document-title"], lambda b: setattr(b.properties, "title", " ")),
    "empty-cell": (["Figures|B5|empty-cell"], put("B5", None)),
    "empty-cell-blank-row": (["Figures|A5|blank-row", "Figures|B6|empty-cell"],
                             lambda b: (clear("A5:C5")(b), put("B6", "  ")(b))),
    "empty-cell-first": (["Figures|A5|empty-cell"], put("A5", None)),
    "external-link": (["||external-link"], None,
                      (BOOK_LINKS, "</Relationships>", RELATION % (OFFICE + "/externalLink", "other.xml"))),
    "font-serif": (["Figures|B5|font-serif"], put("B5", 2.6, font=SERIF)),
    "font-small": (["Figures|B5|font-small"], lambda b: (put("B5", 2.6, font=SMALL)(b), put("B6", 2.7, font=SMALL)(b))),
    "formula-error": (["Figures|B5|formula-error"], put("B5", "#DIV/0!")),
    "formula-uncached": (["Figures|B5|formula-uncached", "Figures|B5|empty-cell"], put("B5", "=1+1")),
    "freeze-panes": (["Figures|A4|freeze-panes"], on_figures(lambda s: setattr(s, "freeze_panes", "A4"))),
    "header-empty": (["Figures|B3|header-empty"], put("B3", None)),
    "header-footer": (["Figures||header-footer"], on_figures(lambda s: setattr(s.oddFooter.center, "text", "Page &P"))),
    "header-missing": (["Figures|A3|header-missing"], set_table(headerRowCount=0)),
    "header-unique": (["Figures|C3|header-unique"], put("C3", "MEAN")),
    "hidden-column": (["Figures|B3|hidden-column"],
                      on_figures(lambda s: setattr(s.column_dimensions["B"], "hidden", True))),
    "hidden-row": (["Figures|A5|hidden-row"], on_figures(lambda s: setattr(s.row_dimensions[5], "hidden", True))),
    "hidden-sheet": (["Extra||hidden-sheet"], lambda b: extra(b, sheet_state="hidden")),
    "image": (["Figures|E2|image"], None, (DRAWING, "</wsDr>", ANCHOR % PICTURE)),
    "left-edge": (["Figures|B3|left-edge"], on_figures(move_table)),
    "link-broken": (["Cover|A3|link-broken"],
                    lambda b: link(b["Cover"], "A3", "Needs by pillar", location="'Pillar''s needs'!A1")),
    "link-text": (["Cover|A3|link-text"],
                  lambda b: link(b["Cover"], "A3", "http://example.org/", target="http://example.org/")),
    "link-text-here": (["Cover|A3|link-text"],
                       lambda b: link(b["Cover"], "A3", "Aquí", target="http://example.org/")),
    "macros": (["||macros"], None, (BOOK_LINKS, "</Relationships>", RELATION % (OFFICE + "/vbaProject", "vba.bin"))),
    "merged-cells": (["Figures|A2:C2|merged-cells"], on_figures(lambda s: s.merge_cells("A2:C2"))),
    "name-length": (["E%s||name-length" % ("x" * 31)], extra, (BOOK, 'name="Extra"', 'name="E%s"' % ("x" * 31))),
    "note-mark": (["Figures|A2|note-mark"], put("A2", "Means of levels¹ [note 1]")),
    "note-mark-dagger": (["Figures|A5|note-mark"], put("A5", "Peru†")),
    "note-mark-star": (["Figures|A5|note-mark"], put("A5", "Peru*")),
    "note-mark-raised": (["Figures|B3|note-mark"], None, (*MEAN, SUPER)),
    "note-undefined": (["Figures|A2|note-undefined"], put("A2", "Means [note 1] of levels [note 2]")),
    "note-undefined-second": (["Figures|A2|note-undefined"], put("A2", "Promedios [notas 1, 3]")),
    "note-undefined-beside": (["Figures|B2|note-undefined"], put("B2", "[note 5]")),
    "note-unused": (["Notes|A4|note-unused"], put("A2", "Means of levels")),
    "number-as-text": (["Figures|B5|number-as-text"], put("B5", "2.6")),
    "number-as-text-percent": (["Figures|B5|number-as-text"], put("B5", "-1.234,5 %")),
    "sheet-blank": (["Empty||sheet-blank"], lambda b: b.create_sheet("Empty")),
    "sheet-name-default": (["Sheet3||sheet-name-default"], rename),
    "sheet-name-unique": (["NOTES||sheet-name-unique"], extra, (BOOK, 'name="Extra"', 'name="NOTES"')),
    "symbol-alone": (["Figures|B5|symbol-alone"], put("B5", "–")),
    "table-many": (["Figures|A30|table-many"], on_figures(second_table)),
    "table-missing": (["Figures|A3|table-missing"], on_figures(lambda s: s.tables.pop("figures"))),
    "table-name": (["Figures|A3|table-name"], set_table(displayName="Tabla_7", name="Tabla_7")),
    "text-box": (["Figures|E2|text-box"], None, (DRAWING, "</wsDr>", ANCHOR % BOX)),
    "text-cut": (["Figures|A5|text-cut"], put("A5", LONG)),
    "title-a1": (["Figures|A1|title-a1"], put("A1", None)),
    "title-a1-number": (["Figures|A1|title-a1"], put("A1", 2019)),
    "wrap-cut": (["Figures|A5|wrap-cut"], height(5, 18)),
}


def each(folder):
    with open(os.path.join(folder, "want"), "w") as want:
        for name in sorted(CASES, key=lambda n: n + ".xlsx"):
            findings, change, *edits = CASES[name]
            book = good()
            if change is not None:
                change(book)
            describe = edits != ["plain"]
            save(book, os.path.join(folder, name + ".xlsx"), edits if describe else (), describe)
            for line in findings:
                print(name + ".xlsx", line, sep="|", file=want)


def damage(sheet, rnd):
    """One fault or another in a cell of the table, or around it."""
    cell = sheet.cell(rnd.randint(3, sheet.max_row), rnd.randint(1, sheet.max_column))
    kind = rnd.randrange(9)
    if kind < 4:
        cell.value = rnd.choice([None, " ", "12", "1.5", "n/a", "007", "x [note 9]", "=A1"])
    elif kind == 4:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(cell.row, column).value = None
    elif kind == 5:
        for row in range(rnd.randint(3, 5), sheet.max_row + 1):
            sheet.cell(row, cell.column).value = None
    elif kind == 6:
        sheet.cell(3, cell.column).value = sheet.cell(3, 1).value
    elif kind == 7:
        sheet.row_dimensions[cell.row].hidden = True
    else:
        cell.font = SMALL


def some(folder, count):
    rnd = random.Random(20190617)
    for number in range(count):
        book = good()
        columns, rows = rnd.randint(2, 6), rnd.randint(2, 12)
        sheet = book.create_sheet("Random")
        sheet["A1"] = "Made at random"
        body = [["Name"] + ["Column %d" % i for i in range(1, columns)]]
        body += [["Row %d" % i] + [rnd.randrange(100) for _ in range(1, columns)] for i in range(rows)]
        table(sheet, "random", "A3:%s%d" % ("ABCDEF"[columns - 1], rows + 3), body)
        for _ in range(rnd.randrange(7)):
            damage(sheet, rnd)
        save(book, os.path.join(folder, "random%03d.xlsx" % number))


os.makedirs(sys.argv[2], exist_ok=True)
if sys.argv[1] == "each":
    each(sys.argv[2])
else:
    some(sys.argv[2], int(sys.argv[3]))
