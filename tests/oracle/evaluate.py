#!/usr/bin/python3
"""The reports of lima-classify on labelled needs, computed a second time from their definitions.

usage: evaluate.py make SEED FOLDER
       evaluate.py rules PROFILE GOLD EXPLAINED THRESHOLD
       evaluate.py folds PROFILE GOLD EXPLAINED THRESHOLD K
       evaluate.py other PROFILE GOLD OTHER
       evaluate.py calibrate PROFILE GOLD EXPLAINED
       evaluate.py learn PROFILE GOLD SUPPORT
       evaluate.py learn-folds PROFILE GOLD SUPPORT K

make writes into FOLDER a made-up profile, gold.tsv, its texts as a stream of answers (stream.tsv),
and other.tsv, a second person's labels of most of the same needs in another order. rules, folds and
other print the report of --evaluate, calibrate that of --calibrate, learn and learn-folds those of
--learn, for made-up profiles alone: their patterns are single words. EXPLAINED is what
`lima-classify -x stream.tsv` prints, a row for each of gold's. Everything is reckoned with
fractions.Fraction from lists of (gold, given) pairs.
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
    write(os.path.join(profile, "tags.tsv"), ["code"], [])
    write(os.path.join(profile, "tag_rules.tsv"), ["language", "pattern", "tag", "weight"], [])
    steps = sorted(r.sample(range(1, 17), r.randrange(5)))
    sure = sorted(r.sample(range(101), len(steps) + 1))
    write(os.path.join(profile, "calibration.tsv"), ["clarity", "confidence"],
          [[n, f"{c / 100:.2f}"] for n, c in zip([0, *steps], sure)])
    with_id = r.random() < 0.5
    gold = []
    for i in range(r.choice([0, 1, 7, 40, 200])):
        said = r.sample(words, r.randrange(4) if len(words) > 3 else 1)
        right = said[0][1] if said and r.random() < 0.7 else r.choice(criteria)
        text = " ".join(word for word, _, _ in said) + ("" if with_id and said else f" n{i}")
        lead = "so " * r.choice([0, 0, 1, 4, 11])
        # Words that no rule knows: most often that of the criterion, or half a pair.
        if r.random() < 0.4:
            hint = right if r.random() < 0.8 else r.choice(criteria)
            text += r.choice([f" t{hint}", f" left right {hint}", " left", " right left", f" right {hint}x"])
        gold.append([r.choice(["en", "en", "es", "pt", "fr"]), lead + text.strip(), right, f"a.{i}"])
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


def isotonic(shares):
    """The least squares fit that does not fall, by the min-max formula, of (right, n) pairs."""
    def mean(some):
        return F(sum(right for right, _ in some), sum(n for _, n in some))
    n = len(shares)
    return [max(min(mean(shares[a:b + 1]) for b in range(i, n)) for a in range(i + 1)) for i in range(n)]


def calibrate(judged):
    """Of (clarity, is right) pairs the rows [clarity, n, right], each surer than the one before."""
    at = sorted({clarity for clarity, _ in judged})
    shares = [(sum(ok for c, ok in judged if c == x), sum(c == x for c, _ in judged)) for x in at]
    blocks, last = [], None
    for x, (right, n), fitted in zip(at, shares, isotonic(shares)):
        if fitted == last:
            blocks[-1][1] += n
            blocks[-1][2] += right
        else:
            blocks.append([x, n, right])
        last = fitted
    out = []
    for block in blocks or [[0, 0, 0]]:
        out.append(block)
        while len(out) > 1 and sure(out[-1]) <= sure(out[-2]):
            _, n, right = out.pop()
            out[-1][1] += n
            out[-1][2] += right
    out[0][0] = 0
    return out


def sure(block):
    return F((100 * F(block[2] + 1, block[1] + 2)).__floor__(), 100)


def look_up(rows, clarity):
    return [sure(row) for row in rows if row[0] <= clarity][-1]


def deal(gold, criteria, k):
    """The fold of each need."""
    kinds = [(g["lang"], criteria.index(g["criterion"]), g["text"]) for g in gold]
    order = {kind: i for i, kind in enumerate(sorted(set(kinds), key=lambda x: (x[0], x[1], x[2].encode())))}
    return [order[kind] % k for kind in kinds]


PARTS = [F(n, 100) for n in (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 97, 99)]


def confidence(pairs, confidences, threshold):
    groups = {}
    for low, high in zip(PARTS, [*PARTS[1:], F(101, 100)]):
        chosen = [i for i, c in enumerate(confidences) if low <= c < high]
        if chosen:
            groups["reliability", f"{float(low):.2f}-{float(high - F(1, 100)):.2f}"] = chosen
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


def doublings(x):
    n = 0
    while x >= 2 ** (n + 1):
        n += 1
    return n


def judge(text, signs, criteria):
    """signs: {pattern of one or two words: (criterion, weight)}; those of rules are in it too."""
    words, at, found = text.split(), 0, []
    while at < len(words):
        here = " ".join(words[at:at + 2])
        if " " not in here or here not in signs:
            here = words[at]
        if here in signs and signs[here][1] and here not in found:
            found.append(here)
        at += len(here.split())
    scores = {k: 0 for k in criteria}
    for i, pattern in enumerate(found):
        k, weight = signs[pattern]
        scores[k] += weight * (2 if i == 0 and k != criteria[0] else 1)
    best = max(scores.values())
    return next((signs[p][0] for p in found if scores[signs[p][0]] == best), criteria[0])


def effect(needs, before, pattern, sign, criteria):
    """How many needs become right, and how many wrong, if a pattern gets that sign."""
    needs = [g for g in needs if pattern in g["text"]]
    after = {**before, pattern: sign}
    was = [judge(g["text"], before, criteria) == g["criterion"] for g in needs]
    now = [judge(g["text"], after, criteria) == g["criterion"] for g in needs]
    return sum(b and not a for a, b in zip(was, now)), sum(a and not b for a, b in zip(was, now))


def terms_of(text, rules):
    words = text.split()
    pairs = [a + " " + b for a, b in zip(words, words[1:]) if a not in rules and b not in rules]
    return {word for word in words if word not in rules} | set(pairs)


def proposals(needs, rules, criteria, support):
    """The signs after learning from some needs."""
    signs = dict(rules)
    terms = {g["text"]: terms_of(g["text"], rules) for g in needs}
    total = {k: sum(g["criterion"] == k for g in needs) for k in criteria}
    holds = collections.defaultdict(list)
    for g in needs:
        for term in terms[g["text"]]:
            holds[term].append(g["criterion"])
    for term in sorted(holds, key=lambda t: (" " in t, t)):
        best = None, 1
        for k in criteria:
            a, b = holds[term].count(k), len(holds[term]) - holds[term].count(k)
            times = F(a + 1, total[k] + 2) / F(b + 1, len(needs) - total[k] + 2)
            if a >= support and times >= 4 and doublings(times) > best[1]:
                best = k, doublings(times)
        k, n = best
        said = " " in term and any(signs.get(word, (None, 0))[0] == k for word in term.split())
        if k is None or said:
            continue
        mends, breaks = effect(needs, rules, term, (k, min(n, 3)), criteria)
        if mends - breaks >= 2:
            signs[term] = k, min(n, 3)
    changed = True
    while changed:
        changed = False
        for pattern, (k, own) in rules.items():
            if sum(pattern in g["text"].split() for g in needs) < support:
                continue
            gains = []
            for weight in sorted(range(max(0, own - 3), min(1000, own + 3) + 1), key=lambda w: (abs(w - own), w)):
                mends, breaks = effect(needs, signs, pattern, (k, weight), criteria)
                gains.append((mends - breaks, weight))
            gain, weight = max(gains, key=lambda x: x[0])
            if gain >= 2:
                signs[pattern] = k, weight
                changed = True
    return signs


def learn(profile, gold, criteria, support):
    table = read(os.path.join(profile, "rules.tsv"))
    rules = {row["pattern"]: (row["criterion"], int(row["weight"])) for row in table}
    signs = proposals(gold, rules, criteria, support)
    print("language", "pattern", "criterion", "weight", "comment", "status", "old", "needs", *criteria,
          "mends", "breaks", sep="\t")
    rows = []
    for pattern, (k, weight) in signs.items():
        has = [g for g in gold if pattern in (g["text"].split() if pattern in rules else terms_of(g["text"], rules))]
        old = rules.get(pattern, (None, ""))[1]
        mends, breaks = effect(gold, rules, pattern, (k, weight), criteria)
        languages = {g["lang"] for g in has}
        if pattern in rules:
            key, language, comment, status = (0,), "any", "", "kept" if weight == old else "changed"
        else:
            key, comment, status = (1, breaks - mends, -len(has), pattern), "proposal", "new"
            language = languages.pop() if len(languages) == 1 else "any"
        counts = [sum(g["criterion"] == c for g in has) for c in criteria]
        rows.append((key, [language, pattern, k, weight, comment, status, old, len(has), *counts, mends, breaks]))
    for _, row in sorted(rows, key=lambda x: x[0]):
        print(*row, sep="\t")


def learn_folds(profile, gold, criteria, support, k):
    rules = {row["pattern"]: (row["criterion"], int(row["weight"]))
             for row in read(os.path.join(profile, "rules.tsv"))}
    folds = deal(gold, criteria, k)
    signs = {f: proposals([g for g, fold in zip(gold, folds) if fold != f], rules, criteria, support)
             for f in set(folds)}
    print("lang", "table", "row", "item", "value", "baseline", sep="\t")
    for lang in ["all", *sorted({g["lang"] for g in gold})]:
        some = [(g, f) for g, f in zip(gold, folds) if lang in ("all", g["lang"])]
        value = agreement([(g["criterion"], judge(g["text"], signs[f], criteria)) for g, f in some], criteria)
        now = agreement([(g["criterion"], judge(g["text"], rules, criteria)) for g, f in some], criteria)
        for key in value:
            print(lang, *key, value[key], now[key], sep="\t")


def main():
    what, *args = sys.argv[1:]
    if what == "make":
        return make(*args)
    criteria = [row["code"] for row in read(os.path.join(args[0], "criteria.tsv"))]
    gold = read(args[1])
    if what == "learn":
        return learn(args[0], gold, criteria, int(args[2]))
    if what == "learn-folds":
        return learn_folds(args[0], gold, criteria, int(args[2]), int(args[3]))
    if what in ("rules", "folds", "calibrate"):
        explained = read(args[2])
        assert [g["text"] for g in gold] == [x["text"] for x in explained]
        judged = [(int(x["clarity"]), g["criterion"] == x["criterion"]) for g, x in zip(gold, explained)]
        if what == "calibrate":
            print("clarity", "n", "right", "confidence", sep="\t")
            for row in calibrate(judged):
                print(*row, f"{float(sure(row)):.2f}", sep="\t")
            return None
        confidences = [F(x["confidence"]) for x in explained]
        if what == "folds":
            folds = deal(gold, criteria, int(args[4]))
            fits = {f: calibrate([j for j, fold in zip(judged, folds) if fold != f]) for f in set(folds)}
            confidences = [look_up(fits[f], clarity) for f, (clarity, _) in zip(folds, judged)]
        return report([(g["lang"], g["text"], g["criterion"], x["criterion"], c)
                       for g, x, c in zip(gold, explained, confidences)], criteria, F(args[3]))
    given = {(row.get("id"), row["text"]): row["criterion"] for row in read(args[2])}
    return report([(g["lang"], g["text"], g["criterion"], given[g.get("id"), g["text"]], None)
                   for g in gold if (g.get("id"), g["text"]) in given], criteria, None)


main()
