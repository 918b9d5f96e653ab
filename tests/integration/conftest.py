"""The database engines that central's tests run on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.postgres import NewDatabase, Postgres, running_postgres

#: Modules whose tests run on both engines each time: where locks, isolation and the SQL itself matter. Of the others so do tests that
#: are marked `both_engines`; the rest of their repetitions on PostgreSQL are slow tests.
ALWAYS_BOTH = frozenset(
    {
        "test_allowance_races",
        "test_allowances",
        "test_asks",
        "test_audit",
        "test_batches",
        "test_both_engines",
        "test_changes",
        "test_commands",
        "test_deposits",
        "test_enrolment",
        "test_faults",
        "test_ledger_model",
        "test_main_job",
        "test_migrations",
        "test_money_model",
        "test_stamp_books",
        "test_trust",
        "test_unit_of_work",
    }
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat what uses `engine` on SQLite and PostgreSQL."""
    if "engine" in metafunc.fixturenames:
        marked = any(mark.name == "both_engines" for mark in metafunc.definition.iter_markers())
        always = marked or metafunc.module.__name__.rpartition(".")[2] in ALWAYS_BOTH
        postgresql = pytest.param("postgresql", marks=() if always else pytest.mark.slow)
        metafunc.parametrize("engine", ["sqlite", postgresql], scope="module")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of this test process, started when the first test asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Makes databases: `with new_database(engine, migrated=True) as url`. Only PostgreSQL's come migrated."""

    @contextmanager
    def make(engine: str, *, migrated: bool = True) -> Iterator[str]:
        if engine == "sqlite":
            yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'central.db'}"
            return
        server: Postgres = request.getfixturevalue("postgres")
        with server.fresh(migrated=migrated) as url:
            yield url

    return make


@pytest.fixture
def database_url(engine: str, new_database: NewDatabase) -> Iterator[str]:
    """A database of this test's own."""
    with new_database(engine) as url:
        yield url
