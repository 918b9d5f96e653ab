"""Waking waiting devices.

Commits of this process call `notify`. Commits of other processes come by `central.streams.announce` on PostgreSQL, and `watch` looks at
the heads of the waited streams now and then, for what a broken connection lost. On SQLite it reads `PRAGMA data_version` (1.5 µs)
forty times a second on a connection of its own and looks only when it changed. A wake is a hint: correctness is the cursor's.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from central.database import Database
from central.streams.tables import streams

POLL_SECONDS = 0.025
#: Looks at the heads take at most this part of the time, however much this process itself commits.
_SHARE = 0.1
#: On PostgreSQL, where commits are announced.
SAFETY_SECONDS = 5.0


class Waiter:
    """One who waits. `known`: the number that it has of each stream; None while somebody looks for it: a notice then says `again`."""

    __slots__ = ("again", "known")

    def __init__(self) -> None:
        self.known: Mapping[str, int] | None = None
        self.again = False


#: What is done, on the loop's thread, about waiters whose streams (named) may have moved. None: nobody may wait any more.
Woken = Callable[[list[Any], frozenset[str] | None], None]


class Notifier:
    """Holds the waiters of one event loop. `notify` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: set[Waiter] = set()
        #: How far each stream was at the last look.
        self._seen: Mapping[str, tuple[int, int]] = {}
        self.woken: Woken | None = None
        self.closed = False

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell which loop the waiters live on."""
        self._loop = loop

    def notify(self, names: Iterable[str]) -> None:
        """Wake the waiters of these streams."""
        loop = self._loop
        if loop is None or loop.is_closed():
            return
        with contextlib.suppress(RuntimeError):  # the loop closed in between: nobody waits any more
            loop.call_soon_threadsafe(self._wake, frozenset(names))

    def close(self) -> None:
        """Wake everybody for good: the server stops. Call on the loop's thread."""
        self.closed = True
        self._tell([waiter for waiter in self._waiters if waiter.known is not None], None)

    def shut(self) -> None:
        """`close`, from any thread."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self.close)

    @contextlib.contextmanager
    def waiting(self, waiter: Waiter) -> Iterator[None]:
        """Register before looking, so that nothing between the look and the wait is missed. Say what is `known` after the look."""
        self._waiters.add(waiter)
        try:
            yield
        finally:
            self._waiters.discard(waiter)

    def _wake(self, names: frozenset[str]) -> None:
        found = []
        for waiter in self._waiters:
            if waiter.known is None:
                waiter.again = True
            elif not names.isdisjoint(waiter.known):
                found.append(waiter)
        self._tell(found, names)

    def _tell(self, waiters: list[Waiter], names: frozenset[str] | None) -> None:
        if waiters and self.woken is not None:
            self.woken(waiters, names)

    async def watch(self, database: Database) -> None:
        """Notice commits of other processes until cancelled."""
        await self._compare(database)
        if not database.is_sqlite:
            while True:
                await asyncio.sleep(SAFETY_SECONDS)
                await self._compare(database)
        with database.engine.connect() as connection:
            seen: int | None = None
            took = 0.0
            while True:
                await asyncio.sleep(max(POLL_SECONDS, took / _SHARE))
                took = 0.0
                with contextlib.suppress(SQLAlchemyError):  # a fault of the disk meets every request; waiting ones time out
                    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
                    connection.rollback()
                    if version != seen:
                        seen, started = version, time.monotonic()
                        await self._compare(database)
                        took = time.monotonic() - started

    async def _compare(self, database: Database) -> None:
        with contextlib.suppress(SQLAlchemyError):  # busy: the next look will do
            found = await asyncio.to_thread(_places, database)
            moved = frozenset(name for name, place in found.items() if self._seen.get(name) != place)
            self._seen = found
            if moved:
                self._wake(moved)


def _places(database: Database) -> dict[str, tuple[int, int]]:
    """Epoch and last number of every stream: a row each is cheaper than asking for thousands by name."""
    with database.read() as connection:
        return {
            name: (epoch, head) for name, epoch, head in connection.execute(select(streams.c.name, streams.c.epoch, streams.c.head))
        }
