"""The next run of commands to send: taken from the store as it will travel, without going through objects.

The body is what `CommandBatch.model_dump_json` would say. The payload of each command is the text that was stored with it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select, update

from kiosk.store.prepared import Prepared
from kiosk.sync.outbox import waiting
from kiosk.sync.tables import outbox, outbox_head

MAX_COMPRESSED_BYTES = 256 * 1024
MAX_RAW_BYTES = 1_500_000
#: One command in so many is compressed to learn how well all of them do.
_SAMPLED = 16
#: Bytes of a command on the wire beside its payload.
_HEAD_BYTES = 420

#: Where a payload names the allowance that pays. What somebody wrote cannot look so: quotes within a text are escaped.
_ALLOWANCE = re.compile(r'"allowance": ?"([0-9a-zA-Z_.:-]{1,64})"')

_epoch = select(outbox_head.c.epoch).scalar_subquery()
_next = select(
    outbox.c.epoch,
    outbox.c.seq,
    outbox.c.id,
    outbox.c.grant_id,
    outbox.c.kind,
    outbox.c.version,
    outbox.c.payload,
    outbox.c.payload_hash,
    outbox.c.at_ms,
    outbox.c.boot_ms,
    outbox.c.prev_hash,
    outbox.c.hash,
    outbox.c.state,
).where(outbox.c.epoch == _epoch, waiting)
_NEXT = Prepared(_next.order_by(outbox.c.seq).limit(bindparam("most")))
_ANY = Prepared(select(outbox.c.seq).where(outbox.c.epoch == _epoch, waiting).limit(1))
_run = (outbox.c.epoch == bindparam("of_epoch"), outbox.c.seq.between(bindparam("first"), bindparam("last")))
_MARK = Prepared(update(outbox).where(*_run, outbox.c.state == "pending").values(state="sending", first_sent_ms=bindparam("now_ms")))
_UNMARK = Prepared(update(outbox).where(*_run, outbox.c.state == "sending").values(state="pending", first_sent_ms=None))


@dataclass(frozen=True)
class Batch:
    """Commands without a gap. From `fresh` on they were never sent before (None: all of them were).

    `stands_on` are the ids of the grants and allowances that they name.
    """

    epoch: int
    heads: tuple[tuple[int, str], ...]
    stands_on: tuple[str, ...]
    fresh: int | None
    commands: tuple[dict[str, object], ...]

    @property
    def first(self) -> int:
        """The first command's number."""
        return self.heads[0][0]

    @property
    def last(self) -> int:
        """The last command's number."""
        return self.heads[-1][0]

    def body(self, tokens: Sequence[str] = ()) -> bytes:
        """The request's body, with signed tokens beside the commands."""
        return orjson.dumps({"commands": self.commands, "tokens": tokens})


def any_waiting(conn: Connection) -> bool:
    """Whether there is something to send."""
    return _ANY.row(conn) is not None


def take_batch(conn: Connection, most: int, now_ms: int) -> Batch | None:
    """The next run of at most `most` commands that fits into a request (at least one), marked `sending`.

    Read and marked in one write transaction: a take-back comes wholly before (a tombstone is sent) or is too late.
    """
    taken: list[tuple[Any, ...]] = []
    sizes: list[int] = []
    size = 0
    cursor = _NEXT.run(conn, {"most": most})
    for row in cursor:
        length = _HEAD_BYTES + (len(row[6]) if row[6] else 4)
        size += length
        if taken and (row[1] != taken[-1][1] + 1 or size > MAX_RAW_BYTES):
            break
        taken.append(row)
        sizes.append(length)
    cursor.close()
    if not taken:
        return None
    commands = [_on_the_wire(row) for row in taken]
    kept = _fitting(commands, sizes)
    rows = taken[:kept]
    fresh = next((row[1] for row in rows if row[12] == "pending"), None)
    batch = Batch(
        epoch=rows[0][0],
        heads=tuple((row[1], row[2]) for row in rows),
        stands_on=tuple(dict.fromkeys(name for row in rows for name in _named(row[3], row[6]))),
        fresh=fresh,
        commands=tuple(commands[:kept]),
    )
    if fresh is not None:
        _MARK.run(conn, {"of_epoch": batch.epoch, "first": fresh, "last": batch.last, "now_ms": now_ms})
    return batch


def not_sent(conn: Connection, batch: Batch) -> None:
    """Not one byte left the device: the resident may still take back what was never sent before."""
    if batch.fresh is not None:
        _UNMARK.run(conn, {"of_epoch": batch.epoch, "first": batch.fresh, "last": batch.last})


def _named(grant: str | None, payload: str | None) -> Iterator[str]:
    if grant is not None:
        yield grant
    if payload and '"allowance"' in payload:
        yield from _ALLOWANCE.findall(payload)


def _on_the_wire(row: Sequence[object]) -> dict[str, object]:
    """Fields and their order are those of `wire.Command`."""
    payload = row[6]
    return {
        "seq": row[1],
        "id": row[2],
        "grant": row[3],
        "kind": row[4],
        "version": row[5],
        "payload": orjson.Fragment(payload) if isinstance(payload, str) else None,
        "payload_hash": row[7],
        "at_ms": row[8],
        "boot_ms": row[9],
        "prev_hash": row[10],
        "hash": row[11],
    }


def _fitting(commands: Sequence[dict[str, object]], sizes: Sequence[int]) -> int:
    """How many from the start fit compressed, judged by a sample: the limit keeps a request short on a slow link, no more."""
    if sum(sizes) <= MAX_COMPRESSED_BYTES:
        return len(commands)
    sample = orjson.dumps(commands[::_SAMPLED])
    room = MAX_COMPRESSED_BYTES * len(sample) / len(zlib.compress(sample, 1))
    size = 0
    for number, length in enumerate(sizes):
        size += length
        if number and size > room:
            return number
    return len(commands)
