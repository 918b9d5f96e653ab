"""What mail drops: everything of a resident who is forgotten, and what central does not know any more."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, delete, literal, or_, select

from kiosk.device.streams import RESIDENT_PREFIX
from kiosk.mail import tables
from kiosk.mail.draft_sync import untold
from kiosk.mail.tables import contact_asks, contacts, message_parts, messages, reply_stamps, screening, sent_messages
from kiosk.mail.word_index import RECEIVED, SENT, drop_words, forget_words
from kiosk.store.schema import drop_rows
from kiosk.sync.tables import outbox
from kiosk.sync.uploads import uploads


def holds(conn: Connection, resident: str) -> bool:
    """A draft, or its end, or a photo that was sent, is nowhere but here."""
    photo = select(uploads.c.command).join(sent_messages, sent_messages.c.message == uploads.c.command)
    return untold(conn, resident) or conn.execute(photo.where(sent_messages.c.resident == resident).limit(1)).first() is not None


def forget(conn: Connection, resident: str) -> None:
    """Letters and the index of their words, contacts, stamps, drafts (photos go with the messages that show them)."""
    drop_rows(conn, tables, resident=resident)
    forget_words(conn, resident)


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Drop what is in none of the keys. Messages whose command is still here will be sent again: they stay, and drafts too."""
    if not stream.startswith(RESIDENT_PREFIX):
        return
    resident = stream.removeprefix(RESIDENT_PREFIX)
    gone = and_(messages.c.resident == resident, _key("message", messages.c.message).not_in(keys))
    unsent = and_(sent_messages.c.resident == resident, sent_messages.c.status.is_not(None), _sent_unknown(keys))
    for table, lost, of in ((messages, gone, RECEIVED), (sent_messages, unsent, SENT)):
        drop_words(conn, resident, conn.execute(select(table.c.number).where(lost)).scalars().all(), of)
    for table, lost in (
        (
            message_parts,
            and_(message_parts.c.resident == resident, message_parts.c.message.in_(select(messages.c.message).where(gone))),
        ),
        (messages, gone),
        (contacts, and_(contacts.c.resident == resident, _key("contact", contacts.c.contact).not_in(keys))),
        (reply_stamps, and_(reply_stamps.c.resident == resident, _stamp_unknown(keys))),
        (sent_messages, unsent),
        (contact_asks, and_(contact_asks.c.resident == resident, _ask_unknown(keys))),
        (screening, and_(screening.c.resident == resident, literal("screening").not_in(keys))),
    ):
        conn.execute(delete(table).where(lost))


def _stamp_unknown(keys: Select[Any]) -> Any:
    """A stamp that nothing happened to is known by its message alone."""
    return ~or_(_key("stamp", reply_stamps.c.stamp).in_(keys), _key("message", reply_stamps.c.message).in_(keys))


def _sent_unknown(keys: Select[Any]) -> Any:
    return and_(_key("sent", sent_messages.c.message).not_in(keys), sent_messages.c.message.not_in(select(outbox.c.id)))


def _ask_unknown(keys: Select[Any]) -> Any:
    return and_(_key("request", contact_asks.c.request).not_in(keys), contact_asks.c.request.not_in(select(outbox.c.id)))


def _key(prefix: str, column: Any) -> Any:
    """SQL: the key of a change about the thing with this id."""
    return literal(f"{prefix}:") + column
