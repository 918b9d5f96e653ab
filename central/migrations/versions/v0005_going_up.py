"""Drafts that follow the person, uploads, quarantined commands, enrolment anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0005_going_up"
down_revision = "v0004_allowances"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
