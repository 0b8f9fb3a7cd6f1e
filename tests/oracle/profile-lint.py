#!/usr/bin/python3
"""Looks for mistakes in the tables of a profile, sharing no code with the tools.

usage: profile-lint.py FOLDER CHECK [ISO-3166-1.json]

CHECK is the name of one of the functions below that take a profile. Each
mistake is one line on stdout, and the status is then 1.
"""
import itertools
import json
import os
import re
import sys
import unicodedata

LANGUAGES = ["en", "es", "pt", "fr"]
COLUMNS = {
    "profile": ["key", "value"],
    "pillars": ["code", *LANGUAGES],
    "mandates": ["number", "pillar", *LANGUAGES, "confidence", "source"],
    "levels": ["value", *LANGUAGES, "variants"],
    "bands": ["value", "lower"],
    "criteria": ["code", *LANGUAGES],
    "tags": ["code", "kind", *LANGUAGES],
    "reporters": ["code", "kind", *LANGUAGES, "aliases", "participates"],
    "questions": ["code", "role", "kind", *LANGUAGES, "wide"],
    "rules": ["language", "pattern", "criterion", "weight"],
    "tag_rules": ["language", "pattern", "tag", "weight"],
    "calibration": ["clarity", "n", "right", "confidence"],
    "languages": ["language", "pattern"],
    "labels": ["key", *LANGUAGES],
    "workbook": [],
}
KEYED = [name for name in COLUMNS
         if name not in ("rules", "tag_rules", "calibration", "languages", "workbook")]
SETTINGS = ["name", "at_or_above", "few", "mandate_words", "review_threshold",
            "wide_headers", "header_groups"]
DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")
WHOLE = re.compile(r"[1-9][0-9]*")

mistakes = []


def mistake(place, what, value=None):
    mistakes.append(f"{place}: {what}" + ("" if value is None else f": '{value}'"))


def fold(text):
    """As names are compared: no case, accents, or shapes of quote and dash."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = []
    for char in text:
        kind = unicodedata.category(char)
        if kind == "Pd":
            char = "-"
        elif char in "‘’ʼ":
            char = "'"
        if not kind.startswith("M"):
            kept.append(char)
    return " ".join("".join(kept).split())


class Row(dict):
    """A record by column, with the place where it stands."""

    def items_of(self, *columns):
        for column in columns:
            for item in self[column].split("|"):
                if item:
                    yield item


class Profile:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name + ".tsv")

    def rows(self, name):
        """None of a table that is missing: the check of the stream says so."""
        if not os.path.exists(self.path(name)):
            return
        with open(self.path(name), encoding="utf-8", newline="\n") as table:
            header = table.readline().rstrip("\n").split("\t")
            for number, line in enumerate(table, 2):
                row = Row(zip(header, line.rstrip("\n").split("\t")))
                row.place = f"{name}.tsv:{number}"
                yield row

    def column(self, name, column):
        return [row[column] for row in self.rows(name)]

    def setting(self, key):
        return {row["key"]: row["value"] for row in self.rows("profile")}.get(key, "")


def stands_for_one(pairs, what):
    """pairs of (row, word): no word belongs to rows with different keys."""
    owner = {}
    for row, word in pairs:
        key = next(iter(row.values()))
        if owner.setdefault(fold(word), key) != key:
            mistake(row.place, f"{what} of {owner[fold(word)]} too", word)


# The checks.


def stream(profile):
    """Every table is there and obeys the stream's rules."""
    for name, wanted in COLUMNS.items():
        file = name + ".tsv"
        if not os.path.exists(profile.path(name)):
            mistake(file, "missing")
            continue
        with open(profile.path(name), "rb") as table:
            data = table.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            mistake(f"{file}:{data[: error.start].count(10) + 1}", "not UTF-8")
            continue
        if not text.endswith("\n"):
            mistake(file, "last line without its newline")
        header, *lines = text.removesuffix("\n").split("\n")
        header = header.split("\t")
        for column in header:
            if not re.fullmatch("[a-z][a-z0-9_]*", column):
                mistake(f"{file}:1", "not a column name", column)
            if header.count(column) > 1:
                mistake(f"{file}:1", "column stands twice", column)
        for column in wanted:
            if column not in header:
                mistake(f"{file}:1", "column missing", column)
        for number, line in enumerate(lines, 2):
            fields = line.split("\t")
            if len(fields) != len(header):
                mistake(f"{file}:{number}", "fields", f"{len(fields)} of {len(header)}")
            # A label may be the glue between two words, spaces and all.
            for field in fields if file != "labels.tsv" else []:
                tidy(f"{file}:{number}", field)


