"""Waking waiting devices.

Commits of this process call `notify`. Commits of another process (the command line, beside a running server) are noticed by
`watch`: on SQLite it reads `PRAGMA data_version` (1.5 µs) every half second on a connection of its own and looks at the heads of the
waited streams only when it changed. PostgreSQL has no such number; there it looks at the heads each time. A wake is a hint:
correctness is the cursor's.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from central.database import Database
from central.streams.streams import heads

POLL_SECONDS = 0.5


class _Waiter:
    def __init__(self, known: Mapping[str, int]) -> None:
        self.known = known
        self.event = asyncio.Event()


class Notifier:
    """Holds the waiters of one event loop. `notify` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: set[_Waiter] = set()
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
        for waiter in self._waiters:
            waiter.event.set()

    @contextlib.asynccontextmanager
    async def waiting(self, known: Mapping[str, int]) -> AsyncIterator[asyncio.Event]:
        """Register before looking, so that nothing between the look and the wait is missed. `known`: number by stream."""
        waiter = _Waiter(known)
        if self.closed:
            waiter.event.set()
        self._waiters.add(waiter)
        try:
            yield waiter.event
        finally:
            self._waiters.discard(waiter)

    def _wake(self, names: frozenset[str]) -> None:
        for waiter in self._waiters:
            if not names.isdisjoint(waiter.known):
                waiter.event.set()

    async def watch(self, database: Database) -> None:
        """Notice commits of other processes until cancelled."""
        if not database.is_sqlite:
            while True:
                await asyncio.sleep(POLL_SECONDS)
                await self._compare(database)
        with database.engine.connect() as connection:
            seen: int | None = None
            while True:
                await asyncio.sleep(POLL_SECONDS)
                with contextlib.suppress(SQLAlchemyError):  # a fault of the disk meets every request; waiting ones time out
                    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
                    connection.rollback()
                    if version != seen:
                        seen = version
                        await self._compare(database)

    async def _compare(self, database: Database) -> None:
        waited = sorted({name for waiter in self._waiters for name in waiter.known})
        if not waited:
            return
        with contextlib.suppress(SQLAlchemyError):  # busy: the next look will do
            found = await asyncio.to_thread(_heads, database, waited)
            for waiter in self._waiters:
                if any(name in found and found[name] != number for name, number in waiter.known.items()):
                    waiter.event.set()


def _heads(database: Database, names: list[str]) -> dict[str, int]:
    with database.read() as connection:
        return {name: place.n for name, place in heads(connection, names).items()}
