"""The commissary: goods, windows, orders, packs."""

from __future__ import annotations

revision = "v0019_commissary"
down_revision = "v0018_visits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
