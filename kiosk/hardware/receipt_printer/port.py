"""What every receipt printer does, whatever its protocol and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True)
class PrinterStatus:
    """What the printer says of itself. `answered` False: it said nothing (or nonsense), and nothing else here is known.

    `mute`: its line carries no answers at all; it may be printed to, and nothing about that will be known.
    """

    answered: bool
    mute: bool = False
    offline: bool = False
    cover_open: bool = False
    paper: Literal["ok", "low", "out", "unknown"] = "unknown"
    cutter_error: bool = False
    broken: bool = False

    @property
    def problem(self) -> str:
        """Why it cannot print now: no_answer, broken, cutter, cover_open, paper_out, offline; "" when it can."""
        reasons = (
            ("no_answer", not self.answered and not self.mute),
            ("broken", self.broken),
            ("cutter", self.cutter_error),
            ("cover_open", self.cover_open),
            ("paper_out", self.paper == "out"),
            ("offline", self.offline),
        )
        return next((code for code, holds in reasons if holds), "")


@dataclass(frozen=True)
class Printed:
    """The printer said that this very job is done."""


@dataclass(frozen=True)
class NothingSent:
    """Not one byte of the job went out; it may be tried again. `code` as in PrinterStatus.problem, or lost."""

    code: str


@dataclass(frozen=True)
class PerhapsPrinted:
    """Bytes went out and the printer did not confirm. `code`: stalled, no_echo, lost, stopped, or a PrinterStatus.problem."""

    code: str


Outcome = Printed | NothingSent | PerhapsPrinted


class PrinterLost(Exception):
    """The printer's line cannot be opened or was lost; the text is for IT staff."""


class ReceiptPrinter(Protocol):
    """A driver for one printer, used by one thread. Only `status` raises (PrinterLost)."""

    def status(self) -> PrinterStatus:
        """Ask the printer; takes a second at most."""

    def print_job(self, tag: bytes, payload: bytes) -> Outcome:
        """Send a whole job (init to cut) and wait for the echo of `tag` (4 printable ASCII letters). Always ends."""

    def close(self) -> None:
        """Give the line back."""
