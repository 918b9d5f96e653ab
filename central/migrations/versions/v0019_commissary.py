"""The commissary: goods, their prices and limits, baskets, orders, refunds, packs, money from family."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0019_commissary"
down_revision = "v0018_visits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "commissary_goods",
        sa.Column("good", sa.String(length=40), nullable=False),
        sa.Column("good_change", sa.Text(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("cents >= 1", name=op.f("ck_commissary_goods_cents")),
        sa.PrimaryKeyConstraint("good", name=op.f("pk_commissary_goods")),
    )
    op.create_table(
        "commissary_baskets",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_commissary_baskets_resident_residents")),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_commissary_baskets")),
    )
    op.create_table(
        "commissary_family_gifts",
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("taken_back", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("cents >= 1 AND taken_back >= 0 AND taken_back <= cents", name=op.f("ck_commissary_family_gifts_cents")),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], name=op.f("fk_commissary_family_gifts_entry_entries")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_commissary_family_gifts_resident_residents")),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_commissary_family_gifts")),
    )
    op.create_index("ix_commissary_family_gifts_resident", "commissary_family_gifts", ["resident", "at_ms"], unique=False)
    op.create_table(
        "commissary_limits",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("good", sa.String(length=40), nullable=True),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(length=80), nullable=True),
        sa.CheckConstraint("scope IN ('unit', 'resident')", name=op.f("ck_commissary_limits_scope")),
        sa.CheckConstraint("most >= 0 AND days >= 0", name=op.f("ck_commissary_limits_most")),
        sa.ForeignKeyConstraint(["good"], ["commissary_goods.good"], name=op.f("fk_commissary_limits_good_commissary_goods")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissary_limits")),
    )
    op.create_index("ix_commissary_limits_target", "commissary_limits", ["scope", "target"], unique=False)
    op.create_table(
        "commissary_orders",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("pay", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("family_cents", sa.BigInteger(), nullable=False),
        sa.Column("refunded_cents", sa.BigInteger(), nullable=False),
        sa.Column("family_refunded_cents", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("delivery_day", sa.String(length=10), nullable=True),
        sa.Column("cancel_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(state = 'refused') = (entry IS NULL)", name=op.f("ck_commissary_orders_charged")),
        sa.CheckConstraint("pay IN ('trust', 'credits')", name=op.f("ck_commissary_orders_pay")),
        sa.CheckConstraint(
            "state IN ('placed', 'packing', 'packed', 'delivered', 'cancelled', 'refused')", name=op.f("ck_commissary_orders_state")
        ),
        sa.CheckConstraint("family_cents >= 0 AND family_cents <= total_cents", name=op.f("ck_commissary_orders_family")),
        sa.CheckConstraint(
            "family_refunded_cents >= 0 AND family_refunded_cents <= family_cents AND refunded_cents >= family_refunded_cents "
            "AND refunded_cents - family_refunded_cents <= total_cents - family_cents",
            name=op.f("ck_commissary_orders_refunded"),
        ),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_commissary_orders_device_devices")),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], name=op.f("fk_commissary_orders_entry_entries")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_commissary_orders_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissary_orders")),
    )
    op.create_index("ix_commissary_orders_resident", "commissary_orders", ["resident", "received_ms"], unique=False)
    op.create_index("ix_commissary_orders_state", "commissary_orders", ["state", "received_ms"], unique=False)
    op.create_table(
        "commissary_packs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("pack_change", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_commissary_packs_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissary_packs")),
    )
    op.create_index("ix_commissary_packs_resident", "commissary_packs", ["resident", "at_ms"], unique=False)
    op.create_table(
        "commissary_prices",
        sa.Column("good", sa.String(length=40), nullable=False),
        sa.Column("cents", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["good"], ["commissary_goods.good"], name=op.f("fk_commissary_prices_good_commissary_goods")),
        sa.PrimaryKeyConstraint("good", "cents", name=op.f("pk_commissary_prices")),
    )
    op.create_table(
        "commissary_standing_gifts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("every", sa.String(length=8), nullable=False),
        sa.Column("next_day", sa.String(length=10), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("every IN ('week', 'month')", name=op.f("ck_commissary_standing_gifts_every")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_commissary_standing_gifts_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissary_standing_gifts")),
    )
    op.create_index("ix_commissary_standing_gifts_resident", "commissary_standing_gifts", ["resident"], unique=False)
    op.create_table(
        "commissary_lines",
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("good", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("filled", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces >= 1 AND cents >= 1", name=op.f("ck_commissary_lines_pieces")),
        sa.CheckConstraint("returned <= COALESCE(filled, 0)", name=op.f("ck_commissary_lines_returned")),
        sa.CheckConstraint(
            "returned >= 0 AND (filled IS NULL OR (filled >= 0 AND filled <= pieces))", name=op.f("ck_commissary_lines_filled")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["commissary_orders.id"], name=op.f("fk_commissary_lines_order_id_commissary_orders")),
        sa.PrimaryKeyConstraint("order_id", "line", name=op.f("pk_commissary_lines")),
    )
    op.create_table(
        "commissary_refunds",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("family_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=True),
        sa.CheckConstraint("reason IN ('cancelled', 'not_filled', 'returned')", name=op.f("ck_commissary_refunds_reason")),
        sa.CheckConstraint("cents >= 1 AND family_cents >= 0 AND family_cents <= cents", name=op.f("ck_commissary_refunds_cents")),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], name=op.f("fk_commissary_refunds_entry_entries")),
        sa.ForeignKeyConstraint(["order_id"], ["commissary_orders.id"], name=op.f("fk_commissary_refunds_order_id_commissary_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissary_refunds")),
    )
    op.create_index("ix_commissary_refunds_order", "commissary_refunds", ["order_id"], unique=False)


def downgrade() -> None:
    """Back."""
    op.drop_table("commissary_refunds")
    op.drop_table("commissary_lines")
    op.drop_table("commissary_standing_gifts")
    op.drop_table("commissary_prices")
    op.drop_table("commissary_packs")
    op.drop_table("commissary_orders")
    op.drop_table("commissary_limits")
    op.drop_table("commissary_family_gifts")
    op.drop_table("commissary_baskets")
    op.drop_table("commissary_goods")
