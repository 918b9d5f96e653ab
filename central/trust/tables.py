"""What residents owe others, and their transfers from the trust account to credits (the id of a transfer is the command's id)."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from central.schema import metadata

obligations = Table(
    "obligations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("owed_cents", BigInteger, nullable=False),
    Column("paid_cents", BigInteger, nullable=False),
    Column("deduct_percent", Integer, nullable=False),
    Column("may_pay", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    CheckConstraint("kind IN ('restitution', 'community', 'court_fee', 'fine', 'child_support', 'other')", name="kind"),
    CheckConstraint("paid_cents >= 0 AND paid_cents <= owed_cents", name="paid"),
    CheckConstraint("deduct_percent >= 0 AND deduct_percent <= 100", name="deduct_percent"),
)
Index("ix_obligations_resident", obligations.c.resident)

trust_transfers = Table(
    "trust_transfers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    CheckConstraint("cents >= 1", name="cents"),
)
Index("ix_trust_transfers_resident", trust_transfers.c.resident, trust_transfers.c.at_ms)
