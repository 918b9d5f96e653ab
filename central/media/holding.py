"""What a resident has of the media store: owned or rented, by itself or as a part of an album."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, or_, select

from central.media.rentals import is_over, read_pauses
from central.media.tables import licences, titles
from central.media.titles import read_title
from central.residents.tables import residents
from kiosk.sync.wire import TitleChange


def has(connection: Connection, resident: str, title: TitleChange, how: Literal["own", "rent"], now_ms: int) -> bool:
    """Whether getting a title in this way would give them nothing new. Two devices that ask at once are answered one after the other.

    Owned: alone, in an album, or all songs of the album. Rented: to rent it again gives nothing until it is over; to own it does.
    """
    # Their own row, in the weaker way: whoever writes rows that point at it need not wait.
    connection.execute(select(residents.c.id).where(residents.c.id == resident).with_for_update(key_share=True)).all()
    if _owns(connection, resident, {title.title}) or (title.parts and _owns(connection, resident, set(title.parts))):
        return True
    if how == "own":
        return False
    rented = (licences.c.resident == resident, licences.c.title == title.title, licences.c.how == "rent")
    rows = connection.execute(select(licences).where(*rented, licences.c.returned_ms.is_(None))).all()
    pauses = read_pauses(connection) if rows else []
    return any(not is_over(row, pauses, now_ms) for row in rows)


def _owns(connection: Connection, resident: str, wanted: set[str]) -> bool:
    """Whether they own all of these."""
    mine = (licences.c.resident == resident, licences.c.how == "own", licences.c.returned_ms.is_(None))
    named = or_(licences.c.title.in_(wanted), titles.c.kind == "album")
    for row in connection.execute(select(titles).join(licences, licences.c.title == titles.c.id).where(*mine, named)):
        wanted = wanted - {row.id} - set(read_title(row).parts if row.kind == "album" else ())
    return not wanted
