"""What became of a paper, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from kiosk.hardware.part_status import part_status
from kiosk.hardware.print_queue import Job
from kiosk.ui.desk import Desk


@dataclass(frozen=True)
class Told:
    """`state` is waiting, stuck (it waits, and the printer cannot), printing, printed, not_printed or unknown."""

    state: str
    title: str
    line: str
    can_print_again: bool


class ReceiptWords(QObject):
    """Never says that paper came out when nobody knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def told(self, connection: Connection, job: Job, what: str = "") -> Told:
        """The words for one print job; `what` it is ("Your statement"), a receipt unless said."""
        again = self._desk.place.has_printer
        what = what or self.tr("Your receipt")
        safe = self.tr("%1 is in Money.").replace("%1", what)
        take = self.tr("Take it from the slot under this screen.")
        if job.state == "queued":
            printer = part_status(connection, "printer")
            if printer.state == "problem":
                return Told("stuck", self.trouble(printer.code), safe, can_print_again=False)
            return Told("waiting", self.tr("%1 will print soon").replace("%1", what), safe, can_print_again=False)
        if job.state == "printing":
            return Told("printing", self.tr("%1 is printing").replace("%1", what), take, can_print_again=False)
        if job.state == "printed":
            return Told("printed", self.tr("%1 is printed").replace("%1", what), take, again)
        if job.state == "unknown":
            line = self.tr("Look in the slot. If it is not there, print it again.")
            return Told("unknown", self.tr("%1 may not have printed").replace("%1", what), line, again)
        return Told("not_printed", self.tr("This did not print."), safe, again)

    def short(self, job: Job) -> str:
        """The state in a list."""
        copy = self.tr("Printed, copy") if job.duplicate else self.tr("Printed")
        return {
            "queued": self.tr("Waiting to print"),
            "printing": self.tr("Printing"),
            "printed": copy,
            "unknown": self.tr("May not have printed"),
        }.get(job.state, self.tr("This did not print"))

    def trouble(self, code: str) -> str:
        """What is wrong with the printer."""
        return {
            "paper_out": self.tr("The printer is out of paper"),
            "cover_open": self.tr("The printer is open"),
        }.get(code, self.tr("The printer needs staff"))
