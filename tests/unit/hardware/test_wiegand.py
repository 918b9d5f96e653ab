"""Wiegand cards of 26 bits as converters send them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.card_reader.wiegand import LineParser, decode, encode, frame
from kiosk.sync.card_number import card_number

facilities, numbers = st.integers(0, 255), st.integers(0, 65_535)


def test_a_known_card() -> None:
    bits = f"{encode(118, 4521):026b}"
    assert bits[1:9] == f"{118:08b}"
    assert bits[9:25] == f"{4521:016b}"
    assert bits[:13].count("1") % 2 == 0
    assert bits[13:].count("1") % 2 == 1


@given(facilities, numbers)
def test_what_is_encoded_is_decoded_in_the_form_that_central_keeps(facility: int, number: int) -> None:
    card = decode(encode(facility, number))
    if (facility, number) in {(0, 0), (255, 65_535)}:
        assert card is None
    else:
        assert card == card_number(f"{facility}:{number}")


@given(facilities, numbers, st.integers(0, 25))
def test_one_wrong_bit_is_refused(facility: int, number: int, bit: int) -> None:
    assert decode(encode(facility, number) ^ 1 << bit) is None


@pytest.mark.parametrize("binary", [True, False])
@given(sizes=st.lists(st.integers(1, 9), max_size=20), noise=st.binary(max_size=40))
def test_a_line_is_found_however_it_is_split_and_after_any_noise(binary: bool, sizes: list[int], noise: bytes) -> None:
    parser = LineParser()
    stream = noise + b"\n" + frame("118:4521", binary=binary)
    found: list[str] = []
    for size in [*sizes, len(stream)]:
        piece, stream = stream[:size], stream[size:]
        found += parser.feed(piece)
    assert found[-1:] == ["118:4521"]


@pytest.mark.parametrize("line", [b"0ED2353", b"EC2353", b"0ec2353", b"00EC23530", b"1" * 26, b"0" * 26, b"01" * 12, b"", b"FFFFFFF"])
def test_what_is_no_card_is_refused(line: bytes) -> None:
    assert LineParser().feed(line + b"\r\n") == []


def test_an_endless_line_takes_no_memory_and_the_next_one_is_read() -> None:
    parser = LineParser()
    assert parser.feed(b"0" * 100_000) == []
    assert parser._digits is None
    assert parser.feed(b"\r\n" + frame("118:4521")) == ["118:4521"]


def test_after_a_lost_line_the_rest_of_a_frame_is_not_a_frame() -> None:
    parser = LineParser()
    parser.feed(b"0")
    parser.reset()
    assert parser.feed(frame("118:4521")) == []
    assert parser.feed(frame("118:4521")) == ["118:4521"]


def test_the_end_of_a_line_of_bits_is_not_taken_for_a_line_of_hex() -> None:
    ends = [frame(f"{facility}:{number}", binary=True)[-9:] for facility in range(0, 256, 17) for number in range(0, 65_536, 991)]
    assert [LineParser().feed(end) for end in ends] == [[]] * len(ends)
