"""By when a course of the school is to be done, said kindly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject

from kiosk.ui.words import Words

DAY_MS = 86_400_000
SOON_DAYS = 3


@dataclass(frozen=True)
class Due:
    """`text` in a sentence of its own, `hue` of its chip."""

    text: str
    hue: str


class DueWords(QObject):
    """Words for days of the calendar."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def today(self, now_ms: int) -> date:
        """The facility's day."""
        return self._words.local(now_ms).date()

    def of(self, due: date | None, now_ms: int) -> Due:
        """Of a task that is still to do."""
        if due is None:
            return Due(self.tr("From the school. No hurry."), "sky")
        left = (due - self.today(now_ms)).days
        if left < 0:
            return Due(self.tr("It was due %n day(s) ago. You can still do it.", "", -left), "honey")
        if left == 0:
            return Due(self.tr("Due today"), "honey")
        if left == 1:
            return Due(self.tr("Due tomorrow"), "honey")
        noon = datetime(due.year, due.month, due.day, 12, tzinfo=self._words.zone)
        day = self._words.short_date(int(noon.timestamp() * 1000), now_ms)
        return Due(self.tr("Due %1").replace("%1", day), "honey" if left <= SOON_DAYS else "sky")
