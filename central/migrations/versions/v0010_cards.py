"""Cards of residents and staff; receipts that can be verified."""

revision = "v0010_cards"
down_revision = "v0009_screens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
