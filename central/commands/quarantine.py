"""The quarantine lane: what a frozen device may still bring, by id and outside the chain.

Only what policy calls never blocked, whatever it costs otherwise: free, kept once, and shown to staff. Freezing revoked the device's
grants; here they still say whose words these are. A command that is chained again later gets the outcome it has here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785
import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.exc import InterfaceError, OperationalError

from central.commands.handling import Context, Rejected
from central.commands.tables import commands, quarantined_commands
from central.database import Database, savepoint
from central.devices.alerts import alert
from central.devices.signature import Sender
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.log import log_unexpected
from central.signin.grants import GIVEN_PIN, find_grant, grant_covers
from central.signin.tables import grants
from central.web import Refusal
from kiosk.sync.wire import (
    COMMAND_TYPES,
    QuarantineAnswer,
    QuarantinedCommand,
    QuarantineOutcome,
    payload_hash,
    sealed_payload,
)

DAY_MS = 24 * 3600 * 1000
#: Somebody can fill the lane with what costs nothing: so many a day of each person at a device, so that nobody fills it for the others.
MAX_A_DAY = 200
#: Of a device altogether: far above what honest people write.
MAX_OF_DEVICE = 5000

log = structlog.get_logger()


class _NotTaken(Exception):
    """The command stays on the device; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Lane:
    """How a kind goes through quarantine.

    `name` gives the name that stands in the policy's list, None when this command is not of the lane; `apply` takes it free of charge
    and raises Rejected; `give_back` gives the resident their text back then.
    """

    name: Callable[[Context, Any], str | None]
    apply: Callable[[Context, QuarantinedCommand, Any], None]
    give_back: Callable[[Context, QuarantinedCommand, Any, str], None]


Lanes = Mapping[tuple[str, int], Lane]


@dataclass(frozen=True)
class Stored:
    """What was made of a quarantined command."""

    payload_hash: str
    status: str
    code: str
    reason: str


@dataclass(frozen=True)
class Quarantine:
    """Takes commands of frozen devices."""

    database: Database
    lanes: Lanes

    def take(self, sender: Sender, batch: Sequence[QuarantinedCommand], now_ms: int) -> QuarantineAnswer:
        """Outcomes in the batch's order. Raises Refusal 409 `not_frozen`: the chain is open, send there."""
        with self.database.write() as connection:
            device = connection.execute(select(devices).where(devices.c.id == sender.device).with_for_update()).one()
            if device.state != "frozen":
                raise Refusal(409, "not_frozen", "this device is not frozen: its commands go by the chain")
            known = quarantined(connection, [command.id for command in batch])
            outcomes = tuple(self._one(connection, device, command, now_ms) for command in batch)
            fresh = [outcome.id for outcome in outcomes if outcome.status == "accepted" and outcome.id not in known]
            if fresh:
                alert(connection, "quarantined", device=device.id, detail=f"{len(fresh)} commands, first {fresh[0]}", at_ms=now_ms)
        log.info("quarantined commands taken", device=sender.device, count=len(batch))
        return QuarantineAnswer(outcomes=outcomes, server_ms=now_ms)

    def _one(self, connection: Connection, device: Row[Any], command: QuarantinedCommand, now_ms: int) -> QuarantineOutcome:
        try:
            content = _content(command)
            found = _earlier(connection, command.id) or self._take(connection, device, command, content, now_ms)
            _demand_same(found, content)
        except _NotTaken as error:
            return QuarantineOutcome(id=command.id, status="refused", code=error.code, reason="this lane does not take it")
        return QuarantineOutcome.model_validate({"id": command.id, "status": found.status, "code": found.code, "reason": found.reason})

    def _take(self, connection: Connection, device: Row[Any], command: QuarantinedCommand, content: str, now_ms: int) -> Stored:
        lane, model = self.lanes.get((command.kind, command.version)), COMMAND_TYPES.get((command.kind, command.version))
        context = _context(connection, device, command, now_ms)
        if lane is None or model is None or context is None:
            raise _NotTaken("not_of_the_lane")
        try:
            payload = model.model_validate(command.payload)
        except ValidationError:
            raise _NotTaken("bad_payload") from None
        name = lane.name(context, payload)
        if name is None or name not in context.policy.never_blocked:
            raise _NotTaken("not_of_the_lane")
        of_device, of_author = _today(connection, device.id, context.author, now_ms)
        if of_author >= MAX_A_DAY or of_device >= MAX_OF_DEVICE:
            raise _NotTaken("too_many")
        status, code, reason = _apply(lane, context, command, payload)
        connection.execute(
            insert(quarantined_commands).values(
                id=command.id,
                device=device.id,
                epoch=device.epoch,
                grant_id=command.grant,
                kind=command.kind,
                lane=name,
                payload_hash=content,
                at_ms=command.at_ms,
                received_ms=now_ms,
                status=status,
                code=code,
                reason=reason,
            )
        )
        return Stored(content, status, code, reason)


