"""Price lists, deposits, obligations, restrictions, and the accounts they need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0003_money"
down_revision = "v0002_device_counts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
