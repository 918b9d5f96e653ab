"""Titles of the media store in plain words: kinds, lengths, sizes, prices, and what a cover shows."""

from __future__ import annotations

from hashlib import sha256
from typing import Protocol

from PySide6.QtCore import QLocale, QObject

from kiosk.media_store.catalogue import Title
from kiosk.media_store.selling import Selling
from kiosk.ui.desk import Desk
from kiosk.ui.words import LANGUAGES, LOCALES

MINUTE_MS = 60_000
HOUR_MINUTES = 60
MB, TENTH_GB = 1_000_000, 100_000_000
#: Height of a cover over its width.
RATIOS = {"song": 1.0, "album": 1.0, "game": 1.0, "movie": 1.22, "course": 1.22, "book": 1.3, "audiobook": 1.0}
ICONS = {
    "song": "music",
    "album": "music",
    "movie": "film",
    "audiobook": "headphones",
    "book": "book-open",
    "course": "graduation-cap",
    "game": "gamepad-2",
}
#: A title without a picture gets one of these, by its name in the catalogue: the same on every device.
HUES = ("primary", "sky", "plum", "leaf", "rose", "slate")
FIGURES = ("sun", "wave", "hills", "trees", "blocks")


class Drawn(Protocol):
    """What has a cover."""

    @property
    def title(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def artwork(self) -> str | None: ...


class TitleWords(QObject):
    """Reads language, zone and pictures through the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def kind(self, kind: str) -> str:
        """One title of it."""
        return {
            "song": self.tr("Song"),
            "album": self.tr("Album"),
            "movie": self.tr("Movie"),
            "audiobook": self.tr("Audiobook"),
            "book": self.tr("Book"),
            "course": self.tr("Course"),
        }.get(kind, self.tr("Game"))

    def rating(self, rating: str) -> str:
        """Whom it is for."""
        return {"everyone": self.tr("For everyone"), "teen": self.tr("Teens and up")}.get(rating, self.tr("Adults only"))

    def length(self, length_ms: int) -> str:
        """1 hour 52 minutes; what is shorter than a minute is one. "" where nobody knows."""
        if length_ms <= 0:
            return ""
        hours, minutes = divmod(max(1, round(length_ms / MINUTE_MS)), HOUR_MINUTES)
        parts = [self.tr("%n hour(s)", "", hours)] if hours else []
        parts += [self.tr("%n minute(s)", "", minutes)] if minutes else []
        return " ".join(parts)

    def short_length(self, length_ms: int) -> str:
        """3:24, as a list of songs has it."""
        seconds = round(length_ms / 1000)
        return f"{seconds // 60}:{seconds % 60:02d}" if seconds > 0 else ""

    def pages(self, pages: int) -> str:
        """148 pages."""
        return self.tr("%n page(s)", "", pages) if pages else ""

    def size(self, size_bytes: int) -> str:
        """1.2 GB, 4 MB."""
        tenths = round(size_bytes / TENTH_GB)
        if tenths >= 10:
            point = QLocale(LOCALES.get(self._desk.words.language, "en_US")).decimalPoint()
            return self.tr("%1 GB").replace("%1", f"{tenths // 10}{point}{tenths % 10}")
        return self.tr("%1 MB").replace("%1", self._desk.words.number(max(1, round(size_bytes / MB)))) if size_bytes else ""

    def language(self, tag: str) -> str:
        """A language by its own name; "" for none that anybody knows."""
        own = LANGUAGES.get(tag.partition("-")[0], "")
        if own:
            return own
        locale = QLocale(tag)
        return "" if not tag or locale.language() == QLocale.Language.C else self._desk.words.sentence(locale.nativeLanguageName())

    def cents(self, cents: int) -> str:
        """A price; nothing at all is "Free"."""
        return self._desk.words.money(cents) if cents else self.tr("Free")

    def price(self, title: Title, now: Selling) -> tuple[str, str]:
        """What stands under a cover, and its tone: "yours", "free" or "" (a price)."""
        has = now.held.get(title.title)
        if has is not None:
            return (self.tr("Yours") if has.how == "own" else self.tr("Rented")), "yours"
        if not now.allowed([title]):
            return self.tr("Not sold here"), ""
        rent, buy = now.prices.of(title, "rent"), now.prices.of(title, "own")
        if rent is not None:
            hours = self.tr("%n hour(s)", "", title.rent_hours)
            return f"{self.cents(rent.cents)} · {hours}", "" if rent.cents else "free"
        return ("", "") if buy is None else (self.cents(buy.cents), "" if buy.cents else "free")

    def art(self, title: Drawn, *, large: bool = False) -> dict[str, object]:
        """What a Cover shows: { picture, hue, figure, ratio, kind }."""
        drawn = sha256(title.title.encode()).digest()
        return {
            "picture": self._desk.photo_url(title.artwork, large=large),
            "hue": HUES[drawn[0] % len(HUES)],
            "figure": FIGURES[drawn[1] % len(FIGURES)],
            "ratio": RATIOS.get(title.kind, 1.0),
            "kind": title.kind,
        }

    def card(self, title: Title, now: Selling) -> dict[str, object]:
        """A title on a shelf: its art, and { key, name, by, line, tone, spoken }."""
        line, tone = self.price(title, now)
        by = title.by or self.kind(title.kind)
        return {
            **self.art(title),
            "key": title.title,
            "name": title.name,
            "by": by,
            "line": line,
            "tone": tone,
            "spoken": ". ".join(part for part in (title.name, by, line) if part),
        }
