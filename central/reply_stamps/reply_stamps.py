"""The life of a prepaid reply stamp, each step an entry of the ledger.

attach: the contact's available stamp goes to escrow. pay: escrow → spent, by the first accepted reply. give back: staff rejected that
reply, so the stamp pays again. return: the message was never released, so the contact has the stamp back.
"""

from __future__ import annotations

from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.database import savepoint
from central.ledger.book import NotEnough, contact_owner, move, post, reverse
from central.ledger.wallet import charge_cause
from central.reply_stamps.tables import reply_stamps
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import ReplyStampChange


class StampRefused(Exception):
    """The stamp cannot pay this reply; `code` is `wrong_stamp`, `stamp_used` or `stamp_void`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def attach(connection: Connection, *, message: str, resident: str, contact: str, now_ms: int) -> str | None:
    """Put one of the contact's stamps on a message; None when they have none left."""
    try:
        with savepoint(connection):
            post(
                connection,
                move("available", "escrow", contact_owner(contact), "stamp", 1),
                cause=f"message:{message}:attach",
                kind="reply_stamp_attach",
                at_ms=now_ms,
            )
    except NotEnough:
        return None
    stamp = str(uuid_utils.uuid7())
    connection.execute(insert(reply_stamps).values(id=stamp, message=message, resident=resident, contact=contact, state="available"))
    return stamp


def stamp_of(connection: Connection, message: str) -> Row[Any] | None:
    """The stamp on a message."""
    return connection.execute(select(reply_stamps).where(reply_stamps.c.message == message)).one_or_none()


def pay_reply(connection: Connection, *, stamp: str, resident: str, in_reply_to: str | None, command: str, now_ms: int) -> None:
    """Spend a stamp on a reply to its message. Raises StampRefused."""
    row = connection.execute(select(reply_stamps).where(reply_stamps.c.id == stamp).with_for_update()).one_or_none()
    if row is None or row.resident != resident or row.message != in_reply_to:
        raise StampRefused("wrong_stamp")
    if row.state != "available":
        raise StampRefused("stamp_used" if row.state == "used" else "stamp_void")
    post(
        connection,
        move("escrow", "spent", contact_owner(row.contact), "stamp", 1),
        cause=charge_cause(command),
        kind="reply_stamp",
        at_ms=now_ms,
        command=command,
        quantity=1,
        unit_price=1,
    )
    connection.execute(update(reply_stamps).where(reply_stamps.c.id == stamp).values(state="used", used_by=command))
    publish_stamp(connection, stamp, now_ms)


def give_back(connection: Connection, *, stamp: str, command: str, now_ms: int) -> None:
    """The reply it paid was not sent on: it may pay again. Raises AlreadyPosted when that was done before."""
    reverse(connection, cause=f"command:{command}:refund", of_cause=charge_cause(command), kind="refund", at_ms=now_ms)
    connection.execute(
        update(reply_stamps)
        .where(reply_stamps.c.id == stamp, reply_stamps.c.used_by == command)
        .values(state="available", used_by=None)
    )
    publish_stamp(connection, stamp, now_ms)


def return_to_contact(connection: Connection, message: str, now_ms: int) -> None:
    """The message was rejected: its unused stamp goes back to the contact."""
    row = stamp_of(connection, message)
    if row is None or row.state != "available":
        return
    reverse(
        connection,
        cause=f"message:{message}:return",
        of_cause=f"message:{message}:attach",
        kind="reply_stamp_return",
        at_ms=now_ms,
    )
    connection.execute(update(reply_stamps).where(reply_stamps.c.id == row.id).values(state="void"))


def publish_stamp(connection: Connection, stamp: str, now_ms: int) -> None:
    """Tell the resident's devices the state of a stamp."""
    row = connection.execute(select(reply_stamps).where(reply_stamps.c.id == stamp)).one()
    change = ReplyStampChange(stamp=row.id, message=row.message, state=row.state)
    append(connection, resident_stream(row.resident), "mail.reply_stamp", change, now_ms, key=f"stamp:{row.id}")
