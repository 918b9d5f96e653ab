"""Sends commands to central, in order, one batch in flight, until each is accepted or rejected.

Invariants: a command is `sending` in the store before its first byte leaves; the outcomes of a batch are applied in one
transaction or not at all; a command acknowledged is not sent again unless central asks for it; nothing is dropped before
central has acknowledged it, 30 days have passed, and no feature refers to it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection, Row, and_, delete, func, select, update

from kiosk.device.clock import TrustedClock
from kiosk.log import fault
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, Malformed, Refused, TimedOut, Unreachable
from kiosk.sync.link import Link, set_frozen
from kiosk.sync.outbox import UNACKNOWLEDGED
from kiosk.sync.registry import Feature, OnRejected, attempt
from kiosk.sync.tables import outbox, outbox_head, sync_state
from kiosk.sync.wire import MAX_COMMANDS_IN_BATCH, Command, CommandAnswer, CommandBatch, Conflict, Outcome

FIRST_BATCH = 100
MAX_COMPRESSED_BYTES = 256 * 1024
MAX_RAW_BYTES = 1_500_000
READ_TIMEOUT_S = 20.0
KEEP_ACKNOWLEDGED_MS = 30 * 24 * 3600 * 1000

log = structlog.get_logger()


class Frozen(Exception):
    """Central takes no more commands of this chain; IT must look at the device. Nothing is lost: the commands stay."""


class Drain:
    """One device's way up. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, clock: TrustedClock, link: Link, features: Sequence[Feature] = ()) -> None:
        self._store = store
        self._client = client
        self._clock = clock
        self._link = link
        self._on_rejected = [feature.on_rejected for feature in features if feature.on_rejected is not None]
        self._in_use = [feature.commands_in_use for feature in features if feature.commands_in_use is not None]
        self._size = FIRST_BATCH
        self._stopped = False

    def step(self) -> bool:
        """Send one batch; True when there may be more to send at once.

        Raises a CentralError when it could not be sent (try again later) and StoreFull when its outcomes could not be kept
        (central will give them again).
        """
        if self._stopped:
            return False
        batch, fresh = self._take_batch()
        if not batch:
            self._forget_old()
            return False
        try:
            answer = self._client.post("/commands", CommandBatch(commands=tuple(batch)), CommandAnswer, read_timeout_s=READ_TIMEOUT_S)
        except Unreachable as error:
            self._not_sent(fresh, error)
            raise
        except Refused as refused:
            return self._refused(batch, refused)
        outcomes = _checked(batch, answer.outcomes)
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            apply_outcomes(conn, outcomes, now_ms, self._on_rejected)
        self._size = min(MAX_COMMANDS_IN_BATCH, self._size * 2)
        self._thaw()
        self._link.contact(answer.server_ms)
        return True

    def _take_batch(self) -> tuple[list[Command], list[str]]:
        """The next run, marked `sending`; and the ids of those that never were before.

        Read and marked in one write transaction: a take-back comes wholly before (a tombstone is sent) or is too late.
        """
        with self._store.read() as conn:
            if not _waiting(conn, 1):
                return [], []
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            batch = _fitting([_command(row) for row in _waiting(conn, self._size)])
            ids = [command.id for command in batch]
            fresh = list(conn.execute(select(outbox.c.id).where(outbox.c.id.in_(ids), outbox.c.state == "pending")).scalars())
            conn.execute(update(outbox).where(outbox.c.id.in_(fresh)).values(state="sending", first_sent_ms=now_ms))
        return batch, fresh

    def _not_sent(self, fresh: Sequence[str], error: Unreachable) -> None:
        if isinstance(error, TimedOut):
            self._size = max(1, self._size // 2)
        if error.nothing_sent and fresh:
            # Not one byte left the device, so the resident may still take these back.
            unsent = and_(outbox.c.id.in_(fresh), outbox.c.state == "sending")
            with self._store.write() as conn:
                conn.execute(update(outbox).where(unsent).values(state="pending", first_sent_ms=None))

    def _refused(self, batch: Sequence[Command], refused: Refused) -> bool:
        conflict = refused.conflict
        if refused.status == 413 and self._size > 1:
            self._size = max(1, min(self._size, len(batch)) // 2)
            return True
        if conflict is None:
            raise refused
        if conflict.code == "gap":
            self._rewind(batch, conflict)
            return True
        if conflict.code in {"fork", "frozen", "epoch"}:
            self._freeze(conflict.code)
            return False
        raise refused

    def _rewind(self, batch: Sequence[Command], conflict: Conflict) -> None:
        """Central has less of the chain than we thought (it was restored): send again from where it stands."""
        expected = conflict.expected_seq
        if expected is None or not 1 <= expected < batch[0].seq:
            raise Malformed("central's gap makes no sense")
        with self._store.write() as conn:
            epoch = conn.execute(select(outbox_head.c.epoch)).scalar_one()
            kept = conn.execute(
                select(func.count()).where(outbox.c.epoch == epoch, outbox.c.seq >= expected, outbox.c.seq < batch[0].seq)
            ).scalar_one()
            whole = kept == batch[0].seq - expected
            if whole:
                conn.execute(
                    update(outbox)
                    .where(outbox.c.epoch == epoch, outbox.c.seq >= expected, outbox.c.seq < batch[0].seq)
                    .values(state="sending", code="", reason="", acked_ms=None)
                )
        if not whole:
            self._freeze("history_gone")
        else:
            log.warning("central asked for earlier commands again", expected_seq=expected, had_reached=batch[0].seq)

    def _freeze(self, code: str) -> None:
        self._stopped = True
        set_frozen(self._store, code)
        self._link.refresh()
        log.critical("central froze this device's commands; facility IT must look at it", code=code)

    def _thaw(self) -> None:
        """Accepted again (staff lifted it, and the agent was started anew)."""
        with self._store.read() as conn:
            frozen = conn.execute(select(func.count()).where(sync_state.c.frozen_code != "")).scalar_one()
        if frozen:
            set_frozen(self._store, "")

    def _forget_old(self) -> None:
        """Drop acknowledged commands older than 30 days whose outcome no feature reads any more."""
        limit = self._clock.now_ms() - KEEP_ACKNOWLEDGED_MS
        unused = [outbox.c.id.not_in(in_use) for in_use in self._in_use]
        old = and_(outbox.c.acked_ms.is_not(None), outbox.c.acked_ms < limit, *unused)
        with self._store.read() as conn:
            if not conn.execute(select(func.count()).where(old)).scalar_one():
                return
        with self._store.write() as conn:
            conn.execute(delete(outbox).where(old))


def apply_outcomes(conn: Connection, outcomes: Sequence[Outcome], now_ms: int, on_rejected: Sequence[OnRejected] = ()) -> None:
    """Store what central made of each command and tell the features of rejections. Those already acknowledged stay as they were."""
    for outcome in outcomes:
        stored = conn.execute(
            update(outbox)
            .where(outbox.c.id == outcome.id, outbox.c.state.in_(UNACKNOWLEDGED))
            .values(state=outcome.status, code=outcome.code, reason=outcome.reason, acked_ms=now_ms)
        ).rowcount
        if outcome.status == "rejected" and stored:
            log.warning("command rejected", command=outcome.id, code=outcome.code)
            _tell(conn, outcome, on_rejected)


def _tell(conn: Connection, outcome: Outcome, on_rejected: Sequence[OnRejected]) -> None:
    row = conn.execute(select(outbox.c.kind, outbox.c.payload).where(outbox.c.id == outcome.id)).one()
    payload = None if row.payload is None else json.loads(row.payload)
    for tell in on_rejected:
        error = attempt(conn, partial(tell, conn, outcome.id, row.kind, payload, outcome.code))
        if error is not None:
            log.error("a rejection could not be applied", command=outcome.id, kind=row.kind, **fault(error))


def _checked(batch: Sequence[Command], outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    if [(item.seq, item.id) for item in batch] != [(item.seq, item.id) for item in outcomes]:
        raise Malformed("the outcomes are not those of the batch")
    return outcomes


def _waiting(conn: Connection, limit: int) -> Sequence[Row[Any]]:
    epoch = select(outbox_head.c.epoch).scalar_subquery()
    return conn.execute(
        select(outbox).where(outbox.c.epoch == epoch, outbox.c.state.in_(UNACKNOWLEDGED)).order_by(outbox.c.seq).limit(limit)
    ).all()


def _command(row: Row[Any]) -> Command:
    return Command(
        seq=row.seq,
        id=row.id,
        grant=row.grant_id,
        kind=row.kind,
        version=row.version,
        payload=None if row.payload is None else json.loads(row.payload),
        payload_hash=row.payload_hash,
        at_ms=row.at_ms,
        boot_ms=row.boot_ms,
        prev_hash=row.prev_hash,
        hash=row.hash,
    )


def _fitting(commands: Sequence[Command]) -> list[Command]:
    """The longest run from the start that fits; at least one command."""
    kept: list[Command] = []
    size = 0
    for command in commands:
        if kept and command.seq != kept[-1].seq + 1:
            break
        size += len(command.model_dump_json())
        if kept and size > MAX_RAW_BYTES:
            break
        kept.append(command)
    while len(kept) > 1 and _compressed(kept) > MAX_COMPRESSED_BYTES:
        kept = kept[: len(kept) // 2]
    return kept


def _compressed(commands: Sequence[Command]) -> int:
    return len(gzip.compress(CommandBatch(commands=tuple(commands)).model_dump_json().encode(), compresslevel=6))
