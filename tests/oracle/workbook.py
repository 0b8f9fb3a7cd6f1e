#!/usr/bin/python3
"""workbook.py PROFILE FOLDER LANG: is every figure of FOLDER/annexes-LANG.xlsx
the one of the tables in FOLDER?

Reads with openpyxl, and follows the profile's workbook.tsv from the other end:
it says which figure a column shows, the tables say what that figure is. Prints
what differs, or how many cells were compared; ends with 1 or 0.
"""
import csv
import os
import sys
from collections import Counter

import openpyxl

AND = {"en": " and ", "es": " y ", "pt": " e ", "fr": " et "}


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Book:
    def __init__(self, profile, folder, lang):
        self.profile, self.folder, self.lang = profile, folder, lang
        self.layout = read(profile, "workbook.tsv")
        self.tables = {}
        self.mistakes = []
        self.compared = 0
        workbook = openpyxl.load_workbook(
            os.path.join(folder, f"annexes-{lang}.xlsx"))
        tables = {name for s in workbook.worksheets for name in s.tables}
        # A sheet to review is in the working edition alone.
        names = [p["sheet"] for p in self.layout if p["part"] == "sheet"
                 and (p["kind"] != "review" or p["sheet"] in tables)]
        if len(names) != len(workbook.worksheets):
            sys.exit(f"{len(workbook.worksheets)} sheets, not {len(names)}")
        self.sheets = dict(zip(names, workbook.worksheets))

    def table(self, name):
        if name not in self.tables:
            rows = read(self.folder, name + ".tsv")
            self.tables[name] = {row["row"]: row for row in rows}
        return self.tables[name]

    def figure(self, origin, key):
        """The figure at table/row/item, * being the key; '' if there is none."""
        for place in origin.split("|"):
            table, row, item = place.replace("*", key).split("/")
            value = self.table(table).get(row, {}).get(item, "")
            if value != "":
                return value
        return ""

    def words(self, table, column):
        return {row[column]: row[self.lang] for row in read(self.profile, table)}

    def keys(self, sheet):
        """What the rows of a sheet of figures are about."""
        tables = {"pillars": "pillar", "mandates": "mandate", "figures/books": "books"}
        keys = []
        for part in sheet["rows"].split(","):
            if part.startswith("="):
                keys.append(part[1:])
            elif part == "levels":
                keys += [k for k in self.table("needs_level") if k.isdigit()]
            elif part == "criteria":
                keys += [row["code"] for row in read(self.profile, "criteria.tsv")]
            else:
                keys += self.table(tables[part])
        where = sheet["where"]
        if where:
            origin, want = where.split("=")
            keys = [k for k in keys if self.figure(origin, k) == want]
        return keys

    def body(self, name):
        """The cells of a sheet's table: its header, and the rows below."""
        (table,) = self.sheets[name].tables.values()
        cells = [[cell.value for cell in row] for row in self.sheets[name][table.ref]]
        return cells[0], cells[1:]

    def same(self, name, key, column, want, got):
        self.compared += 1
        if want == "":
            ok = isinstance(got, str) and got.startswith("[")
        elif column["kind"] in ("count", "integer", "decimal1"):
            ok = isinstance(got, (int, float)) and float(want) == got
        elif column["kind"] == "list" and "," in want:
            *head, last = want.split(",")
            ok = got == ", ".join(head) + AND[self.lang] + last
        else:
            ok = want == str(got)
        if not ok:
            self.mistakes.append(
                f"{name}: {key}: {column['label']}: {got!r}, not {want!r}")

    def figures(self, sheet):
        name = sheet["sheet"]
        parts = [p for p in self.layout if p["sheet"] == name]
        columns = [p for p in parts if p["part"] == "column"]
        keys = self.keys(sheet)
        header, rows = self.body(name)
        shown = any(p["part"] == "check" and p["kind"] == "shown" for p in parts)
        if len(header) != len(columns) or len(rows) - len(keys) not in (
                (1, 2) if shown else (0,)):
            self.mistakes.append(f"{name}: {len(rows)} rows, not {len(keys)}")
        words = {"levels": self.words("levels.tsv", "value"),
                 "pillars": self.words("pillars.tsv", "code")}
        for key, row in zip(keys, rows):
            for column, got in zip(columns, row):
                if "/" not in column["from"] or column["from"].startswith("run/"):
                    continue
                if column["kind"].startswith("label:"):
                    continue
                want = self.figure(column["from"], key)
                if column["kind"] in words and want != "":
                    want = words[column["kind"]][want]
                self.same(name, key, column, want, got)

    def matrix(self):
        """The levels of the states are those that the mandates count."""
        header, rows = self.body("states_and_mandates")
        states = [row["code"] for row in read(self.profile, "reporters.tsv")
                  if row["kind"] == "state" and row["participates"] == "yes"]
        if header[2:] != states:
            self.mistakes.append(f"states_and_mandates: not the states: {header}")
        for row in rows:
            counts = Counter(row[2:])
            for level in range(1, 6):
                self.compared += 1
                want = int(self.table("mandate")[str(row[0])][f"c{level}"])
                if counts[level] != want:
                    self.mistakes.append(f"states_and_mandates: {row[0]}: level "
                                         f"{level}: {counts[level]}, not {want}")

    def lists(self):
        """As many rows as there are records, with the places and languages of those."""
        languages = {key[5:]: word for key, word in self.words("labels.tsv", "key").items()
                     if key.startswith("lang.")}
        records = read(self.folder, "stream.tsv")
        answers = [r for r in records if r["rec"] == "answer"]
        counted = [r for r in answers if r["aside"] == ""]
        wanted = {
            "data": counted,
            "needs": [r for r in records if r["rec"] == "need"],
            "good_practices": [r for r in counted if r["question"] == "practices"],
            "regional_capacities": [r for r in counted if r["question"] == "offers"],
            "set_aside": [r for r in answers if r["aside"] != ""]
            + [r for r in records if r["rec"] == "reject"],
        }
        for name, want in wanted.items():
            parts = [p for p in self.layout if p["sheet"] == name and p["part"] == "column"]
            at = {p["from"]: i for i, p in enumerate(parts)}
            places = ("src_file", "src_line", "src_col")
            got = Counter(
                tuple("" if str(row[at[p]]).startswith("[") else str(row[at[p]])
                      for p in (*places, "lang")) for row in self.body(name)[1])
            self.compared += len(want)
            if got != Counter((*(r[p] for p in places), languages.get(r["lang"], ""))
                              for r in want):
                self.mistakes.append(f"{name}: not the records of the stream")


def main():
    book = Book(*sys.argv[1:])
    for sheet in book.layout:
        if sheet["part"] == "sheet" and sheet["kind"] == "figures":
            book.figures(sheet)
    book.matrix()
    book.lists()
    print("\n".join(book.mistakes) or f"{book.compared} cells compared")
    sys.exit(1 if book.mistakes else 0)


if __name__ == "__main__":
    main()
