"""Contacts, one row for each resident and address or phone; and who residents ask to be approved."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, String, Table, UniqueConstraint, false, true

from central.schema import metadata

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("name", String(200), nullable=False),
    #: NULL: they have a phone only.
    Column("address", String(320)),
    Column("kind", String(16), nullable=False),
    Column("approved", Boolean, nullable=False),
    Column("pays_for_reply", Boolean, nullable=False),
    #: E.164: short messages go there and come from there.
    Column("phone", String(20)),
    #: By the resident's own wish. `approved` is staff's.
    Column("blocked", Boolean, nullable=False, server_default=false()),
    #: Whether staff allow visits by video with them.
    Column("may_visit", Boolean, nullable=False, server_default=true()),
    UniqueConstraint("resident", "address"),
    CheckConstraint("kind IN ('person', 'legal')", name="kind"),
    CheckConstraint("address IS NOT NULL OR phone IS NOT NULL", name="reachable"),
)
Index("uq_contacts_phone", contacts.c.resident, contacts.c.phone, unique=True)
Index("ix_contacts_phone", contacts.c.phone)

#: What residents asked for; the id is the command's.
contact_requests = Table(
    "contact_requests",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("relation", String(80), nullable=False),
    Column("address", String(320), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("decided_ms", BigInteger),
    Column("contact", String(64), ForeignKey("contacts.id")),
    CheckConstraint("status IN ('waiting', 'approved', 'refused')", name="status"),
)
Index("ix_contact_requests_resident", contact_requests.c.resident, contact_requests.c.status)
