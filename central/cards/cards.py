"""Use cases of cards. Each is an alert, and devices learn it by the roster: a lost card opens nothing from then on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, update
from sqlalchemy.exc import IntegrityError

from central.cards.holding import find_card, hold_card
from central.cards.tables import cards
from central.database import savepoint
from central.devices.alerts import alert
from central.residents.residents import publish_resident

#: What is told of a card, where its number need not be known.
_ENDING = 4


class CardRefused(Exception):
    """The cards stay as they are; the message says why, in a plain sentence."""


def issue_card(connection: Connection, resident: str, number: str, now_ms: int) -> None:
    """Give a card to a resident or to facility IT. Raises CardRefused: no card's number, or somebody has it."""
    try:
        with savepoint(connection):
            hold_card(connection, resident, number, now_ms)
    except ValueError as error:
        raise CardRefused(str(error)) from error
    except IntegrityError as error:
        raise CardRefused("somebody has this card: end it first if it was handed in") from error
    _tell(connection, "card_issued", _found(connection, number), None, now_ms)


def lose_card(connection: Connection, number: str, now_ms: int, *, device: str | None = None) -> None:
    """The card was reported lost, to staff or at a `device`. Raises CardRefused: there is no such card."""
    card = _found(connection, number)
    if card.lost:
        return
    connection.execute(update(cards).where(cards.c.number == card.number).values(lost=True, lost_ms=now_ms))
    _tell(connection, "card_lost", card, device, now_ms)


def find_again(connection: Connection, number: str, now_ms: int) -> None:
    """Staff have the card, and give it back to its holder. Raises CardRefused: it was not lost."""
    card = _found(connection, number)
    if not card.lost:
        raise CardRefused("this card was not reported lost")
    connection.execute(
        update(cards).where(cards.c.number == card.number).values(lost=False, lost_ms=None, shown_at=None, shown_ms=None)
    )
    _tell(connection, "card_found", card, None, now_ms)


def end_card(connection: Connection, number: str, now_ms: int) -> None:
    """The card was handed in: it names nobody until it is issued again. Raises CardRefused."""
    card = _found(connection, number)
    connection.execute(delete(cards).where(cards.c.number == card.number))
    _tell(connection, "card_ended", card, None, now_ms)


def ending(number: str) -> str:
    """The end of a card's number, for records that others read."""
    return number[-_ENDING:]


def _found(connection: Connection, number: str) -> Row[Any]:
    try:
        card = find_card(connection, number)
    except ValueError as error:
        raise CardRefused(str(error)) from error
    if card is None:
        raise CardRefused("nobody has this card")
    return card


def _tell(connection: Connection, kind: str, card: Row[Any], device: str | None, now_ms: int) -> None:
    alert(connection, kind, device=device, detail=f"card ending {ending(card.number)} of {card.resident}", at_ms=now_ms)
    publish_resident(connection, card.resident, now_ms)
