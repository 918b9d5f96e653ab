"""Visits and calls."""

from __future__ import annotations

revision = "v0018_visits"
down_revision = "v0017_support"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
