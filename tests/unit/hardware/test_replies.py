"""What a printer says back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.receipt_printer.commands import PROCESS_ID_LETTERS, ask_echo, ask_status, job_tag
from kiosk.hardware.receipt_printer.port import PrinterStatus
from kiosk.hardware.receipt_printer.replies import Change, Echo, InTurn, ReplyReader, StatusByte, status_of

tags = st.lists(st.sampled_from(PROCESS_ID_LETTERS), min_size=4, max_size=4).map(bytes)


@given(st.binary(max_size=300), st.lists(st.integers(1, 4), max_size=20))
def test_any_bytes_are_survived_and_pieces_do_not_matter(data: bytes, sizes: list[int]) -> None:
    pieces = ReplyReader()
    found = []
    rest = data
    for size in [*sizes, len(data)]:
        piece, rest = rest[:size], rest[size:]
        found += pieces.feed(piece)
    assert found == ReplyReader().feed(data)
    assert all(reply.value & 0x93 == 0x12 for reply in found if isinstance(reply, StatusByte))


@given(tags, st.sampled_from([b"", b"\x12\x12\x12\x12", b"\x11", b"\x13", b"\x18\x00\x0f\x0f", b"\x37"]))
def test_an_echo_is_found_after_anything_that_a_printer_says(tag: bytes, before: bytes) -> None:
    assert ReplyReader().feed(before + b"\x37\x22" + tag + b"\x00")[-1] == Echo(tag)


def test_flow_control_and_automatic_status_are_no_replies() -> None:
    assert ReplyReader().feed(b"\x11\x13\x37\x25\x00") == []


@pytest.mark.parametrize(
    ("said", "problem", "paper"),
    [
        (b"\x10\x00\x00\x0f", "", "ok"),
        (b"\x10\x00\x03\x0f", "", "low"),
        (b"\x18\x00\x0f\x0f", "paper_out", "out"),
        (b"\x38\x00\x00\x0f", "cover_open", "ok"),
        (b"\x18\x08\x00\x0f", "cutter", "ok"),
        (b"\x18\x20\x00\x0f", "broken", "ok"),
        (b"\x18\x00\x00\x0f", "offline", "ok"),
    ],
)
def test_an_automatic_status_is_four_bytes(said: bytes, problem: str, paper: str) -> None:
    (change,) = ReplyReader().feed(b"\x13" + said[:3]) + ReplyReader().feed(said)
    assert isinstance(change, Change)
    assert (change.status.problem, change.status.paper) == (problem, paper)


def test_kinds_are_told_apart() -> None:
    assert ReplyReader().feed(b"\x12\x00\x16") == [StatusByte(0x12), InTurn(0x00), StatusByte(0x16)]


def test_status_words() -> None:
    assert status_of(0x12, 0x12, 0x12, 0x12).problem == ""
    assert status_of(0x12, 0x12, 0x12, 0x1E).paper == "low"
    assert status_of(0x1A, 0x32, 0x12, 0x7E).problem == "paper_out"
    assert status_of(0x1A, 0x16, 0x12, 0x12).problem == "cover_open"
    assert status_of(0x1A, 0x52, 0x1A, 0x12).problem == "cutter"
    assert status_of(0x1A, 0x52, 0x32, 0x12).problem == "broken"
    assert status_of(0x1A, 0x12, 0x12, 0x12).problem == "offline"
    assert PrinterStatus(answered=False).problem == "no_answer"


@given(st.text(max_size=40))
def test_a_jobs_tag_is_four_printable_letters(job_id: str) -> None:
    tag = job_tag(job_id)
    assert ask_echo(tag) == b"\x1d(H\x06\x0000" + tag
    assert ask_status(4) == b"\x10\x04\x04"
