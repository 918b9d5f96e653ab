"""How many receipts a second are built, bytes and all, in one thread; and how long one takes on lines of several speeds.

`python -m pytest tests/bench/hardware/test_receipts.py -m bench -s -q -n0`
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from kiosk.hardware.print_queue import Job
from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.commands import job_tag, picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.driver import EscPosPrinter
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.port import Printed
from kiosk.hardware.receipt_printer.spooler import job_bytes
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.receipt_printer.transport import open_transport
from kiosk.hardware.simulators.control import start_printer
from kiosk.settings import PrinterSettings
from tests.unit.hardware.test_layout import SPANISH, STAMPS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

WIDTH = 576
RASTER_A_SECOND, TEXT_A_SECOND = 30, 500
SECONDS = 4.0


def receipts() -> list[Receipt]:
    """Of different people, as they come: nothing of one helps the next."""
    return [replace(one, person_line=f"Your receipt, Marcus {n}", qr=f"LUMEN {n:020}") for n in range(100) for one in (STAMPS, SPANISH)]


def rate(build: Callable[[Receipt], bytes]) -> tuple[float, float]:
    """Receipts a second: by the clock, and by this thread's own time, which other work on the machine does not slow down as much."""
    made, many = 0, receipts()
    build(many[0])
    began, own = time.perf_counter(), time.thread_time()
    while time.perf_counter() - began < SECONDS:
        build(many[made % len(many)])
        made += 1
    return made / (time.perf_counter() - began), made / (time.thread_time() - own)


@pytest.mark.parametrize(
    ("kind", "build", "limit"),
    [
        ("raster", lambda receipt: picture_bytes(draw_receipt(receipt, WIDTH)), RASTER_A_SECOND),
        ("text", lambda receipt: text_bytes(text_lines(receipt, WIDTH), WIDTH), TEXT_A_SECOND),
    ],
)
def test_receipts_built(kind: str, build: Callable[[Receipt], bytes], limit: int) -> None:
    by_clock, by_thread = rate(build)
    met = "met" if by_clock >= limit else "NOT met"
    size = len(build(STAMPS))
    print(f"\nreceipts built, {kind}: {by_clock:.0f} a second ({by_thread:.0f} of thread time), {size} bytes; limit {limit}: {met}")


@pytest.mark.parametrize("baud", [9_600, 38_400, 115_200, 0])
def test_a_receipt_on_a_line(tmp_path: Path, baud: int) -> None:
    """From the first byte to the printer's echo. The simulator carries bytes as fast as such a line and prints at once."""
    settings = PrinterSettings(port=str(tmp_path / "printer"), baud=baud or 921_600)
    with start_printer(tmp_path, tmp_path / "out", baud=baud):
        printer = EscPosPrinter(open_transport(settings), WIDTH, Event(), baud=settings.line_baud)
        job = Job("j-1", "j-1", "r", STAMPS, False, "queued", "", 0, 0)
        began = time.perf_counter()
        payload = job_bytes(job, settings)
        built = time.perf_counter()
        assert printer.print_job(job_tag(job.id), payload) == Printed()
        took = time.perf_counter() - built
        printer.close()
    way = "pictures" if len(payload) > 10_000 else "letters"
    speed = f"{baud} baud" if baud else "no pacing"
    print(f"\na receipt at {speed}: {way}, {len(payload)} bytes, built in {1000 * (built - began):.0f} ms, printed in {took:.2f} s")
