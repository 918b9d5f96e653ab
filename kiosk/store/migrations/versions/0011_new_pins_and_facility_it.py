"""Facility IT on the roster; asks that may have reached central; tries of PINs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("roster", sa.Column("role", sa.String(16), nullable=False, server_default="resident"))
    op.create_table(
        "pin_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_tries")),
    )
    op.add_column("asks", sa.Column("sent", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_table("pin_tries")
    op.drop_column("asks", "sent")
    op.drop_column("roster", "role")
