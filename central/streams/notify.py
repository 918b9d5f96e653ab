"""Waking waiting devices.

Commits of this process call `notify`. Commits of other processes come by `central.streams.announce` on PostgreSQL, and `watch` looks at
the heads of the waited streams now and then, for what a broken connection lost. On SQLite it reads `PRAGMA data_version` (1.5 µs)
every half second on a connection of its own and looks only when it changed. A wake is a hint: correctness is the cursor's.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from central.database import Database
from central.streams.streams import heads

POLL_SECONDS = 0.5
#: On PostgreSQL, where commits are announced.
SAFETY_SECONDS = 5.0


class Waiter:
    """One who waits. `known`: the number that it has of each stream; None while it still looks: then any notice may concern it."""

    __slots__ = ("known", "woken")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.known: Mapping[str, int] | None = None
        self.woken: asyncio.Future[None] = loop.create_future()

    def wake(self) -> None:
        if not self.woken.done():
            self.woken.set_result(None)


class Notifier:
    """Holds the waiters of one event loop. `notify` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: set[Waiter] = set()
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
            waiter.wake()

    def shut(self) -> None:
        """`close`, from any thread."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self.close)

    @contextlib.asynccontextmanager
    async def waiting(self) -> AsyncIterator[Waiter]:
        """Register before looking, so that nothing between the look and the wait is missed. Say what is `known` after the look."""
        waiter = Waiter(asyncio.get_running_loop())
        if self.closed:
            waiter.wake()
        self._waiters.add(waiter)
        try:
            yield waiter
        finally:
            self._waiters.discard(waiter)

    def _wake(self, names: frozenset[str]) -> None:
        for waiter in self._waiters:
            if waiter.known is None or not names.isdisjoint(waiter.known):
                waiter.wake()

    async def watch(self, database: Database) -> None:
        """Notice commits of other processes until cancelled."""
        if not database.is_sqlite:
            while True:
                await asyncio.sleep(SAFETY_SECONDS)
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
        waited = sorted({name for waiter in self._waiters for name in waiter.known or ()})
        if not waited:
            return
        with contextlib.suppress(SQLAlchemyError):  # busy: the next look will do
            found = await asyncio.to_thread(_heads, database, waited)
            for waiter in self._waiters:
                if any(name in found and found[name] != number for name, number in (waiter.known or {}).items()):
                    waiter.wake()


def _heads(database: Database, names: list[str]) -> dict[str, int]:
    with database.read() as connection:
        return {name: place.n for name, place in heads(connection, names).items()}
