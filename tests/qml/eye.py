"""What a careful person would notice on a screen of the running app: too small, cut off, over each other, unreadable.

`faults` looks at the items of the window as they stand and returns each fault in words; an empty list is a sound screen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.accessibility import PRESSABLE, Role
from kiosk.ui.theme_tokens import SOURCE
from tests.qml.colours import contrast

#: Rounding of places and of letters, in pixels.
SLACK = 1.5
#: The hard floor of a wall kiosk, and the smallest good target of a device in the hand, in pixels.
FLOOR = {True: 60, False: 48}
#: Text of this size (title and above) may stand over scenery at 4.5:1; everything else is 7:1.
LARGE = {True: 40, False: 24}
TEXT_RATIO = 7.0
LARGE_RATIO = 4.5
#: The ink of words that stand over the landscape, at any size.
SCENE_INK = json.loads(SOURCE.read_text())["color"]["fixed"]["heroInk"].lower()
#: How many points of a text's place are looked at for its background.
SAMPLES = 10
NOWHERE = QRectF()
#: Longer ones are no words, and are broken anywhere; so are addresses.
LONGEST_WORD = 40


@dataclass(frozen=True)
class Seen:
    """An item with its place in the window; `shown` is the part of it that no scrolled page hides."""

    item: QQuickItem
    name: str
    place: QRectF
    shown: QRectF
    above: frozenset[int]
    overlay: bool
    usable: bool

    def __str__(self) -> str:
        place = self.place
        return f"{self.name[:40]!r} {place.width():.0f}x{place.height():.0f} at {place.x():.0f},{place.y():.0f}"


def faults(window: QQuickWindow, picture: QImage, floor: float, *, kiosk: bool) -> list[str]:
    """Everything wrong on this screen. `floor` is the smallest side of what can be pressed, in pixels."""
    frame = QRectF(0, 0, window.width(), window.height())
    everything = list(_walk(window.contentItem(), frame, frozenset(), overlay=False))
    if any(_role(seen.item) == Role.Dialog for seen in everything):
        everything = [seen for seen in everything if seen.overlay]
    pressables = [
        seen for seen in everything if seen.usable and seen.item.inherits("QQuickAbstractButton") and _role(seen.item) in PRESSABLE
    ]
    texts = [seen for seen in everything if seen.usable and seen.item.inherits("QQuickText") and seen.item.property("text")]
    return [
        *_nameless(window),
        *(f"too small: {seen}" for seen in pressables if _small(seen, floor, kiosk=kiosk)),
        *(f"cut off: {seen} by {by}" for seen in pressables if (by := _cut(seen.item, seen.place, frame))),
        *_overlaps(pressables),
        *(fault for seen in texts for fault in _words(seen, frame)),
        *_words_over_each_other(texts, pressables),
        *_faint_words(texts, picture, LARGE[kiosk]),
    ]


def _walk(item: QQuickItem, shown: QRectF, above: frozenset[int], *, overlay: bool) -> Iterator[Seen]:
    """Every visible item below this one, parents first."""
    overlay = overlay or item.objectName() == "overlays" or _role(item) == Role.Dialog
    for child in item.childItems():
        if not child.isVisible() or child.opacity() < 0.05 or _in_waiting(child):
            continue
        place = QRectF(child.mapToScene(QPointF(0, 0)), child.size())
        if child.inherits("QQuickText"):
            place = _painted(child, place)
        part = place.intersected(shown)
        name = str(child.property("text") or "") or _name(child)
        yield Seen(child, name, place, part, above, overlay, child.isEnabled())
        yield from _walk(child, shown.intersected(place) if child.clip() else shown, above | {_key(child)}, overlay=overlay)


def _in_waiting(item: QQuickItem) -> bool:
    """A list keeps rows ready that have no place yet; they are neither drawn nor touched."""
    above = _parent(item)
    view = _parent(above) if above is not None else None
    row = item.property("index")
    if view is None or row is None or not view.inherits("QQuickListView"):
        return False
    return QQmlExpression(QQmlEngine.contextForObject(view), view, f"itemAtIndex({int(row)})").evaluate()[0] is not item


def _painted(text: QQuickItem, place: QRectF) -> QRectF:
    """The place of the letters, which may be larger than the item that they belong to."""
    width = max(place.width(), float(text.property("contentWidth")))
    height = max(place.height(), float(text.property("contentHeight")))
    return QRectF(place.x(), place.y(), width, height)


def _key(item: QQuickItem) -> int:
    return hash(item)


def _parent(item: QQuickItem) -> QQuickItem | None:
    """None above the window's own item (Qt's stubs say that there is always one)."""
    return item.parentItem()


def _ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    above = _parent(item)
    while above is not None:
        yield above
        above = _parent(above)


def _interface(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)


def _role(item: QQuickItem) -> QAccessible.Role:
    interface = _interface(item)
    return Role.NoRole if interface is None else interface.role()


def _name(item: QQuickItem) -> str:
    interface = _interface(item) if item.inherits("QQuickAbstractButton") else None
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _nameless(window: QQuickWindow) -> list[str]:
    """What can be pressed or written in but has no name for reading aloud."""
    QAccessible.setActive(True)
    found = []

    def walk(interface: QAccessibleInterface) -> None:
        for position in range(interface.childCount()):
            child = interface.child(position)
            if not child.isValid() or child.state().invisible:
                continue
            if child.role() in PRESSABLE | {Role.EditableText, Role.Slider} and not child.text(QAccessible.Text.Name).strip():
                rect = child.rect()
                found.append(f"no name: {child.role().name} {rect.width()}x{rect.height()} at {rect.x()},{rect.y()}")
            walk(child)

    walk(QAccessible.queryAccessibleInterface(window))
    return found


def _scrolls(item: QQuickItem) -> bool:
    return item.inherits("QQuickFlickable") and float(item.property("contentHeight")) > item.height() + SLACK


def _cut(item: QQuickItem, place: QRectF, frame: QRectF) -> str:
    """What hides a part of this place for good: an edge of the window, or of a page that does not scroll that way."""
    free = False
    for above in _ancestors(item):
        free = free or _scrolls(above)
        if above.clip() and above.width() > 0:
            edge = QRectF(above.mapToScene(QPointF(0, 0)), above.size())
            if _beyond(place, edge, upright=not _scrolls(above)):
                return "its page" if above.inherits("QQuickFlickable") else "what holds it"
            if _scrolls(above):
                place = QRectF(place.x(), edge.y(), place.width(), 0)
    return "the window" if _beyond(place, frame, upright=not free) else ""


def _beyond(place: QRectF, edge: QRectF, *, upright: bool) -> bool:
    sideways = place.left() < edge.left() - SLACK or place.right() > edge.right() + SLACK
    return sideways or (upright and (place.top() < edge.top() - SLACK or place.bottom() > edge.bottom() + SLACK))


def _meet(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 2 * SLACK and both.height() > 2 * SLACK


def _overlaps(pressables: list[Seen]) -> list[str]:
    """Two things to press in one place, unless one is a part of the other."""
    return [
        f"over each other: {one} and {other}"
        for one, other in combinations(pressables, 2)
        if one.overlay == other.overlay
        and _meet(one.shown, other.shown)
        and _key(one.item) not in other.above
        and _key(other.item) not in one.above
    ]


def _small(seen: Seen, floor: float, *, kiosk: bool) -> bool:
    """Ten keys must share the width of the window: "bigger buttons" makes them only higher."""
    narrowest = floor if seen.item.activeFocusOnTab() else min(floor, FLOOR[kiosk])
    return seen.place.width() < narrowest - SLACK or seen.place.height() < floor - SLACK


def _words(seen: Seen, frame: QRectF) -> Iterator[str]:
    """Words that are cut, broken or larger than what holds them. A preview may end in dots; nothing else."""
    item, place = seen.item, seen.place
    if item.property("truncated") and not item.property("preview"):
        yield f"words left out: {seen}"
    if place.width() > item.width() + SLACK:
        yield f"words wider than their place ({item.width():.0f}): {seen}"
    if place.height() > item.height() + SLACK:
        yield f"words higher than their place ({item.height():.0f}): {seen}"
    if by := _cut(item, place, frame):
        yield f"words cut off: {seen} by {by}"
    font = item.property("font")
    if int(item.property("lineCount")) > 1 and isinstance(font, QFont):
        measure = QFontMetricsF(font)
        yield from (
            f"a word is broken: {word!r} in {seen}"
            for word in str(seen.name).split()
            if len(word) <= LONGEST_WORD and "://" not in word and measure.horizontalAdvance(word) > item.width() + SLACK
        )
    for above in _ancestors(item):
        if above.inherits("QQuickAbstractButton") or above.inherits("QQuickRectangle"):
            box = QRectF(above.mapToScene(QPointF(0, 0)), above.size())
            if box.width() > 0 and not box.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place) and not _scrolled_within(item, above):
                yield f"words larger than what holds them ({box.width():.0f}x{box.height():.0f}): {seen}"
            return


def _scrolled_within(item: QQuickItem, holder: QQuickItem) -> bool:
    for above in _ancestors(item):
        if above is holder or above.inherits("QQuickFlickable"):
            return above is not holder
    return False


def _words_over_each_other(texts: list[Seen], pressables: list[Seen]) -> list[str]:
    found = [
        f"words over words: {one} and {other}"
        for one, other in combinations(texts, 2)
        if one.overlay == other.overlay and _meet(_ink(one.shown), _ink(other.shown))
    ]
    found += [
        f"words under something to press: {text} under {key}"
        for text in texts
        for key in pressables
        if text.overlay == key.overlay and _key(key.item) not in text.above and _meet(_ink(text.shown), key.shown)
    ]
    return found


def _ink(place: QRectF) -> QRectF:
    """Lines of text carry air above and below their letters."""
    air = min(place.height() * 0.15, 12)
    return place.adjusted(0, air, 0, -air)


def _faint_words(texts: list[Seen], picture: QImage, title: int) -> Iterator[str]:
    """Words that do not stand out from what is really drawn behind them."""
    drawn = picture.convertToFormat(QImage.Format.Format_RGB32)
    row = drawn.bytesPerLine() // 4
    pixels = memoryview(drawn.constBits()).cast("I")
    everything = QRectF(0, 0, drawn.width(), drawn.height())
    for seen in texts:
        shown = seen.shown.intersected(everything)
        ink = seen.item.property("color")
        if shown.width() >= 8 and shown.height() >= 8 and isinstance(ink, QColor):
            columns = [int(shown.x() + shown.width() * (x + 0.5) / (2 * SAMPLES)) for x in range(2 * SAMPLES)]
            rows = [row * int(shown.y() + shown.height() * (y + 0.5) / SAMPLES) for y in range(SAMPLES)]
            if fault := _faint(seen, ink, Counter([pixels[down + across] for across in columns for down in rows]), title):
                yield fault


def _faint(seen: Seen, ink: QColor, points: Counter[int], title: int) -> str:
    # Heavy letters fill more of their place than what is behind them.
    del points[ink.rgb()]
    behind = QColor(points.most_common(1)[0][0]) if points else ink
    font = seen.item.property("font")
    large = ink.name() == SCENE_INK or (isinstance(font, QFont) and font.pixelSize() >= title)
    ratio = contrast(ink, behind)
    needed = LARGE_RATIO if large else TEXT_RATIO
    return f"faint, {ratio:.1f}:1, {ink.name()} on {behind.name()}: {seen}" if ratio < needed - 0.05 else ""
