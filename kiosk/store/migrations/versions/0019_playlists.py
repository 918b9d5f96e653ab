"""Residents' own lists of songs."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "media_playlists",
        sa.Column("playlist", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("playlist", name=op.f("pk_media_playlists")),
    )
    op.create_index("ix_media_playlists_resident", "media_playlists", ["resident", "removed", "at_ms"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_media_playlists_resident", table_name="media_playlists")
    op.drop_table("media_playlists")
