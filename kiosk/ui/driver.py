"""A hand of software: works the running screens through what a person sees and touches.

It finds things in the accessibility tree, touches the middle of them with real pointer events and writes on our own keyboard. Pictures,
the demo's tour and the end-to-end tests use it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPointingDevice
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.accessibility import Node, Role, nodes

WAIT_SECONDS = 20.0
SPIN_MS = 20
SETTLE_SPINS = 3
SETTLE_MS = 50
DRAG_STEPS = 12
#: What stands at the foot of a page that goes on below, and how often it is pressed at most.
MORE_BELOW = ("More below", "Más abajo")
MOST_PAGES = 12


class NotOnScreen(AssertionError):
    """What was looked for did not appear in time; the text lists what is on screen."""


class Driver:
    """Drives one window. Every wait has a deadline and keeps the event loop turning."""

    def __init__(self, window: QQuickWindow, idle: Callable[[], bool] = lambda: True) -> None:
        self._window = window
        self._idle = idle
        self._frames = 0
        window.frameSwapped.connect(self._count_frame)

    # --- seeing ---

    def nodes(self) -> list[Node]:
        """Everything visible."""
        return list(nodes(self._window))

    def text(self) -> str:
        """All visible words, one thing a line."""
        lines = []
        for node in self.nodes():
            lines.append(node.name)
            if node.value and node.value != node.name:
                lines.append(node.value)
        return "\n".join(lines)

    def shows(self, text: str) -> bool:
        """Whether these words are visible."""
        return text in self.text()

    def find(self, name: str) -> Node | None:
        """What a person would touch for these words.

        What can be pressed goes first, then what can be written in; an exact name before one that begins with it, then one that
        contains it.
        """
        seen = self.nodes()
        written = [node for node in seen if node.role == Role.EditableText]
        for among in ([node for node in seen if node.pressable], written, seen):
            for matches in (str.__eq__, str.startswith, str.__contains__):
                for node in among:
                    if matches(node.name, name):
                        return node
        return None

    @property
    def window(self) -> QQuickWindow:
        """The window under the hand."""
        return self._window

    # --- waiting ---

    def wait_until(self, condition: Callable[[], bool], what: str, timeout_s: float = WAIT_SECONDS) -> None:
        """Turn the event loop until `condition` holds. Raises NotOnScreen."""
        deadline = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > deadline:
                raise NotOnScreen(f"waited {timeout_s:g} s for {what}. On screen:\n{self.text()}")
            self.spin()

    def wait_for_text(self, text: str, timeout_s: float = WAIT_SECONDS) -> None:
        """Wait until these words are visible."""
        self.wait_until(lambda: self.shows(text), repr(text), timeout_s)

    def wait_for_no_text(self, text: str, timeout_s: float = WAIT_SECONDS) -> None:
        """Wait until these words are gone."""
        self.wait_until(lambda: not self.shows(text), f"{text!r} to go", timeout_s)

    def settle(self, timeout_s: float = WAIT_SECONDS) -> None:
        """Let writes finish, pictures load and fades end: nothing is drawn any more, or always the same."""
        self.wait_until(self._idle, "the writes", timeout_s)
        self._rest()
        before = QImage()
        for _ in range(200):
            drawn = self._frames
            self._rest()
            if self._frames == drawn:
                return
            now = self.picture()
            if now == before:
                return
            before = now

    def _rest(self) -> None:
        for _ in range(SETTLE_SPINS):
            self.spin(SETTLE_MS)

    def _count_frame(self) -> None:
        self._frames += 1

    # --- doing ---

    def tap(self, name: str, timeout_s: float = WAIT_SECONDS) -> None:
        """Touch what has this name, as soon as it is there and stands still: a page that is just opening still moves.

        What is below the foot of a long page is brought up first, as a person does it.
        """
        node = self._standing(name, timeout_s)
        for _page in range(MOST_PAGES):
            if not self._is_below(node):
                break
            more = next(more for more in map(self.find, MORE_BELOW) if more is not None)
            self.tap_at(more.rect.center())
            node = self._standing(name, timeout_s)
        self.tap_at(self._free_point(node))

    def _standing(self, name: str, timeout_s: float) -> Node:
        self.wait_until(lambda: self.find(name) is not None, f"{name!r} to touch", timeout_s)
        self.wait_until(lambda: self._stands_still(name), f"{name!r} to stand still", timeout_s)
        node = self.find(name)
        if node is None:
            raise NotOnScreen(f"{name!r} went away. On screen:\n{self.text()}")
        return node

    def _is_below(self, node: Node) -> bool:
        """Whether what stands at the foot of the window covers it."""
        feet = [more for more in map(self.find, MORE_BELOW) if more is not None]
        if not feet:
            return False
        if any(more.rect.intersects(node.rect) and more.rect != node.rect for more in feet):
            return True
        place = self._free_point(node)
        return any(other.pressable and other.rect.contains(place) and not other.rect.contains(node.rect) for other in self.nodes())

    def _free_point(self, node: Node) -> QPoint:
        """The middle of a thing, or where it is not covered by a smaller thing that can be pressed (a card with rows in it)."""
        inside = [
            other.rect for other in self.nodes() if other.pressable and other.rect != node.rect and node.rect.contains(other.rect)
        ]
        rect = node.rect
        places = [rect.center(), *(QPoint(rect.center().x(), rect.top() + rect.height() * step // 20) for step in range(1, 20))]
        return next((place for place in places if not any(other.contains(place) for other in inside)), rect.center())

    def _stands_still(self, name: str) -> bool:
        before = self.find(name)
        self.spin()
        after = self.find(name)
        return before is not None and after is not None and before.rect == after.rect

    def tap_at(self, point: QPoint) -> None:
        """Press and release at a place in the window."""
        self._mouse(QEvent.Type.MouseButtonPress, point, Qt.MouseButton.LeftButton)
        self.spin()
        self._mouse(QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.NoButton)
        self.spin()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """A finger that goes down at one place, over the screen, and up at another."""
        self._mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        for step in range(1, DRAG_STEPS + 1):
            self._mouse(QEvent.Type.MouseMove, start + (end - start) * step / DRAG_STEPS, Qt.MouseButton.LeftButton)
            self.spin()
        self._mouse(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)
        self.spin()

    def type_text(self, text: str) -> None:
        """Write on the keyboard of the screen, once it is there, key by key."""
        self.wait_until(lambda: self._keyboard() is not None, "the keyboard")
        for letter in text:
            self._key(letter)

    def grab(self, path: Path) -> Path:
        """Save what the window shows as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.picture().save(str(path)):
            raise OSError(f"could not write {path.name}")
        return path

    # --- parts ---

    def picture(self) -> QImage:
        """What the window shows.

        WORKAROUND(pyside-gil): not `QQuickWindow.grabWindow`, which draws under the interpreter's lock (see
        `kiosk.ui.models.rows`); the offscreen display hands out the last frame as it stands.
        """
        if QGuiApplication.platformName() == "offscreen":
            return self._window.screen().grabWindow(self._window.winId()).toImage()
        return self._window.grabWindow()

    def _key(self, letter: str) -> None:
        names = {" ": ("space", "espacio"), "\n": ("New line", "Línea")}.get(letter, (letter,))
        keys = self._keys()
        found = next((keys[name] for name in names if name in keys), None)
        if found is None and letter.isalpha():
            self._switch(keys, "Letters", "Letras")
            keys = self._keys()
            if letter not in keys:
                self._switch(keys, "Capital letters", "Mayúsculas")
                keys = self._keys()
            found = keys.get(letter)
        elif found is None:
            self._switch(keys, "Signs", "Signos")
            found = self._keys().get(letter)
            self._press_key(found, letter)
            self._switch(self._keys(), "Letters", "Letras")
            return
        self._press_key(found, letter)

    def _press_key(self, node: Node | None, letter: str) -> None:
        if node is None:
            raise NotOnScreen(f"no key for {letter!r}. Keys: {' '.join(self._keys())}")
        self.tap_at(node.rect.center())

    def _switch(self, keys: dict[str, Node], *names: str) -> None:
        for name in names:
            if name in keys:
                self.tap_at(keys[name].rect.center())

    def _keys(self) -> dict[str, Node]:
        """The keys by name: everything pressable inside the keyboard's frame."""
        frame = self._keyboard()
        if frame is None:
            raise NotOnScreen(f"there is no keyboard. On screen:\n{self.text()}")
        return {node.name: node for node in self.nodes() if node.pressable and frame.contains(node.rect.center())}

    def _keyboard(self) -> QRect | None:
        """Where it is."""
        return next((node.rect for node in self.nodes() if node.role == Role.Grouping and node.name in {"Keyboard", "Teclado"}), None)

    def _mouse(self, kind: QEvent.Type, point: QPoint, held: Qt.MouseButton) -> None:
        where = QPointF(point)
        # A move presses nothing: else Qt takes each one for another press.
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            where,
            self._window.mapToGlobal(where),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
            QPointingDevice.primaryPointingDevice(),
        )
        QCoreApplication.sendEvent(self._window, event)

    @staticmethod
    def spin(most_ms: int = SPIN_MS) -> None:
        """Turn the event loop for `most_ms` milliseconds."""
        deadline = time.monotonic() + most_ms / 1000
        while time.monotonic() < deadline:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, most_ms)
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
            time.sleep(0.002)
