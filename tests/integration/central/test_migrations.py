from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from central.all_tables import metadata
from central.database import Database
from central.migrate import HEAD, SchemaOutdated, alembic_config, downgrade, ensure_current, upgrade
from tests.postgres import NewDatabase, Postgres


@pytest.fixture
def database(engine: str, new_database: NewDatabase) -> Iterator[Database]:
    with new_database(engine, migrated=False) as url:
        opened = Database(url)
        yield opened
        opened.close()


SHAPES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'",
    "postgresql": """
        SELECT table_name || '.' || column_name AS name,
               concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default) AS sql
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
        UNION ALL
        SELECT conrelid::regclass || ':' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'
        UNION ALL
        SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    """,
}


def shape(database: Database) -> dict[str, list[str]]:
    """What there is, by name. Sorted letters: SQLite tells the statement, in which columns that joined later stand elsewhere."""
    with database.read() as connection:
        rows = connection.exec_driver_sql(SHAPES[database.engine.dialect.name]).all()
    return {name: sorted(re.sub(r"[\s\"]+", "", sql)) for name, sql in rows}


def test_the_newest_migration_is_the_one_that_central_asks_for() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


def test_up_equals_the_models(database: Database, engine: str, new_database: NewDatabase) -> None:
    upgrade(database)
    ensure_current(database)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    with new_database(engine, migrated=False) as url:
        modelled = Database(url)
        with modelled.write() as connection:
            metadata.create_all(connection)
        as_models = shape(modelled)
        modelled.close()
    assert shape(database) == as_models


def test_down_leaves_nothing_and_up_again_works(database: Database) -> None:
    upgrade(database)
    before = shape(database)
    assert len(before) > 20
    downgrade(database, "base")
    assert shape(database) == {}
    with pytest.raises(SchemaOutdated):
        ensure_current(database)
    upgrade(database)
    assert shape(database) == before


def test_each_step_can_be_taken_back(database: Database) -> None:
    for script in reversed(list(ScriptDirectory.from_config(alembic_config()).walk_revisions())):
        before = shape(database)
        upgrade(database, script.revision)
        after = shape(database)
        downgrade(database, script.down_revision or "base")  # type: ignore[arg-type]  # one line of history: never a tuple
        assert shape(database) == before, script.revision
        upgrade(database, script.revision)
        assert shape(database) == after, script.revision


def test_sqlite_is_durable_and_strict(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'm.db'}")
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()


def test_postgresql_runs_at_read_committed(postgres: Postgres) -> None:
    with postgres.fresh() as url:
        database = Database(url)
        with database.write() as connection:
            found = connection.exec_driver_sql("SHOW transaction_isolation").scalar_one()
        database.close()
    assert found == "read committed"
