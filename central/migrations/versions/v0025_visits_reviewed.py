"""What a review of visits and commissary asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0025_visits_reviewed"
down_revision = "v0024_filings_reviewed"
branch_labels = None
depends_on = None


_KINDS = "kind IN ('deposit', 'contact_stamps', 'chargeback'{more})"


def upgrade() -> None:
    """Forward."""
    op.add_column("call_rooms", sa.Column("direct", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "visit_pages",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("contact", sa.String(64), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_visit_pages_contact_contacts")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_visit_pages")),
    )
    op.create_index("ix_visit_pages_contact", "visit_pages", ["contact"])
    # Passes lay open there: those that are needed are made anew, sealed.
    op.execute("UPDATE visits SET join_pass = NULL")
    _notices_are(", 'family_money'")


def downgrade() -> None:
    """Back."""
    op.execute("DELETE FROM deposit_notices WHERE kind = 'family_money'")
    _notices_are("")
    op.drop_table("visit_pages")
    op.drop_column("call_rooms", "direct")


def _notices_are(more: str) -> None:
    """What kinds of notices there may be beside the first three."""
    with op.batch_alter_table("deposit_notices") as table:
        table.drop_constraint(op.f("ck_deposit_notices_kind"), type_="check")
        table.create_check_constraint(op.f("ck_deposit_notices_kind"), _KINDS.format(more=more))
