"""Residents' own lists of songs: made, named, filled and put in order here; they follow the person to every device."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.media_store import standing
from kiosk.media_store.standing import Standing
from kiosk.media_store.tables import playlists
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import Change, MediaPlaylist, PlaylistChange
from kiosk.wallet.accounts import SessionOver

MOST = 100
MOST_SONGS = 500
NAME_LENGTH = 60


class NoSuchPlaylist(Exception):
    """It was removed, here or on another device."""


class TooMany(Exception):
    """There is no room for another list, or another song in it."""


@dataclass(frozen=True)
class Playlist:
    """A list of titles in the order in which they play."""

    playlist: str
    name: str
    titles: tuple[str, ...]


def playlists_of(conn: Connection, resident: str) -> list[Playlist]:
    """Somebody's lists, by name."""
    rows = conn.execute(select(playlists).where(playlists.c.resident == resident, playlists.c.removed.is_(False)).limit(MOST))
    return sorted(map(_playlist, rows), key=lambda one: one.name.casefold())


def playlist_of(conn: Connection, resident: str, playlist: str) -> Playlist | None:
    """One of somebody's lists; None: there is none such any more."""
    mine = (playlists.c.playlist == playlist, playlists.c.resident == resident, playlists.c.removed.is_(False))
    row = conn.execute(select(playlists).where(*mine)).one_or_none()
    return None if row is None else _playlist(row)


def songs_had(conn: Connection, resident: str, now_ms: int, only: Collection[str] | None = None) -> dict[str, Standing]:
    """Every song that somebody has, one by one or in an album, by title: what a list may hold. `only`: those of them."""
    found: dict[str, Standing] = {}
    for song in standing.songs_had(conn, resident, now_ms, only):
        found.setdefault(song.title, song)
    return found


def make(store: Store, session: Session, playlist: str, name: str, clock: Clock, titles: Sequence[str] = ()) -> None:
    """A new list. Raises TooMany, SessionOver or StoreFull."""
    with store.write() as conn:
        _demand_open(conn, session)
        had = select(func.count()).select_from(playlists)
        mine = (playlists.c.resident == session.person.resident, playlists.c.removed.is_(False))
        if conn.execute(had.where(*mine)).scalar_one() >= MOST:
            raise TooMany
        _keep(conn, session, Playlist(playlist, name[:NAME_LENGTH], tuple(titles)), clock)


def rename(store: Store, session: Session, playlist: str, name: str, clock: Clock) -> None:
    """Another name. Raises NoSuchPlaylist, SessionOver or StoreFull."""
    _change(store, session, playlist, clock, lambda known: replace(known, name=name[:NAME_LENGTH]))


def add(store: Store, session: Session, playlist: str, title: str, clock: Clock) -> None:
    """A song at the end; one that is in it already stays where it is. Raises NoSuchPlaylist, TooMany, SessionOver or StoreFull."""

    def with_it(known: Playlist) -> Playlist:
        if len(known.titles) >= MOST_SONGS and title not in known.titles:
            raise TooMany
        return known if title in known.titles else replace(known, titles=(*known.titles, title))

    _change(store, session, playlist, clock, with_it)


def take_out(store: Store, session: Session, playlist: str, title: str, clock: Clock) -> None:
    """Without this song. Raises NoSuchPlaylist, SessionOver or StoreFull."""
    _change(store, session, playlist, clock, lambda known: replace(known, titles=tuple(one for one in known.titles if one != title)))


def move(store: Store, session: Session, playlist: str, title: str, by: int, clock: Clock) -> None:
    """A song earlier (negative) or later. Raises NoSuchPlaylist, SessionOver or StoreFull."""

    def moved(known: Playlist) -> Playlist:
        if title not in known.titles:
            return known
        rest = [one for one in known.titles if one != title]
        rest.insert(max(0, min(len(rest), known.titles.index(title) + by)), title)
        return replace(known, titles=tuple(rest))

    _change(store, session, playlist, clock, moved)


def remove(store: Store, session: Session, playlist: str, clock: Clock) -> None:
    """The list goes; the songs stay theirs. Twice does nothing. Raises SessionOver or StoreFull."""
    with store.write() as conn:
        _demand_open(conn, session)
        known = playlist_of(conn, session.person.resident, playlist)
        if known is not None:
            _keep(conn, session, replace(known, titles=()), clock, removed=True)


def apply_playlist(conn: Connection, payload: PlaylistChange, change: Change) -> None:
    """`media.playlist_kept`: the later word stands, wherever it was said."""
    known = Playlist(payload.playlist, payload.name, payload.titles)
    _put(conn, resident_of(change), known, removed=payload.removed, at_ms=payload.at_ms)


def _change(store: Store, session: Session, playlist: str, clock: Clock, change: Callable[[Playlist], Playlist]) -> None:
    with store.write() as conn:
        _demand_open(conn, session)
        known = playlist_of(conn, session.person.resident, playlist)
        if known is None:
            raise NoSuchPlaylist(playlist)
        changed = change(known)
        if changed != known:
            _keep(conn, session, changed, clock)


def _keep(conn: Connection, session: Session, known: Playlist, clock: Clock, *, removed: bool = False) -> None:
    payload = MediaPlaylist(playlist=known.playlist, name=known.name, titles=known.titles, removed=removed)
    enqueue(conn, kind="media.playlist", version=1, payload=payload, grant=session.grant, clock=clock)
    _put(conn, session.person.resident, known, removed=removed, at_ms=clock.now_ms())


def _demand_open(conn: Connection, session: Session) -> None:
    if not is_open(conn, session):
        raise SessionOver


def _put(conn: Connection, resident: str, known: Playlist, *, removed: bool, at_ms: int) -> None:
    values: dict[str, Any] = {"name": known.name, "titles": json.dumps(known.titles), "removed": removed, "at_ms": at_ms}
    statement = insert(playlists).values(playlist=known.playlist, resident=resident, **values)
    later = (playlists.c.at_ms <= statement.excluded.at_ms) & (playlists.c.resident == resident)
    conn.execute(statement.on_conflict_do_update(index_elements=["playlist"], set_=values, where=later))


def _playlist(row: Row[Any]) -> Playlist:
    return Playlist(row.playlist, row.name, tuple(json.loads(row.titles)))
