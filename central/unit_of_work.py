"""What a write transaction holds back, so that a batch of commands costs a few statements and not thousands.

Features buffer rows and keep balances in memory in a *part* of the transaction's unit of work. What is buffered is written

- before the commit,
- when `flush` is called,
- before any other statement that concerns its tables: a SELECT that names one of them, or a change of a table that names or refers to
  one. So nobody reads a transaction that is half in memory. A change of a part's table by such a statement also drops what the part
  knows of it.

A savepoint costs nothing until a statement is executed inside it: only then is SQL's own SAVEPOINT set. When something is raised, the
database goes back to that, and the steps taken in memory (flushes included) are undone one by one, last first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from operator import itemgetter
from types import TracebackType
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, Table, event, insert

from central.schema import metadata

_WORD = re.compile(r"\w+")


class Part(Protocol):
    """One feature's share of a unit of work. Lower ranks are written first, so that rows are locked in one order everywhere."""

    rank: int
    tables: frozenset[str]

    def pending(self) -> bool:
        """Whether something is buffered."""

    def write(self, connection: Connection) -> None:
        """Write what is buffered, leaving nothing."""

    def forget(self, tables: frozenset[str]) -> None:
        """Drop what is known of these tables: somebody else changes them. Nothing of them is buffered now."""


P = TypeVar("P", bound=Part)


