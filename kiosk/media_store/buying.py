"""Buying and renting titles, and undoing it: one transaction each, with the command for central.

As with stamps (`kiosk/wallet/purchases.py`) what the screen showed is checked again, an allowance of this device pays at once, and
without one it is paid when connected. A title opens when central has accepted the purchase and given a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from kiosk.device.policy import MediaPolicy, current_policy
from kiosk.media_store.catalogue import RATINGS, Detail, detail
from kiosk.media_store.library import read_pauses
from kiosk.media_store.rentals import Rental
from kiosk.media_store.tables import keys, owned
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue, take_back
from kiosk.sync.wire import MediaBuy, MediaUndo
from kiosk.wallet.accounts import Blocked, CannotUndo, NotEnough, NotOffered, PriceChanged, SessionOver
from kiosk.wallet.allowances import give_back
from kiosk.wallet.holds import blocking
from kiosk.wallet.rules import Amounts, missing, returns_for
from kiosk.wallet.wallet import move, refuse, standing_of

MINUTE_MS = 60_000
How = Literal["own", "rent"]


class AlreadyTheirs(NotOffered):
    """They have it, or a rental of it that is not over."""


@dataclass(frozen=True)
class TitleOffer:
    """A way to get a title now: `cents` (0: free), which allowance pays at once (None: when connected), and how much is missing."""

    title: str
    how: How
    cents: int
    allowance: str | None
    missing_cents: int


def offers(conn: Connection, resident: str, title: Detail, now_ms: int) -> list[TitleOffer]:
    """How this resident can get the title: to own first. None for what the facility does not sell or they have."""
    if hidden(current_policy(conn).media, title) or not title.active or theirs(conn, resident, title.title.title, now_ms):
        return []
    ways: list[tuple[How, int | None]] = [("own", title.title.buy_cents), ("rent", title.title.rent_cents)]
    return [_offer(conn, resident, title.title.title, how, cents, now_ms) for how, cents in ways if cents is not None]


def hidden(policy: MediaPolicy, title: Detail) -> Literal["rating", "kind"] | None:
    """Why the facility does not sell it; None: it does."""
    if title.title.kind in policy.kinds_off:
        return "kind"
    return "rating" if RATINGS.index(title.title.rating) > RATINGS.index(policy.highest_rating) else None


def theirs(conn: Connection, resident: str, title: str, now_ms: int) -> str | None:
    """The licence by which they have a title, or a rental of it that is not over."""
    rows = conn.execute(
        select(owned).where(owned.c.resident == resident, owned.c.title == title, owned.c.state == "held").order_by(owned.c.how)
    ).all()
    for row in rows:
        if row.how == "own" or row.window_ms is None or row.latest_start_ms is None:
            return str(row.licence)
        started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
        if not Rental(row.latest_start_ms, row.window_ms, min(started, default=None)).is_over(read_pauses(conn), now_ms):
            return str(row.licence)
    return None


def buy(store: Store, session: Session, shown: TitleOffer, id: str, clock: Clock) -> str:
    """Get a title at the price that the screen showed; returns the licence's id, which is the command's.

    Raises SessionOver, Blocked, NotOffered, AlreadyTheirs, PriceChanged, NotEnough or StoreFull: then nothing changed.
    """
    resident = session.person.resident
    with store.write() as conn:
        if conn.execute(select(owned.c.licence).where(owned.c.licence == id)).first() is not None:
            return id
        now_ms = clock.now_ms()
        _demand_allowed(conn, session, now_ms)
        found = detail(conn, shown.title)
        if found is None:
            raise NotOffered(shown.title)
        if theirs(conn, resident, shown.title, now_ms) is not None:
            raise AlreadyTheirs(shown.title)
        offer = next((one for one in offers(conn, resident, found, now_ms) if one.how == shown.how), None)
        if offer is None:
            raise NotOffered(shown.title)
        if offer.cents != shown.cents:
            raise PriceChanged(shown.title)
        if offer.missing_cents:
            raise NotEnough("credits", offer.missing_cents)
        cost = Amounts(credits_cents=offer.cents)
        if offer.allowance is None and offer.cents:
            returned = returns_for(standing_of(conn, resident, now_ms), cost)
            if returned:
                give_back(conn, resident, session.grant, clock, returned)
        payload = MediaBuy(title=offer.title, how=offer.how, cents=offer.cents, allowance=offer.allowance)
        enqueue(conn, kind="media.buy", version=1, payload=payload, grant=session.grant, clock=clock, id=id)
        if offer.cents:
            kind: Literal["media_bought", "media_rented"] = "media_bought" if offer.how == "own" else "media_rented"
            move(conn, resident, id, kind, -cost, now_ms, allowance=offer.allowance, about=offer.title)
        conn.execute(
            insert(owned).values(
                licence=id,
                resident=resident,
                title=offer.title,
                how=offer.how,
                state="held",
                waiting=True,
                at_ms=now_ms,
                cents=offer.cents,
            )
        )
    return id


def may_undo_until(conn: Connection, resident: str, licence: str, now_ms: int) -> int | None:
    """Until when a purchase made here can be undone; None: not any more, or it was not made here."""
    row = conn.execute(select(owned).where(owned.c.licence == licence, owned.c.resident == resident)).one_or_none()
    if row is None or row.state != "held" or row.started_here_ms is not None or row.started_ms is not None:
        return None
    if conn.execute(select(keys.c.licence).where(keys.c.licence == licence)).first() is not None:
        return None
    until_ms = int(row.at_ms) + current_policy(conn).stamps.undo_minutes * MINUTE_MS
    return until_ms if now_ms < until_ms else None


def undo(store: Store, session: Session, licence: str, id: str, clock: Clock) -> None:
    """Undo a purchase before it was downloaded or played. Raises CannotUndo, SessionOver or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        if may_undo_until(conn, resident, licence, clock.now_ms()) is None:
            raise CannotUndo("late")
        row = conn.execute(select(owned).where(owned.c.licence == licence)).one()
        conn.execute(update(owned).where(owned.c.licence == licence).values(state="returned", waiting=False))
        if take_back(conn, licence):
            refuse(conn, licence, "taken_back")
            return
        enqueue(conn, kind="media.undo", version=1, payload=MediaUndo(licence=licence), grant=session.grant, clock=clock, id=id)
        if row.cents:
            move(conn, resident, id, "undone", Amounts(credits_cents=row.cents), clock.now_ms(), about=licence)


def _demand_allowed(conn: Connection, session: Session, now_ms: int) -> None:
    if not is_open(conn, session):
        raise SessionOver
    for what in ("buy", "media"):
        held = blocking(conn, session.person.resident, what, now_ms)
        if held is not None:
            raise Blocked(held)


def _offer(conn: Connection, resident: str, title: str, how: How, cents: int, now_ms: int) -> TitleOffer:
    cost = Amounts(credits_cents=cents)
    stands = standing_of(conn, resident, now_ms)
    allowance = next((left.id for left in stands.allowances if left.amount.covers(cost)), None) if cents else None
    lacking = 0 if allowance or returns_for(stands, cost) is not None else missing(stands, cost).credits_cents
    return TitleOffer(title, how, cents, allowance, lacking)
