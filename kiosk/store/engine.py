"""Opening and using the store: one SQLCipher file in WAL mode, shared by the processes of a device.

Every write is one `BEGIN IMMEDIATE` transaction with `synchronous=FULL`: what a person saw as saved survives power loss.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
import structlog
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from kiosk.store.bell import Bell
from kiosk.store.prepared import Prepared, run_sql

KEY_BYTES = 32
BUSY_TIMEOUT_MS = 10_000
CACHE_KIB = 2000
#: Kept open for the next use, each with its cache of pages.
_IDLE_CONNECTIONS = 4
_VERSION = Prepared(text("PRAGMA data_version"))

log = structlog.get_logger(__name__)


class StoreError(Exception):
    """The store cannot be used; the text says why, in plain words."""


class StoreMissing(StoreError):
    """There is no store: the device is not enrolled yet."""


class StoreUnreadable(StoreError):
    """The file is damaged or sealed with another key. It is left as it is, for recovery."""


class StoreFull(StoreError):
    """The disk is full: the transaction was rolled back and nothing was saved."""


class StoreOutdated(StoreError):
    """The tables are not those of this program: run `kiosk migrate`."""


def _is_full(error: BaseException) -> bool:
    text_of = str(error).lower()
    return "disk is full" in text_of or "disk i/o error" in text_of


def _is_unreadable(error: BaseException) -> bool:
    text_of = str(error).lower()
    return "file is not a database" in text_of or "malformed" in text_of or "hmac check failed" in text_of


class Store:
    """The device's store. Threads may share it; each `read` or `write` uses a connection of its own."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self.bell = Bell(path.with_suffix(".bell"))
        # Ready for the next look or transaction: the pool's own ceremony costs more than a short read.
        self._idle: deque[Connection] = deque()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for one consistent look (a deferred transaction, rolled back at the end)."""
        try:
            with self._connection() as connection:
                run_sql(connection, "BEGIN")
                yield connection
        except DatabaseError as error:
            if _is_unreadable(error):
                raise StoreUnreadable(str(error.orig)) from error
            raise

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One durable transaction; rings the bell after the commit.

        Raises StoreFull when the disk has no room (nothing of the transaction is kept) and StoreUnreadable when the file is damaged.
        """
        try:
            with self._connection() as connection:
                run_sql(connection, "BEGIN IMMEDIATE")
                connection.begin()  # SQLAlchemy's own notion of it: whoever looks must find that it is not theirs to commit
                yield connection
                connection.commit()
        except (OperationalError, DatabaseError) as error:
            if _is_full(error):
                log.warning("store_full", code=type(error).__name__)
                raise StoreFull("the disk is full") from error
            if _is_unreadable(error):
                log.critical("store_unreadable", code=type(error).__name__)
                raise StoreUnreadable(str(error.orig)) from error
            raise
        self.bell.ring()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A connection of the caller's own, with nothing begun; what is not committed at the end is rolled back."""
        try:
            connection = self._idle.pop()
        except IndexError:  # none, or another thread was quicker
            connection = self.engine.connect()
        try:
            yield connection
            if connection.in_transaction():
                connection.rollback()
            else:
                connection.connection.rollback()
        except BaseException:
            connection.close()
            raise
        if len(self._idle) < _IDLE_CONNECTIONS:
            self._idle.append(connection)
        else:
            connection.close()

    def data_version(self, connection: Connection) -> int:
        """A number that differs after another connection committed (valid only compared on the same connection)."""
        found = _VERSION.row(connection)
        return 0 if found is None else int(found[0])

    def close(self) -> None:
        """Close every connection that is not in use."""
        while self._idle:
            self._idle.pop().close()
        self.engine.dispose()
        self.bell.close()


def key_pragma(key: bytes) -> str:
    """The statement that opens the file with a raw key: no derivation, which would cost 70 ms."""
    return f"PRAGMA key = \"x'{key.hex()}'\""


def open_store(path: Path, key: bytes, *, create: bool = False, cache_kib: int = CACHE_KIB) -> Store:
    """Open the store at `path` with a raw key of 32 bytes; each connection may keep `cache_kib` KiB of decrypted pages.

    Raises StoreMissing, or StoreUnreadable when the file is damaged or the key is another's.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store key has {KEY_BYTES} bytes")
    if not path.exists() and not create:
        raise StoreMissing(f"there is no store at {path.name}")
    if create:
        path.touch(mode=0o660)  # SQLite's own way would keep the other processes of this device's group out
    pragma_key = key_pragma(key)

    def connect() -> Any:
        # isolation_level None: the driver must not start transactions of its own beside ours.
        connection = sqlcipher3.connect(str(path), check_same_thread=False, isolation_level=None)
        connection.execute(pragma_key)
        return connection

    engine = create_engine("sqlite://", module=sqlcipher3, creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=12)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{cache_kib}")

    store = Store(path, engine)
    try:
        with store.engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    except (sqlite3.DatabaseError, sqlcipher3.DatabaseError, DatabaseError) as error:
        store.close()
        log.critical("store_unreadable", code=type(error).__name__)
        raise StoreUnreadable(f"{path.name} is damaged, or sealed with another key") from error
    return store
