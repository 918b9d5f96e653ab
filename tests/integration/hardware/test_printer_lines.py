"""The other lines to a printer: the network, a USB printer's device file, a pipe and a plain file; and printers that answer oddly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kiosk.hardware.receipt_printer import driver
from kiosk.hardware.receipt_printer.commands import eject_leftover, picture_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.simulators.control import Simulator, start_printer

from .conftest import Kiosk, eventually, receipt
from .test_printing import code_on, codes

A, B = "R-7712-0418", "R-7712-0500"


def configure(kiosk: Kiosk, **changes: Any) -> None:
    """Other settings of the printer, checked as a settings file's are."""
    assert kiosk.settings.printer is not None
    printer = type(kiosk.settings.printer).model_validate({**kiosk.settings.printer.model_dump(), **changes})
    kiosk.settings = kiosk.settings.model_copy(update={"printer": printer})


@contextmanager
def on_the_network(kiosk: Kiosk) -> Iterator[Simulator]:
    """A printer at a port of this machine, and the kiosk set to it."""
    with start_printer(kiosk.folder, kiosk.out, baud=0, way="tcp") as simulator:
        configure(kiosk, transport="tcp", port=f"127.0.0.1:{simulator.client.state()['port']}")
        yield simulator


def test_a_printer_on_the_network_goes_and_comes_back(kiosk: Kiosk) -> None:
    with on_the_network(kiosk) as printer, kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        kiosk.wait_job(kiosk.queue(A), "printed")
        printer.client.unplug()
        kiosk.wait_part("printer", "problem", "lost")
        assert kiosk.wait_job(kiosk.queue("R-0000-0009"), "not_printed").code == "lost"
        printer.client.replug()
        kiosk.wait_part("printer", "ok")
        kiosk.wait_job(kiosk.queue(B), "printed")
    assert codes(kiosk.out) == [A, B]


def test_what_the_system_held_for_a_stalled_network_printer_never_prints(kiosk: Kiosk) -> None:
    with on_the_network(kiosk) as printer, kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        printer.client.do("stall", after=30_000)
        first = kiosk.queue(A, "Marcus", "r1")
        assert kiosk.wait_job(first, "unknown").code in {"stalled", "no_echo", "lost"}
        kiosk.wait_part("printer", "problem", "no_answer")
        printer.client.do("resume")
        kiosk.wait_part("printer", "ok")
        kiosk.wait_job(kiosk.queue(B, "Andre", "r2"), "printed")
    assert codes(kiosk.out) == [B]
    assert code_on(kiosk.out, len(list(kiosk.out.glob("receipt-*.png")))) == [B]


def test_the_echo_of_an_earlier_connection_confirms_nothing(kiosk: Kiosk) -> None:
    """The printer says late what it owed for the first job, when another connection waits for the echo of the second."""
    with on_the_network(kiosk) as printer, kiosk.hardware():
        kiosk.wait_job(kiosk.queue("R-0000-0001"), "printed")
        printer.client.do("hold_echo")
        assert kiosk.wait_job(kiosk.queue(A), "unknown").code == "no_echo"
        printer.client.unplug()
        kiosk.wait_part("printer", "problem", "lost")
        printer.client.replug()
        printer.client.do("lose_echo")
        kiosk.wait_part("printer", "ok")
        second = kiosk.queue(B)
        eventually("it prints", lambda: len(list(kiosk.out.glob("*.json"))) == 3)
        printer.client.do("hold_echo", on=False)
        assert kiosk.wait_job(second, "unknown").code == "no_echo"


def test_a_usb_printer_is_a_device_file_that_answers(kiosk: Kiosk) -> None:
    with start_printer(kiosk.folder, kiosk.out, baud=0) as printer, kiosk_set(kiosk, transport="file"), kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        kiosk.wait_job(kiosk.queue(A), "printed")
        printer.client.paper("out")
        kiosk.wait_part("printer", "problem", "paper_out")
        printer.client.unplug()
        kiosk.wait_part("printer", "problem", "lost")
    assert codes(kiosk.out) == [A]


@contextmanager
def kiosk_set(kiosk: Kiosk, **changes: Any) -> Iterator[None]:
    """With other settings."""
    configure(kiosk, **changes)
    yield