def tidy(place, field):
    if any(ord(char) < 32 or 127 <= ord(char) < 160 for char in field):
        mistake(place, "control character", ascii(field)[1:-1])
    elif field != field.strip() or "  " in field:
        mistake(place, "stray space", field)
    if re.sub(r"\\[tnr\\]", "", field).count("\\"):
        mistake(place, "unknown escape", field)
    if field != unicodedata.normalize("NFC", field):
        mistake(place, "letters and accents apart", field)


def keys(profile):
    """Keys are there once, lists have no empty items, cells are filled."""
    for name in KEYED:
        seen = set()
        for row in profile.rows(name):
            key = row[COLUMNS[name][0]]
            if not key or key in seen:
                mistake(row.place, "key stands twice" if key else "key missing", key)
            seen.add(key)
            # Programs name their columns in one language.
            if name != "mandates" and row.get("role") != "ignored":
                for language in [c for c in LANGUAGES if c in row and not row[c]]:
                    mistake(row.place, f"nothing in column {language}", key)
    lists = {"levels": ["variants"], "reporters": ["aliases"], "questions": [*LANGUAGES, "wide"]}
    for name, columns in lists.items():
        for row in profile.rows(name):
            for cell in [row[column] for column in columns if row[column]]:
                if "" in [item.strip() for item in cell.split("|")]:
                    mistake(row.place, "empty item in a list", cell)


def settings(profile):
    """profile.tsv has the values that the tools ask for."""
    for key in SETTINGS:
        if not profile.setting(key):
            mistake("profile.tsv", "no value", key)
    if profile.setting("name") != os.path.basename(profile.folder):
        mistake("profile.tsv", "not the folder's name", profile.setting("name"))
    if profile.setting("at_or_above") not in profile.column("bands", "value"):
        mistake("profile.tsv", "at_or_above is no level", profile.setting("at_or_above"))
    if not WHOLE.fullmatch(profile.setting("few")):
        mistake("profile.tsv", "few is no number", profile.setting("few"))
    threshold = profile.setting("review_threshold")
    if not DECIMAL.fullmatch(threshold) or float(threshold) > 1:
        mistake("profile.tsv", "review_threshold is not in 0 to 1", threshold)


def mandates(profile):
    """Mandates are 1 to n, in pillars that exist, titled unless unknown."""
    pillars = profile.column("pillars", "code")
    for wanted, row in zip(itertools.count(1), profile.rows("mandates")):
        if row["number"] != str(wanted):
            mistake(row.place, f"not mandate {wanted}", row["number"])
        if row["pillar"] not in pillars:
            mistake(row.place, "no such pillar", row["pillar"])
        if row["confidence"] not in ("confirmed", "inferred", "unknown"):
            mistake(row.place, "no such confidence", row["confidence"])
        titles = [language for language in LANGUAGES if row[language]]
        if titles != ([] if row["confidence"] == "unknown" else LANGUAGES):
            mistake(row.place, f"{row['confidence']}, but titles in", " ".join(titles))
    for pillar in pillars:
        if pillar not in profile.column("mandates", "pillar"):
            mistake("pillars.tsv", "pillar without mandates", pillar)


def scale(profile):
    """Levels are 1 to n and na, each with a band; no word is for two levels."""
    levels = profile.column("levels", "value")
    count = len(levels) - 1
    if levels != [str(n) for n in range(1, count + 1)] + ["na"]:
        mistake("levels.tsv", "not 1 to n and na", " ".join(levels))
    bands = profile.column("bands", "value")
    if bands != levels[:-1]:
        mistake("bands.tsv", "not one for each level, ascending", " ".join(bands))
    below = -1.0
    for row in profile.rows("bands"):
        if not DECIMAL.fullmatch(row["lower"]):
            mistake(row.place, "not a number", row["lower"])
        elif float(row["lower"]) <= below:
            mistake(row.place, "not above the band before it", row["lower"])
        else:
            below = float(row["lower"])
    stands_for_one(
        ((row, word) for row in profile.rows("levels")
         for word in row.items_of("value", *LANGUAGES, "variants")), "word")


