"""Residents, with the true count of wrong PINs."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Integer, String, Table, Text

from central.schema import metadata

residents = Table(
    "residents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("first_name", String(100), nullable=False),
    Column("last_name", String(100), nullable=False),
    Column("number", String(32), nullable=False, unique=True),
    Column("card", String(64), unique=True),
    Column("alias", String(64), nullable=False, unique=True),
    Column("active", Boolean, nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("pin_version", Integer, nullable=False),
    Column("wrong_pins", Integer, nullable=False),
    Column("locked_until_ms", BigInteger, nullable=False),
    Column("settings", Text),
    Column("trust_cents", BigInteger, nullable=False),
    Column("trust_ms", BigInteger),
    CheckConstraint("wrong_pins >= 0", name="wrong_pins"),
)