def test_on_a_line_without_answers_nothing_is_ever_printed_or_ok(kiosk: Kiosk) -> None:
    pipe = start_printer(kiosk.folder, kiosk.out, baud=0, way="pipe")
    with pipe as printer, kiosk_set(kiosk, transport="file"), kiosk.hardware():
        kiosk.wait_part("printer", "unknown", "mute")
        assert kiosk.wait_job(kiosk.queue(A), "unknown").code == "no_echo"
        eventually("the paper", lambda: codes(kiosk.out) == [A])
        printer.client.unplug()
        kiosk.wait_part("printer", "problem", "lost")
        assert kiosk.wait_job(kiosk.queue(B), "not_printed").code == "lost"


def test_a_plain_file_gets_the_bytes_and_is_not_believed(kiosk: Kiosk) -> None:
    paper = kiosk.folder / "paper.bin"
    paper.touch()
    with kiosk_set(kiosk, transport="file", port=str(paper)), kiosk.hardware():
        kiosk.wait_part("printer", "unknown", "mute")
        kiosk.wait_job(kiosk.queue(A), "unknown")
    assert paper.read_bytes() == eject_leftover(576) + picture_bytes(draw_receipt(receipt(A))), "nobody knows what lay there before"


def test_a_printer_without_real_time_status_is_asked_for_its_automatic_one(kiosk: Kiosk) -> None:
    with start_printer(kiosk.folder, kiosk.out, baud=0) as printer:
        printer.client.do("clone", answers="automatic")
        with kiosk.hardware():
            kiosk.wait_part("printer", "ok")
            kiosk.wait_job(kiosk.queue(A), "printed")
            # off line it answers nothing in turn; what it told when it went off line holds
            printer.client.paper("out")
            kiosk.wait_part("printer", "problem", "paper_out")
            assert kiosk.wait_job(kiosk.queue(B), "not_printed").code == "paper_out"
            printer.client.paper("ok")
            kiosk.wait_part("printer", "ok")
    assert codes(kiosk.out) == [A]


def test_paper_that_ends_within_a_job_is_told_at_once(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the automatic status: the wait for the line and the echo would be longer than this test waits."""
    monkeypatch.setattr(driver, "DEFAULT_PATIENCE", driver.Patience(stall_s=200, echo_s=200, stop_s=1))
    with start_printer(kiosk.folder, kiosk.out, baud=400_000) as printer, kiosk.hardware():
        kiosk.wait_job(kiosk.queue(B), "printed")
        job = kiosk.queue(A)
        eventually("it prints", lambda: printer.client.state()["paper_dots"] > 0)
        printer.client.paper("out")
        assert kiosk.wait_job(job, "unknown").code == "paper_out"
    assert codes(kiosk.out) == [B]


def test_what_a_job_left_in_the_printer_is_ejected_after_a_restart_too(kiosk: Kiosk) -> None:
    """The process that broke it off is gone, and no job was printing when the next one began."""
    with start_printer(kiosk.folder, kiosk.out, baud=0) as printer, kiosk_set(kiosk, mode="text"):
        with kiosk.hardware():
            kiosk.wait_job(kiosk.queue("R-0000-0001", "June", "r0"), "printed")
            printer.client.do("power_cut_at", bytes=300)
            kiosk.wait_job(kiosk.queue(A, "Marcus", "r1"), "unknown")
            assert kiosk.wait_job(kiosk.queue(A, "Marcus", "r1"), "not_printed").code == "no_answer"
        printer.client.do("power", on=True)
        with kiosk.hardware():
            kiosk.wait_job(kiosk.queue(B, "Andre", "r2"), "printed")
    papers = [json.loads(path.read_text())["text"] for path in sorted(kiosk.out.glob("*.json"))]
    named = [[line for line in paper if line.startswith("Your receipt")] for paper in papers]
    assert named == [["Your receipt, June"], ["Your receipt, Marcus"], ["Your receipt, Andre"]]


@pytest.mark.parametrize(("baud", "letters"), [(115_200, False), (9_600, True)])
def test_the_lines_speed_chooses_pictures_or_letters(kiosk: Kiosk, baud: int, letters: bool) -> None:
    with start_printer(kiosk.folder, kiosk.out, baud=0) as printer, kiosk_set(kiosk, baud=baud), kiosk.hardware():
        kiosk.wait_job(kiosk.queue(A), "printed")
        assert printer.client.state()["unknown_commands"] == 0
    facts = json.loads((kiosk.out / "receipt-0001.json").read_text())
    assert ("Your receipt, Marcus" in facts["text"]) is letters
    assert codes(kiosk.out) == [A]
