"""A letter on its way to the printer: whether it may go there, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from kiosk.hardware.part_status import part_status
from kiosk.hardware.print_queue import job
from kiosk.mail import mail
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel

UNDER_WAY = frozenset({"queued", "printing"})


class LetterPaper(QObject):
    """`blocked` says why nothing can be printed, `busy` that a letter is being printed; what comes of it is told by a toast."""

    changed = Signal()

    def __init__(self, desk: Desk, session: SessionModel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._words = ReceiptWords(desk)
        self._job = ""
        self._told = ""
        self.blocked = ""
        self.busy = False

    def print(self, message: str) -> None:
        """Queue a letter. A second touch while it prints does nothing."""
        session = self._desk.session
        if session is None or self.busy or self.blocked:
            return
        store, clock, language = self._desk.store, self._desk.clock, self._desk.words.language
        self._set(blocked="", busy=True)
        self._desk.bridge.write(
            lambda: mail.print_message(store, session, message, clock, language=language), self._queued, self._failed
        )

    def look(self, connection: Connection) -> None:
        """What has become of it, and whether another could be printed now."""
        state = ""
        if self._job:
            found = job(connection, self._job)
            state = "" if found is None else found.state
            if state and state != self._told:
                self._told = state
                self._tell(connection, state)
        self._set(blocked=self._why_not(connection), busy=state in UNDER_WAY)

    def forget(self) -> None:
        """Another letter is open, or nobody sits here."""
        self._job = self._told = ""
        self._set(blocked=self.blocked, busy=False)

    def _queued(self, made: str) -> None:
        self._job = made
        self._desk.read(self.look)

    def _failed(self, _error: BaseException) -> None:
        self._set(blocked=self.blocked, busy=False)
        self._session.explain(self.tr("This did not print. Please try again."))

    def _tell(self, connection: Connection, state: str) -> None:
        trouble = self._trouble(connection)
        if state == "queued":
            soon = " ".join(part for part in (self._words.low(connection), self.tr("Your letter will print soon.")) if part)
            self._session.toast(trouble or soon)
        elif state in {"printing", "printed"}:
            self._session.toast(self.tr("Your letter is printing. Take it from the slot under this screen."))
        elif state == "unknown":
            self._session.toast(self.tr("Your letter may not have printed. Look in the slot."))
        elif state == "not_printed":
            self._session.toast(trouble or self.tr("This did not print. You can print it later."))

    def _why_not(self, connection: Connection) -> str:
        if not self._desk.place.has_printer:
            return self.tr("This device has no printer. Print at a kiosk.")
        if not self._desk.policy.mail.print_messages:
            return self.tr("Printing letters is not used at %1.").replace("%1", self._desk.policy.facility.name)
        return self._trouble(connection)

    def _trouble(self, connection: Connection) -> str:
        printer = part_status(connection, "printer")
        if printer.state != "problem":
            return ""
        return self.tr("%1. You can print later.").replace("%1", self._words.trouble(printer.code))

    def _set(self, *, blocked: str, busy: bool) -> None:
        if (blocked, busy) != (self.blocked, self.busy):
            self.blocked, self.busy = blocked, busy
            self.changed.emit()
