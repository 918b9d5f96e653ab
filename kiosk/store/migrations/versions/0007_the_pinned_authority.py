"""The facility's CA, pinned with the device's identity."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device_identity", sa.Column("facility_ca", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("device_identity", "facility_ca")
