"""Rows of cards: who holds which."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from central.cards.tables import cards
from kiosk.sync.card_number import card_number


class Held(NamedTuple):
    """The cards of one person, the newest first."""

    in_force: tuple[str, ...]
    lost: tuple[str, ...]


def cards_of(connection: Connection, resident: str) -> Held:
    """What a person may show, and what they lost."""
    found = select(cards).where(cards.c.resident == resident).order_by(cards.c.issued_ms.desc(), cards.c.number)
    rows = connection.execute(found).all()
    return Held(tuple(row.number for row in rows if not row.lost), tuple(row.number for row in rows if row.lost))


def find_card(connection: Connection, number: str) -> Row[Any] | None:
    """A card by its number as anybody writes it, its row held until the transaction ends. Raises ValueError when it is no number."""
    wanted = select(cards).where(cards.c.number == card_number(number)).with_for_update()
    return connection.execute(wanted).one_or_none()


def hold_card(connection: Connection, resident: str, number: str, now_ms: int) -> None:
    """The person holds this card from now on. Raises ValueError when it is no card's number, IntegrityError when somebody has it."""
    connection.execute(insert(cards).values(number=card_number(number), resident=resident, issued_ms=now_ms))
