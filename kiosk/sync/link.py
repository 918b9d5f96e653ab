"""What this device knows about its link to central, kept true in `sync_status` and shared by the loops of the sync process.

The pull loop is the judge: its request is answered, or hangs on a live connection, as long as the link stands. The other loops
only report what they saw.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.clock import TrustedClock
from kiosk.device.status import read_status, write_status
from kiosk.store.engine import Store
from kiosk.sync.outbox import backlog
from kiosk.sync.registry import Feature
from kiosk.sync.tables import asks, sync_state

log = structlog.get_logger()

#: A contact that changes nothing else is written down this seldom: each write rings the bell.
_CONTACT_WRITTEN_AFTER_MS = 10_000
#: While much goes up or down, the counts are brought up to date this often, not with each batch or page.
_LAZY_S = 0.25


class Link:
    """Connected or not, and who is told when that changes. Threads share it; none of its calls within a write transaction."""

    def __init__(self, store: Store, clock: TrustedClock, features: Sequence[Feature] = ()) -> None:
        self._store = store
        self._clock = clock
        self._waiting = [feature.somebody_waits for feature in features if feature.somebody_waits is not None]
        self._lock = threading.Lock()
        self._connected = False
        self._last_contact_ms: int | None = None
        self._looked_s = 0.0
        self._on_change: list[Callable[[bool], None]] = []

    @property
    def connected(self) -> bool:
        """Whether the last thing heard of central was good."""
        return self._connected

    def on_change(self, tell: Callable[[bool], None]) -> None:
        """Call `tell(connected)` after each change, in the thread that found out. Before the loops start."""
        self._on_change.append(tell)

    def contact(self, server_ms: int | None = None) -> None:
        """Central answered (with its time, where the answer carried it)."""
        if server_ms is not None:
            self._clock.learn(server_ms)
        self._last_contact_ms = self._clock.now_ms()
        if not (self._connected and self._looked_lately()):
            self._turn(connected=True)

    def lost(self) -> None:
        """Central cannot be reached."""
        self._turn(connected=False)

    def refresh(self, *, lazily: bool = False) -> None:
        """Bring `sync_status` up to date; writes only what differs. `lazily`: only if that was not done just now."""
        if lazily and self._looked_lately():
            return
        with self._lock:
            self._write()

    def somebody_waits(self) -> bool:
        """Whether a person or a saved command waits for the link: then it is looked for every second or two."""
        with self._store.read() as conn:
            if backlog(conn)[0]:
                return True
            if conn.execute(select(asks.c.id).where(asks.c.state.in_(("waiting", "sending"))).limit(1)).first() is not None:
                return True
            return any(waits(conn) for waits in self._waiting)

    def _turn(self, *, connected: bool) -> None:
        with self._lock:
            changed = self._connected != connected
            self._connected = connected
            self._write()
        if changed:
            log.info("link", connected=connected)
            for tell in self._on_change:
                tell(connected)

    def _looked_lately(self) -> bool:
        return time.monotonic() - self._looked_s < _LAZY_S

    def _write(self) -> None:
        self._looked_s = time.monotonic()
        with self._store.read() as conn:
            before = read_status(conn)
            pending, oldest_ms = backlog(conn)
            frozen = bool(conn.execute(select(sync_state.c.frozen_code)).scalar_one_or_none())
        after = replace(before, connected=self._connected, oldest_unsent_ms=oldest_ms, pending=pending, frozen=frozen)
        if after.connected != before.connected or before.since_ms == 0:
            after = replace(after, since_ms=self._clock.now_ms())
        contact_ms = self._last_contact_ms
        if contact_ms is not None and (
            after != before or before.last_contact_ms is None or contact_ms - before.last_contact_ms >= _CONTACT_WRITTEN_AFTER_MS
        ):
            after = replace(after, last_contact_ms=contact_ms)
        if after != before:
            with self._store.write() as conn:
                now = read_status(conn)  # the catching up is the pull's to write
                write_status(conn, replace(after, catch_up_done=now.catch_up_done, catch_up_left=now.catch_up_left))


def set_frozen(store: Store, code: str) -> None:
    """Remember durably why central froze this device's commands; "" for no more."""
    with store.write() as conn:
        conn.execute(
            insert(sync_state).values(id=1, frozen_code=code).on_conflict_do_update(index_elements=["id"], set_={"frozen_code": code})
        )
