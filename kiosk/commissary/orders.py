"""Orders, packs and family's money as a resident reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, select

from kiosk.commissary import tables
from kiosk.commissary.shelves import read_order
from kiosk.store.prepared import Query
from kiosk.sync.tables import outbox
from kiosk.sync.wire_commissary import FamilyMoneyChange, OrderChange, PackChange
from kiosk.wallet.tables import movements

_resident: Any = bindparam("resident")
_ONE = Query(select(*tables.orders.c).where(tables.orders.c.resident == _resident, tables.orders.c.order_id == bindparam("order")))
_NEWEST = Query(
    select(*tables.orders.c)
    .where(tables.orders.c.resident == _resident)
    .order_by(tables.orders.c.at_ms.desc(), tables.orders.c.order_id.desc())
    .limit(bindparam("most", type_=Integer))
)
_PACKS = Query(
    select(tables.packs.c.pack_change)
    .where(tables.packs.c.resident == _resident)
    .order_by(tables.packs.c.at_ms.desc(), tables.packs.c.pack.desc())
    .limit(bindparam("most", type_=Integer))
)
_ON_THE_WAY = Query(
    select(func.count()).where(tables.orders.c.resident == _resident, tables.orders.c.state.in_(("placed", "packing", "packed")))
)
_FAMILY = Query(select(tables.family_money.c.cents, tables.family_money.c.money).where(tables.family_money.c.resident == _resident))
_WAITING = Query(select(tables.orders.c.order_change).where(tables.orders.c.resident == _resident, tables.orders.c.waiting))
#: So many are listed.
MOST = 200


@dataclass(frozen=True)
class Order:
    """An order. `waiting`: central has not said a word of it. `cancelling`: a cancel made here is on its way. `receipt`: print job."""

    change: OrderChange
    waiting: bool
    cancelling: bool
    receipt: str | None

    @property
    def id(self) -> str:
        """Its id."""
        return self.change.order


def orders(conn: Connection, resident: str, limit: int = MOST) -> list[Order]:
    """The newest first."""
    cancelling = _cancelling(conn, resident)
    return [_order(row, cancelling) for row in _NEWEST.all(conn, resident=resident, most=limit)]


def order(conn: Connection, resident: str, id: str) -> Order | None:
    """One of them."""
    row = _ONE.first(conn, resident=resident, order=id)
    return None if row is None else _order(row, _cancelling(conn, resident))


def on_the_way(conn: Connection, resident: str) -> int:
    """How many orders were not delivered yet."""
    return int(_ON_THE_WAY.value(conn, resident=resident))


def packs(conn: Connection, resident: str, limit: int = MOST) -> list[PackChange]:
    """Packs from family, the newest first."""
    return [PackChange.model_validate_json(row.pack_change) for row in _PACKS.all(conn, resident=resident, most=limit)]


def pack(conn: Connection, resident: str, id: str) -> PackChange | None:
    """One of them."""
    return next((one for one in packs(conn, resident) if one.pack == id), None)


def family_cents(conn: Connection, resident: str) -> int:
    """What is left of family's money, orders that wait here taken off."""
    row = _FAMILY.first(conn, resident=resident)
    if row is None:
        return 0
    waiting = sum(read_order(one.order_change).family_cents for one in _WAITING.all(conn, resident=resident))
    return max(0, int(row.cents) - waiting)


def family_money(conn: Connection, resident: str) -> FamilyMoneyChange | None:
    """Family's money with its lines; None when there never was any."""
    row = _FAMILY.first(conn, resident=resident)
    return None if row is None else FamilyMoneyChange.model_validate_json(row.money)


def change_row(resident: str, change: OrderChange, *, waiting: bool) -> dict[str, Any]:
    """The row of an order."""
    return {
        "order_id": change.order,
        "resident": resident,
        "at_ms": change.at_ms,
        "state": change.state,
        "waiting": waiting,
        "order_change": change.model_dump_json(),
    }


def _order(row: Any, cancelling: frozenset[str]) -> Order:
    change = read_order(row.order_change)
    return Order(change, bool(row.waiting), change.state == "placed" and row.order_id in cancelling, row.receipt)


def _cancelling(conn: Connection, resident: str) -> frozenset[str]:
    """Orders whose cancel was made here and not refused."""
    made = (
        select(movements.c.about)
        .outerjoin(outbox, outbox.c.id == movements.c.command)
        .where(movements.c.resident == resident, movements.c.kind == "undone", movements.c.refused.is_(None))
        .where(func.coalesce(outbox.c.state, "accepted") != "rejected", movements.c.about.is_not(None))
    )
    return frozenset(conn.execute(made).scalars())
