"""Attachments of what is written; blocked people and wishes for new ones."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("ecard", sa.String(length=64), nullable=True))
    op.add_column("drafts", sa.Column("greeting", sa.Text(), server_default="", nullable=False))
    op.add_column("drafts", sa.Column("elsewhere", sa.Integer(), server_default="0", nullable=False))
    op.add_column("sent_messages", sa.Column("channel", sa.String(length=8), server_default="mail", nullable=False))
    op.add_column("sent_messages", sa.Column("photos", sa.Integer(), server_default="0", nullable=False))
    op.add_column("sent_messages", sa.Column("video", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("sent_messages", sa.Column("ecard", sa.String(length=64), nullable=True))
    op.add_column("sent_messages", sa.Column("greeting", sa.Text(), server_default="", nullable=False))
    op.add_column("contacts", sa.Column("blocked", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("contacts", sa.Column("mail", sa.Boolean(), server_default="1", nullable=False))
    op.add_column("contacts", sa.Column("sms", sa.Boolean(), server_default="0", nullable=False))
    for name, of in (("draft_files", "draft"), ("sent_files", "message")):
        op.create_table(
            name,
            sa.Column("resident", sa.String(length=64), nullable=False),
            sa.Column(of, sa.String(length=64), nullable=False),
            sa.Column("blob", sa.String(length=64), nullable=False),
            sa.Column("place", sa.Integer(), nullable=False),
            sa.Column("kind", sa.String(length=8), nullable=False),
            sa.Column("size_bytes", sa.BigInteger(), nullable=False),
            sa.Column("duration_ms", sa.BigInteger(), server_default="0", nullable=False),
            sa.PrimaryKeyConstraint("resident", of, "blob", name=op.f(f"pk_{name}")),
        )
    op.create_table(
        "contact_blocks",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "contact", name=op.f("pk_contact_blocks")),
    )
    op.create_table(
        "contact_asks",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=80), server_default="", nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("decided_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("resident", "request", name=op.f("pk_contact_asks")),
    )
    op.create_index("ix_contact_asks_list", "contact_asks", ["resident", "at_ms"])


def downgrade() -> None:
    for table in ("contact_asks", "contact_blocks", "sent_files", "draft_files"):
        op.drop_table(table)
    for table, columns in (
        ("contacts", ("sms", "mail", "blocked")),
        ("sent_messages", ("greeting", "ecard", "video", "photos", "channel")),
        ("drafts", ("elsewhere", "greeting", "ecard")),
    ):
        for column in columns:
            op.drop_column(table, column)
