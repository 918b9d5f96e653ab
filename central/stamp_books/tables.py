"""One row for each book of stamps that a resident bought. The id is the command's id.

`charge` is the entry that took the credits, `entry` the one that issued the stamps and that the resident's history shows.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from central.schema import metadata

stamp_purchases = Table(
    "stamp_purchases",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("book", String(64), nullable=False),
    Column("stamps", Integer, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("price_version", Integer, ForeignKey("price_lists.version"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    Column("charge", String(64), nullable=False),
    Column("entry", String(64), nullable=False),
    Column("undone_by", String(64)),
    CheckConstraint("stamps >= 1 AND cents >= 1", name="something"),
)
Index("ix_stamp_purchases_resident", stamp_purchases.c.resident)
