"""Orders and their outcomes."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from central.schema import metadata

device_orders = Table(
    "device_orders",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("what", String(16), nullable=False),
    #: JSON: what else it says (words, features, release), for lists.
    Column("detail", Text, nullable=False, server_default="{}"),
    #: Who gave it.
    Column("given_by", String(64), nullable=False, server_default=""),
    Column("issued_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("withdrawn_ms", BigInteger),
    Column("outcome", String(16)),
    Column("code", String(40), nullable=False, server_default=""),
    #: When it ended by the device's clock, and when central heard of it.
    Column("ended_ms", BigInteger),
    Column("heard_ms", BigInteger),
    #: Lines of logs that an order to send them brought.
    Column("logs", Text),
    CheckConstraint("outcome IN ('done', 'failed', 'refused', 'expired', 'withdrawn')", name="outcome"),
    UniqueConstraint("device", "number", name="uq_device_orders_number"),
)
