"""Sent messages are found by their words: each has a number, as letters do."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_BEFORE = (
    "resident, message, contact, in_reply_to, snippet, at_ms, pay_kind, pay_stamp, pay_count, pay_allowance, status, steps, reason, "
    "draft, receipt, channel, photos, video, ecard, greeting, text"
)


def upgrade() -> None:
    _set_aside()
    _make(
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sent_messages")),
        sa.UniqueConstraint("resident", "message", name=op.f("uq_sent_messages_resident")),
    )
    _bring_back()
    _index_words()


def downgrade() -> None:
    for name in _word_indices():
        op.execute(f'DROP TABLE "{name}"')
    _set_aside()
    _make(sa.PrimaryKeyConstraint("resident", "message", name=op.f("pk_sent_messages")))
    _bring_back()


def _set_aside() -> None:
    """Rows move to a table of another shape; indexes would keep their names."""
    for index in ("ix_sent_messages_list", "ix_sent_messages_contact", "ix_sent_messages_reply", "ix_sent_messages_stamp"):
        op.drop_index(index, "sent_messages")
    op.drop_index("uq_sent_messages_draft", "sent_messages")
    op.rename_table("sent_messages", "sent_messages_before")


def _make(*keys: sa.Column[int] | sa.Constraint) -> None:
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
        sa.Column("pay_allowance", sa.String(length=64), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=True),
        sa.Column("steps", sa.Text(), server_default="[]", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("channel", sa.String(length=8), server_default="mail", nullable=False),
        sa.Column("photos", sa.Integer(), server_default="0", nullable=False),
        sa.Column("video", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("ecard", sa.String(length=64), nullable=True),
        sa.Column("greeting", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("pay_kind IN ('reply_stamp', 'own_stamps')", name=op.f("ck_sent_messages_pay_kind")),
        *keys,
    )


def _bring_back() -> None:
    op.execute(f"INSERT INTO sent_messages ({_BEFORE}) SELECT {_BEFORE} FROM sent_messages_before")  # noqa: S608 - names of our own
    op.drop_table("sent_messages_before")
    op.create_index("ix_sent_messages_list", "sent_messages", ["resident", "at_ms", "message"])
    op.create_index("ix_sent_messages_contact", "sent_messages", ["resident", "contact", "at_ms", "message"])
    op.create_index("ix_sent_messages_reply", "sent_messages", ["resident", "in_reply_to"])
    op.create_index("ix_sent_messages_stamp", "sent_messages", ["resident", "pay_stamp"])
    op.create_index("uq_sent_messages_draft", "sent_messages", ["resident", "draft"], unique=True)


def _index_words() -> None:
    """As the mail feature does for each message that is sent."""
    connection = op.get_bind()
    for (resident,) in connection.execute(sa.text("SELECT DISTINCT resident FROM sent_messages")).all():
        name = "words_sent_" + sha256(resident.encode()).hexdigest()[:32]
        op.execute(
            f"CREATE VIRTUAL TABLE \"{name}\" USING fts5(words, content='', contentless_delete=1, detail=none, "
            'tokenize="unicode61 remove_diacritics 2")'
        )
        words = "char(57344) || hex(contact) || ' ' || greeting || char(10) || text"
        fill = f'INSERT INTO "{name}" (rowid, words) SELECT number, {words} FROM sent_messages WHERE resident = :resident'  # noqa: S608 - a hash
        connection.execute(sa.text(fill), {"resident": resident})


def _word_indices() -> list[str]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'words_sent_*' AND sql LIKE 'CREATE VIRTUAL TABLE%'"
    return [str(name) for (name,) in op.get_bind().execute(sa.text(names))]
