"""Allowances, and what was spent of each.

`stamps` and `credits_cents` are all that was granted under an id; what is left lies in the resident's escrow while `state` is one of
`HELD`. `asked_*` is what the device's commands named, refused ones too: its own count lies between `used_*` and this. `loss_*` is what
the facility lent when a restored central rebuilt the allowance. A tablet with less left than `low_*` is filled up. `told_revision`: the
last one signed for it.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from central.schema import metadata

#: States in which what is left still lies in escrow.
HELD = ("open", "frozen", "fencing")

allowances = Table(
    "allowances",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("told_revision", Integer, nullable=False),
    Column("device", String(64), ForeignKey("devices.id"), nullable=False),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("used_stamps", BigInteger, nullable=False, server_default="0"),
    Column("used_cents", BigInteger, nullable=False, server_default="0"),
    Column("asked_stamps", BigInteger, nullable=False, server_default="0"),
    Column("asked_cents", BigInteger, nullable=False, server_default="0"),
    Column("loss_stamps", BigInteger, nullable=False, server_default="0"),
    Column("loss_cents", BigInteger, nullable=False, server_default="0"),
    Column("low_stamps", BigInteger, nullable=False, server_default="0"),
    Column("low_cents", BigInteger, nullable=False, server_default="0"),
    Column("price_version", Integer, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("reclaim_ms", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("closed_ms", BigInteger),
    CheckConstraint("state IN ('open', 'frozen', 'fencing', 'returned', 'expired', 'fenced')", name="state"),
    CheckConstraint("used_stamps >= 0 AND used_stamps <= stamps", name="stamps"),
    CheckConstraint("used_cents >= 0 AND used_cents <= credits_cents", name="cents"),
)
Index("ix_allowances_resident", allowances.c.resident, allowances.c.state)
Index("ix_allowances_device", allowances.c.device, allowances.c.state)
Index("ix_allowances_reclaim", allowances.c.state, allowances.c.reclaim_ms)

allowance_spends = Table(
    "allowance_spends",
    metadata,
    Column("command", String(64), primary_key=True),
    Column("allowance", String(64), ForeignKey("allowances.id"), nullable=False),
    Column("entry", String(64), nullable=False),
    Column("stamps", BigInteger, nullable=False),
    Column("cents", BigInteger, nullable=False),
)
Index("ix_allowance_spends_allowance", allowance_spends.c.allowance)
