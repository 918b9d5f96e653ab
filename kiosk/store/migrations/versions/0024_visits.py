"""Visits and calls."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visits",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("starts_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("moved_from_ms", sa.BigInteger(), nullable=True),
        sa.Column("answer_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("opens_ms", sa.BigInteger(), nullable=False),
        sa.Column("ends_ms", sa.BigInteger(), nullable=False),
        sa.Column("ring_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("join", sa.Text(), nullable=True),
        sa.Column("recorded", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_list", "visits", ["resident", "starts_ms"], unique=False)
    op.create_table(
        "visit_answers",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_visit_answers")),
    )
    op.add_column("contacts", sa.Column("visits", sa.Boolean(), server_default="1", nullable=False))


def downgrade() -> None:
    op.drop_column("contacts", "visits")
    op.drop_table("visit_answers")
    op.drop_table("visits")
