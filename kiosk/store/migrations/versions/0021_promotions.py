"""Promotions of titles, limits of the media store, and notices for one resident."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "media_promotions",
        sa.Column("promotion", sa.String(length=64), nullable=False),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("promotion_json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("promotion", name=op.f("pk_media_promotions")),
    )
    op.create_table(
        "media_limits",
        sa.Column("stream", sa.String(length=80), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_media_limits")),
    )
    op.add_column("notices", sa.Column("resident", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM notices WHERE resident IS NOT NULL")
    op.drop_column("notices", "resident")
    op.drop_table("media_limits")
    op.drop_table("media_promotions")
