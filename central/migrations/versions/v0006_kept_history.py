"""What a change is about, and since when history is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0006_kept_history"
down_revision = "v0005_going_up"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
