"""Faces, measuring and line breaking for receipts drawn as pictures.

Words are set in Lumen Sans, codes in Atkinson Hyperlegible Next with its slashed zero (tabular figures). A letter that these do not
have is set in DejaVu Sans where that is installed, otherwise it prints as the empty box of the first face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, features

import resources

Family = Literal["words", "code"]
_FONTS = Path(resources.__file__).parent / "fonts"
_SYSTEM = Path("/usr/share/fonts/truetype/dejavu")
_HEAVY = 600
_NOT_A_LETTER = "\U0010ffff"
_TABULAR = ["tnum"] if features.check("raqm") else None


@dataclass(frozen=True)
class Style:
    """How a run of text is set: `size` in dots per em, `weight` as in the font files, `spacing` in em between letters."""

    size: float
    weight: int = 550
    spacing: float = 0.0
    family: Family = "words"

    def scaled(self, factor: float) -> Style:
        """The same style at another size."""
        return Style(self.size * factor, self.weight, self.spacing, self.family)


@lru_cache(maxsize=32)
def _file(family: Family, weight: int) -> Path:
    if family == "code":
        return _FONTS / f"AtkinsonHyperlegibleNext-{650 if weight >= _HEAVY else 400}.ttf"
    return _FONTS / f"LumenSans-{weight}.ttf"


@lru_cache(maxsize=64)
def _face(path: Path, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=16)
def _fallback(weight: int) -> Path | None:
    path = _SYSTEM / ("DejaVuSans-Bold.ttf" if weight >= _HEAVY else "DejaVuSans.ttf")
    return path if path.is_file() else None


@lru_cache(maxsize=4096)
def _has(path: Path, letter: str) -> bool:
    """Whether the face draws `letter` as something other than its empty box."""
    if letter in {" ", "\u200c", "\u200d"}:
        return True
    face = _face(path, 32)
    return bytes(face.getmask(letter)) != bytes(face.getmask(_NOT_A_LETTER))


@lru_cache(maxsize=4096)
def _path_for(letter: str, family: Family, weight: int) -> Path:
    first = _file(family, weight)
    if _has(first, letter):
        return first
    other = _fallback(weight)
    return other if other is not None and _has(other, letter) else first


def _runs(text: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont, list[str] | None]]:
    """Stretches of one face each; letter by letter when letters are spaced (never in a script that may join its letters)."""
    options = _TABULAR if style.family == "code" else None
    first = _file(style.family, style.weight)
    for path, letters in groupby(text, key=lambda letter: _path_for(letter, style.family, style.weight)):
        face = _face(path, style.size)
        stretch = "".join(letters)
        for piece in stretch if style.spacing and path == first else [stretch]:
            yield piece, face, options


def width(text: str, style: Style) -> float:
    """How far the text reaches, in dots."""
    return sum(face.getlength(piece, features=options) + style.spacing * style.size for piece, face, options in _runs(text, style))


def draw(picture: Image.Image, at: tuple[float, float], text: str, style: Style, *, ink: int = 0) -> None:
    """Set the text with its baseline starting at `at`, on an "L" picture."""
    pen = ImageDraw.Draw(picture)
    x, baseline = at
    for piece, face, options in _runs(text, style):
        pen.text((x, baseline), piece, font=face, fill=ink, anchor="ls", features=options)
        x += face.getlength(piece, features=options) + style.spacing * style.size


def wrap(text: str, style: Style, limit: float, max_lines: int = 12) -> list[str]:
    """Break into lines no wider than `limit` dots, at spaces where possible; the last line ends in … when more was left."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, style) <= limit:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _chop(word, style, limit)
        lines.extend(whole)
    lines.append(line)
    if len(lines) > max_lines:
        lines = lines[:max_lines]
        lines[-1] = _chop(lines[-1] + "…", style, limit)[0][:-1] + "…"
    return lines


def _chop(word: str, style: Style, limit: float) -> list[str]:
    """A word too long for a line, in pieces that fit (at least one letter each)."""
    pieces: list[str] = []
    piece = ""
    for letter in word:
        if piece and width(piece + letter, style) > limit:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return [*pieces, piece]
