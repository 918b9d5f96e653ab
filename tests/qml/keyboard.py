"""A screen as a keyboard or a switch works it: Tab comes to everything that can be pressed, in reading order, and shows where it is.

`faults` walks the screen of the running app with real Tab keys and returns each fault in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import isValid

from kiosk.ui.accessibility import PRESSABLE, Role, interfaces
from kiosk.ui.driver import Driver

#: What else may take the focus: the title of a dialog, groups that arrows go through, rows that a list has just made.
KNOWN_STOPS = PRESSABLE | {Role.Heading, Role.Dialog, Role.Grouping, Role.Slider}
#: How long a list may take to make its next rows.
ROW_MS = 40
#: More stops than any screen has.
MOST_STOPS = 150
SLACK = 1.5


@dataclass(frozen=True)
class Stop:
    """Something to press or to write in, as the accessibility tree lists it."""

    item: QQuickItem
    name: str
    within: tuple[QAccessible.Role, ...]
    row: bool

    def __str__(self) -> str:
        return repr(self.name[:50])


def faults(window: QQuickWindow) -> list[str]:
    """Everything that a keyboard cannot do on this screen. Focus and pages stand afterwards as before."""
    stops = [stop for stop in _stops(window) if _takes_focus(stop.item)]
    dialog = [stop for stop in stops if Role.Dialog in stop.within]
    expected = dialog or stops
    before, scrolled = window.activeFocusItem(), [(flick, flick.property("contentY")) for flick in _flickables(window.contentItem())]
    try:
        # The order first: a list takes its rows away and makes others as it is scrolled.
        return [*_out_of_order(expected), *_walk(window, expected, in_dialog=bool(dialog))]
    finally:
        if _is_item(before) and isValid(before):
            before.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        for flick, at in scrolled:
            if isValid(flick):
                flick.setProperty("contentY", at)


def _walk(window: QQuickWindow, expected: list[Stop], *, in_dialog: bool) -> Iterator[str]:
    """Tab from the first thing until it comes again."""
    if not expected:
        return
    known = {stop.item: stop for stop in expected}
    walked: list[Stop] = []
    heard: set[str] = set()
    expected[-1].item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MOST_STOPS):
        _tab(window)
        if _is_item(window.activeFocusItem()) and _is_row(window.activeFocusItem()):
            # No hand is so fast that a list makes no rows in between.
            Driver.spin(ROW_MS)
        here = window.activeFocusItem()
        if not _is_item(here):
            yield "the focus is lost"
            return
        stop = known.get(here)
        heard.add(_name(here))
        if stop is None or (stop.name != _name(here) and _is_row(here)):
            name = _name(here)
            if in_dialog and not _inside_dialog(here):
                yield f"the dialog lets the focus go to {name!r}"
            elif not _name(here) or _role(here) not in KNOWN_STOPS:
                yield f"the focus stops at {name!r}, which is nothing to press"
        elif walked and stop is walked[0]:
            break
        elif stop not in walked:
            walked.append(stop)
            yield from _unseen(stop, window)
    else:
        yield f"the focus never comes back to {expected[0]}"
    yield from (f"no key comes to {stop}" for stop in expected if stop not in walked and not (stop.row and stop.name in heard))
    in_turn = [stop for stop in expected if stop in walked]
    yield from (
        f"after {wanted[0]} the focus goes to {came[1]} and not to {wanted[1]}"
        for wanted, came in zip(pairwise(in_turn), pairwise(walked), strict=True)
        if wanted != came
    )


def _unseen(stop: Stop, window: QQuickWindow) -> Iterator[str]:
    """The ring must be drawn, and in sight."""
    item = stop.item
    place = QRectF(item.mapToScene(QPointF(0, 0)), item.size())
    sight = QRectF(0, 0, window.width(), window.height())
    for above in _above(item):
        if above.clip() and above.width() > 0:
            sight = sight.intersected(QRectF(above.mapToScene(QPointF(0, 0)), above.size()))
    if place.height() <= sight.height() and not sight.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
        yield f"the focus is out of sight at {stop}"
    if item.inherits("QQuickAbstractButton") and not place.contains(sight) and not any(_is_ring(child) for child in _below(item)):
        yield f"no ring shows the focus at {stop}"


def _out_of_order(expected: list[Stop]) -> Iterator[str]:
    """Of things on one page, what stands higher is read first; of things in one row, what stands further left."""
    for one, other in pairwise(expected):
        if _page(one.item) is not _page(other.item):
            continue
        first, then = (QRectF(stop.item.mapToScene(QPointF(0, 0)), stop.item.size()) for stop in (one, other))
        over = min(first.right(), then.right()) - max(first.left(), then.left())
        if over > SLACK and then.bottom() <= first.top() + SLACK:
            yield f"{other} stands above {one} and is read after it"
        if one.item.parentItem() is other.item.parentItem():
            beside = min(first.bottom(), then.bottom()) - max(first.top(), then.top())
            if beside > SLACK and then.right() <= first.left() + SLACK:
                yield f"{other} stands before {one} in its row and is read after it"


def _stops(window: QQuickWindow) -> Iterator[Stop]:
    """What can be pressed or written in, in the order of the accessibility tree."""
    for interface, within in interfaces(window):
        item = interface.object()
        pressable = interface.role() in PRESSABLE | {Role.EditableText}
        if pressable and not interface.state().disabled and isinstance(item, QQuickItem):
            yield Stop(item, interface.text(QAccessible.Text.Name), within, _is_row(item))


def _takes_focus(item: QQuickItem) -> bool:
    """Not the keys of the keyboard on the screen, which leave the focus to the words; nor rows that only tell."""
    worked = any(item.inherits(kind) for kind in ("QQuickTextEdit", "QQuickTextInput", "QQuickSlider"))
    return item.isEnabled() and (worked or (item.inherits("QQuickAbstractButton") and not _is_key(item)))


def _is_key(item: QQuickItem) -> bool:
    return not item.activeFocusOnTab() and any(_role(above) == Role.Grouping and _name(above) in KEYBOARDS for above in _above(item))


KEYBOARDS = frozenset({"Keyboard", "Teclado"})


def _tab(window: QQuickWindow) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, int(Qt.Key.Key_Tab), Qt.KeyboardModifier.NoModifier))


def _is_item(item: QQuickItem | None) -> bool:
    return item is not None


def _above(item: QQuickItem) -> Iterator[QQuickItem]:
    above: QQuickItem | None = item.parentItem()
    while above is not None:
        yield above
        above = above.parentItem()


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _below(child)


def _is_row(item: QQuickItem) -> bool:
    """Rows are used again for other words when a list is scrolled."""
    return any(above.inherits("QQuickListView") for above in _above(item))


def _is_ring(item: QQuickItem) -> bool:
    return item.objectName() == "focusRing" and item.isVisible() and item.opacity() > 0


def _flickables(item: QQuickItem) -> list[QQuickItem]:
    return [below for below in _below(item) if below.inherits("QQuickFlickable")]


def _page(item: QQuickItem) -> QQuickItem | None:
    return next((above for above in _above(item) if above.inherits("QQuickFlickable") or above.objectName() == "overlays"), None)


def _inside_dialog(item: QQuickItem) -> bool:
    return _role(item) == Role.Dialog or any(_role(above) == Role.Dialog for above in _above(item))


def _role(item: QQuickItem) -> QAccessible.Role:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return Role.NoRole if interface is None else interface.role()


def _name(item: QQuickItem) -> str:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return "" if interface is None else interface.text(QAccessible.Text.Name)
