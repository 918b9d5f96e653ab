"""Health: the last word of each check, what changed, and when somebody looked."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STATES = "state IN ('ok', 'care', 'problem', 'unknown', 'absent')"


def upgrade() -> None:
    op.create_table(
        "health_findings",
        sa.Column("check_name", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("next_step", sa.String(200), nullable=False),
        sa.Column("facts", sa.String(1000), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("looked_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_health_findings_state")),
        sa.PrimaryKeyConstraint("check_name", name=op.f("pk_health_findings")),
    )
    op.create_table(
        "health_changes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("check_name", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_health_changes_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_changes")),
    )
    op.create_index("ix_health_changes_unsent", "health_changes", ["id"], sqlite_where=sa.text("sent = 0"))
    op.create_index("ix_health_changes_at_ms", "health_changes", ["at_ms"])
    op.create_table(
        "health_watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("boot_id", sa.String(64), nullable=False, server_default=""),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("looked_ms", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("stepped_ms", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("stepped_by_ms", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("wished", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("answered", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint("id = 1", name=op.f("ck_health_watch_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_watch")),
    )


def downgrade() -> None:
    op.drop_table("health_watch")
    op.drop_index("ix_health_changes_at_ms", "health_changes")
    op.drop_index("ix_health_changes_unsent", "health_changes")
    op.drop_table("health_changes")
    op.drop_table("health_findings")
