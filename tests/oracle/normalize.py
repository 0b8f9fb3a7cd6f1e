#!/usr/bin/python3
"""What lima-normalize should count, told independently of it.

normalize.py make SEED   writes a random stream of answers, as lima-ingest does
normalize.py count FILE  prints the cells that count under METHOD section 2, with
                         closing date 2019-06-17: file, line, column, mandate
"""
import random
import sys
from datetime import datetime, timedelta

COLUMNS = "rec reporter kind mandate question answer submitted src_file src_line src_col".split()
REPORTERS = ["Peru", "PER", "Perú", "Chile", "Brasil", "Venezuela", "Atlantis", ""]
CODES = {"Peru": "PER", "PER": "PER", "Perú": "PER", "Chile": "CHL", "Brasil": "BRA", "Venezuela": "VEN"}
LEVELS = {"Advanced": "4", "Intermedio": "3", "5": "5", "N/A": "na", "En curso": None}
MANDATES = ["1", "2", "Mandato 2", "1,2", "2, 1", "3", "58"]


def make(seed):
    rnd = random.Random(seed)
    print("\t".join(COLUMNS))
    for n in range(600):
        when = datetime(2019, 6, 16, 22) + timedelta(hours=rnd.randrange(40))
        stamp = when.strftime(rnd.choice(["%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:00Z"]))
        question = rnd.choice(["level", "measures", "needs"])
        answer = rnd.choice(list(LEVELS)) if question == "level" else "text %d" % n
        name = "%s/%s.csv" % (rnd.choice("xy"), rnd.choice("ab"))
        print("\t".join(["answer", rnd.choice(REPORTERS), "state", rnd.choice(MANDATES), question, answer,
                         stamp, name, str(n + 2), str(rnd.randint(4, 6))]))


def moment(text):
    for form in ("%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:00Z"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            pass
    raise SystemExit("date: " + text)


def count(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        names, *rows = [line.rstrip("\n").split("\t") for line in f]
    best = {}
    for row in rows:
        a = dict(zip(names, row))
        code = CODES.get(a["reporter"])
        numbers = sorted({int(m.split()[-1]) for m in a["mandate"].split(",")})
        level = LEVELS[a["answer"]] if a["question"] == "level" else ""
        if code in (None, "VEN") or not all(1 <= m <= 57 for m in numbers) or level is None:
            continue
        if moment(a["submitted"]) >= datetime(2019, 6, 18):
            continue
        place = (moment(a["submitted"]), a["src_file"].rsplit("/", 1)[-1], int(a["src_line"]),
                 int(a["src_col"]), a["src_file"])
        for m in numbers:
            key = (code, a["question"], m) + (() if a["question"] == "level" else (tuple(numbers),))
            if key not in best or best[key][0] < place:
                best[key] = (place, level, a, m)
    for place, level, a, m in best.values():
        if level != "na":
            print("%s:%s:%s %d" % (a["src_file"], a["src_line"], a["src_col"], m))


if __name__ == "__main__":
    make(int(sys.argv[2])) if sys.argv[1] == "make" else count(sys.argv[2])
