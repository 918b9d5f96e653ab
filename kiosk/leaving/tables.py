"""Table of leaving."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from kiosk.store.schema import metadata

#: What central says of somebody's leaving (JSON of `wire.LeavingChange`). `asked_command`: a copy was asked for here.
leavings = Table(
    "leavings",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("leaving", Text, nullable=False),
    Column("asked_command", String(64)),
)
