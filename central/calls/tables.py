"""Rooms of video visits, and what happened in them. Times in milliseconds since the epoch."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, String, Table, false

from central.schema import metadata

#: A room is open from `opens_ms` until `until_ms`, or until it was ended. Of the tokens only hashes are here.
call_rooms = Table(
    "call_rooms",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("visit", String(64), nullable=False),
    Column("opens_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    Column("device_token", String(64), nullable=False),
    Column("contact_token", String(64), nullable=False),
    #: Shown to the contact on their page.
    Column("resident_name", String(200), nullable=False),
    Column("recorded", Boolean, nullable=False),
    #: A direct call: who hangs up ends it. Of a visit with a time one may leave and come back.
    Column("direct", Boolean, nullable=False, server_default=false()),
    Column("made_ms", BigInteger, nullable=False),
    #: When each side came first.
    Column("device_ms", BigInteger),
    Column("contact_ms", BigInteger),
    Column("ended_ms", BigInteger),
    #: "time", "staff", "cancelled", "replaced", "hung_up".
    Column("ended_why", String(16), nullable=False),
    Column("ended_by", String(80), nullable=False),
    CheckConstraint("opens_ms < until_ms", name="time"),
)
Index("ix_call_rooms_visit", call_rooms.c.visit)
Index("ux_call_rooms_device", call_rooms.c.device_token, unique=True)
Index("ux_call_rooms_contact", call_rooms.c.contact_token, unique=True)

#: For staff and audits: who came, went, was connected. No words, no addresses.
call_events = Table(
    "call_events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("room", String(64), ForeignKey("call_rooms.id"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    #: "device", "contact", or "" for the room itself.
    Column("side", String(16), nullable=False),
    #: "joined", "left", "lost", "connected", "ended".
    Column("what", String(16), nullable=False),
)
Index("ix_call_events_room", call_events.c.room, call_events.c.at_ms)
