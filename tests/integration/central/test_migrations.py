from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from central.all_tables import metadata
from central.database import Database
from central.migrate import SchemaOutdated, downgrade, ensure_current, upgrade


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'm.db'}")
    yield opened
    opened.close()


def shape(database: Database) -> dict[str, str]:
    with database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
        ).all()
    return {name: re.sub(r"[\s\"]+", "", sql) for name, sql in rows}


def test_up_equals_the_models(database: Database, tmp_path: Path) -> None:
    upgrade(database)
    ensure_current(database)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    modelled = Database(f"sqlite:///{tmp_path / 'models.db'}")
    with modelled.write() as connection:
        metadata.create_all(connection)
    assert {name: sorted(sql) for name, sql in shape(database).items()} == {name: sorted(sql) for name, sql in shape(modelled).items()}
    modelled.close()


def test_down_leaves_nothing_and_up_again_works(database: Database) -> None:
    upgrade(database)
    before = shape(database)
    downgrade(database, "base")
    assert shape(database) == {}
    with pytest.raises(SchemaOutdated):
        ensure_current(database)
    upgrade(database)
    assert shape(database) == before


def test_sqlite_is_durable_and_strict(database: Database) -> None:
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
