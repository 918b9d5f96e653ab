"""The simulated printer's reading of ESC/POS: any bytes, cut anywhere, are survived and mean the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hardware.receipt_printer.commands import (
    CUT,
    INIT,
    TELL_CHANGES,
    ask_echo,
    ask_paper_in_turn,
    eject_leftover,
    picture_bytes,
    text_bytes,
)
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.simulators.interpreter import Interpreter
from kiosk.hardware.simulators.paper import Paper

from .test_layout import STAMPS


class Machine:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.printer = Interpreter(Paper(384), self)
        self.said: list[object] = []

    def cut(self) -> None:
        self.said.append(list(self.printer.paper.text))
        self.said.append(self.printer.paper.cut().tobytes())

    def process_id(self, tag: bytes) -> None:
        self.said.append(tag)

    def paper_sensor(self) -> None:
        self.said.append("paper")

    def automatic_status(self, mask: int) -> None:
        self.said.append(mask)


pieces = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([CUT, INIT, TELL_CHANGES, ask_echo(b"Ab3~"), ask_paper_in_turn(), b"\x1dv0\x00\x02\x00\x02\x00\xff\x00\xff\x00"]),
    st.text(max_size=20).map(lambda words: words.encode("cp1252", "replace") + b"\n"),
    st.tuples(st.sampled_from([b"\x1b", b"\x1d", b"\x10", b"\x1d(", b"\x1d8L", b"\x1b*"]), st.binary(max_size=12)).map(b"".join),
)


@given(st.lists(pieces, max_size=30).map(b"".join), st.lists(st.integers(1, 50), max_size=12))
@settings(deadline=None)
def test_any_bytes_are_survived_and_pieces_do_not_matter(data: bytes, sizes: list[int]) -> None:
    whole, split = Machine(), Machine()
    whole.printer.feed(data)
    rest = data
    for size in [*sizes, len(data)]:
        piece, rest = rest[:size], rest[size:]
        split.printer.feed(piece)
    assert split.said == whole.said
    assert split.printer.unknown == whole.printer.unknown
    assert split.printer.raw == whole.printer.raw


RECEIPTS = {"picture": picture_bytes(draw_receipt(STAMPS, 384)), "letters": text_bytes(text_lines(STAMPS, 384), 384)}
NEXT = text_bytes(text_lines(STAMPS, 384, duplicate=True), 384)


@given(st.sampled_from(sorted(RECEIPTS)), st.integers(0, 10**6))
@settings(deadline=None, max_examples=40)
def test_a_receipt_broken_off_at_any_byte_is_ended_by_the_eject_and_the_next_is_whole(kind: str, at: int) -> None:
    receipt = RECEIPTS[kind]
    machine, alone = Machine(), Machine()
    machine.printer.feed(receipt[: at % len(receipt)])
    machine.printer.feed(eject_leftover(384))
    machine.said.clear()
    machine.printer.feed(NEXT)
    alone.printer.feed(NEXT)
    assert machine.said == alone.said
