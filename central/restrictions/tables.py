"""Restrictions of residents' accounts. What is owed after a chargeback stands in the ledger, not here."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, String, Table

from central.schema import metadata

restrictions = Table(
    "restrictions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("blocks", String(80), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger),
    Column("ended_ms", BigInteger),
    CheckConstraint("kind IN ('chargeback', 'sanction')", name="kind"),
)
Index("ix_restrictions_resident", restrictions.c.resident)
