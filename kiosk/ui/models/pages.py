"""A list that is read page by page: ten thousand messages cost as much as the first fifty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
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
        page_rows: int = PAGE_ROWS,
        *,
        newest_last: bool = False,
    ) -> None:
        super().__init__(key, roles, parent)
        self._bridge = bridge
        self._page_rows = page_rows
        #: Readers give the newest first; a talk shows it last.
        self._newest_last = newest_last
        self._reader: PageReader[Row] | None = None
        self._wanted = page_rows
        self._turn = 0
        self._reading = self._again = False
        self.total = 0
        bridge.calmed.connect(self._go_on)

    @property
    def older(self) -> int:
        """Rows that exist and are not loaded."""
        return max(0, self.total - len(self._rows))

    def read_with(self, reader: PageReader[Row]) -> None:
        """Show another list from its first page."""
        self._turn += 1
        self._reader = reader
        self._wanted = self._page_rows

    def refresh(self, connection: Connection, total: int) -> None:
        """Read what is loaded again; `total` is how many rows there are now."""
        self.total = total
        reader = self._reader
        if reader is None:
            return
        if self._wanted <= READ_AT_ONCE:
            self._lay(reader(connection, 0, self._wanted))
            self.refreshed.emit()
        elif self._reading or not self._bridge.calm:
            self._again = True
        else:
            self._read_behind(reader)

    def _read_behind(self, reader: PageReader[Row]) -> None:
        """Read on a worker, one read at a time: however fast changes come, at most one more waits."""
        self._reading, self._again = True, False
        turn, wanted, store = self._turn, self._wanted, self._bridge.store

        def read() -> Sequence[Row]:
            with store.read() as own:
                return reader(own, 0, wanted)

        def deliver(rows: Sequence[Row]) -> None:
            self._reading = False
            if turn == self._turn:
                self._lay(rows)
                self.refreshed.emit()
            self._go_on()

        self._bridge.check(read, deliver)

    @Slot()
    def _go_on(self) -> None:
        """Read what had to wait: for the read before it, or while the list moved."""
        if self._again and not self._reading and self._bridge.calm and self._reader is not None:
            self._read_behind(self._reader)

    def more(self, connection: Connection) -> None:
        """Append the next older page."""
        if self._reader is None or not self.older:
            return
        page = self._reader(connection, len(self._rows), self._page_rows)
        # Rows that arrived since the last look push loaded ones into this page.
        held = {self._key(row) for row in self._rows}
        fresh = [row for row in page if self._key(row) not in held]
        self._wanted = len(self._rows) + self._page_rows
        loaded = reversed(self._rows) if self._newest_last else self._rows
        self._lay([*loaded, *fresh])

    def _lay(self, newest_first: Sequence[Row]) -> None:
        self.show(newest_first[::-1] if self._newest_last else newest_first)

    def drop(self) -> None:
        """Forget rows and reader (sign-out)."""
        self._turn += 1
        self._again = False
        self._reader = None
        self._wanted = self._page_rows
        self.total = 0
        self.clear()
