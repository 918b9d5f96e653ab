"""A PostgreSQL with its own settings, which survive a power cut; the tests' server has given that up for speed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url


class DurablePostgres:
    """A running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = count(1)

    def new_database(self, like: str | None = None) -> str:
        """The URL of a new database, empty or a copy of another of this server (its URL)."""
        name = f"bench_{next(self._numbers)}"
        template = "template0" if like is None else make_url(like).database
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return make_url(self._uri).set(database=name).render_as_string(hide_password=False)


@contextmanager
def durable_postgres() -> Iterator[DurablePostgres]:
    """A server in a folder of its own, gone at the end."""
    # Not below a private folder: as root the server runs as another user, who must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="lumen-bench-pg-"))
    folder.chmod(0o755)
    (folder / "run").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        import pgserver  # looks for that folder as it is imported
    server = pgserver.postgres_server.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield DurablePostgres(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
