"""Prepaid reply stamps on this device: which can still pay, and which a message that waits here has taken."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, or_, select

from kiosk.mail.tables import messages, reply_stamps, sent_messages
from kiosk.store.prepared import Query
from kiosk.sync.tables import outbox


def taken_here() -> ColumnElement[bool]:
    """SQL: a message sent from this device holds the stamp of `reply_stamps`, and central has not turned it away."""
    rejected = exists().where(outbox.c.id == sent_messages.c.message, outbox.c.state == "rejected")
    return exists().where(
        sent_messages.c.resident == reply_stamps.c.resident,
        sent_messages.c.pay_stamp == reply_stamps.c.stamp,
        or_(
            and_(sent_messages.c.status.is_(None), ~rejected),
            sent_messages.c.status.in_(("received", "screening", "checked", "sent_on")),
        ),
    )


def usable_stamp() -> ColumnElement[bool]:
    """SQL: the row of `messages` has a prepaid stamp that can pay a reply now."""
    return exists().where(
        reply_stamps.c.resident == messages.c.resident,
        reply_stamps.c.stamp == messages.c.reply_stamp,
        reply_stamps.c.state == "available",
        ~taken_here(),
    )


_PAID = Query(
    select(messages.c.contact)
    .join(reply_stamps, and_(reply_stamps.c.resident == messages.c.resident, reply_stamps.c.stamp == messages.c.reply_stamp))
    .where(messages.c.resident == bindparam("resident"), reply_stamps.c.state == "available", ~taken_here())
    .order_by(messages.c.released_ms.desc())
)


def paid_replies(conn: Connection, resident: str) -> list[str]:
    """The contacts who paid for an answer that was not given yet, once for each stamp."""
    return _PAID.column(conn, resident=resident)


def stamp_of(conn: Connection, resident: str, message: str) -> tuple[str, bool] | None:
    """The stamp that came with a message and that central calls available, and whether a message here has taken it; else None."""
    row = conn.execute(
        select(reply_stamps.c.stamp, taken_here().label("taken"))
        .join(messages, and_(messages.c.resident == reply_stamps.c.resident, messages.c.reply_stamp == reply_stamps.c.stamp))
        .where(messages.c.resident == resident, messages.c.message == message, reply_stamps.c.state == "available")
    ).one_or_none()
    return None if row is None else (row.stamp, bool(row.taken))
