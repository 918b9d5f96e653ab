"""Enrolment without typing."""

from __future__ import annotations

revision = "v0021_enrolment"
down_revision = "v0020_leaving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
