"""Allowances: what devices may spend; and at which prices a message was paid, or that it went free."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0004_allowances"
down_revision = "v0003_money"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "allowances",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("told_revision", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("used_stamps", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("used_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("asked_stamps", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("asked_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("loss_stamps", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("loss_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("low_stamps", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("low_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("price_version", sa.Integer(), nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("reclaim_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("closed_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'frozen', 'fencing', 'returned', 'expired', 'fenced')", name=op.f("ck_allowances_state")),
        sa.CheckConstraint("used_stamps >= 0 AND used_stamps <= stamps", name=op.f("ck_allowances_stamps")),
        sa.CheckConstraint("used_cents >= 0 AND used_cents <= credits_cents", name=op.f("ck_allowances_cents")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_allowances_device_devices")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_allowances_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowances")),
    )
    op.create_index("ix_allowances_resident", "allowances", ["resident", "state"])
    op.create_index("ix_allowances_device", "allowances", ["device", "state"])
    op.create_index("ix_allowances_reclaim", "allowances", ["state", "reclaim_ms"])
    op.create_table(
        "allowance_spends",
        sa.Column("command", sa.String(64), nullable=False),
        sa.Column("allowance", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["allowance"], ["allowances.id"], name=op.f("fk_allowance_spends_allowance_allowances")),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_allowance_spends")),
    )
    op.create_index("ix_allowance_spends_allowance", "allowance_spends", ["allowance"])
    op.add_column("outgoing", sa.Column("price_version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("outgoing", sa.Column("photo_stamps", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outgoing", sa.Column("free", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Back."""
    op.drop_column("outgoing", "free")
    op.drop_column("outgoing", "photo_stamps")
    op.drop_column("outgoing", "price_version")
    op.drop_index("ix_allowance_spends_allowance", "allowance_spends")
    op.drop_table("allowance_spends")
    op.drop_index("ix_allowances_reclaim", "allowances")
    op.drop_index("ix_allowances_device", "allowances")
    op.drop_index("ix_allowances_resident", "allowances")
    op.drop_table("allowances")
