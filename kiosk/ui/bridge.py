"""The one place where work of other threads and other processes turns into Qt signals.

Writes run in order on one executor thread; what came of them is delivered on the GUI thread. Commits of other processes are
noticed by the bell beside the store, with a slow poll as the safety net, and told by `changed`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

import structlog
from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer, Signal, Slot
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.engine import Store, StoreError

POLL_MS = 2_000
#: Looks at the store follow each other no faster than this, so that a burst of changes leaves time to draw.
LOOK_MS = 100
#: A list that was let go runs on for about so long; until then a look would cost frames.
COAST_MS = 800
#: Nobody waits longer for what is new, however much they scroll.
MOST_WAIT_MS = 2_000
STOP_SECONDS = 10.0

log = structlog.get_logger(__name__)
T = TypeVar("T")
_Job = tuple[Callable[[], Any], Callable[[Any], None] | None, Callable[[BaseException], None] | None]


class WriteLine(QObject):
    """One thread that runs jobs in the order they were given; `done` and `failed` are called on the thread of this object."""

    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting = 0
        self._finished.connect(self._deliver)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run `work` after everything put before it."""
        self._waiting += 1
        self._jobs.put((work, done, failed))

    @property
    def idle(self) -> bool:
        """True when every job has run and its outcome was delivered."""
        return self._waiting == 0

    def stop(self) -> None:
        """Finish what was put, then end the thread (within a deadline)."""
        self._jobs.put(None)
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, done, failed = job
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - every failure goes back to the one who asked
                self._finished.emit((failed or _unexpected, error))
            else:
                self._finished.emit((done, result))
            # Nothing of a person (a PIN in a closure, a text) may outlive its job while this thread waits.
            del job, work, done, failed
            result = None

    @Slot(object)
    def _deliver(self, outcome: tuple[Callable[[Any], None] | None, Any]) -> None:
        self._waiting -= 1
        callback, value = outcome
        if callback is not None:
            callback(value)


def _unexpected(error: BaseException) -> None:
    raise error


class Bridge(QObject):
    """Between the store's other users and the view models. Make it on the GUI thread."""

    #: Another connection committed: look again. Sent at most once per turn of the event loop.
    changed = Signal()
    #: The store cannot be read any more (a StoreError).
    broken = Signal(object)
    #: Nothing has been scrolled for a while: time for longer work.
    calmed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._writes = WriteLine("screen-writes", self)
        self._checks = WriteLine("screen-checks", self)
        self._drawing = WriteLine("screen-pictures", self)
        self._connection: Connection | None = store.engine.connect()
        self._version = self._read_version()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._rung)
        self._watch()
        self._since_look = QElapsedTimer()
        self._since_look.start()
        self._since_ring = QElapsedTimer()
        self._coasting = QTimer(self, singleShot=True, interval=COAST_MS)
        self._coasting.timeout.connect(self._rest)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look_unless_scrolled)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_unless_scrolled)
        self._poll.start()

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run a use case that writes, in order with all other writes. Without `failed` an error reaches the exception hook."""
        self._writes.put(work, done, failed)

    def check(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run slow work that must not hold up writes (a PIN's Argon2), in order among its own kind."""
        self._checks.put(work, done, failed)

    def draw(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Decode a picture ahead of its being shown."""
        self._drawing.put(work, done)

    @property
    def calm(self) -> bool:
        """Whether nothing is being scrolled."""
        return not self._coasting.isActive()

    @Slot()
    def scrolled(self) -> None:
        """Something moves under a finger: looks at the store give way to drawing, within `MOST_WAIT_MS`."""
        self._coasting.start()

    @property
    def idle(self) -> bool:
        """True when no write, check or picture is under way."""
        return self._writes.idle and self._checks.idle and self._drawing.idle

    def stop(self) -> None:
        """Finish the writes and let the store go. The bridge cannot be used afterwards."""
        # It holds one of the few watches that the kernel gives a user.
        self._watcher.removePath(str(self.store.bell.path))
        self._watcher.deleteLater()
        self._poll.stop()
        self._soon.stop()
        self._coasting.stop()
        self._drawing.stop()
        self._checks.stop()
        self._writes.stop()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _watch(self) -> None:
        path = self.store.bell.path
        if not path.exists():
            self.store.bell.ring()
        if str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))

    @Slot()
    def _rung(self) -> None:
        self._watch()
        if not self._soon.isActive():
            if not self._since_ring.isValid():
                self._since_ring.start()
            self._soon.start(max(0, LOOK_MS - self._since_look.elapsed()))

    @Slot()
    def _look_unless_scrolled(self) -> None:
        if self.calm or (self._since_ring.isValid() and self._since_ring.hasExpired(MOST_WAIT_MS)):
            self._look()

    @Slot()
    def _rest(self) -> None:
        self._look()
        self.calmed.emit()

    @Slot()
    def _look(self) -> None:
        if self._connection is None:
            return
        self._since_ring.invalidate()
        self._watch()
        try:
            version = self._read_version()
        except (StoreError, SQLAlchemyError) as error:
            log.critical("store_unreadable", error=type(error).__name__)
            self._poll.stop()
            self.broken.emit(error)
            return
        if version != self._version:
            self._version = version
            self.changed.emit()
            self._since_look.restart()

    def _read_version(self) -> int:
        connection = self._connection
        if connection is None:
            return -1
        version = self.store.data_version(connection)
        connection.rollback()
        return version
