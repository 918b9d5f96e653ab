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
    UniqueConstraint,
    text,
)

from kiosk.store.schema import metadata

#: `blocked` is ours while the command of `contact_blocks` waits, else central's.
contacts = Table(
    "contacts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("contact", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("can_write", Boolean, nullable=False),
    Column("blocked", Boolean, nullable=False, server_default="0"),
    Column("mail", Boolean, nullable=False, server_default="1"),
    Column("sms", Boolean, nullable=False, server_default="0"),
    Column("visits", Boolean, nullable=False, server_default="1"),
)

#: The last wish of the resident on this device to block a contact or not, and the command that carries it.
contact_blocks = Table(
    "contact_blocks",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("contact", String(64), primary_key=True),
    Column("blocked", Boolean, nullable=False),
    Column("command", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

#: People whom the resident asked for. `status`: waiting | approved | refused, by central; `reason` is its code for a refusal.
contact_asks = Table(
    "contact_asks",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("request", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("relation", String(80), nullable=False, server_default=""),
    Column("status", String(16), nullable=False),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("at_ms", BigInteger, nullable=False),
    Column("decided_ms", BigInteger),
)
Index("ix_contact_asks_list", contact_asks.c.resident, contact_asks.c.at_ms)

#: Released messages. `number` is what the index of words knows a message by. `read` is central's mark or ours, whichever came first;
#: `saved` is ours while the command `save_command` waits, else central's. `snippet`, `photos`, `video_ms` (length of the first clip),
#: `ecard` and `thumbnail` (SHA-256 of the first photo or poster; `thumbnail_of`: photo | video) are kept for lists.
#: `photos_wanted_ms` is when the message was last opened without all its pictures being here.
messages = Table(
    "messages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("message", String(64), nullable=False),
    Column("contact", String(64), nullable=False),
    Column("channel", String(8), nullable=False, server_default="mail"),
    Column("subject", Text, nullable=False),
    Column("snippet", Text, nullable=False),
    Column("sent_ms", BigInteger),
    Column("arrived_ms", BigInteger, nullable=False),
    Column("released_ms", BigInteger, nullable=False),
    Column("reply_stamp", String(64)),
    Column("legal", Boolean, nullable=False),
    Column("read", Boolean, nullable=False),
    Column("saved", Boolean, nullable=False, server_default="0"),
    Column("save_command", String(64)),
    Column("photos", Integer, nullable=False),
    Column("video_ms", BigInteger),
    Column("ecard", String(64)),
    Column("thumbnail", String(64)),
    Column("thumbnail_of", String(8)),
    Column("photos_wanted_ms", BigInteger),
    Column("text", Text, nullable=False),
    UniqueConstraint("resident", "message"),
)
#: The inbox, newest first: a page of ids comes from this index alone.
Index("ix_messages_inbox", messages.c.resident, messages.c.released_ms, messages.c.message)
Index("ix_messages_unread", messages.c.resident, sqlite_where=text("read = 0"))
Index("ix_messages_saved", messages.c.resident, messages.c.released_ms, messages.c.message, sqlite_where=text("saved = 1"))
#: One contact's letters; with `ix_sent_messages_contact` a page of a conversation.
Index("ix_messages_contact", messages.c.resident, messages.c.contact, messages.c.released_ms, messages.c.message)

#: Photos, clips, cards and parts that are not shown, in the order of the message. `kind`: photo | video | ecard | refused | withheld.
#: A clip's first picture is `poster`, its words `captions` (both SHA-256).
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
    Column("duration_ms", BigInteger, nullable=False, server_default="0"),
    Column("size_bytes", BigInteger, nullable=False, server_default="0"),
    Column("poster", String(64)),
    Column("poster_bytes", BigInteger, nullable=False, server_default="0"),
    Column("captions", String(64)),
    Column("captions_bytes", BigInteger, nullable=False, server_default="0"),
    Column("name", Text, nullable=False, server_default=""),
    Column("card", String(64), nullable=False, server_default=""),
    Column("greeting", Text, nullable=False, server_default=""),
    Column("what", String(16), nullable=False, server_default=""),
    Column("code", String(64), nullable=False, server_default=""),
    ForeignKeyConstraint(["resident", "message"], ["messages.resident", "messages.message"], ondelete="CASCADE"),
    CheckConstraint("kind IN ('photo', 'video', 'ecard', 'refused', 'withheld')", name="kind"),
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

#: Messages that the resident sent. `number` is what the index of words knows a message by. `status`, `steps` (JSON of wire.SentStep)
#: and `reason` are central's; `status` is NULL until it spoke. `photos`, `video`, `ecard` and `greeting` tell what went with it; files
#: that were sent from here are in `sent_files`. `pay_allowance`: own stamps that came out of an allowance; without one they are paid
#: when connected. `draft` is the draft it was written as, `receipt` the print job of its receipt.
sent_messages = Table(
    "sent_messages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("message", String(64), nullable=False),
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
    Column("channel", String(8), nullable=False, server_default="mail"),
    Column("photos", Integer, nullable=False, server_default="0"),
    Column("video", Boolean, nullable=False, server_default="0"),
    Column("ecard", String(64)),
    Column("greeting", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False),
    UniqueConstraint("resident", "message"),
    CheckConstraint("pay_kind IN ('reply_stamp', 'own_stamps')", name="pay_kind"),
)
Index("ix_sent_messages_list", sent_messages.c.resident, sent_messages.c.at_ms, sent_messages.c.message)
Index("ix_sent_messages_contact", sent_messages.c.resident, sent_messages.c.contact, sent_messages.c.at_ms, sent_messages.c.message)
Index("ix_sent_messages_reply", sent_messages.c.resident, sent_messages.c.in_reply_to)
Index("ix_sent_messages_stamp", sent_messages.c.resident, sent_messages.c.pay_stamp)
#: A draft is sent once, however often Send is touched.
Index("uq_sent_messages_draft", sent_messages.c.resident, sent_messages.c.draft, unique=True)

#: Texts being written. `why` says why a text came back, NULL for one that was never sent. `synced_ms` is the save (its `saved_ms`) that
#: central was last told of or told us of, NULL for none. `elsewhere`: photos and clips of it that are not on this device.
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
    Column("ecard", String(64)),
    Column("greeting", Text, nullable=False, server_default=""),
    Column("elsewhere", Integer, nullable=False, server_default="0"),
)
Index("ix_drafts_list", drafts.c.resident, drafts.c.saved_ms, drafts.c.draft)
Index("ix_drafts_place", drafts.c.resident, drafts.c.contact, drafts.c.in_reply_to)


def _files(name: str, of: str) -> Table:
    """Photos and clips that were taken on this device, in order; their bytes are blobs. `kind`: photo | video."""
    return Table(
        name,
        metadata,
        Column("resident", String(64), primary_key=True),
        Column(of, String(64), primary_key=True),
        Column("blob", String(64), primary_key=True),
        Column("place", Integer, nullable=False),
        Column("kind", String(8), nullable=False),
        Column("size_bytes", BigInteger, nullable=False),
        Column("duration_ms", BigInteger, nullable=False, server_default="0"),
    )


draft_files = _files("draft_files", "draft")
#: Kept until central says that the message was sent on: until then it may come back as a draft.
sent_files = _files("sent_files", "message")

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
