"""Heads of streams, and their changes."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from central.schema import metadata

streams = Table(
    "streams",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("head", BigInteger, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("stream", String(120), ForeignKey("streams.name"), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
