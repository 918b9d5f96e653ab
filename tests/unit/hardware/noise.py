"""Noise for parsers of serial readers, and what a parser and its rule make of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.hardware.card_reader import magstripe, rdm6300, wiegand
from kiosk.hardware.card_reader.protocols import MAGSTRIPE, MAGSTRIPE_PLAIN, RDM6300, WIEGAND, SerialProtocol
from kiosk.hardware.card_reader.reads import ReadRule

#: One byte at 9600 baud.
BYTE_MS = 10 / 9.6
CHUNK = 4096
#: One byte of so many is another one in damaged frames.
DAMAGED = 8


@dataclass(frozen=True)
class Subject:
    """A protocol under fire: its card, how it is sent, and the characters that its frames are made of."""

    protocol: SerialProtocol
    card: str
    sent: bytes
    alphabet: bytes


SUBJECTS = {
    subject.protocol.name: subject
    for subject in (
        Subject(RDM6300, "62E3086CED", rdm6300.frame("62E3086CED"), b"\x02\x030123456789ABCDEF"),
        Subject(MAGSTRIPE, "20718812", magstripe.frames("20718812", checked=True), b"%B^;=?0123456789<>:\r"),
        Subject(MAGSTRIPE_PLAIN, "20718812", magstripe.frames("20718812", checked=False), b"%B^;=?0123456789<>:\r"),
        Subject(WIEGAND, "118:4521", wiegand.frame("118:4521"), b"\r\n0123456789ABCDEF"),
    )
}
KINDS = ("random", "alphabet", "damaged")


def noise(subject: Subject, kind: str, size: int, seed: int) -> bytes:
    """`size` bytes: any at all, of the protocol's own characters, or true frames with every eighth byte another one."""
    source = random.Random(seed)
    if kind == "random":
        return source.randbytes(size)
    if kind == "alphabet":
        return bytes(source.choices(subject.alphabet, k=size))
    line = bytearray(subject.sent * (size // len(subject.sent) + 1))[:size]
    for place in source.sample(range(size), size // DAMAGED):
        line[place] = source.choice(subject.alphabet)
    return bytes(line)


def cards_of(protocol: SerialProtocol, data: bytes, told: Callable[[str], None] | None = None) -> set[str]:
    """Cards that count in a stream that comes at 9600 baud; `told`: each single valid frame."""
    parser, rule = protocol.parser(), ReadRule(protocol.policy)
    shown = set()
    for start in range(0, len(data), CHUNK):
        # what comes at once has one time, as on a line that is read late: the worst for the rule
        now_ms = round(start * BYTE_MS)
        refused = parser.refused
        cards = parser.feed(data[start : start + CHUNK])
        if parser.refused != refused:
            rule.damage(now_ms)
        for card in cards:
            if told is not None:
                told(card)
            if rule.read(card, now_ms) == "shown":
                shown.add(card)
    return shown
