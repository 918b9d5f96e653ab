"""Tables of sign-in: who may sign in here, how a PIN is checked offline, wrong PINs, and sessions."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text, text

from kiosk.store.schema import metadata

#: Everybody who may sign in on this facility's devices; `role`: resident | it.
roster = Table(
    "roster",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("first_name", String(100), nullable=False),
    Column("number", String(64), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("role", String(16), nullable=False, server_default="resident"),
)
Index("ix_roster_number", roster.c.number)

#: Their cards, as `kiosk.sync.card_number` writes them. `lost_command`: reported lost here, until central's word has come.
roster_cards = Table(
    "roster_cards",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("card", String(64), primary_key=True),
    Column("lost", Boolean, nullable=False),
    Column("lost_command", String(64)),
)
Index("ix_roster_cards_card", roster_cards.c.card)

#: What central says of a resident who signed in here. `settings` is central's word (JSON of `wire.SettingsSave`); `own_settings` what
#: the resident chose here since, until central's word on the command `own_settings_command` has come.
profiles = Table(
    "profiles",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("first_name", String(100), nullable=False, server_default=""),
    Column("number", String(64), nullable=False, server_default=""),
    Column("pin_version", Integer, nullable=False, server_default="0"),
    Column("settings", Text),
    Column("own_settings", Text),
    Column("own_settings_command", String(64)),
)

#: The newest session grant of each resident on this device, with central's signature.
grants = Table(
    "grants",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("id", String(64), nullable=False),
    Column("device", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    Column("offline_until_ms", BigInteger, nullable=False),
    Column("pin_version", Integer, nullable=False),
    Column("signed", Text, nullable=False),
)

#: What a PIN is checked against offline: Argon2id over the PIN mixed with a key of this device.
verifiers = Table(
    "verifiers",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("pin_version", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

#: Wrong PINs on this device; see `kiosk.signin.rules.Count`.
pin_attempts = Table(
    "pin_attempts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("unreported", Integer, nullable=False),
    Column("locked_until_ms", BigInteger, nullable=False),
)

#: How many PINs were ever tried here, whoever's (one row); see `kiosk.signin.anchor`.
pin_tries = Table(
    "pin_tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("total", BigInteger, nullable=False),
)

#: Sessions at this screen; `ended_ms` is NULL while one is open.
sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("grant_id", String(64), nullable=False),
    Column("online", Boolean, nullable=False),
    Column("started_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    Column("why", String(16)),
    #: What counts of the day's minutes so far.
    Column("used_ms", BigInteger, nullable=False, server_default="0"),
)
Index("ix_sessions_of", sessions.c.resident, sessions.c.started_ms)
Index("ix_sessions_open", sessions.c.id, sqlite_where=text("ended_ms IS NULL"))

#: What central says of a resident's day on other devices (`wire.DayUseChange`); only the latest day.
day_use = Table(
    "day_use",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("sign_ins", Integer, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
)
