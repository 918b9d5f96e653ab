"""Titles that residents saved for later, the pictures and previews that screens asked for, and what is free at a glance."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "media_saved",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("saved", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "title", name=op.f("pk_media_saved")),
    )
    op.create_index("ix_media_saved_resident", "media_saved", ["resident", "saved", "at_ms"], unique=False)
    op.create_table(
        "media_pictures",
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("blob", name=op.f("pk_media_pictures")),
    )
    op.create_index("ix_media_pictures_used", "media_pictures", ["used_ms"], unique=False)
    free = ["active", "kind", "added_ms", "number"]
    op.create_index("ix_media_titles_free", "media_titles", free, unique=False, sqlite_where=sa.text("buy_cents = 0"))


def downgrade() -> None:
    op.drop_index("ix_media_titles_free", table_name="media_titles")
    op.drop_table("media_pictures")
    op.drop_table("media_saved")
