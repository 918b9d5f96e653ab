"""The way from a title in somebody's library to the page that plays it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.media_store.opening import OpenTitle, open_title
from kiosk.store.engine import StoreFull
from kiosk.sync.wire import TitleKind
from kiosk.ui.desk import Desk


class TitleDoor(QObject):
    """Opens titles off the GUI thread; the player of the kind gets what was opened, and owns its file from then on.

    A player registers with `plays`; the store, the library and home call `open`.
    """

    #: Licence, title, and why it did not open (`kiosk.media_store.library.Closed`, or "full": the disk).
    closed = Signal(str, str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._players: dict[str, Callable[[OpenTitle], None]] = {}
        self._turn = 0

    def plays(self, *kinds: TitleKind, player: Callable[[OpenTitle], None]) -> None:
        """`player` takes titles of these kinds from now on (on the GUI thread)."""
        for kind in kinds:
            self._players[kind] = player

    def open(self, licence: str, title: str, then: Callable[[OpenTitle], None] | None = None) -> None:
        """Open a title with its player, or hand it to `then`. The last one asked for is the one that opens."""
        desk, session, media = self._desk, self._desk.session, self._desk.place.media
        if session is None or media is None:
            return
        self._turn += 1
        turn = self._turn

        def done(outcome: OpenTitle | str) -> None:
            if isinstance(outcome, str):
                if turn == self._turn and desk.session is session:
                    self.closed.emit(licence, title, outcome)
                return
            player = then or self._players.get(outcome.detail.title.kind)
            if turn != self._turn or desk.session is not session or player is None:
                outcome.file.close()
                return
            player(outcome)

        def failed(error: BaseException) -> None:
            if isinstance(error, StoreFull):
                self.closed.emit(licence, title, "full")
            else:
                desk.broken.emit(error)

        desk.bridge.write(lambda: open_title(desk.store, session, licence, title, media, desk.clock), done, failed)
