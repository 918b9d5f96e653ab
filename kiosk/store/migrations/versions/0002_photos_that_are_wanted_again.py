"""Photos that are wanted again: those of old messages give way, and come back when the message is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("photos_wanted_ms", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("messages", "photos_wanted_ms")
