"""Tables of the wallet."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from kiosk.store.schema import metadata

#: What central last said. Money in cents of `currency`; `trust_ms` is when the facility reported the trust balance.
balances = Table(
    "balances",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("trust_cents", BigInteger, nullable=False),
    Column("trust_ms", BigInteger),
    Column("currency", String(3), nullable=False),
)

#: Stamps that commands made here will cost ("pay when connected"), until central's balances contain them.
stamps_set_aside = Table(
    "stamps_set_aside",
    metadata,
    Column("command", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("stamps", Integer, nullable=False),
)
Index("ix_stamps_set_aside_resident", stamps_set_aside.c.resident)
