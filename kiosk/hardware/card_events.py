"""Card events: the hardware process puts them in the store, the screen takes them.

A card only *names* a resident and is good for a few seconds. Taking events erases all, so that a card that was shown before can
never sign anybody in later. Ages are measured on CLOCK_BOOTTIME, which no change of the wall clock moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import BigInteger, CheckConstraint, Column, Connection, String, Table, delete, insert, select
from uuid_utils import uuid7

from kiosk.store.prepared import Query
from kiosk.store.schema import metadata

CARD_MAX_AGE_MS = 5_000

#: shown: a card is there; again: it was read once and must be shown once more; removed: it was taken away.
CardEventKind = Literal["shown", "again", "removed"]

card_events = Table(
    "card_events",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("uid", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("boot_ms", BigInteger, nullable=False),
    Column("kind", String(8), nullable=False, server_default="shown"),
    CheckConstraint("kind IN ('shown', 'again', 'removed')", name="kind"),
)


@dataclass(frozen=True)
class CardEvent:
    """What the reader said last. `uid` is "" where a card must be shown again."""

    kind: CardEventKind
    uid: str


def put_card(connection: Connection, uid: str, boot_ms: int, at_ms: int = 0, *, kind: CardEventKind = "shown") -> str:
    """Record what happened to a card at the reader; returns the event's id. Events too old to count go: nobody may take them for long.

    `uid` is the card's number (`kiosk.sync.card_number`), `boot_ms` milliseconds of CLOCK_BOOTTIME when it was read, `at_ms` the
    trusted time of day where the caller knows it (0: not known).
    """
    event_id = str(uuid7())
    connection.execute(delete(card_events).where(card_events.c.boot_ms < boot_ms - CARD_MAX_AGE_MS))
    connection.execute(insert(card_events).values(id=event_id, uid=uid, at_ms=at_ms, boot_ms=boot_ms, kind=kind))
    return event_id


def take_card_event(connection: Connection, boot_ms: int, max_age_ms: int = CARD_MAX_AGE_MS) -> CardEvent | None:
    """What counts of the events not older than `max_age_ms` at `boot_ms` (now, CLOCK_BOOTTIME), or None. Erases every event.

    The newest counts, but for a card that was shown and taken away at once: it was shown. An event from the future belongs to an
    earlier start of the machine and does not count.
    """
    newest = connection.execute(
        select(card_events.c.kind, card_events.c.uid, card_events.c.boot_ms).order_by(
            card_events.c.boot_ms.desc(), card_events.c.id.desc()
        )
    ).all()
    if newest:
        connection.execute(delete(card_events))
    fresh = [CardEvent(cast("CardEventKind", kind), uid) for kind, uid, seen_ms in newest if 0 <= boot_ms - seen_ms <= max_age_ms]
    shown = next((event for event in fresh if event.kind == "shown"), None)
    return shown or (fresh[0] if fresh else None)


def take_card(connection: Connection, boot_ms: int, max_age_ms: int = CARD_MAX_AGE_MS) -> str | None:
    """The number of the newest card that was shown, or None; see `take_card_event`."""
    event = take_card_event(connection, boot_ms, max_age_ms)
    return event.uid if event is not None and event.kind == "shown" else None


_ANY = Query(select(card_events.c.id).limit(1))


def card_waiting(connection: Connection) -> bool:
    """Whether any event lies there, fresh or stale: a cheap look before `take_card_event` needs a write."""
    return _ANY.value(connection) is not None


def drop_cards(connection: Connection) -> None:
    """Erase every event (start of the hardware process, sign-out)."""
    connection.execute(delete(card_events))
