"""Which card names whom. A card handed in has no row: it may be given to somebody else."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, false

from central.schema import metadata

cards = Table(
    "cards",
    metadata,
    #: As `kiosk.sync.card_number` writes it.
    Column("number", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    Column("lost", Boolean, nullable=False, server_default=false()),
    Column("lost_ms", BigInteger),
    #: Where and when it was shown after it was lost, of late.
    Column("shown_at", String(64)),
    Column("shown_ms", BigInteger),
)
Index("ix_cards_resident", cards.c.resident)
