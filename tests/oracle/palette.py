#!/usr/bin/python3
"""palette.py FILE...: can all colours of workbooks (.xlsx) and pages (.html) be
told apart and read, by those who do not see colours, and on paper without any?
palette.py --self: is the difference of colours computed as published?

Nothing is known here of how a file should look: the colours are those of its
charts, its fills and shades of cells, and, of a page, of its rules for a light
and for a dark screen. Asked is:

apart     Any two colours of one chart, since they touch where what is between
          them is 0, and stand one below the other in the legend; and the two
          ends of a shade. Seen as they are, by those who lack one kind of cones,
          and in grey, each with a difference CIEDE2000 of 10 at least: four to
          five times what is just seen side by side, for areas that are small and
          stand away from their name in the legend.
text      A contrast to what is below it of 4.5:1 at least (WCAG 2, 1.4.3).
objects   A bar, or the line around it, to what is behind it of 3:1 at least
          (WCAG 2, 1.4.11).

Eyes that lack one kind of cones: G. M. Machado, M. M. Oliveira, L. A. F.
Fernandes, A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (6),
2009, table 1 of the supplement, severity 1.0, on linear RGB. Difference of
colours: G. Sharma, W. Wu, E. N. Dalal, The CIEDE2000 Color-Difference Formula,
Color Research and Application 30 (1), 2005, whose examples --self takes.

Prints what is wrong, or how much was looked at; ends with 1 or 0.
"""
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

APART, TEXT, OBJECT = 10, 4.5, 3
WHITE, BLACK = "FFFFFF", "000000"

IDENTITY = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
LUMINANCE = (0.2126, 0.7152, 0.0722)
EYES = {
    "as it is": IDENTITY,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": (LUMINANCE, LUMINANCE, LUMINANCE),
}
# From linear sRGB to CIE XYZ, of which D65 is the white.
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def linear(colour):
    """A colour as RRGGBB, its parts in proportion to light."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def lab(colour, eyes):
    seen = [min(1, max(0, part)) for part in times(eyes, linear(colour))]
    white = times(XYZ, (1, 1, 1))
    x, y, z = (t ** (1 / 3) if t > (6 / 29) ** 3 else t * (29 / 6) ** 2 / 3 + 4 / 29
               for t in (a / b for a, b in zip(times(XYZ, seen), white)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def hue(a, b):
    return degrees(atan2(b, a)) % 360 if a or b else 0


def between(c1, c2, h1, h2):
    """The difference of two hues, and the one in their middle."""
    if c1 * c2 == 0:
        return 0, h1 + h2
    step, middle = h2 - h1, (h1 + h2) / 2
    if abs(step) > 180:
        step -= 360 if step > 0 else -360
        middle += 180 if middle < 180 else -180
    return step, middle


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    c7 = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 1 + (1 - sqrt(c7 / (c7 + 25 ** 7))) / 2
    a1, a2 = a1 * g, a2 * g
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    step, h = between(c1, c2, hue(a1, b1), hue(a2, b2))
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(step) / 2)
    l, c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (1 - 0.17 * cos(radians(h - 30)) + 0.24 * cos(radians(2 * h))
         + 0.32 * cos(radians(3 * h + 6)) - 0.20 * cos(radians(4 * h - 63)))
    sl = 1 + 0.015 * (l - 50) ** 2 / sqrt(20 + (l - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    turn = 2 * sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sin(radians(60 * exp(-((h - 275) / 25) ** 2)))
    return sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 - turn * (dc / sc) * (dh / sh))


def contrast(one, other):
    dark, light = sorted(sum(a * b for a, b in zip(LUMINANCE, linear(c))) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


class Findings:
    def __init__(self):
        self.wrong, self.charts, self.pairs = [], 0, 0

    def apart(self, where, colours):
        for one, other in combinations(colours, 2):
            self.pairs += 1
            for name, eyes in EYES.items():
                difference = ciede2000(lab(one, eyes), lab(other, eyes))
                if difference < APART:
                    self.wrong.append(f"{where}: {one} and {other} differ by {difference:.1f}, {name}")

    def seen(self, where, least, colour, behind):
        self.pairs += 1
        if contrast(colour, behind) < least:
            self.wrong.append(f"{where}: {colour} on {behind}: {contrast(colour, behind):.2f}:1, not {least}:1")

    def bar(self, where, fill, line, behind):
        if line is None or contrast(line, behind) < OBJECT:
            self.seen(where, OBJECT, fill, behind)


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"


def drawn(element, path):
    found = element.find(f"{path}/{A}solidFill/{A}srgbClr")
    return found.get("val") if found is not None else None


def chart(found, where, root):
    series = list(root.iter(f"{C}ser"))
    fills = [drawn(s, f"{C}spPr") for s in series]
    for s, fill in zip(series, fills):
        found.bar(where, fill, drawn(s, f"{C}spPr/{A}ln"), WHITE)
        labels = s.find(f"{C}dLbls")
        inside = labels.find(f"{C}dLblPos") is not None and labels.find(f"{C}dLblPos").get("val") == "ctr"
        found.seen(where, TEXT, drawn(labels, f"{C}txPr/{A}p/{A}pPr/{A}defRPr"), fill if inside else WHITE)
    found.apart(where, fills)
    found.charts += 1


def styles(found, where, root):
    """The text in cells, on their fills."""
    fonts = [f.find(f"{S}color") for f in root.find(f"{S}fonts")]
    fills = [f.find(f"{S}patternFill") for f in root.find(f"{S}fills")]
    for xf in root.find(f"{S}cellXfs"):
        # A font without a colour of its own, or with that of the theme's text.
        ink = fonts[int(xf.get("fontId"))]
        ink = ink.get("rgb", "FF" + BLACK)[2:] if ink is not None else BLACK
        fill = fills[int(xf.get("fillId"))]
        solid = fill.get("patternType") == "solid"
        found.seen(where, TEXT, ink, fill.find(f"{S}fgColor").get("rgb")[2:] if solid else WHITE)


def sheet(found, where, root):
    """Shades of cells, and bars in them: the cell's text, black, is upon them."""
    for scale in root.iter(f"{S}colorScale"):
        ends = [c.get("rgb")[2:] for c in scale.iter(f"{S}color")]
        found.apart(where, ends)
        for end in ends:
            found.seen(where, TEXT, BLACK, end)
    fills = [b.find(f"{S}color").get("rgb")[2:] for b in root.iter(f"{S}dataBar")]
    lines = [b.find(f"{X14}borderColor") for b in root.iter(f"{X14}dataBar")]
    for fill, line in zip(fills, lines or [None] * len(fills)):
        found.bar(where, fill, line.get("rgb")[2:] if line is not None else None, WHITE)
        found.seen(where, TEXT, BLACK, fill)


