#!/usr/bin/python3
"""page.py check FILE...: is the page sound by itself?
page.py figures PROFILE FOLDER LANG: is every figure of FOLDER/page-LANG.html
the one of the tables in FOLDER, and every bar as long as its figure asks?
page.py numbers FILE: the numbers of its tables, as section, row, column, value.

Reads with html.parser. Prints what is wrong, or how many cells were compared;
ends with 1 or 0.
"""
import re
import sys
from collections import Counter
from html.parser import HTMLParser

from workbook import Book, read

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "line"}
SIGNS = {"en": (",", "."), "es": ("\u00a0", ","), "pt": (".", ","), "fr": ("\u202f", ",")}


class Node:
    def __init__(self, tag, attrs):
        self.tag, self.attrs, self.children = tag, dict(attrs), []

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def all(self, tag):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    def classes(self):
        return (self.attrs.get("class") or "").split()


class Tree(HTMLParser):
    """The elements of a page; void ones and those that close themselves are leaves."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.root = Node("", [])
        self.open, self.nodes, self.mistakes = [self.root], [], []
        with open(path, encoding="utf-8", newline="") as file:
            self.source = file.read()
        self.feed(self.source)
        self.close()
        if len(self.open) != 1:
            self.mistakes.append(f"not closed: {[n.tag for n in self.open[1:]]}")

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.mistakes.append(f"{tag}: an attribute twice: {names}")
        self.open[-1].children.append(node)
        self.nodes.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if self.open[-1].tag != tag:
            self.mistakes.append(f"{tag} ends within {self.open[-1].tag}")
        else:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


class Check:
    def __init__(self, path):
        self.tree = Tree(path)
        self.mistakes = self.tree.mistakes
        self.nodes = self.tree.nodes
        self.ids()
        self.alone()
        self.headings()
        self.tables()
        self.drawings()

    def wrong(self, what):
        self.mistakes.append(what)

    def of(self, *tags):
        return [n for n in self.nodes if n.tag in tags]

    def ids(self):
        """Ids are unique, and what refers to one finds it."""
        count = Counter(n.attrs["id"] for n in self.nodes if "id" in n.attrs)
        for name, times in count.items():
            if times > 1:
                self.wrong(f"id {times} times: {name}")
        for node in self.nodes:
            names = (node.attrs.get("aria-labelledby") or "").split()
            if "href" in node.attrs:
                names.append(node.attrs["href"].removeprefix("#"))
            for name in names:
                if name not in count:
                    self.wrong(f"{node.tag}: nothing has the id {name!r}")

    def alone(self):
        """Nothing is loaded, nothing runs, and the page says so itself."""
        for node in self.of("script", "link", "img", "iframe", "object", "embed", "form",
                            "base", "video", "audio", "use", "image", "foreignobject"):
            self.wrong(f"an element {node.tag}")
        for node in self.nodes:
            for name, value in node.attrs.items():
                if name.startswith("on") or name in ("src", "style", "xlink:href", "srcset"):
                    self.wrong(f"{node.tag}: an attribute {name}")
                if re.match(r"\s*(javascript|data|https?):", value or "", re.I):
                    self.wrong(f"{node.tag}: {name}: {value}")
        for style in self.of("style"):
            if re.search(r"url\(|@import|expression", style.text()):
                self.wrong("the style sheet loads something")
        first = [n for n in self.of("meta")][:2]
        if [("charset" in n.attrs, n.attrs.get("content")) for n in first] != [
                (True, None), (False, "default-src 'none'; style-src 'unsafe-inline'")]:
            self.wrong("no policy behind the character set")
        html = self.of("html")
        if not self.tree.source.startswith("<!DOCTYPE html>\n") or len(html) != 1:
            self.wrong("not a page of HTML")
        if html[0].attrs.get("lang") not in SIGNS:
            self.wrong("the page has no language")
        if len(self.of("main")) != 1 or self.of("a")[0].attrs["href"] != "#main":
            self.wrong("no link to the content comes first")

    def headings(self):
        levels = [int(n.tag[1]) for n in self.of("h1", "h2", "h3", "h4")]
        if levels[:1] != [1] or levels.count(1) != 1:
            self.wrong(f"headings: {levels}")
        for before, after in zip(levels, levels[1:]):
            if after > before + 1:
                self.wrong(f"headings: {after} under {before}")

    def tables(self):
        for table in self.of("table"):
            children = [c for c in table.children if isinstance(c, Node)]
            if [c.tag for c in children] != ["caption", "thead", "tbody"]:
                self.wrong(f"table: {[c.tag for c in children]}")
            if not children[0].text().strip():
                self.wrong("a table without a name")
            width = len(list(children[1].all("th")))
            for head in children[1].all("th"):
                if head.attrs.get("scope") != "col" or not head.text().strip():
                    self.wrong(f"header: {head.attrs} {head.text()!r}")
            for row in children[2].all("tr"):
                cells = [c for c in row.children if isinstance(c, Node)]
                if len(cells) != width:
                    self.wrong(f"a row of {len(cells)} cells, not {width}")
                for cell in cells:
                    if cell.tag == "th" and cell.attrs.get("scope") != "row":
                        self.wrong("a row's header without a scope")

    def drawings(self):
        for svg in self.of("svg"):
            if svg.attrs.get("aria-hidden") == "true":
                continue
            names = [n.attrs.get("id") for n in svg.children
                     if isinstance(n, Node) and n.tag in ("title", "desc") and n.text().strip()]
            if svg.attrs.get("role") != "img" or len(names) != 2 or \
                    svg.attrs.get("aria-labelledby", "").split() != names:
                self.wrong(f"a drawing without words: {svg.attrs}")


class Page(Book):
    """The page in place of the workbook, with the columns that it shows."""

    def __init__(self, profile, folder, lang):
        self.profile, self.folder, self.lang = profile, folder, lang
        self.tables, self.mistakes, self.compared = {}, [], 0
        self.tree = Tree(f"{folder}/page-{lang}.html")
        self.sections = {n.attrs["id"]: n for n in self.tree.nodes if n.tag == "section"}
        self.contents = {row["sheet"]: row for row in read(profile, "page.tsv")}
        self.layout = [
            p for p in read(profile, "workbook.tsv")
            if p["sheet"] in self.contents and not (
                p["part"] == "column" and (
                    p["label"] in self.contents[p["sheet"]]["without"].split(",")
                    or p["from"] == self.by(p["sheet"])))]

    def by(self, sheet):
        """The column by which a sheet is folded."""
        return self.contents[sheet]["by"].partition(":")[2]

    def value(self, cell):
        """A number as it is anywhere, other text as it stands."""
        text = cell.text()
        thousands, point = map(re.escape, SIGNS[self.lang])
        if "x" in cell.classes() or "dir" in cell.attrs or not re.fullmatch(
                rf"\u2212?(\d{{1,4}}|\d{{1,3}}({thousands}\d{{3}})+)({point}\d+)?", text):
            return text
        thousands, point = SIGNS[self.lang]
        plain = text.replace(thousands, "").replace(point, ".").replace("\u2212", "-")
        return float(plain) if "." in plain else int(plain)

    def boxes(self, name):
        """By what follows the sheet's name in the id of the box, the rows of cells."""
        return {box.attrs.get("id", "").removeprefix(name + "-"): [
            [c for c in row.children if isinstance(c, Node)]
            for table in box.all("table") for row in table.all("tr")]
            for box in self.sections[name].all("div") if "box" in box.classes()}

    def cells(self, name):
        tables = list(self.boxes(name).values())
        heads = {tuple(c.text() for c in table[0]) for table in tables}
        assert len(heads) == 1, f"{name}: {heads}"
        return tables[0][:1] + [row for table in tables for row in table[1:]]

    def body(self, name):
        header, *rows = self.cells(name)
        return [c.text() for c in header], [[self.value(c) for c in row] for row in rows]

    def lists(self):
        """Under each code the rows of its records, with their texts in their languages."""
        records = read(self.folder, "stream.tsv")
        counted = [r for r in records if r["rec"] == "answer" and r["aside"] == ""]
        for name, want in {
                "needs": [r for r in records if r["rec"] == "need"],
                "good_practices": [r for r in counted if r["question"] == "practices"],
                "regional_capacities": [r for r in counted if r["question"] == "offers"],
        }.items():
            parts = [p for p in self.layout if p["sheet"] == name and p["part"] == "column"]
            at = [p["from"] for p in parts].index("answer")
            got = Counter((code, row[at].text(), row[at].attrs.get("lang", ""), row[at].attrs["dir"])
                          for code, table in self.boxes(name).items() for row in table[1:])
            want = Counter((r[self.by(name)], unescape(r["answer"]),
                            r["lang"] if r["lang"] in SIGNS else "", "auto")
                           for r in want)
            self.compared += sum(want.values())
            if got != want:
                self.mistakes.append(f"{name}: {got - want} {want - got}")

    def charts(self):
        """Bars are as long as their figures ask, and bear them."""
        for part in self.layout:
            if part["part"] != "chart":
                continue
            name = part["sheet"]
            columns = [p["from"] for p in self.layout
                       if p["sheet"] == name and p["part"] == "column"]
            at = [columns.index(f) for f in part["from"].split(",")]
            rows = [r for r in self.body(name)[1]]
            (svg,) = [s for s in self.sections[name].all("svg") if "role" in s.attrs]
            groups = list(svg.all("g"))
            most = max(sum(row[i] for i in at) for row in rows[:len(groups)])
            for row, group in zip(rows, groups):
                want = [row[i] for i in at if row[i] != 0]
                got = [float(r.attrs["width"].rstrip("%")) for r in group.all("rect")]
                self.compared += len(at)
                if len(got) != len(want) or any(
                        abs(g - w / most * 80) > 0.001 for g, w in zip(got, want)):
                    self.mistakes.append(f"{name}: {row[0]}: bars {got}, not {want}")
                (total,) = [t for t in group.all("text") if "v" in t.classes()]
                if self.value(total) != sum(row[i] for i in at):
                    self.mistakes.append(f"{name}: {row[0]}: {total.text()}")

    def check(self):
        for sheet in self.layout:
            if sheet["part"] == "sheet" and sheet["kind"] == "figures":
                self.figures(sheet)
        self.matrix()
        self.lists()
        self.charts()


def unescape(text):
    return re.sub(r"\\([tnr\\])", lambda m: {"t": "\t", "n": "\n", "r": "\n", "\\": "\\"}[m[1]], text)


def main():
    what, *args = sys.argv[1:]
    mistakes = []
    if what == "check":
        for path in args:
            mistakes += [f"{path}: {m}" for m in Check(path).mistakes]
    elif what == "figures":
        page = Page(*args)
        page.check()
        mistakes = page.mistakes
        if not mistakes:
            print(page.compared, "cells compared")
    elif what == "numbers":
        tree = Tree(args[0])
        page = Page.__new__(Page)
        page.lang = next(n.attrs["lang"] for n in tree.nodes if n.tag == "html")
        page.sections = {n.attrs["id"]: n for n in tree.nodes if n.tag == "section"}
        for name, section in page.sections.items():
            if any(section.all("table")):
                for i, row in enumerate(page.body(name)[1]):
                    for j, value in enumerate(row):
                        if not isinstance(value, str):
                            print(name, i, j, value, sep="\t")
    print(*mistakes, sep="\n", end="\n" if mistakes else "")
    sys.exit(bool(mistakes))


if __name__ == "__main__":
    main()
