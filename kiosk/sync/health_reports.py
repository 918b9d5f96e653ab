"""How this device is, on its way to central: beside the chain of commands, because nobody's money or mail depends on it.

Changes wait in the store until central has them; killed at any instant, they are sent again under the same ids. The whole picture goes
up first after each start and once an hour.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, select

from kiosk.device.health.findings import Seen
from kiosk.device.health.journal import HealthEvent, LastWord, last_words, mark_sent, read_watch, record, unsent, watched
from kiosk.device.health.store_checks import HARDWARE
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient
from kiosk.sync.tables import outbox
from kiosk.sync.wire import MAX_HEALTH_CHANGES, HealthAnswer, HealthChange, HealthFinding, HealthReport

PATH = "/device-health"
PICTURE_EVERY_MS = 3_600_000
#: What residents filed and central has not got for so long is told: staff look at such a device first.
FILINGS = "requests"
FILED_LONG_AGO_MS = 60_000
_FILED = ("filing.file", "filing.note", "filing.reopen", "filing.withdraw")


class HealthReports:
    """Sends what waits; used by one thread."""

    def __init__(self, store: Store, client: CentralClient, boot_clock: Callable[[], int], now_ms: Callable[[], int]) -> None:
        self._store = store
        self._client = client
        self._boot_clock = boot_clock
        self._now_ms = now_ms
        self._pictured_ms: int | None = None
        self._told_filings = False

    def step(self) -> bool:
        """One report, if there is something to tell; False when there was not. Raises a CentralError."""
        boot_ms = self._boot_clock()
        self._notice_silence(boot_ms)
        due = self._pictured_ms is None or boot_ms - self._pictured_ms >= PICTURE_EVERY_MS
        with self._store.read() as conn:
            changes = unsent(conn, MAX_HEALTH_CHANGES)
            filings = filings_waiting(conn, self._now_ms())
            waits = filings.code == "waiting"
            whole = picture(conn) if due or waits is not self._told_filings else None
            whole = (*whole, filings) if whole else None
        if not changes and not whole:
            return False
        report = HealthReport(changes=tuple(_change(event) for event in changes), picture=whole or None)
        answer = self._client.post(PATH, report, HealthAnswer)
        if changes:
            with self._store.write() as conn:
                mark_sent(conn, [event.id for event in changes], self._now_ms())
        if whole:
            self._pictured_ms, self._told_filings = boot_ms, waits
        if answer.want_picture:
            self._pictured_ms = None
        return len(changes) == MAX_HEALTH_CHANGES or (answer.want_picture and not whole)

    def _notice_silence(self, boot_ms: int) -> None:
        """When the hardware process looks no more, nobody but sync can say so."""
        with self._store.read() as conn:
            word = last_words(conn).get(HARDWARE.name)
            silent = word is not None and word.finding.code == "ok" and watched(read_watch(conn), boot_ms) == "silent"
        if silent:
            with self._store.write() as conn:
                record(conn, [HARDWARE.finding(Seen("silent"))], self._now_ms())


def picture(conn: Connection) -> tuple[HealthFinding, ...]:
    """The last word of each check."""
    return tuple(_finding(word) for word in last_words(conn).values())


def filings_waiting(conn: Connection, now_ms: int) -> HealthFinding:
    """How many requests, grievances and what was said about them central has not got, and since when the oldest waits: never whose."""
    mine = (outbox.c.acked_ms.is_(None), outbox.c.kind.in_(_FILED), outbox.c.at_ms <= now_ms - FILED_LONG_AGO_MS)
    count, oldest_ms = conn.execute(select(func.count(), func.min(outbox.c.at_ms)).where(*mine)).one()
    if not count:
        said = {"state": "ok", "code": "none", "text": "Nothing waits to be sent.", "since_ms": now_ms}
    else:
        said = {
            "state": "problem",
            "code": "waiting",
            "text": f"{count} waiting to be sent.",
            "since_ms": oldest_ms,
        }
    return HealthFinding.model_validate({"check": FILINGS, "looked_ms": now_ms, **said})


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
