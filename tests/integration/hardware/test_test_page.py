"""`kiosk printer test`: through the running hardware process to the paper, and the exit status."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.hardware.agent import run_hardware
from kiosk.hardware.part_status import part_status
from kiosk.hardware.simulators.control import start_printer
from kiosk.settings import PrinterSettings
from tests.enrolled import Device, enrolled_device

from .conftest import eventually


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path / "data")
    printer = PrinterSettings(port=str(tmp_path / "printer"), width_dots=384)
    made.settings = made.settings.model_copy(update={"printer": printer})
    (tmp_path / "settings.toml").write_text(
        f'data = "{tmp_path / "data"}"\nserial = "SN-1"\ncentral_url = "http://127.0.0.1:9"\n'
        f'[printer]\nport = "{printer.port}"\nwidth_dots = 384\n'
    )
    yield made
    made.store.close()


@contextmanager
def hardware(device: Device) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=run_hardware, args=(device.settings, stop))
    thread.start()

    def ready() -> bool:
        with device.store.read() as connection:
            return part_status(connection, "printer").state in {"ok", "problem"}

    try:
        eventually("the printer's status", ready)
        yield
    finally:
        stop.set()
        thread.join(15)


def printer_test(folder: Path, *more: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["printer", "test", "--settings", str(folder / "settings.toml"), *more])
    # the hardware process of this test logs into the same place
    return found.exit_code, found.output.splitlines()[-1]


def test_the_page_comes_out_and_the_outcome_is_the_printers(device: Device, tmp_path: Path) -> None:
    with start_printer(tmp_path, tmp_path / "paper", baud=0, width=384) as printer, hardware(device):
        assert printer_test(tmp_path, "--lang", "es") == (0, "The test page is printed: the printer said so.")
        assert (tmp_path / "paper/receipt-0001.png").exists()
        printer.client.paper("out")
        code, said = printer_test(tmp_path)
        assert (code, said) == (1, "The test page did not print (paper_out).")


def test_without_the_hardware_process_it_is_said_and_nothing_prints_later(device: Device, tmp_path: Path) -> None:
    code, said = printer_test(tmp_path, "--wait", "0")
    assert code == 1
    assert "hardware process" in said
    with start_printer(tmp_path, tmp_path / "paper", baud=0, width=384), hardware(device):
        pass
    assert not list((tmp_path / "paper").glob("*.png"))
