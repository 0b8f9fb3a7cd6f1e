#!/usr/bin/python3
"""The tags of needs, found a second time from what lima-classify.1 says of them.

usage: tags.py PROFILE TABLE

For each row of TABLE, whose column text holds a need, prints the need, its tags and the words that
rules fitted, as the columns text, tags and tags_fired of lima-classify -x. Every rule is laid on
every word of every text; nothing is shared with the tool but the tables.
"""
import os
import re
import sys
import unicodedata

ENOUGH = 2


def read(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        head, *lines = f.read().split("\n")[:-1]
    return [dict(zip(head.split("\t"), line.split("\t"))) for line in lines]


def words(text):
    """The words without case and accents; a star stays with the word before it."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return re.findall(r"[^\W_]+\*?", "".join(c for c in apart if not unicodedata.combining(c)))


class Rule:
    def __init__(self, row, number):
        self.tag, self.weight, self.number = row["tag"], int(row["weight"]), number
        self.words = words(row["pattern"])
        self.letters = sum(len(word.rstrip("*")) for word in self.words)

    def fits(self, text, at):
        have = text[at:at + len(self.words)]
        return len(have) == len(self.words) and all(
            h.startswith(w[:-1]) if w.endswith("*") else h == w for w, h in zip(self.words, have))

    def rank(self):
        return -len(self.words), -self.letters, self.number


def matches(rules, text):
    """Where the rules of one tag fit: from each free word on, the one of most words and letters."""
    at = 0
    while at < len(text):
        here = min((r for r in rules if r.fits(text, at)), key=Rule.rank, default=None)
        if here:
            yield at, here
        at += len(here.words) if here else 1


def main():
    folder, table = sys.argv[1:]
    order = [row["code"] for row in read(os.path.join(folder, "tags.tsv"))]
    rules = [Rule(row, n) for n, row in enumerate(read(os.path.join(folder, "tag_rules.tsv")))]
    of = {tag: [r for r in rules if r.tag == tag] for tag in order}
    print("text", "tags", "tags_fired", sep="\t")
    for row in read(table):
        text = [word.rstrip("*") for word in words(row["text"])]
        carried, fired = [], []
        for tag in order:
            first = {}
            for at, rule in matches(of[tag], text):
                if rule.weight:
                    first.setdefault(rule, at)
            if sum(rule.weight for rule in first) >= ENOUGH:
                carried.append(tag)
            fired += [(at, *rule.rank(), rule) for rule, at in first.items()]
        print(row["text"], ";".join(carried), ";".join(
            f"{' '.join(text[at:at + len(rule.words)])} {rule.tag} {rule.weight}"
            for at, *_, rule in sorted(fired, key=lambda f: f[:-1])), sep="\t")


main()
