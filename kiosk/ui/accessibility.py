"""The screen as assistive technology sees it: names, roles and places. Read aloud, the Tab key and the test driver walk it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtQuick import QQuickItem

Role = QAccessible.Role

PRESSABLE = frozenset(
    {
        *(Role.Button, Role.RadioButton, Role.CheckBox, Role.PageTab, Role.ListItem, Role.Link, Role.MenuItem, Role.ButtonMenu),
        *(Role.Cell, Role.Switch),
    }
)
SPOKEN = frozenset({Role.StaticText, Role.Heading, Role.AlertMessage, Role.EditableText, Role.Paragraph, *PRESSABLE})
#: Deeper trees than any screen has: a guard against one that never ends.
MAX_DEPTH = 64
#: Higher than any page, in pixels.
FAR = 1_000_000


@dataclass(frozen=True)
class Node:
    """One visible thing: `rect` in the window's coordinates, `value` the text of an editable field.

    `item` is what shows it; `within` the roles of what it lies in, outermost first.
    """

    role: QAccessible.Role
    name: str
    value: str
    description: str
    rect: QRect
    pressable: bool
    enabled: bool
    focused: bool
    item: QObject | None = None
    within: tuple[QAccessible.Role, ...] = ()


def nodes(window: QWindow, *, whole: bool = False) -> Iterator[Node]:
    """What is visible in the window, in reading order; or the `whole` of its pages, with what is to be scrolled to."""
    origin = window.position()
    frame = QRect(QPoint(0, 0), window.size())
    if whole:
        frame.adjust(0, -FAR, 0, FAR)
    for interface, within in interfaces(window):
        state = interface.state()
        role = interface.role()
        rect = interface.rect().translated(-origin.x(), -origin.y())
        name = interface.text(QAccessible.Text.Name)
        value = interface.text(QAccessible.Text.Value)
        if (name or value) and rect.intersects(frame):
            description = interface.text(QAccessible.Text.Description)
            focused = bool(state.focused)
            yield Node(role, name, value, description, rect, role in PRESSABLE, not state.disabled, focused, interface.object(), within)


def interfaces(window: QWindow) -> Iterator[tuple[QAccessibleInterface, tuple[QAccessible.Role, ...]]]:
    """Every part of the screen that is not hidden, in reading order, with the roles of what it lies in."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    if _alive(root):
        yield from _walk(root, ())


def _alive(interface: QAccessibleInterface | None) -> bool:
    """A part may vanish while the tree is walked (Qt's stubs say that it never does)."""
    return interface is not None and interface.isValid()


def _walk(
    interface: QAccessibleInterface, within: tuple[QAccessible.Role, ...]
) -> Iterator[tuple[QAccessibleInterface, tuple[QAccessible.Role, ...]]]:
    for child in _children(interface):
        if child.state().invisible:
            continue
        yield child, within
        if len(within) < MAX_DEPTH:
            yield from _walk(child, (*within, child.role()))


def _children(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Rows of a list stand as they are seen, not as they were made; after them what does not scroll with them."""
    children = [child for position in range(interface.childCount()) if _alive(child := interface.child(position))]
    if interface.role() == Role.List:
        children.sort(key=lambda child: (0, child.rect().top()) if _scrolls(child.object()) else (1, 0))
    return children


def _scrolls(item: QObject | None) -> bool:
    """Whether an item lies on a page that is scrolled, within its list."""
    above = item.parentItem() if isinstance(item, QQuickItem) else None
    while above is not None and not above.inherits("QQuickFlickable"):
        if _role_of(above) == Role.List:
            return False
        above = above.parentItem()
    return above is not None


def _role_of(item: QQuickItem) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(item)
    return interface.role() if _alive(interface) else Role.NoRole
