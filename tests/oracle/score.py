#!/usr/bin/python3
"""The figures of lima-score, computed a second time from the method's definitions.

usage: score.py [--bands printed|exact] [--denominator scored|all] PROFILE STREAM FOLDER

Reads a normalized stream whole, with fractions.Fraction, and writes into FOLDER every table as
`lima-score -t` prints it (NAME.tsv) and all figures as lima-score appends them (figures.tsv:
table, row, item, value, num, den). It shares no code and no way of counting with the tool.
"""
import argparse
import collections
import fractions
import os

F = fractions.Fraction


def read(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        head, *lines = f.read().split("\n")[:-1]
    head = head.split("\t")
    return [collections.defaultdict(str, zip(head, line.split("\t"))) for line in lines]


def half_up(x, decimals=0):
    """The decimal that x is printed as, and that decimal as a number."""
    scaled = (x * 10**decimals + F(1, 2)).__floor__()
    digits = str(scaled).rjust(decimals + 1, "0")
    text = digits[:-decimals] + "." + digits[-decimals:] if decimals else digits
    return text, F(scaled, 10**decimals)


class Profile:
    def __init__(self, folder):
        tables = {n: read(os.path.join(folder, n + ".tsv")) for n in (
            "profile", "pillars", "mandates", "levels", "bands", "criteria", "tags",
            "reporters")}
        settings = {r["key"]: r["value"] for r in tables["profile"]}
        self.at_or_above = int(settings["at_or_above"])
        self.few = int(settings["few"])
        self.pillars = [r["code"] for r in tables["pillars"]]
        self.mandates = {r["number"]: r["pillar"] for r in tables["mandates"]}
        self.levels = [int(r["value"]) for r in tables["levels"] if r["value"] != "na"]
        self.bands = [(F(r["lower"]), int(r["value"])) for r in tables["bands"]]
        self.criteria = [r["code"] for r in tables["criteria"]]
        self.tags = [r["code"] for r in tables["tags"]]
        self.participating = {
            kind: {r["code"] for r in tables["reporters"]
                   if r["kind"] == kind and r["participates"] == "yes"}
            for kind in ("state", "org")}

    def band(self, mean, how):
        if mean is None:
            return None
        figure = half_up(mean, 1)[1] if how == "printed" else mean
        below = [(lower, level) for lower, level in self.bands if lower <= figure]
        return max(below)[1] if below else None


# What a figure may be: each returns (value, num, den) as text.
def word(x):
    return ("" if x is None else str(x), "", "")


def count(n):
    return (str(int(n)), str(int(n)), "1")


def exact(x, decimals):
    return word(None) if x is None else (
        half_up(x, decimals)[0], str(x.numerator), str(x.denominator))


def percent(part, whole):
    return exact(F(part, whole) * 100 if whole else None, 1)


class Mandate:
    """One mandate's figures, from the list of the levels that states gave."""

    def __init__(self, profile, levels, how):
        other = "exact" if how == "printed" else "printed"
        self.n = len(levels)
        self.levels = levels
        self.mean = F(sum(levels), self.n) if levels else None
        self.band = profile.band(self.mean, how)
        most = max((levels.count(x) for x in levels), default=0)
        self.mode = sorted(x for x in set(levels) if levels.count(x) == most)

        def above(band, mode):
            return bool(band and mode and band >= profile.at_or_above and mode >= profile.at_or_above)

        lowest = self.mode[0] if self.mode else None
        self.at_or_above = above(self.band, lowest)
        self.ge_mean = bool(self.band and self.band >= profile.at_or_above)
        self.ge_literal = self.ge_mean and lowest == profile.at_or_above
        here = (self.band, self.at_or_above)
        band = profile.band(self.mean, other)
        readings = {(band, above(band, lowest))} | {
            (self.band, above(self.band, tied)) for tied in self.mode}
        self.flags = [flag for flag, holds in (
            ("few", self.n < profile.few),
            ("sensitive", bool(readings - {here})),
            ("tie", len(self.mode) > 1)) if holds]


def tables_of(profile, records, how, denominator):
    answers = [r for r in records if r["rec"] == "answer"]
    counted = [r for r in answers if not r["aside"]]
    needs = [r for r in records if r["rec"] == "need" and not r["aside"]]
    level = {(r["reporter"], r["mandate"]): int(r["answer"]) for r in counted
             if r["kind"] == "state" and r["question"] == "level"}
    named = [(r["named"] or r["mandate"]).split(",") for r in needs]
    first = [m[0] for m in named]
    out = {}

    items = ["participating", "reported", "reported_pct", "with_needs", "with_needs_pct"]
    rows = {}
    for row, kind in (("states", "state"), ("orgs", "org")):
        whole = len(profile.participating[kind])
        reported = len({r["reporter"] for r in counted if r["kind"] == kind})
        with_needs = len({r["reporter"] for r in needs if r["kind"] == kind})
        rows[row] = [count(whole), count(reported), percent(reported, whole),
                     count(with_needs), percent(with_needs, whole)]
    out["coverage"] = items, rows

    graded = {m: Mandate(profile, [v for (_, k), v in level.items() if k == m], how)
              for m in profile.mandates}
    items = ["pillar", "n", *(f"c{v}" for v in profile.levels), "mean", "band", "mode",
             "at_or_above", "ge_mean", "ge_literal", "flags", "needs"]
    out["mandate"] = items, {m: [
        word(profile.mandates[m]), count(g.n), *(count(g.levels.count(v)) for v in profile.levels),
        exact(g.mean, 1), word(g.band), word(",".join(map(str, g.mode))), count(g.at_or_above),
        count(g.ge_mean), count(g.ge_literal), word(";".join(g.flags)),
        count(sum(m in names for names in named))] for m, g in graded.items()}

    def index(mean):
        return exact(None if mean is None else mean / max(profile.levels) * 100, 0)

    def mean_of(means, whole):
        means = [x for x in means if x is not None]
        return sum(means) / (whole if denominator == "all" else len(means)) if means else None

    items = ["mandates", "scored", "n", "mean", "band", "index", "at_or_above", "ge_mean",
             "ge_literal", "at_band", "at_band_pct", "needs"]
    rows, means = {}, []
    for p in profile.pillars:
        mine = [g for m, g in graded.items() if profile.mandates[m] == p]
        mean = mean_of([g.mean for g in mine], len(mine))
        means.append(mean)
        band = profile.band(mean, how)
        at_band = sum(g.band == band for g in mine) if band else 0
        rows[p] = [
            count(len(mine)), count(sum(g.n > 0 for g in mine)), count(sum(g.n for g in mine)),
            exact(mean, 1), word(band), index(mean), count(sum(g.at_or_above for g in mine)),
            count(sum(g.ge_mean for g in mine)), count(sum(g.ge_literal for g in mine)),
            count(at_band), percent(at_band, len(mine)) if band else word(None),
            count(sum(profile.mandates[m] == p for m in first))]
    out["pillar"] = items, rows

    everywhere = [*profile.pillars, "all"]
    out["bands"] = [*(f"b{v}" for v in profile.levels), "none"], {p: [
        count(sum(g.band == v and p in (profile.mandates[m], "all") for m, g in graded.items()))
        for v in (*profile.levels, None)] for p in everywhere}

    pairs = [(profile.mandates[m], r["criterion"]) for m, r in zip(first, needs)]
    out["needs_criterion"] = [*profile.criteria, "total"], {p: [
        count(sum(p in (q, "all") and c in (d, None) for q, d in pairs))
        for c in (*profile.criteria, None)] for p in everywhere}

    at = [level.get((r["reporter"], m)) if r["kind"] == "state" else None
          for m, r in zip(first, needs)]
    per = {v: at.count(v) for v in profile.levels}
    whole = sum(per.values())
    to_100 = {}
    if whole:
        shares = {v: F(per[v] * 100, whole) for v in profile.levels}
        to_100 = {v: s.__floor__() for v, s in shares.items()}
        by_loss = sorted(profile.levels, key=lambda v: (to_100[v] - shares[v], v))
        for v in by_loss[:100 - sum(to_100.values())]:
            to_100[v] += 1
    rows = {str(v): [
        count(per[v]), percent(per[v], whole),
        (str(to_100[v]), *exact(shares[v], 0)[1:]) if whole else word(None)]
        for v in profile.levels}
    rows["none"] = [count(at.count(None)), word(None), word(None)]
    rows["all"] = [count(len(needs)), word(None), word(None)]
    out["needs_level"] = ["needs", "pct", "pct100"], rows

    with_needs = [m for m in profile.mandates if any(m in names for names in named)]
    out["needs_mandate"] = ["needs", *profile.criteria], {m: [
        count(sum(m in names and c in (r["criterion"], None) for names, r in zip(named, needs)))
        for c in (None, *profile.criteria)] for m in with_needs}

    carried = collections.Counter(
        (row, tag) for m, r in zip(first, needs) for tag in filter(None, r["tags"].split(";"))
        for row in (profile.mandates[m], "all"))
    out["needs_tag"] = profile.tags, {
        row: [count(carried[row, tag]) for tag in profile.tags]
        for row in (*profile.pillars, "all") if profile.tags}

    rows = {}
    for s in sorted(profile.participating["state"]):
        mine = [v for (t, _), v in level.items() if t == s]

        def of(these):
            return count(sum(r["kind"] == "state" and r["reporter"] == s for r in these))

        rows[s] = [count(len(mine)), exact(F(sum(mine), len(mine)) if mine else None, 1),
                   of(needs), of(r for r in counted if r["question"] == "practices"),
                   of(r for r in answers if r["aside"] == "superseded")]
    out["state"] = ["n", "mean", "needs", "practices", "superseded"], rows

    mean = mean_of(means, len(profile.pillars))
    out["overall"] = ["mean", "band", "index", "responses", "needs", "pairs", "mandates"], {
        "all": [exact(mean, 1), word(profile.band(mean, how)), index(mean), count(len(level)),
                count(len(needs)), count(sum(map(len, named))), count(len(with_needs))]}

    out["books"] = books(records, answers)
    return out


def books(records, answers):
    told = ["rows", "submissions", "answers"]
    asides = ["superseded", "after-closing", "not-participating", "not-applicable"]
    facts = [r for r in records if r["rec"] == "run" and r["item"] in told]
    rejects = [r for r in records if r["rec"] == "reject" and r["question"]]
    files = {r["src_file"] for r in answers} | {r["src_file"] for r in rejects} | {
        r["row"] for r in facts}

    def row(these):
        cells = []
        for item in told:
            knows = {r["row"] for r in facts if r["item"] == item}
            here = sum(int(r["value"]) for r in facts if r["item"] == item and r["row"] in these)
            cells.append(here if these <= knows else None)
        mine = [r for r in answers if r["src_file"] in these]
        added = sum(bool(r["named"]) and r["mandate"] != r["named"].split(",")[0] for r in mine)
        became = [sum(r["aside"] == a for r in mine) for a in ("", *asides)]
        became.append(sum(r["src_file"] in these for r in rejects))
        cells += [added, *became]
        cells.append(None if cells[2] is None else cells[2] + added - sum(became))
        return [word(None) if n is None else count(n) for n in cells]

    items = [*told, "added", "counted", *(a.replace("-", "_") for a in asides), "rejected",
             "difference"]
    return items, {**{f: row({f}) for f in sorted(files, key=str.encode)}, "all": row(files)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bands", default="printed", choices=["printed", "exact"])
    parser.add_argument("--denominator", default="scored", choices=["scored", "all"])
    parser.add_argument("profile")
    parser.add_argument("stream")
    parser.add_argument("folder")
    o = parser.parse_args()
    tables = tables_of(Profile(o.profile), read(o.stream), o.bands, o.denominator)
    figures = []
    for name, (items, rows) in tables.items():
        lines = ["\t".join(["row", *items])]
        for row, cells in rows.items():
            assert len(cells) == len(items), (name, row)
            lines.append("\t".join([row, *(c[0] for c in cells)]))
            figures += ["\t".join([name, row, i, *c]) for i, c in zip(items, cells)]
        with open(os.path.join(o.folder, name + ".tsv"), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
    with open(os.path.join(o.folder, "figures.tsv"), "w", encoding="utf-8") as f:
        f.write("\n".join(["table\trow\titem\tvalue\tnum\tden", *figures]) + "\n")


main()
