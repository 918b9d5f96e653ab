"""Sends commands to central, in order, one batch in flight, until each is accepted or rejected.

Invariants: a command is `sending` in the store before its first byte leaves; the outcomes of a batch are applied in one
transaction or not at all; a command acknowledged is not sent again unless central asks for it; nothing is dropped before
central has acknowledged it, 30 days have passed, and no feature refers to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

import structlog
from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from kiosk.device.clock import TrustedClock
from kiosk.log import fault
from kiosk.store.engine import Store
from kiosk.store.prepared import Prepared
from kiosk.sync.batches import Batch, any_waiting, not_sent, take_batch
from kiosk.sync.client import CentralClient, Malformed, Refused, TimedOut, Unreachable
from kiosk.sync.link import Link, set_frozen
from kiosk.sync.outbox import waiting
from kiosk.sync.registry import Feature, OnRejected, attempt
from kiosk.sync.tables import outbox, outbox_head, sync_state
from kiosk.sync.tokens import forget_tokens, tokens_of
from kiosk.sync.wire import MAX_COMMANDS_IN_BATCH, CommandAnswer, Conflict, Outcome

FIRST_BATCH = 100
READ_TIMEOUT_S = 20.0
KEEP_ACKNOWLEDGED_MS = 30 * 24 * 3600 * 1000

log = structlog.get_logger()

_said: dict[str, Any] = {
    "state": bindparam("status"),
    "code": bindparam("code_"),
    "reason": bindparam("reason_"),
    "acked_ms": bindparam("now_ms"),
}
_STORE_ONE = Prepared(update(outbox).where(outbox.c.id == bindparam("of_id"), waiting).values(_said))
_STORE_RUN = Prepared(
    update(outbox)
    .where(outbox.c.epoch == bindparam("of_epoch"), outbox.c.seq.between(bindparam("first"), bindparam("last")), waiting)
    .values(_said)
)


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
        self.stopped_by = ""
        self._known_free = False

    def step(self) -> bool:
        """Send one batch; True when there may be more to send at once.

        Raises a CentralError when it could not be sent (try again later) and StoreFull when its outcomes could not be kept
        (central will give them again).
        """
        if self.stopped_by:
            return False
        batch, tokens = self._take_batch()
        if batch is None:
            self._forget_old()
            return False
        try:
            answer = self._client.post("/commands", batch.body(tokens), CommandAnswer, read_timeout_s=READ_TIMEOUT_S)
        except Unreachable as error:
            self._not_sent(batch, error)
            raise
        except Refused as refused:
            return self._refused(batch, refused)
        outcomes = _checked(batch, answer.outcomes)
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            apply_outcomes(conn, outcomes, now_ms, self._on_rejected, batch.epoch)
        self._size = min(MAX_COMMANDS_IN_BATCH, self._size * 2)
        self._thaw()
        self._link.contact(answer.server_ms)
        return True

    def _take_batch(self) -> tuple[Batch | None, Sequence[str]]:
        """The next run, marked `sending`, and the signed tokens it stands on."""
        with self._store.read() as conn:
            if not any_waiting(conn):
                return None, ()
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            batch = take_batch(conn, self._size, now_ms)
            return batch, () if batch is None else tokens_of(conn, batch.stands_on)

    def _not_sent(self, batch: Batch, error: Unreachable) -> None:
        if isinstance(error, TimedOut):
            self._size = max(1, self._size // 2)
        if error.nothing_sent:
            with self._store.write() as conn:
                not_sent(conn, batch)

    def _refused(self, batch: Batch, refused: Refused) -> bool:
        conflict = refused.conflict
        if refused.status == 413 and self._size > 1:
            self._size = max(1, min(self._size, len(batch.heads)) // 2)
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

    def _rewind(self, batch: Batch, conflict: Conflict) -> None:
        """Central has less of the chain than we thought (it was restored): send again from where it stands."""
        expected = conflict.expected_seq
        if expected is None or not 1 <= expected < batch.first:
            raise Malformed("central's gap makes no sense")
        with self._store.write() as conn:
            epoch = conn.execute(select(outbox_head.c.epoch)).scalar_one()
            kept = conn.execute(
                select(func.count()).where(outbox.c.epoch == epoch, outbox.c.seq >= expected, outbox.c.seq < batch.first)
            ).scalar_one()
            whole = kept == batch.first - expected
            if whole:
                conn.execute(
                    update(outbox)
                    .where(outbox.c.epoch == epoch, outbox.c.seq >= expected, outbox.c.seq < batch.first)
                    .values(state="sending", code="", reason="", acked_ms=None)
                )
        if not whole:
            self._freeze("history_gone")
        else:
            log.warning("central asked for earlier commands again", expected_seq=expected, had_reached=batch.first)

    def _freeze(self, code: str) -> None:
        self.stopped_by = code
        set_frozen(self._store, code)
        self._link.refresh()
        log.critical("central froze this device's commands; facility IT must look at it", code=code)

    def _thaw(self) -> None:
        """Accepted again (staff lifted it, and the agent was started anew)."""
        if self._known_free:
            return
        with self._store.read() as conn:
            frozen = conn.execute(select(func.count()).where(sync_state.c.frozen_code != "")).scalar_one()
        if frozen:
            set_frozen(self._store, "")
        self._known_free = True

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
            forget_tokens(conn, self._clock.now_ms())


def apply_outcomes(
    conn: Connection,
    outcomes: Sequence[Outcome],
    now_ms: int,
    on_rejected: Sequence[OnRejected] = (),
    epoch: int | None = None,
) -> None:
    """Store what central made of each command and tell the features of rejections. Those already acknowledged stay as they were.

    With the `epoch` of the batch, what was accepted alike in a row is stored in one go.
    """
    for (status, code, reason), alike in groupby(outcomes, key=attrgetter("status", "code", "reason")):
        run = list(alike)
        said = {"status": status, "code_": code, "reason_": reason, "now_ms": now_ms}
        if status == "accepted" and epoch is not None:
            reach = {"of_epoch": epoch, "first": run[0].seq, "last": run[-1].seq}
            if _STORE_RUN.run(conn, {**said, **reach}).rowcount == len(run):
                continue
        for outcome in run:
            stored = _STORE_ONE.run(conn, {**said, "of_id": outcome.id}).rowcount
            if status == "rejected" and stored:
                log.warning("command rejected", command=outcome.id, code=outcome.code)
                _tell(conn, outcome, on_rejected)


def _tell(conn: Connection, outcome: Outcome, on_rejected: Sequence[OnRejected]) -> None:
    row = conn.execute(select(outbox.c.kind, outbox.c.payload).where(outbox.c.id == outcome.id)).one()
    payload = None if row.payload is None else json.loads(row.payload)
    for tell in on_rejected:
        error = attempt(conn, partial(tell, conn, outcome.id, row.kind, payload, outcome.code))
        if error is not None:
            log.error("a rejection could not be applied", command=outcome.id, kind=row.kind, **fault(error))


def _checked(batch: Batch, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    if len(batch.heads) != len(outcomes) or any(head != (item.seq, item.id) for head, item in zip(batch.heads, outcomes, strict=True)):
        raise Malformed("the outcomes are not those of the batch")
    return outcomes
