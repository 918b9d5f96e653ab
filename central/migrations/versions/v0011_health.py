"""What devices say of their health, with history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0011_health"
down_revision = "v0010_cards"
branch_labels = None
depends_on = None

_STATES = "state IN ('ok', 'care', 'problem', 'unknown', 'absent')"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "device_health",
        sa.Column("device", sa.String(64), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("check_name", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("next_step", sa.String(200), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("looked_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(_STATES, name="state"),
        sa.PrimaryKeyConstraint("device", "check_name"),
    )
    op.create_table(
        "device_health_history",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("check_name", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(_STATES, name="state"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_device_health_history_device", "device_health_history", ["device", "received_ms"])


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_device_health_history_device", "device_health_history")
    op.drop_table("device_health_history")
    op.drop_table("device_health")
