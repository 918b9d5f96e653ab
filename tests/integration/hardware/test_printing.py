"""Receipts from the queue to paper, over a pseudo terminal to a printer in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.hardware.print_queue import cancel_waiting, print_again
from kiosk.hardware.receipt_printer.commands import job_tag
from kiosk.hardware.simulators.control import Simulator, start_printer

from .conftest import Kiosk, eventually

A, B = "R-7712-0418", "R-7712-0500"


def codes(out: Path) -> list[str]:
    """The receipt numbers (by QR code) of everything that came out, in order."""
    found = [code.text for path in sorted(out.glob("receipt-*.png")) for code in zxingcpp.read_barcodes(Image.open(path).convert("L"))]
    return [text.removeprefix("LUMEN:RECEIPT:") for text in found]


def code_on(out: Path, number: int) -> list[str]:
    """The receipt numbers on one piece of paper."""
    picture = Image.open(out / f"receipt-{number:04}.png").convert("L")
    return [code.text.removeprefix("LUMEN:RECEIPT:") for code in zxingcpp.read_barcodes(picture)]


def test_a_receipt_is_printed_and_its_echo_is_this_jobs(kiosk: Kiosk, printer: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        job_id = kiosk.queue(A)
        kiosk.wait_job(job_id, "printed")
    assert codes(kiosk.out) == [A]
    facts = json.loads((kiosk.out / "receipt-0001.json").read_text())
    assert facts["echo"].encode() == job_tag(job_id)
    assert printer.client.state()["unknown_commands"] == 0


def test_the_printer_may_come_later_and_go_and_come_back(kiosk: Kiosk) -> None:
    with kiosk.hardware():
        kiosk.wait_part("printer", "problem", "lost")
        assert kiosk.wait_job(kiosk.queue(A), "not_printed").code == "lost"
        with start_printer(kiosk.folder, kiosk.out, baud=0) as printer:
            kiosk.wait_part("printer", "ok")
            printer.client.unplug()
            kiosk.wait_part("printer", "problem", "lost")
            printer.client.replug()
            kiosk.wait_part("printer", "ok")
            kiosk.wait_job(kiosk.queue(B), "printed")
    kiosk.wait_part("printer", "unknown", "stopped")
    assert codes(kiosk.out) == [B]


def test_paper_out_is_told_quickly_and_printing_again_needs_no_mark(kiosk: Kiosk, printer: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        printer.client.paper("out")
        job_id = kiosk.queue(A)
        assert kiosk.wait_job(job_id, "not_printed").code == "paper_out"
        kiosk.wait_part("printer", "problem", "paper_out")
        printer.client.paper("low")
        kiosk.wait_part("printer", "ok", "paper_low")
        with kiosk.store.write() as connection:
            again = print_again(connection, job_id, 2)
        assert not kiosk.job(again).duplicate
        kiosk.wait_job(again, "printed")
    assert codes(kiosk.out) == [A]


def test_an_open_cover_and_a_jammed_cutter_are_problems(kiosk: Kiosk, printer: Simulator) -> None:
    with kiosk.hardware():
        printer.client.do("cover", state="open")
        kiosk.wait_part("printer", "problem", "cover_open")
        assert kiosk.wait_job(kiosk.queue(A), "not_printed").code == "cover_open"
        printer.client.do("cover", state="closed")
        printer.client.do("cutter", state="jam")
        kiosk.wait_part("printer", "problem", "cutter")
    assert codes(kiosk.out) == []


@pytest.mark.parametrize("fault", ["stall", "paper_out", "power"])
def test_a_job_broken_off_is_unknown_and_never_on_the_next_persons_paper(kiosk: Kiosk, printer: Simulator, fault: str) -> None:
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        if fault == "power":
            printer.client.do("power_cut_at", bytes=40_000)
        else:
            printer.client.do("stall", after=40_000)
        first = kiosk.queue(A, "Marcus", "r1")
        if fault == "paper_out":
            eventually("the printer stalls", lambda: bool(printer.client.state()["stalled"]))
            printer.client.paper("out")
            printer.client.do("resume")
        assert kiosk.wait_job(first, "unknown").code in {"stalled", "paper_out", "no_echo"}
        printer.client.do("power", on=True)
        printer.client.do("resume")
        printer.client.paper("ok")
        kiosk.wait_part("printer", "ok")
        second = kiosk.queue(B, "Andre", "r2")
        kiosk.wait_job(second, "printed")
        with kiosk.store.write() as connection:
            copy = print_again(connection, first, 2)
        assert kiosk.job(copy).duplicate
        kiosk.wait_job(copy, "printed")
    assert codes(kiosk.out) == [B, A]
    # what came out of the broken job was cut off before the next
    assert code_on(kiosk.out, 1) == []
    assert code_on(kiosk.out, 2) == [B]


def test_a_lost_echo_is_unknown(kiosk: Kiosk, printer: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_job(kiosk.queue("R-0000-0001"), "printed")
        printer.client.do("lose_echo")
        first = kiosk.queue(A)
        assert kiosk.wait_job(first, "unknown").code == "no_echo"
        # a printer that does not answer as it did gets nothing more
        assert kiosk.wait_job(kiosk.queue(B), "not_printed").code == "no_answer"
        printer.client.do("lose_echo", on=False)
        kiosk.wait_job(kiosk.queue("R-0000-0002"), "printed")
    assert A in codes(kiosk.out)
    assert B not in codes(kiosk.out)


def test_a_silent_clone_gets_nothing_and_is_never_ok(kiosk: Kiosk, printer: Simulator) -> None:
    printer.client.do("clone", answers="nothing")
    with kiosk.hardware():
        kiosk.wait_part("printer", "problem", "no_answer")
        assert kiosk.wait_job(kiosk.queue(A), "not_printed").code == "no_answer"
    assert codes(kiosk.out) == []


def test_a_clone_without_process_ids_confirms_in_turn(kiosk: Kiosk, printer: Simulator) -> None:
    printer.client.do("clone", answers="in_turn")
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        kiosk.wait_job(kiosk.queue(A), "printed")
        kiosk.wait_job(kiosk.queue(B), "printed")
        printer.client.do("lose_echo")
        kiosk.wait_job(kiosk.queue(A), "not_printed")
    assert codes(kiosk.out) == [A, B]


def test_a_clone_that_confirms_nothing_prints_but_is_never_believed(kiosk: Kiosk, printer: Simulator) -> None:
    printer.client.do("clone", answers="status")
    with kiosk.hardware():
        kiosk.wait_job(kiosk.queue(A), "unknown")
    assert codes(kiosk.out) == [A]


def test_nothing_of_one_resident_prints_after_sign_out(kiosk: Kiosk, printer: Simulator) -> None:
    first, second = kiosk.queue(A), kiosk.queue(B)
    with kiosk.store.write() as connection:
        assert cancel_waiting(connection, 2) == 2
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        third = kiosk.queue("R-0000-0003", "Andre", "r2")
        kiosk.wait_job(third, "printed")
    assert {kiosk.job(first).state, kiosk.job(second).state} == {"cancelled"}
    assert codes(kiosk.out) == ["R-0000-0003"]
    assert printer.client.state()["receipts"] == 1


def test_a_stop_while_the_printer_stalls_ends_in_time_and_unknown(kiosk: Kiosk, printer: Simulator) -> None:
    printer.client.do("stall", after=20_000)
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        job_id = kiosk.queue(A)
        eventually("it prints", lambda: kiosk.job(job_id).state == "printing")
    assert kiosk.job(job_id).state == "unknown"


def test_a_device_without_printer_says_so_at_once(kiosk: Kiosk) -> None:
    kiosk.settings = kiosk.settings.model_copy(update={"printer": None, "reader": None})
    with kiosk.hardware():
        kiosk.wait_part("printer", "none")
        kiosk.wait_part("reader", "none")
        assert kiosk.wait_job(kiosk.queue(A), "not_printed").code == "no_printer"


def test_text_mode_prints_the_same_words(kiosk: Kiosk, printer: Simulator) -> None:
    assert kiosk.settings.printer is not None
    text = kiosk.settings.printer.model_copy(update={"mode": "text"})
    kiosk.settings = kiosk.settings.model_copy(update={"printer": text})
    with kiosk.hardware():
        kiosk.wait_job(kiosk.queue(A), "printed")
    facts = json.loads((kiosk.out / "receipt-0001.json").read_text())
    assert "Your receipt, Marcus" in facts["text"]
    assert A in facts["text"]
    assert codes(kiosk.out) == [A]
    assert printer.client.state()["unknown_commands"] == 0
