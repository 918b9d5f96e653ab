"""Statements of the hot paths: written with SQLAlchemy, compiled to SQLite's SQL once, run on the driver's own cursor.

Building and caching a statement costs SQLAlchemy 100 to 400 µs each time; SQLite needs 5 µs to run one. Values go in as they are (no
type of ours needs converting) and rows come out as plain tuples, a Boolean as 0 or 1; from a `Query` they come with names, a Boolean
as what it is. Errors are SQLAlchemy's, as everywhere.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import sqlcipher3
from sqlalchemy import Boolean, Connection, Select, Table, Text, bindparam, func, select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

Row = tuple[Any, ...]


def run_sql(connection: Connection, sql: str) -> None:
    """Run one statement without parameters on the driver's connection."""
    try:
        _driver(connection).execute(sql)
    except sqlcipher3.Error as error:
        raise _ours(sql, error) from error


class Prepared:
    """One statement, whose parameters are its `bindparam` names (for an insert: its columns)."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        """SQL, the names of its parameters in order, and the values that the statement itself brings."""
        compiled: Any = self._statement.compile(dialect=sqlite_dialect(paramstyle="qmark"), column_keys=self._columns)
        asked = {name for name, bind in compiled.binds.items() if bind.required}
        if not compiled.post_compile_params:
            names = tuple(compiled.positiontup or ())
            return str(compiled), names, {name: compiled.binds[name].value for name in names if name not in asked}
        # Lists that the statement brings (`in_`) are written out, each value a parameter of its own.
        state = compiled.construct_expanded_state(dict.fromkeys(asked))
        names = tuple(state.positiontup)
        return state.statement, names, {name: state.parameters[name] for name in names if name not in asked}

    def run(self, connection: Connection, values: Mapping[str, Any] | None = None) -> Any:
        """Run it once in the connection's transaction; returns the driver's cursor. Raises KeyError for a value that is missing."""
        sql, names, own = self._compiled
        given = {**own, **values} if values else own
        try:
            return _driver(connection).execute(sql, [given[name] for name in names])
        except sqlcipher3.Error as error:
            raise _ours(sql, error) from error

    def rows(self, connection: Connection, values: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows."""
        found: list[Row] = self.run(connection, values).fetchall()
        return found

    def row(self, connection: Connection, values: Mapping[str, Any] | None = None) -> Row | None:
        """The first row, None when there is none."""
        cursor = self.run(connection, values)
        found: Row | None = cursor.fetchone()
        cursor.close()
        return found

    def run_many(self, connection: Connection, many: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each of `many`, in order."""
        sql, names, own = self._compiled
        rows = [[given[name] for name in names] for given in (({**own, **values} if own else values) for values in many)]
        try:
            _driver(connection).executemany(sql, rows)
        except sqlcipher3.Error as error:
            raise _ours(sql, error) from error


class Query:
    """A SELECT that is run again and again, with its values by name: `query.all(connection, resident=resident)`."""

    def __init__(self, statement: Select[Any]) -> None:
        self.statement = statement
        self._prepared = Prepared(statement)
        self._columns = statement.selected_columns

    @cached_property
    def _row(self) -> Callable[[Iterable[Any]], Any]:
        # Which names there are, is known only here.
        type_of: Callable[[str, list[str]], Any] = namedtuple  # noqa: PYI024
        made: Callable[[Iterable[Any]], Any] = type_of("Row", [column.name for column in self._columns])._make
        logical = [place for place, column in enumerate(self._columns) if isinstance(column.type, Boolean)]
        if not logical:
            return made

        def converted(row: Iterable[Any]) -> Any:
            values = list(row)
            for place in logical:
                if values[place] is not None:
                    values[place] = bool(values[place])
            return made(values)

        return converted

    def all(self, connection: Connection, **values: Any) -> list[Any]:
        """All rows."""
        return list(map(self._row, self._prepared.rows(connection, values)))

    def first(self, connection: Connection, **values: Any) -> Any | None:
        """The first row, None when there is none."""
        found = self._prepared.row(connection, values)
        return None if found is None else self._row(found)

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first column of the first row, None when there is none."""
        found = self._prepared.row(connection, values)
        return None if found is None else found[0]

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self._prepared.rows(connection, values)]


def among(name: str) -> Select[tuple[Any]]:
    """For `column.in_(among("ids"))`: any number of values, given as `ids=listed(values)`."""
    return select(func.json_each(bindparam(name, type_=Text)).table_valued("value", name="wanted").c.value)


def listed(values: Iterable[str]) -> str:
    """The value of an `among`."""
    return json.dumps(list(values))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _ours(sql: str, error: Exception) -> BaseException:
    """As SQLAlchemy would raise it, without the values: they are somebody's words."""
    return DBAPIError.instance(sql, None, error, sqlcipher3.Error, hide_parameters=True)


def upsert(table: Table, *, without: Sequence[str] = (), keys: Sequence[str] = ()) -> Prepared:
    """Insert a row, or bring the row of its key to the same values. Columns in `without` are this device's own: left as they are.
    The key is the primary one, or `keys`."""
    columns = [column.name for column in table.columns if column.name not in without]
    keys = keys or [column.name for column in table.primary_key]
    made = insert(table)
    changed = {name: made.excluded[name] for name in columns if name not in keys}
    return Prepared(made.on_conflict_do_update(index_elements=keys, set_=changed), columns)
