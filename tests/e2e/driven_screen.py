"""The real screen process with a hand on it: taps and looks through the accessibility tree, told by JSON lines on a Unix socket.

Run: `python tests/e2e/driven_screen.py --control SOCKET --settings FILE`. Only tests start the screen this way; the product's own
entry point has no such door.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import getCppPointer

from kiosk.app import run_screen_process
from kiosk.settings import load_settings
from kiosk.ui.driver import Driver
from kiosk.ui.pictures import PhotoPictures
from kiosk.ui.viewmodels.base import ViewModel


def answer(driver: Driver, wish: dict[str, Any]) -> dict[str, Any]:
    """Do one wish on the GUI thread; what went wrong is told with everything that is on the screen."""
    name = wish.get("name", "")
    seconds = float(wish.get("seconds", 20.0))

    def pin() -> None:
        for digit in name:
            driver.tap(digit, timeout_s=seconds)

    deeds: dict[str, Callable[[], object]] = {
        "tap": lambda: driver.tap(name, timeout_s=seconds),
        "wait": lambda: driver.wait_for_text(name, timeout_s=seconds),
        "gone": lambda: driver.wait_for_no_text(name, timeout_s=seconds),
        "type": lambda: driver.type_text(name),
        "pin": pin,
        "grab": lambda: driver.grab(Path(name)),
        "texts": lambda: None,
        "keys": lambda: _press(driver, [int(key) for key in wish["keys"]], int(wish["modifiers"])),
        "swipe": lambda: _swipe(driver),
        "held": lambda: held(driver),
        "colour": lambda: [_middle(driver)],
    }
    try:
        done = deeds[wish["do"]]()
    except Exception as error:  # noqa: BLE001 - the test must see every fault, whatever it is
        return {"error": f"{type(error).__name__}: {error}", "texts": driver.text().splitlines()}
    return {"texts": done if isinstance(done, list) else driver.text().splitlines()}


def _press(driver: Driver, keys: list[int], modifiers: int) -> None:
    """Real key events to the window, each pressed and let go."""
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(driver.window, QKeyEvent(kind, key, Qt.KeyboardModifier(modifiers)))
        driver.spin()


def _swipe(driver: Driver) -> None:
    """A finger from the left edge to the right, and from the top down."""
    window = driver.window
    for start, end in (
        (QPoint(2, window.height() // 2), QPoint(window.width() - 2, window.height() // 2)),
        (QPoint(window.width() // 2, 2), QPoint(window.width() // 2, window.height() - 2)),
    ):
        driver.drag(start, end)


def _middle(driver: Driver) -> str:
    """The colour of the middle of the screen: "#rrggbb"."""
    picture = driver.picture()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).name()


def held(driver: Driver) -> list[str]:
    """Every text that the process holds on to: of items (shown or not), view models, picture caches and the clipboard."""
    found: list[str] = [QGuiApplication.clipboard().text()]
    waiting: list[QObject] = [driver.window]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        # A thing is the child of one and may stand in another.
        if (place := getCppPointer(thing)[0]) in seen:
            continue
        seen.add(place)
        for name in ("text", "title", "placeholderText", "displayText", "preeditText", "source"):
            value = thing.property(name)
            if value is not None:
                found.append(value.toString() if isinstance(value, QUrl) else str(value))
        waiting += thing.children()
        if isinstance(thing, QQuickItem):
            waiting += thing.childItems()
        elif isinstance(thing, QQuickWindow):
            waiting.append(thing.contentItem())
    gc.unfreeze()  # else what was made before the event loop began would not be listed
    found += [
        _told(value) for thing in gc.get_objects() if isinstance(thing, ViewModel | PhotoPictures) for value in vars(thing).values()
    ]
    gc.freeze()
    return [text for text in found if text]


def _told(value: object) -> str:
    """What a value says. One of an earlier screen of this process may hold things whose desk is gone: they cannot say what they are."""
    try:
        return repr(value)
    except RuntimeError:
        return ""


def serve(driver: Driver, path: Path) -> None:
    """Answer wishes until the process is asked to end."""
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: ended.append(number))
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    listener.listen(4)
    listener.setblocking(False)
    while not ended:
        driver.spin()
        try:
            hand, _ = listener.accept()
        except BlockingIOError:
            continue
        hand.setblocking(True)
        hand.settimeout(5)
        with hand, hand.makefile("rwb") as lines:
            for line in lines:
                hand.settimeout(None)
                lines.write(json.dumps(answer(driver, json.loads(line))).encode() + b"\n")
                lines.flush()
                break


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", type=Path, required=True)
    parser.add_argument("--settings", type=Path, required=True)
    options = parser.parse_args()
    raise SystemExit(run_screen_process(load_settings(options.settings), drive=lambda driver: serve(driver, options.control)))


if __name__ == "__main__":
    main()
