"""Goods, their prices ever, limits, baskets, orders with their lines and refunds, packs, money from family. Money in cents."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

#: `good_change`: JSON of `wire.GoodChange`, as devices were told.
goods = Table(
    "commissary_goods",
    metadata,
    Column("good", String(40), primary_key=True),
    Column("good_change", Text, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
    CheckConstraint("cents >= 1", name="cents"),
)

#: Every price that a good ever had: what was sold was sold at one of them.
good_prices = Table(
    "commissary_prices",
    metadata,
    Column("good", String(40), ForeignKey("commissary_goods.good"), primary_key=True),
    Column("cents", BigInteger, primary_key=True, autoincrement=False),
    Column("since_ms", BigInteger, nullable=False),
)

#: `good` NULL: a limit of spending, `most` in cents. `days` 0: of one order. `target`: the unit's name or the resident's id.
limits = Table(
    "commissary_limits",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("scope", String(16), nullable=False),
    Column("target", String(64), nullable=False),
    Column("good", String(40), ForeignKey("commissary_goods.good")),
    Column("most", BigInteger, nullable=False),
    Column("days", Integer, nullable=False),
    Column("reason", String(300), nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("made_by", String(80), nullable=False),
    Column("ended_ms", BigInteger),
    Column("ended_by", String(80)),
    CheckConstraint("scope IN ('unit', 'resident')", name="scope"),
    CheckConstraint("most >= 0 AND days >= 0", name="most"),
)
Index("ix_commissary_limits_target", limits.c.scope, limits.c.target)

#: The last basket that a device sent.
baskets = Table(
    "commissary_baskets",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
)

#: The id is the command's. `steps` is JSON of `wire.OrderStep`. `code`: why it was refused; such an order was never charged.
orders = Table(
    "commissary_orders",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("pay", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("total_cents", BigInteger, nullable=False),
    Column("family_cents", BigInteger, nullable=False),
    Column("refunded_cents", BigInteger, nullable=False),
    Column("family_refunded_cents", BigInteger, nullable=False),
    Column("steps", Text, nullable=False),
    Column("delivery_day", String(10)),
    Column("cancel_until_ms", BigInteger),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("code", String(40), nullable=False),
    Column("note", String(300), nullable=False),
    Column("entry", String(64), ForeignKey("entries.id")),
    CheckConstraint("pay IN ('trust', 'credits')", name="pay"),
    CheckConstraint("state IN ('placed', 'packing', 'packed', 'delivered', 'cancelled', 'refused')", name="state"),
    CheckConstraint("(state = 'refused') = (entry IS NULL)", name="charged"),
    CheckConstraint("family_cents >= 0 AND family_cents <= total_cents", name="family"),
    CheckConstraint(
        "family_refunded_cents >= 0 AND family_refunded_cents <= family_cents AND refunded_cents >= family_refunded_cents "
        "AND refunded_cents - family_refunded_cents <= total_cents - family_cents",
        name="refunded",
    ),
)
Index("ix_commissary_orders_resident", orders.c.resident, orders.c.received_ms)
Index("ix_commissary_orders_state", orders.c.state, orders.c.received_ms)

#: `name` is JSON of words by language. `filled` NULL: nobody has packed it yet.
order_lines = Table(
    "commissary_lines",
    metadata,
    Column("order_id", String(64), ForeignKey("commissary_orders.id"), primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("good", String(40), nullable=False),
    Column("name", Text, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("filled", Integer),
    Column("returned", Integer, nullable=False),
    CheckConstraint("pieces >= 1 AND cents >= 1", name="pieces"),
    CheckConstraint("returned >= 0 AND (filled IS NULL OR (filled >= 0 AND filled <= pieces))", name="filled"),
    CheckConstraint("returned <= COALESCE(filled, 0)", name="returned"),
)

#: What was given back of an order, and by which entry. `made_by` NULL: the resident, by a command.
refunds = Table(
    "commissary_refunds",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("order_id", String(64), ForeignKey("commissary_orders.id"), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("family_cents", BigInteger, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("entry", String(64), ForeignKey("entries.id"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("made_by", String(80)),
    CheckConstraint("reason IN ('cancelled', 'not_filled', 'returned')", name="reason"),
    CheckConstraint("cents >= 1 AND family_cents >= 0 AND family_cents <= cents", name="cents"),
)
Index("ix_commissary_refunds_order", refunds.c.order_id)

#: `pack_change`: JSON of `wire.PackChange`, as devices were told.
packs = Table(
    "commissary_packs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("pack_change", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_commissary_packs_resident", packs.c.resident, packs.c.at_ms)

#: What family put in for the commissary only. `reference` is the provider's: the same one is taken once.
family_gifts = Table(
    "commissary_family_gifts",
    metadata,
    Column("reference", String(80), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("who", String(200), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("taken_back", BigInteger, nullable=False),
    Column("entry", String(64), ForeignKey("entries.id"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    CheckConstraint("cents >= 1 AND taken_back >= 0 AND taken_back <= cents", name="cents"),
)
Index("ix_commissary_family_gifts_resident", family_gifts.c.resident, family_gifts.c.at_ms)

#: An allowance that somebody promised.
standing_gifts = Table(
    "commissary_standing_gifts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("who", String(200), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("every", String(8), nullable=False),
    Column("next_day", String(10)),
    Column("ended_ms", BigInteger),
    CheckConstraint("every IN ('week', 'month')", name="every"),
)
Index("ix_commissary_standing_gifts_resident", standing_gifts.c.resident)
