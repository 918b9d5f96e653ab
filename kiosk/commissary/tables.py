"""Tables of the commissary. Money in cents, times in milliseconds since the epoch; what central says is kept as it said it (JSON)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: Goods that are sold: JSON of `wire.GoodChange`.
goods = Table(
    "commissary_goods",
    metadata,
    Column("good", String(40), primary_key=True),
    Column("shelf", String(64), nullable=False),
    Column("place", Integer, nullable=False),
    Column("good_change", Text, nullable=False),
)
Index("ix_commissary_goods_shelf", goods.c.shelf, goods.c.place, goods.c.good)

#: What holds for one resident: JSON of `wire.CommissaryLimits`.
limits = Table(
    "commissary_limits",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("limits", Text, nullable=False),
)

#: What lies in somebody's basket, in the order in which it was put there.
basket = Table(
    "commissary_basket",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("good", String(40), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("added_ms", BigInteger, nullable=False),
    CheckConstraint("count >= 1", name="count"),
)

#: When a basket was last changed here or elsewhere; `told`: central has it so.
basket_states = Table(
    "commissary_basket_states",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("changed_ms", BigInteger, nullable=False),
    Column("told", Boolean, nullable=False),
)

#: Orders: JSON of `wire.OrderChange`. `waiting`: made here, central has not said a word. `receipt`: its print job.
orders = Table(
    "commissary_orders",
    metadata,
    Column("order_id", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("waiting", Boolean, nullable=False),
    Column("order_change", Text, nullable=False),
    Column("receipt", String(64)),
)
Index("ix_commissary_orders_resident", orders.c.resident, orders.c.at_ms, orders.c.order_id)

#: Packs from family: JSON of `wire.PackChange`.
packs = Table(
    "commissary_packs",
    metadata,
    Column("pack", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("pack_change", Text, nullable=False),
)
Index("ix_commissary_packs_resident", packs.c.resident, packs.c.at_ms, packs.c.pack)

#: Money from family: JSON of `wire.FamilyMoneyChange`.
family_money = Table(
    "commissary_family_money",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("cents", BigInteger, nullable=False),
    Column("money", Text, nullable=False),
)
