"""Taking a batch of commands: one transaction, the device's row locked, one outcome each.

Content never gets a batch an error: a poison command ends rejected and blocks nothing. Only the chain itself is refused (409): a
gap (send from `expected_seq`), or a fork, which freezes the device.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from central.commands.chain import Fork, Gap, check_links, has_canonical_form
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.commands.tables import commands
from central.database import Database
from central.devices.alerts import alert
from central.devices.signature import Sender
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.log import log_unexpected
from central.policy import Policy
from central.signin.grants import find_grant, grant_covers, revoke_grants
from central.web import Refusal
from kiosk.sync.wire import COMMAND_TYPES, KINDS_WITHOUT_GRANT, TOMBSTONE, Command, CommandAnswer, Outcome

log = structlog.get_logger()

ACCEPTED = ("accepted", "", "")


@dataclass(frozen=True)
class Intake:
    """Takes batches of commands and applies them by kind."""

    database: Database
    kinds: Kinds

    def take(self, sender: Sender, batch: Sequence[Command], now_ms: int) -> CommandAnswer:
        """Outcomes in the batch's order. Raises Refusal 409: gap, fork, frozen."""
        refusal: Refusal | None = None
        outcomes: list[Outcome] = []
        with self.database.write() as connection:
            device = connection.execute(select(devices).where(devices.c.id == sender.device).with_for_update()).one()
            if device.state != "active":
                raise Refusal(409, "frozen", "this device is frozen: facility IT must look at it")
            try:
                known = _check(connection, device, batch)
            except Gap:
                raise Refusal(409, "gap", "commands are missing", expected_seq=device.last_seq + 1) from None
            except Fork:
                _freeze(connection, device.id, batch[0].seq, now_ms)
                refusal = Refusal(409, "fork", "this device's log does not continue what it sent before")
            else:
                policy = load_facility(connection).policy
                outcomes = [known.get(command.seq) or self._one(connection, device, policy, command, now_ms) for command in batch]
                last = batch[-1]
                if last.seq > device.last_seq:
                    connection.execute(update(devices).where(devices.c.id == device.id).values(last_seq=last.seq, last_hash=last.hash))
        if refusal is not None:
            raise refusal
        log.info("commands taken", device=sender.device, first=batch[0].seq, count=len(batch))
        return CommandAnswer(outcomes=tuple(outcomes), server_ms=now_ms)

    def _one(self, connection: Connection, device: Row[Any], policy: Policy, command: Command, now_ms: int) -> Outcome:
        earlier = connection.execute(select(commands).where(commands.c.id == command.id).limit(1)).one_or_none()
        if earlier is None:
            status, code, reason = self._apply(connection, device, policy, command, now_ms)
        elif earlier.payload_hash == command.payload_hash:
            # Chained anew under a later epoch: what was made of it stands.
            status, code, reason = earlier.status, earlier.code, earlier.reason
        else:
            status, code, reason = "rejected", "duplicate_id", "another command has this id"
        connection.execute(
            insert(commands).values(
                device=device.id,
                epoch=device.epoch,
                seq=command.seq,
                id=command.id,
                grant_id=command.grant,
                kind=command.kind,
                version=command.version,
                payload_hash=command.payload_hash,
                hash=command.hash,
                at_ms=command.at_ms,
                received_ms=now_ms,
                status=status,
                code=code,
                reason=reason,
            )
        )
        if status == "rejected":
            log.info("command rejected", device=device.id, command=command.id, kind=_known_kind(command), code=code)
        return Outcome(seq=command.seq, id=command.id, status=status, code=code, reason=reason)

    def _apply(self, connection: Connection, device: Row[Any], policy: Policy, command: Command, now_ms: int) -> tuple[str, str, str]:
        if command.kind == TOMBSTONE:
            return ACCEPTED if command.payload is None else ("rejected", "bad_payload", "a tombstone has no payload")
        payload: Any = None
        kind: Kind | None = None
        context = Context(connection, device.id, None, None, policy, now_ms)
        try:
            context = self._author(context, command)
            kind, payload = self._read(command)
            with connection.begin_nested():
                kind.apply(context, command, payload)
        except Rejected as rejection:
            code, reason = rejection.code, rejection.reason
        except (ArithmeticError, LookupError, TypeError, ValueError, IntegrityError, DataError) as error:
            # A fault of ours on this content; asking again would meet it again.
            log_unexpected("command failed", error, device=device.id, command=command.id)
            code, reason = "failed", "central could not apply this command"
        else:
            return ACCEPTED
        if kind is not None and kind.give_back is not None and payload is not None and context.resident is not None:
            kind.give_back(context, command, payload, code)
        return "rejected", code, reason

    def _author(self, context: Context, command: Command) -> Context:
        if command.grant is None:
            if command.kind in KINDS_WITHOUT_GRANT:
                return context
            raise Rejected("no_grant", "this kind needs a session grant")
        row = find_grant(context.connection, command.grant)
        if row is None or not grant_covers(row, context.device, command.at_ms):
            alert(context.connection, "no_grant", device=context.device, detail=f"command {command.id}", at_ms=context.now_ms)
            raise Rejected("no_grant", "the device holds no such grant")
        return Context(context.connection, context.device, row.resident, row.id, context.policy, context.now_ms)

    def _read(self, command: Command) -> tuple[Kind, Any]:
        model = COMMAND_TYPES.get((command.kind, command.version))
        kind = self.kinds.get((command.kind, command.version))
        if model is None or kind is None:
            raise Rejected("unknown_kind", "central does not know this kind of command")
        if command.payload is None or not has_canonical_form(command):
            raise Rejected("bad_payload", "the payload is not of its type")
        try:
            return kind, model.model_validate(command.payload)
        except ValidationError:
            raise Rejected("bad_payload", "the payload is not of its type") from None


def _check(connection: Connection, device: Row[Any], batch: Sequence[Command]) -> dict[int, Outcome]:
    """Outcomes of commands that were seen before. Raises Gap or Fork when the batch does not continue the chain."""
    check_links(batch)
    first = batch[0]
    if first.seq > device.last_seq + 1:
        raise Gap
    if first.seq == device.last_seq + 1 and first.prev_hash != device.last_hash:
        raise Fork
    rows = connection.execute(
        select(commands).where(
            commands.c.device == device.id,
            commands.c.epoch == device.epoch,
            commands.c.seq.between(first.seq, batch[-1].seq),
        )
    )
    by_seq = {command.seq: command for command in batch}
    known: dict[int, Outcome] = {}
    for row in rows:
        if row.hash != by_seq[row.seq].hash:
            raise Fork
        known[row.seq] = Outcome(seq=row.seq, id=row.id, status=row.status, code=row.code, reason=row.reason)
    return known


def _freeze(connection: Connection, device: str, seq: int, now_ms: int) -> None:
    connection.execute(update(devices).where(devices.c.id == device).values(state="frozen"))
    revoke_grants(connection, device, now_ms)
    alert(connection, "fork", device=device, detail=f"seq {seq}", at_ms=now_ms)


def _known_kind(command: Command) -> str:
    return command.kind if (command.kind, command.version) in COMMAND_TYPES else "unknown"
