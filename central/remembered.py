"""What a write transaction has read, so that a batch of commands reads each thing once. A change of its tables drops it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, select

from central.unit_of_work import UnitOfWork, open_work

_AT_ONCE = 500

T = TypeVar("T")


class _Remembered:
    """Answers by what was asked, and the tables that they are made of."""

    rank = 0

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._answers: dict[Hashable, Any] = {}
        self._of: dict[str, set[Hashable]] = {}
        self.tables: frozenset[str] = frozenset()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._answers

    def __getitem__(self, key: Hashable) -> Any:
        return self._answers[key]

    def keep(self, key: Hashable, answer: Any, tables: Iterable[Table]) -> None:
        self._answers[key] = answer
        for table in tables:
            self._of.setdefault(table.name, set()).add(key)
            if table.name not in self.tables:
                self.tables |= {table.name}
        # Undone: it may have been read from what is undone too.
        self._work.undoable(partial(self._answers.pop, key, None))

    def pending(self) -> bool:
        return False

    def write(self, connection: Connection) -> None:
        """Nothing is ever held back here."""

    def forget(self, tables: frozenset[str]) -> None:
        for name in tables & self._of.keys():
            for key in self._of.pop(name):
                self._answers.pop(key, None)


def remembered(connection: Connection, key: Hashable, tables: Iterable[Table], read: Callable[[], T]) -> T:
    """What `read` gives, read once in a write transaction for each key. It may depend on the key and on these tables only."""
    work = open_work(connection)
    if work is None:
        return read()
    memory = work.part(_Remembered)
    if key not in memory:
        memory.keep(key, read(), tables)
    found: T = memory[key]
    return found


def read_rows(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    """Read rows together that `row_of` will be asked for in this transaction."""
    work = open_work(connection)
    if work is None:
        return
    memory = work.part(_Remembered)
    missing = sorted({one for one in ids if (table.name, one) not in memory})
    for start in range(0, len(missing), _AT_ONCE):
        part = missing[start : start + _AT_ONCE]
        found = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(part)))}
        for one in part:
            memory.keep((table.name, one), found.get(one), [table])


def row_of(connection: Connection, table: Table, id: str) -> Row[Any] | None:
    """The row with this id; None when there is none. In a write transaction it is read once."""
    return remembered(
        connection, (table.name, id), [table], lambda: connection.execute(select(table).where(table.c.id == id)).one_or_none()
    )
