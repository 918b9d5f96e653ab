"""Walks every page in one form and reports what is wrong, as JSON: python -m tests.qml.inspection 1080x1920 100 light

A process of its own: the mocks and the real view models carry the same QML names and must not meet.
"""

import json
import sys

from PySide6.QtGui import QAccessible

from kiosk.ui.accessibility import Node, nodes
from tests.qml.stage import Stage

ROUTES = (
    *("sign-in", "number", "pin", "home", "inbox", "message", "compose"),
    *("sent", "sent-message", "drafts", "people", "money", "help", "care"),
    *("buy-stamps", "stamps-bought", "transfer", "waiting"),
)
ROLES_WITHOUT_TOUCH = {QAccessible.Role.ListItem, QAccessible.Role.List}
# The hard floor on a wall, and the smallest key of the smallest window's keyboard.
FLOOR = {True: 60, False: 48}
KEY_FLOOR = {True: 60, False: 34}


def small(node: Node, kiosk: bool, typing: bool) -> bool:
    """Whether a finger would miss it."""
    if not node.pressable or node.role in ROLES_WITHOUT_TOUCH:
        return False
    key = typing and len(node.name) <= len("space")
    floor = (KEY_FLOOR if key or typing else FLOOR)[kiosk]
    return min(node.rect.width(), node.rect.height()) < floor - 1


def unnamed(stage: Stage) -> list[str]:
    """Pressable things without a name, by their place."""
    found = []

    def walk(interface: object, depth: int) -> None:
        for position in range(interface.childCount()):  # type: ignore[attr-defined]
            child = interface.child(position)  # type: ignore[attr-defined]
            if child is None or not child.isValid() or child.state().invisible:
                continue
            pressable = child.role() in {QAccessible.Role.Button, QAccessible.Role.PageTab, QAccessible.Role.RadioButton}
            if pressable and not child.text(QAccessible.Text.Name):
                found.append(str(child.rect()))
            if depth < 60:
                walk(child, depth + 1)

    walk(QAccessible.queryAccessibleInterface(stage.window), 0)
    return found


def inspect(size: str, text: int, theme: str) -> dict[str, list[str]]:
    """Faults by kind; all lists are empty when all is well."""
    width, height = (int(part) for part in size.split("x"))
    stage = Stage(width, height)
    stage.set("display.theme", theme)
    stage.set("display.textStep", text)
    stage.set("session.timeLimited", width == 1080)
    faults: dict[str, list[str]] = {"warnings": [], "small": [], "unnamed": [], "empty": []}
    for route in ROUTES:
        stage.set("navigator.route", route)
        stage.settle(150)
        seen = list(nodes(stage.window))
        if len(seen) < 2:
            faults["empty"].append(route)
        faults["unnamed"] += [f"{route}: {place}" for place in unnamed(stage)]
        faults["small"] += [
            f"{route}: {node.name} {node.rect.width()}x{node.rect.height()}"
            for node in seen
            if small(node, width == 1080, route == "compose")
        ]
    faults["warnings"] = list(dict.fromkeys(stage.warnings))
    stage.close()
    return faults


if __name__ == "__main__":
    print(json.dumps(inspect(sys.argv[1], int(sys.argv[2]), sys.argv[3])))
