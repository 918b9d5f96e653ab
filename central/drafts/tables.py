"""The latest save of each draft. `sealed` is NULL once it was thrown away or sent; `saved_ms` is then when."""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, Text

from central.schema import metadata

drafts = Table(
    "drafts",
    metadata,
    Column("resident", String(64), ForeignKey("residents.id"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("sealed", Text),
    Column("saved_ms", BigInteger, nullable=False),
    Column("device", String(64), nullable=False),
)
