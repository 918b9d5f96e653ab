"""Tables of filings. Times in milliseconds since the epoch; `json` in a comment: the field of the same name on the wire, as JSON."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: The latest version of each form that central sent; one that is filed no more (`active` false) still names what was filed by it.
filing_forms = Table(
    "filing_forms",
    metadata,
    Column("type", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("role_key", String(44)),
    Column("role_key_id", String(64)),
    Column("active", Boolean, nullable=False),
)

#: What residents filed: from here at once (`received_ms` NULL: not at central yet), else as central last said (`wire.FilingChange`).
filings = Table(
    "filings",
    metadata,
    Column("filing", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("number", String(24), nullable=False),
    Column("type", String(64), nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("language", String(35), nullable=False),
    Column("filed_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger),
    Column("fingerprint", String(64), nullable=False),
    Column("about", String(64)),
    # json
    Column("title", Text, nullable=False),
    # json, or NULL where it is sealed
    Column("answers", Text),
    # what `kiosk/filings/sealing.py` opens with the author's key; NULL: not sealed, or filed where the key was not
    Column("for_author", Text),
    # json
    Column("attachments", Text, nullable=False),
    Column("status", String(16), nullable=False),
    # json
    Column("steps", Text, nullable=False),
    # json: `wire.FilingWord`s, oldest first
    Column("words", Text, nullable=False),
    # json
    Column("holder", Text, nullable=False),
    Column("due_ms", BigInteger),
    Column("overdue", Boolean, nullable=False),
    Column("appeal_type", String(64)),
    Column("appeal_until_ms", BigInteger),
    Column("reopen_until_ms", BigInteger),
    Column("may_rate", Boolean, nullable=False),
    Column("stars", Integer),
    # `update` of the wire: what is new for the author is above `seen`
    Column("news", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("proof", Text),
    # central's code, when it did not take it; its words stay here
    Column("refused", String(64)),
)
Index("ix_filings_list", filings.c.resident, filings.c.filed_ms, filings.c.filing)

#: What an author said about a filing on this device and central has not shown yet in the filing itself. `refused`: it did not take it.
filing_sayings = Table(
    "filing_sayings",
    metadata,
    Column("command", String(64), primary_key=True),
    Column("filing", String(64), nullable=False),
    Column("resident", String(64), nullable=False),
    # note, worse, reopened, withdrawn
    Column("what", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("text", Text),
    Column("for_author", Text),
    Column("refused", String(64)),
)
Index("ix_filing_sayings_filing", filing_sayings.c.filing, filing_sayings.c.at_ms)

#: The key of each resident's author boxes, derived from what central gave at a sign-in.
author_keys = Table(
    "author_keys",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("key", Text, nullable=False),
)

#: One row: how many numbers this device gave out.
filing_count = Table(
    "filing_count",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("given", Integer, nullable=False),
)

#: Reports without a name that central does not have yet: nothing of who or when but the day. Gone once central has them. Without
#: row numbers, so that nothing tells their order.
anonymous_reports = Table(
    "anonymous_reports",
    metadata,
    Column("id", String(36), primary_key=True),
    # a wire.ReportRequest
    Column("report", Text, nullable=False),
    sqlite_with_rowid=False,
)
