"""Handlers of `card.lost`, which people report themselves, and `card.lost_shown`, which a device reports of a stranger.

Codes of a rejected one: `no_such_card` (not a card of this person), `not_lost` (found again meanwhile, or never lost).
"""

from __future__ import annotations

from sqlalchemy import select, update

from central.cards.cards import ending, lose_card
from central.cards.holding import find_card
from central.cards.tables import cards
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.devices.alerts import alert
from kiosk.sync.wire import CardLost, CardLostShown, Command

#: How far a device's clock may be behind when "all my cards" is said just after a card was issued.
CLOCK_MS = 5 * 60_000
#: A card that is held to one reader again and again is one event.
ONE_EVENT_MS = 5 * 60_000


def _lost(context: Context, command: Command, payload: CardLost) -> None:
    connection, holder = context.connection, context.author
    if payload.card is not None:
        card = find_card(connection, payload.card)
        if card is None or card.resident != holder:
            raise Rejected("no_such_card", "this person has no such card")
        lose_card(connection, card.number, context.now_ms, device=context.device)
        return
    theirs = select(cards.c.number).where(
        cards.c.resident == holder, cards.c.lost.is_(False), cards.c.issued_ms <= command.at_ms + CLOCK_MS
    )
    # all of them before `lose_card` locks their holder, as staff's desk does with one
    for number in connection.execute(theirs.order_by(cards.c.number).with_for_update()).scalars().all():
        lose_card(connection, number, context.now_ms, device=context.device)


def _shown(context: Context, command: Command, payload: CardLostShown) -> None:
    connection, at_ms = context.connection, min(command.at_ms, context.now_ms)
    card = find_card(connection, payload.card)
    if card is None or not card.lost:
        raise Rejected("not_lost", "this card is not reported lost")
    if card.shown_at == context.device and abs(at_ms - card.shown_ms) < ONE_EVENT_MS:
        return
    connection.execute(update(cards).where(cards.c.number == card.number).values(shown_at=context.device, shown_ms=at_ms))
    detail = f"card ending {ending(card.number)} of {card.resident}"
    alert(connection, "lost_card_shown", device=context.device, detail=detail, at_ms=at_ms)


HANDLERS: Kinds = {
    ("card.lost", 1): Kind(_lost, who=("resident", "it")),
    ("card.lost_shown", 1): Kind(_shown),
}
