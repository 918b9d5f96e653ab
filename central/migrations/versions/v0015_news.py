"""News from feeds; promotions of titles."""

from __future__ import annotations

revision = "v0015_news"
down_revision = "v0014_courses"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing either."""
