"""Card events: the hardware process puts them in the store, the screen takes them.

A card only *names* a resident and is good for a few seconds. Taking one erases all, so that a card that was shown before can
never sign anybody in later. Ages are measured on CLOCK_BOOTTIME, which no change of the wall clock moves.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, String, Table, delete, insert, select
from uuid_utils import uuid7

from kiosk.store.schema import metadata

CARD_MAX_AGE_MS = 5_000

card_events = Table(
    "card_events",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("uid", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("boot_ms", BigInteger, nullable=False),
)


def put_card(connection: Connection, uid: str, boot_ms: int, at_ms: int = 0) -> str:
    """Record that a card was read; returns the event's id.

    `uid` is the reader's text for the card (RDM6300: 10 hex digits), `boot_ms` milliseconds of CLOCK_BOOTTIME when it was read,
    `at_ms` the trusted time of day where the caller knows it (0: not known).
    """
    event_id = str(uuid7())
    connection.execute(insert(card_events).values(id=event_id, uid=uid, at_ms=at_ms, boot_ms=boot_ms))
    return event_id


def take_card(connection: Connection, boot_ms: int, max_age_ms: int = CARD_MAX_AGE_MS) -> str | None:
    """The newest card not older than `max_age_ms` at `boot_ms` (now, CLOCK_BOOTTIME), or None. Erases every event.

    An event from the future belongs to an earlier start of the machine and does not count.
    """
    newest = connection.execute(
        select(card_events.c.uid, card_events.c.boot_ms).order_by(card_events.c.boot_ms.desc(), card_events.c.id.desc())
    ).all()
    if newest:
        connection.execute(delete(card_events))
    for uid, seen_ms in newest:
        if 0 <= boot_ms - seen_ms <= max_age_ms:
            return str(uid)
    return None


def card_waiting(connection: Connection) -> bool:
    """Whether any event lies there, fresh or stale: a cheap look before `take_card` needs a write."""
    return connection.execute(select(card_events.c.id).limit(1)).first() is not None


def drop_cards(connection: Connection) -> None:
    """Erase every event (start of the hardware process, sign-out)."""
    connection.execute(delete(card_events))
