"""Bringing titles to this device: their files, one copy for everybody, and the keys that open them for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, exists, func, select

from kiosk.device.policy import current_policy
from kiosk.media_store import downloads
from kiosk.media_store.library import want
from kiosk.media_store.tables import file_wishes, files, keys, owned, titles
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock

MINUTE_MS = 60_000
#: "again": one that was put off is tried now; "remove": the room is wanted back.
Deed = Literal["pause", "go_on", "first", "again", "remove"]


@dataclass(frozen=True)
class TitleFile:
    """The sealed file of a title, as the catalogue names it now."""

    title: str
    container: str
    bytes: int


def files_of(conn: Connection, title: str) -> list[TitleFile]:
    """The file of a title; of an album, those of its songs in their order."""
    size = func.coalesce(titles.c.detail.op("->>")("$.container_bytes"), 0)
    own = select(titles.c.title, titles.c.container, size).where(titles.c.title == title, titles.c.container.is_not(None))
    album = titles.alias("album")
    part = func.json_each(album.c.detail, "$.parts").table_valued("value", "key")
    parts = (
        select(titles.c.title, titles.c.container, size)
        .select_from(album)
        .join(part, album.c.title == title)
        .join(titles, titles.c.title == part.c.value)
        .where(titles.c.container.is_not(None))
        .order_by(part.c.key)
    )
    return [TitleFile(*row) for row in [*conn.execute(own), *conn.execute(parts)]]


def bring(conn: Connection, resident: str, licence: str, title: str, now_ms: int) -> list[TitleFile]:
    """Wish for a title's files, or those of its songs, and for the keys; returns the files. Twice does nothing.

    A purchase that can still be undone keeps its undo: until that time is over a key is asked for only by who wants to play.
    """
    row = conn.execute(select(owned.c.at_ms, owned.c.cents).where(owned.c.licence == licence)).one_or_none()
    if row is None:
        return []
    undo_ms = current_policy(conn).stamps.undo_minutes * MINUTE_MS if row.cents else 0
    wanted = files_of(conn, title)
    _drop_earlier(conn, resident, wanted)
    for file in wanted:
        downloads.wish(conn, resident, file.title, file.container, file.bytes, now_ms)
        if not conn.execute(select(exists().where(keys.c.licence == licence, keys.c.title == file.title))).scalar_one():
            want(conn, resident, licence, file.title, row.at_ms + undo_ms)
    return wanted


def bring_here(store: Store, session: Session, licence: str, title: str, clock: Clock) -> None:
    """Somebody at the screen wants a title on this device; what was put off is tried at once. Raises StoreFull."""
    with store.write() as conn:
        if is_open(conn, session):
            for file in bring(conn, session.person.resident, licence, title, clock.now_ms()):
                downloads.try_again(conn, file.container)


def want_now(store: Store, session: Session, licence: str, title: str, clock: Clock) -> None:
    """Somebody wants to open a title that has no key here, or whose key is an earlier file's: central is asked at once.

    From then on its purchase cannot be undone. The file comes too, where it is not here. Raises StoreFull.
    """
    with store.write() as conn:
        if is_open(conn, session):
            for file in bring(conn, session.person.resident, licence, title, clock.now_ms()):
                want(conn, session.person.resident, licence, file.title, clock.now_ms())


def want_proof(store: Store, session: Session, licence: str, title: str, clock: Clock) -> None:
    """Ask for the proof of ownership, which central gives with any key of the licence. The file need not come. Raises StoreFull."""
    with store.write() as conn:
        if is_open(conn, session):
            for file in files_of(conn, title)[:1]:
                want(conn, session.person.resident, licence, file.title, clock.now_ms())


def change_downloads(store: Store, session: Session, containers: Sequence[str], deed: Deed) -> None:
    """What somebody does to files that they wish for here; others are left alone. Raises StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            return
        theirs = select(file_wishes.c.container).where(file_wishes.c.resident == resident, file_wishes.c.container.in_(containers))
        for container in conn.execute(theirs).scalars().all():
            if deed == "remove":
                downloads.remove(conn, resident, container)
            else:
                _DEEDS[deed](conn, container)


def drop_wishes(conn: Connection, licence: str) -> None:
    """A licence opens nothing more (returned, refused): nothing more comes for it but what another one of theirs opens."""
    row = conn.execute(select(owned.c.resident, owned.c.title).where(owned.c.licence == licence)).one_or_none()
    if row is None:
        return
    others = select(owned.c.title).where(owned.c.resident == row.resident, owned.c.state == "held", owned.c.licence != licence)
    still = {file.container for title in conn.execute(others).scalars().all() for file in files_of(conn, title)}
    for file in files_of(conn, row.title):
        if file.container not in still:
            downloads.unwish(conn, row.resident, file.container)


def _drop_earlier(conn: Connection, resident: str, wanted: Sequence[TitleFile]) -> None:
    """Of a title that was sealed anew nobody waits for the earlier file."""
    for file in wanted:
        other = select(files.c.container).where(files.c.title == file.title, files.c.container != file.container)
        waits = other.where(files.c.state != "whole")
        conn.execute(delete(file_wishes).where(file_wishes.c.resident == resident, file_wishes.c.container.in_(waits)))
    downloads.drop_unwished(conn)


_DEEDS = {"pause": downloads.pause, "go_on": downloads.go_on, "first": downloads.put_first, "again": downloads.try_again}
