"""Bringing the database's tables to this program's version (Alembic, which is loaded only for that)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, column, inspect, select, table

from central.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest migration: what `ensure_current` asks for. A test holds it against the scripts.
HEAD = "v0025_visits_reviewed"
VERSION_TABLE = "alembic_version"


class SchemaOutdated(Exception):
    """The tables are not those of this program."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without an ini file."""
    from alembic.config import Config  # noqa: PLC0415 - see the module's words

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, to: str = "head") -> None:
    """Migrate up in one transaction."""
    from alembic import command  # noqa: PLC0415

    with _changing(database) as connection:
        command.upgrade(alembic_config(connection), to)


def downgrade(database: Database, to: str) -> None:
    """Migrate down in one transaction. For tests and emergencies: it drops data."""
    from alembic import command  # noqa: PLC0415

    with _changing(database) as connection:
        command.downgrade(alembic_config(connection), to)


def ensure_current(database: Database) -> None:
    """Raises SchemaOutdated unless the tables are this program's."""
    with database.read() as connection:
        known = inspect(connection).has_table(VERSION_TABLE)
        versions = select(column("version_num", String)).select_from(table(VERSION_TABLE))
        found = connection.execute(versions).scalars().all() if known else []
    if found != [HEAD]:
        raise SchemaOutdated("the database is not of this program's version: run `central migrate`")


@contextmanager
def _changing(database: Database) -> Iterator[Connection]:
    """A write that may replace a table others refer to. SQLite checks references at its end instead, as its manual tells."""
    if not database.is_sqlite:
        with database.write() as connection:
            yield connection
        return
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            _check_references(connection)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
            connection.rollback()


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"rows of {broken[0]} refer to nothing: the database was left as it was")
