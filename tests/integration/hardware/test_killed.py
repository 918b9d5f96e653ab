"""The hardware process killed with SIGKILL while it prints, and started again."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.hardware.print_queue import print_again
from kiosk.hardware.simulators.control import Simulator, start_printer

from .conftest import Kiosk, eventually
from .test_printing import code_on, codes

A, B = "R-7712-0418", "R-7712-0500"


@contextmanager
def running(kiosk: Kiosk) -> Iterator[subprocess.Popen[bytes]]:
    """The hardware process; ended at the end if it still runs."""
    process = kiosk.process()
    try:
        yield process
    finally:
        process.terminate()
        assert process.wait(20) in {0, -signal.SIGKILL}


@pytest.fixture
def slow_printer(kiosk: Kiosk) -> Iterator[Simulator]:
    """A printer slow enough to be caught in the middle."""
    with start_printer(kiosk.folder, kiosk.out, baud=1_500_000) as simulator:
        yield simulator


@pytest.mark.parametrize("at", [1, 700, 20_000, 60_000, 10**9])
def test_killed_at_a_byte_the_receipt_never_comes_twice(kiosk: Kiosk, slow_printer: Simulator, at: int) -> None:
    """Killed when the printer had `at` bytes of the job (the last: after everything was printed, before or after it was noted)."""
    with running(kiosk) as process:
        kiosk.wait_part("printer", "ok")
        before = int(slow_printer.client.state()["received"])
        if at < 10**9:
            # the printer takes no more than this, so that the kill falls there
            slow_printer.client.do("stall", after=at + 200)
        first = kiosk.queue(A, "Marcus", "r1")
        waits = kiosk.queue(B, "Marcus", "r1")
        eventually(
            "the job is where it is to be killed",
            lambda: slow_printer.client.state()["received"] - before >= at or slow_printer.client.state()["receipts"] > 0,
        )
        process.kill()
        process.wait()
    slow_printer.client.do("resume")
    with running(kiosk):
        eventually("the new process noted what it found", lambda: kiosk.job(waits).state not in {"queued", "printing"})
        if kiosk.job(waits).state == "cancelled":
            assert kiosk.job(waits).code == "restart"
        assert kiosk.job(first).state in {"unknown", "printed", "cancelled"}
        kiosk.wait_part("printer", "ok")
        third = kiosk.queue("R-0000-0003", "Andre", "r2")
        kiosk.wait_job(third, "printed")
        ended = kiosk.job(first)
        assert codes(kiosk.out).count(A) <= 1
        assert codes(kiosk.out).count(A) == 0 or ended.state != "cancelled"
        assert code_on(kiosk.out, slow_printer.client.state()["receipts"]) == ["R-0000-0003"]
        with kiosk.store.write() as connection:
            copy = print_again(connection, first, 2)
        assert kiosk.job(copy).duplicate == (ended.state != "cancelled")
        kiosk.wait_job(copy, "printed")


def test_sigterm_is_a_clean_stop(kiosk: Kiosk, slow_printer: Simulator) -> None:
    with running(kiosk) as process:
        kiosk.wait_part("printer", "ok")
        process.terminate()
        assert process.wait(20) == 0
    kiosk.wait_part("printer", "unknown", "stopped")
    assert slow_printer.client.state()["receipts"] == 0
