"""Visits and direct calls; the rooms that they are held in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0018_visits"
down_revision = "v0017_support"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    _visits()
    _rooms()


def downgrade() -> None:
    """Back."""
    op.drop_table("call_events")
    op.drop_table("call_rooms")
    op.drop_table("visit_mails")
    op.drop_table("visits")
    op.drop_column("contacts", "may_visit")


def _visits() -> None:
    op.add_column("contacts", sa.Column("may_visit", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "visits",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), sa.ForeignKey("residents.id"), nullable=False),
        sa.Column("contact", sa.String(64), sa.ForeignKey("contacts.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("by", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("starts_ms", sa.BigInteger(), nullable=False),
        sa.Column("ends_ms", sa.BigInteger(), nullable=False),
        sa.Column("moved_from_ms", sa.BigInteger()),
        sa.Column("answer_until_ms", sa.BigInteger()),
        sa.Column("ring_until_ms", sa.BigInteger()),
        sa.Column("recorded", sa.Boolean(), nullable=False),
        sa.Column("join_pass", sa.Text()),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('visit', 'direct')", name=op.f("ck_visits_kind")),
        sa.CheckConstraint("starts_ms < ends_ms", name=op.f("ck_visits_time")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_resident", "visits", ["resident", "starts_ms"])
    op.create_index("ix_visits_state", "visits", ["state", "starts_ms"])
    op.create_table(
        "visit_mails",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("visit", sa.String(64), sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("next_try_ms", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'given_up')", name=op.f("ck_visit_mails_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_mails")),
    )
    op.create_index("ix_visit_mails_due", "visit_mails", ["state", "next_try_ms"])


def _rooms() -> None:
    op.create_table(
        "call_rooms",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("visit", sa.String(64), nullable=False),
        sa.Column("opens_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("device_token", sa.String(64), nullable=False),
        sa.Column("contact_token", sa.String(64), nullable=False),
        sa.Column("resident_name", sa.String(200), nullable=False),
        sa.Column("recorded", sa.Boolean(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("device_ms", sa.BigInteger()),
        sa.Column("contact_ms", sa.BigInteger()),
        sa.Column("ended_ms", sa.BigInteger()),
        sa.Column("ended_why", sa.String(16), nullable=False),
        sa.Column("ended_by", sa.String(80), nullable=False),
        sa.CheckConstraint("opens_ms < until_ms", name=op.f("ck_call_rooms_time")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_rooms")),
    )
    op.create_index("ix_call_rooms_visit", "call_rooms", ["visit"])
    op.create_index("ux_call_rooms_device", "call_rooms", ["device_token"], unique=True)
    op.create_index("ux_call_rooms_contact", "call_rooms", ["contact_token"], unique=True)
    op.create_table(
        "call_events",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("room", sa.String(64), sa.ForeignKey("call_rooms.id"), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_events")),
    )
    op.create_index("ix_call_events_room", "call_events", ["room", "at_ms"])
