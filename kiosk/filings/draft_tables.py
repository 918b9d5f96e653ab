"""Tables of what is being filled in. It stays on this device until it is filed. Times in milliseconds since the epoch."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: A form that somebody began. `about`: what it appeals; `page`: where they were.
filing_drafts = Table(
    "filing_drafts",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("type", String(64), nullable=False),
    Column("about", String(64)),
    # answers by field, as JSON; also those whose question is not asked just now
    Column("answers", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("saved_ms", BigInteger, nullable=False),
)
Index("ix_filing_drafts_saved", filing_drafts.c.resident, filing_drafts.c.saved_ms)

#: Photos of a draft; their bytes are blobs of the store.
filing_draft_files = Table(
    "filing_draft_files",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("blob", String(64), primary_key=True),
    Column("place", Integer, nullable=False),
)
