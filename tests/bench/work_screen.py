"""The real screen process, led by orders of the parent.

python -m tests.bench.work_screen

It obeys `signin PIN`, `go ROUTE`, `change TIMES ROUTE…`, `read MESSAGE`, `reply`, `older ROWS`, `settle`, `flick TIMES` and `type N`.
"""

from __future__ import annotations

import inspect
import os
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk.start import run
from kiosk.ui.opening import open_front
from tests.bench.frames import Finger, Frames, pause, press_keys
from tests.bench.lines import hear, say

# The rest of the program is loaded as the product loads it.
if TYPE_CHECKING:
    from kiosk.ui.driver import Driver

WORDS = "we took the red canoe out on sunday and thought of you the whole way "
DRAG_PIXELS = 700
DRAG_MS = 96
COAST_MS = 700
#: The page fades in and pictures come before the next change.
BETWEEN_MS = 120
#: About how far one flick goes.
FLICK_PIXELS = 2_600
#: A burst may leave work behind; how long it takes to do is a figure, not a failure.
SETTLE_SECONDS = 240.0


class Work:
    """Does one order after the other on the GUI thread."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._window = driver._window
        # `drive` is handed the hand alone, which asks the screen whether it is idle.
        self._screen = inspect.getclosurevars(driver._idle).nonlocals["self"]
        assert type(self._screen).__name__ == "Screen"
        self._frames = Frames(self._window)
        self._finger = Finger(self._frames)

    def obey(self, order: list[str]) -> dict[str, Any]:
        """What came of it."""
        match order:
            case ["signin", pin]:
                return self._sign_in(pin)
            case ["go", route]:
                self._model("navigator").go(route)
                return self._arrive(route)
            case ["change", times, *routes]:
                return self._change(int(times), routes)
            case ["read", message]:
                self._model("inbox").open(message)
                return self._arrive("message")
            case ["reply"]:
                self._model("message").reply()
                return self._arrive("compose")
            case ["older", rows]:
                return self._older(int(rows))
            case ["settle"]:
                return self._settle()
            case ["flick", times]:
                return self._flick(int(times))
            case ["type", count]:
                return self._type(int(count))
        return {}

    def _model(self, name: str) -> Any:
        return getattr(self._screen, name)

    def _arrive(self, route: str) -> dict[str, Any]:
        self._driver.wait_until(lambda: self._model("navigator").current == route, f"the screen {route}")
        self._driver.settle()
        return {"route": route}

    def _change(self, times: int, routes: list[str]) -> dict[str, Any]:
        """From Home to each of the routes and back, over and over: how long until the first frame of the screen that was asked for."""
        taken: dict[str, list[float]] = {}
        for n in range(times):
            route = "home" if n % 2 else routes[n // 2 % len(routes)]
            pause(BETWEEN_MS)
            began = time.monotonic_ns()
            self._model("navigator").go(route)
            shown = self._frames.next()
            assert self._model("navigator").current == route
            taken.setdefault(route, []).append((shown - began) / 1e6)
            # Somebody sits here, so nobody is signed out meanwhile.
            self._model("session").touched()
        return {"taken": taken}

    def _sign_in(self, pin: str) -> dict[str, Any]:
        self._driver.wait_until(lambda: self._model("navigator").current == "pin", "the screen pin")
        for digit in pin:
            self._model("pin").press(digit)
        self._model("pin").go()
        return self._arrive("home")

    def _settle(self) -> dict[str, Any]:
        began = time.monotonic()
        self._driver.wait_until(self._idle, "the reads and writes", SETTLE_SECONDS)
        seconds = time.monotonic() - began
        self._driver.settle()
        return {"seconds": seconds}

    def _idle(self) -> bool:
        # Somebody sits here, so nobody is signed out while the work is done.
        self._model("session").touched()
        return self._driver._idle()

    def _older(self, rows: int) -> dict[str, Any]:
        inbox = self._model("inbox")
        # What was committed last must have been seen: a page is read by its place in the list.
        self._settle()
        taken = []
        while inbox.messages.rowCount() < rows and inbox.olderText:
            began = time.monotonic_ns()
            inbox.showOlder()
            taken.append((time.monotonic_ns() - began) / 1e6)
        self._driver.settle()
        return {"rows": inbox.messages.rowCount(), "page_ms": taken}

    def _flick(self, times: int) -> dict[str, Any]:
        shown = self._list(self._window.contentItem())
        middle = QPoint(self._window.width() // 2, self._window.height() * 2 // 3)
        pause(50)
        since, way, before = len(self._frames.at), 0.0, float(shown.property("contentY"))
        down = True
        for _ in range(times):
            # On and on down the list, and back where it ends, so that it never stands still.
            last = float(shown.property("originY")) + float(shown.property("contentHeight")) - shown.height()
            at_end, at_begin = before + FLICK_PIXELS > last, before < FLICK_PIXELS
            down = at_begin or (down and not at_end)
            start = middle if down else middle - QPoint(0, DRAG_PIXELS)
            self._finger.flick(start, -DRAG_PIXELS if down else DRAG_PIXELS, DRAG_MS, COAST_MS)
            now = float(shown.property("contentY"))
            way, before = way + abs(now - before), now
        return {"intervals": self._frames.intervals_ms(since), "work": self._frames.work_ms(since), "pixels": way}

    def _list(self, item: QQuickItem) -> QQuickItem:
        waiting = [item]
        while waiting:
            found = waiting.pop(0)
            if found.inherits("QQuickListView") and found.isVisible() and found.height() > 300:
                return found
            waiting += found.childItems()
        raise AssertionError("there is no list on the screen")

    def _type(self, count: int) -> dict[str, Any]:
        keys = self._driver._keys()
        if "W" in keys:
            # A sentence begins with a capital; after one letter the keys have small names.
            self._finger.tap(keys["W"].rect.center(), 30)
            keys = self._driver._keys()
        places = {name: node.rect.center() for name, node in keys.items()}
        text = (WORDS[1:] + WORDS * (1 + count // len(WORDS)))[:count]
        before = len(self._model("compose").text)
        taken = press_keys(self._finger, [places["space" if letter == " " else letter] for letter in text])
        written = str(self._model("compose").text)
        return {**taken, "written": len(written) - before, "right": written[before:] == text}


def drive(driver: Driver) -> None:
    """Until the parent is gone."""
    driver.settle()
    work = Work(driver)
    say(ready=True)
    while order := hear():
        say(**work.obey(order), done=order[0])


if __name__ == "__main__":
    front = open_front([], os.environ)
    assert front is not None
    raise SystemExit(run(front, None, drive))
