"""Tables of mail. Everything of a resident is found by (resident, …) through an index; times are milliseconds since the epoch."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from kiosk.store.schema import metadata

contacts = Table(
    "contacts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("contact", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("can_write", Boolean, nullable=False),
)

#: Released messages. `read` is central's mark or ours, whichever came first; `snippet`, `photos` and `thumbnail` (SHA-256 of the first
#: photo) are kept for lists. `photos_wanted_ms` is when the message was last opened without all its photos being here.
messages = Table(
    "messages",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("message", String(64), primary_key=True),
    Column("contact", String(64), nullable=False),
    Column("subject", Text, nullable=False),
    Column("snippet", Text, nullable=False),
    Column("sent_ms", BigInteger),
    Column("arrived_ms", BigInteger, nullable=False),
    Column("released_ms", BigInteger, nullable=False),
    Column("reply_stamp", String(64)),
    Column("legal", Boolean, nullable=False),
    Column("read", Boolean, nullable=False),
    Column("photos", Integer, nullable=False),
    Column("thumbnail", String(64)),
    Column("photos_wanted_ms", BigInteger),
    Column("text", Text, nullable=False),
)
#: The inbox, newest first: a page of ids comes from this index alone.
Index("ix_messages_inbox", messages.c.resident, messages.c.released_ms, messages.c.message)
Index("ix_messages_unread", messages.c.resident, sqlite_where=text("read = 0"))

#: Photos and parts that are not shown, in the order of the message. `kind`: photo | refused | withheld.
message_parts = Table(
    "message_parts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("message", String(64), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("blob", String(64)),
    Column("media_type", String(100), nullable=False, server_default=""),
    Column("width", Integer, nullable=False, server_default="0"),
    Column("height", Integer, nullable=False, server_default="0"),
    Column("size_bytes", BigInteger, nullable=False, server_default="0"),
    Column("name", Text, nullable=False, server_default=""),
    Column("what", String(16), nullable=False, server_default=""),
    Column("code", String(64), nullable=False, server_default=""),
    ForeignKeyConstraint(["resident", "message"], ["messages.resident", "messages.message"], ondelete="CASCADE"),
    CheckConstraint("kind IN ('photo', 'refused', 'withheld')", name="kind"),
)
Index("ix_message_parts_blob", message_parts.c.blob, sqlite_where=text("blob IS NOT NULL"))

#: Prepaid reply stamps as central last said: available | used | void.
reply_stamps = Table(
    "reply_stamps",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("stamp", String(64), primary_key=True),
    Column("message", String(64), nullable=False),
    Column("state", String(16), nullable=False),
)

#: Messages that the resident sent. `status`, `steps` (JSON of wire.SentStep) and `reason` are central's; `status` is NULL until it
#: spoke. `pay_allowance`: own stamps that came out of an allowance; without one they are paid when connected. `draft` is the draft it
#: was written as, `receipt` the print job of its receipt.
sent_messages = Table(
    "sent_messages",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("message", String(64), primary_key=True),
    Column("contact", String(64), nullable=False),
    Column("in_reply_to", String(64)),
    Column("snippet", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("pay_kind", String(16), nullable=False),
    Column("pay_stamp", String(64)),
    Column("pay_count", Integer, nullable=False),
    Column("pay_allowance", String(64)),
    Column("status", String(16)),
    Column("steps", Text, nullable=False, server_default="[]"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("draft", String(64)),
    Column("receipt", String(64)),
    Column("text", Text, nullable=False),
    CheckConstraint("pay_kind IN ('reply_stamp', 'own_stamps')", name="pay_kind"),
)
Index("ix_sent_messages_list", sent_messages.c.resident, sent_messages.c.at_ms, sent_messages.c.message)
Index("ix_sent_messages_reply", sent_messages.c.resident, sent_messages.c.in_reply_to)
Index("ix_sent_messages_stamp", sent_messages.c.resident, sent_messages.c.pay_stamp)
#: A draft is sent once, however often Send is touched.
Index("uq_sent_messages_draft", sent_messages.c.resident, sent_messages.c.draft, unique=True)

#: Texts being written. `why` says why a text came back, NULL for one that was never sent. `synced_ms` is the save (its `saved_ms`) that
#: central was last told of or told us of, NULL for none.
drafts = Table(
    "drafts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("contact", String(64), nullable=False),
    Column("in_reply_to", String(64)),
    Column("saved_ms", BigInteger, nullable=False),
    Column("why", String(64)),
    Column("text", Text, nullable=False),
    Column("synced_ms", BigInteger),
)
Index("ix_drafts_list", drafts.c.resident, drafts.c.saved_ms, drafts.c.draft)
Index("ix_drafts_place", drafts.c.resident, drafts.c.contact, drafts.c.in_reply_to)

#: What seals a resident's drafts; came with the answer to a sign-in.
drafts_keys = Table(
    "drafts_keys",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
)

#: Drafts that went from here and that central had: whether it was told yet. Saves up to `dropped_ms` do not come back.
dropped_drafts = Table(
    "dropped_drafts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("dropped_ms", BigInteger, nullable=False),
    Column("told", Boolean, nullable=False, server_default="0"),
)

#: Saves from other devices that cannot be opened yet, or must not replace what somebody is writing on.
waiting_drafts = Table(
    "waiting_drafts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("sealed", Text),
    Column("saved_ms", BigInteger, nullable=False),
)

#: Drafts that central returned and that were made already: a repeated change must not bring back what was sent or thrown away since.
returned_drafts = Table(
    "returned_drafts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
)

#: Messages that wait for staff.
screening = Table(
    "screening",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("newest_ms", BigInteger),
)
