"""A flow of blocks laid out on pages of a size, line by line. What comes out is numbers, so that it can be made on any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from kiosk.reader.flow import Block, Flow

#: Heights of headings by level, in times the size of the words.
_HEADINGS = {1: 1.55, 2: 1.35, 3: 1.2}
_LOW_HEADING = 1.08
_INDENT = 1.4
_BETWEEN = 0.55
_BEFORE_HEADING = 0.9
_HIGHEST_PICTURE = 0.72
_ENLARGED = 1.6
#: A line has room for so many letters of the usual width at least; larger words are made smaller.
_FEWEST_LETTERS = 11


@dataclass(frozen=True)
class Looks:
    """A page, in pixels, and its words: their size, the height of a line in times of it, and the names of the fonts."""

    width: float
    height: float
    size: float
    line: float
    family: str
    code_family: str


@dataclass(frozen=True)
class Piece:
    """What a page shows of a block: lines `first` to `last` (not included), and the letters `begin` to `end` in them."""

    block: int
    first: int
    last: int
    y: float
    height: float
    begin: int
    end: int


@dataclass(frozen=True)
class Page:
    """A page. `begin` to `end`: the places of the text that it shows."""

    pieces: tuple[Piece, ...]
    begin: int
    end: int


@dataclass(frozen=True)
class Ink:
    """Colours of a page."""

    words: QColor
    link: QColor
    found: QColor


def fitted(looks: Looks) -> Looks:
    """With words no larger than a line of the page takes."""
    size = min(looks.size, looks.width / (_FEWEST_LETTERS * 0.5), looks.height / (1.4 * looks.line))
    return Looks(looks.width, looks.height, max(8.0, size), looks.line, looks.family, looks.code_family)


def paginate(flow: Flow, looks: Looks, size_of: Callable[[str], QSizeF], breaks: frozenset[int] = frozenset()) -> tuple[Page, ...]:
    """All pages of a flow, one at least. `size_of`: of a picture by its source, empty for one that cannot be shown; at the places
    `breaks` another page begins."""
    maker = _Pages(looks)
    for number, block in enumerate(flow.blocks):
        if block.begin in breaks:
            maker.turn()
        if block.kind == "rule":
            maker.rule(number)
        elif block.kind == "picture":
            maker.picture(number, block, size_of(block.source))
        else:
            maker.words(number, block)
    return maker.done(flow)


def picture_place(size: QSizeF, looks: Looks) -> QSizeF:
    """How large a picture is shown: whole, within the page, and not much larger than it is."""
    if size.isEmpty():
        return QSizeF()
    most = QSizeF(min(looks.width, size.width() * _ENLARGED), min(looks.height * _HIGHEST_PICTURE, size.height() * _ENLARGED))
    return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)


def line_height(block: Block, looks: Looks) -> float:
    """Of one line of a block."""
    if block.kind == "heading":
        return looks.size * _scale(block) * min(looks.line, 1.3)
    return looks.size * looks.line


def indent(block: Block, looks: Looks) -> float:
    """How far from the left edge its words begin."""
    depth = block.level if block.kind == "item" else 1 if block.kind in {"quote", "code"} else 0
    return min(depth * _INDENT * looks.size, looks.width * 0.3)


def lay(block: Block, looks: Looks, ink: Ink | None = None, found: tuple[int, int] | None = None) -> QTextLayout:
    """The lines of a block. `found`: letters that are marked."""
    text = block.text
    layout = QTextLayout(text, _font(looks.family, looks.size * _scale(block), bold=block.kind == "heading"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(block, looks, ink, found))
    width, high = looks.width - indent(block, looks), line_height(block, looks)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (high - line.height()) / 2))
        y += high
    layout.endLayout()
    return layout


def _formats(block: Block, looks: Looks, ink: Ink | None, found: tuple[int, int] | None) -> list[QTextLayout.FormatRange]:
    made = []
    for run in block.runs:
        how = QTextCharFormat()
        if run.bold:
            how.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            how.setFontItalic(True)
        if run.code:
            how.setFontFamilies([looks.code_family])
        if run.raised or run.lowered:
            super_script, sub_script = (
                QTextCharFormat.VerticalAlignment.AlignSuperScript,
                QTextCharFormat.VerticalAlignment.AlignSubScript,
            )
            how.setVerticalAlignment(super_script if run.raised else sub_script)
        if run.link and ink is not None:
            how.setForeground(ink.link)
            how.setFontUnderline(True)
        made.append(_range(run.begin, run.end, how))
    if found is not None and ink is not None:
        how = QTextCharFormat()
        how.setBackground(ink.found)
        made.append(_range(found[0], found[1], how))
    return made


def _range(begin: int, end: int, how: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = begin, end - begin, how
    return made


def _font(family: str, size: float, *, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _scale(block: Block) -> float:
    return _HEADINGS.get(block.level, _LOW_HEADING) if block.kind == "heading" else 1.0


class _Pages:
    """Fills pages from the top."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._pages: list[list[Piece]] = [[]]
        self._y = 0.0

    def turn(self) -> None:
        """The next page, unless this one is empty."""
        if self._pages[-1]:
            self._pages.append([])
        self._y = 0.0

    def rule(self, number: int) -> None:
        """A line between two parts: not at the head of a page, nor at its foot."""
        high = self._looks.size * 1.2
        if self._pages[-1] and self._y + 2 * high < self._looks.height:
            self._put(Piece(number, 0, 0, self._y, high, 0, 0))

    def picture(self, number: int, block: Block, size: QSizeF) -> None:
        """Whole, or the words that stand for it."""
        place = picture_place(size, self._looks)
        if place.isEmpty():
            if block.text:
                self.words(number, block)
            return
        self._gap(_BETWEEN)
        if self._y + place.height() > self._looks.height:
            self.turn()
        self._put(Piece(number, 0, 0, self._y, place.height(), 0, 0))

    def words(self, number: int, block: Block) -> None:
        """Lines, on as many pages as they need."""
        looks, high = self._looks, line_height(block, self._looks)
        layout = lay(block, looks)
        count = layout.lineCount()
        self._gap(_BEFORE_HEADING if block.kind == "heading" else _BETWEEN / 2 if block.kind == "item" else _BETWEEN)
        # No line of a paragraph stands alone at the foot of a page, and no heading without what it is for.
        least = min(count, 2) * high + (looks.size * looks.line * 2 if block.kind == "heading" else 0)
        if self._y + least > looks.height:
            self.turn()
        first = 0
        while first < count:
            last = min(count, first + max(1, int((looks.height - self._y + 0.5) // high)))
            end = layout.lineAt(last - 1)
            letters = layout.lineAt(first).textStart(), end.textStart() + end.textLength()
            self._put(Piece(number, first, last, self._y, (last - first) * high, *letters))
            first = last
            if first < count:
                self.turn()

    def done(self, flow: Flow) -> tuple[Page, ...]:
        """All of them."""
        pages = [pieces for pieces in self._pages if pieces]
        if not pages:
            return (Page((), 0, max(1, flow.length)),)
        begins = [0, *(flow.blocks[pieces[0].block].begin + pieces[0].begin for pieces in pages[1:])]
        ends = [*begins[1:], max(flow.length, begins[-1] + 1)]
        return tuple(Page(tuple(pieces), begin, end) for pieces, begin, end in zip(pages, begins, ends, strict=True))

    def _gap(self, times: float) -> None:
        if self._pages[-1]:
            self._y += times * self._looks.size

    def _put(self, piece: Piece) -> None:
        self._pages[-1].append(piece)
        self._y = piece.y + piece.height
