"""Staff, what they may, and what they read; every policy that the facility had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0023_console"
down_revision = "v0022_orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "console_accounts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("login", sa.String(64), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("desks", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("password_given", sa.Boolean(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("factor_step", sa.BigInteger(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("locked_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_console_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_console_accounts_login")),
    )
    op.create_table(
        "console_recovery_codes",
        sa.Column("account", sa.String(36), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["console_accounts.id"], name=op.f("fk_console_recovery_codes_account_console_accounts")),
        sa.PrimaryKeyConstraint("account", "code_hash", name=op.f("pk_console_recovery_codes")),
    )
    op.create_table(
        "console_sessions",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account", sa.String(36), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.CheckConstraint("stage IN ('password', 'factor', 'code', 'in')", name=op.f("ck_console_sessions_stage")),
        sa.ForeignKeyConstraint(["account"], ["console_accounts.id"], name=op.f("fk_console_sessions_account_console_accounts")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_console_sessions")),
    )
    op.create_index("ix_console_sessions_account", "console_sessions", ["account"])
    op.create_table(
        "console_trail",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.String(64), nullable=False),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("about", sa.String(80), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_console_trail")),
    )
    op.create_index("ix_console_trail_about", "console_trail", ["about"])
    op.create_table(
        "policy_history",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_policy_history")),
    )
    op.execute("INSERT INTO policy_history (number, at_ms, \"by\", policy) SELECT policy_number, 0, '', policy FROM facility")


def downgrade() -> None:
    """Back."""
    op.drop_table("policy_history")
    op.drop_index("ix_console_trail_about", table_name="console_trail")
    op.drop_table("console_trail")
    op.drop_index("ix_console_sessions_account", table_name="console_sessions")
    op.drop_table("console_sessions")
    op.drop_table("console_recovery_codes")
    op.drop_table("console_accounts")
