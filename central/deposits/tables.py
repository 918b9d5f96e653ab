"""Providers of deposits, and every notice of theirs with its answer.

A provider proves itself by Ed25519, or by HMAC-SHA256 with a secret derived from central's deposits key and `salt`, stored nowhere.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from central.schema import metadata

deposit_providers = Table(
    "deposit_providers",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("algorithm", String(16), nullable=False),
    Column("salt", String(64), nullable=False),
    Column("public_key", String(64)),
    Column("since_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    #: What it may send: deposits, or short messages.
    Column("feed", String(16), nullable=False, server_default="deposits"),
    CheckConstraint("algorithm IN ('hmac-sha256', 'ed25519')", name="algorithm"),
    CheckConstraint("(algorithm = 'ed25519') = (public_key IS NOT NULL)", name="key"),
)

#: `amount` is what reached the account, in the commodity's smallest unit; `taken_back` how much of it chargebacks took.
deposit_notices = Table(
    "deposit_notices",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("provider", String(40), nullable=False),
    Column("reference", String(80), nullable=False),
    Column("body_hash", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("resident", String(64), ForeignKey("residents.id")),
    Column("contact", String(64), ForeignKey("contacts.id")),
    Column("account", String(16)),
    Column("source", String(16)),
    Column("deposit", String(64), ForeignKey("deposit_notices.id")),
    Column("entry", String(64)),
    Column("amount", BigInteger, nullable=False),
    Column("taken_back", BigInteger, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    UniqueConstraint("provider", "reference"),
    CheckConstraint("kind IN ('deposit', 'contact_stamps', 'chargeback', 'family_money')", name="kind"),
    CheckConstraint("taken_back >= 0 AND taken_back <= amount", name="taken_back"),
)
Index("ix_deposit_notices_resident", deposit_notices.c.resident)