def reporters(profile):
    """Every reporter is of a kind, and no name or alias is for two."""
    for row in profile.rows("reporters"):
        if row["kind"] not in ("state", "org"):
            mistake(row.place, "no such kind", row["kind"])
        if row["participates"] not in ("yes", "no"):
            mistake(row.place, "neither yes nor no", row["participates"])
        form = "[A-Z]{3}" if row["kind"] == "state" else "[A-Z]+"
        if not re.fullmatch(form, row["code"]):
            mistake(row.place, "not a code", row["code"])
    stands_for_one(
        ((row, word) for row in profile.rows("reporters")
         for word in row.items_of("code", *LANGUAGES, "aliases")), "name")


def iso(profile, path):
    """ISO 3166-1 agrees about each state: both codes, and its English names."""
    with open(path, encoding="utf-8") as file:
        known = {entry["alpha_3"]: entry for entry in json.load(file)["3166-1"]}
    for row in profile.rows("reporters"):
        if row["kind"] != "state":
            continue
        if row["code"] not in known:
            mistake(row.place, "not in ISO 3166-1", row["code"])
            continue
        names = {fold(word) for word in row.items_of(*LANGUAGES, "aliases")}
        for field in "alpha_2", "name", "official_name", "common_name":
            word = known[row["code"]].get(field)
            if word is not None and fold(word) not in names:
                mistake(row.place, f"{row['code']} lacks its {field}", word)


def questions(profile):
    """Every header name is for one code, and every role is played."""
    roles = ["id", "submitted", "reporter", "mandate", "question", "ignored"]
    for row in profile.rows("questions"):
        if row["role"] not in roles:
            mistake(row.place, "no such role", row["role"])
        if row["kind"] not in (["state", "org"] if row["role"] == "reporter" else [""]):
            mistake(row.place, f"not a kind for role {row['role']}", row["kind"])
    for role in roles:
        if role not in profile.column("questions", "role"):
            mistake("questions.tsv", "nothing has the role", role)
    stands_for_one(
        ((row, word) for row in profile.rows("questions")
         for word in row.items_of(*LANGUAGES)), "header name")


def wide_headers(profile, pattern):
    """Headers after a pattern, each with the number that is the mandate's."""
    words = sorted((fold(w) for w in profile.setting("mandate_words").split("|")), key=len)
    word = "|".join(map(re.escape, reversed(words)))
    plain, *rest = re.split(rf"((?:(?<![^\W\d_])(?:{word})[ _-]?)?{{m}})", fold(pattern))
    for number in "1", "4", "7", "012", "39,42":
        for form in "{m}", words[0] + "{m}", words[-1] + " {m}", words[-1] + "_{m}":
            if form != "{m}" or all(place == "{m}" for place in rest[::2]):
                places = [form.replace("{m}", number)] * len(rest[::2])
                yield plain + "".join(map("".join, zip(places, rest[1::2]))), number


def wide(profile):
    """No header names a mandate and a question in two ways, or one and a column."""
    patterns = profile.setting("wide_headers").split("|")
    for pattern in patterns:
        if "{m}" not in pattern or pattern.count("{q}") != 1:
            mistake("profile.tsv", "not a pattern of {m} and {q}", pattern)
    owner = {fold(word): (row["code"], "") for row in profile.rows("questions")
             for word in row.items_of(*LANGUAGES)}
    for row in profile.rows("questions"):
        if row["role"] != "question":
            if row["wide"]:
                mistake(row.place, "a form for wide exports of what is no question", row["wide"])
            continue
        for item in dict.fromkeys(row.items_of(*LANGUAGES, "wide")):
            for pattern in [item] if "{m}" in item else [p.replace("{q}", item) for p in patterns]:
                for header, number in wide_headers(profile, pattern):
                    had = owner.setdefault(header, (row["code"], number))
                    if had != (row["code"], number):
                        mistake(row.place, f"header of {' '.join(had).strip()} too", header)


def placeholders(text):
    """What a text has filled in; {n|one|many} only chooses words, where a language has two."""
    return {place for place in re.findall(r"\{([^{}]*)\}", text) if "|" not in place}


def labels(profile):
    """The four languages of a label have the same placeholders."""
    for row in profile.rows("labels"):
        wanted = placeholders(row["en"])
        for language in LANGUAGES:
            if placeholders(row[language]) != wanted:
                mistake(row.place, f"placeholders of {language} are not those of en", row["key"])
            if re.search("[{}]", re.sub(r"\{[^{}]*\}", "", row[language])):
                mistake(row.place, f"lone brace in {language}", row["key"])


