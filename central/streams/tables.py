"""Heads of streams, and their changes. `key` says what a change is about: the latest of a key says all."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from central.schema import metadata

streams = Table(
    "streams",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("head", BigInteger, nullable=False),
    #: Numbers up to here may be missing: a later change of the same key took their place. `kept` counts those that are not.
    Column("floor", BigInteger, nullable=False, server_default="0"),
    Column("kept", BigInteger, nullable=False, server_default="0"),
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
    Column("key", String(96), nullable=False, server_default=""),
)
