"""Allowances: what devices may spend."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0004_allowances"
down_revision = "v0003_money"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
