"""Drafts that follow the person, uploads, quarantined commands, enrolment anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0005_going_up"
down_revision = "v0004_allowances"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "drafts",
        sa.Column("resident", sa.String(64), sa.ForeignKey("residents.id"), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("sealed", sa.Text()),
        sa.Column("saved_ms", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("resident", "id"),
    )
    op.create_table(
        "outgoing_photos",
        sa.Column("message", sa.String(64), sa.ForeignKey("outgoing.id"), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("blob", sa.String(64)),
        sa.Column("waits_since_ms", sa.BigInteger()),
        sa.PrimaryKeyConstraint("message", "place"),
    )
    op.create_index("ix_outgoing_photos_sha256", "outgoing_photos", ["sha256", "device"])
    op.create_index("ix_outgoing_photos_waits", "outgoing_photos", ["waits_since_ms"])
    op.create_table(
        "quarantined_commands",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.String(64)),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("lane", sa.String(64), nullable=False),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("enrol_codes", sa.Column("renews", sa.String(64), nullable=True))


def downgrade() -> None:
    """Back."""
    op.drop_column("enrol_codes", "renews")
    op.drop_table("quarantined_commands")
    op.drop_index("ix_outgoing_photos_waits", "outgoing_photos")
    op.drop_index("ix_outgoing_photos_sha256", "outgoing_photos")
    op.drop_table("outgoing_photos")
    op.drop_table("drafts")
