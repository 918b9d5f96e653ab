"""Accounts with their balances, entries, postings.

An account belongs to one owner (a resident, a contact, what a resident's family put in for the commissary, or the facility) and one
commodity (`stamp`, `usd_cents`). Kinds:

- `issued`: where value comes from (deposits, gifts, what the facility reports of the trust account). Below zero by what was issued.
- `receivable`: below zero by what a resident or contact owes after a chargeback.
- `available`, `escrow` (set aside for a device, or on a message as a prepaid reply stamp), `trust` (the trust account's mirror): held.
- `spent`, `paid_out` (fees, returned deposits, obligations), `written_off` (the facility's loss): gone.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from central.schema import metadata

#: Kinds of accounts that may be below zero.
BELOW_ZERO = ("issued", "receivable")

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("owner", String(80), nullable=False),
    Column("commodity", String(16), nullable=False),
    Column("balance", BigInteger, nullable=False),
    UniqueConstraint("kind", "owner", "commodity"),
    CheckConstraint(
        "kind IN ('issued', 'available', 'escrow', 'spent', 'trust', 'paid_out', 'written_off', 'receivable')", name="kind"
    ),
    CheckConstraint("kind IN ('issued', 'receivable') OR balance >= 0", name="not_below_zero"),
    CheckConstraint("kind <> 'receivable' OR balance <= 0", name="owed"),
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
