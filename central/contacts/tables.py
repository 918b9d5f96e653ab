"""Approved and blocked contacts, one row for each resident and address."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, String, Table, UniqueConstraint

from central.schema import metadata

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("address", String(320), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("approved", Boolean, nullable=False),
    Column("pays_for_reply", Boolean, nullable=False),
    UniqueConstraint("resident", "address"),
    CheckConstraint("kind IN ('person', 'legal')", name="kind"),
)
