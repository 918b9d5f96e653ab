"""What is read of a screen: its sentences in order, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.ui.accessibility import SPOKEN, Node, Role

#: What may stand on the keys of a pad or a keyboard: such names are never read, so that no PIN is heard.
KEY_LETTERS = 2
AMOUNT = re.compile(r"[-+\N{MINUS SIGN}]?(?:(?:[$€£¥]|\b[A-Z]{3}\N{NO-BREAK SPACE})\s?\d[\d.,]*\d|[$€£¥]\s?\d)")
#: No sentence ends after "6:05 p.m." in the middle of one.
_ENDS = re.compile(r"(?<=[.!?…:])(?<![ap]\.m\.)\s+|(?<=[ap]\.m\.)\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|\n+")


@dataclass(frozen=True)
class Sentence:
    """Words to say, and the item that shows them: letters `begin` to `end` of its text."""

    words: str
    item: QObject | None
    begin: int
    end: int

    def same(self, other: Sentence) -> bool:
        """Whether both stand in the same place of the screen."""
        return self.words == other.words and self.item is other.item and self.begin == other.begin


def sentences(seen: Sequence[Node], amount: str | None = None) -> list[Sentence]:
    """Title, content and choices of the page, then its tools; only the dialog's while one is open.

    `amount` is said in place of each sum of money where others could hear it.
    """
    found: list[Sentence] = []
    before = ""
    for node in _in_order(seen):
        text = node.value if node.role == Role.EditableText and node.value else node.name
        if text != before:
            found += _split(text, node, amount)
        before = text
    return found


def _in_order(seen: Sequence[Node]) -> list[Node]:
    """The nodes to read."""
    dialog = any(Role.Dialog in node.within for node in seen)
    spoken = [node for node in seen if _is_spoken(node) and (not dialog or Role.Dialog in node.within)]
    page_of_book = [node for node in spoken if Role.Document in node.within]
    if page_of_book and not dialog:
        return page_of_book
    tools = [node for node in spoken if Role.ToolBar in node.within]
    title = next((node for node in spoken if node.role == Role.Heading), None)
    page = [node for node in spoken if Role.ToolBar not in node.within and node is not title]
    first = [] if title is None else [title]
    return [*first, *page, *(node for node in tools if node is not title)]


def _is_spoken(node: Node) -> bool:
    if Role.Pane in node.within:
        # The voice's own bar.
        return False
    return node.role in SPOKEN and not (node.pressable and (len(node.name) <= KEY_LETTERS or _is_key(node.item)))


def _is_key(item: QObject | None) -> bool:
    """The keyboard's keys never take the focus from the words that are written."""
    return isinstance(item, QQuickItem) and item.inherits("QQuickAbstractButton") and not item.activeFocusOnTab()


def _split(text: str, node: Node, amount: str | None) -> list[Sentence]:
    found, begin = [], 0
    for end, after in [*((match.start(), match.end()) for match in _ENDS.finditer(text)), (len(text), len(text))]:
        words = text[begin:end].strip()
        if any(letter.isalnum() for letter in words):
            said = words if amount is None else AMOUNT.sub(amount, words)
            found.append(Sentence(said, node.item, begin, end))
        begin = after
    return found


def places_of(sentence: Sentence) -> list[QRectF]:
    """Where the sentence stands in the window now, a part for each line; none when it is gone."""
    item = sentence.item
    if item is None or not isValid(item) or not isinstance(item, QQuickItem):
        return []
    whole = [QRectF(0, 0, item.width(), item.height())]
    # A page of a book knows its lines itself (`viewmodels/media/page_item.py`).
    lines_of = getattr(item, "lines_of", None)
    lines = (
        lines_of(sentence.begin, sentence.end)
        if lines_of is not None
        else _lines(item, sentence)
        if item.inherits("QQuickText")
        else []
    )
    parts = lines or whole
    return [QRectF(item.mapToScene(part.topLeft()), part.size()) for part in parts]


def _lines(item: QQuickItem, sentence: Sentence) -> list[QRectF]:
    """The parts of the lines of a text that hold the sentence: laid out again as the item does."""
    font = item.property("font")
    if not isinstance(font, QFont):
        return []
    layout = QTextLayout(str(item.property("text")), font)
    # PySide cannot convert this property by itself.
    alignment = QQmlExpression(QQmlEngine.contextForObject(item), item, "effectiveHorizontalAlignment").evaluate()[0]
    option = QTextOption(Qt.AlignmentFlag(int(alignment)))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(item.width())
    layout.endLayout()
    high = float(item.property("contentHeight")) / max(1, layout.lineCount())
    parts = []
    for row in range(layout.lineCount()):
        line = layout.lineAt(row)
        begin, end = max(line.textStart(), sentence.begin), min(line.textStart() + line.textLength(), sentence.end)
        if begin < end:
            left, right = (cast("tuple[float, int]", line.cursorToX(letter))[0] for letter in (begin, end))
            parts.append(QRectF(left, row * high, right - left, high))
    return parts


def scrolled_by(sentence: Sentence) -> QQuickItem | None:
    """The page that must be turned to see the sentence."""
    item = sentence.item
    above = item.parentItem() if isinstance(item, QQuickItem) and isValid(item) else None
    while above is not None:
        if above.inherits("QQuickFlickable") and float(above.property("contentHeight")) > above.height():
            return above
        above = above.parentItem()
    return None


def turned_to(page: QQuickItem, places: Sequence[QRectF]) -> float | None:
    """The `contentY` that shows these places of the window, near the top; None when they are in sight."""
    sight = QRectF(page.mapToScene(QPointF(0, 0)), page.size())
    top, bottom = places[0].top(), places[-1].bottom()
    if sight.top() <= top and bottom <= sight.bottom():
        return None
    at = float(page.property("contentY"))
    highest = float(page.property("originY"))
    lowest = highest + max(0.0, float(page.property("contentHeight")) - page.height())
    return max(highest, min(lowest, at + top - sight.top() - page.height() * 0.15))
