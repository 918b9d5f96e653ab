"""The commissary: shelves, basket, orders, packs, money from family; what orders take of the wallet."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_BEFORE = "'message', 'stamps_bought', 'undone', 'moved_to_credits', 'obligation_paid', 'media_bought', 'media_rented'"


def upgrade() -> None:
    op.create_table(
        "commissary_basket",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("good", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("added_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("count >= 1", name=op.f("ck_commissary_basket_count")),
        sa.PrimaryKeyConstraint("resident", "good", name=op.f("pk_commissary_basket")),
    )
    op.create_table(
        "commissary_basket_states",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("changed_ms", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_commissary_basket_states")),
    )
    op.create_table(
        "commissary_family_money",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("money", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_commissary_family_money")),
    )
    op.create_table(
        "commissary_goods",
        sa.Column("good", sa.String(length=40), nullable=False),
        sa.Column("shelf", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("good_change", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("good", name=op.f("pk_commissary_goods")),
    )
    op.create_index("ix_commissary_goods_shelf", "commissary_goods", ["shelf", "place", "good"], unique=False)
    op.create_table(
        "commissary_limits",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_commissary_limits")),
    )
    op.create_table(
        "commissary_orders",
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("order_change", sa.Text(), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_commissary_orders")),
    )
    op.create_index("ix_commissary_orders_resident", "commissary_orders", ["resident", "at_ms", "order_id"], unique=False)
    op.create_table(
        "commissary_packs",
        sa.Column("pack", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("pack_change", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pack", name=op.f("pk_commissary_packs")),
    )
    op.create_index("ix_commissary_packs_resident", "commissary_packs", ["resident", "at_ms", "pack"], unique=False)
    _kinds(f"{_BEFORE}, 'commissary_ordered'")


def downgrade() -> None:
    op.execute("DELETE FROM movements WHERE kind = 'commissary_ordered'")
    _kinds(_BEFORE)
    op.drop_table("commissary_packs")
    op.drop_table("commissary_orders")
    op.drop_table("commissary_limits")
    op.drop_table("commissary_goods")
    op.drop_table("commissary_family_money")
    op.drop_table("commissary_basket_states")
    op.drop_table("commissary_basket")


def _kinds(known: str) -> None:
    """A table's check cannot be changed in SQLite: the table is made anew."""
    with op.batch_alter_table("movements") as batch:
        batch.create_check_constraint(op.f("ck_movements_kind"), f"kind IN ({known})")
