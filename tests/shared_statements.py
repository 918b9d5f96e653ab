"""Statements compiled for one database serve all of the same kind: in the product a process has one engine, here hundreds."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

#: So many statements; a run of all tests has about as many.
ROOM = 3000


class Statements(LRUCache[Any, Any]):
    """SQLAlchemy's cache of compiled statements, blind to which engine's dialect compiled them (the first part of a key)."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key[1:], value)


def share_statements() -> None:
    """From now on new engines of this process compile for each other."""
    caches: defaultdict[Any, Statements] = defaultdict(lambda: Statements(ROOM))

    def created(engine: Engine) -> None:
        # Two drivers for one kind of database: SQLite's own and SQLCipher's.
        engine.update_execution_options(compiled_cache=caches[engine.dialect.dbapi])

    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.engine_created = staticmethod(created)  # type: ignore[method-assign,assignment]
