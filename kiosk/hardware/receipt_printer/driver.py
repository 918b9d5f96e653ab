"""Driver of an ESC/POS printer.

What it holds: a job is "printed" only when the printer echoed this job's tag (GS ( H function 48; printers without it answer GS r in
turn); silence is never success; after a job that was broken off, its leftover is ejected and cut off before anything else prints.
On a line that carries no answers, nothing is ever "printed".
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.hardware.receipt_printer import commands
from kiosk.hardware.receipt_printer.port import NothingSent, Outcome, PerhapsPrinted, Printed, PrinterLost, PrinterStatus
from kiosk.hardware.receipt_printer.replies import Change, Echo, InTurn, Reply, ReplyReader, StatusByte, status_of
from kiosk.hardware.receipt_printer.transport import Transport

_LOOK_S = 0.1
#: What ends a job at once when the printer tells of it: somebody has to see to the printer first.
_NEEDS_A_HAND = frozenset({"broken", "cutter", "cover_open", "paper_out"})


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: for a status, for progress of a write, for the echo after the last byte, and after a stop.

    What the line's speed needs for bytes that the system still holds comes on top of the wait for the echo.
    """

    status_s: float = 1.0
    quiet_s: float = 0.05
    stall_s: float = 5.0
    echo_s: float = 15.0
    stop_s: float = 3.0


DEFAULT_PATIENCE = Patience()


