"""Sealed files that are missing in the store of objects: noticed, told to IT, and, when they stay away, given up and refunded.

A store that is not there at all (a disk that is not mounted, a bucket without our mark) loses no title anything.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from central.database import Database
from central.devices.alerts import alert
from central.facility.facility import load_facility
from central.media.objects import Objects
from central.media.refunds import NoRefund, refund
from central.media.rentals import DAY_MS
from central.media.tables import licences, titles
from central.media.titles import read_title, withdraw

#: Who gave a purchase back, where nobody of the staff did.
CENTRAL = "central"


def look_for_files(database: Database, objects: Objects, now_ms: int) -> int:
    """Compare catalogue and store; returns how many titles were given up. Raises what the store raises when it cannot be read."""
    if not objects.is_ours():
        return 0
    there = objects.names()
    with database.write() as connection:
        rows = connection.execute(
            select(titles.c.id, titles.c.container, titles.c.missing_ms).where(titles.c.container.is_not(None))
        ).all()
        away = {row.id: row.missing_ms for row in rows if row.container not in there}
        back = [row.id for row in rows if row.missing_ms is not None and row.container in there]
        new = [title for title, since_ms in away.items() if since_ms is None]
        _note(connection, back, None)
        _note(connection, new, now_ms)
        if new:
            alert(connection, "media_missing", device=None, detail=f"{len(new)} titles, first {min(new)}", at_ms=now_ms)
        days = load_facility(connection).policy.media.gone_days
    due = [title for title, since_ms in away.items() if days and since_ms is not None and since_ms + days * DAY_MS <= now_ms]
    return sum(give_up(database, title, CENTRAL, now_ms) is not None for title in sorted(due))


def give_up(database: Database, title: str, made_by: str, now_ms: int) -> int | None:
    """A title's file is gone for ever: it is sold no more, and who never played it gets the money back; returns how many did.

    An album is refunded when all of its songs are gone. None: it was given up before, with nothing left to refund.
    """
    with database.write() as connection:
        missing = update(titles).where(titles.c.id == title, titles.c.missing_ms.is_(None)).values(missing_ms=now_ms)
        connection.execute(missing)
        was_sold = withdraw(connection, title, now_ms)
        waiting = [licence for gone in _undeliverable(connection, title, now_ms) for licence in _never_played(connection, gone)]
        given = sum(_refunded(connection, licence, made_by, now_ms) for licence in waiting)
    return given if was_sold or given else None


def _note(connection: Connection, named: list[str], missing_ms: int | None) -> None:
    """Since when these are missing. There may be more of them than one statement takes."""
    if named:
        noted = update(titles).where(titles.c.id == bindparam("named")).values(missing_ms=missing_ms)
        connection.execute(noted, [{"named": title} for title in named])


def _undeliverable(connection: Connection, title: str, now_ms: int) -> list[str]:
    """The title, and the albums that have nothing left with it gone: they are sold no more either."""
    found = [title]
    for row in connection.execute(select(titles).where(titles.c.kind == "album")).all():
        parts = read_title(row).parts
        if title in parts and all(_is_missing(connection, part) for part in parts):
            found.append(row.id)
            withdraw(connection, row.id, now_ms)
    return found


def _is_missing(connection: Connection, title: str) -> bool:
    row = connection.execute(select(titles.c.missing_ms).where(titles.c.id == title)).one_or_none()
    return row is not None and row.missing_ms is not None


def _never_played(connection: Connection, title: str) -> list[str]:
    mine = (licences.c.title == title, licences.c.returned_ms.is_(None), licences.c.started_ms.is_(None))
    return list(connection.execute(select(licences.c.id).where(*mine).order_by(licences.c.id)).scalars())


def _refunded(connection: Connection, licence: str, made_by: str, now_ms: int) -> bool:
    try:
        refund(connection, licence, "gone", made_by, now_ms)
    except NoRefund:
        return False
    return True
