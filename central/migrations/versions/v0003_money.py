"""Price lists, deposits, obligations, restrictions, and the accounts they need; reported trust balances join the ledger."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

revision = "v0003_money"
down_revision = "v0002_device_counts"
branch_labels = None
depends_on = None

_BEFORE = {
    "kind": "kind IN ('issued', 'available', 'escrow', 'spent')",
    "not_below_zero": "kind = 'issued' OR balance >= 0",
}
_AFTER = {
    "kind": "kind IN ('issued', 'available', 'escrow', 'spent', 'trust', 'paid_out', 'written_off', 'receivable')",
    "not_below_zero": "kind IN ('issued', 'receivable') OR balance >= 0",
    "owed": "kind <> 'receivable' OR balance <= 0",
}


def upgrade() -> None:
    """Forward."""
    _check_accounts(_BEFORE, _AFTER)
    op.create_table(
        "price_lists",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("letters_per_stamp", sa.Integer(), nullable=False),
        sa.Column("photo_stamps", sa.Integer(), nullable=False),
        sa.Column("books", sa.Text(), nullable=False),
        sa.Column("full_cents", sa.Text(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("version >= 1", name=op.f("ck_price_lists_version")),
        sa.CheckConstraint("letters_per_stamp >= 1", name=op.f("ck_price_lists_letters_per_stamp")),
        sa.CheckConstraint("photo_stamps >= 0", name=op.f("ck_price_lists_photo_stamps")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_price_lists")),
    )
    op.create_table(
        "stamp_purchases",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("book", sa.String(64), nullable=False),
        sa.Column("stamps", sa.Integer(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("price_version", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("charge", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("undone_by", sa.String(64), nullable=True),
        sa.CheckConstraint("stamps >= 1 AND cents >= 1", name=op.f("ck_stamp_purchases_something")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_stamp_purchases_resident_residents")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_stamp_purchases_device_devices")),
        sa.ForeignKeyConstraint(["price_version"], ["price_lists.version"], name=op.f("fk_stamp_purchases_price_version_price_lists")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamp_purchases")),
    )
    op.create_index("ix_stamp_purchases_resident", "stamp_purchases", ["resident"])
    op.create_table(
        "restrictions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("blocks", sa.String(80), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("ends_ms", sa.BigInteger(), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('chargeback', 'sanction')", name=op.f("ck_restrictions_kind")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_restrictions_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restrictions")),
    )
    op.create_index("ix_restrictions_resident", "restrictions", ["resident"])
    op.create_table(
        "obligations",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("deduct_percent", sa.Integer(), nullable=False),
        sa.Column("may_pay", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('restitution', 'community', 'court_fee', 'fine', 'child_support', 'other')", name=op.f("ck_obligations_kind")
        ),
        sa.CheckConstraint("paid_cents >= 0 AND paid_cents <= owed_cents", name=op.f("ck_obligations_paid")),
        sa.CheckConstraint("deduct_percent >= 0 AND deduct_percent <= 100", name=op.f("ck_obligations_deduct_percent")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_obligations_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
    )
    op.create_index("ix_obligations_resident", "obligations", ["resident"])
    op.create_table(
        "trust_transfers",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("cents >= 1", name=op.f("ck_trust_transfers_cents")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_trust_transfers_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trust_transfers")),
    )
    op.create_index("ix_trust_transfers_resident", "trust_transfers", ["resident", "at_ms"])
    op.create_table(
        "deposit_providers",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("algorithm", sa.String(16), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.Column("public_key", sa.String(64), nullable=True),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("algorithm IN ('hmac-sha256', 'ed25519')", name=op.f("ck_deposit_providers_algorithm")),
        sa.CheckConstraint("(algorithm = 'ed25519') = (public_key IS NOT NULL)", name=op.f("ck_deposit_providers_key")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_deposit_providers")),
    )
    op.create_table(
        "deposit_notices",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("provider", sa.String(40), nullable=False),
        sa.Column("reference", sa.String(80), nullable=False),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("resident", sa.String(64), nullable=True),
        sa.Column("contact", sa.String(64), nullable=True),
        sa.Column("account", sa.String(16), nullable=True),
        sa.Column("source", sa.String(16), nullable=True),
        sa.Column("deposit", sa.String(64), nullable=True),
        sa.Column("entry", sa.String(64), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("taken_back", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('deposit', 'contact_stamps', 'chargeback')", name=op.f("ck_deposit_notices_kind")),
        sa.CheckConstraint("taken_back >= 0 AND taken_back <= amount", name=op.f("ck_deposit_notices_taken_back")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_deposit_notices_resident_residents")),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_deposit_notices_contact_contacts")),
        sa.ForeignKeyConstraint(["deposit"], ["deposit_notices.id"], name=op.f("fk_deposit_notices_deposit_deposit_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit_notices")),
        sa.UniqueConstraint("provider", "reference", name=op.f("uq_deposit_notices_provider")),
    )
    op.create_index("ix_deposit_notices_resident", "deposit_notices", ["resident"])
    _trust_joins_the_ledger()


def downgrade() -> None:
    """Back. Fails when the accounts that came with this version are in use."""
    op.drop_table("deposit_notices")
    op.drop_table("deposit_providers")
    op.drop_table("trust_transfers")
    op.drop_table("obligations")
    op.drop_table("restrictions")
    op.drop_table("stamp_purchases")
    op.drop_table("price_lists")
    _check_accounts(_AFTER, _BEFORE)


def _check_accounts(before: dict[str, str], after: dict[str, str]) -> None:
    """Replace the checks of accounts. SQLite cannot alter them: there the table is written anew."""
    if op.get_bind().dialect.name != "sqlite":
        for name in before:
            op.drop_constraint(op.f(f"ck_accounts_{name}"), "accounts", type_="check")
        for name, condition in after.items():
            op.create_check_constraint(op.f(f"ck_accounts_{name}"), "accounts", condition)
        return
    op.create_table(
        "accounts_anew",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(80), nullable=False),
        sa.Column("commodity", sa.String(16), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        *(sa.CheckConstraint(condition, name=op.f(f"ck_accounts_{name}")) for name, condition in after.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("kind", "owner", "commodity", name=op.f("uq_accounts_kind")),
    )
    op.execute("INSERT INTO accounts_anew SELECT id, kind, owner, commodity, balance FROM accounts")
    op.drop_table("accounts")
    op.rename_table("accounts_anew", "accounts")


def _trust_joins_the_ledger() -> None:
    bind = op.get_bind()
    for resident, cents, at_ms in bind.execute(sa.text("SELECT id, trust_cents, COALESCE(trust_ms, 0) FROM residents")).all():
        if cents <= 0:
            continue
        entry = str(uuid.uuid4())
        bind.execute(
            sa.text("INSERT INTO entries (id, cause, kind, at_ms) VALUES (:id, :cause, 'trust_report', :at_ms)"),
            {"id": entry, "cause": f"trust_report:{entry}", "at_ms": at_ms},
        )
        for line, (kind, amount) in enumerate((("issued", -cents), ("trust", cents))):
            key = {"kind": kind, "owner": f"resident:{resident}"}
            found = sa.text("SELECT id FROM accounts WHERE kind = :kind AND owner = :owner AND commodity = 'usd_cents'")
            account = bind.execute(found, key).scalar_one_or_none()
            if account is None:
                account = str(uuid.uuid4())
                bind.execute(
                    sa.text("INSERT INTO accounts (id, kind, owner, commodity, balance) VALUES (:id, :kind, :owner, 'usd_cents', 0)"),
                    {"id": account, **key},
                )
            bind.execute(sa.text("UPDATE accounts SET balance = balance + :amount WHERE id = :id"), {"amount": amount, "id": account})
            bind.execute(
                sa.text("INSERT INTO postings (entry, line, account, amount) VALUES (:entry, :line, :account, :amount)"),
                {"entry": entry, "line": line, "account": account, "amount": amount},
            )
