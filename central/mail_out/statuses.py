"""The statuses of a sent message, in order, each told to the resident's devices; and what comes back when it is not sent on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, select, update

from central.mail_out.payment import give_back_stamps
from central.mail_out.tables import outgoing, outgoing_photos
from central.reply_stamps.reply_stamps import give_back
from central.streams.streams import append, append_json, resident_stream
from kiosk.sync.wire import DraftReturned, Ecard, Pay, SentChange, SentStatus, SentStep

_PAY: TypeAdapter[Pay] = TypeAdapter(Pay)
_STEPS = TypeAdapter(tuple[SentStep, ...])


class WrongStatus(Exception):
    """The message is not where this step starts from."""


@dataclass(frozen=True)
class Advance:
    """A step to take: the new status, and a reason code when it is a refusal. `reported`: by a gateway, after it had taken it."""

    status: SentStatus
    reason: str = ""
    reported: bool = False


_FROM: dict[SentStatus, frozenset[str]] = {
    "screening": frozenset({"received"}),
    "checked": frozenset({"received", "screening"}),
    "sent_on": frozenset({"checked"}),
    "rejected": frozenset({"received", "screening"}),
    "undeliverable": frozenset({"checked"}),
}
_FROM_REPORTED = frozenset({"sent_on"})


def advance(connection: Connection, message: str, step: Advance, now_ms: int) -> None:
    """Move a sent message on and publish it. Rejected and undeliverable ones are refunded, once. Raises WrongStatus."""
    row = connection.execute(select(outgoing).where(outgoing.c.id == message).with_for_update()).one_or_none()
    if row is None or row.status not in (_FROM_REPORTED if step.reported else _FROM[step.status]):
        raise WrongStatus("no such message waits for this")
    steps = (*_STEPS.validate_json(row.steps), SentStep(status=step.status, at_ms=now_ms))
    connection.execute(
        update(outgoing)
        .where(outgoing.c.id == message)
        .values(
            status=step.status,
            reason=step.reason,
            steps=steps_json(steps),
            next_try_ms=now_ms,
        )
    )
    publish_sent(connection, message, now_ms)
    stream = resident_stream(row.resident)
    if step.status in {"rejected", "undeliverable"}:
        _refund(connection, row.id, row.resident, row.reply_stamp, now_ms)
    if step.status == "rejected":
        draft = DraftReturned(
            draft=row.id,
            contact=row.contact,
            in_reply_to=row.in_reply_to,
            text=row.text,
            code=step.reason or "rejected",
            **_carried(connection, row),
        )
        append(connection, stream, "mail.draft_returned", draft, now_ms, key=f"returned:{row.id}")


def publish_sent(connection: Connection, message: str, now_ms: int) -> None:
    """Tell the resident's devices where a sent message is."""
    row = connection.execute(select(outgoing).where(outgoing.c.id == message)).one()
    change = SentChange(
        message=row.id,
        contact=row.contact,
        in_reply_to=row.in_reply_to,
        text=row.text,
        at_ms=row.at_ms,
        status=row.status,
        steps=_STEPS.validate_json(row.steps),
        pay=_PAY.validate_json(row.pay),
        free=row.free,
        reason=row.reason,
        channel=row.channel,
        delivered_ms=row.delivered_ms,
        **_carried(connection, row),
    )
    append(connection, resident_stream(row.resident), "mail.sent", change, now_ms, key=f"sent:{row.id}")


def _carried(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """What the message carries, by the names that the device gave."""
    named = connection.execute(
        select(outgoing_photos.c.sha256, outgoing_photos.c.what)
        .where(outgoing_photos.c.message == row.id)
        .order_by(outgoing_photos.c.place)
    ).all()
    return {
        "photos": tuple(one.sha256 for one in named if one.what == "photo"),
        "video": next((one.sha256 for one in named if one.what == "video"), None),
        "ecard": None if row.card is None else Ecard(card=row.card, greeting=row.greeting),
    }


def tell_received(connection: Connection, row: Mapping[str, Any], now_ms: int) -> None:
    """Tell the resident's devices of a message whose row is new (a batch has hundreds: the JSON of a `SentChange`, made directly)."""
    change = {
        "message": row["id"],
        "contact": row["contact"],
        "in_reply_to": row["in_reply_to"],
        "text": row["text"],
        "at_ms": row["at_ms"],
        "status": row["status"],
        "steps": orjson.Fragment(row["steps"]),
        "pay": orjson.Fragment(row["pay"]),
        "free": row["free"],
        "reason": row["reason"],
        "channel": row["channel"],
    }
    if row["card"] is not None:
        change["ecard"] = {"card": row["card"], "greeting": row["greeting"]}
    payload = orjson.dumps(change).decode()
    append_json(connection, resident_stream(row["resident"]), "mail.sent", payload, now_ms, key=f"sent:{row['id']}")


@lru_cache(maxsize=64)
def first_steps(now_ms: int, *statuses: SentStatus) -> str:
    """The steps that all messages of a batch take at once, as they are stored."""
    return steps_json([SentStep(status=status, at_ms=now_ms) for status in statuses])


@lru_cache(maxsize=1024)
def pay_json(pay: Pay) -> str:
    """What paid, as it is stored."""
    return pay.model_dump_json()


def steps_json(steps: Sequence[SentStep]) -> str:
    """The steps as they are stored."""
    return _STEPS.dump_json(tuple(steps)).decode()


def last_step_ms(row: Row[Any]) -> int:
    """When a sent message took its last step."""
    return _STEPS.validate_json(row.steps)[-1].at_ms


def _refund(connection: Connection, message: str, resident: str, stamp: str | None, now_ms: int) -> None:
    if stamp is not None:
        give_back(connection, stamp=stamp, command=message, now_ms=now_ms)
        return
    give_back_stamps(connection, message, resident, now_ms)
