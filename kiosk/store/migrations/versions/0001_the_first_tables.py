"""The first tables: everything a device keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'sending', 'answered', 'expired')", name=op.f("ck_asks_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    op.create_table(
        "balances",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("trust_cents", sa.BigInteger(), nullable=False),
        sa.Column("trust_ms", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_balances")),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "card_events",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_events")),
    )
    op.create_table(
        "contacts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("can_write", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "contact", name=op.f("pk_contacts")),
    )
    op.create_table(
        "device_identity",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("facility", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("central_signing_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("central_sealing_key", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_device_identity_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_identity")),
    )
    op.create_table(
        "drafts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("in_reply_to", sa.String(length=64), nullable=True),
        sa.Column("saved_ms", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index("ix_drafts_list", ["resident", "saved_ms", "draft"], unique=False)
        batch_op.create_index("ix_drafts_place", ["resident", "contact", "in_reply_to"], unique=False)

    op.create_table(
        "facility_policy",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_facility_policy_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_policy")),
    )
    op.create_table(
        "grants",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.Column("offline_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("pin_version", sa.Integer(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_grants")),
    )
    op.create_table(
        "messages",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("arrived_ms", sa.BigInteger(), nullable=False),
        sa.Column("released_ms", sa.BigInteger(), nullable=False),
        sa.Column("reply_stamp", sa.String(length=64), nullable=True),
        sa.Column("legal", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("thumbnail", sa.String(length=64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "message", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index("ix_messages_inbox", ["resident", "released_ms", "message"], unique=False)
        batch_op.create_index("ix_messages_unread", ["resident"], unique=False, sqlite_where=sa.text("read = 0"))

    op.create_table(
        "outbox",
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("grant_id", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=64), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("first_sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("acked_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('pending', 'sending', 'accepted', 'rejected')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("epoch", "seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("id", name=op.f("uq_outbox_id")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_state_epoch_seq", ["state", "epoch", "seq"], unique=False)

    op.create_table(
        "outbox_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_head")),
    )
    op.create_table(
        "part_status",
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('ok', 'problem', 'unknown', 'none')", name=op.f("ck_part_status_state")),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_part_status")),
    )
    op.create_table(
        "pin_attempts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("unreported", sa.Integer(), nullable=False),
        sa.Column("locked_until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_pin_attempts")),
    )
    op.create_table(
        "print_jobs",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("root", sa.String(length=36), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("duplicate", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("bytes_sent", sa.Boolean(), nullable=False),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'printing', 'printed', 'not_printed', 'unknown', 'cancelled')", name=op.f("ck_print_jobs_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_jobs")),
    )
    with op.batch_alter_table("print_jobs", schema=None) as batch_op:
        batch_op.create_index("ix_print_jobs_resident", ["resident", "id"], unique=False)
        batch_op.create_index("ix_print_jobs_root", ["root", "id"], unique=False)
        batch_op.create_index("ix_print_jobs_state", ["state", "id"], unique=False)

    op.create_table(
        "profiles",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("first_name", sa.String(length=100), server_default="", nullable=False),
        sa.Column("number", sa.String(length=64), server_default="", nullable=False),
        sa.Column("pin_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("settings", sa.Text(), nullable=True),
        sa.Column("own_settings", sa.Text(), nullable=True),
        sa.Column("own_settings_command", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_profiles")),
    )
    op.create_table(
        "reply_stamps",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("stamp", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("resident", "stamp", name=op.f("pk_reply_stamps")),
    )
    op.create_table(
        "returned_drafts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("resident", "draft", name=op.f("pk_returned_drafts")),
    )
    op.create_table(
        "roster",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("first_name", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("card", sa.String(length=64), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_roster")),
    )
    with op.batch_alter_table("roster", schema=None) as batch_op:
        batch_op.create_index("ix_roster_card", ["card"], unique=False)
        batch_op.create_index("ix_roster_number", ["number"], unique=False)

    op.create_table(
        "screening",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("newest_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_screening")),
    )
    op.create_table(
        "sent_messages",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("in_reply_to", sa.String(length=64), nullable=True),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("pay_kind", sa.String(length=16), nullable=False),
        sa.Column("pay_stamp", sa.String(length=64), nullable=True),
        sa.Column("pay_count", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=True),
        sa.Column("steps", sa.Text(), server_default="[]", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("pay_kind IN ('reply_stamp', 'own_stamps')", name=op.f("ck_sent_messages_pay_kind")),
        sa.PrimaryKeyConstraint("resident", "message", name=op.f("pk_sent_messages")),
    )
    with op.batch_alter_table("sent_messages", schema=None) as batch_op:
        batch_op.create_index("ix_sent_messages_list", ["resident", "at_ms", "message"], unique=False)
        batch_op.create_index("ix_sent_messages_reply", ["resident", "in_reply_to"], unique=False)
        batch_op.create_index("ix_sent_messages_stamp", ["resident", "pay_stamp"], unique=False)
        batch_op.create_index("uq_sent_messages_draft", ["resident", "draft"], unique=True)

    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("grant_id", sa.String(length=64), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("started_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index("ix_sessions_open", ["id"], unique=False, sqlite_where=sa.text("ended_ms IS NULL"))

    op.create_table(
        "stamps_set_aside",
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("stamps", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_stamps_set_aside")),
    )
    with op.batch_alter_table("stamps_set_aside", schema=None) as batch_op:
        batch_op.create_index("ix_stamps_set_aside_resident", ["resident"], unique=False)

    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("request_limit", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("frozen_code", sa.String(length=32), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_state")),
    )
    op.create_table(
        "sync_status",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("connected", sa.Boolean(), nullable=False),
        sa.Column("last_contact_ms", sa.BigInteger(), nullable=True),
        sa.Column("oldest_unsent_ms", sa.BigInteger(), nullable=True),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_sync_status_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_status")),
    )
    op.create_table(
        "trusted_time",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("boot_id", sa.String(length=64), nullable=False),
        sa.Column("server_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False),
        sa.Column("high_water_ms", sa.BigInteger(), nullable=False),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_trusted_time_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trusted_time")),
    )
    op.create_table(
        "unknown_changes",
        sa.Column("stream", sa.String(length=128), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "n", name=op.f("pk_unknown_changes")),
    )
    op.create_table(
        "verifiers",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("pin_version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resident", name=op.f("pk_verifiers")),
    )
    op.create_table(
        "message_parts",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=True),
        sa.Column("media_type", sa.String(length=100), server_default="", nullable=False),
        sa.Column("width", sa.Integer(), server_default="0", nullable=False),
        sa.Column("height", sa.Integer(), server_default="0", nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.String(length=16), server_default="", nullable=False),
        sa.Column("code", sa.String(length=64), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('photo', 'refused', 'withheld')", name=op.f("ck_message_parts_kind")),
        sa.ForeignKeyConstraint(
            ["resident", "message"],
            ["messages.resident", "messages.message"],
            name=op.f("fk_message_parts_resident_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resident", "message", "place", name=op.f("pk_message_parts")),
    )
    with op.batch_alter_table("message_parts", schema=None) as batch_op:
        batch_op.create_index("ix_message_parts_blob", ["blob"], unique=False, sqlite_where=sa.text("blob IS NOT NULL"))


def downgrade() -> None:
    with op.batch_alter_table("message_parts", schema=None) as batch_op:
        batch_op.drop_index("ix_message_parts_blob", sqlite_where=sa.text("blob IS NOT NULL"))

    op.drop_table("message_parts")
    op.drop_table("verifiers")
    op.drop_table("unknown_changes")
    op.drop_table("trusted_time")
    op.drop_table("sync_status")
    op.drop_table("sync_state")
    with op.batch_alter_table("stamps_set_aside", schema=None) as batch_op:
        batch_op.drop_index("ix_stamps_set_aside_resident")

    op.drop_table("stamps_set_aside")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index("ix_sessions_open", sqlite_where=sa.text("ended_ms IS NULL"))

    op.drop_table("sessions")
    with op.batch_alter_table("sent_messages", schema=None) as batch_op:
        batch_op.drop_index("uq_sent_messages_draft")
        batch_op.drop_index("ix_sent_messages_stamp")
        batch_op.drop_index("ix_sent_messages_reply")
        batch_op.drop_index("ix_sent_messages_list")

    op.drop_table("sent_messages")
    op.drop_table("screening")
    with op.batch_alter_table("roster", schema=None) as batch_op:
        batch_op.drop_index("ix_roster_number")
        batch_op.drop_index("ix_roster_card")

    op.drop_table("roster")
    op.drop_table("returned_drafts")
    op.drop_table("reply_stamps")
    op.drop_table("profiles")
    with op.batch_alter_table("print_jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_print_jobs_state")
        batch_op.drop_index("ix_print_jobs_root")
        batch_op.drop_index("ix_print_jobs_resident")

    op.drop_table("print_jobs")
    op.drop_table("pin_attempts")
    op.drop_table("part_status")
    op.drop_table("outbox_head")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_state_epoch_seq")

    op.drop_table("outbox")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index("ix_messages_unread", sqlite_where=sa.text("read = 0"))
        batch_op.drop_index("ix_messages_inbox")

    op.drop_table("messages")
    op.drop_table("grants")
    op.drop_table("facility_policy")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index("ix_drafts_place")
        batch_op.drop_index("ix_drafts_list")

    op.drop_table("drafts")
    op.drop_table("device_identity")
    op.drop_table("contacts")
    op.drop_table("card_events")
    op.drop_table("blobs")
    op.drop_table("balances")
    op.drop_table("asks")
