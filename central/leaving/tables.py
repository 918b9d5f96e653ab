"""Plans, copies, tablets that residents hold, and the last orders of those."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, text

from central.schema import metadata

leavings = Table(
    "leavings",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("going", String(16)),
    #: Of leaving, in the facility's zone (ISO 8601).
    Column("day", String(10)),
    Column("tablet", String(16)),
    Column("destination", String(200), nullable=False, server_default=""),
    #: When they left.
    Column("left_ms", BigInteger),
    Column("copy_state", String(16), nullable=False),
    Column("copy_made_ms", BigInteger),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("fingerprint", String(64)),
    #: What opens the copy, sealed for the resident alone.
    Column("passphrase", Text),
    CheckConstraint("copy_state IN ('none', 'wanted', 'ready')", name="copy_state"),
    CheckConstraint("going IN ('release', 'transfer')", name="going"),
    CheckConstraint("tablet IN ('wipe', 'unlock')", name="tablet"),
)
Index(
    "ix_leavings_wanted",
    leavings.c.resident,
    sqlite_where=text("copy_state = 'wanted'"),
    postgresql_where=text("copy_state = 'wanted'"),
)

#: Tablets in one resident's hands; `until_ms`: it was given back, or cleared.
issued_tablets = Table(
    "issued_tablets",
    metadata,
    Column("device", String(64), ForeignKey("devices.id"), primary_key=True),
    Column("since_ms", BigInteger, primary_key=True, autoincrement=False),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("until_ms", BigInteger),
)
Index("ix_issued_tablets_resident", issued_tablets.c.resident)

last_orders = Table(
    "last_orders",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("what", String(16), nullable=False),
    Column("why", String(16), nullable=False),
    Column("resident", String(64)),
    Column("issued_ms", BigInteger, nullable=False),
    #: One row of numbers with the device's other orders, and until when its warden takes it.
    Column("number", BigInteger, nullable=False, server_default="0"),
    Column("expires_ms", BigInteger, nullable=False, server_default="0"),
    Column("withdrawn_ms", BigInteger),
    Column("cleared_ms", BigInteger),
    #: JSON: names of the keys that the device destroyed.
    Column("destroyed", Text, nullable=False, server_default="[]"),
    Column("verified", Boolean),
    CheckConstraint("what IN ('wipe', 'unlock')", name="what"),
)
Index("ix_last_orders_device", last_orders.c.device)
