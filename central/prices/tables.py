"""Price lists, one row a version. A row never changes: allowances and receipts name versions."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Table, Text

from central.schema import metadata

price_lists = Table(
    "price_lists",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("letters_per_stamp", Integer, nullable=False),
    Column("photo_stamps", Integer, nullable=False),
    Column("video_stamps", Integer, nullable=False, server_default="3"),
    Column("ecard_stamps", Integer, nullable=False, server_default="1"),
    Column("sms_stamps", Integer, nullable=False, server_default="1"),
    Column("books", Text, nullable=False),
    Column("full_cents", Text, nullable=False),
    Column("until_ms", BigInteger),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint("letters_per_stamp >= 1", name="letters_per_stamp"),
    CheckConstraint("photo_stamps >= 0", name="photo_stamps"),
)
