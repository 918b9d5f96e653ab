"""A page of a long text: laid out to the window off the GUI thread, shown a page at a time, painted line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextLayout

from kiosk.reader.flow import LINE_BREAK, Flow, Run
from kiosk.ui.book_layout import Ink, Looks, Page, Piece, fitted, indent, lay, line_height, paginate
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown

#: Longest side of a picture in memory, and what a picture may have at most before it is made smaller.
MOST_SIDE = 2_200
MOST_PIXELS = 60_000_000
#: Letters around a finger in which a link is looked for, in times of the size of the words.
_REACH = 0.9
_PICTURES = {b"\xff\xd8\xff": b"jpeg", b"\x89PNG": b"png", b"GIF8": b"gif", b"RIFF": b"webp"}


@dataclass(frozen=True)
class Text:
    """A flow to be shown, and what belongs to it. `key` tells it from others; `pictures` gives the bytes of one by its source; another
    page begins at the places `breaks`."""

    key: str
    flow: Flow
    pictures: Callable[[str], bytes | None]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Laid:
    looks: Looks
    pages: tuple[Page, ...]


@qml_type
class PageModel(ViewModel):
    """The page that is shown of one text. `fit` tells how much room it has; `show` gives it a text."""

    #: [{ index, y, height, text, role }]: role is "text", "heading" or "picture"; a rule has no words.
    pieces = shown(list)
    #: From 1 on; 0: nothing is laid out yet.
    number = shown(int)
    count = shown(int)
    #: [{ text, link, note }]: what the page's words lead to, each once.
    links = shown(list)

    #: Another page is shown.
    turned = Signal()
    #: Beyond the first page (-1) or the last (1).
    beyond = Signal(int)
    #: A link was touched, as the text names it, and whether it leads to a footnote.
    touched = Signal(str, bool)
    #: Something is to be painted anew.
    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._looks: Looks | None = None
        self._text: Text | None = None
        self._laid: dict[str, _Laid] = {}
        self._at = 0
        self._turn = 0
        self._ink = Ink(QColor(), QColor(), QColor())
        self._found: tuple[int, int] | None = None
        self._layouts: dict[int, QTextLayout] = {}
        self._images: dict[str, QImage] = {}

    # --- what it shows ---

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return None if self._laid_now is None or not self.number else self._laid_now.pages[self.number - 1]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages of the text."""
        return () if self._laid_now is None else self._laid_now.pages

    def show(self, text: Text, offset: int, found: tuple[int, int] | None = None) -> None:
        """Show the page of a text that holds a place; `found`: letters that are marked on it."""
        if self._text is None or self._text.key != text.key:
            self._images.clear()
        self._text, self._at, self._found = text, offset, found
        self._lay()

    def prepare(self, text: Text) -> None:
        """Lay a text out that may be wanted next."""
        looks = self._looks
        if looks is not None and not self._is_laid(text.key, looks):
            self._desk.bridge.check(lambda: _laid(text, looks), lambda laid: self._keep(text.key, laid), lambda _error: None)

    def go(self, offset: int, found: tuple[int, int] | None = None) -> None:
        """Another place of the same text."""
        if self._text is not None:
            self.show(self._text, offset, found)

    def clear(self) -> None:
        """Show nothing, keep nothing."""
        self._turn += 1
        self._text, self._found, self._at = None, None, 0
        self._laid.clear()
        self._layouts.clear()
        self._images.clear()
        self.put(pieces=[], number=0, count=0, links=[])

    @Slot(float, float, float, float, str, str)
    def fit(self, width: float, height: float, size: float, line: float, family: str, code_family: str) -> None:
        """The room there is, in pixels; the size of the words, and the height of a line in times of it."""
        if min(width, height, size) < 1:
            return
        looks = fitted(Looks(width, height, size, line, family, code_family))
        if looks != self._looks:
            self._looks = looks
            self._laid.clear()
            self._lay()

    @Slot(QColor, QColor, QColor)
    def colour(self, words: QColor, link: QColor, found: QColor) -> None:
        """Colours of the words, of links, and under what was searched for."""
        ink = Ink(QColor(words), QColor(link), QColor(found))
        if ink != self._ink:
            self._ink = ink
            self._layouts.clear()
            self.drawn.emit()

    @Slot()
    def after(self) -> None:
        """The next page."""
        self._step(1)

    @Slot()
    def before(self) -> None:
        """The page before."""
        self._step(-1)

    @Slot(float, float, result=bool)
    def touch(self, x: float, y: float) -> bool:
        """A finger on the page: follow the link there; False when there is none."""
        run = self._link_at(x, y)
        if run is None:
            return False
        self.touched.emit(run.link, run.note)
        return True

    # --- for who paints it ---

    def paint(self, painter: QPainter, index: int, width: float) -> None:
        """Paint a piece at the painter's origin."""
        piece, looks, text = self._piece(index), self._looks, self._text
        if piece is None or looks is None or text is None:
            return
        block = text.flow.blocks[piece.block]
        painter.setPen(self._ink.words)
        if block.kind == "rule":
            middle = round(piece.height / 2)
            painter.drawLine(QPointF(width * 0.35, middle), QPointF(width * 0.65, middle))
        elif block.kind == "picture" and piece.last == 0:
            self._paint_picture(painter, block.source, QRectF(0, 0, width, piece.height))
        else:
            layout, left, high = self._layout(piece), indent(block, looks), line_height(block, looks)
            for row in range(piece.first, min(piece.last, layout.lineCount())):
                layout.lineAt(row).draw(painter, QPointF(left, -piece.first * high))
            if piece.first == 0 and block.mark:
                painter.setFont(layout.font())
                room = QRectF(0, 0, max(0.0, left - looks.size * 0.35), high)
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, block.mark)

    def lines(self, index: int, begin: int, end: int) -> list[QRectF]:
        """Where letters of a piece's text stand in it, a part for each line."""
        piece, looks, text = self._piece(index), self._looks, self._text
        if piece is None or looks is None or text is None or piece.last == 0:
            return []
        block = text.flow.blocks[piece.block]
        layout, left, high = self._layout(piece), indent(block, looks), line_height(block, looks)
        first, last, parts = piece.begin + begin, min(piece.end, piece.begin + end), []
        for row in range(piece.first, min(piece.last, layout.lineCount())):
            line = layout.lineAt(row)
            here, there = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if here < there:
                x, to = _x(line.cursorToX(here)), _x(line.cursorToX(there))
                parts.append(QRectF(left + x, (row - piece.first) * high, to - x, high))
        return parts

    # --- parts ---

    @property
    def _laid_now(self) -> _Laid | None:
        return None if self._text is None else self._laid.get(self._text.key)

    def _is_laid(self, key: str, looks: Looks) -> bool:
        laid = self._laid.get(key)
        return laid is not None and laid.looks == looks

    def _lay(self) -> None:
        text, looks = self._text, self._looks
        if text is None or looks is None:
            return
        self._turn += 1
        if self._is_laid(text.key, looks):
            self._open()
            return
        turn = self._turn

        def done(laid: _Laid) -> None:
            if turn == self._turn:
                self._keep(text.key, laid)
                self._open()

        self._desk.bridge.check(lambda: _laid(text, looks), done)

    def _keep(self, key: str, laid: _Laid) -> None:
        if laid.looks != self._looks:
            return
        self._laid[key] = laid
        now = None if self._text is None else self._text.key
        while len(self._laid) > 4:
            self._laid.pop(next(one for one in self._laid if one not in {key, now}))

    def _open(self) -> None:
        pages = self.pages
        number = next((place for place, page in enumerate(pages, 1) if self._at < page.end), len(pages))
        self._show(number)

    def _step(self, by: int) -> None:
        page = self.page
        if page is None:
            return
        number = self.number + by
        if not 1 <= number <= len(self.pages):
            self.beyond.emit(by)
            return
        self._found = None
        self._at = self.pages[number - 1].begin
        self._show(number)

    def _show(self, number: int) -> None:
        text, page = self._text, self.pages[number - 1]
        if text is None:
            return
        self._layouts.clear()
        # Read by who paints as soon as the pieces are told.
        self._values["number"] = number
        pieces = []
        # A cover stands in the middle of its page.
        alone = len(page.pieces) == 1 and page.pieces[0].last == 0 and self._looks is not None
        for index, piece in enumerate(page.pieces):
            block = text.flow.blocks[piece.block]
            top = (self._looks.height - piece.height) / 2 if alone and self._looks is not None else piece.y
            picture = block.kind == "picture" and piece.last == 0
            words = block.text if picture else block.text[piece.begin : piece.end].replace(LINE_BREAK, "\n")
            role = "picture" if picture else "heading" if block.kind == "heading" else "text"
            pieces.append({"index": index, "y": top, "height": piece.height, "text": words, "role": role})
            if picture:
                self._want_picture(block.source)
        self.change_of("number").emit()
        self.put(count=len(self.pages), pieces=pieces, links=self._links_of(page))
        self.drawn.emit()
        self.turned.emit()

    def _links_of(self, page: Page) -> list[dict[str, object]]:
        text = self._text
        found: dict[str, dict[str, object]] = {}
        for piece in page.pieces if text is not None else ():
            block = text.flow.blocks[piece.block]  # type: ignore[union-attr]
            for run in block.runs:
                if run.link and piece.begin < run.end and run.begin < piece.end:
                    words = " ".join(block.text[run.begin : run.end].split())
                    found.setdefault(run.link, {"text": words or run.link, "link": run.link, "note": run.note})
        return list(found.values())

    def _piece(self, index: int) -> Piece | None:
        page = self.page
        return page.pieces[index] if page is not None and 0 <= index < len(page.pieces) else None

    def _layout(self, piece: Piece) -> QTextLayout:
        made = self._layouts.get(piece.block)
        if made is None and self._text is not None and self._looks is not None:
            block = self._text.flow.blocks[piece.block]
            found = self._found
            marked = None
            if found is not None and block.begin <= found[0] < block.end:
                marked = (found[0] - block.begin, min(found[1] - block.begin, len(block.text)))
            made = self._layouts[piece.block] = lay(block, self._looks, self._ink, marked)
        return made or QTextLayout()

    def _link_at(self, x: float, y: float) -> Run | None:
        page, looks, text = self.page, self._looks, self._text
        if page is None or looks is None or text is None:
            return None
        best: tuple[float, Run] | None = None
        for index, piece in enumerate(page.pieces):
            for run in text.flow.blocks[piece.block].runs:
                if not run.link or run.end <= piece.begin or run.begin >= piece.end:
                    continue
                for part in self.lines(index, max(0, run.begin - piece.begin), run.end - piece.begin):
                    away = _away(part.translated(0, piece.y), x, y)
                    if away <= looks.size * _REACH and (best is None or away < best[0]):
                        best = (away, run)
        return None if best is None else best[1]

    def _want_picture(self, source: str) -> None:
        text, looks = self._text, self._looks
        if text is None or looks is None or source in self._images:
            return
        self._images[source] = QImage()
        room = QSize(round(looks.width), round(looks.height))

        def done(image: QImage) -> None:
            if self._text is not None and self._text.key == text.key:
                self._images[source] = image
                self.drawn.emit()

        self._desk.bridge.draw(lambda: decoded(text.pictures(source), room), done)

    def _paint_picture(self, painter: QPainter, source: str, room: QRectF) -> None:
        image = self._images.get(source)
        if image is None or image.isNull():
            return
        size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF((room.width() - size.width()) / 2, 0), size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)


