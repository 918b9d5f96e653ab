"""Tables of what the facility tells its devices."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, false

from kiosk.store.schema import metadata

#: One row: the last policy that this device could use, as JSON of `kiosk.device.policy.Policy`.
facility_policy = Table(
    "facility_policy",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("policy", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

#: One row: central's last order to this device, as it was signed (`wire.LastOrder`). `begun`: it is being obeyed, and nothing stops it.
last_order = Table(
    "last_order",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("order_id", String(64), nullable=False),
    Column("signed", Text, nullable=False),
    Column("begun", Boolean, nullable=False, server_default=false()),
    CheckConstraint("id = 1", name="one_row"),
)

#: Central's orders, each once. `state`: "waiting", "begun", then its outcome; `told`: central has acknowledged that.
orders = Table(
    "orders",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("what", String(64), nullable=False),
    Column("signed", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(40), nullable=False, server_default=""),
    Column("given_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    Column("told", Boolean, nullable=False, server_default=false()),
    CheckConstraint("state IN ('waiting', 'begun', 'done', 'failed', 'refused', 'expired', 'withdrawn')", name="state"),
)
Index("ix_orders_number", orders.c.number)
