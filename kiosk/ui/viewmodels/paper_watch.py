"""A copy of a receipt on its way to the printer: each turn of it is told by a toast, the last one included."""

from __future__ import annotations

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from kiosk.hardware.print_queue import job, print_again
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel


class PaperWatch(QObject):
    """One copy at a time; the newest counts."""

    def __init__(self, desk: Desk, session: SessionModel, words: ReceiptWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._words = words
        self._job = ""
        self._told = ""

    def print_again(self, receipt: str, resident: str) -> None:
        """Queue another copy of a receipt of this person, and follow it."""

        def again() -> str:
            with self._desk.store.write() as connection:
                found = job(connection, receipt)
                if found is None or found.resident != resident:
                    return ""
                return print_again(connection, receipt, self._desk.clock.now_ms())

        self._desk.bridge.write(again, self._follow)

    def look(self, connection: Connection) -> None:
        """Tell what has become of it since."""
        found = job(connection, self._job) if self._job else None
        if found is None:
            return
        told = self._words.told(connection, found)
        if told.state != self._told:
            self._told = told.state
            self._session.toast(f"{told.title.rstrip('.')}. {told.line}")

    def forget(self) -> None:
        """Nobody sits here, or looks elsewhere."""
        self._job = self._told = ""

    def _follow(self, made: str) -> None:
        if made and self._desk.session is not None:
            self._job, self._told = made, ""
            self._desk.look()
