"""Appending to streams and reading pages of them.

Numbers are drawn by `UPDATE … RETURNING` of the stream's head in the writer's transaction: the row lock makes numbers gapless and
committed in order, on PostgreSQL too. What a transaction appends is drawn for and inserted at once, at its end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, bindparam, func, select, update

from central.database import ignoring_insert, touch
from central.streams.cursor import Cursor, CursorGone, Position
from central.streams.tables import changes, streams
from central.unit_of_work import UnitOfWork, unit_of_work
from kiosk.sync.wire import Change
from kiosk.sync.wire_base import Payload

FACILITY = "facility"
CATALOGUE = "catalogue"
FIRST_EPOCH = 1
_DRAW = (
    update(streams)
    .where(streams.c.name == bindparam("of_name"))
    .values(head=streams.c.head + bindparam("count"))
    .returning(streams.c.head)
)
#: The epoch of a new stream. A stream that was lost with a restored database must not come back under its old epoch.
_FACILITY_EPOCH = select(func.max(streams.c.epoch)).where(streams.c.name == FACILITY)
#: A page stops growing here, whatever its number of changes.
PAGE_BYTES = 1024 * 1024


def device_stream(device: str) -> str:
    """The stream that only this device follows."""
    return f"device:{device}"


def resident_stream(resident: str) -> str:
    """The stream of one resident."""
    return f"resident:{resident}"


def is_resident_stream(stream: str) -> bool:
    """Whether a stream is one of `resident_stream`."""
    return stream.startswith("resident:")


def append(connection: Connection, stream: str, kind: str, payload: Payload, at_ms: int, version: int = 1, *, key: str = "") -> None:
    """Add a change in the caller's transaction. It gets its number when the unit of work is flushed.

    `key` names what the change is about within its stream: this change says all of it, so earlier ones of the key may be dropped.
    """
    append_json(connection, stream, kind, payload.model_dump_json(), at_ms, version, key=key)


def append_json(connection: Connection, stream: str, kind: str, payload: str, at_ms: int, version: int = 1, *, key: str = "") -> None:
    """Like `append`, of a payload that is JSON already."""
    unit_of_work(connection).part(_Tails).add(
        {"stream": stream, "kind": kind, "version": version, "payload": payload, "at_ms": at_ms, "key": key}
    )
    touch(connection, stream)


class _Tails:
    """Changes of one transaction that have no numbers yet. Streams are locked last, by name, and only as long as the commit takes."""

    rank = 3
    tables = frozenset({"streams", "changes"})

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        """One more change."""
        self._rows.append(row)
        self._work.undoable(self._rows.pop)

    def pending(self) -> bool:
        """Whether changes wait for their numbers."""
        return bool(self._rows)

    def write(self, connection: Connection) -> None:
        """Draw the numbers under the streams' row locks and insert the changes."""
        rows, self._rows = self._rows, []
        self._work.undoable(partial(setattr, self, "_rows", rows))
        counts: dict[str, int] = {}
        for row in rows:
            row["n"] = counts[row["stream"]] = counts.get(row["stream"], 0) + 1
        before = {name: self._draw(connection, name, counts[name]) - counts[name] for name in sorted(counts)}
        for row in rows:
            row["n"] += before[row["stream"]]
        self._work.insert(changes, rows)

    def forget(self, tables: frozenset[str]) -> None:
        """Nothing is known of heads."""

    def _draw(self, connection: Connection, name: str, count: int) -> int:
        """Move a stream's head on by `count`; returns it."""
        number = self._work.execute(_DRAW, {"of_name": name, "count": count}).scalar_one_or_none()
        if number is None:
            epoch = self._work.execute(_FACILITY_EPOCH).scalar_one()
            first = FIRST_EPOCH if epoch is None else int(epoch)
            self._work.execute(ignoring_insert(connection, streams, name=name, epoch=first, head=0))
            number = self._work.execute(_DRAW, {"of_name": name, "count": count}).scalar_one()
        return int(number)


