"""Taking a batch of commands: one transaction, the device's row locked, one outcome each.

Content never gets a batch an error: a poison command ends rejected and blocks nothing. Only the chain itself is refused (409): a
gap (send from `expected_seq`), or a fork, which freezes the device.

A device's own clock never goes back: what claims to be made well before a command that was accepted earlier has no grant.

What needs no lock (hashes, types) is done before the transaction; what commands need one by one is read together; what they write is
held in the unit of work and written at the end. Should that fail for a reason of ours, the batch is taken once more, carefully: each
command is written by itself, so that the one at fault ends rejected and the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import InterfaceError, OperationalError

from central.allowances.rebuild import take_tokens
from central.commands.chain import Fork, Gap, check_links
from central.commands.handling import Context, Kind, Kinds, Rejected, Returner
from central.commands.quarantine import Stored, quarantined
from central.commands.tables import commands
from central.database import Database, flush, savepoint
from central.devices.alerts import alert
from central.devices.freezing import freeze
from central.devices.request_window import RequestWindow
from central.devices.signature import Sender, contact_values, use_number
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.log import log_unexpected
from central.policy import Policy
from central.remembered import read_rows
from central.residents.tables import residents
from central.signin.grants import CLOCK_TOLERANCE_MS, GIVEN_PIN, Signer, find_grant, grant_covers
from central.signin.tables import grants
from central.unit_of_work import insert_later
from central.web import Refusal
from kiosk.sync.wire import COMMAND_TYPES, KINDS_WITHOUT_GRANT, TOMBSTONE, Command, CommandAnswer, Outcome

log = structlog.get_logger()

ACCEPTED = ("accepted", "", "")

#: What `check_links` said of a batch.
_Links = frozenset[int] | Gap | Fork


class _Read(NamedTuple):
    """A command whose payload was read: its kind and typed payload, or why it has none."""

    command: Command
    kind: Kind | None = None
    payload: Any = None
    refused: Rejected | None = None


@dataclass
class _Run:
    """One batch being taken. `latest_at_ms` is the latest time at which the device made an accepted command."""

    connection: Connection
    device: Row[Any]
    request: RequestWindow
    policy: Policy
    now_ms: int
    latest_at_ms: int
    careful: bool
    #: What was made of ids that came before: under an earlier epoch, through quarantine, or in this batch.
    earlier: dict[str, Stored] = field(default_factory=dict)
    #: By grant: the context of its resident, and the grant if this device has it. Nothing in a batch changes what a grant covers.
    authors: dict[str, tuple[Context, Row[Any] | None]] = field(default_factory=dict)
    without_grant: list[str] = field(default_factory=list)
    #: Kinds of alerts that refused commands deserve, and those commands.
    alerts: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def same(self) -> dict[str, Any]:
        """What the stored outcomes of a batch have in common."""
        return {"device": self.device.id, "epoch": self.device.epoch, "received_ms": self.now_ms}

    def context(self, resident: str | None = None, grant: str | None = None) -> Context:
        """Where a command of this batch applies."""
        return Context(self.connection, self.device.id, resident, grant, self.policy, self.now_ms)

    def author(self, grant: str) -> tuple[Context, Row[Any] | None]:
        """The context of a grant's resident, and the grant; None when this device holds no such grant."""
        found = self.authors.get(grant)
        if found is None:
            row = find_grant(self.connection, grant)
            mine = row is not None and row.device == self.device.id
            found = (self.context(row.resident, row.id), row) if row is not None and mine else (self.context(), None)
            if found[1] is not None:
                role = self.connection.execute(select(residents.c.role).where(residents.c.id == found[1].resident)).scalar_one()
                found = (replace(found[0], role=role, pin_given=found[1].closed_why == GIVEN_PIN), found[1])
            self.authors[grant] = found
        return found

    def accepted(self, command: Command) -> None:
        """Time has come so far on the device. A clock that runs ahead of ours must not spoil what is made after it was set right."""
        self.latest_at_ms = max(self.latest_at_ms, min(command.at_ms, self.now_ms))

    def end(self, last: Command) -> None:
        """Remember how far the device has come; one alert tells of all commands without a grant."""
        values: dict[str, Any] = {"latest_at_ms": self.latest_at_ms, **contact_values(self.request, self.now_ms)}
        if last.seq > self.device.last_seq:
            values |= {"last_seq": last.seq, "last_hash": last.hash}
        self.connection.execute(update(devices).where(devices.c.id == self.device.id).values(**values))
        if self.without_grant:
            detail = f"{len(self.without_grant)} commands, first {self.without_grant[0]}"
            alert(self.connection, "no_grant", device=self.device.id, detail=detail, at_ms=self.now_ms)
        for kind, refused in self.alerts.items():
            detail = f"{len(refused)} commands, first {refused[0]}"
            alert(self.connection, kind, device=self.device.id, detail=detail, at_ms=self.now_ms)


