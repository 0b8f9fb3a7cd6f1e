"""Writes a workbook part by part, so that every part can be wrong.

The sheet has the header of a small export; {N} in its rows stands for the
first four cells of row N, which are a good submission's. What is given in place
of a part's usual content is one of

  header=XML  the first row               rows=XML    those below it
  tail=XML    what follows the rows       texts=XML   the shared texts
  styles=XML  what is in the styles       sheets=XML  the list of sheets
  book=XML    what stands before it       PATH=TEXT   a part, as a whole
  PATH=       no such part

usage: handmade.py WORKBOOK [WHAT=CONTENT ...]
"""
import re
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = ["ID", "Date", "Country", "Mandate", "Level", "Needs"]


def text(place, words):
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, words)


def row(number, words):
    cells = "".join(text("ABCDEFGH"[i] + str(number), w) for i, w in enumerate(words))
    return '<row r="%d">%s</row>' % (number, cells)


def submission(match):
    number = match.group(1)
    words = ["r" + number, "d", "Peru", "3"]
    return "".join(text("ABCD"[i] + number, w) for i, w in enumerate(words))


def links(*targets):
    items = ['<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (i, TYPES, t, p) for i, t, p in targets]
    return '<Relationships xmlns="%s">%s</Relationships>' % (LINKS, "".join(items))


def sheet(rows, tail="", header=row(1, NAMES)):
    rows = re.sub(r"\{(\d+)\}", submission, rows)
    return '<worksheet xmlns="%s"><sheetData>%s%s</sheetData>%s</worksheet>' % (MAIN, header, rows, tail)


def parts(given):
    content = {
        "rows": "", "tail": "", "texts": "", "styles": "", "book": "", "header": row(1, NAMES),
        "sheets": '<sheet name="S" sheetId="1" r:id="s"/>',
    }
    content.update((k, v) for k, v in given.items() if k in content)
    whole = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>'
        % (MAIN, TYPES, content["book"], content["sheets"]),
        "xl/_rels/workbook.xml.rels": links(
            ("s", "worksheet", "worksheets/sheet1.xml"), ("t", "worksheet", "worksheets/sheet2.xml"),
            ("c", "chartsheet", "chartsheets/sheet1.xml"), ("x", "styles", "styles.xml"),
            ("y", "sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/sheet1.xml": sheet(content["rows"], content["tail"], content["header"]),
        "xl/worksheets/sheet2.xml": sheet('<row r="2">{2}%s</row>' % text("E2", "second")),
        "xl/chartsheets/sheet1.xml": "<chartsheet/>",
        "xl/styles.xml": '<styleSheet xmlns="%s">%s</styleSheet>' % (MAIN, content["styles"]),
        "xl/sharedStrings.xml": '<sst xmlns="%s">%s</sst>' % (MAIN, content["texts"]),
    }
    whole.update((k, v) for k, v in given.items() if k not in content)
    return whole


def write(path, how=zipfile.ZIP_DEFLATED, **given):
    with zipfile.ZipFile(path, "w", how) as z:
        for name, body in parts(given).items():
            if body:
                z.writestr(zipfile.ZipInfo(name, (2019, 6, 17, 0, 0, 0)), body, how)


if __name__ == "__main__":
    write(sys.argv[1], **dict(a.split("=", 1) for a in sys.argv[2:]))
