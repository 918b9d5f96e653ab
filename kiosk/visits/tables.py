"""Tables of visits. Times in milliseconds since the epoch."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: As central last said (`wire.VisitChange`). `version` 0: a wish of this device that central has not shown yet.
visits = Table(
    "visits",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("contact", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    Column("by", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("note", Text, nullable=False),
    # JSON: times that were named, the most wanted first
    Column("wishes", Text, nullable=False),
    Column("starts_ms", BigInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("moved_from_ms", BigInteger),
    Column("answer_until_ms", BigInteger),
    Column("opens_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    Column("ring_until_ms", BigInteger),
    Column("join", Text),
    Column("recorded", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_visits_list", visits.c.resident, visits.c.starts_ms)

#: The last thing that the resident said about a visit on this device (`what`: ask, accept, decline, cancel), until central shows it.
visit_answers = Table(
    "visit_answers",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("what", String(16), nullable=False),
    Column("command", String(64), nullable=False),
)
