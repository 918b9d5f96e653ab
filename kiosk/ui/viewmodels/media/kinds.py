"""The kinds of the store as a person chooses them, each with the kinds of the catalogue that stand under it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from kiosk.sync.wire import MediaLimits
from kiosk.ui.desk import Desk

#: In the order of the bar.
KINDS: Mapping[str, tuple[str, ...]] = {
    "music": ("album", "song"),
    "movies": ("movie",),
    "games": ("game",),
    "books": ("book", "audiobook"),
    "courses": ("course",),
}
FOR_YOU, NEWS = "for-you", "news"
_ICONS = {
    FOR_YOU: "house",
    "music": "music",
    "movies": "film",
    "games": "gamepad-2",
    "books": "book-open",
    "courses": "graduation-cap",
    NEWS: "newspaper",
}


class KindWords(QObject):
    """Their names; kinds that are not sold are left out of the bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def name(self, kind: str) -> str:
        """Its name on the bar."""
        return {
            FOR_YOU: self.tr("For you"),
            "music": self.tr("Music"),
            "movies": self.tr("Movies"),
            "games": self.tr("Games"),
            "books": self.tr("Books"),
            "courses": self.tr("Courses"),
        }.get(kind, self.tr("News"))

    def icon(self, kind: str) -> str:
        """Its drawing."""
        return _ICONS[kind]

    def bar(self, limits: MediaLimits) -> list[dict[str, str]]:
        """The keys of the CategoryBar."""
        shown = [kind for kind, under in KINDS.items() if not set(under).issubset(limits.kinds)]
        return [{"key": key, "text": self.name(key), "icon": _ICONS[key]} for key in (FOR_YOU, *shown, NEWS)]

    def form(self, kind: str) -> str:
        """Titles of one kind of the catalogue, many of them."""
        return {
            "album": self.tr("Albums"),
            "song": self.tr("Songs"),
            "book": self.tr("Books to read"),
            "audiobook": self.tr("Audiobooks"),
        }.get(kind, self.name(next((key for key, under in KINDS.items() if kind in under), NEWS)))
