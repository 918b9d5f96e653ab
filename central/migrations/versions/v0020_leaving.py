"""Release and transfer, the copy that is taken along, tablets in residents' hands, and what was used of a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0020_leaving"
down_revision = "v0019_commissary"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "leavings",
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("going", sa.String(16), nullable=True),
        sa.Column("day", sa.String(10), nullable=True),
        sa.Column("tablet", sa.String(16), nullable=True),
        sa.Column("destination", sa.String(200), server_default="", nullable=False),
        sa.Column("left_ms", sa.BigInteger(), nullable=True),
        sa.Column("copy_state", sa.String(16), nullable=False),
        sa.Column("copy_made_ms", sa.BigInteger(), nullable=True),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=True),
        sa.Column("passphrase", sa.Text(), nullable=True),
        sa.CheckConstraint("copy_state IN ('none', 'wanted', 'ready')", name=op.f("ck_leavings_copy_state")),
        sa.CheckConstraint("going IN ('release', 'transfer')", name=op.f("ck_leavings_going")),
        sa.CheckConstraint("tablet IN ('wipe', 'unlock')", name=op.f("ck_leavings_tablet")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_leavings_resident_residents")),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_leavings")),
    )
    wanted = sa.text("copy_state = 'wanted'")
    op.create_index("ix_leavings_wanted", "leavings", ["resident"], sqlite_where=wanted, postgresql_where=wanted)
    op.create_table(
        "issued_tablets",
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_issued_tablets_device_devices")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_issued_tablets_resident_residents")),
        sa.PrimaryKeyConstraint("device", "since_ms", name=op.f("pk_issued_tablets")),
    )
    op.create_index("ix_issued_tablets_resident", "issued_tablets", ["resident"])
    op.create_table(
        "last_orders",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("resident", sa.String(64), nullable=True),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_ms", sa.BigInteger(), nullable=True),
        sa.Column("cleared_ms", sa.BigInteger(), nullable=True),
        sa.Column("destroyed", sa.Text(), server_default="[]", nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.CheckConstraint("what IN ('wipe', 'unlock')", name=op.f("ck_last_orders_what")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_last_orders_device_devices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_last_orders")),
    )
    op.create_index("ix_last_orders_device", "last_orders", ["device"])
    op.create_table(
        "day_use",
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("sign_ins", sa.Integer(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_day_use_resident_residents")),
        sa.PrimaryKeyConstraint("resident", "day", "device", name=op.f("pk_day_use")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("day_use")
    op.drop_index("ix_last_orders_device", table_name="last_orders")
    op.drop_table("last_orders")
    op.drop_index("ix_issued_tablets_resident", table_name="issued_tablets")
    op.drop_table("issued_tablets")
    op.drop_index("ix_leavings_wanted", table_name="leavings")
    op.drop_table("leavings")
