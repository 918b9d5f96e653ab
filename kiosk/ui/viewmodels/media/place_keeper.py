"""Keeps where somebody is in an audiobook or a movie, so that it opens there on every device."""

from __future__ import annotations

import json

import structlog
from PySide6.QtCore import QElapsedTimer

from kiosk.media_store import library
from kiosk.media_store.place import told
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk

SAVE_MS = 10_000
#: Whoever is this close to the end has finished it: credits need not be watched.
END_PERCENT = 98

log = structlog.get_logger(__name__)


class PlaceKeeper:
    """One title at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session: Session | None = None
        self._title = ""
        self._length_ms = 0
        self._done = False
        self._kept = ""
        self._since = QElapsedTimer()

    def begin(self, title: str, place: str | None, *, done: bool) -> int:
        """A title was opened; returns where to go on, in milliseconds."""
        self._session, self._title, self._done, self._kept = self._desk.session, title, done, ""
        self._length_ms = 0
        self._since.start()
        return told(place).ms

    def measure(self, length_ms: int) -> None:
        """How long it is."""
        self._length_ms = length_ms

    def tick(self, position_ms: int, part: int = 0, parts: int = 0) -> None:
        """It is at a place now: kept from time to time."""
        if self._title and self._since.hasExpired(SAVE_MS):
            self._since.start()
            self._save(position_ms, part, parts)

    def keep(self, position_ms: int, part: int = 0, parts: int = 0) -> None:
        """It stands still at a place."""
        if self._title:
            self._save(position_ms, part, parts)

    def leave(self, position_ms: int, part: int = 0, parts: int = 0) -> None:
        """The player is closed: kept, and sent to the other devices."""
        session, desk = self._session, self._desk
        if not self._title or session is None:
            return
        self._save(position_ms, part, parts)
        self._title, self._session = "", None
        desk.bridge.write(lambda: library.leave_title(desk.store, session, desk.clock), None, self._not_kept)

    def _save(self, position_ms: int, part: int, parts: int) -> None:
        session, desk, title = self._session, self._desk, self._title
        if session is None or not self._length_ms:
            return
        percent = min(100, position_ms * 100 // self._length_ms)
        over = percent >= END_PERCENT
        self._done = done = self._done or over
        held = {"ms": 0, "percent": 0} if over else {"ms": position_ms, "percent": percent}
        if parts and not over:
            held |= {"part": part, "parts": parts}
        place = json.dumps(held, separators=(",", ":"))
        if place != self._kept:
            self._kept = place
            desk.bridge.write(
                lambda: library.save_place(desk.store, session, title, place, desk.clock, done=done), None, self._not_kept
            )

    def _not_kept(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull):
            self._desk.broken.emit(error)
        log.warning("place_not_kept", kind=type(error).__name__)
