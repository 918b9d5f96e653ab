"""The printer's test page: from the queue to the outcome that IT is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from sqlalchemy import select

from kiosk.hardware import print_queue
from kiosk.hardware.print_queue import Job, job, jobs_of, print_jobs
from kiosk.hardware.receipt_printer import self_test
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.self_test import print_self_test, self_test_paper, told, wait_for_test
from kiosk.settings import PrinterSettings
from tests.enrolled import Device, enrolled_device

PRINTER = PrinterSettings(port="/dev/lumen/printer")


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [576, 384])
def test_the_page_says_how_the_printer_is_set_and_its_code_reads(width: int, language: str) -> None:
    paper = self_test_paper(
        PRINTER.model_copy(update={"width_dots": width}), "Cedar Ridge", "Kiosk C-014", "2026-11-21 20:50", language
    )
    assert any(f"{width}" in value for _, value in paper.lines)
    (code,) = zxingcpp.read_barcodes(draw_receipt(paper, width).convert("L"))
    assert code.text == paper.qr


def test_it_is_about_nobody_and_only_the_last_one_is_kept(device: Device) -> None:
    first = print_self_test(device.store, PRINTER, 1)
    with device.store.write() as conn:
        assert print_queue.begin(conn, first, 2)
        print_queue.finish(conn, first, "printed", "", 3)
        assert jobs_of(conn, "") == [], "no receipt of anybody"
    second = print_self_test(device.store, PRINTER, 4, language="es")
    with device.store.read() as conn:
        assert conn.execute(select(print_jobs.c.id)).scalars().all() == [second]
        found = job(conn, second)
    assert found is not None
    assert (found.resident, found.receipt.person_line) == ("", "Prueba de la impresora")
    assert found.receipt.device_name == device.identity.name


def test_a_page_that_nobody_took_is_cancelled_and_said_so(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "LOOK_S", 0.001)
    made = print_self_test(device.store, PRINTER, 1)
    ended = wait_for_test(device.store, made, 0.0, lambda: 2)
    assert (ended.state, ended.code) == ("cancelled", "not_begun")
    assert "hardware process" in told(ended)


@pytest.mark.parametrize(
    ("state", "code", "said"),
    [("printed", "", "is printed"), ("unknown", "no_echo", "may have printed"), ("not_printed", "paper_out", "paper_out")],
)
def test_what_it_is_told_is_what_is_known(device: Device, state: str, code: str, said: str) -> None:
    made = print_self_test(device.store, PRINTER, 1)
    with device.store.write() as conn:
        assert print_queue.begin(conn, made, 2)
        print_queue.finish(conn, made, state, code, 3)  # type: ignore[arg-type]  # one of three by the parameters
    ended: Job = wait_for_test(device.store, made, 5, lambda: 4)
    assert said in told(ended)
