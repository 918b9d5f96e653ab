"""The screen as assistive technology sees it: names, roles and places. Read aloud and the test driver walk it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow

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
KEY_LETTERS = 1


@dataclass(frozen=True)
class Node:
    """One visible thing: `rect` in the window's coordinates, `value` the text of an editable field."""

    role: QAccessible.Role
    name: str
    value: str
    description: str
    rect: QRect
    pressable: bool
    enabled: bool
    focused: bool


def nodes(window: QWindow) -> Iterator[Node]:
    """What is visible in the window, in reading order."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    if not _alive(root):
        return
    origin = window.position()
    yield from _walk(root, origin, QRect(QPoint(0, 0), window.size()), 0)


def words_of(seen: list[Node], private: frozenset[str]) -> list[str]:
    """What is read of a screen: its words in order, each once in a row; never single keys, never anything with private words in it."""
    spoken: list[str] = []
    for node in seen:
        if node.role not in SPOKEN or (node.pressable and len(node.name) <= KEY_LETTERS):
            continue
        line = node.value if node.role == Role.EditableText and node.value else node.name
        if any(word in line for word in private if word):
            continue
        if line.strip() and (not spoken or spoken[-1] != line):
            spoken.append(line)
    return spoken


def _alive(interface: QAccessibleInterface | None) -> bool:
    """A part may vanish while the tree is walked (Qt's stubs say that it never does)."""
    return interface is not None and interface.isValid()


def _walk(interface: QAccessibleInterface, origin: QPoint, frame: QRect, depth: int) -> Iterator[Node]:
    for position in range(interface.childCount()):
        child = interface.child(position)
        if not _alive(child):
            continue
        state = child.state()
        if state.invisible:
            continue
        role = child.role()
        rect = child.rect().translated(-origin.x(), -origin.y())
        name = child.text(QAccessible.Text.Name)
        value = child.text(QAccessible.Text.Value)
        if (name or value) and rect.intersects(frame):
            pressable = role in PRESSABLE
            description = child.text(QAccessible.Text.Description)
            yield Node(role, name, value, description, rect, pressable, not state.disabled, bool(state.focused))
        if depth < MAX_DEPTH:
            yield from _walk(child, origin, frame, depth + 1)
