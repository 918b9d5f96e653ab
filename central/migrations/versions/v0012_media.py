"""The media store: titles, licences, places, pauses of rentals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0012_media"
down_revision = "v0011_health"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "media_titles",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("rating", sa.String(16), nullable=False),
        sa.Column("buy_cents", sa.BigInteger()),
        sa.Column("rent_cents", sa.BigInteger()),
        sa.Column("container", sa.String(64)),
        sa.Column("key_id", sa.String(32)),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(container IS NULL) = (key_id IS NULL)", name=op.f("ck_media_titles_sealed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_titles")),
    )
    op.create_table(
        "media_licences",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("how", sa.String(8), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.String(64)),
        sa.Column("latest_start_ms", sa.BigInteger()),
        sa.Column("window_ms", sa.BigInteger()),
        sa.Column("started_ms", sa.BigInteger()),
        sa.Column("returned_ms", sa.BigInteger()),
        sa.Column("given", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint("how IN ('own', 'rent')", name=op.f("ck_media_licences_how")),
        sa.CheckConstraint(
            "(how = 'rent') = (window_ms IS NOT NULL AND latest_start_ms IS NOT NULL)", name=op.f("ck_media_licences_window")
        ),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_media_licences_resident_residents")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_media_licences_device_devices")),
        sa.ForeignKeyConstraint(["title"], ["media_titles.id"], name=op.f("fk_media_licences_title_media_titles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_licences")),
    )
    op.create_index("ix_media_licences_resident", "media_licences", ["resident", "title"])
    op.create_table(
        "media_places",
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_media_places_resident_residents")),
        sa.PrimaryKeyConstraint("resident", "title", name=op.f("pk_media_places")),
    )
    op.create_table(
        "media_pauses",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_pauses")),
    )


def downgrade() -> None:
    """Back."""
    for table in ("media_pauses", "media_places", "media_licences", "media_titles"):
        op.drop_table(table)
