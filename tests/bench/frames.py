"""Frames of a window as they are swapped, and the pointer that causes them. Used alike on the bare window and on the real screen."""

from __future__ import annotations

import time
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtQuick import QQuickWindow

#: A change that is not painted by then counts as this slow.
GIVE_UP_MS = 2_000
STEP_MS = 8


def pause(ms: int) -> None:
    """Let the event loop run for `ms` milliseconds: the rhythm of a person, part of the workload."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
    # An inner event loop leaves what was thrown away outside of it; on a device there is none.
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


class Frames:
    """When each frame of a window was swapped, in monotonic nanoseconds."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self.at: list[int] = []
        #: What the GUI thread had spent of a processor by then, nanoseconds.
        self.spent: list[int] = []
        self._waiting: QEventLoop | None = None
        window.frameSwapped.connect(self._swapped)

    def _swapped(self) -> None:
        self.at.append(time.monotonic_ns())
        self.spent.append(time.thread_time_ns())
        if self._waiting is not None:
            self._waiting.quit()

    def next(self) -> int:
        """Run the event loop until the next frame; returns when that was."""
        loop = self._waiting = QEventLoop()
        QTimer.singleShot(GIVE_UP_MS, loop.quit)
        loop.exec()
        self._waiting = None
        return time.monotonic_ns()

    def intervals_ms(self, since: int = 0) -> list[float]:
        """Times between frames, from the `since`-th frame on."""
        return _between_ms(self.at[since:])

    def work_ms(self, since: int = 0) -> list[float]:
        """Processor time of the GUI thread between frames: what a frame takes where nothing else wants the processor."""
        return _between_ms(self.spent[since:])


def _between_ms(seen: list[int]) -> list[float]:
    return [(after - before) / 1e6 for before, after in pairwise(seen)]


class Finger:
    """Touches the window with real pointer events that carry their time."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._window = frames.window

    def tap(self, place: QPoint, held_ms: int) -> tuple[float, float, float]:
        """Press and release; returns how long after the press, and after the release, the next frame was there (ms), and what the GUI
        thread worked from the release to its frame (ms of a processor)."""
        pressed = time.monotonic_ns()
        self._send(QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)
        lit = self._frames.next()
        pause(held_ms)
        released, worked = time.monotonic_ns(), time.thread_time_ns()
        self._send(QEvent.Type.MouseButtonRelease, place, Qt.MouseButton.NoButton)
        painted = self._frames.next()
        return (lit - pressed) / 1e6, (painted - released) / 1e6, (time.thread_time_ns() - worked) / 1e6

    def flick(self, place: QPoint, dy: int, drag_ms: int, coast_ms: int) -> None:
        """Drag by `dy` pixels within `drag_ms`, let go, and watch the list run on."""
        self._send(QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)
        steps = drag_ms // STEP_MS
        for step in range(1, steps + 1):
            pause(STEP_MS)
            self._send(QEvent.Type.MouseMove, place + QPoint(0, dy * step // steps), Qt.MouseButton.LeftButton)
        self._send(QEvent.Type.MouseButtonRelease, place + QPoint(0, dy), Qt.MouseButton.NoButton)
        pause(coast_ms)

    def _send(self, kind: QEvent.Type, place: QPoint, held: Qt.MouseButton) -> None:
        where = QPointF(place)
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
        event.setTimestamp(time.monotonic_ns() // 1_000_000)
        QCoreApplication.sendEvent(self._window, event)


def press_keys(finger: Finger, places: list[QPoint]) -> dict[str, list[float]]:
    """Tap every place at the pace of a fast writer, never in step with a timer of the display."""
    taken: dict[str, list[float]] = {"lit": [], "painted": [], "work": []}
    for n, place in enumerate(places):
        for values, value in zip(taken.values(), finger.tap(place, 23 + 7 * (n % 5)), strict=True):
            values.append(value)
        pause(31 + 11 * (n % 4))
    return taken
