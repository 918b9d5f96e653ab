# ruff: noqa: INP001 - a script beside the assets it makes, not a package
"""Make the fonts of the product from Atkinson Hyperlegible Next (SIL OFL 1.1).

The published web fonts are variable and split into latin and latin-ext. Qt and Pillow
want whole static faces, so each weight is instanced, the two halves are merged, and two
families are written:

* "Lumen Sans": tabular figures by default and a plain zero (tokens.json, font.zeroRecipe),
  for running text, money and time. The OFL reserves no font name here, and the changed
  font carries another name all the same.
* "Atkinson Hyperlegible Next": as published, with its slashed zero, for codes.

Usage: python resources/fonts/build.py FOLDER_WITH_WOFF2 [OUT_FOLDER]
(the "files" folder of @fontsource-variable/atkinson-hyperlegible-next)
"""

import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STEM = "atkinson-hyperlegible-next-{}-wght-normal.woff2"
PLAIN, CODE = "Lumen Sans", "Atkinson Hyperlegible Next"
WEIGHTS = {400: "Regular", 550: "Medium", 600: "Strong", 650: "Semibold", 720: "Bold"}
CODE_WEIGHTS = (400, 650)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

Point = tuple[float, float]
Command = tuple[str, tuple[Point, ...]]


def instance(folder: Path, weight: int) -> TTFont:
    """One merged static font of this weight."""
    latin = TTFont(folder / STEM.format("latin"))
    extended = TTFont(folder / STEM.format("latin-ext"))
    keep = set(extended.getBestCmap()) - set(latin.getBestCmap())
    options = subset.Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(extended)
    with tempfile.TemporaryDirectory() as scratch:
        halves = []
        for name, font in (("latin", latin), ("ext", extended)):
            static = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
            for table in ("STAT", "MVAR", "HVAR", "avar"):
                if table in static:
                    del static[table]
            static.flavor = None
            path = Path(scratch) / f"{name}.ttf"
            static.save(path)
            halves.append(str(path))
        return Merger().merge(halves)


def contours(font: TTFont, glyph: str) -> list[list[Command]]:
    """The drawing of a glyph, one list of pen commands per contour."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    found: list[list[Command]] = []
    for command, points in pen.value:
        if command == "moveTo":
            found.append([])
        found[-1].append((command, points))
    return found


def box(contour: list[Command]) -> tuple[float, float, float, float]:
    points = [p for _, ps in contour for p in ps]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def plain_zero(font: TTFont, glyph: str) -> None:
    """Swap the two halves of the slashed counter for one copy of the outline."""
    drawn = contours(font, glyph)
    if len(drawn) != 3:
        raise SystemExit(f"{glyph}: expected an outline and two halves, found {len(drawn)} contours")
    outline, *halves = sorted(drawn, key=lambda c: box(c)[0] - box(c)[2])
    x0, y0, x1, y1 = box(outline)
    inner = [box(half) for half in halves]
    left, bottom = min(b[0] for b in inner), min(b[1] for b in inner)
    right, top = max(b[2] for b in inner), max(b[3] for b in inner)

    def place(point: Point) -> Point:
        # The mirrored copy runs the other way round, which makes it the hole.
        x = right - (point[0] - x0) / (x1 - x0) * (right - left)
        y = bottom + (point[1] - y0) / (y1 - y0) * (top - bottom)
        return round(x), round(y)

    pen = TTGlyphPen(None)
    for contour, mapped in ((outline, False), (outline, True)):
        for command, points in contour:
            getattr(pen, command)(*(place(p) if mapped and p is not None else p for p in points))
    font["glyf"][glyph] = pen.glyph()


def tabular_figures(font: TTFont) -> None:
    """Make the tabular figures the ones that text gets without asking."""
    names = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if glyph in DIGITS and f"{glyph}.tf" in names:
                table.cmap[code] = f"{glyph}.tf"


def rename(font: TTFont, family: str, weight: int) -> None:
    style = WEIGHTS[weight]
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 5, 13, 14)]
    values = {1: family, 2: "Regular", 3: f"2.001;{postscript}", 4: f"{family} {style}"}
    values |= {6: postscript, 16: family, 17: style}
    for number, text in values.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | 0x40
    font["head"].macStyle = 0


def build(folder: Path, out: Path) -> None:
    for weight in WEIGHTS:
        if weight in CODE_WEIGHTS:
            font = instance(folder, weight)
            rename(font, CODE, weight)
            font.save(out / f"AtkinsonHyperlegibleNext-{weight}.ttf")
        font = instance(folder, weight)
        plain_zero(font, "zero")  # "zero.tf" is a composite of it
        tabular_figures(font)
        rename(font, PLAIN, weight)
        font.save(out / f"LumenSans-{weight}.ttf")


if __name__ == "__main__":
    source = Path(sys.argv[1])
    build(source, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent)
