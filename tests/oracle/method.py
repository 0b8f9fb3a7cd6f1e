#!/usr/bin/python3
"""What a spreadsheet program makes of a workbook's formulas.

usage: method.py same WORKBOOK RECALCULATED    does any cell differ?
       method.py change WORKBOOK NEW LIMIT...  set the limits of the bands, if any,
                                               and forget all computed values
       method.py follow RECALCULATED LIMIT...  are bands, mandates at or above,
                                               and their numbers as these limits
                                               and the levels in Data have them?
       method.py alike WORKBOOK...             do all have the same numbers,
                                               formulas and links, but for the
                                               names of sheets?
       method.py made PROFILE SEED             a stream of levels, at random

The workbooks are laid out as the profile lima-commitment has it. Prints what is
wrong, or how much was looked at; ends with 1 or 0.
"""
import csv
import os
import random
import sys
from fractions import Fraction
from math import floor

import openpyxl


def tell(mistakes, good):
    print("\n".join(mistakes[:20]) or good)
    sys.exit(1 if mistakes else 0)


def quotient(formula):
    """Is it a mean that is not rounded, where programs keep 15 digits?"""
    return isinstance(formula, str) and formula.startswith("=IF(C") and "/C" in formula \
        and "INT" not in formula


def same(path, other):
    ours = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    theirs = openpyxl.load_workbook(other, data_only=True)
    mistakes, cells, formulas = [], 0, 0
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                want = cached[sheet.title][cell.coordinate].value
                got = theirs[sheet.title][cell.coordinate].value
                cells += want is not None
                formulas += cell.data_type == "f"
                if want == got or (quotient(cell.value) and abs(want - got) < 1e-14):
                    continue
                mistakes.append(f"{sheet.title}!{cell.coordinate}: {want!r}, "
                                f"recalculated {got!r}: {cell.value}")
    tell(mistakes, f"{cells} cells, {formulas} of them formulas")


def table(workbook, code):
    """The rows of the table of this name, without the header."""
    (cells,) = [s[s.tables[code].ref] for s in workbook.worksheets if code in s.tables]
    return cells[1:]


def values(workbook, code):
    return [[cell.value for cell in row] for row in table(workbook, code)]


def change(path, new, limits):
    workbook = openpyxl.load_workbook(path)
    for row, limit in zip(table(workbook, "method_bands"), limits):
        row[2].value = float(limit)
    workbook.save(new)


def round_half_up(number):
    return Fraction(floor(number * 10 + Fraction(1, 2)), 10)


def band_of(mean, limits):
    below = [i + 1 for i, limit in enumerate(limits) if limit <= round_half_up(mean)]
    return below[-1] if below else "[x]"


def follow(path, limits):
    limits = [Fraction(limit) for limit in limits]
    workbook = openpyxl.load_workbook(path, data_only=True)
    bands, mandates, pillars, data = [
        values(workbook, code)
        for code in ("method_bands", "method_mandates", "method_pillars", "data")]
    levels = {}
    for row in data:
        # Mandate, pillar, state, name, kind, question, level.
        if isinstance(row[6], int):
            levels.setdefault(row[0], []).append(row[6])
    mistakes, moved = [], 0

    def check(where, want, got):
        if want != got:
            mistakes.append(f"{where}: {got}, by the limits {want}")

    of_pillar, in_band, above = {}, [], {}
    for row in mandates:
        given = levels[row[0]]
        mean = Fraction(sum(given), len(given))
        band = band_of(mean, limits)
        lowest = min(k for k in given if given.count(k) == max(map(given.count, given)))
        yes = int(band != "[x]" and band >= 3 and lowest >= 3)
        check(f"mandate {row[0]}: band", band, row[12])
        check(f"mandate {row[0]}: mode", lowest, row[14])
        check(f"mandate {row[0]}: at or above", yes, row[15])
        check(f"mandate {row[0]}: differences", (band != row[13]) + (yes != row[16]), row[17])
        moved += band != row[13]
        of_pillar.setdefault(row[1], []).append(mean)
        above[row[1]] = above.get(row[1], 0) + yes
        in_band.append(band)
    means = {key: sum(m) / len(m) for key, m in of_pillar.items()}
    for row, mean in zip(pillars, [*means.values(), sum(means.values()) / len(means)]):
        check(f"pillar {row[0]}: band", band_of(mean, limits), row[8])
        check(f"pillar {row[0]}: at or above", above.get(row[0], sum(above.values())), row[12])
        moved += row[8] != row[9]
    for row in bands:
        check(f"band {row[1]}: mandates", in_band.count(row[1]), row[3])
        check(f"band {row[1]}: pillars",
              [band_of(m, limits) for m in means.values()].count(row[1]), row[4])
    if moved == 0:
        mistakes.append("no band has moved: these limits prove nothing")
    tell(mistakes, f"{moved} bands moved")


def skeleton(path):
    """Every number, formula and link, with sheets by their order."""
    workbook = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    names = [f"'{sheet.title}'" for sheet in workbook]
    numbers = {name: f"<{i}>" for i, name in enumerate(names)}

    def plain(text):
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, numbers[name])
        return text

    cells = {}
    for i, sheet in enumerate(workbook):
        for row in sheet.iter_rows():
            for cell in row:
                value = cached[sheet.title][cell.coordinate].value
                what = [value if isinstance(value, (int, float)) else None,
                        plain(cell.value) if cell.data_type == "f" else None,
                        plain(cell.hyperlink.location) if cell.hyperlink else None]
                if what != [None, None, None]:
                    cells[i, cell.coordinate] = what
    return cells


def alike(paths):
    first, mistakes = skeleton(paths[0]), []
    for path in paths[1:]:
        other = skeleton(path)
        for at in sorted(first.keys() | other.keys()):
            if first.get(at) != other.get(at):
                mistakes.append(f"{path}: {at}: {other.get(at)}, not {first.get(at)}")
    tell(mistakes, f"{len(first)} cells in each")


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def made(profile, seed):
    """Numbers of responses of which means are ties, and mandates without any."""
    rnd = random.Random(int(seed))
    states = [r["code"] for r in read(profile, "reporters.tsv")
              if r["kind"] == "state" and r["participates"] == "yes"]
    columns = ("rec id reporter kind mandate question answer submitted src_file src_line "
               "src_col reason row item value named pillar aside flags")
    print(columns.replace(" ", "\t"))
    line = 1
    for mandate in read(profile, "mandates.tsv"):
        n = rnd.choice([0, 1, 2, 4, 8, 10, 20, 25, 33, rnd.randint(0, 33)])
        for state in rnd.sample(states, min(n, len(states))):
            line += 1
            level = rnd.choice([1, 2, 3, 4, 5] if int(seed) % 2 else [2, 3, 3, 4])
            print("answer", f"M{line}", state, "state", mandate["number"], "level", level,
                  "2019-01-01T00:00:00", "made.csv", line, 5, "", "", "", "",
                  mandate["number"], mandate["pillar"], "", "", sep="\t")


if sys.argv[1] == "made":
    made(*sys.argv[2:])
elif sys.argv[1] == "same":
    same(*sys.argv[2:])
elif sys.argv[1] == "change":
    change(sys.argv[2], sys.argv[3], sys.argv[4:])
elif sys.argv[1] == "follow":
    follow(sys.argv[2], sys.argv[3:])
else:
    alike(sys.argv[2:])
