"""Drafts that follow the person, uploads, tokens that commands stand on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("synced_ms", sa.BigInteger(), nullable=True))
    op.create_table(
        "drafts_keys",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_drafts_keys")),
    )
    op.create_table(
        "dropped_drafts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("dropped_ms", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", name=op.f("pk_dropped_drafts")),
    )
    op.create_table(
        "waiting_drafts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("saved_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", name=op.f("pk_waiting_drafts")),
    )
    op.create_table(
        "uploads",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "command", name=op.f("pk_uploads")),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
    )


def downgrade() -> None:
    op.drop_table("tokens")
    op.drop_table("uploads")
    op.drop_table("waiting_drafts")
    op.drop_table("dropped_drafts")
    op.drop_table("drafts_keys")
    op.drop_column("drafts", "synced_ms")
