"""Support: topics and guided steps."""

from __future__ import annotations

revision = "v0017_support"
down_revision = "v0016_filings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
