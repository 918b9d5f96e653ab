"""Indices as the work needs them."""

from __future__ import annotations

revision = "v0007_speed"
down_revision = "v0006_kept_history"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
