"""Appending to streams and reading pages of them.

A number is drawn by `UPDATE … RETURNING` of the stream's head in the writer's transaction: the row lock makes numbers gapless and
committed in order, on PostgreSQL too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from central.database import insert_or_ignore, touch
from central.streams.cursor import Cursor, CursorGone, Position
from central.streams.tables import changes, streams
from kiosk.sync.wire import Change, Payload

FACILITY = "facility"
FIRST_EPOCH = 1
#: A page stops growing here, whatever its number of changes.
PAGE_BYTES = 1024 * 1024


def device_stream(device: str) -> str:
    """The stream that only this device follows."""
    return f"device:{device}"


def resident_stream(resident: str) -> str:
    """The stream of one resident."""
    return f"resident:{resident}"


def append(connection: Connection, stream: str, kind: str, payload: Payload, at_ms: int, version: int = 1) -> int:
    """Add a change in the caller's transaction; returns its number."""
    draw = update(streams).where(streams.c.name == stream).values(head=streams.c.head + 1).returning(streams.c.head)
    number = connection.execute(draw).scalar_one_or_none()
    if number is None:
        insert_or_ignore(connection, streams, name=stream, epoch=FIRST_EPOCH, head=0)
        number = connection.execute(draw).scalar_one()
    connection.execute(
        insert(changes).values(stream=stream, n=number, kind=kind, version=version, payload=payload.model_dump_json(), at_ms=at_ms)
    )
    touch(connection, stream)
    return int(number)


def heads(connection: Connection, names: Sequence[str]) -> dict[str, Position]:
    """Epoch and head of each stream that exists."""
    found: dict[str, Position] = {}
    for start in range(0, len(names), 500):
        part = names[start : start + 500]
        for row in connection.execute(select(streams).where(streams.c.name.in_(part))):
            found[row.name] = Position(row.epoch, row.head)
    return found


def read_page(connection: Connection, cursor: Cursor, followed: Sequence[str], limit: int) -> tuple[list[Change], Cursor, bool]:
    """Changes of the followed streams after the cursor, the cursor after them, and whether more wait.

    Raises CursorGone when the cursor is of another epoch or past a stream's head.
    """
    known = heads(connection, followed)
    page: list[Change] = []
    moved: dict[str, Position] = {}
    size = 0
    more = False
    for name in followed:
        head = known.get(name)
        at = cursor.position(name)
        if head is None:
            if at is not None:
                raise CursorGone(name)
            continue
        if at is not None and (at.epoch != head.epoch or at.n > head.n):
            raise CursorGone(name)
        after = at.n if at is not None else 0
        reached = after
        waiting = _changes_after(connection, name, after, limit - len(page)) if after < head.n else []
        for change, length in waiting:
            if page and size + length > PAGE_BYTES:
                break
            page.append(change)
            size += length
            reached = change.n
        moved[name] = Position(head.epoch, reached)
        more = more or reached < head.n
    return page, cursor.moved(moved), more


def _changes_after(connection: Connection, stream: str, after: int, limit: int) -> list[tuple[Change, int]]:
    if limit <= 0:
        return []
    rows = connection.execute(select(changes).where(changes.c.stream == stream, changes.c.n > after).order_by(changes.c.n).limit(limit))
    return [
        (
            Change(stream=stream, n=row.n, kind=row.kind, version=row.version, payload=json.loads(row.payload), at_ms=row.at_ms),
            len(row.payload),
        )
        for row in rows
    ]
