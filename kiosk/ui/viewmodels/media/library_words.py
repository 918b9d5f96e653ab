"""Titles of somebody's own, in words: where they are, how long a rental lasts, where to go on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.media_store.place import told
from kiosk.media_store.standing import Standing
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.media.title_words import TitleWords

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
MB = 1_000_000
#: A running rental says its hours up to here, its days from there on.
DAYS_FROM_MS = 72 * HOUR_MS


class LibraryWords(QObject):
    """Short and honest: never says that something is here before all of it is."""

    def __init__(self, desk: Desk, title_words: TitleWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._titles = title_words
        self.connected = True

    @property
    def _tablet(self) -> bool:
        return self._desk.place.kind == "tablet"

    # --- where it is ---

    def state(self, one: Standing) -> str:
        """Where a title is, in a few words."""
        if one.state == "here":
            return self.tr("On this tablet") if self._tablet else self.tr("On this kiosk")
        if one.state == "coming":
            return self._coming(one)
        if one.state == "paused":
            return self.tr("Paused at %1").replace("%1", self.percent(one)) if one.done_bytes else self.tr("Paused")
        return {
            "stuck": self.stuck(one),
            "cloud": self.tr("In the cloud. Touch to bring it here."),
            "waits": self.tr("Almost yours. It needs a moment.") if self.connected else self.tr("Yours when the connection is back."),
            "over": self.tr("This rental is over"),
        }[one.state]

    def icon(self, one: Standing) -> tuple[str, str]:
        """The icon of that, and its hue."""
        if one.state == "coming":
            return ("download", "sky") if self.connected else ("wifi-off", "honey")
        return {
            "here": ("circle-check", "leaf"),
            "paused": ("circle-pause", "slate"),
            "stuck": ("circle-alert", "rose"),
            "cloud": ("cloud", "sky"),
            "waits": ("hourglass", "honey"),
            "over": ("clock", "slate"),
        }[one.state]

    def stuck(self, one: Standing) -> str:
        """Why nothing comes."""
        limit = self._desk.policy.media.disk_mb * MB
        if one.code == "no_room":
            if one.bytes > limit:
                return self.tr("Too large for this tablet.") if self._tablet else self.tr("Too large for this kiosk.")
            return self.tr("No room. Remove something first.")
        if one.code == "damaged":
            return self.tr("It came damaged. We try again soon.")
        return self.tr("It cannot come now. We try again soon.")

    def percent(self, one: Standing) -> str:
        """34 %."""
        return self.tr("%1 %", "per cent").replace("%1", str(self.hundredths(one)))

    @staticmethod
    def hundredths(one: Standing) -> int:
        """How much is here, 100 only when all of it is."""
        return min(99, one.done_bytes * 100 // max(1, one.bytes))

    def _coming(self, one: Standing) -> str:
        if not self.connected:
            return self.tr("Comes when the connection is back")
        if one.songs:
            here = self.tr("%1 of %2 songs are here").replace("%1", str(one.songs_here))
            return here.replace("%2", str(one.songs))
        return self.tr("On its way, %1").replace("%1", self.percent(one)) if one.done_bytes else self.tr("Waits for its turn")

    def comes(self, *, connected: bool) -> str:
        """Said when somebody wants it here."""
        if not connected:
            return self.tr("It comes when the connection is back.")
        return self.tr("It comes to this tablet now.") if self._tablet else self.tr("It comes to this kiosk now.")

    # --- how it is theirs ---

    def rental(self, one: Standing) -> str:
        """How long a rental lasts; "" for what is owned."""
        if one.how != "rent" or one.latest_start_ms is None or one.state in {"over", "waits"}:
            return ""
        now_ms, words = self._desk.clock.now_ms(), self._desk.words
        if one.ends_ms is None:
            return self._start_within(one.latest_start_ms - now_ms)
        left_ms = max(0, one.ends_ms - now_ms)
        left = self._left(left_ms)
        if one.standing_still:
            return self.tr("Stands still for now, %1").replace("%1", left)
        if left_ms > 6 * DAY_MS:
            until = words.short_date(one.ends_ms, now_ms)
            return self.tr("Ends %1, %2", "date, time left").replace("%1", until).replace("%2", left)
        if words.days_ago(one.ends_ms, now_ms) == 0:
            said = self.tr("Ends today at %1, %2", "time, time left")
        else:
            said = self.tr("Ends %3 at %1, %2", "time, time left, weekday").replace("%3", words.weekday_within(one.ends_ms))
        return said.replace("%1", words.time(one.ends_ms)).replace("%2", left)

    def how(self, one: Standing) -> str:
        """Yours to keep, or rented; "" once that is over."""
        if one.state == "over":
            return ""
        if one.how == "rent":
            lasts = self._desk.words.hours((one.window_ms or 0) // HOUR_MS)
            return self.tr("Rented. Once you start you have %1.").replace("%1", lasts)
        return self.tr("Yours to keep")

    def _start_within(self, left_ms: int) -> str:
        if left_ms >= DAY_MS:
            return self.tr("Start within %n day(s)", "", left_ms // DAY_MS)
        if left_ms >= HOUR_MS:
            return self.tr("Start within %n hour(s)", "", left_ms // HOUR_MS)
        return self.tr("Start within %n minute(s)", "", max(1, left_ms // MINUTE_MS))

    def _left(self, left_ms: int) -> str:
        if left_ms >= DAYS_FROM_MS:
            return self.tr("%n day(s) left", "", left_ms // DAY_MS)
        if left_ms >= HOUR_MS:
            return self.tr("%n hour(s) left", "", left_ms // HOUR_MS)
        return self.tr("%n minute(s) left", "", max(1, left_ms // MINUTE_MS))

    # --- where they are in it ---

    @staticmethod
    def begun(one: Standing) -> bool:
        """Whether they are in the middle of it, the first time or another."""
        at = told(one.place)
        return bool(at.part or at.percent or at.ms)

    def place(self, one: Standing) -> str:
        """Chapter 3 of 12; "" where they did not begin, or nobody can say."""
        at = told(one.place)
        if one.done and (one.kind == "course" or not self.begun(one)):
            return {
                "movie": self.tr("Watched to the end"),
                "book": self.tr("Read to the end"),
                "audiobook": self.tr("Heard to the end"),
                "course": self.tr("Finished"),
            }.get(one.kind, "")
        if at.parts:
            said = self.tr("Lesson %1 of %2") if one.kind == "course" else self.tr("Chapter %1 of %2")
            return said.replace("%1", str(at.part)).replace("%2", str(at.parts))
        if at.ms and one.length_ms > at.ms:
            said = self.tr("%1 left to watch") if one.kind == "movie" else self.tr("%1 left to hear")
            return said.replace("%1", self._titles.length(one.length_ms - at.ms)) if one.kind in {"movie", "audiobook"} else ""
        return self.tr("%1 % done").replace("%1", str(at.percent)) if at.percent else ""

    # --- how it comes ---

    def speed(self, bytes_per_s: int) -> str:
        """1.2 MB a second."""
        tenths = bytes_per_s * 10 // MB
        if tenths < 1:
            return self.tr("%1 KB a second").replace("%1", self._desk.words.number(bytes_per_s // 1000))
        number = self._desk.words.tenths(tenths) if tenths < 100 else self._desk.words.number(tenths // 10)
        return self.tr("%1 MB a second").replace("%1", number)

    def time_left(self, left_ms: int) -> str:
        """About 3 minutes left: never to the second."""
        if left_ms < MINUTE_MS:
            return self.tr("less than a minute left")
        return self.tr("about %1 left").replace("%1", self._titles.length(left_ms))
