"""Ordering what lies in the basket, and cancelling it: one transaction each, with the command for central.

Goods are paid when central accepts the order, never from an allowance: central alone knows limits, stock and windows for sure. What
the screen showed is checked again here, and central charges that or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, update

from kiosk.commissary import basket, tables
from kiosk.commissary.orders import change_row, family_cents, order
from kiosk.commissary.receipt import OrderSale, order_receipt
from kiosk.commissary.shelves import Good, Standings, goods, standings
from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy, current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue, take_back
from kiosk.sync.wire_commissary import CommissaryCancel, CommissaryOrder, OrderChange, OrderedLine, OrderLine, OrderStep, PaySource
from kiosk.wallet.accounts import Blocked, CannotUndo, NotEnough, NotOffered, PriceChanged, Restriction, SessionOver
from kiosk.wallet.allowances import give_back
from kiosk.wallet.holds import blocking
from kiosk.wallet.rules import Amounts, returns_for
from kiosk.wallet.wallet import balances, move, refuse, standing_of

#: Why a line cannot be ordered as it lies there.
Problem = Literal["", "gone", "sold_out", "limit", "held"]


class WindowClosed(NotOffered):
    """No orders are taken now."""


class OverSpending(NotOffered):
    """More than the resident may spend now; `left_cents` are left."""

    def __init__(self, left_cents: int) -> None:
        super().__init__(f"{left_cents} cents are left")
        self.left_cents = left_cents


@dataclass(frozen=True)
class BasketItem:
    """One good in the basket at today's price. `good` None: it is not sold any more."""

    id: str
    count: int
    good: Good | None
    problem: Problem

    @property
    def cents(self) -> int:
        """What these cost together."""
        return 0 if self.good is None else self.good.change.cents * self.count


@dataclass(frozen=True)
class Checkout:
    """The basket as it could be ordered now. `own_cents` come from `pay`, `family_cents` from family's money.

    `missing_cents`: how much more `pay` needs. `over_cents`: how much it is above what may be spent. `held`: what blocks buying.
    """

    items: tuple[BasketItem, ...]
    pay: PaySource
    total_cents: int
    family_cents: int
    missing_cents: int
    left_cents: int | None
    standings: Standings
    over_cents: int
    held: Restriction | None

    @property
    def own_cents(self) -> int:
        """What is paid from trust or credits."""
        return self.total_cents - self.family_cents

    @property
    def count(self) -> int:
        """How many pieces."""
        return sum(item.count for item in self.items)

    @property
    def troubled(self) -> bool:
        """Whether some line stands in the way."""
        return any(item.problem for item in self.items)


def checkout(conn: Connection, resident: str, pay: PaySource, policy: Policy, now_ms: int) -> Checkout:
    """What the basket costs now, and what stands in the way of ordering it."""
    sold, there = goods(conn, resident, now_ms), basket.lines(conn, resident)
    held = blocking(conn, resident, "buy", now_ms)
    items = tuple(_item(good, count, sold.get(good), held) for good, count in there.items())
    total = sum(item.cents for item in items)
    stands = standings(conn, resident, policy, now_ms)
    from_family = min(total, family_cents(conn, resident))
    had = balances(conn, resident, now_ms)
    account = None if had is None else had.trust_cents if pay == "trust" else had.credits_cents
    own = total - from_family
    left = stands.spending.left
    return Checkout(
        items=items,
        pay=pay,
        total_cents=total,
        family_cents=from_family,
        missing_cents=0 if account is None else max(0, own - account),
        left_cents=None if account is None else max(0, account - own),
        standings=stands,
        over_cents=0 if left is None else max(0, total - left),
        held=held,
    )


def place(
    store: Store, session: Session, shown: Checkout, id: str, clock: Clock, print_receipt: bool = False, *, language: str = "en"
) -> str:
    """Order what the screen showed; returns the order's id, which is the command's. The basket is empty then.

    Raises SessionOver, WindowClosed, Blocked, NotOffered, PriceChanged, OverSpending, NotEnough or StoreFull: then nothing changed.
    """
    resident = session.person.resident
    with store.write() as conn:
        if order(conn, resident, id) is not None:
            return id
        now_ms, policy = clock.now_ms(), current_policy(conn)
        found = _agreed(conn, session, shown, policy, now_ms)
        cost = Amounts(credits_cents=found.own_cents) if found.pay == "credits" else Amounts(trust_cents=found.own_cents)
        if found.pay == "credits" and found.own_cents:
            returned = returns_for(standing_of(conn, resident, now_ms), cost)
            if returned:
                give_back(conn, resident, session.grant, clock, returned)
        payload = CommissaryOrder(
            pay=found.pay,
            lines=tuple(
                OrderLine(good=item.id, count=item.count, cents=item.good.change.cents) for item in found.items if item.good is not None
            ),
            total_cents=found.total_cents,
            family_cents=found.family_cents,
        )
        enqueue(conn, kind="commissary.order", version=1, payload=payload, grant=session.grant, clock=clock, id=id)
        if found.own_cents:
            move(conn, resident, id, "commissary_ordered", -cost, now_ms)
        conn.execute(insert(tables.orders).values(change_row(resident, _as_ordered(found, id, now_ms), waiting=True)))
        basket.empty(conn, resident, now_ms)
        if print_receipt and policy.receipts.purchase == "print":
            _print(conn, session, policy, found, id, now_ms, language)
    return id


