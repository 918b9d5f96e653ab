"""Mail on its way to a resident: released, rejected, or shown without a part; every step tells the devices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from central.contacts.contacts import add_contact, contact_by_address, contact_by_phone, get_contact
from central.mail_in.tables import message_parts, messages
from central.reply_stamps.reply_stamps import publish_stamp, return_to_contact, stamp_of
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import EcardPart, MessageChange, Part, PhotoPart, RefusedPart, ScreeningChange, VideoPart

TEXT_PART = 0


class CannotDecide(Exception):
    """There is nothing (more) to decide about this message or part."""


def release(connection: Connection, message: str, now_ms: int) -> None:
    """Let the resident read a held message. Raises CannotDecide, also when they have blocked the contact since."""
    row = _held(connection, message)
    contact = row.contact or _shown_contact(connection, row, now_ms)
    known = get_contact(connection, contact)
    if known is not None and known.blocked:
        raise CannotDecide("the resident has blocked this contact: the message can be rejected only")
    connection.execute(
        update(messages)
        .where(messages.c.id == message)
        .values(state="released", released_ms=now_ms, decided_ms=now_ms, contact=contact)
    )
    publish_message(connection, message, now_ms)
    publish_screening(connection, row.resident, now_ms)


def reject(connection: Connection, message: str, reason: str, now_ms: int) -> None:
    """The resident never gets a held message; an unused stamp goes back to the contact. Raises CannotDecide."""
    row = _held(connection, message)
    connection.execute(update(messages).where(messages.c.id == message).values(state="rejected", decided_ms=now_ms, reason=reason))
    return_to_contact(connection, message, now_ms)
    publish_screening(connection, row.resident, now_ms)


def withhold(connection: Connection, message: str, number: int, reason: str, now_ms: int) -> None:
    """Show a message without one part (0 is the text), with a reason code. Raises CannotDecide."""
    row = connection.execute(select(messages).where(messages.c.id == message)).one_or_none()
    if row is None or row.state == "rejected":
        raise CannotDecide("there is no such message")
    part = connection.execute(
        select(message_parts).where(message_parts.c.message == message, message_parts.c.number == number)
    ).one_or_none()
    if part is None and number != TEXT_PART:
        raise CannotDecide("the message has no such part")
    if part is None:
        connection.execute(
            insert(message_parts).values(
                message=message, number=TEXT_PART, kind="withheld", what="text", code=reason,
                media_type="", width=0, height=0, size_bytes=0, name="",
            )
        )  # fmt: skip
    else:
        connection.execute(
            update(message_parts)
            .where(message_parts.c.message == message, message_parts.c.number == number)
            .values(kind="withheld", code=reason)
        )
    if row.state == "released":
        publish_message(connection, message, now_ms)


def publish_message(connection: Connection, message: str, now_ms: int) -> None:
    """Put a released message, as it may be seen now, on the resident's stream."""
    row = connection.execute(select(messages).where(messages.c.id == message)).one()
    stored = connection.execute(select(message_parts).where(message_parts.c.message == message).order_by(message_parts.c.number)).all()
    text_withheld = any(part.number == TEXT_PART for part in stored)
    stamp = stamp_of(connection, message)
    change = MessageChange(
        message=row.id,
        contact=row.contact,
        subject="" if text_withheld else row.subject,
        text="" if text_withheld else row.text,
        sent_ms=row.sent_ms,
        arrived_ms=row.arrived_ms,
        released_ms=row.released_ms,
        parts=tuple(_part(part, text_withheld=text_withheld) for part in stored),
        reply_stamp=stamp.id if stamp is not None and stamp.state != "void" else None,
        legal=row.legal,
        read=row.read_ms is not None,
        saved=row.saved,
        channel=row.channel,
    )
    append(connection, resident_stream(row.resident), "mail.message", change, now_ms, key=f"message:{row.id}")
    if stamp is not None and stamp.state == "used":
        publish_stamp(connection, stamp.id, now_ms)


def publish_screening(connection: Connection, resident: str, now_ms: int) -> None:
    """How many messages wait for staff: a count and a time, never who or what."""
    held = connection.execute(
        select(func.count(), func.max(messages.c.arrived_ms)).where(messages.c.resident == resident, messages.c.state == "held")
    ).one()
    change = ScreeningChange(count=held[0], newest_ms=held[1])
    append(connection, resident_stream(resident), "mail.screening", change, now_ms, key="screening")


def mark_read(connection: Connection, resident: str, message: str, now_ms: int) -> bool:
    """The resident opened a message; their other devices learn it. False when they have no such released message."""
    row = connection.execute(
        select(messages).where(messages.c.id == message, messages.c.resident == resident, messages.c.state == "released")
    ).one_or_none()
    if row is None:
        return False
    if row.read_ms is None:
        connection.execute(update(messages).where(messages.c.id == message).values(read_ms=now_ms))
        publish_message(connection, message, now_ms)
    return True


def mark_saved(connection: Connection, resident: str, message: str, saved: bool, now_ms: int) -> bool:
    """The resident keeps a message among the saved ones, or no longer. False when they have no such released message."""
    row = connection.execute(
        select(messages).where(messages.c.id == message, messages.c.resident == resident, messages.c.state == "released")
    ).one_or_none()
    if row is None:
        return False
    if row.saved != saved:
        connection.execute(update(messages).where(messages.c.id == message).values(saved=saved))
        publish_message(connection, message, now_ms)
    return True


def _held(connection: Connection, message: str) -> Row[Any]:
    row = connection.execute(
        select(messages).where(messages.c.id == message, messages.c.state == "held").with_for_update()
    ).one_or_none()
    if row is None:
        raise CannotDecide("no such message waits for staff")
    return row


def _shown_contact(connection: Connection, row: Row[Any], now_ms: int) -> str:
    """A message that staff let through from somebody unknown is shown under their name; the resident may not write to them yet."""
    by_phone = row.channel == "sms"
    known = (contact_by_phone if by_phone else contact_by_address)(connection, row.resident, row.sender_address)
    if known is not None:
        return str(known.id)
    return add_contact(
        connection,
        resident=row.resident,
        name=row.sender_name,
        address=None if by_phone else row.sender_address,
        phone=row.sender_address if by_phone else None,
        kind="person",
        pays_for_reply=False,
        approved=False,
        now_ms=now_ms,
    )


def _part(row: Row[Any], *, text_withheld: bool) -> Part:
    """What the resident gets of a part. The words on a card are the letter's: they go with them."""
    if row.kind == "ecard":
        return EcardPart(card=row.card, greeting="" if text_withheld else row.greeting)
    if row.kind == "video":
        return VideoPart(
            blob=row.blob,
            media_type=row.media_type,
            width=row.width,
            height=row.height,
            duration_ms=row.duration_ms,
            size_bytes=row.size_bytes,
            poster=row.poster,
            poster_bytes=row.poster_bytes,
            captions=row.captions,
            captions_bytes=row.captions_bytes,
            name=row.name,
        )
    if row.kind == "photo":
        return PhotoPart(
            blob=row.blob, media_type=row.media_type, width=row.width, height=row.height, size_bytes=row.size_bytes, name=row.name
        )
    return RefusedPart(kind=row.kind, what=row.what, code=row.code)
