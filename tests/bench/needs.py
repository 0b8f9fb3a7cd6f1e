#!/usr/bin/python3
"""needs.py megabytes: a stream of answers that is mostly needs.

The texts are the gold file's needs of the part dev, one after another in four
languages. Words of the rules, in place of some of theirs, make the needs differ;
of a hundred words three are capitalized, one is a figure and one a name that
hardly comes again, as in what people write. The same bytes each time.
"""

import csv
import random
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
COLUMNS = ("rec id reporter kind mandate named pillar question answer submitted"
           " src_file src_line src_col aside flags").split()
LANGUAGES = ("en", "es", "pt", "fr")
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi xo zé ção qué".split()
BULLETS = ("", "- ", "• ", "{}. ", "{}) ")


def read(path):
    """The records of a stream whose fields hold no escapes."""
    with open(TOP / path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t",
                                  quoting=csv.QUOTE_NONE)


def load_needs():
    """The words of each need, by language."""
    needs = {language: [] for language in LANGUAGES}
    for row in read("tests/fixtures/needs-gold.tsv"):
        if row["part"] == "dev" and "\\" not in row["text"]:
            needs[row["lang"]].append(row["text"].split())
    return needs


def load_words():
    """The words of the rules, by language."""
    words = {language: [] for language in LANGUAGES}
    for row in read("pipelines/profiles/lima-commitment/rules.tsv"):
        for language in LANGUAGES:
            if row["language"] in (language, "any"):
                words[language] += row["pattern"].replace("*", "").split()
    return words


def vary(chance, words, word):
    """A word in its place, or another."""
    draw = chance.random()
    if draw < 0.10:
        return chance.choice(words)
    if draw < 0.13:
        return word.capitalize()
    if draw < 0.14:
        return str(chance.randrange(1, 100000))
    if draw < 0.15:
        return "".join(chance.choices(SYLLABLES, k=4)).capitalize()
    return word


def answer(chance, needs, words):
    """One to six needs of one language, on a line each."""
    language = chance.choice(LANGUAGES)
    bullet = chance.choice(BULLETS)
    lines = []
    for number in range(1, chance.randrange(1, 7) + 1):
        text = chance.choice(needs[language])
        lines.append(bullet.format(number) + " ".join(
            vary(chance, words[language], word) for word in text))
    return "\\n".join(lines)


def main():
    """Print records until there are so many megabytes."""
    left = int(float(sys.argv[1]) * 1e6)
    chance = random.Random(2018)
    needs, words = load_needs(), load_words()
    print("\t".join(COLUMNS))
    line = 1
    while left > 0:
        line += 1
        mandate = str(line % 57 + 1)
        record = "\t".join((
            "answer", f"S{line}", "PER", "state", mandate, mandate, "A",
            "needs", answer(chance, needs, words), "2019-05-10T09:00:00",
            "states.csv", str(line), "7", "", ""))
        print(record)
        left -= len(record.encode()) + 1


if __name__ == "__main__":
    main()
