"""What a review of filings asked for."""

from __future__ import annotations

revision = "v0024_filings_reviewed"
down_revision = "v0023_console"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
