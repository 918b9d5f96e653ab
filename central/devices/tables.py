"""Enrolment codes, devices, and alerts for facility IT."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

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
    Column("revoked_ms", BigInteger),
    Column("wrong_pins", Integer, nullable=False, server_default="0"),
    Column("wrong_pins_since_ms", BigInteger, nullable=False, server_default="0"),
    #: The housing unit in which it stands; None: it is everybody's.
    Column("unit", String(40)),
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

#: The last word of each check of a device.
device_health = Table(
    "device_health",
    metadata,
    Column("device", String(64), ForeignKey("devices.id"), primary_key=True),
    Column("check_name", String(40), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("text", String(200), nullable=False),
    Column("next_step", String(200), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("looked_ms", BigInteger, nullable=False),
    CheckConstraint("state IN ('ok', 'care', 'problem', 'unknown', 'absent')", name="state"),
)

#: What the checks of devices said, each change once.
device_health_history = Table(
    "device_health_history",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("check_name", String(40), nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("text", String(200), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    CheckConstraint("state IN ('ok', 'care', 'problem', 'unknown', 'absent')", name="state"),
)
Index("ix_device_health_history_device", device_health_history.c.device, device_health_history.c.received_ms)
