"""Whose a card is, and cards that were reported lost.

Everybody of the roster may have several cards. A lost one opens nothing from the moment it is reported, here at once and everywhere
with central's word; whoever shows it is told so, and central is told where.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.signin.rules import CardSeen, Person, Session
from kiosk.signin.tables import roster, roster_cards
from kiosk.store.engine import Store
from kiosk.sync.card_number import card_number
from kiosk.sync.outbox import UNACKNOWLEDGED, Clock, enqueue
from kiosk.sync.tables import outbox
from kiosk.sync.wire import CardLost, CardLostShown, Roster

REPORT, SHOWN = "card.lost", "card.lost_shown"
#: A card that is held to the reader again and again is one event, as at central.
ONE_EVENT_MS = 5 * 60_000


def keep_cards(conn: Connection, payload: Roster, at_ms: int) -> None:
    """The cards of somebody on the roster, as central had them at `at_ms`. What was reported here and central had not taken by then
    stays lost."""
    resident = payload.resident
    of_theirs = roster_cards.c.resident == resident
    told = conn.execute(select(roster_cards.c.card, roster_cards.c.lost_command).where(of_theirs)).all()
    reported = {row.card: row.lost_command for row in told}
    conn.execute(delete(roster_cards).where(of_theirs))
    in_force = payload.cards or ((payload.card,) if payload.card else ())
    lost = {as_kept(card) for card in payload.lost_cards}
    for card in {*map(as_kept, in_force), *lost}:
        command = reported.get(card)
        waits = command is not None and _not_taken_by(conn, command, at_ms)
        values = {"resident": resident, "card": card, "lost": waits or card in lost, "lost_command": command if waits else None}
        conn.execute(insert(roster_cards).values(values))


def _not_taken_by(conn: Connection, report: str, at_ms: int) -> bool:
    """Whether central said something at `at_ms` without knowing of the report; it may arrive after the answer to it."""
    told = conn.execute(select(outbox.c.state, outbox.c.acked_ms).where(outbox.c.id == report)).one_or_none()
    return told is not None and (told.state in UNACKNOWLEDGED or (told.state == "accepted" and at_ms < told.acked_ms))


def drop_cards_of(conn: Connection, resident: str) -> None:
    """Somebody is not on the roster any more."""
    conn.execute(delete(roster_cards).where(roster_cards.c.resident == resident))


def card_seen(conn: Connection, uid: str) -> CardSeen:
    """Whose card it is: nobody's when two active people share it; `lost` when it was reported lost and nobody else holds it now."""
    card = as_kept(uid)
    holders = conn.execute(
        select(roster)
        .join(roster_cards, roster_cards.c.resident == roster.c.resident)
        .where(roster_cards.c.card == card, roster_cards.c.lost.is_(False), roster.c.active)
        .limit(2)
    ).all()
    if len(holders) == 1:
        held = holders[0]
        return CardSeen(Person(held.resident, held.first_name, held.number, held.role))
    lost = conn.execute(select(roster_cards.c.card).where(roster_cards.c.card == card, roster_cards.c.lost).limit(1)).first()
    return CardSeen(None, lost=not holders and lost is not None)


def tell_lost_shown(conn: Connection, uid: str, clock: Clock) -> None:
    """Tell central that a lost card was shown here; once for as long as central has not heard, and not again at once."""
    card = as_kept(uid)
    of_late = or_(outbox.c.state.in_(UNACKNOWLEDGED), outbox.c.at_ms > clock.now_ms() - ONE_EVENT_MS)
    told = select(outbox.c.seq).where(outbox.c.kind == SHOWN, of_late, func.json_extract(outbox.c.payload, "$.card") == card)
    if conn.execute(told.limit(1)).first() is None:
        enqueue(conn, kind=SHOWN, version=1, payload=CardLostShown(card=card), grant=None, clock=clock)


def cards_in_force(conn: Connection, resident: str) -> int:
    """How many cards of somebody open something."""
    mine = select(func.count()).where(roster_cards.c.resident == resident, roster_cards.c.lost.is_(False))
    return int(conn.execute(mine).scalar_one())


def has_lost_card(conn: Connection, resident: str) -> bool:
    """Whether a card of theirs was reported lost."""
    lost = select(roster_cards.c.card).where(roster_cards.c.resident == resident, roster_cards.c.lost)
    return conn.execute(lost.limit(1)).first() is not None


def report_lost(store: Store, session: Session, clock: Clock) -> bool:
    """All cards of the person at the screen are lost from now on; central hears of it. False: there was none to lose."""
    resident = session.person.resident
    with store.write() as conn:
        if not cards_in_force(conn, resident):
            return False
        command = enqueue(conn, kind=REPORT, version=1, payload=CardLost(), grant=session.grant, clock=clock)
        conn.execute(
            update(roster_cards)
            .where(roster_cards.c.resident == resident, roster_cards.c.lost.is_(False))
            .values(lost=True, lost_command=command)
        )
        return True


def as_kept(card: str) -> str:
    """A card's number in the form in which it is kept and compared."""
    try:
        return card_number(card)
    except ValueError:
        # an older central kept what staff typed
        return card.upper()
