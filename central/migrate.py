"""Bringing the database's tables to this program's version (Alembic)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from central.database import Database


class SchemaOutdated(Exception):
    """The tables are not those of this program."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, to: str = "head") -> None:
    """Migrate up in one transaction."""
    with database.write() as connection:
        command.upgrade(alembic_config(connection), to)


def downgrade(database: Database, to: str) -> None:
    """Migrate down in one transaction. For tests and emergencies: it drops data."""
    with database.write() as connection:
        command.downgrade(alembic_config(connection), to)


def ensure_current(database: Database) -> None:
    """Raises SchemaOutdated unless the tables are this program's."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with database.read() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != head:
        raise SchemaOutdated("the database is not of this program's version: run `central migrate`")
