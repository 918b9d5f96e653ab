"""What a letter may carry: video, card, short message; saved letters; conversations; search."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BEFORE = (
    "resident, message, contact, subject, snippet, sent_ms, arrived_ms, released_ms, reply_stamp, legal, read, photos, thumbnail, "
    "photos_wanted_ms, text"
)
_PARTS_BEFORE = "resident, message, place, kind, blob, media_type, width, height, size_bytes, name, what, code"


def upgrade() -> None:
    _set_aside()
    op.create_table(
        "messages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=8), server_default="mail", nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("arrived_ms", sa.BigInteger(), nullable=False),
        sa.Column("released_ms", sa.BigInteger(), nullable=False),
        sa.Column("reply_stamp", sa.String(length=64), nullable=True),
        sa.Column("legal", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.Column("saved", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("save_command", sa.String(length=64), nullable=True),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("video_ms", sa.BigInteger(), nullable=True),
        sa.Column("ecard", sa.String(length=64), nullable=True),
        sa.Column("thumbnail", sa.String(length=64), nullable=True),
        sa.Column("thumbnail_of", sa.String(length=8), nullable=True),
        sa.Column("photos_wanted_ms", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_messages")),
        sa.UniqueConstraint("resident", "message", name=op.f("uq_messages_resident")),
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
        sa.Column("duration_ms", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("poster", sa.String(length=64), nullable=True),
        sa.Column("poster_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("captions", sa.String(length=64), nullable=True),
        sa.Column("captions_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("card", sa.String(length=64), server_default="", nullable=False),
        sa.Column("greeting", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.String(length=16), server_default="", nullable=False),
        sa.Column("code", sa.String(length=64), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('photo', 'video', 'ecard', 'refused', 'withheld')", name=op.f("ck_message_parts_kind")),
        sa.ForeignKeyConstraint(
            ["resident", "message"],
            ["messages.resident", "messages.message"],
            name=op.f("fk_message_parts_resident_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resident", "message", "place", name=op.f("pk_message_parts")),
    )
    _bring_back()
    op.execute("UPDATE messages SET thumbnail_of = 'photo' WHERE thumbnail IS NOT NULL")
    op.create_index("ix_messages_saved", "messages", ["resident", "released_ms", "message"], sqlite_where=sa.text("saved = 1"))
    op.create_index("ix_messages_contact", "messages", ["resident", "contact", "released_ms", "message"])
    op.create_index("ix_sent_messages_contact", "sent_messages", ["resident", "contact", "at_ms", "message"])
    _index_words()


def downgrade() -> None:
    for name in _word_indices():
        op.execute(f'DROP TABLE "{name}"')
    op.drop_index("ix_sent_messages_contact", "sent_messages")
    op.execute("DELETE FROM message_parts WHERE kind IN ('video', 'ecard')")
    _set_aside()
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
        sa.Column("photos_wanted_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("resident", "message", name=op.f("pk_messages")),
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
    _bring_back()


def _set_aside() -> None:
    """Rows move to tables of another shape; indexes would keep their names."""
    for index in ("ix_messages_inbox", "ix_messages_unread", "ix_messages_saved", "ix_messages_contact", "ix_message_parts_blob"):
        op.execute(f"DROP INDEX IF EXISTS {index}")
    op.rename_table("message_parts", "message_parts_before")
    op.rename_table("messages", "messages_before")


def _bring_back() -> None:
    for table, columns in (("messages", _BEFORE), ("message_parts", _PARTS_BEFORE)):
        op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before")  # noqa: S608 - names of our own
    # What refers to the other goes first, or it would be emptied with it.
    op.drop_table("message_parts_before")
    op.drop_table("messages_before")
    op.create_index("ix_messages_inbox", "messages", ["resident", "released_ms", "message"])
    op.create_index("ix_messages_unread", "messages", ["resident"], sqlite_where=sa.text("read = 0"))
    op.create_index("ix_message_parts_blob", "message_parts", ["blob"], sqlite_where=sa.text("blob IS NOT NULL"))


def _index_words() -> None:
    """As the mail feature does for each message that comes."""
    connection = op.get_bind()
    for (resident,) in connection.execute(sa.text("SELECT DISTINCT resident FROM messages")).all():
        name = "words_" + sha256(resident.encode()).hexdigest()[:32]
        op.execute(
            f"CREATE VIRTUAL TABLE \"{name}\" USING fts5(words, content='', contentless_delete=1, detail=none, "
            'tokenize="unicode61 remove_diacritics 2")'
        )
        words = "char(57344) || hex(contact) || ' ' || subject || char(10) || text"
        fill = f'INSERT INTO "{name}" (rowid, words) SELECT number, {words} FROM messages WHERE resident = :resident'  # noqa: S608 - a hash
        connection.execute(sa.text(fill), {"resident": resident})


def _word_indices() -> list[str]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'words_*' AND sql LIKE 'CREATE VIRTUAL TABLE%'"
    return [str(name) for (name,) in op.get_bind().execute(sa.text(names))]
