"""Residents, with the true count of wrong PINs; and facility IT, who sign in the same way and have nothing else (`role`)."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, false

from central.schema import metadata

residents = Table(
    "residents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("first_name", String(100), nullable=False),
    Column("last_name", String(100), nullable=False),
    Column("number", String(32), nullable=False, unique=True),
    Column("alias", String(64), nullable=False, unique=True),
    Column("active", Boolean, nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("pin_version", Integer, nullable=False),
    Column("wrong_pins", Integer, nullable=False),
    Column("locked_until_ms", BigInteger, nullable=False),
    Column("settings", Text),
    Column("trust_cents", BigInteger, nullable=False),
    Column("trust_ms", BigInteger),
    Column("role", String(16), nullable=False, server_default="resident"),
    #: Staff set the PIN: it must be replaced before anything else.
    Column("pin_given", Boolean, nullable=False, server_default=false()),
    Column("birth_year", Integer),
    #: The number (E.164) that short messages for this resident come to, when they have one of their own.
    Column("sms_number", String(20)),
    #: Housing unit; None: not known.
    Column("unit", String(40)),
    CheckConstraint("wrong_pins >= 0", name="wrong_pins"),
)
Index("uq_residents_sms_number", residents.c.sms_number, unique=True)
