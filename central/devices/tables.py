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
    #: Who let it in: the account at central, or "code" or "manifest".
    Column("approved_by", String(200)),
    #: Lost or replaced since then: nobody signs in there any more, what was saved before may still arrive (`retiring`).
    Column("retired_ms", BigInteger),
    #: "lost" or "replaced".
    Column("retired_why", String(16)),
    #: The device that took its place.
    Column("replaced_by", String(64)),
    CheckConstraint("state IN ('active', 'frozen', 'revoked')", name="state"),
)
Index("ix_devices_signing_key", devices.c.signing_key)
Index("ix_devices_serial", devices.c.serial)

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
    #: The housing unit that the new device stands in.
    Column("unit", String(40)),
)

#: Devices that announced themselves and wait for facility IT. Nobody vouches for what they say of themselves.
waiting_devices = Table(
    "waiting_devices",
    metadata,
    Column("fingerprint", String(32), primary_key=True),
    Column("signing_key", String(64), nullable=False),
    Column("receipt_key", String(64), nullable=False),
    Column("serial", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("software", String(40), nullable=False),
    #: NULL: facility IT refused the device, and nobody there asked for another code since.
    Column("code", String(16), unique=True),
    Column("code_until_ms", BigInteger, nullable=False),
    Column("first_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
)

#: Devices that are let in without anybody approving each: the facility's list of what it bought.
manifest = Table(
    "manifest",
    metadata,
    Column("serial", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("unit", String(40)),
    #: The key's fingerprint, where the maker or IT knew it beforehand.
    Column("fingerprint", String(32)),
    Column("added_by", String(200), nullable=False),
    Column("added_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    #: The device that it became: a line lets one in.
    Column("device", String(64), ForeignKey("devices.id")),
    CheckConstraint("kind IN ('kiosk', 'tablet')", name="kind"),
)

#: Announcements of devices that nobody knew, by slot of time (`pending`).
announcements = Table(
    "announcements",
    metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
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
