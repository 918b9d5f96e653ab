"""What residents' screens need: clips, cards, short messages, saved mail, contacts asked for, notices, given PINs, facility IT."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0009_screens"
down_revision = "v0008_workers"
branch_labels = None
depends_on = None

_NO = sa.false()


def upgrade() -> None:
    """Forward."""
    _contacts(address_needed=False)
    op.create_index("uq_contacts_phone", "contacts", ["resident", "phone"], unique=True)
    op.create_index("ix_contacts_phone", "contacts", ["phone"])
    _add("residents", sa.Column("role", sa.String(16), nullable=False, server_default="resident"))
    _add("residents", sa.Column("pin_given", sa.Boolean(), nullable=False, server_default=_NO))
    _add("residents", sa.Column("birth_year", sa.Integer()))
    _add("residents", sa.Column("sms_number", sa.String(20)))
    op.create_index("uq_residents_sms_number", "residents", ["sms_number"], unique=True)
    _add("messages", sa.Column("saved", sa.Boolean(), nullable=False, server_default=_NO))
    _add("messages", sa.Column("channel", sa.String(8), nullable=False, server_default="mail"))
    _add("message_parts", sa.Column("duration_ms", sa.Integer(), nullable=False, server_default="0"))
    _add("message_parts", sa.Column("poster", sa.String(64)))
    _add("message_parts", sa.Column("poster_bytes", sa.Integer(), nullable=False, server_default="0"))
    _add("message_parts", sa.Column("captions", sa.String(64)))
    _add("message_parts", sa.Column("captions_bytes", sa.Integer(), nullable=False, server_default="0"))
    _add("message_parts", sa.Column("card", sa.String(64)))
    _add("message_parts", sa.Column("greeting", sa.String(200), nullable=False, server_default=""))
    op.create_index("ix_message_parts_poster", "message_parts", ["poster"])
    op.create_index("ix_message_parts_captions", "message_parts", ["captions"])
    for name in ("video_stamps", "ecard_stamps", "sms_stamps"):
        _add("outgoing", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    _add("outgoing", sa.Column("channel", sa.String(8), nullable=False, server_default="mail"))
    _add("outgoing", sa.Column("card", sa.String(64)))
    _add("outgoing", sa.Column("greeting", sa.String(200), nullable=False, server_default=""))
    _add("outgoing_photos", sa.Column("what", sa.String(8), nullable=False, server_default="photo"))
    for name, stamps in (("video_stamps", "3"), ("ecard_stamps", "1"), ("sms_stamps", "1")):
        _add("price_lists", sa.Column(name, sa.Integer(), nullable=False, server_default=stamps))
    _add("deposit_providers", sa.Column("feed", sa.String(16), nullable=False, server_default="deposits"))
    op.create_table(
        "contact_requests",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), sa.ForeignKey("residents.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("relation", sa.String(80), nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("decided_ms", sa.BigInteger()),
        sa.Column("contact", sa.String(64), sa.ForeignKey("contacts.id")),
        sa.CheckConstraint("status IN ('waiting', 'approved', 'refused')", name="status"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_contact_requests_resident", "contact_requests", ["resident", "status"])
    op.create_table(
        "notices",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger()),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('notice', 'promotion', 'news')", name="kind"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "notice_reads",
        sa.Column("resident", sa.String(64), sa.ForeignKey("residents.id"), nullable=False),
        sa.Column("notice", sa.String(64), sa.ForeignKey("notices.id"), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "notice"),
    )


def downgrade() -> None:
    """Back. Facility IT, short messages and contacts without an address do not fit: they get what the older tables demand."""
    op.drop_table("notice_reads")
    op.drop_table("notices")
    op.drop_index("ix_contact_requests_resident", "contact_requests")
    op.drop_table("contact_requests")
    op.drop_column("deposit_providers", "feed")
    for name in ("sms_stamps", "ecard_stamps", "video_stamps"):
        op.drop_column("price_lists", name)
    op.drop_column("outgoing_photos", "what")
    for name in ("greeting", "card", "channel", "sms_stamps", "ecard_stamps", "video_stamps"):
        op.drop_column("outgoing", name)
    op.drop_index("ix_message_parts_captions", "message_parts")
    op.drop_index("ix_message_parts_poster", "message_parts")
    for name in ("greeting", "card", "captions_bytes", "captions", "poster_bytes", "poster", "duration_ms"):
        op.drop_column("message_parts", name)
    for name in ("channel", "saved"):
        op.drop_column("messages", name)
    op.drop_index("uq_residents_sms_number", "residents")
    for name in ("sms_number", "birth_year", "pin_given", "role"):
        op.drop_column("residents", name)
    op.drop_index("ix_contacts_phone", "contacts")
    op.drop_index("uq_contacts_phone", "contacts")
    op.execute("UPDATE contacts SET address = id WHERE address IS NULL")
    _contacts(address_needed=True)


def _add(table: str, column: sa.Column[object]) -> None:
    op.add_column(table, column)


def _contacts(*, address_needed: bool) -> None:
    """Whether a contact must have an address, or a phone will do. SQLite cannot alter that: there the table is written anew."""
    joins = [sa.Column("phone", sa.String(20)), sa.Column("blocked", sa.Boolean(), nullable=False, server_default=_NO)]
    reachable = sa.CheckConstraint("address IS NOT NULL OR phone IS NOT NULL", name=op.f("ck_contacts_reachable"))
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("contacts", "address", nullable=not address_needed)
        if address_needed:
            op.drop_constraint(op.f("ck_contacts_reachable"), "contacts", type_="check")
            op.drop_column("contacts", "blocked")
            op.drop_column("contacts", "phone")
        else:
            for column in joins:
                op.add_column("contacts", column)
            op.create_check_constraint(op.f("ck_contacts_reachable"), "contacts", reachable.sqltext)
        return
    kept = "id, resident, name, address, kind, approved, pays_for_reply"
    op.create_table(
        "contacts_anew",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("address", sa.String(320), nullable=address_needed is False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("pays_for_reply", sa.Boolean(), nullable=False),
        *([] if address_needed else [*joins, reachable]),
        sa.CheckConstraint("kind IN ('person', 'legal')", name=op.f("ck_contacts_kind")),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_contacts_resident_residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("resident", "address", name=op.f("uq_contacts_resident")),
    )
    op.execute(f"INSERT INTO contacts_anew ({kept}) SELECT {kept} FROM contacts")  # noqa: S608 - constants of this module
    op.drop_table("contacts")
    op.rename_table("contacts_anew", "contacts")
