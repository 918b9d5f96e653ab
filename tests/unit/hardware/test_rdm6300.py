"""RDM6300 frames: whatever comes, no crash and no card that was not shown."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.card_reader.protocols import RDM6300
from kiosk.hardware.card_reader.rdm6300 import FrameParser, checksum, frame
from kiosk.hardware.card_reader.reads import ReadRule

CARD, OTHER = "62E3086CED", "0A00C3F211"
PROTOCOL_BYTES = b"\x02\x030123456789ABCDEF"
cards = st.text("0123456789ABCDEF", min_size=10, max_size=10)


def swipes(data: bytes, byte_ms: float = 1.0) -> list[str]:
    """Swipes found in a stream whose bytes come one a millisecond."""
    parser, rule = FrameParser(), ReadRule(RDM6300.policy)
    found = []
    for at, byte in enumerate(data):
        for card in parser.feed(bytes((byte,))):
            if rule.read(card, round(at * byte_ms)) == "shown":
                found.append(card)
    return found


def test_the_known_frame() -> None:
    assert checksum(CARD) == "08"
    assert frame(CARD) == b"\x0262E3086CED08\x03"


@given(cards, st.binary(max_size=60), st.lists(st.integers(1, 5), max_size=30))
def test_a_frame_is_found_however_it_is_split_and_after_any_noise(card: str, noise: bytes, sizes: list[int]) -> None:
    stream = noise + frame(card)
    parser = FrameParser()
    found: list[str] = []
    for size in [*sizes, len(stream)]:
        piece, stream = stream[:size], stream[size:]
        found += parser.feed(piece)
    assert found[-1:] == [card]


@given(cards, st.integers(0, 13), st.integers(0, 255))
def test_one_wrong_byte_is_no_frame(card: str, place: int, byte: int) -> None:
    wrong = bytearray(frame(card))
    if wrong[place] == byte:
        return
    wrong[place] = byte
    assert FrameParser().feed(bytes(wrong)) == []


@given(st.binary(max_size=2000))
def test_random_bytes_give_no_card(data: bytes) -> None:
    assert swipes(data) == []


@given(st.lists(st.sampled_from(PROTOCOL_BYTES), max_size=600))
def test_bytes_of_the_protocols_alphabet_give_no_card(data: list[int]) -> None:
    found = swipes(bytes(data))
    # only what truly stands there twice in a row may count
    for card in found:
        assert bytes(data).count(frame(card)) >= 2


@pytest.mark.parametrize("kind", ["random", "alphabet", "mutated"])
def test_a_long_stream_of_noise_gives_no_false_card(kind: str) -> None:
    """400 kB of noise; among the mutated frames the true card may be read, and no other."""
    noise = random.Random(6300)
    size = 400_000
    if kind == "random":
        data = noise.randbytes(size)
    elif kind == "alphabet":
        data = bytes(noise.choices(PROTOCOL_BYTES, k=size))
    else:
        line = bytearray(frame(CARD) * (size // 14))
        for place in noise.sample(range(len(line)), len(line) // 8):
            line[place] = noise.choice(PROTOCOL_BYTES)
        data = bytes(line)
    single = FrameParser().feed(data)
    assert set(swipes(data)) <= {CARD}
    if kind == "mutated":
        # without the rule of two frames there would have been false cards here
        assert set(single) - {CARD}


def test_an_endless_frame_takes_no_memory() -> None:
    parser = FrameParser()
    assert parser.feed(b"\x02" + b"0" * 100_000 + b"\x03") == []
    assert parser.feed(frame(CARD)) == [CARD]


def test_lower_case_and_short_frames_are_refused() -> None:
    assert FrameParser().feed(frame(CARD).lower() + b"\x02\x03" + b"\x0262E3\x03") == []
