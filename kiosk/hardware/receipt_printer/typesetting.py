"""Measuring, drawing and line breaking for receipts drawn as pictures. Nothing of the words is kept: they are somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from unicodedata import bidirectional

from PIL import Image, ImageDraw, ImageFont, features

from kiosk.hardware.receipt_printer.faces import Family, face, faces_of, first_face

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


def _runs(text: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont, list[str] | None]]:
    """Stretches of one face each; letter by letter when letters are spaced (never in a script that may join its letters)."""
    options = _TABULAR if style.family == "code" else None
    first = first_face(style.family, style.weight)
    paths = faces_of(text, style.family, style.weight)
    grouped = groupby(zip(text, paths, strict=True), key=lambda pair: pair[1])
    for path, stretch in _from_left([(path, "".join(letter for letter, _ in letters)) for path, letters in grouped]):
        font = face(path, style.size)
        for piece in stretch if style.spacing and path == first else [stretch]:
            yield piece, font, options


def _from_left(stretches: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """Stretches as they stand on paper: from the first to the last of a script that runs from right to left, the other way round.

    Within a stretch the layout engine sees to it. Digits and signs between such words go along, Latin words do not.
    """
    if len(stretches) < 2:
        return stretches
    ordered: list[tuple[Path, str]] = []
    span: list[tuple[Path, str]] = []
    reach = 0
    for stretch in stretches:
        kinds = {bidirectional(letter) for letter in stretch[1]}
        if "L" in kinds:
            ordered += [*reversed(span[:reach]), *span[reach:], stretch]
            span, reach = [], 0
        elif span or kinds & {"R", "AL"}:
            span.append(stretch)
            reach = len(span) if kinds & {"R", "AL"} else reach
        else:
            ordered.append(stretch)
    return [*ordered, *reversed(span[:reach]), *span[reach:]]


def width(text: str, style: Style) -> float:
    """How far the text reaches, in dots."""
    return sum(font.getlength(piece, features=options) + style.spacing * style.size for piece, font, options in _runs(text, style))


def draw(picture: Image.Image, at: tuple[float, float], text: str, style: Style, *, ink: int = 0) -> None:
    """Set the text with its baseline starting at `at`, on an "L" picture."""
    pen = ImageDraw.Draw(picture)
    x, baseline = at
    for piece, font, options in _runs(text, style):
        pen.text((x, baseline), piece, font=font, fill=ink, anchor="ls", features=options)
        x += font.getlength(piece, features=options) + style.spacing * style.size


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
