"""Words of authors that nobody heard yet; reports without a name have no row numbers, which tell the order in which they came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0024_filings_reviewed"
down_revision = "v0023_console"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; take the numbers away."""
    op.add_column("filings", sa.Column("unheard_ms", sa.BigInteger(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _anew(with_rowid=False)


def downgrade() -> None:
    """As before."""
    if op.get_bind().dialect.name == "sqlite":
        _anew(with_rowid=True)
    op.drop_column("filings", "unheard_ms")


def _anew(*, with_rowid: bool) -> None:
    """The table of reports made anew, in the order of its random ids."""
    texts = (("number", 32), ("type", 64), ("language", 35), ("day", 10), ("received_day", 10), ("fingerprint", 64), ("role", 32))
    op.create_table(
        "reports_anew",
        sa.Column("id", sa.String(length=36), nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in texts[:2]),
        sa.Column("form_version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in texts[2:]),
        sa.Column("for_role", sa.Text(), nullable=False),
        sa.Column("role_key", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_anonymous_reports_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonymous_reports")),
        sqlite_with_rowid=with_rowid,
    )
    op.execute("INSERT INTO reports_anew SELECT * FROM anonymous_reports ORDER BY id")
    op.drop_table("anonymous_reports")
    op.rename_table("reports_anew", "anonymous_reports")
    op.create_index("ix_anonymous_reports_number", "anonymous_reports", ["number"], unique=False)
