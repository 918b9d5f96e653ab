"""Accounts with their balances, entries, postings.

An account belongs to one owner (a resident or a contact) and one commodity (`stamp`, `usd_cents`). Kinds: `issued` (where value
comes from: the only one that may be below zero), `available`, `escrow` (prepaid reply stamps on messages), `spent`.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from central.schema import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("owner", String(80), nullable=False),
    Column("commodity", String(16), nullable=False),
    Column("balance", BigInteger, nullable=False),
    UniqueConstraint("kind", "owner", "commodity"),
    CheckConstraint("kind IN ('issued', 'available', 'escrow', 'spent')", name="kind"),
    CheckConstraint("kind = 'issued' OR balance >= 0", name="not_below_zero"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("cause", String(160), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("command", String(64)),
    Column("quantity", BigInteger),
    Column("unit_price", BigInteger),
    Column("reverses", String(64), ForeignKey("entries.id")),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_entries_command", entries.c.command)

postings = Table(
    "postings",
    metadata,
    Column("entry", String(64), ForeignKey("entries.id"), primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("account", String(64), ForeignKey("accounts.id"), nullable=False),
    Column("amount", BigInteger, nullable=False),
)
Index("ix_postings_account", postings.c.account)
