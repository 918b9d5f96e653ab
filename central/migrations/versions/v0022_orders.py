"""Orders to devices, and updates."""

from __future__ import annotations

revision = "v0022_orders"
down_revision = "v0021_enrolment"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
