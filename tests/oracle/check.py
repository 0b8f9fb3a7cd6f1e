"""Finds with openpyxl what `lima-xlsx --check` is to find, for the rules that
can be seen that way, which --rules lists.

One line a finding: file, sheet, cell, rule, separated by |.

usage: check.py --rules
       check.py WORKBOOK...
"""
import re
import sys

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

RULES = """autofilter below-table blank-column blank-row cursor-a1 document-language document-title empty-cell
font-small formula-error formula-uncached freeze-panes header-empty header-footer header-missing header-unique
hidden-column hidden-row hidden-sheet left-edge link-broken merged-cells name-length note-undefined note-unused
sheet-blank sheet-name-default table-many table-missing table-name title-a1""".split()
NOTE = re.compile(r"\[not[ae]s? (\d+)((?:, ?\d+)*)\]", re.I)
SAYS = re.compile(r"\s*(?:\[not[ae]s? (\d+)\]|not[ae]s? (\d+)\s*$)", re.I)
BLANKS = re.compile(r"\b(blank|empty|en blanco|vac[ií]a|em branco|vazia|vides?\b)", re.I)


def place(column, row):
    return get_column_letter(column) + str(row)


class Sheet:
    """The cells of a sheet as they are shown: formulas have their values."""

    def __init__(self, formulas, values):
        self.formulas, self.values = formulas, values
        self.shown = {}
        for row in values.iter_rows():
            for cell in row:
                if cell.value is not None and str(cell.value).strip():
                    self.shown[cell.row, cell.column] = cell
        self.tables = list(formulas.tables.values())

    def within(self, row, column):
        for t in self.tables:
            left, top, right, bottom = range_boundaries(t.ref)
            if top <= row <= bottom and left <= column <= right:
                return True
        return False

    def text(self, row, column):
        cell = self.shown.get((row, column))
        return cell.value if cell is not None and isinstance(cell.value, str) and cell.data_type != "e" else None


def check_table(s, table, explained):
    left, top, right, bottom = range_boundaries(table.ref)
    here = place(left, top)
    if re.fullmatch(r"(tabl[ea]|tableau|tabela|tabelle|tabella|tabel)[ _]?\d+", table.displayName, re.I):
        yield here, "table-name"
    if left > 1:
        yield here, "left-edge"
    if table.autoFilter is not None:
        yield here, "autofilter"
    if table.headerRowCount == 0:
        yield here, "header-missing"
        top -= 1
    else:
        seen = set()
        for c in range(left, right + 1):
            cell = s.shown.get((top, c))
            if cell is None:
                yield place(c, top), "header-empty"
            elif str(cell.value).strip().lower() in seen:
                yield place(c, top), "header-unique"
            else:
                seen.add(str(cell.value).strip().lower())
    rows = [r for r in range(top + 1, bottom + 1 - (table.totalsRowCount or 0))]
    blank = [r for r in rows if not any((r, c) in s.shown for c in range(left, right + 1))]
    for r in blank:
        if r - 1 not in blank:
            yield place(left, r), "blank-row"
    rows = [r for r in rows if r not in blank]
    for c in range(left, right + 1):
        empty = [r for r in rows if (r, c) not in s.shown]
        coloured = [r for r in empty if s.formulas.cell(r, c).fill.fill_type]
        if rows and len(empty) == len(rows) and not coloured:
            yield place(c, top), "blank-column"
        elif [r for r in empty if r not in coloured] and not explained:
            yield place(c, [r for r in empty if r not in coloured][0]), "empty-cell"


def check_cells(s):
    small = set()
    for (row, column), cell in sorted(s.shown.items()):
        font = s.formulas.cell(row, column).font
        look = (font.name, font.sz, font.b, font.i, font.u, font.family, str(font.color and font.color.value))
        if font.sz < 12 and look not in small:
            small.add(look)
            yield place(column, row), "font-small"
        if cell.data_type == "e":
            yield place(column, row), "formula-error"
    for row in s.formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f" and s.values[cell.coordinate].value is None:
                yield cell.coordinate, "formula-uncached"
    hidden = {}
    for letter, dimension in s.formulas.column_dimensions.items():
        if dimension.hidden:
            hidden.update((c, True) for c in range(dimension.min, dimension.max + 1))
    for column in sorted({c for _, c in s.shown if c in hidden}):
        yield place(column, min(r for r, c in s.shown if c == column)), "hidden-column"
    for row in sorted({r for r, _ in s.shown}):
        if s.formulas.row_dimensions[row].hidden:
            yield place(1, row), "hidden-row"


