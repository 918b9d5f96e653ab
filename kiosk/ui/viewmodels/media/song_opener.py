"""Opens what comes next in a list, off the GUI thread; unlike the door it stays silent where something does not open."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from kiosk.media_store.opening import OpenTitle, let_go, open_title
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.media.play_queue import Entry

log = structlog.get_logger(__name__)


class SongOpener:
    """`then` gets what was opened, and owns its file; `closed` gets the reason (`library.Closed`, or "full")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, entry: Entry, then: Callable[[OpenTitle], None], closed: Callable[[Entry, str], None]) -> None:
        """For the person at the screen; whoever left meanwhile hears nothing of it."""
        desk, session, media = self._desk, self._desk.session, self._desk.place.media
        if session is None or media is None:
            return

        def done(outcome: OpenTitle | str) -> None:
            if desk.session is not session:
                if not isinstance(outcome, str):
                    outcome.file.close()
            elif isinstance(outcome, str):
                closed(entry, outcome)
            else:
                then(outcome)

        def failed(error: BaseException) -> None:
            if isinstance(error, StoreFull):
                closed(entry, "full")
            else:
                desk.broken.emit(error)

        desk.bridge.write(lambda: open_title(desk.store, session, entry.licence, entry.title, media, desk.clock), done, failed)

    def come_again(self, opened: OpenTitle) -> None:
        """A part of its file is not the title's: it is fetched once more."""
        desk, media = self._desk, self._desk.place.media
        if media is not None:
            container = opened.licence.container
            desk.bridge.write(lambda: let_go(desk.store, media, container), None, _not_let_go)


def _not_let_go(error: BaseException) -> None:
    log.warning("not_let_go", kind=type(error).__name__)
