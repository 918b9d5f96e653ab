"""Allowances, price lists, history, obligations, restrictions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "set_aside",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("allowance", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("device_name", sa.String(length=200), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "allowance", name=op.f("pk_set_aside")),
    )
    op.create_table(
        "allowances",
        sa.Column("allowance", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("price_version", sa.Integer(), nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("allowance", name=op.f("pk_allowances")),
    )
    op.create_index("ix_allowances_resident", "allowances", ["resident"], unique=False)
    op.create_table(
        "movements",
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("allowance", sa.String(length=64), nullable=True),
        sa.Column("stamps", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("trust_cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("about", sa.String(length=64), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "kind IN ('message', 'stamps_bought', 'undone', 'moved_to_credits', 'obligation_paid')", name=op.f("ck_movements_kind")
        ),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_movements")),
    )
    op.create_index("ix_movements_resident", "movements", ["resident", "at_ms", "command"], unique=False)
    op.create_table(
        "price_lists",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("prices", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_price_lists")),
    )
    op.create_table(
        "wallet_entries",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("trust_cents", sa.BigInteger(), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=True),
        sa.Column("refunds", sa.String(length=64), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("resident", "entry", name=op.f("pk_wallet_entries")),
    )
    op.create_index("ix_wallet_entries_list", "wallet_entries", ["resident", "at_ms", "entry"], unique=False)
    op.create_index("ix_wallet_entries_refunds", "wallet_entries", ["resident", "refunds"], unique=False)
    op.create_index("ix_wallet_entries_command", "wallet_entries", ["resident", "command"], unique=False)
    op.create_table(
        "restrictions",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("restriction", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("blocks", sa.String(length=100), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("ends_ms", sa.BigInteger(), nullable=True),
        sa.Column("owed_cents", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "restriction", name=op.f("pk_restrictions")),
    )
    op.create_table(
        "obligations",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("obligation", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("owed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("deduct_percent", sa.Integer(), nullable=False),
        sa.Column("may_pay", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "obligation", name=op.f("pk_obligations")),
    )
    # Messages that wait to be charged keep what they will cost.
    op.execute(
        "INSERT INTO movements (command, resident, kind, at_ms, stamps, settled) "
        "SELECT command, resident, 'message', COALESCE((SELECT at_ms FROM outbox WHERE outbox.id = command), 0), -stamps, 0 "
        "FROM stamps_set_aside"
    )
    op.drop_table("stamps_set_aside")
    op.add_column("sent_messages", sa.Column("pay_allowance", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("sent_messages", "pay_allowance")
    op.create_table(
        "stamps_set_aside",
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("stamps", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_stamps_set_aside")),
    )
    op.create_index("ix_stamps_set_aside_resident", "stamps_set_aside", ["resident"], unique=False)
    op.execute(
        "INSERT INTO stamps_set_aside (command, resident, stamps) SELECT command, resident, -stamps FROM movements "
        "WHERE kind = 'message' AND settled = 0 AND refused IS NULL"
    )
    for table in ("obligations", "restrictions", "wallet_entries", "price_lists", "movements", "allowances", "set_aside"):
        op.drop_table(table)
