"""What a paper is: a receipt of money, a letter, a filing, a test of the printer."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("print_jobs", sa.Column("kind", sa.String(length=16), server_default="receipt", nullable=False))
    # letters were told by their paragraphs before
    op.execute("UPDATE print_jobs SET kind = 'letter' WHERE coalesce(json_array_length(receipt, '$.paragraphs'), 0) > 0")


def downgrade() -> None:
    op.drop_column("print_jobs", "kind")
