"""Filings: forms, routing, clocks, sealed words, answers; anonymous reports."""

from __future__ import annotations

revision = "v0016_filings"
down_revision = "v0015_news"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
