"""Indices as the work needs them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_state_epoch_seq")
        batch_op.create_index("ix_outbox_waiting", ["epoch", "seq", "at_ms"], unique=False, sqlite_where=sa.text("acked_ms IS NULL"))


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_waiting", sqlite_where=sa.text("acked_ms IS NULL"))
        batch_op.create_index("ix_outbox_state_epoch_seq", ["state", "epoch", "seq"], unique=False)
