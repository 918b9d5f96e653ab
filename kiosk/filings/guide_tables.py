"""Tables of support's guide. Times in trusted milliseconds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from kiosk.store.schema import metadata

#: What each resident answered on this device to a step (or to what a check found), the last time. It is not asked again for a while.
support_tries = Table(
    "support_tries",
    metadata,
    Column("resident", String(64), primary_key=True),
    # a step's id, or "step:code"
    Column("step", String(80), primary_key=True),
    # yes, no or skip
    Column("answer", String(8), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
