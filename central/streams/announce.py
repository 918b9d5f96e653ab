"""Telling the other processes which streams a commit touched (PostgreSQL: NOTIFY), and hearing it from them (LISTEN).

A worker gathers the names of its commits for a moment and sends them on a connection of its own, after the commits: NOTIFY inside
each writing transaction would make all commits of the database wait for each other. What is lost with a connection or a killed
worker is found by the notifier's slow poll.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from central.database import Database

log = structlog.get_logger()

CHANNEL = "lumen_streams"
#: PostgreSQL takes less than 8000 bytes in one notification.
PAYLOAD_BYTES = 7900
GATHER_SECONDS = 0.01
AGAIN_SECONDS = 1.0
#: How soon a listener notices that it is to stop when nothing wakes it.
LISTEN_SECONDS = 0.5

Heard = Callable[[frozenset[str]], None]


def payloads(sender: str, names: Iterable[str]) -> Iterator[str]:
    """Notifications that carry all names: the sender's, then streams, a line each."""
    lines, size = [sender], len(sender.encode())
    for name in sorted(names):
        length = len(name.encode()) + 1
        if size + length > PAYLOAD_BYTES:
            yield "\n".join(lines)
            lines, size = [sender], len(sender.encode())
        lines.append(name)
        size += length
    if len(lines) > 1:
        yield "\n".join(lines)


def announce(database: Database, names: Iterable[str], sender: str = "") -> None:
    """Tell every listening process at once. Does nothing on SQLite; a fault is left to the slow poll."""
    if database.is_sqlite:
        return
    with contextlib.suppress(SQLAlchemyError), database.engine.connect() as connection:
        connection.execute(text("SET LOCAL synchronous_commit = off"))  # a hint need not survive a crash
        for payload in payloads(sender, names):
            connection.execute(text("SELECT pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload})
        connection.commit()


class Announcements:
    """Two threads of one worker: one tells the others, one hears them. `heard` is called on the latter."""

    def __init__(self, database: Database, heard: Heard) -> None:
        self._database = database
        self._heard = heard
        self._me = f"{os.getpid()}-{os.urandom(6).hex()}"
        self._names: set[str] = set()
        self._lock = threading.Lock()
        self._something = threading.Event()
        self._stop = threading.Event()
        self.listening = threading.Event()
        self._threads = [
            threading.Thread(target=self._tell, name="streams-tell", daemon=True),
            threading.Thread(target=self._listen, name="streams-listen", daemon=True),
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def tell(self, names: frozenset[str]) -> None:
        """A commit of this process touched these streams."""
        with self._lock:
            self._names |= names
        self._something.set()

    def stop(self) -> None:
        """Tell what is gathered, and end."""
        self._stop.set()
        self._something.set()
        for thread in self._threads:
            thread.join(timeout=10)

    def _tell(self) -> None:
        while True:
            self._something.wait()
            self._stop.wait(GATHER_SECONDS)
            self._something.clear()
            with self._lock:
                names, self._names = self._names, set()
            if names:
                announce(self._database, names, self._me)
            if self._stop.is_set():
                self._wake_listener()
                return

    def _wake_listener(self) -> None:
        """It waits for a notification; one without streams means nothing to the others."""
        with contextlib.suppress(SQLAlchemyError), self._database.engine.connect() as connection:
            connection.execute(text("SELECT pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": self._me})
            connection.commit()

    def _listen(self) -> None:
        import psycopg  # noqa: PLC0415 - a central on SQLite saves its 8 MiB

        while not self._stop.is_set():
            try:
                self._hear()
            except (psycopg.Error, OSError) as error:
                log.warning("listening to the database broke off", error=type(error).__name__)
            finally:
                self.listening.clear()
            self._stop.wait(AGAIN_SECONDS)

    def _hear(self) -> None:
        import psycopg  # noqa: PLC0415

        url = self._database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            self.listening.set()
            while not self._stop.is_set():
                for found in connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                    sender, _, names = found.payload.partition("\n")
                    if sender != self._me and names:
                        self._heard(frozenset(names.split("\n")))