class UnitOfWork:
    """The parts of one transaction, its open savepoints and the steps to undo."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._parts: dict[Callable[..., Any], Any] = {}
        self._steps: list[Callable[[], object]] = []
        self._open: list[_Savepoint] = []
        self._last: dict[Hashable, Callable[[], None]] = {}
        self._own = False

    def part(self, kind: Callable[[UnitOfWork], P]) -> P:
        """The transaction's part of this class, made at its first use."""
        found: P | None = self._parts.get(kind)
        if found is None:
            found = self._parts[kind] = kind(self)
            self._parts = dict(sorted(self._parts.items(), key=lambda item: int(item[1].rank)))
        return found

    def undoable(self, step: Callable[[], object]) -> None:
        """How to undo what was just done in memory."""
        if self._open:
            self._steps.append(step)

    def at_the_end(self, key: Hashable, work: Callable[[], None]) -> None:
        """Do something once before the commit, however often it is asked for; the first `work` of a key counts."""
        if key not in self._last:
            self._last[key] = work
            self.undoable(partial(self._last.pop, key, None))

    def read(self, statement: Any, values: Any = None) -> Any:
        """Execute a SELECT of a part's own: nothing is written for it, and nothing needs to be undone after it."""
        return self._execute(statement, values)

    def execute(self, statement: Any, rows: Any = None) -> Any:
        """Execute a change of a part's own: what is buffered is not written for it."""
        self._set_savepoints()
        return self._execute(statement, rows)

    def _execute(self, statement: Any, rows: Any) -> Any:
        before, self._own = self._own, True
        try:
            return self.connection.execute(statement, rows)
        finally:
            self._own = before

    def insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Insert rows that all have the same columns, with one prepared statement."""
        if not rows:
            return
        sql, in_order = _insert_sql(self.connection.dialect, table, tuple(rows[0]))
        given: Any = rows if in_order is None else list(map(in_order, rows))
        self._set_savepoints()
        before, self._own = self._own, True
        try:
            self.connection.exec_driver_sql(sql, given)
        finally:
            self._own = before

    def flush(self) -> None:
        """Write what is buffered."""
        self._write(list(self._parts.values()))

    def finish(self) -> None:
        """Do what was left for the end and write everything: the commit follows."""
        while self._last:
            last, self._last = self._last, {}
            for work in last.values():
                work()
        self.flush()

    def savepoint(self) -> _Savepoint:
        """A context: what is done inside is undone when something is raised."""
        return _Savepoint(self)

    def before_statement(self, statement: str) -> None:
        """Somebody executes a statement: write what it may concern."""
        if self._own:
            return
        named, concerned = _tables_of(statement)
        parts = list(self._parts.values())
        if any(part.pending() and not concerned.isdisjoint(part.tables) for part in parts):
            self._write(parts)
        self._set_savepoints()
        if named is not concerned:
            for part in parts:
                if not named.isdisjoint(part.tables):
                    part.forget(named)

    def _write(self, parts: list[Any]) -> None:
        for part in parts:
            if part.pending():
                part.write(self.connection)

    def _set_savepoints(self) -> None:
        for depth, savepoint in enumerate(self._open):
            if not savepoint.is_set:
                self._control(f"SAVEPOINT lumen_{depth}")
                savepoint.is_set = True

    def _control(self, sql: str) -> None:
        before, self._own = self._own, True
        try:
            self.connection.exec_driver_sql(sql)
        finally:
            self._own = before

    # --- savepoints ---

    def enter(self, savepoint: _Savepoint) -> int:
        """Open a savepoint; returns how many steps were taken before."""
        self._open.append(savepoint)
        return len(self._steps)

    def release(self, savepoint: _Savepoint) -> None:
        """What was done inside stands."""
        self._open.pop()
        if savepoint.is_set:
            self._control(f"RELEASE SAVEPOINT lumen_{len(self._open)}")
        if not self._open:
            self._steps.clear()

    def roll_back(self, savepoint: _Savepoint, taken: int) -> None:
        """Back to where the savepoint was opened."""
        self._open.pop()
        if savepoint.is_set:
            name = f"lumen_{len(self._open)}"
            self._control(f"ROLLBACK TO SAVEPOINT {name}")
            self._control(f"RELEASE SAVEPOINT {name}")
        while len(self._steps) > taken:
            self._steps.pop()()


class _Savepoint:
    """Context manager of one savepoint. `is_set`: SQL's own was set too."""

    __slots__ = ("_taken", "_work", "is_set")

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._taken = 0
        self.is_set = False

    def __enter__(self) -> None:
        self._taken = self._work.enter(self)

    def __exit__(self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            self._work.release(self)
        else:
            self._work.roll_back(self, self._taken)


class Rows:
    """Rows to be inserted as they are."""

    rank = 1

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self.tables: frozenset[str] = frozenset()

    def add(self, table: Table, row: dict[str, Any]) -> None:
        """One more row; all of a table have the same columns."""
        rows = self._rows.get(table.name)
        if rows is None:
            rows = self._rows[table.name] = []
            self.tables |= {table.name}
        rows.append(row)
        self._work.undoable(rows.pop)

    def pending(self) -> bool:
        """Whether there are rows."""
        return any(self._rows.values())

    def write(self, _connection: Connection) -> None:
        """Insert them, a table after the other."""
        held = self._rows
        self._rows = {}
        self._work.undoable(lambda: setattr(self, "_rows", held))
        for name, rows in held.items():
            self._work.insert(metadata.tables[name], rows)

    def forget(self, tables: frozenset[str]) -> None:
        """Nothing is known of these tables."""


#: By the identity of a connection within `Database.write`, which keeps it alive: `connection.info` is 20 times as slow.
_OPEN: dict[int, UnitOfWork] = {}


def insert_later(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row with the others of its table before the commit, or before anybody asks. Errors of the database come then."""
    unit_of_work(connection).part(Rows).add(table, row)


def begin(connection: Connection) -> UnitOfWork:
    """A new unit of work for a transaction that has just begun."""
    work = _OPEN[id(connection)] = UnitOfWork(connection)
    return work


def end(connection: Connection) -> None:
    """The transaction is over."""
    _OPEN.pop(id(connection), None)


def unit_of_work(connection: Connection) -> UnitOfWork:
    """The transaction's unit of work. Raises RuntimeError outside of `Database.write`."""
    work = _OPEN.get(id(connection))
    if work is None:
        raise RuntimeError("this needs a transaction of Database.write")
    return work


def open_work(connection: Connection) -> UnitOfWork | None:
    """The transaction's unit of work; None on a connection that only reads."""
    return _OPEN.get(id(connection))


def watch(engine: Engine) -> None:
    """Let units of work on this engine see each statement before it is executed."""
    event.listen(engine, "before_cursor_execute", _before)


def _before(connection: Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool) -> None:
    work = _OPEN.get(id(connection))
    if work is not None:
        work.before_statement(statement)


@lru_cache(maxsize=1024)
def _tables_of(statement: str) -> tuple[frozenset[str], frozenset[str]]:
    """Tables that a statement names, and those that it concerns: of a change, also the ones that its tables refer to."""
    words = _WORD.findall(statement)
    named = frozenset(word for word in words if word in metadata.tables)
    if not words or words[0].upper() == "SELECT":
        return named, named
    parents = {key.column.table.name for name in named for key in metadata.tables[name].foreign_keys}
    return named, frozenset({*named, *parents})


@lru_cache(maxsize=256)
def _insert_sql(dialect: Any, table: Table, columns: tuple[str, ...]) -> tuple[str, Callable[[dict[str, Any]], Any] | None]:
    """The statement, and what puts a row into the order of its places; None when places have names."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    places = getattr(compiled, "positiontup", None)
    return str(compiled), itemgetter(*places) if compiled.positional and places is not None else None
