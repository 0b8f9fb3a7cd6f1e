#!/usr/bin/python3
"""The report of lima-classify --evaluate, computed a second time from the figures' definitions.

usage: evaluate.py make SEED FOLDER
       evaluate.py rules PROFILE GOLD EXPLAINED THRESHOLD
       evaluate.py other PROFILE GOLD OTHER

make writes into FOLDER a made-up profile, gold.tsv, its texts as a stream of answers (stream.tsv),
and other.tsv, a second person's labels of most of the same needs in another order. rules and other
print the report; EXPLAINED is what `lima-classify -x stream.tsv` prints, a row for each of gold's.
Everything is reckoned with fractions.Fraction from lists of (gold, given) pairs.
"""
import collections
import fractions
import os
import random
import sys

F = fractions.Fraction


def read(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        head, *lines = f.read().split("\n")[:-1]
    return [dict(zip(head.split("\t"), line.split("\t"))) for line in lines]


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        for row in [head, *rows]:
            f.write("\t".join(map(str, row)) + "\n")


def make(seed, folder):
    r = random.Random(int(seed))
    profile = os.path.join(folder, "profile")
    os.makedirs(profile)
    criteria = [f"c{k}" for k in range(r.choice([1, 2, 3, 3, 3, 6]))]
    words = [(f"w{k}x{n}", criteria[k], n) for k in range(len(criteria)) for n in (0, 1, 2, 3, 7, 40)]
    write(os.path.join(profile, "profile.tsv"), ["key", "value"],
          [["name", "made-up"], ["review_threshold", r.choice(["0", "0.5", "0.67", "0.9", "1"])]])
    write(os.path.join(profile, "criteria.tsv"), ["code"], [[c] for c in criteria])
    write(os.path.join(profile, "rules.tsv"), ["language", "pattern", "criterion", "weight"],
          [["any", word, c, n] for word, c, n in words])
    write(os.path.join(profile, "languages.tsv"), ["language", "pattern"], [])
    with_id = r.random() < 0.5
    gold = []
    for i in range(r.choice([0, 1, 7, 40, 200])):
        said = r.sample(words, r.randrange(4) if len(words) > 3 else 1)
        right = said[0][1] if said and r.random() < 0.7 else r.choice(criteria)
        text = " ".join(word for word, _, _ in said) + ("" if with_id and said else f" n{i}")
        gold.append([r.choice(["en", "en", "es", "pt", "fr"]), text.strip(), right, f"a.{i}"])
    head = ["lang", "text", "criterion", "id"][:4 if with_id else 3]
    write(os.path.join(folder, "gold.tsv"), head, [row[:len(head)] for row in gold])
    write(os.path.join(folder, "stream.tsv"), ["rec", "id", "mandate", "question", "answer"],
          [["answer", i, 1, "needs", row[1]] for i, row in enumerate(gold)])
    other = [row[:2] + [row[2] if r.random() < 0.8 else r.choice(criteria)] + row[3:]
             for row in gold if r.random() < 0.9]
    other += [["en", f"only here {i}", criteria[0], f"b.{i}"] for i in range(r.randrange(3))]
    r.shuffle(other)
    write(os.path.join(folder, "other.tsv"), head, [row[:len(head)] for row in other])


def show(x):
    """A figure with three decimals, half up."""
    if x is None:
        return ""
    n = (x * 1000 + F(1, 2)).__floor__()
    return f"{'-' if n < 0 else ''}{abs(n) // 1000}.{abs(n) % 1000:03}"


def share(part, whole):
    return F(part, whole) if whole else None


def kappa(pairs):
    n = len(pairs)
    if n == 0:
        return None
    observed = F(sum(a == b for a, b in pairs), n)
    mine = collections.Counter(a for a, _ in pairs)
    theirs = collections.Counter(b for _, b in pairs)
    expected = sum(F(mine[k], n) * F(theirs[k], n) for k in mine)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def precision(pairs, k):
    of = [a for a, b in pairs if b == k]
    return share(of.count(k), len(of))


def recall(pairs, k):
    of = [b for a, b in pairs if a == k]
    return share(of.count(k), len(of))


def f1(pairs, k):
    p, r = precision(pairs, k), recall(pairs, k)
    if p is None and r is None:
        return None
    return 2 * p * r / (p + r) if p and r else F(0)


def macro(pairs, criteria):
    known = [x for x in (f1(pairs, k) for k in criteria) if x is not None]
    return sum(known) / len(known) if known else None


def agreement(pairs, criteria):
    """The figures of some pairs, by (table, row, item)."""
    n, right = len(pairs), sum(a == b for a, b in pairs)
    out = {
        ("overall", "all", "n"): str(n),
        ("overall", "all", "right"): str(right),
        ("overall", "all", "accuracy"): show(share(right, n)),
        ("overall", "all", "kappa"): show(kappa(pairs)),
        ("overall", "all", "macro_f1"): show(macro(pairs, criteria)),
    }
    for k in criteria:
        out["criterion", k, "gold"] = str([a for a, _ in pairs].count(k))
        out["criterion", k, "given"] = str([b for _, b in pairs].count(k))
        out["criterion", k, "right"] = str(pairs.count((k, k)))
        out["criterion", k, "precision"] = show(precision(pairs, k))
        out["criterion", k, "recall"] = show(recall(pairs, k))
        out["criterion", k, "f1"] = show(f1(pairs, k))
    for a in criteria:
        for b in criteria:
            out["confusion", a, b] = str(pairs.count((a, b)))
    return out


def part(pairs, confidences):
    right = sum(a == b for a, b in pairs)
    return [("n", str(len(pairs))), ("right", str(right)), ("share", show(share(right, len(pairs)))),
            ("confidence", show(share(sum(confidences), len(pairs))))]


def confidence(pairs, confidences, threshold):
    groups = {}
    for tenth in range(10):
        last = tenth == 9
        name = f"0.{tenth}0-{'1.00' if last else f'0.{tenth}9'}"
        chosen = [i for i, c in enumerate(confidences) if c >= F(tenth, 10)
                  and (last or c < F(tenth + 1, 10))]
        if chosen:
            groups["reliability", name] = chosen
    groups["threshold", "at_or_above"] = [i for i, c in enumerate(confidences) if c >= threshold]
    groups["threshold", "below"] = [i for i, c in enumerate(confidences) if c < threshold]
    out = {}
    for (table, row), chosen in groups.items():
        if row == "at_or_above":
            out["threshold", "all", "threshold"] = show(threshold)
        for item, value in part([pairs[i] for i in chosen], [confidences[i] for i in chosen]):
            out[table, row, item] = value
    return out


def report(needs, criteria, threshold):
    """needs: (lang, text, gold, given, confidence or None)."""
    print("lang", "table", "row", "item", "value", "baseline", sep="\t")
    for lang in ["all", *sorted({need[0] for need in needs})]:
        some = [need for need in needs if lang in ("all", need[0])]
        pairs = [(need[2], need[3]) for need in some]
        always = [(need[2], criteria[0]) for need in some]
        value, baseline = agreement(pairs, criteria), agreement(always, criteria)
        if threshold is not None:
            sure = [need[4] for need in some]
            value.update(confidence(pairs, sure, threshold))
            baseline.update(confidence(always, sure, threshold))
            # The baseline is not sure of anything.
            baseline.update({key: "" for key in baseline if key[2] in ("confidence", "threshold")})
        for key in value:
            print(lang, *key, value[key], baseline[key], sep="\t")
        if threshold is None and lang != "all":
            for _, text, gold, given, _ in some:
                if gold != given:
                    print(lang, "disagreement", text, gold, given, criteria[0], sep="\t")


def main():
    what, *args = sys.argv[1:]
    if what == "make":
        return make(*args)
    criteria = [row["code"] for row in read(os.path.join(args[0], "criteria.tsv"))]
    gold = read(args[1])
    if what == "rules":
        explained = read(args[2])
        assert [g["text"] for g in gold] == [x["text"] for x in explained]
        return report([(g["lang"], g["text"], g["criterion"], x["criterion"], F(x["confidence"]))
                       for g, x in zip(gold, explained)], criteria, F(args[3]))
    given = {(row.get("id"), row["text"]): row["criterion"] for row in read(args[2])}
    return report([(g["lang"], g["text"], g["criterion"], given[g.get("id"), g["text"]], None)
                   for g in gold if (g.get("id"), g["text"]) in given], criteria, None)


main()
