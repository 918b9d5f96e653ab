"""What central's changes do to the commissary. The whole history may come again: the end is the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.commissary import basket, tables
from kiosk.commissary.orders import change_row
from kiosk.commissary.shelves import read_order
from kiosk.device.streams import RESIDENT_PREFIX, resident_of
from kiosk.store.schema import drop_rows
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change
from kiosk.sync.wire_commissary import CommissaryBasket, CommissaryLimits, FamilyMoneyChange, GoodChange, OrderChange, PackChange
from kiosk.wallet.wallet import refuse

_FACILITY = "facility"


def apply_good(conn: Connection, payload: GoodChange, _change: Change) -> None:
    """`commissary.good`: it is sold so, or no more."""
    if not payload.active:
        conn.execute(delete(tables.goods).where(tables.goods.c.good == payload.good))
        return
    values = {"shelf": payload.shelf, "place": payload.place, "good_change": payload.model_dump_json()}
    new = insert(tables.goods).values(good=payload.good, **values)
    conn.execute(new.on_conflict_do_update(index_elements=["good"], set_=values))


def apply_limits(conn: Connection, payload: CommissaryLimits, change: Change) -> None:
    """`commissary.limits`."""
    values = {"limits": payload.model_dump_json()}
    new = insert(tables.limits).values(resident=resident_of(change), **values)
    conn.execute(new.on_conflict_do_update(index_elements=["resident"], set_=values))


def apply_order(conn: Connection, payload: OrderChange, change: Change) -> None:
    """`commissary.order_kept`: central's word takes the place of what was noted here. A no may come before the command's outcome."""
    mine = (tables.orders.c.order_id == payload.order, tables.orders.c.waiting)
    waiting = None if payload.state != "refused" else conn.execute(select(tables.orders).where(*mine)).one_or_none()
    values = change_row(resident_of(change), payload, waiting=False)
    conn.execute(insert(tables.orders).values(**values).on_conflict_do_update(index_elements=["order_id"], set_=values))
    if waiting is not None:
        _into_the_basket(conn, waiting)


def apply_basket(conn: Connection, payload: CommissaryBasket, change: Change) -> None:
    """`commissary.basket_kept`: the later word stands, wherever it was made."""
    basket.replace(conn, resident_of(change), payload)


def apply_pack(conn: Connection, payload: PackChange, change: Change) -> None:
    """`commissary.pack`."""
    values = {
        "resident": resident_of(change),
        "at_ms": payload.at_ms,
        "state": payload.state,
        "pack_change": payload.model_dump_json(),
    }
    new = insert(tables.packs).values(pack=payload.pack, **values)
    conn.execute(new.on_conflict_do_update(index_elements=["pack"], set_=values))


def apply_family_money(conn: Connection, payload: FamilyMoneyChange, change: Change) -> None:
    """`commissary.family_money`."""
    values = {"cents": payload.cents, "money": payload.model_dump_json()}
    new = insert(tables.family_money).values(resident=resident_of(change), **values)
    conn.execute(new.on_conflict_do_update(index_elements=["resident"], set_=values))


def order_refused(conn: Connection, command: str, kind: str, _payload: Mapping[str, Any] | None, code: str) -> None:
    """Central did not take an order: its money is back in the replay, its goods are in the basket again. Or a cancel: it goes on."""
    if kind not in {"commissary.order", "commissary.cancel"}:
        return
    refuse(conn, command, code or "refused")
    row = conn.execute(select(tables.orders).where(tables.orders.c.order_id == command)).one_or_none()
    if kind == "commissary.cancel" or row is None or row.state == "refused":
        return
    after = read_order(row.order_change).model_copy(update={"state": "refused", "code": code})
    values = change_row(row.resident, after, waiting=False)
    conn.execute(update(tables.orders).where(tables.orders.c.order_id == command).values(**values))
    _into_the_basket(conn, row)


def _into_the_basket(conn: Connection, row: Row[Any]) -> None:
    """What a refused order asked for lies in the basket again."""
    state = tables.basket_states.c
    changed_ms = conn.execute(select(state.changed_ms).where(state.resident == row.resident)).scalar_one_or_none()
    wanted = {line.good: line.count for line in read_order(row.order_change).lines}
    basket.put_back(conn, row.resident, wanted, max(changed_ms or 0, row.at_ms) + 1)


def forget(conn: Connection, resident: str) -> None:
    """Basket, orders, packs, money and limits of one resident; goods are everybody's."""
    drop_rows(conn, tables, resident=resident)


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Drop what central does not know any more. Orders that wait here, and the basket, stay: central will hear of them."""
    if stream == _FACILITY:
        conn.execute(delete(tables.goods).where((literal("good:") + tables.goods.c.good).not_in(keys)))
    if not stream.startswith(RESIDENT_PREFIX):
        return
    resident = stream.removeprefix(RESIDENT_PREFIX)
    old = (tables.orders.c.resident == resident, ~tables.orders.c.waiting, (literal("order:") + tables.orders.c.order_id).not_in(keys))
    conn.execute(delete(tables.orders).where(*old))
    for table, key in (
        (tables.packs, literal("pack:") + tables.packs.c.pack),
        (tables.limits, literal("commissary_limits")),
        (tables.family_money, literal("family_money")),
    ):
        conn.execute(delete(table).where(table.c.resident == resident, key.not_in(keys)))


FEATURE = Feature(
    "commissary",
    {
        ("commissary.good", 1): apply_good,
        ("commissary.limits", 1): apply_limits,
        ("commissary.order_kept", 1): apply_order,
        ("commissary.basket_kept", 1): apply_basket,
        ("commissary.pack", 1): apply_pack,
        ("commissary.family_money", 1): apply_family_money,
    },
    on_rejected=order_refused,
    commands_in_use=select(tables.orders.c.order_id).where(tables.orders.c.waiting),
    forget=forget,
    sweep=sweep,
)
