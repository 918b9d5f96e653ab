"""Visits and direct calls, and the mail that tells contacts of them. Times in milliseconds since the epoch."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

#: One row for each, whatever became of it. `version` grows with each change that a resident may answer.
visits = Table(
    "visits",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("contact", String(64), ForeignKey("contacts.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    #: Who brought it there: resident, contact, staff, time.
    Column("by", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(64), nullable=False),
    Column("note", Text, nullable=False),
    #: JSON: times that the resident named.
    Column("wishes", Text, nullable=False),
    Column("starts_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    Column("moved_from_ms", BigInteger),
    Column("answer_until_ms", BigInteger),
    Column("ring_until_ms", BigInteger),
    Column("recorded", Boolean, nullable=False),
    #: What opens the resident's side of the call, sealed to them; there while it is booked, rings or is on.
    Column("join_pass", Text),
    Column("at_ms", BigInteger, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    CheckConstraint("kind IN ('visit', 'direct')", name="kind"),
    CheckConstraint("starts_ms < ends_ms", name="time"),
)
Index("ix_visits_resident", visits.c.resident, visits.c.starts_ms)
Index("ix_visits_state", visits.c.state, visits.c.starts_ms)

#: What opens a contact's page of times, hashed; each mail brings a new one.
visit_pages = Table(
    "visit_pages",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("contact", String(64), ForeignKey("contacts.id"), nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)
Index("ix_visit_pages_contact", visit_pages.c.contact)

#: What a contact is told by mail, until it is delivered or given up.
visit_mails = Table(
    "visit_mails",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("visit", String(64), ForeignKey("visits.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("next_try_ms", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    CheckConstraint("state IN ('waiting', 'sent', 'given_up')", name="state"),
)
Index("ix_visit_mails_due", visit_mails.c.state, visit_mails.c.next_try_ms)
