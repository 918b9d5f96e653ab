"""Courses: what the school assigned, and certificates; licences that no device bought."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0014_courses"
down_revision = "v0013_playlists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    _licences(given=True)
    op.create_table(
        "course_tasks",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("due", sa.String(10)),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_course_tasks_resident_residents")),
        sa.ForeignKeyConstraint(["title"], ["media_titles.id"], name=op.f("fk_course_tasks_title_media_titles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_tasks")),
    )
    op.create_index("ix_course_tasks_resident", "course_tasks", ["resident", "title"])
    op.create_table(
        "course_certificates",
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("course", sa.String(300), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("passed_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_course_certificates_resident_residents")),
        sa.ForeignKeyConstraint(["title"], ["media_titles.id"], name=op.f("fk_course_certificates_title_media_titles")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_course_certificates")),
        sa.UniqueConstraint("resident", "title", name=op.f("uq_course_certificates_resident")),
    )


def downgrade() -> None:
    """Back. Licences that the school gave are gone."""
    op.drop_table("course_certificates")
    op.drop_table("course_tasks")
    op.execute("DELETE FROM media_licences WHERE device IS NULL")
    _licences(given=False)


def _licences(*, given: bool) -> None:
    """Whether a licence may have no device. SQLite changes no column: there the table is written anew."""
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("media_licences", "device", nullable=given)
        return
    made = op.create_table(
        "media_licences_anew",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("resident", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=given),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("how", sa.String(8), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.String(64)),
        sa.Column("latest_start_ms", sa.BigInteger()),
        sa.Column("window_ms", sa.BigInteger()),
        sa.Column("started_ms", sa.BigInteger()),
        sa.Column("returned_ms", sa.BigInteger()),
        sa.Column("given", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint("how IN ('own', 'rent')", name=op.f("ck_media_licences_how")),
        sa.CheckConstraint(
            "(how = 'rent') = (window_ms IS NOT NULL AND latest_start_ms IS NOT NULL)", name=op.f("ck_media_licences_window")
        ),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name=op.f("fk_media_licences_resident_residents")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_media_licences_device_devices")),
        sa.ForeignKeyConstraint(["title"], ["media_titles.id"], name=op.f("fk_media_licences_title_media_titles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_licences")),
    )
    kept = ", ".join(column.name for column in made.columns)
    op.execute(f"INSERT INTO media_licences_anew ({kept}) SELECT {kept} FROM media_licences")  # noqa: S608 - constants of this module
    op.drop_table("media_licences")
    op.rename_table("media_licences_anew", "media_licences")
    op.create_index("ix_media_licences_resident", "media_licences", ["resident", "title"])
