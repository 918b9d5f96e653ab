"""Messages that residents sent. The id is the command's id."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

outgoing = Table(
    "outgoing",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("contact", String(64), ForeignKey("contacts.id"), nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("grant_id", String(64), ForeignKey("grants.id"), nullable=False),
    Column("in_reply_to", String(64), ForeignKey("messages.id")),
    Column("text", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
    Column("steps", Text, nullable=False),
    Column("pay", Text, nullable=False),
    Column("reply_stamp", String(64), ForeignKey("reply_stamps.id")),
    Column("stamps", Integer, nullable=False),
    Column("letters_per_stamp", Integer, nullable=False),
    Column("flags", Text, nullable=False),
    Column("reason", String(64), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try_ms", BigInteger, nullable=False),
    CheckConstraint("status IN ('received', 'screening', 'checked', 'sent_on', 'rejected', 'undeliverable')", name="status"),
    CheckConstraint("stamps >= 1", name="stamps"),
)
Index("ix_outgoing_status", outgoing.c.status, outgoing.c.next_try_ms)
Index("ix_outgoing_resident", outgoing.c.resident)
