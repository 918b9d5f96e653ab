"""Release and transfer, opening hours."""

from __future__ import annotations

revision = "v0020_leaving"
down_revision = "v0019_commissary"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
