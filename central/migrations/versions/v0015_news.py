"""News from feeds, notices for one resident; promotions of titles, limits of the media store, refunds, titles whose file is missing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0015_news"
down_revision = "v0014_courses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "media_promotions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("genre", sa.String(80), nullable=False),
        sa.Column("how", sa.String(8), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(80), nullable=False),
        sa.Column("ended_ms", sa.BigInteger()),
        sa.CheckConstraint("how IN ('own', 'rent')", name=op.f("ck_media_promotions_how")),
        sa.CheckConstraint("from_ms < until_ms", name=op.f("ck_media_promotions_time")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_promotions")),
    )
    op.create_index("ix_media_promotions_until", "media_promotions", ["until_ms"])
    op.create_table(
        "media_limits",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("target", sa.String(64), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(80), nullable=False),
        sa.Column("ended_ms", sa.BigInteger()),
        sa.Column("ended_by", sa.String(80), nullable=False, server_default=""),
        sa.CheckConstraint("scope IN ('facility', 'unit', 'resident')", name=op.f("ck_media_limits_scope")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_limits")),
    )
    op.create_index("ix_media_limits_target", "media_limits", ["scope", "target"])
    op.create_table(
        "media_refunds",
        sa.Column("licence", sa.String(64), sa.ForeignKey("media_licences.id"), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(80), nullable=False),
        sa.CheckConstraint("reason IN ('gone', 'mistake')", name=op.f("ck_media_refunds_reason")),
        sa.PrimaryKeyConstraint("licence", name=op.f("pk_media_refunds")),
    )
    op.add_column("media_titles", sa.Column("missing_ms", sa.BigInteger()))
    op.add_column("residents", sa.Column("unit", sa.String(40)))
    op.add_column("devices", sa.Column("unit", sa.String(40)))
    op.add_column("notices", sa.Column("resident", sa.String(64)))
    op.create_table(
        "news_feeds",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("hosts", sa.Text(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("keep", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("every_minutes", sa.Integer(), nullable=False),
        sa.Column("etag", sa.String(200), nullable=False, server_default=""),
        sa.Column("modified", sa.String(200), nullable=False, server_default=""),
        sa.Column("due_ms", sa.BigInteger(), nullable=False),
        sa.Column("fetched_ms", sa.BigInteger()),
        sa.Column("problem", sa.String(200), nullable=False, server_default=""),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_feeds")),
    )
    op.create_table(
        "news_entries",
        sa.Column("notice", sa.String(64), sa.ForeignKey("notices.id"), nullable=False),
        sa.Column("feed", sa.String(64), sa.ForeignKey("news_feeds.id"), nullable=False),
        sa.Column("words", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("notice", name=op.f("pk_news_entries")),
    )
    op.create_index("ix_news_entries_feed", "news_entries", ["feed", "at_ms"])


def downgrade() -> None:
    """Back. What was for one resident is not shown to all."""
    op.drop_table("news_entries")
    op.drop_table("news_feeds")
    op.execute("DELETE FROM notice_reads WHERE notice IN (SELECT id FROM notices WHERE resident IS NOT NULL)")
    op.execute("DELETE FROM notices WHERE resident IS NOT NULL")
    op.drop_column("notices", "resident")
    op.drop_column("devices", "unit")
    op.drop_column("residents", "unit")
    op.drop_column("media_titles", "missing_ms")
    for table in ("media_refunds", "media_limits", "media_promotions"):
        op.drop_table(table)
