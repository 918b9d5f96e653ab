"""What a review of visits and commissary asked for."""

from __future__ import annotations

revision = "v0025_visits_reviewed"
down_revision = "v0024_filings_reviewed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