def check_view(sheet):
    if sheet.freeze_panes:
        yield sheet.freeze_panes, "freeze-panes"
    if sheet.auto_filter.ref:
        yield sheet.auto_filter.ref, "autofilter"
    for merged in sheet.merged_cells.ranges:
        yield str(merged), "merged-cells"
    parts = [p for f in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter)
             for p in (f.left, f.center, f.right)]
    if any(p.text for p in parts):
        yield "", "header-footer"


def unmarked(s):
    wide = sorted(r for r in {r for r, _ in s.shown} if sum(q == r for q, _ in s.shown) > 1)
    for r in wide:
        if r + 1 in wide:
            return place(min(c for q, c in s.shown if q == r), r)
    return None


def check_sheet(s, names):
    yield from check_view(s.formulas)
    if not s.shown:
        if not s.formulas._charts and not s.formulas._images:
            yield "", "sheet-blank"
    elif s.text(1, 1) is None or s.within(1, 1):
        yield "A1", "title-a1"
    for t in s.tables[1:]:
        left, top, _, _ = range_boundaries(t.ref)
        yield place(left, top), "table-many"
    explained = any(
        s.text(r, c) and BLANKS.search(s.text(r, c)) for r, c in s.shown if not s.within(r, c))
    for t in s.tables:
        yield from check_table(s, t, explained)
    if s.tables:
        end = max(range_boundaries(t.ref)[3] for t in s.tables)
        below = sorted(p for p in s.shown if p[0] > end)
        if below:
            yield place(below[0][1], below[0][0]), "below-table"
    elif unmarked(s):
        yield unmarked(s), "table-missing"
    for link in [c.hyperlink for row in s.formulas.iter_rows() for c in row if c.hyperlink]:
        name = re.match(r"#?(?:'((?:[^']|'')*)'|([^'!]*))!", link.location or "")
        if name and (name.group(1) or name.group(2)).replace("''", "'").lower() not in names:
            yield link.ref, "link-broken"
    yield from check_cells(s)


def check_notes(sheets):
    said, used = {}, {}
    for s in sheets:
        for (row, column) in sorted(s.shown):
            text = s.text(row, column)
            if text is None:
                continue
            says = SAYS.match(text) if column == 1 else None
            if says:
                said.setdefault(says.group(1) or says.group(2), (s, place(column, row)))
                continue
            for note in NOTE.finditer(text):
                for number in re.findall(r"\d+", note.group()):
                    used.setdefault(number, (s, place(column, row)))
    for number, (s, where) in used.items():
        if number not in said:
            yield s.formulas.title, where, "note-undefined"
    for number, (s, where) in said.items():
        if number not in used:
            yield s.formulas.title, where, "note-unused"


def check(path):
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    if not (formulas.properties.title or "").strip():
        yield "", "", "document-title"
    if not (formulas.properties.language or "").strip():
        yield "", "", "document-language"
    first = [s for s in formulas if s.sheet_state == "visible"][0]
    active = formulas.active
    if active != first:
        yield first.title, "", "cursor-a1"
    for selection in active.sheet_view.selection:
        if selection.pane == (active.sheet_view.pane and active.sheet_view.pane.activePane) \
                and (selection.activeCell or "A1") != "A1":
            yield active.title, selection.activeCell, "cursor-a1"
    sheets = []
    for sheet in formulas.worksheets:
        if re.fullmatch(r"(sheet|hoja|feuil|planilha|plan|folha)[ _]?\d+", sheet.title, re.I):
            yield sheet.title, "", "sheet-name-default"
        if len(sheet.title) > 31:
            yield sheet.title, "", "name-length"
        if sheet.sheet_state != "visible":
            yield sheet.title, "", "hidden-sheet"
            continue
        sheets.append(Sheet(sheet, values[sheet.title]))
        names = [s.lower() for s in formulas.sheetnames]
        for cell, rule in check_sheet(sheets[-1], names):
            yield sheet.title, cell, rule
    yield from check_notes(sheets)


if sys.argv[1] == "--rules":
    print("\n".join(RULES))
else:
    for path in sys.argv[1:]:
        for finding in check(path):
            print(path, *finding, sep="|")
