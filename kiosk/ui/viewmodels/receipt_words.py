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
    """`state` is waiting, stuck (it waits, and the printer cannot), printing, printed, not_printed or unknown.

    `again` is what the button says: a copy will say DUPLICATE where a first paper may be out.
    """

    state: str
    title: str
    line: str
    can_print_again: bool
    again: str


class ReceiptWords(QObject):
    """Never says that paper came out when nobody knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def told(self, connection: Connection, job: Job, what: str = "") -> Told:
        """The words for one print job; `what` it is ("Your statement"), a receipt unless said."""
        may, again = self._desk.place.has_printer, self.again(job)
        what = what or self.tr("Your receipt")
        safe = self.tr("%1 is in Money.").replace("%1", what)
        take = self.tr("Take it from the slot under this screen.")
        if job.state == "queued":
            printer = part_status(connection, "printer")
            if printer.state == "problem":
                return Told("stuck", self.trouble(printer.code), safe, False, again)
            return Told("waiting", self.tr("%1 will print soon").replace("%1", what), safe, False, again)
        if job.state == "printing":
            return Told("printing", self.tr("%1 is printing").replace("%1", what), take, False, again)
        if job.state == "printed":
            return Told("printed", self.tr("%1 is printed").replace("%1", what), take, may, again)
        if job.state == "unknown":
            line = self.tr("Look in the slot. If it is not there, print a copy. It says DUPLICATE.")
            return Told("unknown", self.tr("%1 may not have printed").replace("%1", what), line, may, again)
        return Told("not_printed", self.tr("This did not print."), safe, may, again)

    def again(self, job: Job) -> str:
        """What the button says that prints it once more."""
        out = job.duplicate or job.state in {"printing", "printed", "unknown"}
        return self.tr("Print a copy") if out else self.tr("Print again")

    def promise(self, connection: Connection) -> str:
        """Said before something is bought that gives a receipt: where it will be."""
        if not self._desk.place.has_printer:
            return ""
        if part_status(connection, "printer").state == "problem":
            return self.warning(connection)
        sure = self.tr("You will get a receipt on paper and in Money.")
        return " ".join(part for part in (self.low(connection), sure) if part)

    def warning(self, connection: Connection) -> str:
        """The part of it that must not be left out: that there may be no paper."""
        printer = part_status(connection, "printer")
        if not self._desk.place.has_printer or printer.state != "problem":
            return self.low(connection)
        return self.tr("%1. Your receipt will be in Money.").replace("%1", self.trouble(printer.code))

    def blocked(self, connection: Connection) -> str:
        """Why nothing can be printed now, "" when it can."""
        if not self._desk.place.has_printer:
            return self.tr("This tablet has no printer. You can print at a wall kiosk.")
        printer = part_status(connection, "printer")
        if printer.state != "problem":
            return ""
        return self.tr("%1. You can print later.").replace("%1", self.trouble(printer.code))

    def low(self, connection: Connection) -> str:
        """Said beside what prints: the paper may not be enough."""
        printer = part_status(connection, "printer")
        return self.tr("The printer is low on paper.") if self._desk.place.has_printer and printer.code == "paper_low" else ""

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
