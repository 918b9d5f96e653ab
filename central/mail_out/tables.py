"""Messages that residents sent, their photos and clips. A message's id is the command's id."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, false

from central.schema import metadata

outgoing = Table(
    "outgoing",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("contact", String(64), ForeignKey("contacts.id"), nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("grant_id", String(64), ForeignKey("grants.id"), nullable=False),
    Column("in_reply_to", String(64), ForeignKey("messages.id")),
    Column("text", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
    Column("steps", Text, nullable=False),
    Column("pay", Text, nullable=False),
    Column("reply_stamp", String(64), ForeignKey("reply_stamps.id")),
    Column("stamps", Integer, nullable=False),
    Column("letters_per_stamp", Integer, nullable=False),
    Column("photo_stamps", Integer, nullable=False, server_default="0"),
    #: What a clip, a card, and a short message cost in that list.
    Column("video_stamps", Integer, nullable=False, server_default="0"),
    Column("ecard_stamps", Integer, nullable=False, server_default="0"),
    Column("sms_stamps", Integer, nullable=False, server_default="0"),
    Column("channel", String(8), nullable=False, server_default="mail"),
    Column("card", String(64)),
    Column("greeting", String(200), nullable=False, server_default=""),
    Column("price_version", Integer, nullable=False, server_default="1"),
    #: Nothing was charged: what is never blocked, and could not be paid.
    Column("free", Boolean, nullable=False, server_default=false()),
    Column("flags", Text, nullable=False),
    Column("reason", String(64), nullable=False),
    #: When the gateway reported that a short message reached the phone.
    Column("delivered_ms", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("next_try_ms", BigInteger, nullable=False),
    CheckConstraint("status IN ('received', 'screening', 'checked', 'sent_on', 'rejected', 'undeliverable')", name="status"),
    CheckConstraint("stamps >= 1", name="stamps"),
)
Index("ix_outgoing_status", outgoing.c.status, outgoing.c.next_try_ms)
Index("ix_outgoing_resident", outgoing.c.resident)

#: Photos, and a clip, by the hash that the device named. `blob` is what central made of it; `waits_since_ms` is NULL once it came.
outgoing_photos = Table(
    "outgoing_photos",
    metadata,
    Column("message", String(64), ForeignKey("outgoing.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("what", String(8), nullable=False, server_default="photo"),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("blob", String(64)),
    Column("waits_since_ms", BigInteger),
)
Index("ix_outgoing_photos_sha256", outgoing_photos.c.sha256, outgoing_photos.c.device)
Index("ix_outgoing_photos_waits", outgoing_photos.c.waits_since_ms)