class EscPosPrinter:
    """One printer on one open line. `leftover`: a job of an earlier process may lie half sent in the printer.

    `baud` is the line's speed, 0 when it has none that matters.
    """

    def __init__(
        self,
        transport: Transport,
        width_dots: int,
        stop: threading.Event,
        *,
        baud: int = 0,
        leftover: bool = False,
        patience: Patience | None = None,
    ) -> None:
        self._transport = transport
        self._bytes_per_s = baud / 10
        self._width_dots = width_dots
        self._stop = stop
        self._stopped_at: float | None = None
        self._patience = patience or DEFAULT_PATIENCE
        self._replies = ReplyReader()
        self._leftover = leftover
        self._confirms: Literal["not known", "echo", "in turn"] = "not known"
        self._real_time = True
        self._heard = PrinterStatus(answered=False)

    @property
    def leftover(self) -> bool:
        """Whether a job may lie half sent in the printer; to be handed on when the line is opened anew."""
        return self._leftover

    def status(self) -> PrinterStatus:
        """See ReceiptPrinter. All four answers and no others must come: a late answer to an earlier question never counts.

        A printer that knows no DLE EOT is asked for its automatic status instead.
        """
        self._clear_input()
        if not self._transport.answers:
            return PrinterStatus(answered=False, mute=True)
        found: list[int] = []

        def complete(reply: Reply) -> bool:
            if isinstance(reply, StatusByte):
                found.append(reply.value)
            return len(found) >= 4

        if self._real_time:
            if not self._say(b"".join(commands.ask_status(number) for number in (1, 2, 3, 4))):
                return PrinterStatus(answered=False)
            self._until(complete, self._patience.status_s)
            self._until(complete, self._patience.quiet_s, all_of_it=True)
        if len(found) == 4:
            return status_of(*found)
        return PrinterStatus(answered=False) if found else self._automatic_status()

    def _automatic_status(self) -> PrinterStatus:
        """What GS a answers. Off line a printer does nothing in turn: then what it told when it went off line still holds."""
        before = self._heard
        self._heard = PrinterStatus(answered=False)
        if not self._say(commands.TELL_CHANGES):
            return PrinterStatus(answered=False)
        if self._until(lambda reply: isinstance(reply, Change), self._patience.status_s):
            self._real_time = False
        elif before.answered and before.problem:
            self._heard = before
        return self._heard

    def print_job(self, tag: bytes, payload: bytes) -> Outcome:
        """See ReceiptPrinter."""
        try:
            status = self.status()
            if status.problem:
                return NothingSent(status.problem)
            if not status.mute and not self._ready():
                return NothingSent("no_answer")
        except PrinterLost:
            return NothingSent("lost")
        return self._send_blind(payload) if status.mute else self._send(tag, payload)

    def close(self) -> None:
        """See ReceiptPrinter."""
        self._transport.close()

    def _send(self, tag: bytes, payload: bytes) -> Outcome:
        data = payload + self._question(tag)
        began = time.monotonic()
        self._heard = PrinterStatus(answered=False)
        sent = self._transport.write(data, self._patience.stall_s, self._hopeless)
        if sent == 0:
            return NothingSent("lost")
        self._leftover = True
        wait_s = self._patience.echo_s + max(0.0, self._line_s(sent) - (time.monotonic() - began))
        if sent == len(data):
            try:
                if self._until(self._answer(tag), wait_s, hopeless=True):
                    self._leftover = False
                    return Printed()
            except PrinterLost:
                return PerhapsPrinted("lost")
        return PerhapsPrinted(self._break_off("no_echo" if sent == len(data) else "stalled"))

    def _send_blind(self, payload: bytes) -> Outcome:
        """To a line without answers."""
        data = (commands.eject_leftover(self._width_dots) if self._leftover else b"") + payload
        sent = self._transport.write(data, self._patience.stall_s, self._given_up)
        if sent == 0:
            return NothingSent("lost")
        self._leftover = sent < len(data)
        return PerhapsPrinted("stalled" if self._leftover else "no_echo")

    def _break_off(self, code: str) -> str:
        """Take back what the printer has not taken yet; say why it stopped as well as that can be known."""
        if self._given_up():
            code = "stopped"
        elif self._needs_a_hand():
            code = self._heard.problem
        try:
            self._transport.discard()
            self._transport.write(commands.DROP_BUFFER, self._patience.quiet_s, self._given_up)
            return self.status().problem.replace("no_answer", "") or code
        except PrinterLost:
            return "lost"

    def _ready(self) -> bool:
        """Eject what a broken-off job left and learn how the printer confirms; False when it does not answer as it did before."""
        if not self._leftover and self._confirms == "echo":
            return True
        wait_s = self._patience.status_s
        if self._leftover:
            eject = commands.eject_leftover(self._width_dots)
            wait_s = self._patience.echo_s + self._line_s(len(eject))
            if self._transport.write(eject, self._patience.stall_s, self._given_up) < len(eject):
                return False
        if self._confirms == "not known":
            self._learn(wait_s)
        else:
            probe = self._probe_tag()
            if not self._asked(self._question(probe), self._answer(probe), wait_s):
                return False
        if self._confirms == "in turn":
            # answers in turn have no name: those to earlier questions must be in before the next question
            self._until(lambda _reply: False, 6 * self._patience.quiet_s)
        self._leftover = False
        return True

    def _learn(self, wait_s: float) -> None:
        """Find out how the printer confirms, and have it tell its changes.

        One that confirms in no way still prints, but nothing that it prints is ever known.
        """
        probe = self._probe_tag()
        if self._asked(commands.TELL_CHANGES + commands.ask_echo(probe), self._answer_echo(probe), wait_s):
            self._confirms = "echo"
        elif self._asked(commands.ask_paper_in_turn(), _in_turn, wait_s):
            self._confirms = "in turn"

    def _question(self, tag: bytes) -> bytes:
        return commands.ask_paper_in_turn() if self._confirms == "in turn" else commands.ask_echo(tag)

    def _answer(self, tag: bytes) -> Callable[[Reply], bool]:
        return _in_turn if self._confirms == "in turn" else self._answer_echo(tag)

    @staticmethod
    def _answer_echo(tag: bytes) -> Callable[[Reply], bool]:
        return lambda reply: isinstance(reply, Echo) and reply.tag == tag

    @staticmethod
    def _probe_tag() -> bytes:
        return bytes(secrets.choice(commands.PROCESS_ID_LETTERS) for _ in range(4))

    def _asked(self, question: bytes, answer: Callable[[Reply], bool], timeout_s: float) -> bool:
        self._transport.write(question, self._patience.status_s, self._given_up)
        return self._until(answer, timeout_s)

    def _say(self, data: bytes) -> bool:
        """Send a few bytes; False when the line takes none, and then none of them stay behind."""
        if self._transport.write(data, self._patience.status_s, self._given_up) == len(data):
            return True
        self._transport.discard()
        return False

    def _until(self, wanted: Callable[[Reply], bool], timeout_s: float, *, all_of_it: bool = False, hopeless: bool = False) -> bool:
        """Read until a reply is `wanted` (with `all_of_it`: until the time is over; `hopeless`: or the printer needs a hand)."""
        deadline = time.monotonic() + timeout_s
        met = False
        while (left_s := deadline - time.monotonic()) > 0 and not self._given_up():
            for reply in self._replies.feed(self._transport.read(min(left_s, _LOOK_S))):
                met = wanted(reply) or met
                self._note(reply)
            if met and not all_of_it:
                return True
            if hopeless and self._needs_a_hand():
                return False
        return met

    def _note(self, reply: Reply) -> None:
        if isinstance(reply, Change):
            self._heard = reply.status

    def _needs_a_hand(self) -> bool:
        return self._heard.problem in _NEEDS_A_HAND

    def _hopeless(self) -> bool:
        """While the line takes nothing of a job: whether the printer told why. Its confirmation cannot be among what is read here."""
        try:
            for reply in self._replies.feed(self._transport.read(0)):
                self._note(reply)
        except PrinterLost:
            return True
        return self._needs_a_hand() or self._given_up()

    def _clear_input(self) -> None:
        """Drop what came before. Raises PrinterLost when it does not end: that is no printer."""
        self._replies.reset()
        deadline = time.monotonic() + self._patience.status_s
        while data := self._transport.read(0):
            if time.monotonic() >= deadline:
                raise PrinterLost("the line never falls silent")
            for reply in self._replies.feed(data):
                self._note(reply)
        self._replies.reset()

    def _line_s(self, count: int) -> float:
        """How long the line carries so many bytes."""
        return count / self._bytes_per_s if self._bytes_per_s else 0.0

    def _given_up(self) -> bool:
        """True from `stop_s` seconds after a stop was asked for."""
        if not self._stop.is_set():
            return False
        if self._stopped_at is None:
            self._stopped_at = time.monotonic()
        return time.monotonic() - self._stopped_at >= self._patience.stop_s


def _in_turn(reply: Reply) -> bool:
    return isinstance(reply, InTurn)
