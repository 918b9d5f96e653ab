"""Taking a batch of commands: one transaction, the device's row locked, one outcome each.

Content never gets a batch an error: a poison command ends rejected and blocks nothing. Only the chain itself is refused (409): a
gap (send from `expected_seq`), or a fork, which freezes the device.

A device's own clock never goes back: what claims to be made well before a command that was accepted earlier has no grant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import InterfaceError, OperationalError

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
from central.signin.grants import CLOCK_TOLERANCE_MS, find_grant, grant_covers, revoke_grants
from central.web import Refusal
from kiosk.sync.wire import COMMAND_TYPES, KINDS_WITHOUT_GRANT, TOMBSTONE, Command, CommandAnswer, Outcome

log = structlog.get_logger()

ACCEPTED = ("accepted", "", "")


@dataclass
class _Run:
    """One batch being taken. `latest_at_ms` is the latest time at which the device made an accepted command."""

    connection: Connection
    device: Row[Any]
    policy: Policy
    now_ms: int
    latest_at_ms: int
    without_grant: list[str] = field(default_factory=list)

    def context(self, resident: str | None = None, grant: str | None = None) -> Context:
        """Where a command of this batch applies."""
        return Context(self.connection, self.device.id, resident, grant, self.policy, self.now_ms)

    def accepted(self, command: Command) -> None:
        """Time has come so far on the device. A clock that runs ahead of ours must not spoil what is made after it was set right."""
        self.latest_at_ms = max(self.latest_at_ms, min(command.at_ms, self.now_ms))

    def end(self, last: Command) -> None:
        """Remember how far the device has come; one alert tells of all commands without a grant."""
        values: dict[str, Any] = {"latest_at_ms": self.latest_at_ms}
        if last.seq > self.device.last_seq:
            values |= {"last_seq": last.seq, "last_hash": last.hash}
        self.connection.execute(update(devices).where(devices.c.id == self.device.id).values(**values))
        if self.without_grant:
            detail = f"{len(self.without_grant)} commands, first {self.without_grant[0]}"
            alert(self.connection, "no_grant", device=self.device.id, detail=detail, at_ms=self.now_ms)


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
                run = _Run(connection, device, load_facility(connection).policy, now_ms, device.latest_at_ms)
                outcomes = [known.get(command.seq) or self._one(run, command) for command in batch]
                run.end(batch[-1])
        if refusal is not None:
            raise refusal
        log.info("commands taken", device=sender.device, first=batch[0].seq, count=len(batch))
        return CommandAnswer(outcomes=tuple(outcomes), server_ms=now_ms)

    def _one(self, run: _Run, command: Command) -> Outcome:
        device = run.device
        earlier = run.connection.execute(select(commands).where(commands.c.id == command.id).limit(1)).one_or_none()
        if earlier is None:
            status, code, reason = self._apply(run, command)
        elif earlier.payload_hash == command.payload_hash:
            # Chained anew under a later epoch: what was made of it stands.
            status, code, reason = earlier.status, earlier.code, earlier.reason
        else:
            status, code, reason = "rejected", "duplicate_id", "another command has this id"
        run.connection.execute(
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
                received_ms=run.now_ms,
                status=status,
                code=code,
                reason=reason,
            )
        )
        if status == "rejected":
            log.info("command rejected", device=device.id, command=command.id, kind=_known_kind(command), code=code)
        return Outcome(seq=command.seq, id=command.id, status=status, code=code, reason=reason)

    def _apply(self, run: _Run, command: Command) -> tuple[str, str, str]:
        if command.kind == TOMBSTONE:
            return ACCEPTED if command.payload is None else ("rejected", "bad_payload", "a tombstone has no payload")
        payload: Any = None
        kind: Kind | None = None
        context, covered = self._author(run, command)
        if not covered:
            run.without_grant.append(command.id)
        try:
            kind, payload = self._read(command)
            _demand(covered)
            with run.connection.begin_nested():
                kind.apply(context, command, payload)
        except Rejected as rejection:
            code, reason = rejection.code, rejection.reason
        except (OperationalError, InterfaceError):
            raise  # the database, not the command: the device sends the batch again
        except Exception as error:  # noqa: BLE001 - a fault of ours on this content; asking again would meet it again
            log_unexpected("command failed", error, device=run.device.id, command=command.id)
            code, reason = "failed", "central could not apply this command"
        else:
            run.accepted(command)
            return ACCEPTED
        if kind is not None and kind.give_back is not None and payload is not None and context.resident is not None:
            kind.give_back(context, command, payload, code)
        return "rejected", code, reason

    def _author(self, run: _Run, command: Command) -> tuple[Context, bool]:
        """Who made the command, and whether a grant covers it. An ended grant of this device still says whose words they are."""
        if command.grant is None:
            return run.context(), command.kind in KINDS_WITHOUT_GRANT
        row = find_grant(run.connection, command.grant)
        if row is None or row.device != run.device.id:
            return run.context(), False
        covered = grant_covers(row, run.device.id, command.at_ms) and command.at_ms >= run.latest_at_ms - CLOCK_TOLERANCE_MS
        return run.context(row.resident, row.id), covered

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


def _demand(covered: bool) -> None:
    if not covered:
        raise Rejected("no_grant", "the device holds no such grant")


def _freeze(connection: Connection, device: str, seq: int, now_ms: int) -> None:
    connection.execute(update(devices).where(devices.c.id == device).values(state="frozen"))
    revoke_grants(connection, device, now_ms)
    alert(connection, "fork", device=device, detail=f"seq {seq}", at_ms=now_ms)


def _known_kind(command: Command) -> str:
    return command.kind if (command.kind, command.version) in COMMAND_TYPES else "unknown"
