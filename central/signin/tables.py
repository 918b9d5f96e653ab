"""Session grants, and the asks that were answered."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

grants = Table(
    "grants",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    Column("offline_until_ms", BigInteger, nullable=False),
    Column("pin_version", Integer, nullable=False),
    Column("closed_ms", BigInteger),
    Column("closed_why", String(16)),
    Column("revoked_ms", BigInteger),
)
Index("ix_grants_device_resident", grants.c.device, grants.c.resident)

asks = Table(
    "asks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("sealed_hash", String(64), nullable=False),
    Column("answer", Text),
    Column("at_ms", BigInteger, nullable=False),
)

#: What residents used of a day in the facility's zone, by device: sign-ins, and milliseconds that counted.
day_use = Table(
    "day_use",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("sign_ins", Integer, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
)
