"""Wrong enrolment codes, counted for all workers together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0008_workers"
down_revision = "v0007_speed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "wrong_codes",
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slot", name=op.f("pk_wrong_codes")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("wrong_codes")