@dataclass(frozen=True)
class Intake:
    """Takes batches of commands and applies them by kind."""

    database: Database
    kinds: Kinds
    signer: Signer

    def take(self, sender: Sender, batch: Sequence[Command], now_ms: int, tokens: Sequence[str] = ()) -> CommandAnswer:
        """Outcomes in the batch's order; the request's number is used up with them. Raises Refusal 409: gap, fork, frozen, number.

        `tokens` are those that the commands stand on: what a restored central does not know of them is rebuilt.
        """
        try:
            links: _Links = check_links(batch)
        except (Gap, Fork) as error:
            links = error
        read = [self._read(command, links) for command in batch]
        try:
            outcomes = self._take(sender, read, links, tokens, now_ms, careful=False)
        except (Refusal, OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001 - one of them cannot be written: find out which, so that it blocks nothing
            log_unexpected("batch failed", error, device=sender.device)
            outcomes = self._take(sender, read, links, tokens, now_ms, careful=True)
        log.info("commands taken", device=sender.device, first=batch[0].seq, count=len(batch))
        return CommandAnswer(outcomes=outcomes, server_ms=now_ms)

    def _take(
        self, sender: Sender, batch: Sequence[_Read], links: _Links, tokens: Sequence[str], now_ms: int, *, careful: bool
    ) -> tuple[Outcome, ...]:
        refusal: Refusal | None = None
        outcomes: tuple[Outcome, ...] = ()
        with self.database.write() as connection:
            device = connection.execute(select(devices).where(devices.c.id == sender.device).with_for_update()).one()
            request = use_number(device, sender.request)
            try:
                known = _check(connection, sender, device, [read.command for read in batch], links)
            except Refusal as error:
                refusal = error
            except Fork:
                freeze(connection, device.id, "fork", f"seq {batch[0].command.seq}", now_ms)
                refusal = Refusal(409, "fork", "this device's log does not continue what it sent before")
            else:
                policy = load_facility(connection).policy
                run = _Run(connection, device, request, policy, now_ms, device.latest_at_ms, careful)
                take_tokens(connection, self.signer, tokens, device=device.id, now_ms=now_ms)
                self._prepare(run, [read for read in batch if read.command.seq not in known])
                outcomes = tuple(known.get(read.command.seq) or self._one(run, read) for read in batch)
                run.end(batch[-1].command)
            if refusal is not None:
                connection.execute(update(devices).where(devices.c.id == device.id).values(**contact_values(request, now_ms)))
        if refusal is not None:
            raise refusal
        return outcomes

    def _prepare(self, run: _Run, fresh: Sequence[_Read]) -> None:
        """Read together what the commands need one by one."""
        connection = run.connection
        ids = [read.command.id for read in fresh]
        columns = commands.c
        rows = connection.execute(
            select(columns.id, columns.payload_hash, columns.status, columns.code, columns.reason).where(columns.id.in_(ids))
        )
        run.earlier = quarantined(connection, ids)
        run.earlier |= {row.id: Stored(row.payload_hash, row.status, row.code, row.reason) for row in rows}
        read_rows(connection, grants, {read.command.grant for read in fresh if read.command.grant is not None})
        by_kind: dict[int, tuple[Kind, list[tuple[Context, Command, Any]]]] = {}
        for read in fresh:
            if run.careful or read.refused is not None or read.command.grant is None or read.command.id in run.earlier:
                continue
            if read.kind is not None and read.kind.prepare is not None:
                context, grant = run.author(read.command.grant)
                if grant is not None and context.role in read.kind.who and not context.pin_given:
                    by_kind.setdefault(id(read.kind), (read.kind, []))[1].append((context, read.command, read.payload))
        for kind, applied in by_kind.values():
            if kind.prepare is not None:
                kind.prepare(applied)

    def _one(self, run: _Run, read: _Read) -> Outcome:
        command = read.command
        earlier = run.earlier.get(command.id)
        if earlier is None:
            status, code, reason = self._apply(run, read)
            run.earlier[command.id] = Stored(command.payload_hash, status, code, reason)
        elif earlier.payload_hash == command.payload_hash:
            # Chained anew under a later epoch: what was made of it stands.
            status, code, reason = earlier.status, earlier.code, earlier.reason
        else:
            status, code, reason = "rejected", "duplicate_id", "another command has this id"
        insert_later(
            run.connection,
            commands,
            {
                **run.same,
                "seq": command.seq,
                "id": command.id,
                "grant_id": command.grant,
                "kind": command.kind.replace("\0", ""),  # PostgreSQL stores all but this
                "version": command.version,
                "payload_hash": command.payload_hash,
                "hash": command.hash,
                "at_ms": command.at_ms,
                "status": status,
                "code": code,
                "reason": reason,
            },
        )
        if status == "rejected":
            log.info("command rejected", device=run.device.id, command=command.id, kind=_known_kind(command), code=code)
        return Outcome(seq=command.seq, id=command.id, status=status, code=code, reason=reason)

    def _apply(self, run: _Run, read: _Read) -> tuple[str, str, str]:
        command, kind, payload = read.command, read.kind, read.payload
        if command.kind == TOMBSTONE:
            return ACCEPTED if command.payload is None else ("rejected", "bad_payload", "a tombstone has no payload")
        context, covered = self._author(run, command)
        if not covered:
            run.without_grant.append(command.id)
        try:
            kind = _demand(read, context, covered)
            with savepoint(run.connection):
                kind.apply(context, command, payload)
                if run.careful:
                    flush(run.connection)
        except Rejected as rejection:
            code, reason = rejection.code, rejection.reason
            if rejection.alert:
                run.alerts.setdefault(rejection.alert, []).append(command.id)
        except (OperationalError, InterfaceError):
            raise  # the database, not the command: the device sends the batch again
        except Exception as error:  # noqa: BLE001 - a fault of ours on this content; asking again would meet it again
            log_unexpected("command failed", error, device=run.device.id, command=command.id)
            code, reason = "failed", "central could not apply this command"
        else:
            run.accepted(command)
            return ACCEPTED
        theirs = kind is not None and context.resident is not None and context.role in kind.who
        if theirs and kind is not None and kind.give_back is not None and payload is not None:
            self._give_back(run, kind.give_back, context, command, payload, code)
        return "rejected", code, reason

    def _give_back(self, run: _Run, returner: Returner, context: Context, command: Command, payload: Any, code: str) -> None:
        """The device has kept what it sent: a fault of ours here costs nobody their text, and must not block the others."""
        try:
            with savepoint(run.connection):
                returner(context, command, payload, code)
                if run.careful:
                    flush(run.connection)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001 - as above
            log_unexpected("a rejected command was not given back", error, device=run.device.id, command=command.id)

    def _author(self, run: _Run, command: Command) -> tuple[Context, bool]:
        """Who made the command, and whether a grant covers it. An ended grant of this device still says whose words they are."""
        if command.grant is None:
            return run.context(), command.kind in KINDS_WITHOUT_GRANT
        context, row = run.author(command.grant)
        if row is None:
            return context, False
        covered = grant_covers(row, run.device.id, command.at_ms) and command.at_ms >= run.latest_at_ms - CLOCK_TOLERANCE_MS
        return context, covered

    def _read(self, command: Command, links: _Links) -> _Read:
        model = COMMAND_TYPES.get((command.kind, command.version))
        kind = self.kinds.get((command.kind, command.version))
        if model is None or kind is None:
            return _Read(command, refused=Rejected("unknown_kind", "central does not know this kind of command"))
        try:
            if command.payload is not None and isinstance(links, frozenset) and command.seq not in links:
                return _Read(command, kind, model.model_validate(command.payload))
        except ValidationError:
            pass
        return _Read(command, kind, refused=Rejected("bad_payload", "the payload is not of its type"))


def _check(connection: Connection, sender: Sender, device: Row[Any], batch: Sequence[Command], links: _Links) -> dict[int, Outcome]:
    """Outcomes of commands that were seen before. Raises Refusal (epoch, frozen, gap), or Fork when the batch contradicts the chain."""
    first = batch[0]
    if device.epoch != sender.epoch:
        raise Refusal(409, "epoch", "the device has a newer enrolment")
    if device.state != "active":
        raise Refusal(409, "frozen", "this device is frozen: facility IT must look at it")
    if isinstance(links, Fork):
        raise links
    if isinstance(links, Gap) or first.seq > device.last_seq + 1:
        raise Refusal(409, "gap", "commands are missing", expected_seq=device.last_seq + 1)
    if first.seq == device.last_seq + 1:
        if first.prev_hash != device.last_hash:
            raise Fork
        return {}
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


def _demand(read: _Read, context: Context, covered: bool) -> Kind:
    if read.refused is not None or read.kind is None:
        raise read.refused or Rejected("unknown_kind", "central does not know this kind of command")
    if not covered:
        raise Rejected("no_grant", "the device holds no such grant")
    if context.resident is not None and context.role not in read.kind.who:
        raise Rejected("wrong_role", "this grant is not for such a command", alert="wrong_role")
    if context.pin_given and not read.kind.by_given_pin:
        raise Rejected("must_change_pin", "a PIN that staff gave out is to be replaced before anything else")
    return read.kind


def _known_kind(command: Command) -> str:
    return command.kind if (command.kind, command.version) in COMMAND_TYPES else "unknown"
