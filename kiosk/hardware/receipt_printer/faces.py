"""Which font draws a letter on a receipt.

Words are set in Lumen Sans, codes in Atkinson Hyperlegible Next with its slashed zero (tabular figures). What these do not have is
looked for in the system's fonts: Noto Sans of the letter's own script, Noto Sans CJK, a few that know many signs, and Unifont, which
knows nearly all. Without those packages such a letter prints as an empty box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

import resources

Family = Literal["words", "code"]
_FONTS = Path(resources.__file__).parent / "fonts"
_SYSTEM = Path("/usr/share/fonts")
_HEAVY = 600
_NOT_A_LETTER = "\U0010ffff"
_JOINERS = "\u200c\u200d"
#: After the script's own font, in this order; the second of each pair is the heavy one.
_GENERAL = (
    ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc"),
    ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    ("truetype/noto/NotoSansSymbols2-Regular.ttf", "truetype/noto/NotoSansSymbols2-Regular.ttf"),
    ("truetype/noto/NotoSansMath-Regular.ttf", "truetype/noto/NotoSansMath-Regular.ttf"),
    ("opentype/unifont/unifont.otf", "opentype/unifont/unifont.otf"),
    ("opentype/unifont/unifont_upper.otf", "opentype/unifont/unifont_upper.otf"),
)


@lru_cache(maxsize=64)
def face(path: Path, size: float) -> ImageFont.FreeTypeFont:
    """The font file at `size` dots per em."""
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=32)
def first_face(family: Family, weight: int) -> Path:
    """The font that a style begins with."""
    if family == "code":
        return _FONTS / f"AtkinsonHyperlegibleNext-{650 if weight >= _HEAVY else 400}.ttf"
    return _FONTS / f"LumenSans-{weight}.ttf"


def faces_of(text: str, family: Family, weight: int) -> list[Path]:
    """The font of each letter.

    Marks stay with the letter that they sit on. Spaces, digits and signs between two letters of another font go with those where it
    has them, so that a name stays in one piece, whose words are then put in order and joined as its script asks.
    """
    paths = [_face_for(letter, family, weight) for letter in text]
    first = first_face(family, weight)
    if all(path == first for path in paths):
        return paths
    strong = -1
    for at, letter in enumerate(text):
        if letter in _JOINERS or unicodedata.category(letter)[0] == "M":
            if at and _has(paths[at - 1], letter):
                paths[at] = paths[at - 1]
        elif letter.isalpha():
            between = text[strong + 1 : at]
            if strong >= 0 and paths[strong] == paths[at] and all(_has(paths[at], one) for one in between):
                paths[strong + 1 : at] = [paths[at]] * len(between)
            strong = at
    return paths


@lru_cache(maxsize=8192)
def _face_for(letter: str, family: Family, weight: int) -> Path:
    first = first_face(family, weight)
    if _has(first, letter):
        return first
    return next((path for path in _others(letter, heavy=weight >= _HEAVY) if _has(path, letter)), first)


def _others(letter: str, *, heavy: bool) -> Iterator[Path]:
    words = unicodedata.name(letter, "").lower().split()
    for script in ("".join(words[:2]), "".join(words[:1])):
        for style in ("sans", "serif"):
            for weight in ("bold", "regular") if heavy else ("regular",):
                path = _noto().get(f"noto{style}{script}-{weight}")
                if path is not None:
                    yield path
    yield _FONTS / "Thaana-400.ttf"
    yield from (path for pair in _GENERAL if (path := _SYSTEM / pair[heavy]).is_file())


@lru_cache(maxsize=1)
def _noto() -> dict[str, Path]:
    """The fonts of single scripts, by their names in small letters ("notosansthai-regular")."""
    return {path.stem.lower(): path for path in (_SYSTEM / "truetype/noto").glob("Noto*.ttf")}


@lru_cache(maxsize=8192)
def _has(path: Path, letter: str) -> bool:
    """Whether the font draws `letter` as something other than its empty box."""
    if letter == " " or letter in _JOINERS:
        return True
    font = face(path, 32)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NOT_A_LETTER))
