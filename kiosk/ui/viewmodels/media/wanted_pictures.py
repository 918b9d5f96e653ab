"""Covers that a screen shows and this device has not: sync is asked for them, a moment after the last one was shown."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.media_store import pictures
from kiosk.media_store.catalogue import Title
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk

SOON_MS = 250
#: Names are not asked for again within one sitting.
MOST_KNOWN = 4_000

log = structlog.get_logger(__name__)


class WantedPictures(QObject):
    """Shared by the screens of the store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._known: set[str] = set()
        self._new: dict[str, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._ask)
        desk.ended.connect(self._forget)

    def show(self, titles: Iterable[Title]) -> None:
        """These titles are on screen now."""
        for title in titles:
            if title.artwork is not None and title.artwork not in self._known:
                self._new[title.artwork] = title.artwork_bytes
        if self._new and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _ask(self) -> None:
        names, self._new = self._new, {}
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known.update(names)
        store, now_ms = self._desk.store, self._desk.clock.now_ms()
        if names:
            self._desk.bridge.write(lambda: pictures.ask(store, names, now_ms), None, self._failed)

    @Slot()
    def _forget(self) -> None:
        """What one person looked at is not kept for the next."""
        self._soon.stop()
        self._known.clear()
        self._new.clear()

    def _failed(self, error: BaseException) -> None:
        # A drawn cover stands in its place.
        log.warning("pictures_not_asked_for", kind=type(error).__name__)
        if not isinstance(error, StoreFull):
            self._desk.broken.emit(error)
