"""Noise for what cuts bytes of printers into meaning: the replies that the kiosk hears, and the commands of the simulated printer.

`TORTURE_BYTES` of each class: random bytes, bytes of the protocol's own alphabet, and true streams with bytes changed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from PIL import Image

from kiosk.hardware.receipt_printer.commands import ask_echo, picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.replies import Echo, ReplyReader, StatusByte
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.simulators.interpreter import Interpreter
from kiosk.hardware.simulators.paper import ROLL, Paper
from tests.torture.printing import receipt

BYTES = int(os.environ.get("TORTURE_BYTES", "20000"))
PIECE = 4096
TAG = b"Ab3~"
ECHO = b"\x37\x22" + TAG + b"\x00"
CLASSES = ("random", "alphabet", "mutated")

pytestmark = pytest.mark.timeout(60 + BYTES // 2_000)


def _stream(kind: str, alphabet: bytes, true: bytes) -> Iterator[bytes]:
    chance = random.Random(f"{kind} {BYTES}")
    for start in range(0, BYTES, PIECE):
        if kind == "random":
            yield chance.randbytes(PIECE)
        elif kind == "alphabet":
            yield bytes(chance.choices(alphabet, k=PIECE))
        else:
            piece = bytearray((true * (2 + PIECE // len(true)))[start % len(true) :][:PIECE])
            for place in chance.sample(range(PIECE), PIECE // 50):
                piece[place] = chance.randrange(256)
            yield bytes(piece)


@pytest.mark.parametrize("kind", CLASSES)
def test_noise_confirms_no_job_and_is_no_status(kind: str) -> None:
    """A confirmation is one only where its seven bytes stand as they must."""
    reader = ReplyReader()
    seen, before = 0, b""
    for piece in _stream(kind, b"\x37\x22\x25\x00\x10\x12\x13" + TAG, b"\x12\x12\x12\x12" + ECHO + b"\x10\x00\x03\x0f"):
        replies = reader.feed(piece)
        whole = (before + piece).count(ECHO)
        assert sum(reply == Echo(TAG) for reply in replies) <= whole
        assert all(reply.value & 0x93 == 0x12 for reply in replies if isinstance(reply, StatusByte))
        before = piece[-len(ECHO) + 1 :]
        seen += len(replies)
    assert seen or kind == "random"


class Desk:
    """Takes what comes out."""

    def __init__(self) -> None:
        self.printer = Interpreter(Paper(384), self)
        self.cuts = 0
        self.longest = 0

    def cut(self) -> None:
        self.cuts += 1
        self.longest = max(self.longest, self.printer.paper.height)
        assert isinstance(self.printer.paper.cut(), Image.Image)

    def process_id(self, tag: bytes) -> None:
        assert len(tag) == 4

    def paper_sensor(self) -> None:
        pass

    def automatic_status(self, mask: int) -> None:
        assert 0 <= mask < 256


@pytest.mark.parametrize("kind", CLASSES)
def test_the_simulated_printer_survives_noise(kind: str) -> None:
    desk = Desk()
    one = receipt("R-7712-0418")
    true = picture_bytes(draw_receipt(one, 384)) + ask_echo(TAG) + text_bytes(text_lines(one, 384), 384) + ask_echo(TAG)
    for piece in _stream(kind, b"\x1b\x1d\x1c\x10\n\x00@!EatdJ-*Vv0(kLH8r\x01\x02\x31\x50\x51", true):
        desk.printer.feed(piece)
        assert len(desk.printer.raw) <= BYTES + PIECE
    desk.printer.feed(bytes(70_000) + b"\x1b@\x1dV\x00")
    assert desk.cuts
    assert desk.longest <= ROLL
