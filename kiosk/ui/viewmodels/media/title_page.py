"""The facts of a title as its page shows them, beside what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from kiosk.media_store.catalogue import Detail, Title
from kiosk.media_store.selling import Selling
from kiosk.media_store.standing import Standing
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.media.title_words import TitleWords

#: A download that takes less is not worth a sentence about its time.
SHORT_MS = 60_000
_LANGUAGES = 3


class TitlePage(QObject):
    """Values ready to show."""

    def __init__(self, desk: Desk, words: TitleWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._words = words

    def facts(self, title: Detail) -> str:
        """Drama · 1 hour 52 minutes."""
        words, short = self._words, title.title
        genre = short.genre or words.kind(short.kind)
        lessons = self.tr("%n lesson(s)", "", title.lessons) if title.lessons else ""
        songs = self.tr("%n song(s)", "", len(title.parts)) if title.parts else ""
        year = str(title.year) if title.year else ""
        length = words.length(title.length_ms)
        return " · ".join(part for part in (genre, songs, lessons, length, words.pages(title.pages), year) if part)

    def by(self, title: Detail) -> str:
        """Who made it, and the series that it belongs to."""
        series = title.series if title.series != title.title.name else ""
        return " · ".join(part for part in (title.title.by, series) if part)

    def chips(self, title: Detail, size_bytes: int) -> list[dict[str, str]]:
        """[{ text, icon }]: kind, rating, captions, languages, size."""
        words = self._words
        chips = [("", words.kind(title.title.kind)), ("", words.rating(title.title.rating))]
        chips += [("captions", self.tr("Captions"))] if title.captions else []
        tongues = dict.fromkeys(words.language(tag) for tag in (title.language, *title.languages))
        chips += [("languages", tongue) for tongue in [one for one in tongues if one][:_LANGUAGES]]
        chips += [("hard-drive", words.size(size_bytes))] if size_bytes else []
        return [{"icon": icon, "text": text} for icon, text in chips if text]

    def rules(self, title: Detail, how: str, size_bytes: int, speed_kb_s: int) -> list[dict[str, str]]:
        """What one gets, in plain words: [{ icon, text }]."""
        if how == "rent":
            rules = [
                ("calendar-days", self.tr("Start any time in the next %n day(s)", "", title.rent_days)),
                ("clock", self.tr("Once you press play, you have %n hour(s)", "", title.rent_hours)),
                ("circle-pause", self.tr("The clock stops during a lockdown")),
            ]
        else:
            rules = [
                ("heart", self.tr("Yours to keep")),
                ("tablet-smartphone", self.tr("Open it on any kiosk or tablet you sign in to")),
            ]
        coming = self._coming(size_bytes, speed_kb_s)
        rules += [("arrow-down-left", coming)] if coming else []
        return [{"icon": icon, "text": text} for icon, text in rules]

    def songs(self, title: Detail, parts: Sequence[Title], lengths: Mapping[str, int], now: Selling) -> list[dict[str, str]]:
        """The songs of an album: [{ key, number, name, length, line, tone }]."""
        rows = []
        for number, part in enumerate(parts, 1):
            line, tone = self._words.price(part, now)
            length = self._words.short_length(lengths.get(part.title, 0))
            spoken = ". ".join(word for word in (str(number), part.name, self._words.length(lengths.get(part.title, 0)), line) if word)
            by = part.by if part.by != title.title.by else ""
            rows.append(
                {
                    "key": part.title,
                    "number": str(number),
                    "name": part.name,
                    "by": by,
                    "length": length,
                    "line": line,
                    "tone": tone,
                    "spoken": spoken,
                }
            )
        return rows

    def overlap(self, parts: Sequence[Title], now: Selling) -> str:
        """Said on the page of an album of which somebody has songs already."""
        have = sum(1 for part in parts if part.title in now.held)
        return self.tr("You have %n of these songs already.", "", have) if 0 < have < len(parts) else ""

    def standing(self, stand: Standing | None, *, connected: bool) -> tuple[str, float]:
        """How far it has come to this device, in words and as a share; ("", -1) where nothing is to be said."""
        if stand is None or stand.state == "here":
            return "", -1
        share = stand.done_bytes / stand.bytes if stand.bytes else 0.0
        if stand.state == "coming":
            coming = self.tr("On its way: %1 of %2 is here").replace("%1", f"{share:.0%}")
            return coming.replace("%2", self._words.size(stand.bytes)), share
        if stand.state == "paused":
            return self.tr("The download is paused."), share
        if stand.state == "stuck":
            room = self.tr("There is no room on this device yet.")
            return room if stand.code == "no_room" else self.tr("The download waits. We try again by ourselves."), share
        if stand.state == "waits":
            soon, later = self.tr("We are getting it ready. It comes in a moment."), self.tr("It opens when the connection is back.")
            return soon if connected else later, -1
        return "", -1

    def _coming(self, size_bytes: int, speed_kb_s: int) -> str:
        """How long it takes to come here, where anybody knows; else how much comes."""
        if not size_bytes:
            return ""
        size = self._words.size(size_bytes)
        if not speed_kb_s:
            return self.tr("%1 to download").replace("%1", size)
        takes_ms = size_bytes // speed_kb_s
        if takes_ms < SHORT_MS:
            return self.tr("Less than a minute to download")
        return self.tr("About %1 to download").replace("%1", self._desk.words.wait(takes_ms))
