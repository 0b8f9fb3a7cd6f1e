"""Writes damaged exports; and says of what came of one whether all is there.

The folder gets N exports in which something was added, dropped, doubled or
changed at random. With --check, every line of the export that is not blank must
stand in the stream, as a row that was read or in the text of a reject, unless
it is the header: rows hold their number in the id and in each answer.

usage: damage.py FOLDER N
       damage.py --check EXPORT STREAM
"""
import os
import random
import re
import sys

ROWS = 12


def export(rnd):
    text = "ID,Date,Country,Mandate,Level,Needs\n"
    for i in range(ROWS):
        need = rnd.choice(["n%dn", '"n%dn, x"', '"n%dn\ny"', '"n%dn ""z"""', ""])
        text += "r%dr,d%dd,Peru,3,l%dl," % (i, i, i) + (need % i if need else "") + "\n"
    return text


def damaged(rnd, text):
    head = text.index("\n") + 1
    for _ in range(rnd.choice([1, 1, 1, 2, 3])):
        at = rnd.randrange(head, len(text))
        how = rnd.randrange(6)
        if how == 0:
            text = text[:at] + '"' + text[at:]
        elif how == 1:
            text = text[:at] + text[at + 1:]
        elif how == 2:
            text = text[:at] + rnd.choice([",", ",,,x", "\n", "\r", "\0", "\x1b", '""', '","', '"\n"']) + text[at:]
        elif how == 3:
            text = text[: max(at, head + 1)]
        elif how == 4:
            text = text[:at] + text[at:at + 40] + text[at:]
        else:
            text = text.replace('"', "", rnd.randrange(3))
        if len(text) <= head:
            break
    return text


def check(export_path, stream_path):
    with open(export_path, encoding="utf-8", newline="") as f:
        marks = re.findall(r"[rdln]\d+[rdln]", f.read())
    with open(stream_path, encoding="utf-8", newline="") as f:
        lines = [line.split("\t") for line in f.read().split("\n")[1:] if line]
    kept = " ".join("\t".join(line) for line in lines if line[0] != "run")
    answered = {line[1] for line in lines if line[0] == "answer"}
    for mark in marks:
        # The id and date of a row without answers are nowhere.
        row = "r%sr" % mark[1:-1]
        if mark not in kept and (mark[0] in "ln" or row in answered):
            sys.exit("%s: %s is lost" % (export_path, mark))


if sys.argv[1] == "--check":
    check(*sys.argv[2:])
else:
    rnd = random.Random(19)
    os.mkdir(sys.argv[1])
    for n in range(int(sys.argv[2])):
        with open(os.path.join(sys.argv[1], "d%03d.csv" % n), "w", encoding="utf-8", newline="") as f:
            f.write(damaged(rnd, export(rnd)))
