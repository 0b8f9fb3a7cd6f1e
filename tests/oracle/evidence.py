#!/usr/bin/python3
"""evidence.py PROFILE WORKBOOK LANG: does every figure link to the records that
it is computed from, and every record back?

Follows each link of the sheets of figures, the matrix and the sheets on the
method, and computes the figure once more, in fractions, from nothing but the
rows that it opens. Every number in a column that has evidence must be linked,
unless it is 0. Prints what differs, or how many figures were computed; ends with
1 or 0.
"""
import csv
import os
import re
import sys
from collections import Counter
from fractions import Fraction
from math import floor

import openpyxl


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def half_up(number, parts=1):
    return Fraction(floor(number * parts + Fraction(1, 2)), parts)


class Levels:
    """What the levels of some answers give."""

    bands = []  # lower limit and value, ascending
    least = 3

    def __init__(self, rows):
        self.mandates = {}
        for row in rows:
            self.mandates.setdefault(str(row["mandate"]), []).append(
                (row["pillar"], row["answer"]))
        self.n = len(rows)

    @classmethod
    def band(cls, mean):
        below = [value for lower, value in cls.bands if lower <= half_up(mean, 10)]
        return below[-1] if below else None

    @staticmethod
    def mean_of(answers):
        return Fraction(sum(level for _, level in answers), len(answers))

    def mandate(self, key, item):
        answers = self.mandates[key]
        levels = [level for _, level in answers]
        counts = Counter(levels)
        mode = sorted(k for k in counts if counts[k] == max(counts.values()))
        mean = self.mean_of(answers)
        band = self.band(mean)
        if item[0] == "c":
            return counts[int(item[1:])]
        return {
            "n": self.n, "sum": sum(levels), "mean": half_up(mean, 10),
            "full": mean, "band": band, "lowest": mode[0],
            "mode": mode[0] if len(mode) == 1 else ",".join(map(str, mode)),
            "at_or_above": int(band >= self.least <= mode[0]),
            "ge_mean": int(band >= self.least),
            "ge_literal": int(band >= self.least and mode[0] == self.least),
        }[item]

    def count(self, item):
        return sum(self.mandate(m, item) for m in self.mandates)

    def in_band(self, band):
        return sum(1 for answers in self.mandates.values()
                   if self.band(self.mean_of(answers)) == band)

    def summary(self, mean, item):
        return {"mean": half_up(mean, 10), "full": mean, "band": self.band(mean),
                "index": half_up(mean * 20)}[item]

    def pillar(self, item):
        means = [self.mean_of(answers) for answers in self.mandates.values()]
        mean = sum(means) / len(means)
        at_band = self.in_band(self.band(mean))
        if item == "n":
            return self.n
        if item in ("mandates", "scored"):
            return len(self.mandates)
        if item in ("at_or_above", "ge_mean", "ge_literal"):
            return self.count(item)
        if item == "none" or re.fullmatch(r"b\d", item):
            return self.in_band(None if item == "none" else int(item[1:]))
        if item == "at_band":
            return at_band
        if item == "at_band_pct":
            return half_up(Fraction(at_band * 100, len(self.mandates)), 10)
        return self.summary(mean, item)

    def overall(self, item):
        if item == "responses":
            return self.n
        if item == "at_or_above":
            return self.count(item)
        of = {}
        for answers in self.mandates.values():
            of.setdefault(answers[0][0], []).append(self.mean_of(answers))
        means = [sum(m) / len(m) for m in of.values()]
        return self.summary(sum(means) / len(means), item)


def share_of_100(counts, with_level):
    """Whole shares by the largest remainder, the lower level first."""
    shares = {k: Fraction(counts[k] * 100, with_level) for k in range(1, 6)}
    whole = {k: floor(s) for k, s in shares.items()}
    order = sorted(shares, key=lambda k: (whole[k] - shares[k], k))
    for k in order[:100 - sum(whole.values())]:
        whole[k] += 1
    return whole


