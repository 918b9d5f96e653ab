"""Commands of residents, chained and kept until central has acknowledged them.

Invariants: `seq` runs 1, 2, 3 … per epoch without gaps; each row's `prev_hash` is the row before's `hash`; a row leaves `pending`
before its first byte leaves the device, and is never taken back afterwards. Everything runs in the caller's transaction, so that
a command and its local effect are kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, cast

import orjson
from sqlalchemy import Connection, and_, bindparam, func, or_, select, update
from uuid_utils import uuid7

from kiosk.store.prepared import Prepared
from kiosk.sync import wire
from kiosk.sync.tables import outbox, outbox_head, sync_state
from kiosk.sync.wire_base import Payload

CommandState = Literal["pending", "sending", "accepted", "rejected"]
UNACKNOWLEDGED = ("pending", "sending")

_HEAD = Prepared(select(outbox_head.c.epoch, outbox_head.c.seq, outbox_head.c.hash))
_ADD = Prepared(
    outbox.insert(),
    ["epoch", "seq", "id", "grant_id", "kind", "version", "payload", "payload_hash", "at_ms", "boot_ms", "prev_hash", "hash", "state"],
)
_GO_ON = Prepared(update(outbox_head).values(seq=bindparam("to_seq"), hash=bindparam("to_hash")))
#: SQL: central has not acknowledged it. The first half is what the index of waiting commands is made of.
waiting = and_(outbox.c.acked_ms.is_(None), or_(outbox.c.state == "pending", outbox.c.state == "sending"))
_BACKLOG = Prepared(select(func.count(), func.min(outbox.c.at_ms)).where(outbox.c.acked_ms.is_(None)))  # from the index alone


class NotEnrolled(Exception):
    """There is no chain to add to: the device's identity was never saved."""


class Clock(Protocol):
    """What a command needs to know about time (`kiosk.device.clock.TrustedClock`)."""

    def now_ms(self) -> int:
        """Trusted milliseconds since the Unix epoch, UTC."""

    def boot_ms(self) -> int:
        """Milliseconds since this device started."""


def enqueue(
    conn: Connection,
    *,
    kind: str,
    version: int,
    payload: Payload,
    grant: str | None,
    clock: Clock,
    id: str | None = None,
) -> str:
    """Add a command to the chain in the caller's write transaction; returns its id (a UUIDv7 unless given).

    Raises NotEnrolled. `payload` must be the type that `wire.COMMAND_TYPES` names for `(kind, version)`, and a command without a
    grant must be of a kind that may go without: anything else is an error in this program.
    """
    expected = wire.COMMAND_TYPES.get((kind, version))
    if expected is None or not isinstance(payload, expected):
        raise ValueError(f"{type(payload).__name__} is not the payload of {kind} version {version}")
    if grant is None and kind not in wire.KINDS_WITHOUT_GRANT:
        raise ValueError(f"{kind} needs a session grant")
    head = _HEAD.row(conn)
    if head is None:
        raise NotEnrolled("this device is not enrolled yet: its identity is not saved in the store")
    epoch, last_seq, last_hash = head
    command_id = id or str(uuid7())
    content = payload.model_dump(mode="json")
    content_hash = wire.payload_hash(wire.sealed_payload(kind, version, content))
    seq, at_ms, boot_ms = last_seq + 1, clock.now_ms(), clock.boot_ms()
    link = wire.command_hash(last_hash, seq=seq, id=command_id, grant=grant, at_ms=at_ms, boot_ms=boot_ms, payload_hash=content_hash)
    _ADD.run(
        conn,
        {
            "epoch": epoch,
            "seq": seq,
            "id": command_id,
            "grant_id": grant,
            "kind": kind,
            "version": version,
            "payload": orjson.dumps(content).decode(),
            "payload_hash": content_hash,
            "at_ms": at_ms,
            "boot_ms": boot_ms,
            "prev_hash": last_hash,
            "hash": link,
            "state": "pending",
        },
    )
    _GO_ON.run(conn, {"to_seq": seq, "to_hash": link})
    return command_id


def command_state(conn: Connection, id: str) -> CommandState | None:
    """Where a command is: `sending` = a first send began (it may have arrived), None = no such command (or long acknowledged)."""
    return cast("CommandState | None", conn.execute(select(outbox.c.state).where(outbox.c.id == id)).scalar_one_or_none())


def take_back(conn: Connection, id: str) -> bool:
    """Drop a command's payload, leaving a tombstone in its place; False when its first send had begun or it is unknown."""
    changed = conn.execute(
        update(outbox)
        .where(outbox.c.id == id, outbox.c.state == "pending", outbox.c.kind != wire.TOMBSTONE)
        .values(kind=wire.TOMBSTONE, payload=None)
    )
    return changed.rowcount == 1


def send_last_again(conn: Connection) -> None:
    """Have the last acknowledged command sent once more: a central that was restored finds out that it lost commands."""
    head = select(outbox_head.c.epoch, outbox_head.c.seq).subquery()
    last = and_(outbox.c.epoch == head.c.epoch, outbox.c.seq == head.c.seq, outbox.c.state.in_(("accepted", "rejected")))
    found = conn.execute(select(outbox.c.id).where(last)).scalar_one_or_none()
    if found is not None:
        conn.execute(update(outbox).where(outbox.c.id == found).values(state="sending", code="", reason="", acked_ms=None))


def pending_ids(conn: Connection, kind: str) -> Sequence[str]:
    """Ids of the commands of one kind that central has not acknowledged, oldest first."""
    return (
        conn.execute(select(outbox.c.id).where(outbox.c.kind == kind, waiting).order_by(outbox.c.epoch, outbox.c.seq)).scalars().all()
    )


def backlog(conn: Connection) -> tuple[int, int | None]:
    """How many commands central has not acknowledged, and when the oldest was made (ms), None when there is none."""
    [(count, oldest)] = _BACKLOG.rows(conn)
    return int(count), None if oldest is None else int(oldest)


def start_epoch(conn: Connection, epoch: int) -> None:
    """Begin (or keep) the chain of `epoch`. What central never acknowledged is chained anew, in order, so nothing saved is lost.

    Central charges a command id at most once, so a command that had arrived under the old epoch does no harm.
    """
    current = conn.execute(select(outbox_head.c.epoch)).scalar_one_or_none()
    if current == epoch:
        return
    unsent = conn.execute(select(outbox).where(waiting).order_by(outbox.c.epoch, outbox.c.seq)).all()
    link, seq = wire.GENESIS_HASH, 0
    for row in unsent:
        seq += 1
        previous = link
        link = wire.command_hash(
            link,
            seq=seq,
            id=row.id,
            grant=row.grant_id,
            at_ms=row.at_ms,
            boot_ms=row.boot_ms,
            payload_hash=row.payload_hash,
        )
        conn.execute(update(outbox).where(outbox.c.id == row.id).values(epoch=epoch, seq=seq, prev_hash=previous, hash=link))
    if current is None:
        conn.execute(outbox_head.insert().values(id=1, epoch=epoch, seq=seq, hash=link))
    else:
        conn.execute(update(outbox_head).values(epoch=epoch, seq=seq, hash=link))
    conn.execute(update(sync_state).values(frozen_code=""))
