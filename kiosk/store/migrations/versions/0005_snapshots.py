"""What a snapshot has brought so far, how much is still to come, and what was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "snapshot_streams",
        sa.Column("stream", sa.String(128), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_snapshot_streams")),
    )
    op.create_table(
        "snapshot_keys",
        sa.Column("stream", sa.String(128), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.PrimaryKeyConstraint("stream", "key", name=op.f("pk_snapshot_keys")),
    )
    op.create_table(
        "forgotten_streams",
        sa.Column("stream", sa.String(128), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_forgotten_streams")),
    )
    op.add_column("sync_status", sa.Column("catch_up_done", sa.Integer(), server_default="0", nullable=False))
    op.add_column("sync_status", sa.Column("catch_up_left", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("sync_status", "catch_up_left")
    op.drop_column("sync_status", "catch_up_done")
    op.drop_table("forgotten_streams")
    op.drop_table("snapshot_keys")
    op.drop_table("snapshot_streams")
