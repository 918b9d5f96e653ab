"""Orders to devices, and updates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0022_orders"
down_revision = "v0021_enrolment"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "device_orders",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("detail", sa.Text(), server_default="{}", nullable=False),
        sa.Column("given_by", sa.String(64), server_default="", nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_ms", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(16), nullable=True),
        sa.Column("code", sa.String(40), server_default="", nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("heard_ms", sa.BigInteger(), nullable=True),
        sa.Column("logs", sa.Text(), nullable=True),
        sa.CheckConstraint("outcome IN ('done', 'failed', 'refused', 'expired', 'withdrawn')", name=op.f("ck_device_orders_outcome")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_device_orders_device_devices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_orders")),
        sa.UniqueConstraint("device", "number", name="uq_device_orders_number"),
    )
    op.add_column("last_orders", sa.Column("number", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("last_orders", sa.Column("expires_ms", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Back."""
    op.drop_column("last_orders", "expires_ms")
    op.drop_column("last_orders", "number")
    op.drop_table("device_orders")
