"""Feeds, and which notice came of which entry."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

feeds = Table(
    "news_feeds",
    metadata,
    Column("id", String(64), primary_key=True),
    #: Empty: it was read from a file, and is not fetched.
    Column("url", String(2000), nullable=False),
    #: JSON: the hosts that it may be fetched from, its own and those that it is sent on to.
    Column("hosts", Text, nullable=False),
    Column("name", String(200), nullable=False),
    Column("language", String(35), nullable=False),
    #: So many entries are shown, each for so many days.
    Column("keep", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("every_minutes", Integer, nullable=False),
    Column("etag", String(200), nullable=False, server_default=""),
    Column("modified", String(200), nullable=False, server_default=""),
    Column("due_ms", BigInteger, nullable=False),
    Column("fetched_ms", BigInteger),
    Column("problem", String(200), nullable=False, server_default=""),
    Column("active", Boolean, nullable=False),
)

#: `words`: a hash of what the notice says, so that an entry that did not change tells devices nothing.
entries = Table(
    "news_entries",
    metadata,
    Column("notice", String(64), ForeignKey("notices.id"), primary_key=True),
    Column("feed", String(64), ForeignKey("news_feeds.id"), nullable=False),
    Column("words", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_news_entries_feed", entries.c.feed, entries.c.at_ms)
