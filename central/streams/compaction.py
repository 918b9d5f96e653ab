"""Cutting history: what a later change of the same key says anew need not be kept for ever.

A change goes when it is older than the policy keeps and another of its key follows it in its stream. The floor rises to the highest
number that went: a device that has not come so far reads the stream anew. What is left below the floor is the snapshot. Each stream is
cut in a transaction of its own, so that writers wait for one cut at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from central.database import Database
from central.facility.facility import load_facility
from central.streams.tables import changes, streams

DAY_MS = 24 * 3600 * 1000
_NAMES_AT_ONCE = 500
_DELETED_AT_ONCE = 500


@dataclass(frozen=True)
class Compacted:
    """How many streams were cut, and how many changes went."""

    streams: int = 0
    changes: int = 0


def compact(database: Database, now_ms: int) -> Compacted:
    """Cut every stream to the days that the policy keeps. Twice does nothing more; runs beside writers and readers."""
    with database.read() as connection:
        days = load_facility(connection).policy.sync.kept_days
    return compact_before(database, now_ms - days * DAY_MS)


def compact_before(database: Database, before_ms: int) -> Compacted:
    """Cut every stream: changes older than `before_ms` that others of their key follow."""
    cut = removed = 0
    for names in _all_streams(database):
        for name in names:
            with database.read() as connection:
                superseded = _superseded(connection, name, before_ms)
            if superseded:
                with database.write() as connection:
                    removed += _cut(connection, name, superseded)
                cut += 1
    return Compacted(cut, removed)


def _all_streams(database: Database) -> Iterator[list[str]]:
    last = ""
    while True:
        with database.read() as connection:
            rows = connection.execute(
                select(streams.c.name)
                .where(streams.c.name > last, streams.c.head > streams.c.floor + 1)
                .order_by(streams.c.name)
                .limit(_NAMES_AT_ONCE)
            )
            names = [str(row.name) for row in rows]
        if not names:
            return
        yield names
        last = names[-1]


def _superseded(connection: Connection, stream: str, before_ms: int) -> list[int]:
    """Numbers that may go. What is superseded once stays so: it may be deleted in a later transaction."""
    later = func.lead(changes.c.n).over(partition_by=changes.c.key, order_by=changes.c.n)
    ranked = (
        select(changes.c.n, changes.c.at_ms, later.label("later")).where(changes.c.stream == stream, changes.c.key != "").subquery()
    )
    old = select(ranked.c.n).where(ranked.c.later.is_not(None), ranked.c.at_ms < before_ms).order_by(ranked.c.n)
    return list(connection.execute(old).scalars())


def _cut(connection: Connection, stream: str, numbers: list[int]) -> int:
    """Delete changes and raise the floor, under the stream's row lock."""
    floor = connection.execute(select(streams.c.floor).where(streams.c.name == stream).with_for_update()).scalar_one()
    removed = 0
    for start in range(0, len(numbers), _DELETED_AT_ONCE):
        part = numbers[start : start + _DELETED_AT_ONCE]
        removed += connection.execute(delete(changes).where(changes.c.stream == stream, changes.c.n.in_(part))).rowcount
    floor = max(floor, numbers[-1])
    kept = connection.execute(select(func.count()).where(changes.c.stream == stream, changes.c.n <= floor)).scalar_one()
    connection.execute(update(streams).where(streams.c.name == stream).values(floor=floor, kept=kept))
    return removed
