"""Buying stamps and undoing it, moving money to credits, paying what is owed: one transaction each, with the command for central.

Price and balance are known before; the use case checks again that what the screen showed still holds. Each takes the id that its
command will have: the same id again returns what was done and does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, and_, func, select, update

from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy, current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue, take_back
from kiosk.sync.tables import outbox
from kiosk.sync.wire import BuyStamps, MoveToCredits, PayObligation, Undo
from kiosk.sync.wire_base import Payload
from kiosk.wallet.accounts import (
    Block,
    Blocked,
    CannotUndo,
    NotEnough,
    NotOffered,
    Offer,
    OverLimit,
    PriceChanged,
    Purchase,
    SessionOver,
)
from kiosk.wallet.allowances import counts, give_back
from kiosk.wallet.holds import blocking, obligations
from kiosk.wallet.paper import receipt_number
from kiosk.wallet.prices import offers
from kiosk.wallet.receipt import Sale, receipt_of
from kiosk.wallet.rules import Amounts, returns_for
from kiosk.wallet.tables import movements, wallet_entries
from kiosk.wallet.wallet import balances, move, refuse, standing_of

MINUTE_MS = 60_000


def stamp_offers(conn: Connection, resident: str, now_ms: int) -> list[Offer]:
    """The books that this resident can buy now, smallest first, each with its price and what is missing."""
    return offers(conn, standing_of(conn, resident, now_ms), now_ms)


def buy_stamps(
    store: Store, session: Session, shown: Offer, id: str, clock: Clock, print_receipt: bool, *, language: str = "en"
) -> str:
    """Buy a book at the price that the screen showed; returns the purchase's id.

    Raises SessionOver, Blocked, NotOffered, PriceChanged, NotEnough or StoreFull: then nothing changed.
    """
    resident = session.person.resident
    with store.write() as conn:
        if _done(conn, id):
            return id
        now_ms = clock.now_ms()
        policy = _permitted(conn, session, "buy", now_ms)
        stands = standing_of(conn, resident, now_ms)
        offer = next((one for one in offers(conn, stands, now_ms) if one.book == shown.book), None)
        if offer is None:
            raise NotOffered(shown.book)
        if (offer.stamps, offer.cents) != (shown.stamps, shown.cents):
            raise PriceChanged(shown.book)
        if offer.missing_cents:
            raise NotEnough("credits", offer.missing_cents)
        if offer.allowance is None:
            returned = returns_for(stands, Amounts(credits_cents=offer.cents))
            if returned:
                give_back(conn, resident, session.grant, clock, returned)
        payload = BuyStamps(
            book=offer.book,
            stamps=offer.stamps,
            cents=offer.cents,
            price_version=offer.price_version,
            allowance=offer.allowance,
        )
        change = Amounts(stamps=offer.stamps, credits_cents=-offer.cents)
        _command(conn, session, "wallet.buy_stamps", payload, id, clock)
        move(conn, resident, id, "stamps_bought", change, now_ms, allowance=offer.allowance)
        if print_receipt and policy.receipts.purchase == "print":
            sale = Sale(id, now_ms, offer.cents, stamps=offer.stamps, when_connected=offer.allowance is None)
            _print(conn, session, policy, sale, language)
    return id


def purchase_of(conn: Connection, resident: str, id: str, now_ms: int) -> Purchase | None:
    """A purchase made on this device, None when there is none (or it is long ago)."""
    row = conn.execute(_bought(resident, id)).one_or_none()
    if row is None:
        return None
    refused = row.refused or (row.code if row.state == "rejected" else None)
    until_ms = row.at_ms + current_policy(conn).stamps.undo_minutes * MINUTE_MS
    undone = _undone(conn, resident, id)
    can = refused is None and not undone and now_ms < until_ms and _unused(conn, resident, row.stamps, now_ms)
    return Purchase(
        id=id,
        stamps=row.stamps,
        cents=-row.credits_cents,
        at_ms=row.at_ms,
        waiting=row.state in {"pending", "sending"},
        refused=refused,
        undo_until_ms=until_ms if can else None,
        undone=undone or refused == "taken_back",
        receipt=row.receipt,
        receipt_number=receipt_number(id),
    )


def last_purchase(conn: Connection, resident: str, now_ms: int) -> Purchase | None:
    """The newest purchase made here that can still be undone."""
    mine = and_(movements.c.resident == resident, movements.c.kind == "stamps_bought")
    newest = select(movements.c.command).where(mine).order_by(movements.c.at_ms.desc(), movements.c.command.desc()).limit(1)
    found = conn.execute(newest).scalar_one_or_none()
    purchase = None if found is None else purchase_of(conn, resident, found, now_ms)
    return purchase if purchase is not None and purchase.undo_until_ms is not None else None


def undo(store: Store, session: Session, purchase: str, id: str, clock: Clock) -> None:
    """Undo a purchase within the policy's time, if its stamps are unused. Raises CannotUndo, SessionOver or StoreFull.

    One that has not begun to leave the device is taken out of the queue; any other is undone by central.
    """
    resident = session.person.resident
    with store.write() as conn:
        if _done(conn, id):
            return
        if not is_open(conn, session):
            raise SessionOver
        now_ms = clock.now_ms()
        row = conn.execute(_bought(resident, purchase)).one_or_none()
        if row is None or row.refused is not None or row.state == "rejected":
            raise CannotUndo("unknown")
        if _undone(conn, resident, purchase):
            raise CannotUndo("undone")
        if now_ms >= row.at_ms + current_policy(conn).stamps.undo_minutes * MINUTE_MS:
            raise CannotUndo("late")
        if not _unused(conn, resident, row.stamps, now_ms):
            raise CannotUndo("used")
        if take_back(conn, purchase):
            refuse(conn, purchase, "taken_back")
            return
        _command(conn, session, "wallet.undo", Undo(command=purchase), id, clock)
        change = Amounts(stamps=-row.stamps, credits_cents=-row.credits_cents)
        move(conn, resident, id, "undone", change, now_ms, about=purchase)


def move_limits(conn: Connection, resident: str, now_ms: int) -> tuple[int, int]:
    """How many cents may be moved to credits at once, and how many still today (the facility's day)."""
    policy = current_policy(conn)
    now = datetime.fromtimestamp(now_ms / 1000, ZoneInfo(policy.facility.zone))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = midnight + timedelta(days=1)
    start_ms, end_ms = (int(day.timestamp() * 1000) for day in (midnight, tomorrow))
    today = 0
    for table, more in ((wallet_entries, ()), (movements, (~movements.c.settled, counts()))):
        of_day = and_(
            table.c.resident == resident, table.c.kind == "moved_to_credits", table.c.at_ms >= start_ms, table.c.at_ms < end_ms
        )
        today += conn.execute(select(func.coalesce(func.sum(table.c.credits_cents), 0)).where(of_day, *more)).scalar_one()
    limits = policy.money
    return limits.move_limit_cents, max(0, limits.move_day_limit_cents - today)


def move_to_credits(
    store: Store, session: Session, cents: int, id: str, clock: Clock, print_receipt: bool, *, language: str = "en"
) -> str:
    """Move trust money to credits; returns the command's id.

    Raises SessionOver, Blocked, NotOffered (no amount), OverLimit, NotEnough or StoreFull.
    """
    resident = session.person.resident
    with store.write() as conn:
        if _done(conn, id):
            return id
        now_ms = clock.now_ms()
        policy = _permitted(conn, session, "move", now_ms)
        at_once, today = move_limits(conn, resident, now_ms)
        _check_trust(conn, resident, cents, now_ms)
        if cents > min(at_once, today):
            raise OverLimit(at_once, today)
        _command(conn, session, "wallet.move_to_credits", MoveToCredits(cents=cents), id, clock)
        move(conn, resident, id, "moved_to_credits", Amounts(credits_cents=cents, trust_cents=-cents), now_ms)
        if print_receipt and policy.receipts.purchase == "print":
            _print(conn, session, policy, Sale(id, now_ms, cents, when_connected=True), language)
    return id


def pay_obligation(
    store: Store, session: Session, obligation: str, cents: int, id: str, clock: Clock, print_receipt: bool, *, language: str = "en"
) -> str:
    """Pay towards what is owed, from trust; returns the command's id. Never blocked by a hold: it is how some holds end.

    Raises SessionOver, NotOffered (unknown, not payable from here, or more than is open), NotEnough or StoreFull.
    """
    resident = session.person.resident
    with store.write() as conn:
        if _done(conn, id):
            return id
        now_ms = clock.now_ms()
        policy = _permitted(conn, session, None, now_ms)
        owed = next((one for one in obligations(conn, resident) if one.id == obligation), None)
        if owed is None or not owed.may_pay or cents > owed.open_cents:
            raise NotOffered(obligation)
        _check_trust(conn, resident, cents, now_ms)
        _command(conn, session, "wallet.pay_obligation", PayObligation(obligation=obligation, cents=cents), id, clock)
        move(conn, resident, id, "obligation_paid", Amounts(trust_cents=-cents), now_ms, about=obligation)
        if print_receipt and policy.receipts.purchase == "print":
            _print(conn, session, policy, Sale(id, now_ms, cents, paid_to=owed.name, when_connected=True), language)
    return id


def _permitted(conn: Connection, session: Session, what: Block | None, now_ms: int) -> Policy:
    if not is_open(conn, session):
        raise SessionOver
    held = None if what is None else blocking(conn, session.person.resident, what, now_ms)
    if held is not None:
        raise Blocked(held)
    return current_policy(conn)


def _check_trust(conn: Connection, resident: str, cents: int, now_ms: int) -> None:
    if cents <= 0:
        raise NotOffered("no amount")
    held = balances(conn, resident, now_ms)
    there = 0 if held is None else held.trust_cents
    if cents > there:
        raise NotEnough("trust", cents - there)


def _command(conn: Connection, session: Session, kind: str, payload: Payload, id: str, clock: Clock) -> None:
    enqueue(conn, kind=kind, version=1, payload=payload, grant=session.grant, clock=clock, id=id)


def _done(conn: Connection, id: str) -> bool:
    return conn.execute(select(movements.c.command).where(movements.c.command == id)).first() is not None


def _bought(resident: str, id: str) -> Select[Any]:
    return (
        select(movements, outbox.c.state, outbox.c.code)
        .select_from(movements.outerjoin(outbox, outbox.c.id == movements.c.command))
        .where(movements.c.resident == resident, movements.c.command == id, movements.c.kind == "stamps_bought")
    )


def _undone(conn: Connection, resident: str, purchase: str) -> bool:
    """An undo waits here, or central booked one."""
    mine = and_(movements.c.resident == resident, movements.c.about == purchase, movements.c.kind == "undone", counts())
    if conn.execute(select(movements.c.command).where(mine)).first() is not None:
        return True
    first = select(wallet_entries.c.entry).where(wallet_entries.c.resident == resident, wallet_entries.c.command == purchase)
    booked = select(wallet_entries.c.entry).where(
        wallet_entries.c.resident == resident, wallet_entries.c.kind == "undone", wallet_entries.c.refunds.in_(first)
    )
    return conn.execute(booked).first() is not None


def _unused(conn: Connection, resident: str, stamps: int, now_ms: int) -> bool:
    """Whether as many stamps are there, set aside for this device or not."""
    held = balances(conn, resident, now_ms)
    return held is not None and held.stamps >= stamps


def _print(conn: Connection, session: Session, policy: Policy, sale: Sale, language: str) -> None:
    """Queue the receipt, with what is left after the command."""
    resident = session.person.resident
    held = balances(conn, resident, sale.at_ms)
    if held is not None:
        sale = replace(
            sale,
            stamps_after=held.stamps if sale.stamps else None,
            credits_after=None if sale.paid_to else held.credits_cents,
            trust_after=None if sale.stamps else held.trust_cents,
        )
    receipt = receipt_of(sale, session.person, policy.facility, load_identity(conn).name, language)
    job = queue_receipt(conn, resident, receipt, sale.at_ms)
    conn.execute(update(movements).where(movements.c.command == sale.command).values(receipt=job))