def _laid(text: Text, looks: Looks) -> _Laid:
    """On a worker."""
    return _Laid(looks, paginate(text.flow, looks, lambda source: size_of(text.pictures(source)), text.breaks))


def size_of(data: bytes | None) -> QSizeF:
    """Of a picture; empty when it cannot be shown."""
    reader = _reader(data)
    size = QSize() if reader is None else reader[1].size()
    return QSizeF(size) if size.isValid() and size.width() * size.height() <= MOST_PIXELS else QSizeF()


def decoded(data: bytes | None, room: QSize) -> QImage:
    """A picture no larger than the room; empty when it cannot be shown. On a worker."""
    reader = _reader(data)
    if reader is None or size_of(data).isEmpty():
        return QImage()
    most = QSize(min(MOST_SIDE, room.width()), min(MOST_SIDE, room.height()))
    size = reader[1].size()
    if size.width() > most.width() or size.height() > most.height():
        reader[1].setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader[1].read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _reader(data: bytes | None) -> tuple[QBuffer, QImageReader] | None:
    """A reader of the four kinds of pictures that are shown, told by their first bytes; any other kind is none."""
    kind = next((kind for mark, kind in _PICTURES.items() if data and data.startswith(mark)), None)
    if data is None or kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    return buffer, reader


def _x(place: object) -> float:
    """`cursorToX` gives the place and the cursor."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]


def _away(part: QRectF, x: float, y: float) -> float:
    return max(part.left() - x, x - part.right(), part.top() - y, y - part.bottom(), 0.0)
