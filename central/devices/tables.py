"""Enrolment codes, devices, and alerts for facility IT."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text

from central.schema import metadata

devices = Table(
    "devices",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("serial", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("signing_key", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
    Column("request_high", BigInteger, nullable=False),
    Column("request_seen", Text, nullable=False),
    Column("enrolled_ms", BigInteger, nullable=False),
    Column("last_contact_ms", BigInteger),
    Column("latest_at_ms", BigInteger, nullable=False, server_default="0"),
    Column("wrong_pins", Integer, nullable=False, server_default="0"),
    Column("wrong_pins_since_ms", BigInteger, nullable=False, server_default="0"),
    CheckConstraint("state IN ('active', 'frozen', 'revoked')", name="state"),
)

enrol_codes = Table(
    "enrol_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("serial", String(64)),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("device", String(64), ForeignKey("devices.id")),
    #: The device that is enrolled anew with this code; NULL: the code makes a new one.
    Column("renews", String(64)),
)

#: Wrong enrolment codes of late, by slot of time (`devices.enrol`).
wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("device", String(64)),
    Column("detail", String(200), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
