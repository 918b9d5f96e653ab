"""Opening and using central's database: embedded SQLite (WAL, durable commits), or PostgreSQL through the same SQL.

A write is one transaction. Streams that it appended to are told to listeners after the commit, so that waiting devices wake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

BUSY_TIMEOUT_MS = 15_000
_TOUCHED = "lumen_touched_streams"

Listener = Callable[[frozenset[str]], None]


class Database:
    """Central's database. Threads may share it; each `read` or `write` uses a connection of its own."""

    def __init__(self, url: str) -> None:
        # hide_parameters: an error that reaches a log must not carry anybody's words.
        self.engine: Engine = create_engine(url, hide_parameters=True)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._listeners: list[Listener] = []
        if self.is_sqlite:
            event.listen(self.engine, "connect", _configure_sqlite)

    def on_commit(self, listener: Listener) -> None:
        """Call `listener` with the names of the streams that a committed write touched, on the writer's thread."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for one consistent look; rolled back at the end."""
        with self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            yield connection
            connection.rollback()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One durable transaction; rolled back whole when anything is raised."""
        with self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            touched: set[str] = set()
            connection.info[_TOUCHED] = touched
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                connection.info.pop(_TOUCHED, None)
        if touched:
            for listener in self._listeners:
                listener(frozenset(touched))

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """What is done inside is undone when something is raised; the transaction goes on."""
    with connection.begin_nested():
        yield


def touch(connection: Connection, stream: str) -> None:
    """Remember that this transaction concerns a stream; its waiters wake after the commit."""
    touched = connection.info.get(_TOUCHED)
    if touched is not None:
        touched.add(stream)


def insert_or_ignore(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its key is there already; True when it was inserted."""
    maker = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return connection.execute(maker(table).values(**values).on_conflict_do_nothing()).rowcount == 1


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
