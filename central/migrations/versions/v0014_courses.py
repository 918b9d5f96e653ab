"""Courses: what the school assigned, and certificates."""

from __future__ import annotations

revision = "v0014_courses"
down_revision = "v0013_playlists"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing either."""