class Head(NamedTuple):
    """What a stream has: its epoch, its last number, and the floor up to which only `kept` of the numbers are left."""

    epoch: int
    n: int
    floor: int
    kept: int

    def left(self, after: int) -> int:
        """How many changes come after a number; below the floor it is an estimate."""
        if after >= self.floor:
            return self.n - after
        return self.n - self.floor + -(-self.kept * (self.floor - after) // self.floor)


class StoredChange(NamedTuple):
    """A change as it lies in the database: `payload` is JSON, and goes out as it is."""

    stream: str
    n: int
    kind: str
    version: int
    payload: str
    at_ms: int
    key: str

    def travelling(self) -> dict[str, Any]:
        """The change with its payload embedded, for orjson."""
        stream, n, kind, version, payload, at_ms, key = self
        return {
            "stream": stream,
            "n": n,
            "kind": kind,
            "version": version,
            "payload": orjson.Fragment(payload),
            "at_ms": at_ms,
            "key": key,
        }


@dataclass(frozen=True)
class Page:
    """Changes in order, the cursor after them, whether more wait, and about how many."""

    stored: list[StoredChange]
    cursor: Cursor
    more: bool
    left: int

    @property
    def changes(self) -> list[Change]:
        """The changes, read."""
        return [Change(**change._asdict() | {"payload": json.loads(change.payload)}) for change in self.stored]

    def answer(self, now_ms: int, cursor: Cursor | None = None) -> bytes:
        """The JSON of a `wire.ChangesAnswer`; with a `cursor`, that of another device, which finds the same changes."""
        place = (cursor or self.cursor).encode()
        rest = f',"cursor":"{place}","more":{"true" if self.more else "false"},"left":{self.left},"server_ms":{now_ms}}}'
        return self._changes_json + rest.encode()

    @cached_property
    def _changes_json(self) -> bytes:
        """How the answer begins. Payloads were JSON of their type when they were appended: nobody reads them again."""
        return b'{"changes":' + orjson.dumps([change.travelling() for change in self.stored])


def heads(connection: Connection, names: Sequence[str]) -> dict[str, Head]:
    """The head of each stream that exists."""
    found: dict[str, Head] = {}
    for start in range(0, len(names), 500):
        part = names[start : start + 500]
        columns = streams.c
        rows = connection.execute(
            select(columns.name, columns.epoch, columns.head, columns.floor, columns.kept).where(columns.name.in_(part))
        )
        found.update((name, Head(epoch, n, floor, kept)) for name, epoch, n, floor, kept in rows)
    return found


def read_page(
    connection: Connection, cursor: Cursor, followed: Sequence[str], limit: int, known: Mapping[str, Head] | None = None
) -> Page:
    """Changes of the followed streams after the cursor. `known`: their heads, when they were read before.

    Raises CursorGone with every stream whose place is of another epoch, past the head, or below the floor.
    """
    if known is None:
        known = heads(connection, followed)
    _check_places(cursor, followed, known)
    page: list[StoredChange] = []
    moved: dict[str, Position] = {}
    size = left = 0
    full = False
    for name in followed:
        head = known.get(name)
        if head is None:
            continue
        at = cursor.position(name)
        if at is not None and at.n == head.n:
            continue  # most streams, most of the time
        reached = at.n if at is not None else 0
        if not full and reached < head.n:
            waiting = _changes_between(connection, name, reached, head.n, limit - len(page))
            reached = head.n if len(waiting) < limit - len(page) else waiting[-1].n
            for change in waiting:
                length = len(change.payload)
                if page and size + length > PAGE_BYTES:
                    full, reached = True, change.n - 1
                    break
                page.append(change)
                size += length
            full = full or len(page) >= limit
        moved[name] = Position(head.epoch, reached, head.floor if reached < head.floor else 0)
        left += head.left(reached)
    return Page(page, cursor.moved(moved, followed) if moved else cursor, left > 0, left)


def _check_places(cursor: Cursor, followed: Sequence[str], known: Mapping[str, Head]) -> None:
    gone = []
    for name in followed:
        at = cursor.position(name)
        if at is None:
            continue
        head = known.get(name)
        if head is None or not at.continues(head.epoch, head.n, head.floor):
            gone.append(name)
    if gone:
        raise CursorGone(gone, cursor.without(gone))


def _changes_between(connection: Connection, stream: str, after: int, upto: int, limit: int) -> list[StoredChange]:
    columns = changes.c
    rows = connection.execute(
        select(columns.n, columns.kind, columns.version, columns.payload, columns.at_ms, columns.key)
        .where(columns.stream == stream, columns.n > after, columns.n <= upto)
        .order_by(columns.n)
        .limit(limit)
    )
    return [StoredChange(stream, *row) for row in rows]
