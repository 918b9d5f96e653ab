"""Titles, who has them, which devices were given a key, and where people are in them.

A licence's id is the id of the command that bought it. Content keys are in no table (`content_keys.py`).
"""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

titles = Table(
    "media_titles",
    metadata,
    Column("id", String(64), primary_key=True),
    #: The JSON of the latest `wire.TitleChange`, as devices have it.
    Column("title", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("rating", String(16), nullable=False),
    Column("buy_cents", BigInteger),
    Column("rent_cents", BigInteger),
    Column("container", String(64)),
    Column("key_id", String(32)),
    Column("active", Boolean, nullable=False),
    CheckConstraint("(container IS NULL) = (key_id IS NULL)", name="sealed"),
)

licences = Table(
    "media_licences",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("title", String(64), ForeignKey("media_titles.id"), nullable=False),
    Column("how", String(8), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    #: Entry of the charge; None where nothing was charged.
    Column("entry", String(64)),
    Column("latest_start_ms", BigInteger),
    Column("window_ms", BigInteger),
    Column("started_ms", BigInteger),
    Column("returned_ms", BigInteger),
    #: How many keys were given out: the number of the next licence token.
    Column("given", Integer, nullable=False, server_default="0"),
    CheckConstraint("how IN ('own', 'rent')", name="how"),
    CheckConstraint("(how = 'rent') = (window_ms IS NOT NULL AND latest_start_ms IS NOT NULL)", name="window"),
)
Index("ix_media_licences_resident", licences.c.resident, licences.c.title)

places = Table(
    "media_places",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("place", Text, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

pauses = Table(
    "media_pauses",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("since_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
)
