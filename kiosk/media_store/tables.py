"""Tables of the media store. Money in cents, times in milliseconds since the epoch."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, text

from kiosk.store.schema import metadata

#: The catalogue, for everybody. `shelf` is what lists are ordered by. `detail` is JSON of what only one title's page shows.
titles = Table(
    "media_titles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("title", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(300), nullable=False),
    Column("by", String(300), nullable=False),
    Column("genre", String(80), nullable=False),
    Column("rating", String(16), nullable=False),
    Column("buy_cents", BigInteger),
    Column("rent_cents", BigInteger),
    Column("artwork", String(64)),
    Column("container", String(64)),
    Column("added_ms", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("detail", Text, nullable=False),
)
Index("ix_media_titles_new", titles.c.active, titles.c.kind, titles.c.added_ms, titles.c.number)
Index("ix_media_titles_genre", titles.c.active, titles.c.kind, titles.c.genre, titles.c.added_ms, titles.c.number)
Index("ix_media_titles_free", titles.c.active, titles.c.kind, titles.c.added_ms, titles.c.number, sqlite_where=text("buy_cents = 0"))

#: What residents have. `waiting`: bought here, and central has not said so yet. `state` as in `wire.OwnedChange`, or "refused".
owned = Table(
    "media_owned",
    metadata,
    Column("licence", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("title", String(64), nullable=False),
    Column("how", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("waiting", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("latest_start_ms", BigInteger),
    Column("window_ms", BigInteger),
    # the first play as central knows it, and as this device saw it
    Column("started_ms", BigInteger),
    Column("started_here_ms", BigInteger),
    CheckConstraint("state IN ('held', 'returned', 'refused')", name="state"),
)
Index("ix_media_owned_resident", owned.c.resident, owned.c.at_ms, owned.c.licence)

#: Licences for this device (compact JWS of `wire.Licence`), the newest of each.
keys = Table(
    "media_keys",
    metadata,
    Column("licence", String(64), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("signed", Text, nullable=False),
)
Index("ix_media_keys_resident", keys.c.resident)

#: Licences to ask central for. `refused` is central's code for the last time.
wanted_keys = Table(
    "media_wanted_keys",
    metadata,
    Column("licence", String(64), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("refused", String(32)),
)

#: Proofs of ownership (compact JWS of `wire.Ownership`).
proofs = Table(
    "media_proofs",
    metadata,
    Column("licence", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("signed", Text, nullable=False),
)

#: Sealed files on this device or on their way: one copy for everybody. Which chunks are here is read off the file itself.
files = Table(
    "media_files",
    metadata,
    Column("container", String(64), primary_key=True),
    Column("title", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("done_bytes", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("asked_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
    Column("first", Boolean, nullable=False),
    CheckConstraint("state IN ('waiting', 'paused', 'whole')", name="state"),
)
Index("ix_media_files_queue", files.c.state, files.c.first, files.c.asked_ms)

#: Who wants a file here: it goes when nobody does.
file_wishes = Table(
    "media_file_wishes",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("container", String(64), primary_key=True),
)

#: Where each resident is in a title; the player's own text.
places = Table(
    "media_places",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("place", Text, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    # saved here and not handed to central yet
    Column("unsent", Boolean, nullable=False),
)

#: Lower prices for a time; `promotion_json` is a `wire.PromotionChange`.
promotions = Table(
    "media_promotions",
    metadata,
    Column("promotion", String(64), primary_key=True),
    Column("from_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    Column("promotion_json", Text, nullable=False),
)

#: What not everybody may have: JSON of `wire.MediaLimits`, by the stream that said it (the facility's, this device's, a resident's).
limits = Table(
    "media_limits",
    metadata,
    Column("stream", String(80), primary_key=True),
    Column("limits", Text, nullable=False),
)

#: Residents' own lists of songs. `titles`: JSON. One that was removed keeps its row, so that an older word does not bring it back.
playlists = Table(
    "media_playlists",
    metadata,
    Column("playlist", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("name", String(60), nullable=False),
    Column("titles", Text, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_media_playlists_resident", playlists.c.resident, playlists.c.removed, playlists.c.at_ms)

#: When rentals stand still.
pauses = Table(
    "media_pauses",
    metadata,
    Column("pause", String(64), primary_key=True),
    Column("since_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
)

#: Titles that somebody keeps in mind for later, or does not any more: the later word stands, wherever it was said.
saved = Table(
    "media_saved",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("saved", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_media_saved_resident", saved.c.resident, saved.c.saved, saved.c.at_ms)

#: Pictures and previews of the catalogue that a screen asked for, and when last. Of the device, not of a person. `bytes` 0: not known.
pictures = Table(
    "media_pictures",
    metadata,
    Column("blob", String(64), primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
)
Index("ix_media_pictures_used", pictures.c.used_ms)
