"""Messages from outside and their parts. Of a short message (`channel` sms) the sender's address is a phone number."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, false

from central.schema import metadata

messages = Table(
    "messages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("contact", String(64), ForeignKey("contacts.id")),
    Column("sender_name", String(200), nullable=False),
    Column("sender_address", String(320), nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sent_ms", BigInteger),
    Column("arrived_ms", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("flags", Text, nullable=False),
    Column("released_ms", BigInteger),
    Column("decided_ms", BigInteger),
    Column("reason", String(64), nullable=False),
    Column("legal", Boolean, nullable=False),
    Column("sender_proven", Boolean, nullable=False),
    Column("read_ms", BigInteger),
    Column("saved", Boolean, nullable=False, server_default=false()),
    Column("channel", String(8), nullable=False, server_default="mail"),
    Column("message_id", Text, nullable=False),
    Column("reference_ids", Text, nullable=False),
    Column("dedupe_key", String(64), nullable=False, unique=True),
    CheckConstraint("state IN ('held', 'released', 'rejected')", name="state"),
)
Index("ix_messages_state", messages.c.state, messages.c.arrived_ms)
Index("ix_messages_resident_state", messages.c.resident, messages.c.state)

message_parts = Table(
    "message_parts",
    metadata,
    Column("message", String(64), ForeignKey("messages.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("what", String(16), nullable=False),
    Column("code", String(64), nullable=False),
    Column("blob", String(64)),
    Column("media_type", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    # Of a clip.
    Column("duration_ms", Integer, nullable=False, server_default="0"),
    Column("poster", String(64)),
    Column("poster_bytes", Integer, nullable=False, server_default="0"),
    Column("captions", String(64)),
    Column("captions_bytes", Integer, nullable=False, server_default="0"),
    # Of a card.
    Column("card", String(64)),
    Column("greeting", String(200), nullable=False, server_default=""),
)
Index("ix_message_parts_blob", message_parts.c.blob)
Index("ix_message_parts_poster", message_parts.c.poster)
Index("ix_message_parts_captions", message_parts.c.captions)
