"""Tracks of magnetic stripes: split, damaged, cut, overlong, with a name that must not stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.card_reader.magstripe import TRACK_1, TRACK_2, TrackParser, frames, lrc

NUMBER = "20718812"
numbers = st.text("0123456789", min_size=6, max_size=19)
pieces = st.lists(st.integers(1, 9), max_size=60)


def read(data: bytes, sizes: list[int] | None = None, *, checked: bool = True) -> list[str]:
    parser = TrackParser(checked=checked)
    found: list[str] = []
    for size in [*(sizes or []), len(data)]:
        piece, data = data[:size], data[size:]
        found += parser.feed(piece)
    return found


def test_the_check_of_the_standard() -> None:
    # ISO/IEC 7811-2: the number of ones in each of the four (six) bit places, the check included, is even.
    track_2 = b";1234567890=1234?"
    bits = 0
    for character in (*track_2, lrc(TRACK_2, track_2)):
        bits ^= character - 0x30
    assert bits == 0
    assert chr(lrc(TRACK_2, b";1?")) == "5"
    assert 0x20 <= lrc(TRACK_1, b"%B1^A^1?") < 0x60


@pytest.mark.parametrize("checked", [True, False])
@given(number=numbers, sizes=pieces, noise=st.binary(max_size=50))
def test_both_tracks_name_the_card_however_they_are_split_and_after_any_noise(
    checked: bool, number: str, sizes: list[int], noise: bytes
) -> None:
    found = read(noise + frames(number, checked=checked), sizes, checked=checked)
    assert found[-2:] == [number, number]


def test_one_track_is_enough_to_name_it() -> None:
    assert read(frames(NUMBER, checked=True, tracks="2")) == [NUMBER]
    assert read(frames(NUMBER, checked=True, tracks="1")) == [NUMBER]
    assert read(b";20718812?" + bytes((lrc(TRACK_2, b";20718812?"),))) == [NUMBER], "a track without more fields"


@given(st.integers(0, 200), st.integers(0, 255))
def test_one_wrong_byte_is_refused_where_there_is_a_check(place: int, byte: int) -> None:
    sent = bytearray(frames(NUMBER, checked=True, tracks="2"))[:-1]
    place %= len(sent)
    if sent[place] != byte:
        sent[place] = byte
        assert read(bytes(sent)) == []


def test_a_missing_check_is_refused_where_there_must_be_one() -> None:
    assert read(frames(NUMBER, checked=False)) == []


@pytest.mark.parametrize(
    "track",
    [
        b";12345=1?",  # too short to mean anything
        b";" + b"1" * 20 + b"=1?",
        b";2071881A=1?",
        b";=1?",
        b"%A20718812^X^1?",
        b"%B2071 8812^X^1?",
        b";20718812=" + b"1" * 60 + b"?",
        b";20718812=1\x00?",
        b";20718812=1",
    ],
)
def test_what_is_no_card_is_refused(track: bytes) -> None:
    start = TRACK_1 if track.startswith(b"%") else TRACK_2
    assert read(track + bytes((lrc(start, track) & 0x7F,))) == []
    assert read(track, checked=False) == []


def test_nothing_but_the_number_is_kept() -> None:
    parser = TrackParser(checked=True)
    assert parser.feed(frames(NUMBER, checked=True, name="REYES/MARCUS")) == [NUMBER, NUMBER]
    assert b"REYES" not in bytes(parser._characters)


def test_an_endless_track_takes_no_memory() -> None:
    parser = TrackParser(checked=False)
    assert parser.feed(b"%B" + b"1" * 100_000 + b"^?") == []
    assert len(parser._characters) < 80
    assert parser.feed(frames(NUMBER, checked=False)) == [NUMBER, NUMBER]


def test_a_lost_line_forgets_half_a_track() -> None:
    parser = TrackParser(checked=False)
    parser.feed(b";207188")
    parser.reset()
    assert parser.feed(b"12=1?") == []
