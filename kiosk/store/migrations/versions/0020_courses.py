"""Courses: what the school assigned, and certificates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "course_tasks",
        sa.Column("task", sa.String(length=64), nullable=False),
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("due", sa.String(length=10), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("task", name=op.f("pk_course_tasks")),
    )
    op.create_index("ix_course_tasks_resident", "course_tasks", ["resident", "title"], unique=False)
    op.create_table(
        "course_certificates",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("command", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("course", sa.String(length=300), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("passed_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("resident", "title", name=op.f("pk_course_certificates")),
    )


def downgrade() -> None:
    op.drop_table("course_certificates")
    op.drop_index("ix_course_tasks_resident", table_name="course_tasks")
    op.drop_table("course_tasks")
