"""The printer's driver against lines that lie, late or wrongly: what no real simulator does on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from kiosk.hardware.receipt_printer.commands import BAND_DOTS, DROP_BUFFER, ask_echo, ask_status
from kiosk.hardware.receipt_printer.driver import EscPosPrinter, Patience
from kiosk.hardware.receipt_printer.port import NothingSent, PerhapsPrinted, Printed, PrinterLost
from kiosk.hardware.receipt_printer.transport import GiveUp

QUICK = Patience(status_s=0.05, quiet_s=0.01, stall_s=0.05, echo_s=0.05, stop_s=0.0)
QUESTIONS = b"".join(ask_status(number) for number in (1, 2, 3, 4))
TAG, PAYLOAD = b"AAAA", b"receipt"


def echo(tag: bytes) -> bytes:
    """As a printer sends it."""
    return b"\x37\x22" + tag + b"\x00"


class Line:
    """A transport whose other end answers each write by a rule."""

    answers = True

    def __init__(self, answer: Callable[[bytes], bytes], takes: Callable[[bytes], int] = len) -> None:
        self.sent: list[bytes] = []
        self.waiting = b""
        self._answer = answer
        self._takes = takes

    def write(self, data: bytes, stall_s: float, give_up: GiveUp) -> int:
        count = self._takes(data)
        self.sent.append(data[:count])
        if count == len(data):
            self.waiting += self._answer(data)
        return count

    def read(self, timeout_s: float) -> bytes:
        # one byte at a time, as a slow line brings them
        data, self.waiting = self.waiting[:1], self.waiting[1:]
        return data

    def discard(self) -> None:
        self.waiting = b""

    def close(self) -> None:
        pass


def honest(data: bytes) -> bytes:
    """Answers as it should: status, and the tag that was asked for."""
    if data == QUESTIONS:
        return b"\x12\x12\x12\x12"
    _, _, rest = data.rpartition(b"\x1d(H\x06\x0000")
    return echo(rest) if len(rest) == 4 else b""


def printer(line: Line, *, leftover: bool = False) -> EscPosPrinter:
    return EscPosPrinter(line, 576, threading.Event(), leftover=leftover, patience=QUICK)


def test_the_echo_of_this_job_means_printed() -> None:
    line = Line(honest)
    assert printer(line).print_job(TAG, PAYLOAD) == Printed()
    assert line.sent[-1] == PAYLOAD + ask_echo(TAG)


@pytest.mark.parametrize("other", [echo(b"BBBB"), b"\x00", b"\x37\x22AA", echo(b"AAAB") + b"\x12\x12"])
def test_anything_but_this_jobs_echo_is_unknown(other: bytes) -> None:
    line = Line(lambda data: other if data.startswith(PAYLOAD) else honest(data))
    device = printer(line)
    assert device.print_job(TAG, PAYLOAD) == PerhapsPrinted("no_echo")
    assert device.leftover
    assert DROP_BUFFER in line.sent


def test_an_echo_that_lay_on_the_line_before_does_not_count() -> None:
    line = Line(lambda data: b"" if data.startswith(PAYLOAD) else honest(data))
    line.waiting = echo(TAG)
    assert printer(line).print_job(TAG, PAYLOAD) == PerhapsPrinted("no_echo")


@pytest.mark.parametrize("replies", [b"", b"\x12\x12\x12", b"\x12\x12\x12\x12\x12", b"\x00\x00\x00\x00", b"\xff" * 4, b"\x13" * 4])
def test_a_status_that_is_not_four_valid_answers_is_no_answer(replies: bytes) -> None:
    line = Line(lambda data: replies if data == QUESTIONS else honest(data))
    device = printer(line)
    assert not device.status().answered
    assert device.print_job(TAG, PAYLOAD) == NothingSent("no_answer")
    assert not any(PAYLOAD in data for data in line.sent)


def test_a_problem_that_shows_just_before_the_job_sends_nothing() -> None:
    line = Line(lambda data: b"\x1a\x32\x12\x7e" if data == QUESTIONS else honest(data))
    assert printer(line).print_job(TAG, PAYLOAD) == NothingSent("paper_out")
    assert line.sent == [QUESTIONS]


@pytest.mark.parametrize("count", [0, 1, 3, 6])
def test_only_a_job_of_which_no_byte_was_taken_may_be_tried_again(count: int) -> None:
    line = Line(honest, lambda data: count if data.startswith(PAYLOAD) else len(data))
    outcome = printer(line).print_job(TAG, PAYLOAD)
    assert outcome == (PerhapsPrinted("stalled") if count else NothingSent("lost"))


def test_a_line_that_never_falls_silent_is_lost() -> None:
    """Somebody holds it to their own circuit: it must not hold the printing thread."""

    class Flood(Line):
        reads = 0

        def read(self, timeout_s: float) -> bytes:
            self.reads += 1
            assert self.reads < 5_000_000, "it is read for ever"
            return b"\x12"

    with pytest.raises(PrinterLost):
        printer(Flood(honest)).status()
    assert printer(Flood(honest)).print_job(TAG, PAYLOAD) == NothingSent("lost")


def test_a_leftover_is_ejected_before_the_next_job() -> None:
    line = Line(honest)
    device = printer(line, leftover=True)
    assert device.print_job(TAG, PAYLOAD) == Printed()
    ejected = next(index for index, data in enumerate(line.sent) if data.endswith(b"\x1b@\x1bd\x06\x1dV\x00"))
    assert line.sent.index(PAYLOAD + ask_echo(TAG)) > ejected
    assert line.sent[ejected].startswith(bytes(BAND_DOTS * 72))
    assert not device.leftover


def test_answers_in_turn_serve_only_a_printer_that_has_no_process_ids() -> None:
    def clone(data: bytes) -> bytes:
        return b"\x00" if data.endswith(b"\x1dr\x01") else b"\x12" * 4 if data == QUESTIONS else b""

    assert printer(Line(clone)).print_job(TAG, PAYLOAD) == Printed()

    def turncoat(data: bytes) -> bytes:
        return b"\x00" if data.startswith(PAYLOAD) else honest(data)

    assert printer(Line(turncoat)).print_job(TAG, PAYLOAD) == PerhapsPrinted("no_echo")