def rules(profile):
    """Rules speak a known language or any, name a criterion and weigh something."""
    for row in profile.rows("rules"):
        if row["language"] not in LANGUAGES + ["any"]:
            mistake(row.place, "no such language", row["language"])
        negates = row["criterion"] == ""
        if not negates and row["criterion"] not in profile.column("criteria", "code"):
            mistake(row.place, "no such criterion", row["criterion"])
        if not row["pattern"]:
            mistake(row.place, "no pattern", row["pattern"])
        if not re.fullmatch("[0-9]+", row["weight"]):
            mistake(row.place, "not a weight", row["weight"])
        elif negates and not 1 <= int(row["weight"]) <= 20:
            mistake(row.place, "not a reach", row["weight"])
    patterns = [fold(pattern) for pattern in profile.column("rules", "pattern")]
    for row in profile.rows("rules"):
        if patterns.count(fold(row["pattern"])) > 1:
            mistake(row.place, "pattern stands twice", row["pattern"])


def tags(profile):
    """Tags are of a kind, and may name columns; their rules speak for one and weigh something."""
    codes = profile.column("tags", "code")
    for row in profile.rows("tags"):
        if not re.fullmatch("[a-z][a-z0-9_]*", row["code"]) or row["code"] == "row":
            mistake(row.place, "not a code", row["code"])
        if row["kind"] not in ("theme", "audience", "crosscutting"):
            mistake(row.place, "no such kind", row["kind"])
    for language in LANGUAGES:
        stands_for_one(((row, row[language]) for row in profile.rows("tags")), "name")
    seen = set()
    speaks = set()
    for row in profile.rows("tag_rules"):
        if row["language"] not in LANGUAGES + ["any"]:
            mistake(row.place, "no such language", row["language"])
        if row["tag"] not in codes:
            mistake(row.place, "no such tag", row["tag"])
        if not re.fullmatch("[0-9]+", row["weight"]):
            mistake(row.place, "not a weight", row["weight"])
        elif row["weight"] != "0":
            speaks.add((row["tag"], row["language"]))
        if not re.fullmatch(r"[^\W_]+\*?( [^\W_]+\*?)*", row["pattern"]):
            mistake(row.place, "not words with blanks between", row["pattern"])
        key = fold(row["pattern"]), row["tag"]
        if key in seen:
            mistake(row.place, "pattern stands twice for its tag", row["pattern"])
        seen.add(key)
    for code in codes:
        for language in LANGUAGES:
            if not speaks & {(code, language), (code, "any")}:
                mistake("tag_rules.tsv", f"no rule in {language}", code)


def calibration(profile):
    """It begins at 0 and rises, and each confidence follows from the counts beside it."""
    before = None
    for row in profile.rows("calibration"):
        counts = [row["clarity"], row["n"], row["right"]]
        if not all(re.fullmatch("[0-9]+", cell) for cell in counts):
            mistake(row.place, "not whole numbers", "|".join(counts))
            continue
        clarity, n, right = map(int, counts)
        sure = f"{100 * (right + 1) // (n + 2) / 100:.2f}"
        if row["confidence"] != sure:
            mistake(row.place, f"confidence is not {sure}", row["confidence"])
        if before is None and clarity != 0:
            mistake(row.place, "does not begin at 0", row["clarity"])
        if before is not None and (clarity <= before[0] or sure <= before[1]):
            mistake(row.place, "does not rise", f"{clarity}|{sure}")
        before = clarity, sure
    if before is None:
        mistake("calibration.tsv", "no row")


def languages(profile):
    """A word or an ending belongs to one language, and each language has some."""
    rows = profile.rows("languages")
    for language in LANGUAGES:
        if language not in profile.column("languages", "language"):
            mistake("languages.tsv", "no words of a language", language)
    patterns = [fold(pattern) for pattern in profile.column("languages", "pattern")]
    for row in rows:
        if row["language"] not in LANGUAGES:
            mistake(row.place, "no such language", row["language"])
        if not re.fullmatch(r"\*?[^\W_]+", row["pattern"]):
            mistake(row.place, "not a word or an ending", row["pattern"])
        if patterns.count(fold(row["pattern"])) > 1:
            mistake(row.place, "pattern stands twice", row["pattern"])


CHECKS = [stream, keys, settings, mandates, scale, reporters, iso, questions, wide, labels,
          rules, tags, calibration, languages]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.split("\n\n")[1])
    folder, name, *rest = sys.argv[1:]
    check = {check.__name__: check for check in CHECKS}[name]
    check(Profile(folder.rstrip("/")), *rest)
    for line in mistakes:
        print(line)
    sys.exit(1 if mistakes else 0)


main()
