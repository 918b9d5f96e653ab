"""The bell: a file beside the store, touched after each commit, so that the other processes look.

Watching the WAL file itself fires before the commit is visible; a touch after the commit does not. A waiter also polls
`PRAGMA data_version` at a slow pace, because a hint may be missed and must never matter.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from select import select
from types import TracebackType
from typing import Self

from inotify_simple import INotify, flags


class Bell:
    """A file whose modification tells other processes that the store changed. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._descriptor: int | None = None

    def ring(self) -> None:
        """Touch the file. A full disk or a missing folder is no reason to fail: waiters poll as well."""
        with self._lock, suppress(OSError):
            if self._descriptor is None:
                self._descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o660)
            os.utime(self._descriptor)

    def close(self) -> None:
        """Give the descriptor back; a later ring opens the file anew."""
        with self._lock:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None


class BellListener:
    """Waits for the bell without a GUI event loop.

    `wait` returns early when `stop` is set by `wake`; use one listener per thread.
    """

    def __init__(self, bell: Bell) -> None:
        bell.ring()
        self._inotify = INotify(nonblocking=True)
        self._inotify.add_watch(str(bell.path), flags.ATTRIB | flags.MODIFY)
        self._wake_read, self._wake_write = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)

    def wait(self, timeout_s: float) -> bool:
        """Sleep until the bell rings, `wake` is called or `timeout_s` seconds pass; True when something happened."""
        ready, _, _ = select([self._inotify.fileno(), self._wake_read], [], [], max(0.0, timeout_s))
        if self._inotify.fileno() in ready:
            self._inotify.read(timeout=0)
        if self._wake_read in ready:
            os.read(self._wake_read, 1024)
        return bool(ready)

    def wake(self) -> None:
        """End a wait from another thread or a signal handler."""
        with suppress(BlockingIOError):
            os.write(self._wake_write, b"!")

    def close(self) -> None:
        """Give the descriptors back."""
        self._inotify.close()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
