"""Opening hours, and leaving: release and transfer."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("used_ms", sa.BigInteger(), server_default="0", nullable=False))
    op.create_index("ix_sessions_of", "sessions", ["resident", "started_ms"])
    op.create_table(
        "day_use",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("sign_ins", sa.Integer(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "device", name=op.f("pk_day_use")),
    )
    op.create_table(
        "leavings",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("leaving", sa.Text(), nullable=False),
        sa.Column("asked_command", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_leavings")),
    )
    op.create_table(
        "last_order",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("begun", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_last_order_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_last_order")),
    )


def downgrade() -> None:
    op.drop_table("last_order")
    op.drop_table("leavings")
    op.drop_table("day_use")
    op.drop_index("ix_sessions_of", table_name="sessions")
    op.drop_column("sessions", "used_ms")
