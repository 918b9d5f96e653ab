"""One row for each message that carries a reply stamp."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table

from central.schema import metadata

reply_stamps = Table(
    "reply_stamps",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("message", String(64), ForeignKey("messages.id"), nullable=False, unique=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("contact", String(64), ForeignKey("contacts.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("used_by", String(64)),
    CheckConstraint("state IN ('available', 'used', 'void')", name="state"),
)
