"""Enrolment without typing: devices that wait, the manifest, and devices that were lost or replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0021_enrolment"
down_revision = "v0020_leaving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("devices", sa.Column("approved_by", sa.String(200)))
    op.add_column("devices", sa.Column("retired_ms", sa.BigInteger()))
    op.add_column("devices", sa.Column("retired_why", sa.String(16)))
    op.add_column("devices", sa.Column("replaced_by", sa.String(64)))
    op.create_index("ix_devices_signing_key", "devices", ["signing_key"])
    op.create_index("ix_devices_serial", "devices", ["serial"])
    op.add_column("enrol_codes", sa.Column("unit", sa.String(40)))
    op.create_table(
        "waiting_devices",
        sa.Column("fingerprint", sa.String(32), nullable=False),
        sa.Column("signing_key", sa.String(64), nullable=False),
        sa.Column("receipt_key", sa.String(64), nullable=False),
        sa.Column("serial", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("software", sa.String(40), nullable=False),
        sa.Column("code", sa.String(16), nullable=True),
        sa.Column("code_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("first_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_waiting_devices")),
        sa.UniqueConstraint("code", name=op.f("uq_waiting_devices_code")),
    )
    op.create_table(
        "manifest",
        sa.Column("serial", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("unit", sa.String(40), nullable=True),
        sa.Column("fingerprint", sa.String(32), nullable=True),
        sa.Column("added_by", sa.String(200), nullable=False),
        sa.Column("added_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(64), nullable=True),
        sa.CheckConstraint("kind IN ('kiosk', 'tablet')", name=op.f("ck_manifest_kind")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_manifest_device_devices")),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_manifest")),
    )
    op.create_table(
        "announcements",
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slot", name=op.f("pk_announcements")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("announcements")
    op.drop_table("manifest")
    op.drop_table("waiting_devices")
    op.drop_column("enrol_codes", "unit")
    op.drop_index("ix_devices_serial", table_name="devices")
    op.drop_index("ix_devices_signing_key", table_name="devices")
    for name in ("replaced_by", "retired_why", "retired_ms", "approved_by"):
        op.drop_column("devices", name)
