"""Forms, filings and what is said about them. Words of confidential ones lie here in boxes only, whose keys are elsewhere."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

#: Every version of every form that was ever offered; what was filed is read by its own. `active`: it can be filed by this version now.
filing_forms = Table(
    "filing_forms",
    metadata,
    Column("type", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    #: JSON: `docs/form-format.md`.
    Column("form", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

#: Public keys of roles. The private ones are files beside central's keys (`central/filings/role_keys.py`).
filing_role_keys = Table(
    "filing_role_keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("role", String(32), nullable=False),
    Column("public", String(44), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    #: What is filed now is sealed to it. Older keys still open what was sealed to them.
    Column("active", Boolean, nullable=False),
)

filings = Table(
    "filings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("number", String(32), nullable=False),
    Column("type", String(64), nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("language", String(35), nullable=False),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("device", String(64), nullable=False),
    Column("filed_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("about", String(64)),
    #: JSON; None: sealed.
    Column("answers", Text),
    Column("for_role", Text),
    Column("for_author", Text),
    Column("role_key", String(64)),
    #: JSON: what the device found by itself.
    Column("findings", Text, nullable=False),
    Column("status", String(16), nullable=False),
    #: The role that answers, and who of it took it.
    Column("role", String(32), nullable=False),
    Column("taken_by", String(80), nullable=False),
    #: JSON: by step, when it was done.
    Column("done", Text, nullable=False),
    #: The step it is at; empty: none is left.
    Column("step", String(32), nullable=False),
    Column("due_ms", BigInteger),
    Column("overdue", Boolean, nullable=False),
    Column("answered_ms", BigInteger),
    #: When the author said something that staff did nothing about yet.
    Column("unheard_ms", BigInteger),
    Column("appeal_until_ms", BigInteger),
    Column("reopen_until_ms", BigInteger),
    #: The filing that appealed it.
    Column("appealed_by", String(64)),
    Column("solved", Boolean),
    Column("stars", Integer),
    #: `update` and `seen` of the wire.
    Column("news", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("refused", String(64), nullable=False),
    Column("proof", Text, nullable=False),
    CheckConstraint("status IN ('open', 'answered', 'closed', 'withdrawn', 'duplicate', 'refused')", name="status"),
)
Index("ix_filings_number", filings.c.number)
Index("ix_filings_resident", filings.c.resident, filings.c.filed_ms)
Index("ix_filings_status", filings.c.status, filings.c.due_ms)

filing_words = Table(
    "filing_words",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("filing", String(64), ForeignKey("filings.id"), nullable=False),
    #: author or staff
    Column("by", String(8), nullable=False),
    #: As staff sign.
    Column("who", String(200), nullable=False),
    Column("what", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("text", Text),
    Column("for_role", Text),
    Column("for_author", Text),
    Column("role_key", String(64)),
    Column("step", String(32), nullable=False),
)
Index("ix_filing_words_filing", filing_words.c.filing, filing_words.c.at_ms)

#: Photos that belong to a filing; `blob`: what central made of one, once it came.
filing_photos = Table(
    "filing_photos",
    metadata,
    Column("filing", String(64), ForeignKey("filings.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("device", String(64), nullable=False),
    Column("blob", String(64)),
    #: None: it is here. Otherwise waiting, or why it is not used.
    Column("state", String(32), nullable=False),
)
Index("ix_filing_photos_sha256", filing_photos.c.sha256, filing_photos.c.device)

#: Who of staff did what, and the clock: never anybody's words. `about` is a filing's id, or a report's.
filing_events = Table(
    "filing_events",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("about", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("who", String(80), nullable=False),
    Column("what", String(32), nullable=False),
    Column("detail", String(200), nullable=False),
)
Index("ix_filing_events_about", filing_events.c.about, filing_events.c.at_ms)

#: Reports without a name: no resident, no device, no time but the day of filing and the day of arrival. Without row numbers,
#: which would tell in which order they came (`central/filings/mixing.py` does the same for PostgreSQL's).
anonymous_reports = Table(
    "anonymous_reports",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", String(32), nullable=False),
    Column("type", String(64), nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("language", String(35), nullable=False),
    Column("day", String(10), nullable=False),
    Column("received_day", String(10), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("for_role", Text, nullable=False),
    Column("role_key", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("proof", Text, nullable=False),
    CheckConstraint("status IN ('open', 'closed')", name="status"),
    sqlite_with_rowid=False,
)
Index("ix_anonymous_reports_number", anonymous_reports.c.number)

#: Staff who answer by the API: what they call themselves, their roles (JSON), and the hash of their token.
filing_staff = Table(
    "filing_staff",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("roles", Text, nullable=False),
    Column("token_hash", String(64), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
)
Index("ix_filing_staff_token", filing_staff.c.token_hash, unique=True)
