"""What somebody who left still has here: money, orders that are open, and what family put in. Nothing of it goes away by itself.

Credits go back to the trust account, from which the facility pays out; again after each late refund. What is left of a family's gift
goes back by taking back the gift (`central commissary family take-back`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from central.commissary.family import purse
from central.commissary.tables import family_gifts, orders
from central.ledger.book import balance, move, post, resident_owner
from central.ledger.history import record
from central.ledger.tables import entries
from central.ledger.wallet import lock_wallet, publish_balances

_OPEN = ("placed", "packing", "packed")


@dataclass(frozen=True)
class OpenOrder:
    """An order that was neither delivered nor cancelled."""

    order: str
    state: str
    cents: int


@dataclass(frozen=True)
class Left:
    """`set_aside_cents`: on devices that did not give it back yet. `gifts`: references of family's gifts that can be taken back."""

    trust_cents: int
    credits_cents: int
    set_aside_cents: int
    family_cents: int
    stamps: int
    orders: tuple[OpenOrder, ...]
    gifts: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything but the trust account is left to settle."""
        return bool(self.credits_cents or self.set_aside_cents or self.family_cents or self.orders)


def left_of(connection: Connection, resident: str) -> Left:
    """What there is."""
    owner, family_cents = resident_owner(resident), balance(connection, "available", purse(resident), "usd_cents")
    rows = connection.execute(
        select(orders.c.id, orders.c.state, orders.c.total_cents, orders.c.refunded_cents)
        .where(orders.c.resident == resident, orders.c.state.in_(_OPEN))
        .order_by(orders.c.received_ms)
    )
    gifts = select(family_gifts.c.reference).where(family_gifts.c.resident == resident, family_gifts.c.taken_back == 0)
    return Left(
        trust_cents=balance(connection, "trust", owner, "usd_cents"),
        credits_cents=balance(connection, "available", owner, "usd_cents"),
        set_aside_cents=balance(connection, "escrow", owner, "usd_cents"),
        family_cents=family_cents,
        stamps=balance(connection, "available", owner, "stamp"),
        orders=tuple(OpenOrder(row.id, row.state, row.total_cents - row.refunded_cents) for row in rows),
        gifts=tuple(connection.execute(gifts.order_by(family_gifts.c.at_ms.desc())).scalars()) if family_cents else (),
    )


def settle(connection: Connection, resident: str, now_ms: int) -> int:
    """Credits go to the trust account; returns the cents. Again, it moves what came since."""
    owner = resident_owner(resident)
    lock_wallet(connection, owner)
    cents = balance(connection, "available", owner, "usd_cents")
    if cents <= 0:
        return 0
    before = select(func.count()).select_from(entries).where(entries.c.cause.like(f"settled:{resident}:%"))
    cause = f"settled:{resident}:{connection.execute(before).scalar_one() + 1}"
    entry = post(connection, move("available", "trust", owner, "usd_cents", cents), cause=cause, kind="settled", at_ms=now_ms)
    record(
        connection,
        resident=resident,
        entry=entry,
        kind="correction",
        at_ms=now_ms,
        credits_cents=-cents,
        trust_cents=cents,
        detail="credits to trust account",
    )
    publish_balances(connection, resident, now_ms)
    return int(cents)
