"""Filings: forms, routing, clocks, sealed words, answers; anonymous reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0016_filings"
down_revision = "v0015_news"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "anonymous_reports",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("received_day", sa.String(length=10), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("for_role", sa.Text(), nullable=False),
        sa.Column("role_key", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_anonymous_reports_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonymous_reports")),
    )
    op.create_index("ix_anonymous_reports_number", "anonymous_reports", ["number"], unique=False)
    op.create_table(
        "filing_events",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_events")),
    )
    op.create_index("ix_filing_events_about", "filing_events", ["about", "at_ms"], unique=False)
    op.create_table(
        "filing_forms",
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("type", "version", name=op.f("pk_filing_forms")),
    )
    op.create_table(
        "filing_role_keys",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("public", sa.String(length=44), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_role_keys")),
    )
    op.create_table(
        "filing_staff",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_staff")),
    )
    op.create_index("ix_filing_staff_token", "filing_staff", ["token_hash"], unique=True)
    op.create_table(
        "filings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("filed_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("for_role", sa.Text(), nullable=True),
        sa.Column("for_author", sa.Text(), nullable=True),
        sa.Column("role_key", sa.String(length=64), nullable=True),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("taken_by", sa.String(length=80), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("overdue", sa.Boolean(), nullable=False),
        sa.Column("answered_ms", sa.BigInteger(), nullable=True),
        sa.Column("appeal_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("reopen_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("appealed_by", sa.String(length=64), nullable=True),
        sa.Column("solved", sa.Boolean(), nullable=True),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("news", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("refused", sa.String(length=64), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('open', 'answered', 'closed', 'withdrawn', 'duplicate', 'refused')", name=op.f("ck_filings_status")
        ),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_filings_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filings")),
    )
    op.create_index("ix_filings_number", "filings", ["number"], unique=False)
    op.create_index("ix_filings_resident", "filings", ["resident", "filed_ms"], unique=False)
    op.create_index("ix_filings_status", "filings", ["status", "due_ms"], unique=False)
    op.create_table(
        "filing_photos",
        sa.Column("filing", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["filing"], ["filings.id"], name=op.f("fk_filing_photos_filing_filings")),
        sa.PrimaryKeyConstraint("filing", "sha256", name=op.f("pk_filing_photos")),
    )
    op.create_index("ix_filing_photos_sha256", "filing_photos", ["sha256", "device"], unique=False)
    op.create_table(
        "filing_words",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("filing", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=8), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("for_role", sa.Text(), nullable=True),
        sa.Column("for_author", sa.Text(), nullable=True),
        sa.Column("role_key", sa.String(length=64), nullable=True),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["filing"], ["filings.id"], name=op.f("fk_filing_words_filing_filings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_words")),
    )
    op.create_index("ix_filing_words_filing", "filing_words", ["filing", "at_ms"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_filing_words_filing", table_name="filing_words")
    op.drop_table("filing_words")
    op.drop_index("ix_filing_photos_sha256", table_name="filing_photos")
    op.drop_table("filing_photos")
    op.drop_index("ix_filings_status", table_name="filings")
    op.drop_index("ix_filings_resident", table_name="filings")
    op.drop_index("ix_filings_number", table_name="filings")
    op.drop_table("filings")
    op.drop_index("ix_filing_staff_token", table_name="filing_staff")
    op.drop_table("filing_staff")
    op.drop_table("filing_role_keys")
    op.drop_table("filing_forms")
    op.drop_index("ix_filing_events_about", table_name="filing_events")
    op.drop_table("filing_events")
    op.drop_index("ix_anonymous_reports_number", table_name="anonymous_reports")
    op.drop_table("anonymous_reports")
