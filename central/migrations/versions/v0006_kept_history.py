"""What a change is about, and since when history is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0006_kept_history"
down_revision = "v0005_going_up"
branch_labels = None
depends_on = None

#: The key of each kind of change so far: its prefix, and the field of the payload that follows it.
_KEYS = {
    "facility.policy": ("policy", None),
    "facility.roster": ("resident:", "resident"),
    "resident.profile": ("profile", None),
    "mail.contact": ("contact:", "contact"),
    "mail.message": ("message:", "message"),
    "mail.reply_stamp": ("stamp:", "stamp"),
    "mail.screening": ("screening", None),
    "mail.sent": ("sent:", "message"),
    "mail.draft_returned": ("returned:", "draft"),
    "wallet.balances": ("balances", None),
}


def upgrade() -> None:
    """Forward."""
    op.add_column("streams", sa.Column("floor", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("streams", sa.Column("kept", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("changes", sa.Column("key", sa.String(96), server_default="", nullable=False))
    sqlite = op.get_bind().dialect.name == "sqlite"
    for kind, (prefix, field) in _KEYS.items():
        words = "''"
        if field is not None:
            words = f"json_extract(payload, '$.{field}')" if sqlite else f"(payload::json ->> '{field}')"
        statement = sa.text(f"UPDATE changes SET key = :prefix || {words} WHERE kind = :kind").bindparams(prefix=prefix, kind=kind)  # noqa: S608
        op.execute(statement)


def downgrade() -> None:
    """Back."""
    op.drop_column("changes", "key")
    op.drop_column("streams", "kept")
    op.drop_column("streams", "floor")
