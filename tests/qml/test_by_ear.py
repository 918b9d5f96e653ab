"""Every screen is reached by somebody who sees nothing: by names, roles and press actions of the accessibility tree alone.

The walk begins at sign-in, types number and PIN, and from each screen presses whatever has a name, until nothing new comes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.ui import driver
from kiosk.ui.accessibility import PRESSABLE, Role
from kiosk.ui.sample_store import NUMBER, PIN
from kiosk.ui.shots import Studio
from kiosk.ui.viewmodels.navigator import OF_A_PERSON

#: What ends or hides the visit, or only changes how the screen looks.
LEFT_ALONE = ("Sign out", "Cover", "Read aloud", "Text", "Slower", "Faster", "Home", "Back")
#: So many things of one kind are tried on a screen (rows of a list).
MOST_ALIKE = 3
HOME = "Home"
#: A screen for which staff must have given a PIN out; its own tests come to it.
BY_STAFF = frozenset({"new-pin"})


class Listener:
    """Knows of the screen only what the accessibility tree says."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._window = studio.driver.window

    def pressables(self) -> list[QAccessibleInterface]:
        """What can be pressed now, in reading order; only the dialog's while one is open."""
        QAccessible.setActive(True)
        found = list(self._walk(QAccessible.queryAccessibleInterface(self._window), in_dialog=False))
        dialog = [interface for interface, in_dialog in found if in_dialog]
        return dialog or [interface for interface, _ in found]

    def names(self) -> list[str]:
        """Their names."""
        return [interface.text(QAccessible.Text.Name) for interface in self.pressables()]

    def press(self, name: str) -> bool:
        """Press what has this name; whether there is such a thing."""
        found = next((interface for interface in self.pressables() if interface.text(QAccessible.Text.Name) == name), None)
        if found is None:
            return False
        actions = found.actionInterface()
        assert actions is not None, name
        assert "Press" in actions.actionNames(), f"{name!r} has no press action"
        actions.doAction("Press")
        self._studio.driver.settle()
        return True

    def type(self, text: str) -> None:
        """On the keys of the screen."""
        for letter in text:
            assert self.press(letter), f"no key {letter!r}: {self.names()}"

    def can_type(self) -> bool:
        """Whether there is a keyboard."""
        return {"q", "w", "e"} <= {name.lower() for name in self.names()}

    def _walk(self, interface: QAccessibleInterface, *, in_dialog: bool) -> Iterator[tuple[QAccessibleInterface, bool]]:
        for position in range(interface.childCount()):
            child = interface.child(position)
            if not child.isValid() or child.state().invisible or child.state().disabled:
                continue
            item = child.object()
            if child.role() in PRESSABLE and isinstance(item, QQuickItem) and item.inherits("QQuickAbstractButton"):
                yield child, in_dialog
            yield from self._walk(child, in_dialog=in_dialog or child.role() == Role.Dialog)


class Explorer:
    """Walks from screen to screen and remembers by which names each was reached."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self.ear = Listener(studio)
        self.ways: dict[str, list[str]] = {}
        self._tried: set[tuple[str, str]] = set()

    def come_in(self) -> None:
        """Number and PIN, key by key."""
        assert self.ear.press("Type your ID number")
        self.ear.type(NUMBER)
        assert self.ear.press("Next")
        self._studio.on("pin")
        self._studio.driver.settle()
        self.ear.type(PIN)
        assert self.ear.press("Go")
        self._studio.on("home")
        self._studio.driver.settle()

    def explore(self) -> None:
        """From home, until every screen that was found has been tried."""
        self.ways["home"] = []
        waiting = deque(["home"])
        while waiting and self.missing():
            route = waiting.popleft()
            for name in self._worth_trying(route):
                if not self._is_at(route):
                    self._go(route)
                if not self._is_at(route) or not self.ear.press(name):
                    continue
                here = self._here()
                if here not in self.ways:
                    self.ways[here] = [*self.ways[route], name]
                    waiting.append(here)

    def missing(self) -> set[str]:
        """Screens of a person that were not reached."""
        return set(OF_A_PERSON) - set(self.ways) - BY_STAFF

    def _worth_trying(self, route: str) -> Iterator[str]:
        self._go(route)
        alike: dict[str, int] = {}
        for name in self.ear.names():
            kind = name.split(".")[0].split(",")[0].split(" ")[0]
            alike[kind] = alike.get(kind, 0) + 1
            if len(name) < 2 or name.startswith(LEFT_ALONE) or alike[kind] > MOST_ALIKE or ("*", name) in self._tried:
                continue
            if name in self._of_the_frame:
                self._tried.add(("*", name))
            yield name

    @property
    def _of_the_frame(self) -> set[str]:
        return {"Help"}

    def _go(self, route: str) -> None:
        for _ in range(3):
            if self.ear.press(HOME) or self._here() == "home":
                break
            # A dialog is open: its last answer is the careful one.
            self.ear.press(self.ear.names()[-1])
        for name in self.ways[route]:
            if not self.ear.press(name):
                return
        if self.ear.can_type():
            self.ear.type("i")

    def _is_at(self, route: str) -> bool:
        return self._here() == route

    def _here(self) -> str:
        self._studio.screen.session.touched()
        return str(self._studio.screen.navigator.current)


def test_every_screen_is_reached_by_names_alone(tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    monkeypatch.setattr(driver, "SETTLE_MS", 10)
    with ExitStack() as stack:
        studio = Studio(tmp_path, "upright", stack)
        studio.central.sets_aside = True
        studio.screen.display.setReducedMotion(True)
        studio.central.fill()
        studio.central.money()
        explorer = Explorer(studio)
        explorer.come_in()
        explorer.explore()
        print({route: " > ".join(way) for route, way in explorer.ways.items()})
        assert explorer.missing() == set()