def quarantined(connection: Connection, ids: Sequence[str]) -> dict[str, Stored]:
    """What was made of those of these commands that came through quarantine."""
    columns = quarantined_commands.c
    rows = connection.execute(
        select(columns.id, columns.payload_hash, columns.status, columns.code, columns.reason).where(columns.id.in_(ids))
    )
    return {row.id: Stored(row.payload_hash, row.status, row.code, row.reason) for row in rows}


def _demand_same(found: Stored, content: str) -> None:
    if found.payload_hash != content:
        raise _NotTaken("duplicate_id")


def _content(command: QuarantinedCommand) -> str:
    try:
        return payload_hash(sealed_payload(command.kind, command.version, command.payload))
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
        raise _NotTaken("bad_payload") from None


def _earlier(connection: Connection, id: str) -> Stored | None:
    row = connection.execute(select(commands).where(commands.c.id == id).limit(1)).one_or_none()
    if row is not None:
        return Stored(row.payload_hash, row.status, row.code, row.reason)
    return quarantined(connection, [id]).get(id)


def _context(connection: Connection, device: Row[Any], command: QuarantinedCommand, now_ms: int) -> Context | None:
    """Where the command applies; None when no grant of this device says whose it is. A PIN that staff gave out says it of nobody."""
    row = None if command.grant is None else find_grant(connection, command.grant)
    if row is None or row.closed_why == GIVEN_PIN or not grant_covers(row, device.id, command.at_ms, revoked_too=True):
        return None
    return Context(connection, device.id, row.resident, row.id, load_facility(connection).policy, now_ms)


def _apply(lane: Lane, context: Context, command: QuarantinedCommand, payload: Any) -> tuple[str, str, str]:
    try:
        with savepoint(context.connection):
            lane.apply(context, command, payload)
    except Rejected as rejection:
        code, reason = rejection.code, rejection.reason
    except (OperationalError, InterfaceError):
        raise  # the database, not the command: the device sends it again
    except Exception as error:  # noqa: BLE001 - a fault of ours on this content
        log_unexpected("command failed", error, device=context.device, command=command.id)
        code, reason = "failed", "central could not apply this command"
    else:
        return "accepted", "", ""
    try:
        with savepoint(context.connection):
            lane.give_back(context, command, payload, code)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - the device has kept what it sent, and nothing may block the others
        log_unexpected("a rejected command was not given back", error, device=context.device, command=command.id)
    return "rejected", code, reason


def _today(connection: Connection, device: str, resident: str, now_ms: int) -> tuple[int, int]:
    """How many came of a device in a day, and how many of one resident there."""
    lane = quarantined_commands.c
    recent = select(func.count(), func.count().filter(grants.c.resident == resident)).select_from(
        quarantined_commands.outerjoin(grants, grants.c.id == lane.grant_id)
    )
    of_device, of_author = connection.execute(recent.where(lane.device == device, lane.received_ms > now_ms - DAY_MS)).one()
    return int(of_device), int(of_author)