def cancel(store: Store, session: Session, id: str, command: str, clock: Clock) -> None:
    """Cancel an order that nobody has begun to pack. Raises SessionOver, CannotUndo or StoreFull.

    One that has not begun to leave the device is taken out of the queue; any other is cancelled by central.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        now_ms = clock.now_ms()
        found = order(conn, resident, id)
        if found is None or found.cancelling:
            raise CannotUndo("undone" if found is not None else "unknown")
        if not found.waiting and (found.change.cancel_until_ms is None or now_ms > found.change.cancel_until_ms):
            raise CannotUndo("late")
        if found.waiting and take_back(conn, id):
            refuse(conn, id, "taken_back")
            steps = (*found.change.steps, OrderStep(state="cancelled", at_ms=now_ms))
            gone = found.change.model_copy(update={"state": "cancelled", "steps": steps, "refunded_cents": found.change.total_cents})
            conn.execute(update(tables.orders).where(tables.orders.c.order_id == id).values(change_row(resident, gone, waiting=False)))
            return
        enqueue(
            conn, kind="commissary.cancel", version=1, payload=CommissaryCancel(order=id), grant=session.grant, clock=clock, id=command
        )
        own = found.change.total_cents - found.change.family_cents
        change = Amounts(trust_cents=own) if found.change.pay == "trust" else Amounts(credits_cents=own)
        move(conn, resident, command, "undone", change, now_ms, about=id)


def put_back(store: Store, session: Session, id: str, clock: Clock) -> None:
    """Put what a refused or cancelled order had into the basket again. Raises SessionOver or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        found = order(conn, resident, id)
        if found is not None:
            basket.put_back(conn, resident, {line.good: line.count for line in found.change.lines}, clock.now_ms())


def _agreed(conn: Connection, session: Session, shown: Checkout, policy: Policy, now_ms: int) -> Checkout:
    """Today's basket, which is the one that was shown and can be ordered."""
    if not is_open(conn, session):
        raise SessionOver
    if shown.pay not in policy.commissary.pay or not policy.commissary.open:
        raise NotOffered(shown.pay)
    found = checkout(conn, session.person.resident, shown.pay, policy, now_ms)
    if not found.items:
        raise NotOffered("nothing")
    if not found.standings.window.open:
        raise WindowClosed("no window is open")
    if found.held is not None and any(item.problem == "held" for item in found.items):
        raise Blocked(found.held)
    if found.troubled:
        raise NotOffered("a good cannot be ordered")
    if _priced(found) != _priced(shown):
        raise PriceChanged("the basket")
    if found.over_cents:
        raise OverSpending(found.standings.spending.left or 0)
    if found.missing_cents:
        raise NotEnough(found.pay, found.missing_cents)
    return found


def _priced(basket_: Checkout) -> tuple[object, ...]:
    lines = tuple((item.id, item.count, item.cents) for item in basket_.items)
    return lines, basket_.total_cents, basket_.family_cents


def _item(id: str, count: int, good: Good | None, held: Restriction | None) -> BasketItem:
    problem: Problem = ""
    if good is None:
        problem = "gone"
    elif good.change.sold_out:
        problem = "sold_out"
    elif good.room.left is not None and count > good.room.left:
        problem = "limit"
    elif held is not None and not good.change.essential:
        problem = "held"
    return BasketItem(id, count, good, problem)


def _as_ordered(found: Checkout, id: str, now_ms: int) -> OrderChange:
    """The order as it is known before central's word."""
    delivery = found.standings.window.delivery
    return OrderChange(
        order=id,
        at_ms=now_ms,
        pay=found.pay,
        state="placed",
        lines=tuple(
            OrderedLine(good=item.id, name=item.good.change.name, count=item.count, cents=item.good.change.cents)
            for item in found.items
            if item.good is not None
        ),
        total_cents=found.total_cents,
        family_cents=found.family_cents,
        steps=(OrderStep(state="placed", at_ms=now_ms),),
        delivery_day=None if delivery is None else delivery.isoformat(),
    )


def _print(conn: Connection, session: Session, policy: Policy, found: Checkout, id: str, now_ms: int, language: str) -> None:
    lines = tuple((item.good.change.name, item.count, item.cents) for item in found.items if item.good is not None)
    sale = OrderSale(id, now_ms, lines, found.total_cents, found.family_cents, found.pay, found.standings.window.delivery)
    receipt = order_receipt(sale, session.person, policy.facility, load_identity(conn).name, language)
    job = queue_receipt(conn, session.person.resident, receipt, now_ms)
    conn.execute(update(tables.orders).where(tables.orders.c.order_id == id).values(receipt=job))
