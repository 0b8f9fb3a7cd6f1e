#!/usr/bin/python3
"""Every figure of an explanation, computed again from the explanation alone.

usage: explain.py STREAM <EXPLANATION

EXPLANATION is what `lima-score --explain` prints for one or several figures. Each figure on it is
computed from the lines that go into it, in the way that its `how` says, and compared: its value as
printed and its exact fraction. The figures that were asked for must be those of STREAM, a scored
one, and every record a record of it. Prints how many figures and records there were.
"""
import collections
import fractions
import re
import sys

F = fractions.Fraction
FIELDS = ("rec", "id", "kind", "reporter", "mandate", "named", "question", "answer", "criterion",
          "aside", "src_file", "src_line", "src_col")


def read(lines):
    head = next(lines).rstrip("\n").split("\t")
    for line in lines:
        yield collections.defaultdict(str, zip(head, line.rstrip("\n").split("\t")))


def half_up(x, decimals):
    scaled = (x * 10**decimals + F(1, 2)).__floor__()
    digits = str(scaled).rjust(decimals + 1, "0")
    return digits[:-decimals] + "." + digits[-decimals:] if decimals else digits


def exact(line):
    return F(int(line["num"]), int(line["den"])) if line["num"] else None


class Sheet:
    """The lines about one figure that was asked for, by name and by what they go into."""

    def __init__(self, lines):
        self.lines = lines
        self.into = collections.defaultdict(list)
        self.named = {}
        for line in lines:
            self.into[line["into"]].append(line)
            if line["rec"] == "figure":
                before = self.named.setdefault(line["name"], line)
                assert (before is line) != (line["how"] == "as above"), line["name"]
                assert all(before[k] == line[k] for k in ("value", "num", "den")), line["name"]

    def beside(self, name, item):
        """A figure by its full name, or by the item alone: of the same table and row."""
        if ":" not in item:
            item = name.rsplit(":", 1)[0] + ":" + item
        return self.named[item]

    def expression(self, name, text):
        """A chain of + - * / from left to right, as all chains here can be read; None: nothing."""
        total, operator = None, "+"
        for word in text.split(" "):
            if word in "+-*/":
                operator = word
                continue
            if word == "sum":
                amounts = [exact(line) for line in self.into[name]]
                x = sum(amounts, F(0))
            elif word == "lines":
                x = F(len(self.into[name]))
            elif word.isdigit():
                x = F(int(word))
            else:
                x = exact(self.beside(name, word))
            if x is None or (operator == "/" and x == 0):
                return None
            total = x if total is None else {
                "+": lambda: total + x, "-": lambda: total - x, "*": lambda: total * x,
                "/": lambda: total / x}[operator]()
        return total

    def band(self, name, which):
        mean = self.beside(name, "mean")
        bounds = [(exact(b), b["value"]) for b in self.into[name] if b["name"].startswith("bands:")]
        if not mean["value"]:
            return ""
        figure = {"as printed": F(mean["value"]), "exact": exact(mean)}[which]
        return max([b for b in bounds if b[0] <= figure], default=(0, ""))[1]

    def mode(self, name):
        counts = [(int(c["value"]), c["name"].rsplit(":c", 1)[1]) for c in self.into[name]]
        most = max(n for n, _ in counts)
        return ",".join(level for n, level in counts if n == most and n > 0)

    def lowest_mode(self, name):
        return int(self.beside(name, "mode")["value"].split(",")[0] or 0)

    def reach(self, name, level):
        return int(self.beside(name, "band")["value"] or 0) >= level

    def flags(self, name, few):
        """The other reading of the band is that of the mean which was not taken."""
        row = name.rsplit(":", 1)[0]
        rule = self.named[row + ":band"]["how"]
        other = {"as printed": "exact", "exact": "as printed"}[rule.rsplit(", ", 1)[1]]
        threshold = int(self.named[row + ":at_or_above"]["how"].rsplit(" ", 1)[1])
        band = self.named[row + ":band"]["value"]
        modes = [int(m) for m in self.named[row + ":mode"]["value"].split(",") if m]
        above = {int(band or 0) >= threshold and m >= threshold for m in modes}
        sensitive = self.band(row + ":band", other) != band or len(above) > 1
        return ";".join(word for word, holds in (
            ("few", int(self.named[row + ":n"]["value"]) < few), ("sensitive", sensitive),
            ("tie", len(modes) > 1)) if holds)

    def shares_to_100(self, name):
        row, whole = name.split(":")[1], name.rsplit(":", 1)[0] + ":with_level"
        total = exact(self.named[whole])
        shares = {c["name"].split(":")[1]: exact(c) * 100 / total for c in self.into[whole]}
        floors = {k: v.__floor__() for k, v in shares.items()}
        first = sorted(shares, key=lambda k: (floors[k] - shares[k], list(shares).index(k)))
        for k in first[:100 - sum(floors.values())]:
            floors[k] += 1
        return str(floors[row])

    def compute(self, name, how):
        """The value as printed and the exact fraction, or None."""
        words = re.fullmatch(r"band of mean, (as printed|exact)", how)
        if words:
            return self.band(name, words[1]), None
        if how == "most frequent":
            return self.mode(name), None
        if how == "value given":
            return self.into[name][0]["value"], None
        if how == "nothing":
            return "", None
        words = re.match(r"few if n < (\d+); sensitive if .*; tie if mode has several$", how)
        if words:
            return self.flags(name, int(words[1])), None
        words = re.fullmatch(r"1 if band reaches (\d+)", how)
        if words:
            holds = self.reach(name, int(words[1]))
            return str(int(holds)), F(holds)
        words = re.fullmatch(r"1 if band and lowest mode reach (\d+)", how)
        if words:
            holds = self.reach(name, int(words[1])) and self.lowest_mode(name) >= int(words[1])
            return str(int(holds)), F(holds)
        words = re.fullmatch(r"1 if band reaches (\d+) and lowest mode is (\d+)", how)
        if words:
            holds = self.reach(name, int(words[1])) and self.lowest_mode(name) == int(words[2])
            return str(int(holds)), F(holds)
        text, _, rounding = how.partition(", ")
        x = self.expression(name, text)
        if x is None:
            return "", None
        if rounding == "largest remainder":
            return self.shares_to_100(name), x
        words = re.fullmatch(r"half up to (\d) decimals?", rounding)
        if words:
            return half_up(x, int(words[1])), x
        assert rounding == "" and x.denominator == 1, how
        return str(x), x

    def check(self, figures, records):
        for name, line in self.named.items():
            value, x = self.compute(name, line["how"])
            got = (line["value"], line["num"], line["den"])
            want = (value, *((str(x.numerator), str(x.denominator)) if x is not None else ("", "")))
            assert got == want, (name, line["how"], got, want)
        for line in self.lines:
            if line["rec"] not in ("figure", "profile"):
                if line["rec"] != "run":
                    assert tuple(line[k] for k in FIELDS) in records, dict(line)
                assert line["into"] in self.named, line["into"]
        last = self.lines[-1]
        assert figures[last["name"]] == (last["value"], last["num"], last["den"]), last["name"]
        return last["name"]


def main():
    figures, records = {}, set()
    with open(sys.argv[1], encoding="utf-8", newline="\n") as f:
        for r in read(f):
            if r["rec"] == "figure":
                figures[f"{r['table']}:{r['row']}:{r['item']}"] = (r["value"], r["num"], r["den"])
            else:
                records.add(tuple(r[k] for k in FIELDS))
    lines, asked, shown = [], [], 0
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    for line in read(sys.stdin):
        lines.append(line)
        shown += line["rec"] not in ("figure", "profile")
        if not line["into"]:
            asked.append(Sheet(lines).check(figures, records))
            lines = []
    assert not lines, "the last figure has no line"
    print(f"{len(asked)} figures, {len(figures) - len(set(asked))} not asked for, {shown} records")


main()