def workbook(found, path):
    read = {"xl/charts/chart": chart, "xl/styles": styles, "xl/worksheets/sheet": sheet}
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            for prefix, look in read.items():
                if re.fullmatch(prefix + r"\d*\.xml", name):
                    look(found, f"{path}: {name}", ET.fromstring(book.read(name)))


def colours_of(block):
    return dict(re.findall(r"--([\w-]+):(#\w+)", block))


def full(value):
    digits = value[1:]
    return (digits if len(digits) == 6 else "".join(d * 2 for d in digits)).upper()


def page(found, path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    css = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    light, dark = (colours_of(block) for block in re.findall(r":root\{(.*?)\}", css, re.S))
    # Of the bars of the page: the class that fills each, and so all of its kind.
    charts = [set(re.findall(r'<rect[^>]*class="([a-z])\d+"', figure))
              for figure in re.findall(r"<figure.*?</figure>", text, re.S)]
    for screen, names in ("light", light), ("dark", {**light, **dark}):
        def colour(selector, item):
            rule = re.search(r"(?:^|\})\s*" + re.escape(selector) + r"\{([^}]*)\}", css)
            value = re.search(r"(?:^|;)\s*" + item + r":(?:var\(--([\w-]+)\)|(#\w+)|(none))", rule.group(1)) if rule else None
            if value is None or value.group(3):
                return None
            return full(names[value.group(1)] if value.group(1) else value.group(2))

        where, paper = f"{path}: {screen}", full(names["paper"])
        for ink in "ink", "soft", "accent":
            for behind in "paper", "band":
                found.seen(where, TEXT, full(names[ink]), full(names[behind]))
        for cell in sorted(set(re.findall(r'<td class="(l\d)"', text))):
            found.seen(where, TEXT, colour("." + cell, "color"), colour("." + cell, "background"))
        for kind in sorted(set().union(*charts)):
            classes = sorted(set(re.findall(r"\.(" + kind + r"\d+)\{", css)))
            fills = {c: colour("." + c, "fill") for c in classes}
            for c in classes:
                plain = re.search(r"\." + c + r"\{[^}]*stroke:none", css)
                found.bar(where, fills[c], None if plain else colour("rect", "stroke"), paper)
                if f"on-{c}" in text:
                    found.seen(where, TEXT, colour(f"figure .on-{c}", "fill"), fills[c])
            found.apart(where, list(fills.values()))
    found.charts += len(charts)


# Some pairs of the paper's table 1, each for a turn of the formula.
EXAMPLES = [
    ((50.0000, 2.6772, -79.7751), (50.0000, 0.0000, -82.7485), 2.0425),
    ((50.0000, -1.0000, 2.0000), (50.0000, 0.0000, 0.0000), 2.3669),
    ((50.0000, 2.4900, -0.0010), (50.0000, -2.4900, 0.0011), 7.2195),
    ((50.0000, 2.5000, 0.0000), (73.0000, 25.0000, -18.0000), 27.1492),
    ((50.0000, 2.5000, 0.0000), (58.0000, 24.0000, 15.0000), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
]


def main():
    if sys.argv[1:] == ["--self"]:
        wrong = [f"{one} {other}: {ciede2000(one, other):.4f}, not {want}"
                 for one, other, want in EXAMPLES if abs(ciede2000(one, other) - want) > 0.00005]
        print("\n".join(wrong) or f"{len(EXAMPLES)} pairs")
        sys.exit(bool(wrong))
    found = Findings()
    for path in sys.argv[1:]:
        (page if path.endswith(".html") else workbook)(found, path)
    print("\n".join(dict.fromkeys(found.wrong)) or f"{found.charts} charts, {found.pairs} pairs of colours")
    sys.exit(bool(found.wrong))


main()
