"""A list of frozen rows for QML. A refresh inserts, moves, removes and changes rows; it never resets the model.

WORKAROUND(pyside-gil): rows change by emitting the model's signals instead of `beginInsertRows` and `endInsertRows`. PySide keeps the
interpreter's lock during those calls, and delegates made inside them wait for Qt's picture loader, whose thread holds its own lock
while it waits for the interpreter: a deadlock. Emitting a signal lets the lock go. What is skipped is the upkeep of persistent
indexes, of which QML holds none into a list.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
_NOWHERE = QModelIndex()
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows told apart by `key`; each role is a function of a row, asked only for rows that are on screen."""

    def __init__(
        self, key: Callable[[Row], Hashable], roles: Mapping[str, Callable[[Row], Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._names = {_FIRST_ROLE + n: QByteArray(name.encode()) for n, name in enumerate(roles)}
        self._readers = {_FIRST_ROLE + n: reader for n, reader in enumerate(roles.values())}
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown now."""
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows of the list (a row has no children)."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Names under which delegates ask."""
        return self._names

    def data(self, index: Index, role: int = _FIRST_ROLE) -> Any:
        """One value of one row."""
        reader = self._readers.get(role)
        if reader is None or not 0 <= index.row() < len(self._rows):
            return None
        return reader(self._rows[index.row()])

    def value(self, row: int, role: str) -> Any:
        """The value of a row by the name of its role."""
        for number, name in self._names.items():
            if bytes(name.data()).decode() == role:
                return self._readers[number](self._rows[row])
        raise KeyError(role)

    def show(self, rows: Sequence[Row]) -> None:
        """Make the list these rows, touching only what differs."""
        if not rows:
            self.clear()
            return
        wanted = {self._key(row) for row in rows}
        self._remove_others(wanted)
        held = {self._key(row) for row in self._rows}
        at = 0
        while at < len(rows):
            row = rows[at]
            if at < len(self._rows) and self._key(self._rows[at]) == self._key(row):
                self._replace(at, row)
                at += 1
            elif self._key(row) in held:
                self._move(row, at)
            else:
                at = self._insert(rows, at, held)

    def clear(self) -> None:
        """Remove every row."""
        if self._rows:
            last = len(self._rows) - 1
            self.rowsAboutToBeRemoved.emit(_NOWHERE, 0, last)
            self._rows.clear()
            self.rowsRemoved.emit(_NOWHERE, 0, last)

    def reword(self) -> None:
        """Every value may read differently (another language, another day)."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _remove_others(self, wanted: set[Hashable]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._key(self._rows[last]) in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._key(self._rows[first - 1]) not in wanted:
                first -= 1
            self.rowsAboutToBeRemoved.emit(_NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.rowsRemoved.emit(_NOWHERE, first, last)
            last = first - 1

    def _replace(self, at: int, row: Row) -> None:
        if self._rows[at] != row:
            self._rows[at] = row
            index = self.index(at)
            self.dataChanged.emit(index, index)

    def _move(self, row: Row, at: int) -> None:
        key = self._key(row)
        old = next(n for n in range(at + 1, len(self._rows)) if self._key(self._rows[n]) == key)
        self.rowsAboutToBeMoved.emit(_NOWHERE, old, old, _NOWHERE, at)
        self._rows.insert(at, self._rows.pop(old))
        self.rowsMoved.emit(_NOWHERE, old, old, _NOWHERE, at)

    def _insert(self, rows: Sequence[Row], at: int, held: set[Hashable]) -> int:
        end = at
        while end < len(rows) and self._key(rows[end]) not in held:
            end += 1
        self.rowsAboutToBeInserted.emit(_NOWHERE, at, end - 1)
        self._rows[at:at] = rows[at:end]
        self.rowsInserted.emit(_NOWHERE, at, end - 1)
        return end
