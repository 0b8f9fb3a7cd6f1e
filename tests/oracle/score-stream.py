#!/usr/bin/python3
"""A made-up instrument and a stream of it, for comparing lima-score with score.py.

usage: score-stream.py SEED FOLDER

Writes FOLDER/profile/ and FOLDER/stream.tsv: as lima-normalize and lima-classify would leave them,
but in any order, with ties, silent mandates and states, needs before levels, figures of an earlier
run, books that do not balance and, for odd seeds, without what lima-ingest tells of the files.
"""
import os
import random
import sys

seed, folder = int(sys.argv[1]), sys.argv[2]
rnd = random.Random(seed)
COLUMNS = ("rec id reporter kind mandate named question answer aside src_file src_line "
           "criterion tags table row item value num den").split()


def write(path, columns, rows):
    with open(os.path.join(folder, path), "w", encoding="utf-8", newline="\n") as f:
        for row in (columns, *rows):
            f.write("\t".join(map(str, row)) + "\n")


pillars = [chr(ord("P") + i) for i in range(rnd.randint(1, 6))]
mandates = {str(100 + i): rnd.choice(pillars) for i in range(rnd.randint(1, 40))}
levels = sorted(rnd.sample(range(1, 10), rnd.randint(2, 6)))
criteria = ["blue", "green", "red", "white"][:rnd.randint(1, 4)]
tags = ["loud", "old", "small", "wet", "young"][:rnd.randint(0, 5)]
states = [a + b + c for a in "ZKA" for b in "XB" for c in "YCR"][:rnd.randint(1, 18)]
orgs = ["ONE", "TWO", "THREE"]
lower = [f"{v}.{rnd.choice(['0', '05', '5', '25'])}" for v in levels]
above, few = rnd.choice(levels), rnd.randint(0, 6)
absent = rnd.choice(states)

os.makedirs(os.path.join(folder, "profile"))
write("profile/profile.tsv", ["key", "value"], [("at_or_above", above), ("few", few)])
write("profile/pillars.tsv", ["code"], [[p] for p in pillars])
write("profile/mandates.tsv", ["number", "pillar"], mandates.items())
write("profile/levels.tsv", ["value"], [[v] for v in (*levels, "na")])
write("profile/bands.tsv", ["value", "lower"], zip(levels, lower))
write("profile/criteria.tsv", ["code"], [[c] for c in criteria])
write("profile/tags.tsv", ["code"], [[t] for t in tags])
write("profile/reporters.tsv", ["code", "kind", "participates"],
      [(s, "state", "no" if s == absent else "yes") for s in states] + [(o, "org", "yes") for o in orgs])

files = [f"{name}.csv" for name in rnd.sample(["a", "b", "Z", "é", "a b", "score"], rnd.randint(1, 6))]
asides = ["superseded", "after-closing", "not-participating", "not-applicable"]
present = [s for s in states if s != absent]
records = []


def record(**fields):
    records.append([fields.get(c, "") for c in COLUMNS])


def answer(reporter, kind, mandate, question, text, **more):
    record(**{"rec": "answer", "reporter": reporter, "kind": kind, "mandate": mandate, "named": mandate,
              "question": question, "answer": text, "src_file": rnd.choice(files),
              "src_line": rnd.randint(2, 999), **more})


density = rnd.choice([0.05, 0.3, 0.8, 1])
for s in present:
    for m in mandates:
        if rnd.random() < density:
            answer(s, "state", m, "level", rnd.choice(levels))
for _ in range(rnd.randint(0, 60)):
    several = sorted(rnd.sample(list(mandates), min(len(mandates), rnd.choice([1, 1, 2, 3]))))
    question = rnd.choice(["measures", "practices", "needs", "level"])
    code = rnd.choice([*asides, "", ""])
    if question == "level" and code == "":
        continue
    reporter, kind = rnd.choice([(s, "state") for s in present] + [(rnd.choice(orgs), "org")])
    if code == "not-participating":
        reporter, kind = absent, "state"
    for m in several:
        answer(reporter, kind, m, question, "text", named=",".join(several), aside=code)
        if question == "needs" and code == "" and m == several[0]:
            for _ in range(rnd.randint(1, 4)):
                answer(reporter, kind, m, "needs", "a need", rec="need", named=",".join(several),
                       criterion=rnd.choice(criteria),
                       tags=";".join(t for t in tags if rnd.random() < 0.4))
for _ in range(rnd.randint(0, 9)):
    answer("Nowhere", "state", "x", rnd.choice(["", "level", "needs"]), "?", rec="reject")
if seed % 2 == 0:
    for f in files:
        for item in ("sha256", "rows", "submissions", "answers"):
            record(rec="run", row=f, item=item, value=rnd.randint(0, 999))
record(rec="run", row="normalize", item="closing", value="2019-06-17")
record(rec="run", row="score", item="bands", value="an earlier run")
record(rec="figure", table="overall", row="all", item="needs", value=7, num=7, den=1)
rnd.shuffle(records)
write("stream.tsv", COLUMNS, records)
