"""Playlists."""

from __future__ import annotations

revision = "v0013_playlists"
down_revision = "v0012_media"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing either."""
