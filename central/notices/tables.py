"""Notices, and who opened them."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, String, Table, Text

from central.schema import metadata

notices = Table(
    "notices",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    #: JSON: title and text by language.
    Column("words", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
    Column("source", String(200), nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    #: Whom it is for; None: everybody.
    Column("resident", String(64)),
    CheckConstraint("kind IN ('notice', 'promotion', 'news')", name="kind"),
)

notice_reads = Table(
    "notice_reads",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("notice", String(64), ForeignKey("notices.id"), primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
)
