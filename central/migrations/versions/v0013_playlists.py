"""Playlists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0013_playlists"
down_revision = "v0012_media"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "media_playlists",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_media_playlists_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_playlists")),
    )
    op.create_index("ix_media_playlists_resident", "media_playlists", ["resident"])


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_media_playlists_resident", table_name="media_playlists")
    op.drop_table("media_playlists")
