"""Forms of filings, what was filed here, drafts of filings, reports without a name."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filing_forms",
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("role_key", sa.String(length=44), nullable=True),
        sa.Column("role_key_id", sa.String(length=64), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("type", name=op.f("pk_filing_forms")),
    )
    op.create_table(
        "filings",
        sa.Column("filing", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("filed_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("for_author", sa.Text(), nullable=True),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("overdue", sa.Boolean(), nullable=False),
        sa.Column("appeal_type", sa.String(length=64), nullable=True),
        sa.Column("appeal_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("reopen_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("may_rate", sa.Boolean(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("news", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("refused", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("filing", name=op.f("pk_filings")),
    )
    op.create_index("ix_filings_list", "filings", ["resident", "filed_ms", "filing"], unique=False)
    op.create_table(
        "filing_sayings",
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("filing", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("for_author", sa.Text(), nullable=True),
        sa.Column("refused", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_filing_sayings")),
    )
    op.create_index("ix_filing_sayings_filing", "filing_sayings", ["filing", "at_ms"], unique=False)
    op.create_table(
        "author_keys",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_author_keys")),
    )
    op.create_table(
        "filing_count",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_count")),
    )
    op.create_table(
        "anonymous_reports",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonymous_reports")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "filing_drafts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("saved_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", name=op.f("pk_filing_drafts")),
    )
    op.create_index("ix_filing_drafts_saved", "filing_drafts", ["resident", "saved_ms"], unique=False)
    op.create_table(
        "filing_draft_files",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", "blob", name=op.f("pk_filing_draft_files")),
    )


def downgrade() -> None:
    op.drop_table("filing_draft_files")
    op.drop_table("filing_drafts")
    op.drop_table("anonymous_reports")
    op.drop_table("filing_count")
    op.drop_table("author_keys")
    op.drop_table("filing_sayings")
    op.drop_table("filings")
    op.drop_table("filing_forms")
