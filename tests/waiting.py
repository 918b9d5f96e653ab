"""Waiting in Qt's event loop."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

WAIT_SECONDS = 20


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Turn the event loop until the condition holds."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {WAIT_SECONDS} s for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        time.sleep(0.002)
