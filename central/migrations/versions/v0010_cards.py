"""Cards of residents and staff, several a person; receipts that can be verified; when a device was revoked; what gateways report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.sync.card_number import card_number

revision = "v0010_cards"
down_revision = "v0009_screens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. The card of each person becomes a row, in the form that devices read."""
    cards = op.create_table(
        "cards",
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), sa.ForeignKey("residents.id"), nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("lost_ms", sa.BigInteger()),
        sa.Column("shown_at", sa.String(64)),
        sa.Column("shown_ms", sa.BigInteger()),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_cards_resident", "cards", ["resident"])
    held: dict[str, str] = {}
    for resident, card in op.get_bind().execute(sa.text("SELECT id, card FROM residents WHERE card IS NOT NULL ORDER BY id")):
        held.setdefault(_number(card), resident)
    if held:
        op.bulk_insert(cards, [{"number": number, "resident": resident, "issued_ms": 0} for number, resident in held.items()])
    _residents(card=False)
    op.create_table(
        "receipt_keys",
        sa.Column("key_id", sa.String(12), nullable=False),
        sa.Column("device", sa.String(64), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key_id"),
    )
    op.create_table(
        "receipt_checks",
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slot"),
    )
    op.add_column("devices", sa.Column("revoked_ms", sa.BigInteger()))
    op.add_column("outgoing", sa.Column("delivered_ms", sa.BigInteger()))


def downgrade() -> None:
    """Back. Of several cards in force one stays; lost cards name nobody."""
    op.drop_column("outgoing", "delivered_ms")
    op.drop_column("devices", "revoked_ms")
    op.drop_table("receipt_checks")
    op.drop_table("receipt_keys")
    _residents(card=True)
    newest = "SELECT number FROM cards WHERE cards.resident = residents.id AND NOT lost ORDER BY issued_ms DESC, number LIMIT 1"
    op.execute(f"UPDATE residents SET card = ({newest})")  # noqa: S608 - a constant
    op.drop_index("ix_cards_resident", "cards")
    op.drop_table("cards")


def _number(card: str) -> str:
    """In the common form; what is none stays as it was, so that nobody's card is taken away."""
    try:
        return card_number(card)
    except ValueError:
        return card.strip().upper()


def _residents(*, card: bool) -> None:
    """Residents with a card of their own, or without one. SQLite drops no column that is unique: there the table is written anew."""
    if op.get_bind().dialect.name != "sqlite":
        if card:
            op.add_column("residents", sa.Column("card", sa.String(64)))
            op.create_unique_constraint(op.f("uq_residents_card"), "residents", ["card"])
        else:
            op.drop_column("residents", "card")
        return
    one = [sa.Column("card", sa.String(64)), sa.UniqueConstraint("card", name=op.f("uq_residents_card"))] if card else []
    made = op.create_table(
        "residents_anew",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("first_name", sa.String(100), nullable=False),
        sa.Column("last_name", sa.String(100), nullable=False),
        sa.Column("number", sa.String(32), nullable=False),
        sa.Column("alias", sa.String(64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("pin_hash", sa.String(200), nullable=False),
        sa.Column("pin_version", sa.Integer(), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("locked_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("settings", sa.Text()),
        sa.Column("trust_cents", sa.BigInteger(), nullable=False),
        sa.Column("trust_ms", sa.BigInteger()),
        sa.Column("role", sa.String(16), nullable=False, server_default="resident"),
        sa.Column("pin_given", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("birth_year", sa.Integer()),
        sa.Column("sms_number", sa.String(20)),
        *one,
        sa.CheckConstraint("wrong_pins >= 0", name=op.f("ck_residents_wrong_pins")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residents")),
        sa.UniqueConstraint("alias", name=op.f("uq_residents_alias")),
        sa.UniqueConstraint("number", name=op.f("uq_residents_number")),
    )
    kept = ", ".join(column.name for column in made.columns if column.name != "card")
    op.execute(f"INSERT INTO residents_anew ({kept}) SELECT {kept} FROM residents")  # noqa: S608 - constants of this module
    op.drop_table("residents")
    op.rename_table("residents_anew", "residents")
    op.create_index("uq_residents_sms_number", "residents", ["sms_number"], unique=True)
