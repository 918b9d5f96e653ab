"""The statuses of a sent message, in order, each told to the resident's devices; and what comes back when it is not sent on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, select, update

from central.ledger.book import reverse
from central.ledger.wallet import charge_cause, publish_balances
from central.mail_out.tables import outgoing
from central.reply_stamps.reply_stamps import give_back
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import DraftReturned, Pay, SentChange, SentStatus, SentStep

_PAY: TypeAdapter[Pay] = TypeAdapter(Pay)
_STEPS = TypeAdapter(tuple[SentStep, ...])


class WrongStatus(Exception):
    """The message is not where this step starts from."""


@dataclass(frozen=True)
class Advance:
    """A step to take: the new status, and a reason code when it is a refusal."""

    status: SentStatus
    reason: str = ""


_FROM: dict[SentStatus, frozenset[str]] = {
    "screening": frozenset({"received"}),
    "checked": frozenset({"received", "screening"}),
    "sent_on": frozenset({"checked"}),
    "rejected": frozenset({"screening"}),
    "undeliverable": frozenset({"checked"}),
}


def advance(connection: Connection, message: str, step: Advance, now_ms: int) -> None:
    """Move a sent message on and publish it. Rejected and undeliverable ones are refunded, once. Raises WrongStatus."""
    row = connection.execute(select(outgoing).where(outgoing.c.id == message).with_for_update()).one_or_none()
    if row is None or row.status not in _FROM[step.status]:
        raise WrongStatus("no such message waits for this")
    steps = (*_STEPS.validate_json(row.steps), SentStep(status=step.status, at_ms=now_ms))
    connection.execute(
        update(outgoing)
        .where(outgoing.c.id == message)
        .values(
            status=step.status,
            reason=step.reason,
            steps=json.dumps([one.model_dump() for one in steps]),
            next_try_ms=now_ms,
        )
    )
    change = SentChange(
        message=row.id,
        contact=row.contact,
        in_reply_to=row.in_reply_to,
        text=row.text,
        at_ms=row.at_ms,
        status=step.status,
        steps=steps,
        pay=_PAY.validate_json(row.pay),
        reason=step.reason,
    )
    stream = resident_stream(row.resident)
    append(connection, stream, "mail.sent", change, now_ms)
    if step.status in {"rejected", "undeliverable"}:
        _refund(connection, row.id, row.resident, row.reply_stamp, now_ms)
    if step.status == "rejected":
        draft = DraftReturned(
            draft=row.id, contact=row.contact, in_reply_to=row.in_reply_to, text=row.text, code=step.reason or "rejected"
        )
        append(connection, stream, "mail.draft_returned", draft, now_ms)


def last_step_ms(row: Row[Any]) -> int:
    """When a sent message took its last step."""
    return _STEPS.validate_json(row.steps)[-1].at_ms


def _refund(connection: Connection, message: str, resident: str, stamp: str | None, now_ms: int) -> None:
    if stamp is not None:
        give_back(connection, stamp=stamp, command=message, now_ms=now_ms)
        return
    reverse(connection, cause=f"command:{message}:refund", of_cause=charge_cause(message), kind="refund", at_ms=now_ms)
    publish_balances(connection, resident, now_ms)
