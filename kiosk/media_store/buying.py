"""Buying and renting titles, and undoing it: one transaction each, with the command for central.

As with stamps (`kiosk/wallet/purchases.py`) what the screen showed is checked again, an allowance of this device pays at once, and
without one it is paid when connected. A title opens when central has accepted the purchase and given a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.device.identity import load_identity
from kiosk.device.policy import current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.media_store.bringing import bring, drop_wishes
from kiosk.media_store.catalogue import Detail, detail
from kiosk.media_store.held import held
from kiosk.media_store.limits import limits_for, not_sold
from kiosk.media_store.prices import Price, prices
from kiosk.media_store.receipt import TitleSale, title_receipt
from kiosk.media_store.restrictions import Reason
from kiosk.media_store.tables import keys, owned, wanted_keys
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue, take_back
from kiosk.sync.wire import MediaBuy, MediaUndo
from kiosk.wallet.accounts import Blocked, CannotUndo, NotEnough, NotOffered, PriceChanged, SessionOver
from kiosk.wallet.allowances import give_back
from kiosk.wallet.holds import blocking
from kiosk.wallet.rules import Amounts, missing, returns_for
from kiosk.wallet.tables import movements
from kiosk.wallet.wallet import balances, move, refuse, standing_of

MINUTE_MS = 60_000
How = Literal["own", "rent"]


class AlreadyTheirs(NotOffered):
    """They have it, or a rental of it that is not over."""


@dataclass(frozen=True)
class TitleOffer:
    """A way to get a title now: `cents` (0: free), which allowance pays at once (None: when connected), and how much is missing.

    While a promotion runs, `full_cents` is the usual price and `until_ms` when it comes back.
    """

    title: str
    how: How
    cents: int
    allowance: str | None
    missing_cents: int
    full_cents: int = 0
    until_ms: int | None = None


def offers(conn: Connection, resident: str, title: Detail, now_ms: int) -> list[TitleOffer]:
    """How this resident can get the title: to own first. None for what is not sold to them or they own; what they rent they may still
    buy (central agrees: `central/media/holding.py`). An album of which they own all songs is theirs."""
    everything = held(conn, resident, now_ms)
    has = everything.get(title.title.title)
    owns = {name for name, one in everything.items() if one.how == "own"}
    if not title.active or title.title.title in owns or (title.parts and owns.issuperset(title.parts)):
        return []
    if hidden(conn, resident, title) is not None:
        return []
    today = prices(conn, now_ms)
    ways: tuple[How, ...] = ("own", "rent") if has is None else ("own",)
    found = ((how, today.of(title.title, how)) for how in ways)
    return [_offer(conn, resident, title.title.title, how, price, now_ms) for how, price in found if price is not None]


def hidden(conn: Connection, resident: str, title: Detail) -> Reason | None:
    """Why it is not sold to this resident here (policy, unit, person); None: it is."""
    return not_sold(limits_for(conn, resident), title.title)


def theirs(conn: Connection, resident: str, title: str, now_ms: int) -> str | None:
    """The licence by which they have a title: it, its album, or a rental of it that is not over."""
    has = held(conn, resident, now_ms).get(title)
    return None if has is None else has.licence


def buy(
    store: Store, session: Session, shown: TitleOffer, id: str, clock: Clock, print_receipt: bool = False, *, language: str = "en"
) -> str:
    """Get a title at the price that the screen showed; returns the licence's id, which is the command's. Its download begins by itself.

    Raises SessionOver, Blocked, NotOffered, AlreadyTheirs, PriceChanged, NotEnough or StoreFull: then nothing changed.
    """
    resident = session.person.resident
    with store.write() as conn:
        if conn.execute(select(owned.c.licence).where(owned.c.licence == id)).first() is not None:
            return id
        now_ms = clock.now_ms()
        _demand_allowed(conn, session, now_ms)
        found, offer = _agreed(conn, resident, shown, now_ms)
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
        bring(conn, resident, id, offer.title, now_ms)
        if print_receipt and offer.cents:
            _print(conn, session, found, offer, id, now_ms, language)
    return id


def _agreed(conn: Connection, resident: str, shown: TitleOffer, now_ms: int) -> tuple[Detail, TitleOffer]:
    """The title and today's offer, which is the one that was shown. Raises NotOffered, AlreadyTheirs, PriceChanged or NotEnough."""
    found = detail(conn, shown.title)
    if found is None:
        raise NotOffered(shown.title)
    has = held(conn, resident, now_ms).get(shown.title)
    if has is not None and (has.how == "own" or shown.how == "rent"):
        raise AlreadyTheirs(shown.title)
    offer = next((one for one in offers(conn, resident, found, now_ms) if one.how == shown.how), None)
    if offer is None:
        raise NotOffered(shown.title)
    if offer.cents != shown.cents:
        raise PriceChanged(shown.title)
    if offer.missing_cents:
        raise NotEnough("credits", offer.missing_cents)
    return found, offer


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
        drop_wishes(conn, licence)
        conn.execute(delete(wanted_keys).where(wanted_keys.c.licence == licence))  # a key that came first would refuse the undo
        if take_back(conn, licence):
            refuse(conn, licence, "taken_back")
            return
        enqueue(conn, kind="media.undo", version=1, payload=MediaUndo(licence=licence), grant=session.grant, clock=clock, id=id)
        if row.cents:
            move(conn, resident, id, "undone", Amounts(credits_cents=row.cents), clock.now_ms(), about=licence)


def _print(conn: Connection, session: Session, title: Detail, offer: TitleOffer, licence: str, now_ms: int, language: str) -> None:
    policy = current_policy(conn)
    if policy.receipts.purchase != "print":
        return
    left = balances(conn, session.person.resident, now_ms)
    sale = TitleSale(
        licence,
        now_ms,
        title.title.name,
        offer.how,
        offer.cents,
        None if left is None else left.credits_cents,
        when_connected=offer.allowance is None,
        rent_hours=title.rent_hours,
        rent_days=title.rent_days,
    )
    receipt = title_receipt(sale, session.person, policy.facility, load_identity(conn).name, language)
    job = queue_receipt(conn, session.person.resident, receipt, now_ms)
    conn.execute(update(movements).where(movements.c.command == licence).values(receipt=job))


def _demand_allowed(conn: Connection, session: Session, now_ms: int) -> None:
    if not is_open(conn, session):
        raise SessionOver
    for what in ("buy", "media"):
        stopped = blocking(conn, session.person.resident, what, now_ms)
        if stopped is not None:
            raise Blocked(stopped)


def _offer(conn: Connection, resident: str, title: str, how: How, price: Price, now_ms: int) -> TitleOffer:
    cost = Amounts(credits_cents=price.cents)
    stands = standing_of(conn, resident, now_ms)
    allowance = next((left.id for left in stands.allowances if left.amount.covers(cost)), None) if price.cents else None
    lacking = 0 if allowance or returns_for(stands, cost) is not None else missing(stands, cost).credits_cents
    return TitleOffer(title, how, price.cents, allowance, lacking, price.full_cents, price.until_ms)
