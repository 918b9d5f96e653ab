"""Staff, what they may, and what they read."""

from __future__ import annotations

revision = "v0023_console"
down_revision = "v0022_orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
