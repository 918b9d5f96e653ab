"""The list that a song stands in, when it was opened by itself: its album, or the songs that somebody has one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from sqlalchemy import Connection, select

from kiosk.media_store import standing
from kiosk.media_store.standing import Standing
from kiosk.media_store.tables import owned
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.media.play_queue import Entry

MOST_SINGLES = 500
Read = Callable[[Connection], Sequence[Entry]]


@dataclass(frozen=True)
class MusicSet:
    """What the list is called; `read` reads it, now and whenever something may have changed (None: it is one title)."""

    heading: str
    name: str
    line: str
    read: Read | None = None


class MusicSets(QObject):
    """Finds them, and names them."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def of(self, entry: Entry, resident: str) -> MusicSet:
        """The list of this song. A short read."""
        found: list[MusicSet] = []
        self._desk.read(lambda connection: found.append(self._find(connection, entry, resident)))
        return found[0] if found else MusicSet(self.tr("Playing from your songs"), entry.name, entry.by)

    def book(self, entry: Entry) -> MusicSet:
        """An audiobook stands alone."""
        return MusicSet(self.tr("Your audiobook"), entry.name, entry.by)

    def playlist(self, name: str, line: str, read: Read) -> MusicSet:
        """One of their own lists."""
        return MusicSet(self.tr("Playing from your playlist"), name, line, read)

    def _find(self, connection: Connection, entry: Entry, resident: str) -> MusicSet:
        now_ms, licence = self._desk.clock.now_ms, entry.licence
        title = connection.execute(select(owned.c.title).where(owned.c.licence == licence)).scalar_one_or_none()
        album = standing.one(connection, resident, licence, now_ms()) if title != entry.title else None

        def read_album(connection: Connection) -> Sequence[Entry]:
            return [entry_of(song) for song in standing.songs(connection, resident, licence)]

        def read_singles(connection: Connection) -> Sequence[Entry]:
            return [entry_of(song) for song in standing.library(connection, resident, ("song",), now_ms(), limit=MOST_SINGLES)]

        if album is None:
            count = self.tr("%n song(s)", "", len(read_singles(connection)))
            return MusicSet(self.tr("Playing from your songs"), self.tr("My songs"), count, read_singles)
        kept = self.tr("yours to keep") if album.how == "own" else ""
        parts = (album.by, self.tr("%n song(s)", "", len(read_album(connection))), kept)
        return MusicSet(self.tr("Playing from your album"), album.name, " · ".join(part for part in parts if part), read_album)


def entry_of(song: Standing) -> Entry:
    """A song of somebody's, to be played."""
    return Entry(song.licence, song.title, song.name, song.by, song.artwork, song.length_ms, song.state == "here", song.kind)
