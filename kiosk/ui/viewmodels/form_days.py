"""Choosing a day: today, the day before or after it, or one of a month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QLocale, QObject

from kiosk.filings.form import Question
from kiosk.ui.words import LOCALES, Words

#: How far the months can be turned.
MOST_YEARS = 5
DAYS_IN_WEEK = 7


class DayWords(QObject):
    """The words of days; `today` is that of the facility's zone."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def chips(self, question: Question, chosen: date | None, today: date, *, picking: bool) -> list[dict[str, Any]]:
        """The keys before the calendar: [{ key, text, icon, selected }]."""
        other = today + timedelta(days=1 if question.days == "coming" else -1)
        beside = self.tr("Tomorrow") if question.days == "coming" else self.tr("Yesterday")
        elsewhere = chosen is not None and chosen not in (today, other)
        named = self.name(chosen) if elsewhere and chosen is not None else self.tr("Pick a day")
        return [
            {"key": today.isoformat(), "text": self.tr("Today"), "icon": "", "selected": chosen == today and not picking},
            {"key": other.isoformat(), "text": beside, "icon": "", "selected": chosen == other and not picking},
            {"key": "pick", "text": named, "icon": "calendar-days", "selected": picking or elsewhere},
        ]

    def name(self, day: date) -> str:
        """Tuesday, June 3."""
        return self._words.sentence(self._locale().toString(QDate(day.year, day.month, day.day), self.tr("dddd, MMMM d")))

    def month(self, question: Question, shown: date, chosen: date | None, today: date) -> dict[str, Any]:
        """One month for DayPicker; `shown` is any day of it."""
        locale = self._locale()
        first = locale.firstDayOfWeek().value % DAYS_IN_WEEK
        order = [(first + n - 1) % DAYS_IN_WEEK + 1 for n in range(DAYS_IN_WEEK)]
        weeks = calendar.Calendar((first - 1) % DAYS_IN_WEEK).monthdatescalendar(shown.year, shown.month)
        return {
            "monthText": self._words.sentence(self._words.month(shown.year, shown.month)),
            "weekdays": [locale.dayName(day, QLocale.FormatType.ShortFormat)[:2] for day in order],
            "days": [self._day(day, shown, chosen, today, question) for week in weeks for day in week],
            "why": self._why(question),
            "hasEarlier": _open(question, shown.replace(day=1) - timedelta(days=1), today),
            "hasLater": _open(question, _next_month(shown), today),
        }

    def _day(self, day: date, shown: date, chosen: date | None, today: date, question: Question) -> dict[str, str]:
        state = ""
        if (day.year, day.month) != (shown.year, shown.month):
            state = "empty"
        elif not _open(question, day, today):
            state = "off"
        elif day == chosen:
            state = "chosen"
        elif day == today:
            state = "today"
        return {"key": day.isoformat(), "text": str(day.day), "name": self.name(day), "state": state}

    def _why(self, question: Question) -> str:
        if question.days == "coming":
            return self.tr("Choose today or a later day.")
        return self.tr("Choose today or an earlier day.") if question.days == "past" else self.tr("This is as far as it goes.")

    def _locale(self) -> QLocale:
        return QLocale(LOCALES.get(self._words.language, self._words.language))


def turned(shown: date, months: int) -> date:
    """The first day of the month so many months on."""
    count = shown.year * 12 + shown.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _next_month(shown: date) -> date:
    return turned(shown, 1)


def _open(question: Question, day: date, today: date) -> bool:
    if question.days == "past" and day > today:
        return False
    if question.days == "coming" and day < today:
        return False
    return abs(day.year - today.year) <= MOST_YEARS
