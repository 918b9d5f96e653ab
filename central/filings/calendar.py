"""When something is due by the facility's calendar: days in its zone, working days and holidays. Pure.

The day of filing is day 0, and something is due at the end of its last day. A last day on which nobody works moves to the next one on
which somebody does, also where all days count.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Count = Literal["calendar", "working"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Calendar:
    """A facility's: `working` weekdays by name, `holidays` on which nobody works."""

    zone: ZoneInfo
    working: frozenset[str]
    holidays: frozenset[date]

    @classmethod
    def of(cls, zone: str, working: Collection[str], holidays: Collection[date]) -> Calendar:
        """From a policy."""
        return cls(ZoneInfo(zone), frozenset(working), frozenset(holidays))

    def day(self, at_ms: int) -> date:
        """The day of a moment, in the facility's zone."""
        return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(self.zone).date()

    def works(self, day: date) -> bool:
        """Whether somebody works that day."""
        return WEEKDAYS[day.weekday()] in self.working and day not in self.holidays

    def last_day(self, first: date, days: int, count: Count) -> date:
        """The day by which something is due that began on `first`."""
        day, left = first, days
        while left > 0:
            day += timedelta(days=1)
            if count == "calendar" or self.works(day):
                left -= 1
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def due_ms(self, from_ms: int, days: int, count: Count) -> int:
        """The last millisecond of that day."""
        return self.end_ms(self.last_day(self.day(from_ms), days, count))

    def end_ms(self, day: date) -> int:
        """The last millisecond of a day: the next day's first one, less one; days of 23 and 25 hours too."""
        midnight = datetime.combine(day + timedelta(days=1), time.min, self.zone)
        return int(midnight.timestamp() * 1000) - 1
