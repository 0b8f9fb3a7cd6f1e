#!/usr/bin/python3
"""Writes wide and long exports, and what answers should be read from them.

usage: shapes.py patterns PROFILE FOLDER   one wide export with every pattern of
                                           the profile and every name in it
       shapes.py tables PROFILE FOLDER N   N tables of answers, each written long
                                           and wide

The folder gets the exports and a file "want": a line for each answer, being the
file, line, column, reporter, mandate, question and text, with the stream's
escapes. Same arguments, same bytes.
"""
import csv
import io
import os
import random
import re
import sys

LANGUAGES = ["en", "es", "pt", "fr"]
PIECES = ["a", "Perú", ",", ";", '"', "\n", "12", "  ", "- item", "39,42", "ñ", "Level", "4"]


def table(profile, name):
    with open(os.path.join(profile, name + ".tsv"), encoding="utf-8", newline="\n") as file:
        header, *rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(header, row)) for row in rows]


class Names:
    def __init__(self, profile):
        settings = {row["key"]: row["value"] for row in table(profile, "profile")}
        self.words = settings["mandate_words"].split("|")
        self.patterns = settings["wide_headers"].split("|")
        self.groups = settings["header_groups"].replace("*", "_x").split("|")
        self.of = {row["code"]: row for row in table(profile, "questions")}
        self.questions = [c for c, row in self.of.items() if row["role"] == "question"]

    def all_of(self, code, *columns):
        return [n for column in columns for n in self.of[code][column].split("|") if n]

    def wide(self, pattern, name, number, word):
        """A header; word stands before the number, unless the pattern has one."""
        header = name if "{m}" in name else pattern.replace("{q}", name)
        if not re.search("m{m}", header, re.I):
            header = header.replace("{m}", word + "{m}")
        elif word:
            header = re.sub("m{m}", word + "{m}", header, flags=re.I)
        return header.replace("{m}", str(number))


class Export:
    """A CSV that knows the line on which each of its rows begins."""

    def __init__(self, folder, name, want):
        self.path, self.want = os.path.join(folder, name), want
        self.text = io.StringIO(newline="")
        self.writer = csv.writer(self.text, lineterminator="\n")

    def row(self, cells, answers=()):
        line = self.text.getvalue().count("\n") + 1
        self.writer.writerow(cells)
        for column, *what in answers:
            print(self.path, line, column + 1, *map(escaped, what), sep="|", file=self.want)

    def close(self):
        with open(self.path, "w", encoding="utf-8", newline="") as file:
            file.write(self.text.getvalue())


def escaped(text):
    return str(text).replace("\\", "\\\\").replace("\n", "\\n")


def patterns(names, folder, want):
    words = ["", "Mandate ", "m", "MANDATO_", "Mand. ", "mandat-"]
    header, answers = ["Country", "Date"], []
    for code in names.questions:
        for name in dict.fromkeys(names.all_of(code, *LANGUAGES, "wide")):
            for pattern in names.patterns:
                number = len(header)
                header.append(names.wide(pattern, name, number, words[number % len(words)]))
                answers.append((number, "Peru", number, code, f"a{number}"))
    export = Export(folder, "patterns.csv", want)
    export.row(header)
    export.row(["Peru", "2019-01-01"] + [a[-1] for a in answers], answers)
    export.close()


def tables(names, folder, want, count):
    rnd = random.Random(57)

    def text():
        return "".join(rnd.choice(PIECES) for _ in range(rnd.choice([1, 1, 2, 5]))).strip() or "x"

    def head(code):
        return rnd.choice(names.all_of(code, rnd.choice(LANGUAGES)))

    def long(name, data, questions):
        columns = ["id", "submitted", "state", "mandate", *questions]
        rnd.shuffle(columns)
        export = Export(folder, name, want)
        export.row([head(c) for c in columns])
        pairs = sorted({(reporter, mandate) for reporter, mandate, _ in data})
        rnd.shuffle(pairs)
        for reporter, mandate in pairs:
            fixed = {"id": "r1", "submitted": "2019-01-01", "state": reporter, "mandate": mandate}
            cells = [fixed.get(c) or data.get((reporter, mandate, c), "") for c in columns]
            export.row(cells, [(i, reporter, mandate, c, cells[i]) for i, c in enumerate(columns)
                               if c in questions and cells[i]])
        export.close()

    def wide(name, data, questions):
        columns = [(m, q) for m in sorted({m for _, m, _ in data}) for q in questions]
        columns += [("", c) for c in ("id", "submitted", "state")]
        rnd.shuffle(columns)
        export, header = Export(folder, name, want), []
        for mandate, code in columns:
            if not mandate:
                header.append(head(code))
                continue
            form = names.wide(rnd.choice(names.patterns), rnd.choice(
                names.all_of(code, "wide", rnd.choice(LANGUAGES))), mandate,
                rnd.choice(["", "", rnd.choice(names.words) + rnd.choice(["", " ", "_", "-"])]))
            group = rnd.choice(names.groups) + "/" if rnd.random() < 0.2 else ""
            header.append(rnd.choice([str, str.upper, str.lower])(group + form))
        export.row(header)
        reporters = sorted({reporter for reporter, *_ in data})
        rnd.shuffle(reporters)
        for reporter in reporters:
            fixed = {"id": "r1", "submitted": "2019-01-01", "state": reporter}
            cells = [fixed[c] if not m else data.get((reporter, m, c), "") for m, c in columns]
            export.row(cells, [(i, reporter, *columns[i], cells[i]) for i in range(len(columns))
                               if columns[i][0] and cells[i]])
        export.close()

    for number in range(count):
        questions = rnd.sample(names.questions, rnd.randint(1, len(names.questions)))
        mandates = [str(m) for m in rnd.sample(range(1, 99), rnd.randint(1, 12))]
        reporters = rnd.sample(["Peru", "Chile", "Canada", "St. Lucia", "Trinidad & Tobago"], 3)
        data = {(r, m, q): text() for r in reporters for m in mandates for q in questions
                if rnd.random() < 0.7}
        if data:
            long(f"{number:03}-long.csv", data, questions)
            wide(f"{number:03}-wide.csv", data, questions)


def main():
    mode, profile, folder, *rest = sys.argv[1:]
    os.mkdir(folder)
    with open(os.path.join(folder, "want"), "w", encoding="utf-8", newline="\n") as want:
        {"patterns": patterns, "tables": tables}[mode](Names(profile), folder, want, *map(int, rest))


main()
