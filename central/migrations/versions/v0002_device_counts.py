"""Devices: the latest time a command was made at, and the wrong PINs of the hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0002_device_counts"
down_revision = "v0001_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("devices", sa.Column("latest_at_ms", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("devices", sa.Column("wrong_pins", sa.Integer(), server_default="0", nullable=False))
    op.add_column("devices", sa.Column("wrong_pins_since_ms", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Back."""
    op.drop_column("devices", "wrong_pins_since_ms")
    op.drop_column("devices", "wrong_pins")
    op.drop_column("devices", "latest_at_ms")
