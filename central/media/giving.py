"""Titles that staff give: a licence that nobody paid and no device bought."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from central.media.ownership import publish_owned
from central.media.tables import licences


def give_title(connection: Connection, resident: str, title: str, *, licence: str, now_ms: int) -> None:
    """The title is theirs for good from now on."""
    values = {"how": "own", "cents": 0, "at_ms": now_ms, "received_ms": now_ms}
    connection.execute(insert(licences).values(id=licence, resident=resident, title=title, device=None, **values))
    publish_owned(connection, licence, now_ms)


def has_title(connection: Connection, resident: str, title: str) -> bool:
    """Whether a licence of theirs opens it for good."""
    mine = (licences.c.resident == resident, licences.c.title == title, licences.c.how == "own", licences.c.returned_ms.is_(None))
    return connection.execute(select(licences.c.id).where(*mine).limit(1)).first() is not None
