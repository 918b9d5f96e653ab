"""Trusted time: the last time central told, plus what the boot clock counted since, never below the highest ever seen.

The wall clock of the machine is not asked, because whoever holds the device can set it: lockouts, rentals and offline limits
count on this clock alone. After a restart without contact it goes on from the highest time seen, so the time that the device
was switched off is missing (waits get longer, never shorter) until central is reached.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Connection, Integer, String, Table, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.boot import boot_clock_ms, this_boot, wall_clock_ms
from kiosk.store.engine import Store
from kiosk.store.schema import metadata

trusted_time = Table(
    "trusted_time",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("boot_id", String(64), nullable=False),
    Column("server_ms", BigInteger, nullable=False),
    Column("boot_ms", BigInteger, nullable=False),
    Column("high_water_ms", BigInteger, nullable=False),
    Column("certain", Boolean, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

#: How long this process trusts its copy of what another process learned.
_REREAD_AFTER_MS = 1000
#: A write rings the bell and costs a flash write: an answer that only confirms the time is written down this seldom.
_PERSIST_AFTER_MS = 5000
_CONFIRMS_WITHIN_MS = 250


class TrustedClock:
    """Reads trusted time in any process; `learn` and `persist` are for sync. Threads may share it.

    Who writes to the store may ask for the time: nobody waits for the store's writer while holding the lock of this clock.

    A device that never reached central (before enrolment) has only its wall clock, and uses that.
    """

    def __init__(
        self,
        store: Store,
        *,
        boot_clock: Callable[[], int] = boot_clock_ms,
        wall_clock: Callable[[], int] = wall_clock_ms,
        boot_id: str | None = None,
    ) -> None:
        self._store = store
        self._boot_clock = boot_clock
        self._wall_clock = wall_clock
        self._boot_id = this_boot() if boot_id is None else boot_id
        self._lock = threading.Lock()
        self._writing = threading.Lock()  # one writes at a time, the latest last; taken before `_lock`, never within
        self._unwritten = 0  # while learned time waits to be written, what the store says is older than what is here
        self._offset_ms: int | None = None  # server time minus boot time; None: never learned
        self._certain = False
        self._high_water_ms = 0
        self._read_at_ms: int | None = None
        self._persisted_at_ms: int | None = None

    def boot_ms(self) -> int:
        """Milliseconds since this device started."""
        return self._boot_clock()

    def now_ms(self) -> int:
        """Trusted milliseconds since the Unix epoch, UTC; never goes back, whatever happens to the machine's clock."""
        with self._lock:
            self._reread_when_old()
            return self._now()

    def display_ms(self) -> int:
        """Time to show on the screen: trusted time, or the machine's clock if that is later and central was not heard since start."""
        now = self.now_ms()
        return now if self._certain else max(now, self._wall_clock())

    def machine_off_ms(self) -> int | None:
        """How far the machine's own clock is from central's time; None when central did not tell it since this device started."""
        now = self.now_ms()
        return abs(now - self._wall_clock()) if self._certain else None

    @property
    def is_certain(self) -> bool:
        """Whether central told the time since this device started."""
        with self._lock:
            self._reread_when_old()
            return self._certain

    def learn(self, server_ms: int) -> None:
        """Take central's time from an answer just received, and persist it. Not within a write transaction of the same thread."""
        with self._lock:
            self._reread_when_old()
            boot_ms = self._boot_clock()
            offset_ms = server_ms - boot_ms
            confirms = self._certain and abs(offset_ms - (self._offset_ms or 0)) < _CONFIRMS_WITHIN_MS
            self._offset_ms, self._certain = offset_ms, True
            if confirms and not self._due(boot_ms):
                return
            self._unwritten += 1
        self._write_down()

    def persist(self) -> None:
        """Write the highest time seen down when that is due (sync does, every few seconds), so that a restart does not go back."""
        with self._lock:
            self._reread_when_old()
            if self._offset_ms is None or not self._due(self._boot_clock()):
                return
            self._unwritten += 1
        self._write_down()

    def _due(self, boot_ms: int) -> bool:
        return self._persisted_at_ms is None or boot_ms - self._persisted_at_ms >= _PERSIST_AFTER_MS

    def _now(self) -> int:
        if self._offset_ms is None:
            return max(self._high_water_ms, self._wall_clock())
        self._high_water_ms = max(self._high_water_ms, self._offset_ms + self._boot_clock())
        return self._high_water_ms

    def _write_down(self) -> None:
        try:
            with self._writing:
                with self._lock:
                    boot_ms = self._boot_clock()
                    values = {
                        "boot_id": self._boot_id,
                        "server_ms": (self._offset_ms or 0) + boot_ms,
                        "boot_ms": boot_ms,
                        "high_water_ms": self._now(),
                        "certain": self._certain,
                    }
                with self._store.write() as conn:
                    conn.execute(insert(trusted_time).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))
                with self._lock:
                    self._read_at_ms = self._persisted_at_ms = boot_ms
        finally:
            with self._lock:
                self._unwritten -= 1

    def _reread_when_old(self) -> None:
        boot_ms = self._boot_clock()
        if self._unwritten:
            return
        if self._read_at_ms is not None and 0 <= boot_ms - self._read_at_ms < _REREAD_AFTER_MS:
            return
        with self._store.read() as conn:
            self._take(conn)
        self._read_at_ms = boot_ms

    def _take(self, conn: Connection) -> None:
        row = conn.execute(select(trusted_time)).one_or_none()
        if row is None:
            return
        self._high_water_ms = max(self._high_water_ms, row.high_water_ms)
        if row.boot_id == self._boot_id:
            self._offset_ms, self._certain = row.server_ms - row.boot_ms, row.certain
        elif self._offset_ms is None:
            # The machine was restarted: since the highest time seen, at least the time since this start has passed.
            self._offset_ms = self._high_water_ms
