"""What central made of each command. Payloads are not kept here: each feature keeps what it needs."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from central.schema import metadata

commands = Table(
    "commands",
    metadata,
    Column("device", String(64), ForeignKey("devices.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("grant_id", String(64)),
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
    Column("code", String(64), nullable=False),
    Column("reason", String(300), nullable=False),
)
Index("ix_commands_id", commands.c.id)

#: What frozen devices brought outside the chain; `lane` is its name in the policy's list.
quarantined_commands = Table(
    "quarantined_commands",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("grant_id", String(64)),
    Column("kind", String(64), nullable=False),
    Column("lane", String(64), nullable=False),
    Column("payload_hash", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
    Column("code", String(64), nullable=False),
    Column("reason", String(300), nullable=False),
)
