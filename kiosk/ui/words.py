"""Times, dates, amounts and counts in the words of a language, as the screens show them.

Patterns are translatable, so that a further language needs a translation file and nothing here.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QObject, QTime

LANGUAGES = {"en": "English", "es": "Español"}
LOCALES = {"en": "en_US", "es": "es_US"}
CURRENCY_SIGNS = {"USD": "$"}
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
WEEK_DAYS = 7
CENT_DIGITS = 2
#: First hour of each band of the drawn landscape, and of each greeting.
DAWN, DAY, NOON, DUSK, NIGHT = 5, 8, 12, 17, 21


def band_of(hour: int) -> str:
    """The landscape's light at an hour of the day."""
    if DAWN <= hour < DAY:
        return "dawn"
    if DAY <= hour < DUSK:
        return "day"
    return "dusk" if DUSK <= hour < NIGHT else "night"


class Words(QObject):
    """Formats for one language and one time zone. All times are milliseconds since the epoch, UTC."""

    def __init__(self, language: str = "en", zone: str = "UTC", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.zone = ZoneInfo(zone)
        self._locale = QLocale(LOCALES.get(language, language))

    def speak(self, language: str) -> None:
        """Change the language."""
        self.language = language
        self._locale = QLocale(LOCALES.get(language, language))

    def live_in(self, zone: str) -> None:
        """Change the time zone (an IANA name)."""
        self.zone = ZoneInfo(zone)

    # --- times ---

    def local(self, at_ms: int) -> dt.datetime:
        """The local time of a moment."""
        return dt.datetime.fromtimestamp(at_ms / 1000, self.zone)

    def clock(self, at_ms: int) -> tuple[str, str]:
        """("1:42", "pm")."""
        at = self.local(at_ms)
        time = QTime(at.hour, at.minute)
        hour = at.hour % 12 or 12
        return f"{hour}:{at.minute:02d}", self._locale.toString(time, "ap").replace("\N{NO-BREAK SPACE}", " ").lower()

    def time(self, at_ms: int) -> str:
        """12:20 pm."""
        digits, period = self.clock(at_ms)
        return f"{digits}\N{NO-BREAK SPACE}{period}"

    def date(self, at_ms: int) -> str:
        """Tuesday, June 3."""
        return self._date(self.local(at_ms).date(), self.tr("dddd, MMMM d"), capital=True)

    def greeting(self, at_ms: int) -> str:
        """Good morning, afternoon or evening."""
        hour = self.local(at_ms).hour
        if DAWN <= hour < NOON:
            return self.tr("Good morning")
        return self.tr("Good afternoon") if NOON <= hour < DUSK else self.tr("Good evening")

    def short_date(self, at_ms: int, now_ms: int) -> str:
        """June 3, with the year when it is another one."""
        day = self.local(at_ms).date()
        if day.year == self.local(now_ms).year:
            return self._date(day, self.tr("MMMM d"))
        return self._date(day, self.tr("MMMM d, yyyy"))

    def month(self, year: int, month: int, *, whole: bool = True) -> str:
        """June 2025, or June alone."""
        return self._date(dt.date(year, month, 1), self.tr("MMMM yyyy") if whole else "MMMM")

    def weekday(self, at_ms: int) -> str:
        """Sunday."""
        return self._date(self.local(at_ms).date(), "dddd", capital=True)

    def weekday_within(self, at_ms: int) -> str:
        """Sunday, as it stands within a sentence."""
        return self._date(self.local(at_ms).date(), "dddd")

    def when(self, at_ms: int, now_ms: int) -> str:
        """As a list shows it: the time today, "Yesterday", a weekday within a week, else the date."""
        days = self.days_ago(at_ms, now_ms)
        if days <= 0:
            return self.time(at_ms)
        if days == 1:
            return self.tr("Yesterday")
        return self.weekday(at_ms) if days < WEEK_DAYS else self.short_date(at_ms, now_ms)

    def moment(self, at_ms: int, now_ms: int) -> str:
        """Inside a sentence: "today 12:20 pm", "Monday 7:48 pm", "June 3, 7:48 pm"."""
        days = self.days_ago(at_ms, now_ms)
        if days <= 0:
            return self.tr("today %1").replace("%1", self.time(at_ms))
        if days == 1:
            return self.tr("yesterday %1").replace("%1", self.time(at_ms))
        if days < WEEK_DAYS:
            day = self._date(self.local(at_ms).date(), "dddd")
            return self.tr("%1 %2", "weekday, time").replace("%1", day).replace("%2", self.time(at_ms))
        return self.tr("%1, %2", "date, time").replace("%1", self.short_date(at_ms, now_ms)).replace("%2", self.time(at_ms))

    def moment_ahead(self, at_ms: int, now_ms: int) -> str:
        """The same for a moment to come: "today 2:02 pm", "tomorrow 9:00 am", "June 9, 8:00 am"."""
        days = -self.days_ago(at_ms, now_ms)
        if days <= 0:
            return self.moment(at_ms, now_ms)
        if days == 1:
            return self.tr("tomorrow %1").replace("%1", self.time(at_ms))
        return self.tr("%1, %2", "date, time").replace("%1", self.short_date(at_ms, now_ms)).replace("%2", self.time(at_ms))

    def sentence(self, text: str) -> str:
        """The same words at the start of a sentence."""
        return text[:1].upper() + text[1:]

    def days_ago(self, at_ms: int, now_ms: int) -> int:
        """Whole calendar days between two moments, in local time; 0 is today."""
        return (self.local(now_ms).date() - self.local(at_ms).date()) // dt.timedelta(days=1)

    def ago(self, at_ms: int, now_ms: int) -> str:
        """ "2 minutes ago"."""
        passed = max(0, now_ms - at_ms)
        if passed < MINUTE_MS:
            return self.tr("just now")
        if passed < HOUR_MS:
            return self.tr("%n minute(s) ago", "", passed // MINUTE_MS)
        if passed < DAY_MS:
            return self.tr("%n hour(s) ago", "", passed // HOUR_MS)
        return self.tr("%n day(s) ago", "", passed // DAY_MS)

    def wait(self, length_ms: int) -> str:
        """A wait, counted down: "45 seconds", "2 minutes", "1 hour"."""
        seconds = max(1, -(-length_ms // 1000))
        if seconds < 60:
            return self.tr("%n second(s)", "", seconds)
        if seconds < 3600:
            return self.tr("%n minute(s)", "", -(-seconds // 60))
        return self.tr("%n hour(s)", "", -(-seconds // 3600))

    def hours(self, hours: int) -> str:
        """How long something usually takes: "1 day", "6 hours"."""
        if hours and hours % 24 == 0:
            return self.tr("%n day(s)", "", hours // 24)
        return self.tr("%n hour(s)", "", hours)

    # --- amounts ---

    def number(self, value: int) -> str:
        """6,000."""
        return self._locale.toString(value)

    def tenths(self, tenths: int) -> str:
        """1.4, of 14 tenths."""
        return f"{self._locale.toString(tenths // 10)}{self._locale.decimalPoint()}{tenths % 10}"

    def money(self, cents: int, currency: str = "USD") -> str:
        """$46.20. Exact: whole units and cents are formatted apart."""
        sign = "-" if cents < 0 else ""
        units, rest = divmod(abs(cents), 100)
        mark = CURRENCY_SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}")
        return f"{sign}{mark}{self._locale.toString(units)}{self._locale.decimalPoint()}{rest:02d}"

    def cents_of(self, written: str) -> int | None:
        """The cents of a sum that is written like `money` does, without its mark; None when it is written otherwise."""
        units, point, rest = written.replace(self._locale.groupSeparator(), "").partition(self._locale.decimalPoint())
        whole = units.isdecimal() and (not point or (len(rest) == CENT_DIGITS and rest.isdecimal()))
        return int(units) * 100 + int(rest or 0) if whole else None

    def coins(self, cents: int) -> str:
        """30¢: a price below one whole unit; $1.20 from there on."""
        return self.tr("%1¢").replace("%1", self.number(cents)) if 0 < cents < 100 else self.money(cents)

    def stamps(self, count: int) -> str:
        """7 stamps."""
        return self.tr("%n stamp(s)", "", count)

    def _date(self, day: dt.date, pattern: str, *, capital: bool = False) -> str:
        text = self._locale.toString(QDate(day.year, day.month, day.day), pattern)
        return self.sentence(text) if capital else text
