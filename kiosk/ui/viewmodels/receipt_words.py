"""What became of a receipt, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from kiosk.hardware.part_status import part_status
from kiosk.hardware.print_queue import Job
from kiosk.ui.desk import Desk


@dataclass(frozen=True)
class Told:
    """`state` is waiting, printing, printed, not_printed or unknown."""

    state: str
    title: str
    line: str
    can_print_again: bool


class ReceiptWords(QObject):
    """Never says that paper came out when nobody knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def told(self, connection: Connection, job: Job) -> Told:
        """The words for one print job."""
        again = self._desk.place.has_printer
        in_money = self.tr("Your receipt is in Money.")
        if job.state == "queued":
            printer = part_status(connection, "printer")
            if printer.state == "problem":
                return Told("waiting", self._trouble(printer.code), in_money, can_print_again=False)
            return Told("waiting", self.tr("Your receipt will print soon"), in_money, can_print_again=False)
        if job.state == "printing":
            line = self.tr("Take it from the slot under this screen.")
            return Told("printing", self.tr("Your receipt is printing"), line, can_print_again=False)
        if job.state == "printed":
            line = self.tr("Take it from the slot under this screen.")
            return Told("printed", self.tr("Your receipt is printed"), line, again)
        if job.state == "unknown":
            line = self.tr("Look in the slot. If it is not there, print it again.")
            return Told("unknown", self.tr("Your receipt may not have printed"), line, again)
        return Told("not_printed", self.tr("This did not print."), in_money, again)

    def short(self, job: Job) -> str:
        """The state in a list."""
        copy = self.tr("Printed, copy") if job.duplicate else self.tr("Printed")
        return {
            "queued": self.tr("Waiting to print"),
            "printing": self.tr("Printing"),
            "printed": copy,
            "unknown": self.tr("May not have printed"),
        }.get(job.state, self.tr("This did not print"))

    def _trouble(self, code: str) -> str:
        return {
            "paper_out": self.tr("The printer is out of paper"),
            "cover_open": self.tr("The printer is open"),
        }.get(code, self.tr("The printer needs staff"))
