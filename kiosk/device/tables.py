"""Tables of what the facility tells its devices."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Table, Text

from kiosk.store.schema import metadata

#: One row: the last policy that this device could use, as JSON of `kiosk.device.policy.Policy`.
facility_policy = Table(
    "facility_policy",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("policy", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)
