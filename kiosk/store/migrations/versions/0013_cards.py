"""Cards: lost ones, more than one a person, what readers said."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Events that wait are dropped: a card is good for seconds."""
    op.drop_table("card_events")
    op.create_table(
        "card_events",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False, server_default="shown"),
        sa.CheckConstraint("kind IN ('shown', 'again', 'removed')", name="ck_card_events_kind"),
        sa.PrimaryKeyConstraint("id", name="pk_card_events"),
    )
    op.create_table(
        "roster_cards",
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("card", sa.String(64), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("lost_command", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("resident", "card", name="pk_roster_cards"),
    )
    op.create_index("ix_roster_cards_card", "roster_cards", ["card"])
    op.execute("INSERT INTO roster_cards (resident, card, lost) SELECT resident, card, 0 FROM roster WHERE card IS NOT NULL")
    with op.batch_alter_table("roster") as roster:
        roster.drop_index("ix_roster_card")
        roster.drop_column("card")


def downgrade() -> None:
    """The card of a person is the first that is in force."""
    with op.batch_alter_table("roster") as roster:
        roster.add_column(sa.Column("card", sa.String(64), nullable=True))
        roster.create_index("ix_roster_card", ["card"])
    op.execute(
        "UPDATE roster SET card = (SELECT min(card) FROM roster_cards AS held WHERE held.resident = roster.resident AND NOT held.lost)"
    )
    op.drop_table("roster_cards")
    op.drop_table("card_events")
    op.create_table(
        "card_events",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_card_events"),
    )
