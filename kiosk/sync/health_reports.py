"""How this device is, on its way to central: beside the chain of commands, because nobody's money or mail depends on it.

Changes wait in the store until central has them; killed at any instant, they are sent again under the same ids. The whole picture goes
up first after each start and once an hour.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from kiosk.device.health.findings import Seen
from kiosk.device.health.journal import HealthEvent, LastWord, last_words, mark_sent, read_watch, record, unsent, watched
from kiosk.device.health.store_checks import HARDWARE
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient
from kiosk.sync.wire import MAX_HEALTH_CHANGES, HealthAnswer, HealthChange, HealthFinding, HealthReport

PATH = "/device-health"
PICTURE_EVERY_MS = 3_600_000


class HealthReports:
    """Sends what waits; used by one thread."""

    def __init__(self, store: Store, client: CentralClient, boot_clock: Callable[[], int], now_ms: Callable[[], int]) -> None:
        self._store = store
        self._client = client
        self._boot_clock = boot_clock
        self._now_ms = now_ms
        self._pictured_ms: int | None = None

    def step(self) -> bool:
        """One report, if there is something to tell; False when there was not. Raises a CentralError."""
        boot_ms = self._boot_clock()
        self._notice_silence(boot_ms)
        due = self._pictured_ms is None or boot_ms - self._pictured_ms >= PICTURE_EVERY_MS
        with self._store.read() as conn:
            changes = unsent(conn, MAX_HEALTH_CHANGES)
            picture = _picture(conn) if due else None
        if not changes and not picture:
            return False
        report = HealthReport(changes=tuple(_change(event) for event in changes), picture=picture or None)
        answer = self._client.post(PATH, report, HealthAnswer)
        if changes:
            with self._store.write() as conn:
                mark_sent(conn, [event.id for event in changes], self._now_ms())
        if picture:
            self._pictured_ms = boot_ms
        if answer.want_picture:
            self._pictured_ms = None
        return len(changes) == MAX_HEALTH_CHANGES or (answer.want_picture and not picture)

    def _notice_silence(self, boot_ms: int) -> None:
        """When the hardware process looks no more, nobody but sync can say so."""
        with self._store.read() as conn:
            word = last_words(conn).get(HARDWARE.name)
            silent = word is not None and word.finding.code == "ok" and watched(read_watch(conn), boot_ms) == "silent"
        if silent:
            with self._store.write() as conn:
                record(conn, [HARDWARE.finding(Seen("silent"))], self._now_ms())


def _picture(conn: Connection) -> tuple[HealthFinding, ...]:
    return tuple(_finding(word) for word in last_words(conn).values())


def _finding(word: LastWord) -> HealthFinding:
    found = word.finding
    return HealthFinding(
        check=found.check,
        state=found.state,
        code=found.code,
        text=found.text,
        next_step=found.next_step,
        since_ms=word.since_ms,
        looked_ms=word.looked_ms,
    )


def _change(event: HealthEvent) -> HealthChange:
    return HealthChange(id=event.id, check=event.check, state=event.state, code=event.code, text=event.text, at_ms=event.at_ms)
