"""The pure parts of OSDP: whole packets out of a line, cards out of events; and where nonces come from."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from typing import cast

import pytest
import serial
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.card_reader import osdp_panel, wiegand
from kiosk.hardware.card_reader.osdp_card import UNSPECIFIED, WIEGAND, card_number_of
from kiosk.hardware.card_reader.osdp_packets import LONGEST, STALL_MS, Packets, crc16
from kiosk.hardware.simulators.osdp import packet

# A poll and its answer as libosdp 3.2.9 sends them.
POLL, ANSWER = bytes.fromhex("530109000461006023"), bytes.fromhex("538114000445bebafe0101afbeaddeaddead89fa")
payloads = st.binary(min_size=1, max_size=120)


def found(data: bytes, sizes: list[int] | None = None) -> list[bytes]:
    packets, out = Packets(), []
    for size in [*(sizes or []), len(data)]:
        piece, data = data[:size], data[size:]
        out += packets.feed(piece, 0)
    return out


def test_the_package_that_overwrites_libosdp_is_not_here() -> None:
    assert importlib.metadata.version("libosdp")
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("osdp")


def test_known_packets() -> None:
    assert crc16(POLL[:-2]) == int.from_bytes(POLL[-2:], "little")
    assert found(b"\xff" + POLL + ANSWER) == [POLL, ANSWER]


@given(payloads, st.integers(0, 3), st.binary(max_size=40).filter(lambda noise: b"\x53" not in noise), st.lists(st.integers(1, 9)))
def test_a_packet_is_found_however_it_is_split_and_after_noise(payload: bytes, sequence: int, noise: bytes, sizes: list[int]) -> None:
    sent = packet(1, sequence, payload)
    assert found(noise + sent, sizes) == [sent]


@given(payloads, st.integers(0, 500), st.integers(1, 255))
def test_a_damaged_packet_is_refused_and_the_next_one_is_found(payload: bytes, place: int, flip: int) -> None:
    sent = packet(1, 1, payload)
    damaged = bytearray(sent)
    damaged[place % len(sent)] ^= flip
    packets = Packets()
    out = packets.feed(bytes(damaged), 0)
    # what the damage made longer, or began in the middle, ends when nothing comes for it
    for at in range(1, len(sent) + 2):
        out += packets.feed(b"", at * (STALL_MS + 1))
    out += packets.feed(POLL, 100_000)
    assert out == [POLL]


@given(
    st.lists(st.one_of(st.binary(max_size=100), st.sampled_from([POLL, ANSWER]), payloads.map(lambda p: packet(1, 0, p))), max_size=20)
)
def test_whatever_comes_only_whole_packets_go_on_and_no_memory_is_taken(pieces: list[bytes]) -> None:
    packets = Packets()
    for at, piece in enumerate(pieces):
        for whole in packets.feed(piece, at):
            assert whole[0] == 0x53
            assert len(whole) == int.from_bytes(whole[2:4], "little") <= LONGEST
        assert len(packets._held) <= LONGEST + 120


def test_a_packet_with_the_plain_sum_is_refused() -> None:
    body = bytes((0x53, 0x81, 7, 0, 0, 0x40))
    assert found(body + bytes((-sum(body) & 0xFF,)) + POLL) == [POLL]


def test_cards_in_events() -> None:
    bits = (wiegand.encode(118, 4521) << 6).to_bytes(4, "big")
    assert card_number_of(WIEGAND, 26, bits) == "118:4521"
    assert card_number_of(WIEGAND, 26, bytes((bits[0] ^ 0x80, *bits[1:]))) is None, "a wrong parity bit"
    assert card_number_of(UNSPECIFIED, 56, bytes.fromhex("04a1b2c3d4e5f6")) == "04A1B2C3D4E5F6"
    for card_format, length, data in (
        (2, 32, b"1234"),
        (0, 0, b""),
        (0, -8, b""),
        (0, 64, bytes(range(8))),
        (0, 32, b"123"),
        (0, 32, bytes(4)),
    ):
        assert card_number_of(card_format, length, data) is None


DRAW = """
import ctypes
from kiosk.hardware.card_reader.osdp_random import FedRandom
{feed}
print([ctypes.CDLL(None).rand() for _ in range(8)])
"""


@pytest.mark.parametrize(("feed", "differ"), [("random = FedRandom()", True), ("", False)])
def test_numbers_differ_over_restarts_because_they_are_fed(feed: str, differ: bool) -> None:
    """The second case is the trap: without it this test would prove nothing."""
    command = [sys.executable, "-c", DRAW.format(feed=feed)]
    drawn = {subprocess.run(command, capture_output=True, check=True, env=dict(os.environ)).stdout for _ in range(2)}
    assert (len(drawn) == 2) is differ


def test_packets_that_nobody_asked_for_do_not_pile_up() -> None:
    """Somebody floods the line with packets whose check is right."""

    class Flood:
        in_waiting = 4096

        def read(self, count: int) -> bytes:
            return ANSWER * (count // len(ANSWER))

    line = osdp_panel.Line(cast("serial.Serial", Flood()))
    for _ in range(100):
        assert line.read(512) == ANSWER
    assert len(line._whole) <= osdp_panel.MOST_PACKETS
