"""Tables that only sync and its seams write: commands on their way up, asks, the cursor, and changes set aside."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: Commands of this device, one row a link of the hash chain. `payload` is JSON text, NULL for a tombstone.
outbox = Table(
    "outbox",
    metadata,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("grant_id", String(64)),
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text),
    Column("payload_hash", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("boot_ms", BigInteger, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(64), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("first_sent_ms", BigInteger),
    Column("acked_ms", BigInteger),
    CheckConstraint("state IN ('pending', 'sending', 'accepted', 'rejected')", name="state"),
)
#: What waits, without reading the rows: how many, since when, and which is next. Nothing of it changes while a command is sent.
Index("ix_outbox_waiting", outbox.c.epoch, outbox.c.seq, outbox.c.at_ms, sqlite_where=outbox.c.acked_ms.is_(None))

#: One row: the end of the chain. It outlives the acknowledged commands, which are dropped after 30 days.
outbox_head = Table(
    "outbox_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

#: One row: how far this device has followed its streams, the request numbers it has reserved, and why central froze it ("" = not).
sync_state = Table(
    "sync_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("cursor", Text),
    Column("request_limit", BigInteger, nullable=False, server_default="1"),
    Column("frozen_code", String(32), nullable=False, server_default=""),
)

#: Changes that could not be applied: of a kind this program does not know, or whose payload it could not use.
unknown_changes = Table(
    "unknown_changes",
    metadata,
    Column("stream", String(128), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
)

#: Streams that are being read anew after central could not continue their places, and the keys of the changes that came so far.
snapshot_streams = Table("snapshot_streams", metadata, Column("stream", String(128), primary_key=True))
snapshot_keys = Table(
    "snapshot_keys",
    metadata,
    Column("stream", String(128), primary_key=True),
    Column("key", String(128), primary_key=True),
)

#: Streams whose changes this device dropped; central hears of it with the next request.
forgotten_streams = Table("forgotten_streams", metadata, Column("stream", String(128), primary_key=True))

#: Sealed questions to central. `sealed` is emptied as soon as it is of no more use; `answer` is JSON of `wire.AskAnswer`.
asks = Table(
    "asks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("answer", Text),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    #: It may have reached central.
    Column("sent", Boolean, nullable=False, server_default="0"),
    CheckConstraint("state IN ('waiting', 'sending', 'answered', 'expired')", name="state"),
)
