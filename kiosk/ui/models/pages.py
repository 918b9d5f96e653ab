"""A list that is read page by page: ten thousand messages cost as much as the first fifty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from kiosk.ui.bridge import Bridge
from kiosk.ui.models.rows import RowsModel

Row = TypeVar("Row")
PAGE_ROWS = 50
#: Up to so many rows are read again on the GUI thread (some 3 ms); more are read on a worker.
READ_AT_ONCE = 250

PageReader = Callable[[Connection, int, int], Sequence[Row]]


class PagedModel(RowsModel[Row]):
    """Loads the newest page first and older ones by `more`."""

    refreshed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        key: Callable[[Row], Hashable],
        roles: Mapping[str, Callable[[Row], Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(key, roles, parent)
        self._bridge = bridge
        self._reader: PageReader[Row] | None = None
        self._wanted = PAGE_ROWS
        self._turn = 0
        self.total = 0

    @property
    def older(self) -> int:
        """Rows that exist and are not loaded."""
        return max(0, self.total - len(self._rows))

    def read_with(self, reader: PageReader[Row]) -> None:
        """Show another list from its first page."""
        self._reader = reader
        self._wanted = PAGE_ROWS

    def refresh(self, connection: Connection, total: int) -> None:
        """Read what is loaded again; `total` is how many rows there are now."""
        self.total = total
        reader = self._reader
        if reader is None:
            return
        self._turn += 1
        wanted = self._wanted
        if wanted <= READ_AT_ONCE:
            self.show(reader(connection, 0, wanted))
            self.refreshed.emit()
            return
        turn, store = self._turn, self._bridge.store

        def read() -> Sequence[Row]:
            with store.read() as own:
                return reader(own, 0, wanted)

        def deliver(rows: Sequence[Row]) -> None:
            if turn == self._turn:
                self.show(rows)
                self.refreshed.emit()

        self._bridge.check(read, deliver)

    def more(self, connection: Connection) -> None:
        """Append the next older page."""
        if self._reader is None or not self.older:
            return
        page = self._reader(connection, len(self._rows), PAGE_ROWS)
        self._wanted = len(self._rows) + len(page)
        self.show([*self._rows, *page])

    def drop(self) -> None:
        """Forget rows and reader (sign-out)."""
        self._turn += 1
        self._reader = None
        self._wanted = PAGE_ROWS
        self.total = 0
        self.clear()
