"""Opening and using central's database: embedded SQLite (WAL, durable commits), or PostgreSQL through the same SQL.

A write is one transaction. Streams that it appended to are told to listeners after the commit, so that waiting devices wake. What
features hold back in memory meanwhile is in `central.unit_of_work`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

from central import unit_of_work

#: How long a statement waits for another transaction's lock before the caller is told to come again.
BUSY_TIMEOUT_MS = 15_000
#: The log that writers append to is copied into the database when it has so many pages (16 MiB): three more waits for the disk.
CHECKPOINT_PAGES = 4000
_TOUCHED = "lumen_touched_streams"

Listener = Callable[[frozenset[str]], None]


class Database:
    """Central's database. Threads may share it; each `read` or `write` uses a connection of its own."""

    def __init__(self, url: str) -> None:
        # hide_parameters: an error that reaches a log must not carry anybody's words.
        self.engine: Engine = create_engine(url, hide_parameters=True)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._listeners: list[Listener] = []
        unit_of_work.watch(self.engine)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _configure_sqlite)
        else:
            event.listen(self.engine, "connect", _configure_postgresql)

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
            work = unit_of_work.begin(connection)
            try:
                yield connection
                work.finish()
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                unit_of_work.end(connection)
                connection.info.pop(_TOUCHED, None)
        if touched:
            for listener in self._listeners:
                listener(frozenset(touched))

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def savepoint(connection: Connection) -> AbstractContextManager[None]:
    """What is done inside is undone when something is raised, also what is still in memory; the transaction goes on."""
    return unit_of_work.unit_of_work(connection).savepoint()


def flush(connection: Connection) -> None:
    """Write what features hold back in memory; it is done for whoever asks for their tables, and before the commit."""
    unit_of_work.unit_of_work(connection).flush()


def touch(connection: Connection, stream: str) -> None:
    """Remember that this transaction concerns a stream; its waiters wake after the commit."""
    touched = connection.info.get(_TOUCHED)
    if touched is not None:
        touched.add(stream)


def insert_or_ignore(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its key is there already; True when it was inserted."""
    return connection.execute(ignoring_insert(connection, table, **values)).rowcount == 1


def ignoring_insert(connection: Connection, table: Table, **values: Any) -> Executable:
    """The statement that inserts a row unless its key is there already."""
    maker = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    # Without the option psycopg's rows of an INSERT are not counted.
    return maker(table).values(**values).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def _configure_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")
        # A transaction whose program hangs must not hold its locks for ever.
        cursor.execute(f"SET idle_in_transaction_session_timeout = {4 * BUSY_TIMEOUT_MS}")
    connection.commit()


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    # KiB for each of some ten connections: the system keeps the file's pages for all of them anyway.
    connection.execute("PRAGMA cache_size = -256")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
