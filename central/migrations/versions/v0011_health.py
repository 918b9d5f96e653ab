"""What devices say of their health, with history."""

revision = "v0011_health"
down_revision = "v0010_cards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
