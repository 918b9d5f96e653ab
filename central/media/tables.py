"""Titles, who has them, which devices were given a key, and where people are in them; what is cheaper for a time, and what not
everybody may have. What staff did stays on record with who did it.

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
    #: Since when its sealed file is missing in the store of objects.
    Column("missing_ms", BigInteger),
    CheckConstraint("(container IS NULL) = (key_id IS NULL)", name="sealed"),
)

licences = Table(
    "media_licences",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    #: None: no device bought it, staff gave it.
    Column("device", String(64), ForeignKey("devices.id")),
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

#: Which word of a resident's own list of songs was the last; the resident's stream has the list itself.
playlists = Table(
    "media_playlists",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_media_playlists_resident", playlists.c.resident)

pauses = Table(
    "media_pauses",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("since_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
)

#: A lower price from `from_ms` up to `until_ms` (or `ended_ms`, when staff ended it). Empty: any title, kind, genre.
promotions = Table(
    "media_promotions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(80), nullable=False),
    #: JSON: a list of ids.
    Column("titles", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("genre", String(80), nullable=False),
    Column("how", String(8), nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("from_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("made_by", String(80), nullable=False),
    Column("ended_ms", BigInteger),
    CheckConstraint("how IN ('own', 'rent')", name="how"),
    CheckConstraint("from_ms < until_ms", name="time"),
)
Index("ix_media_promotions_until", promotions.c.until_ms)

#: What the facility, a unit or one resident may not get; `target` is the unit's name or the resident's id, "" for the facility.
limits = Table(
    "media_limits",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("scope", String(16), nullable=False),
    Column("target", String(64), nullable=False),
    #: The JSON of `wire.MediaLimits`.
    Column("limits", Text, nullable=False),
    Column("reason", String(200), nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("made_by", String(80), nullable=False),
    Column("ended_ms", BigInteger),
    Column("ended_by", String(80), nullable=False, server_default=""),
    CheckConstraint("scope IN ('facility', 'unit', 'resident')", name="scope"),
)
Index("ix_media_limits_target", limits.c.scope, limits.c.target)

#: Purchases that staff, or central itself, gave back: the file is gone for ever, or it was a mistake.
refunds = Table(
    "media_refunds",
    metadata,
    Column("licence", String(64), ForeignKey("media_licences.id"), primary_key=True),
    Column("reason", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("made_by", String(80), nullable=False),
    CheckConstraint("reason IN ('gone', 'mistake')", name="reason"),
)
