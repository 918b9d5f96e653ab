"""The keys that devices sign receipts with, of all their epochs; how often receipts were asked about."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table

from central.schema import metadata

receipt_keys = Table(
    "receipt_keys",
    metadata,
    #: What a receipt names its key by: the beginning of the public key's SHA-256, hex.
    Column("key_id", String(12), primary_key=True),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
)

#: Receipts asked about on the page of late, by slot of time.
receipt_checks = Table(
    "receipt_checks",
    metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
)
