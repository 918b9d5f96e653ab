"""A real PostgreSQL for tests, without an installer: one server a test process, a fresh database from a migrated template a test."""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from central.database import Database
from central.migrate import upgrade

#: `new_database(engine, migrated=True)`: the URL of a database that lives as long as the context.
NewDatabase = Callable[..., AbstractContextManager[str]]

_TEMPLATE = "migrated"
#: Tests ask for speed, not for what survives a power cut.
_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off", "max_wal_size": "'1GB'"}


class Postgres:
    """A running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = itertools.count(1)
        for name, value in _SETTINGS.items():
            self._do(f"ALTER SYSTEM SET {name} = {value}")
        self._do("SELECT pg_reload_conf()")
        self._do(f"CREATE DATABASE {_TEMPLATE}")
        database = Database(self._url(_TEMPLATE))
        try:
            upgrade(database)
        finally:
            database.close()

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Iterator[str]:
        """The URL of a database of its own, with central's tables (or none); dropped at the end, whoever is connected."""
        name = f"test_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE if migrated else 'template0'}")
        try:
            yield self._url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return make_url(self._uri).set(database=name, drivername="postgresql+psycopg").render_as_string(hide_password=False)

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own; stop it at the end."""
    # Not below pytest's folder: as root the server runs as another user, who must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="lumen-pg-"))
    folder.chmod(0o755)
    (folder / "run").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        import pgserver  # looks for that folder as it is imported
    server = pgserver.postgres_server.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield Postgres(server.get_uri())
    finally:
        server.cleanup()
        atexit.unregister(server._cleanup)  # it would make its folder anew
        shutil.rmtree(folder, ignore_errors=True)
