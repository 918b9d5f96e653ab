"""Rules of visits: what is to be shown of one, when it can be joined, and which times may be asked for. Pure: no store, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.sync.visit_hours import DAY_MS, MINUTE_MS, Hours, starts_of_day, week_of

State = Literal["asked", "offered", "booked", "ringing", "on", "over", "declined", "refused", "cancelled", "missed"]
Said = Literal["", "ask", "accept", "decline", "cancel"]
#: Still to come, or going on.
ALIVE = frozenset({"asked", "offered", "booked", "ringing", "on"})
HOUR_MS = 60 * MINUTE_MS


@dataclass(frozen=True)
class Visit:
    """A visit as this device knows it. `said`: what the resident answered here and central does not show yet; `refused`: its code for
    not taking that."""

    id: str
    version: int
    kind: str
    contact: str
    name: str
    state: State
    by: str
    reason: str
    note: str
    wishes: tuple[int, ...]
    starts_ms: int
    minutes: int
    moved_from_ms: int | None
    answer_until_ms: int | None
    opens_ms: int
    ends_ms: int
    ring_until_ms: int | None
    join: str | None
    recorded: bool
    at_ms: int
    said: Said = ""
    refused: str = ""

    def to_come(self, now_ms: int) -> bool:
        """Whether it stands above the past ones."""
        ended_here = self.said in {"decline", "cancel"}
        wished = max(self.wishes, default=self.starts_ms) if self.state == "asked" else self.ends_ms
        return self.state in ALIVE and not ended_here and wished > now_ms

    def certain(self) -> bool:
        """Whether it is booked, as far as this device can tell."""
        return self.state in {"booked", "on"} or (self.state == "offered" and self.said == "accept")

    def to_answer(self, now_ms: int) -> bool:
        """Whether it waits for the resident's yes or no: a proposal, or another time."""
        if self.said or self.answer_until_ms is None or self.answer_until_ms <= now_ms:
            return False
        return self.state == "offered" or (self.state == "booked" and self.moved_from_ms is not None)

    def can_join(self, now_ms: int) -> bool:
        """Whether the call is open now."""
        return self.join is not None and self.state in {"booked", "on", "ringing"} and self.opens_ms <= now_ms < self.ends_ms

    def rings(self, now_ms: int) -> bool:
        """Whether it is a call that rings now."""
        return self.state == "ringing" and not self.said and self.ring_until_ms is not None and now_ms < self.ring_until_ms

    def can_cancel(self, now_ms: int) -> bool:
        """Whether the resident may call it off."""
        return self.kind == "visit" and self.state in {"asked", "booked"} and not self.said and self.to_come(now_ms)


def next_of(found: Sequence[Visit], now_ms: int) -> Visit | None:
    """The next visit that is booked."""
    certain = [visit for visit in found if visit.certain() and visit.to_come(now_ms)]
    return min(certain, key=lambda visit: (visit.starts_ms, visit.id), default=None)


def reminder_due(visit: Visit, minutes: Sequence[int], now_ms: int) -> int | None:
    """The smallest of the reminders (minutes before) whose moment has come while the visit is not open yet; None: none."""
    if not visit.certain() or now_ms >= visit.starts_ms:
        return None
    left = visit.starts_ms - now_ms
    return min((one for one in minutes if left <= one * MINUTE_MS), default=None)


@dataclass(frozen=True)
class Asking:
    """What policy allows a resident to ask for."""

    hours: Hours
    zone: str
    step_minutes: int
    notice_hours: int
    ahead_days: int
    week_limit: int


def days_to_ask(asking: Asking, minutes: int, own: Sequence[Visit], now_ms: int) -> dict[int, tuple[int, ...]]:
    """The times that may be asked for, by day (its first time stands for it); days without any are left out.

    Not those when the resident has a visit already, nor weeks that are full. Whether there is a place, central knows.
    """
    earliest, latest = now_ms + asking.notice_hours * HOUR_MS, now_ms + asking.ahead_days * DAY_MS
    held = [visit for visit in own if visit.kind == "visit" and visit.certain()]
    found: dict[int, tuple[int, ...]] = {}
    for day in range(asking.ahead_days + 1):
        times = tuple(
            start
            for start in starts_of_day(asking.hours, asking.zone, now_ms + day * DAY_MS, minutes, asking.step_minutes)
            if earliest <= start <= latest and not _taken(start, minutes, held) and not _week_full(start, asking, held)
        )
        if times:
            found.setdefault(times[0], times)
    return found


def _taken(start: int, minutes: int, held: Sequence[Visit]) -> bool:
    return any(visit.starts_ms < start + minutes * MINUTE_MS and start < visit.ends_ms for visit in held)


def _week_full(start: int, asking: Asking, held: Sequence[Visit]) -> bool:
    if not asking.week_limit:
        return False
    begin, end = week_of(start, asking.zone)
    return sum(begin <= visit.starts_ms < end for visit in held) >= asking.week_limit
