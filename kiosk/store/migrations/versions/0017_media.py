"""The media store: catalogue, what residents have, keys, files, places, pauses; purchases of it in the wallet."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_BEFORE = "'message', 'stamps_bought', 'undone', 'moved_to_credits', 'obligation_paid'"


def upgrade() -> None:
    op.create_table(
        "media_titles",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("by", sa.String(length=300), nullable=False),
        sa.Column("genre", sa.String(length=80), nullable=False),
        sa.Column("rating", sa.String(length=16), nullable=False),
        sa.Column("buy_cents", sa.BigInteger(), nullable=True),
        sa.Column("rent_cents", sa.BigInteger(), nullable=True),
        sa.Column("artwork", sa.String(length=64), nullable=True),
        sa.Column("container", sa.String(length=64), nullable=True),
        sa.Column("added_ms", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_media_titles")),
        sa.UniqueConstraint("title", name=op.f("uq_media_titles_title")),
    )
    op.create_index("ix_media_titles_genre", "media_titles", ["active", "kind", "genre", "added_ms", "number"], unique=False)
    op.create_index("ix_media_titles_new", "media_titles", ["active", "kind", "added_ms", "number"], unique=False)
    op.create_table(
        "media_owned",
        sa.Column("licence", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("latest_start_ms", sa.BigInteger(), nullable=True),
        sa.Column("window_ms", sa.BigInteger(), nullable=True),
        sa.Column("started_ms", sa.BigInteger(), nullable=True),
        sa.Column("started_here_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('held', 'returned', 'refused')", name=op.f("ck_media_owned_state")),
        sa.PrimaryKeyConstraint("licence", name=op.f("pk_media_owned")),
    )
    op.create_index("ix_media_owned_resident", "media_owned", ["resident", "at_ms", "licence"], unique=False)
    op.create_table(
        "media_keys",
        sa.Column("licence", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("licence", "title", name=op.f("pk_media_keys")),
    )
    op.create_index("ix_media_keys_resident", "media_keys", ["resident"], unique=False)
    op.create_table(
        "media_wanted_keys",
        sa.Column("licence", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("licence", "title", name=op.f("pk_media_wanted_keys")),
    )
    op.create_table(
        "media_proofs",
        sa.Column("licence", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("licence", name=op.f("pk_media_proofs")),
    )
    op.create_table(
        "media_files",
        sa.Column("container", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("done_bytes", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("asked_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'paused', 'whole')", name=op.f("ck_media_files_state")),
        sa.PrimaryKeyConstraint("container", name=op.f("pk_media_files")),
    )
    op.create_index("ix_media_files_queue", "media_files", ["state", "first", "asked_ms"], unique=False)
    op.create_table(
        "media_file_wishes",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("container", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("resident", "container", name=op.f("pk_media_file_wishes")),
    )
    op.create_table(
        "media_places",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("unsent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "title", name=op.f("pk_media_places")),
    )
    op.create_table(
        "media_pauses",
        sa.Column("pause", sa.String(length=64), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("pause", name=op.f("pk_media_pauses")),
    )
    _kinds(f"{_BEFORE}, 'media_bought', 'media_rented'")


def downgrade() -> None:
    op.execute("DELETE FROM movements WHERE kind IN ('media_bought', 'media_rented')")
    _kinds(_BEFORE)
    op.execute("DROP TABLE IF EXISTS media_words")
    for table in (
        "media_pauses",
        "media_places",
        "media_file_wishes",
        "media_files",
        "media_proofs",
        "media_wanted_keys",
        "media_keys",
        "media_owned",
        "media_titles",
    ):
        op.drop_table(table)


def _kinds(known: str) -> None:
    """A table's check cannot be changed in SQLite: the table is made anew."""
    with op.batch_alter_table("movements") as batch:
        batch.create_check_constraint(op.f("ck_movements_kind"), f"kind IN ({known})")
