"""Tables of notices. Times in milliseconds since the epoch."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table, Text

from kiosk.store.schema import metadata

#: What is in force: notices that were taken back or have ended are dropped. `words` is JSON of `wire.NoticeWords` by language tag.
notices = Table(
    "notices",
    metadata,
    Column("notice", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
    Column("source", String(200), nullable=False),
    Column("pinned", Boolean, nullable=False),
    # whom it is for; NULL: everybody
    Column("resident", String(64)),
)
Index("ix_notices_list", notices.c.pinned, notices.c.at_ms, notices.c.notice)

#: What each resident has opened, here or on another device.
notice_reads = Table(
    "notice_reads",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("notice", String(64), primary_key=True),
)
