"""Notices and news, and what the history is searched by."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("notice", name=op.f("pk_notices")),
    )
    op.create_index("ix_notices_list", "notices", ["pinned", "at_ms", "notice"], unique=False)
    op.create_table(
        "notice_reads",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("resident", "notice", name=op.f("pk_notice_reads")),
    )
    op.add_column("wallet_entries", sa.Column("words", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_wallet_entries_reference", "wallet_entries", ["resident", "reference"], unique=False)
    _fold_what_is_there()


def downgrade() -> None:
    op.drop_index("ix_wallet_entries_reference", "wallet_entries")
    op.drop_column("wallet_entries", "words")
    op.drop_table("notice_reads")
    op.drop_table("notices")


def _fold_what_is_there() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT resident, entry, detail, reference, source FROM wallet_entries")).all()
    for row in rows:
        apart = unicodedata.normalize("NFKD", f"{row.detail} {row.reference} {row.source}".casefold())
        folded = "".join(letter for letter in apart if not unicodedata.combining(letter))
        connection.execute(
            sa.text("UPDATE wallet_entries SET words = :words WHERE resident = :resident AND entry = :entry"),
            {"words": folded, "resident": row.resident, "entry": row.entry},
        )
