"""Enrolment without typing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("device_identity", sa.Column("unit", sa.String(40), server_default="", nullable=False))
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("trouble", sa.String(16), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("code_until_boot_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(32), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("wished", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answered", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_enrolment_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("enrolment")
    op.drop_column("device_identity", "unit")