# The figure that an item of a sheet on the method is.
METHOD = {
    "mandate": {
        "n": "mandate/*/n", "level": "mandate/*/c{}", "sum": "mandate/*/sum",
        "mean": "mandate/*/full", "printed": "mandate/*/mean",
        "band": "mandate/*/band", "mode": "mandate/*/lowest",
        "at_or_above": "mandate/*/at_or_above"},
    "pillar": {
        "n": "pillar/*/n|overall/*/responses",
        "mean": "pillar/*/full|overall/*/full",
        "printed": "pillar/*/mean|overall/*/mean",
        "band": "pillar/*/band|overall/*/band",
        "index": "pillar/*/index|overall/*/index",
        "at_or_above": "pillar/*/at_or_above|overall/*/at_or_above"},
    "needs": {
        "needs": "needs_criterion/*/total",
        "criterion": "needs_criterion/*/{}",
        "level": "needs_level/{}/needs", "none": "needs_level/none/needs"},
}


class Book:
    def __init__(self, profile, path, lang):
        self.layout = read(profile, "workbook.tsv")
        self.labels = {r["key"]: r[lang] for r in read(profile, "labels.tsv")}
        self.words = {r["code"]: r[lang] for r in read(profile, "criteria.tsv")}
        Levels.bands = [(Fraction(r["lower"]), int(r["value"]))
                        for r in read(profile, "bands.tsv")]
        workbook = openpyxl.load_workbook(path, data_only=True)
        # The table of a sheet bears its code.
        self.sheets = {name: s for s in workbook.worksheets for name in s.tables}
        self.codes = {s.title: code for code, s in self.sheets.items()}
        self.mistakes, self.figures, self.back = [], 0, 0
        self.pools = {}

    def columns(self, code):
        return [p for p in self.layout
                if p["sheet"] == code and p["part"] == "column"]

    def body(self, code):
        """The rows of a sheet's table, the header first."""
        (table,) = self.sheets[code].tables.values()
        return list(self.sheets[code][table.ref])

    def records(self, code):
        """Row of the grid to what stands there, by the column it is from."""
        if code not in self.pools:
            self.pools[code] = {}
            for row in self.body(code)[1:]:
                record = self.pools[code][row[0].row] = {}
                for column, cell in zip(self.columns(code), row):
                    known = record.get(column["from"])
                    if known is None or str(known).startswith("["):
                        record[column["from"]] = cell.value
        return self.pools[code]

    def open(self, where, cell):
        """What a link leads to: the code of the sheet, and rows of its table."""
        match = re.fullmatch(r"'([^']+)'!A(\d+):[A-Z]+(\d+)", cell.hyperlink.location)
        code, first, last = self.codes[match[1]], int(match[2]), int(match[3])
        told = re.findall(r"\d+", cell.hyperlink.tooltip.split(match[1])[-1])
        if [int(n) for n in told] not in ([first, last], [first, last][first == last:]):
            self.mistakes.append(f"{where}: the tip says {told}")
        return code, [self.records(code)[r] for r in range(first, last + 1)]

    def from_levels(self, origin, key, rows):
        paths = [p.split("/") for p in origin.split("|")]
        if paths[0][0] == "mandate":
            return Levels(rows).mandate(self.mandate, paths[0][2])
        if key == "all":
            return Levels(rows).overall(paths[-1][2])
        return Levels(rows).pillar(paths[0][2])

    def from_needs(self, origin, key, rows):
        table, row, item = origin.split("/")
        if table == "needs_criterion":
            what = key if item == "*" else item
            if key != "all" and item != "*" and {r["pillar"] for r in rows} != {key}:
                return "needs of other pillars"
            return sum(1 for r in rows
                       if what == "total" or r["criterion"] == self.words[what])
        counts = Counter(r["reported"] for r in rows)
        with_level = sum(n for k, n in counts.items() if isinstance(k, int))
        level = key if row == "*" else row
        if item == "pct100":
            return share_of_100(counts, with_level)[int(level)]
        n = {"all": len(rows), "none": len(rows) - with_level}.get(level)
        n = counts[int(level)] if n is None else n
        return n if item == "needs" else half_up(Fraction(n * 100, with_level), 10)

    def from_set_aside(self, item, key, rows):
        if key != "all" and {r["src_file"] for r in rows} != {key}:
            return "answers of other files"
        if item == "rejected":
            return sum(1 for r in rows if r["rec"] == self.labels["rec.reject"]
                       and not r["question"].startswith("["))
        reason = self.labels["reason." + item.replace("_", "-")]
        return sum(1 for r in rows if r["aside|reason"] == reason)

    def compute(self, sheet, column, key, target, rows):
        origin = column["from"]
        if sheet["kind"] == "method":
            name, _, code = origin[1:].partition(":")
            origin = METHOD[sheet["from"]][name].format(code)
        if target == "set_aside":
            return self.from_set_aside(origin.split("/")[2], key, rows)
        if target == "needs":
            return self.from_needs(origin, key, rows)
        if origin == "mandate/*/needs":
            # One need a line.
            return sum(len([t for t in r["answer"].split("\n") if t.strip()])
                       for r in rows)
        return self.from_levels(origin, key, rows)

    def same(self, where, want, got):
        self.figures += 1
        if isinstance(want, Fraction) and 10 % want.denominator != 0:
            good = abs(float(want) - got) < 1e-11
        elif isinstance(got, float):
            good = Fraction(str(got)) == want
        else:
            good = got == want
        if not good:
            self.mistakes.append(f"{where}: {got!r}, its records give {want}")

    def key_of(self, sheet, row):
        """The key of a row of figures; words stand for some."""
        value = str(row[0].value)
        if value == self.labels["row.all"]:
            return "all"
        if sheet["rows"].startswith("criteria"):
            codes = {word: code for code, word in self.words.items()}
            return codes.get(value, "total")
        if sheet["rows"].startswith("levels"):
            level = row[1].value
            return str(level) if isinstance(level, int) else "none"
        at = [c["from"] for c in self.columns(sheet["sheet"])].index("*")
        return str(row[at].value)

    def sheet_of_figures(self, sheet):
        columns = self.columns(sheet["sheet"])
        below = (self.labels["check.sum"], self.labels["check.difference"])
        for row in self.body(sheet["sheet"])[1:]:
            key = self.mandate = self.key_of(sheet, row)
            for column, cell in zip(columns, row):
                where = f"{sheet['sheet']}!{cell.coordinate}"
                if cell.hyperlink is not None:
                    if not column["evidence"]:
                        self.mistakes.append(f"{where}: a link without evidence")
                    target, rows = self.open(where, cell)
                    self.same(where, self.compute(sheet, column, key, target, rows),
                              cell.value)
                elif column["evidence"] and isinstance(cell.value, (int, float)) \
                        and cell.value != 0 and key not in below:
                    self.mistakes.append(f"{where}: no link: {cell.value}")

    def matrix(self, code):
        body = self.body(code)
        states = [cell.value for cell in body[0]]
        first = len(self.columns(code))
        for row in body[1:]:
            for state, cell in list(zip(states, row))[first:]:
                where = f"{code}!{cell.coordinate}"
                if not isinstance(cell.value, int):
                    continue
                if cell.hyperlink is None:
                    self.mistakes.append(f"{where}: no link")
                    continue
                (record,) = self.open(where, cell)[1]
                if (record["mandate"], record["reporter"]) != (row[0].value, state):
                    self.mistakes.append(f"{where}: leads to {record}")
                self.same(where, record["answer"], cell.value)

    def way_back(self, code):
        """From each record to the row of its mandate, and to its level."""
        columns = self.columns(code)
        for row in self.body(code)[1:]:
            for column, cell in zip(columns, row):
                if not column["evidence"] or not isinstance(cell.value, int):
                    continue
                self.back += 1
                where = f"{code}!{cell.coordinate}"
                if cell.hyperlink is None:
                    self.mistakes.append(f"{where}: no link")
                    continue
                (record,) = self.open(where, cell)[1]
                got = record["answer" if column["from"] == "reported" else "*"]
                if got != cell.value:
                    self.mistakes.append(f"{where}: leads to {record}")


def main():
    book = Book(*sys.argv[1:])
    for sheet in book.layout:
        if sheet["part"] != "sheet" or sheet["sheet"] not in book.sheets:
            continue
        if sheet["kind"] in ("figures", "method"):
            book.sheet_of_figures(sheet)
        elif sheet["kind"] == "matrix":
            book.matrix(sheet["sheet"])
        elif sheet["kind"] == "records":
            book.way_back(sheet["sheet"])
    print("\n".join(book.mistakes[:20]) or
          f"{book.figures} figures, {book.back} links back")
    sys.exit(1 if book.mistakes else 0)


main()
