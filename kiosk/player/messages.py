"""What the screen and the decoder's process say to each other over one stream socket.

A message is its kind (1 byte), the length of its body (4 bytes, big endian) and the body. Each kind has a longest body; who reads it
checks both before taking a byte more, and the shape after: neither side trusts the other. Pure; the standard library only.

A title has a number, given by the screen. Each opening and each seek is a *turn*: what comes of an earlier one is dropped. Sound flows
as far ahead as the screen allows (`AHEAD_FRAMES`, then MORE); pictures go into slots of memory that both share, and a slot is filled
again when the screen has freed it.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

_HEAD = struct.Struct(">BI")
HEAD_BYTES = _HEAD.size

#: The one form of sound: 48,000 frames a second of two 16-bit samples.
RATE = 48_000
FRAME_BYTES = 4
#: How far the decoder may be ahead of the ear after an opening or a seek: a second and a half.
AHEAD_FRAMES = RATE * 3 // 2
#: Pictures: 32-bit pixels (blue, green, red, unused) in so many slots.
PIXEL_BYTES = 4
SLOTS = 4
MOST_SIDE = 4096
SPEEDS = (50, 300)
MOST_MS = 7 * 24 * 3_600_000
KEY_BYTES = 32
MOST_CHAPTERS = 2_000
MOST_NAME = 300
MOST_CAPTION = 2_000
MOST_TRACKS = 16
#: The decoder is taken for dead after this much silence while it owes an answer to an opening.
SILENCE_SECONDS = 8.0

DAMAGED, UNREADABLE = "damaged", "unreadable"


class Refused(Exception):
    """The other side broke the rules; nothing more of it is read."""


class Kind(IntEnum):
    """Messages by direction: small numbers go to the decoder, large ones come from it."""

    OPEN = 1
    FOLLOW = 2
    UNFOLLOW = 3
    CLOSE = 4
    SEEK = 5
    MORE = 6
    SHOW = 7
    FREE = 8
    READY = 32
    OPENED = 33
    SOUND = 34
    PICTURE = 35
    CAPTION = 36
    ENDED = 37
    REFUSED = 38


_OPENING = struct.Struct(">IIIHBB")
_SEEKING = struct.Struct(">IIH")
_SHOWING = struct.Struct(">HH")
_COUNT = struct.Struct(">I")
_PIECE = struct.Struct(">III")
_PICTURE = struct.Struct(">IIIBHH")
_CAPTION = struct.Struct(">IIIIB")
_ENDED = struct.Struct(">II")
SOUND_BYTES = 4_096 * FRAME_BYTES

TO_PLAYER = {
    Kind.OPEN: _OPENING.size + 64 + KEY_BYTES,
    Kind.FOLLOW: _OPENING.size + 64 + KEY_BYTES,
    Kind.UNFOLLOW: 0,
    Kind.CLOSE: 0,
    Kind.SEEK: _SEEKING.size,
    Kind.MORE: _COUNT.size,
    Kind.SHOW: _SHOWING.size,
    Kind.FREE: 1,
}
FROM_PLAYER = {
    Kind.READY: 0,
    Kind.OPENED: 1024 * 1024,
    Kind.SOUND: _PIECE.size + SOUND_BYTES,
    Kind.PICTURE: _PICTURE.size,
    Kind.CAPTION: _CAPTION.size + 4 * MOST_CAPTION,
    Kind.ENDED: _ENDED.size,
    Kind.REFUSED: _COUNT.size + 16,
}
#: With these goes one descriptor: the title's file, the memory for pictures.
WITH_FILE = frozenset({Kind.OPEN, Kind.FOLLOW, Kind.SHOW})


@dataclass(frozen=True)
class Message:
    """One whole message."""

    kind: Kind
    body: bytes | bytearray = b""

    def packed(self) -> bytearray:
        """As it travels."""
        return bytearray(_HEAD.pack(self.kind, len(self.body))) + self.body


class MessageReader:
    """Cuts a stream into messages; holds at most one unfinished message, and overwrites what it has given away (a key travels here)."""

    def __init__(self, allowed: dict[Kind, int]) -> None:
        self._allowed = allowed
        self._held = bytearray()

    def feed(self, data: bytes | bytearray | memoryview) -> list[Message]:
        """The messages that are complete now. Raises Refused; the reader must not be used afterwards."""
        self._held += data
        whole = []
        while len(self._held) >= HEAD_BYTES:
            number, length = _HEAD.unpack_from(self._held)
            kind = self._known(number, length)
            if len(self._held) < HEAD_BYTES + length:
                break
            whole.append(Message(kind, self._held[HEAD_BYTES : HEAD_BYTES + length]))
            self._held[: HEAD_BYTES + length] = bytes(HEAD_BYTES + length)
            del self._held[: HEAD_BYTES + length]
        return whole

    def _known(self, number: int, length: int) -> Kind:
        try:
            kind = Kind(number)
            longest = self._allowed[kind]
        except (ValueError, KeyError) as error:
            raise Refused(f"kind {number}") from error
        if length > longest:
            raise Refused(f"{kind.name} of {length} bytes")
        return kind


@dataclass(frozen=True)
class Opening:
    """Open a title: now, or after the one that plays. `key` empty: the file is plain. `speed`: percent."""

    number: int
    turn: int
    from_ms: int
    speed: int
    title: str
    key: bytearray

    def body(self) -> bytearray:
        """As it travels; overwrite it when it was sent."""
        title = self.title.encode("ascii")
        head = _OPENING.pack(self.number, self.turn, self.from_ms, self.speed, len(title), len(self.key))
        return bytearray(head) + title + self.key


def read_opening(body: bytes | bytearray) -> Opening:
    """Raises Refused. The key in `body` is still there: overwrite it."""
    number, turn, from_ms, speed, title_bytes, key_bytes = _unpack(_OPENING, bytes(memoryview(body)[: _OPENING.size]))
    rest = memoryview(body)[_OPENING.size :]
    if key_bytes not in {0, KEY_BYTES} or len(rest) != title_bytes + key_bytes or from_ms > MOST_MS:
        raise Refused("opening of another shape")
    try:
        title = str(rest[:title_bytes], "ascii")
    except UnicodeDecodeError as error:
        raise Refused("a title that is no name") from error
    return Opening(number, turn, from_ms, _speed(speed), title, bytearray(rest[title_bytes:]))


@dataclass(frozen=True)
class Seeking:
    """Go to a place, at a speed in percent."""

    turn: int
    to_ms: int
    speed: int

    def body(self) -> bytes:
        """As it travels."""
        return _SEEKING.pack(self.turn, self.to_ms, self.speed)


def read_seeking(body: bytes | bytearray) -> Seeking:
    """Raises Refused."""
    turn, to_ms, speed = _unpack(_SEEKING, body)
    if to_ms > MOST_MS:
        raise Refused("a place beyond every end")
    return Seeking(turn, to_ms, _speed(speed))


def count_body(count: int) -> bytes:
    """The body of MORE."""
    return _COUNT.pack(count)


def read_count(body: bytes | bytearray) -> int:
    """Frames of sound, at most `AHEAD_FRAMES` at once. Raises Refused."""
    (count,) = _unpack(_COUNT, body)
    if count > AHEAD_FRAMES:
        raise Refused("more than it may be ahead")
    return int(count)


def show_body(width: int, height: int) -> bytes:
    """The body of SHOW."""
    return _SHOWING.pack(width, height)


def read_show(body: bytes | bytearray) -> tuple[int, int]:
    """How large pictures may be at most. Raises Refused."""
    width, height = _unpack(_SHOWING, body)
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        raise Refused("pictures of no size")
    return width, height


def slot_bytes(width: int, height: int) -> int:
    """What one slot holds."""
    return width * height * PIXEL_BYTES


@dataclass(frozen=True)
class Chapter:
    """A part of an audiobook."""

    at_ms: int
    name: str


@dataclass(frozen=True)
class Opened:
    """What a title is. `length_ms` 0: it does not say; `captions`: its tracks' languages ("und": it does not say)."""

    number: int
    length_ms: int
    width: int
    height: int
    sound: bool
    captions: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()

    def body(self) -> bytes:
        """As it travels."""
        told = {
            "length_ms": self.length_ms,
            "width": self.width,
            "height": self.height,
            "sound": self.sound,
            "captions": self.captions,
            "chapters": [[one.at_ms, one.name] for one in self.chapters],
        }
        return _COUNT.pack(self.number) + json.dumps(told, separators=(",", ":")).encode()


def read_opened(body: bytes | bytearray) -> Opened:
    """Raises Refused."""
    (number,) = _unpack(_COUNT, body[: _COUNT.size])
    try:
        told = json.loads(body[_COUNT.size :])
        return Opened(
            number,
            _whole(told["length_ms"], MOST_MS),
            _whole(told["width"], 1 << 16),
            _whole(told["height"], 1 << 16),
            told["sound"] is True,
            tuple(_words(one, 16) for one in told["captions"][:MOST_TRACKS]),
            tuple(Chapter(_whole(at, MOST_MS), _words(name, MOST_NAME)) for at, name in told["chapters"][:MOST_CHAPTERS]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("a title told in another shape") from error


@dataclass(frozen=True)
class Sound:
    """A piece of sound, from a place in a title on."""

    number: int
    turn: int
    at_ms: int
    samples: bytes

    def body(self) -> bytes:
        """As it travels."""
        return _PIECE.pack(self.number, self.turn, self.at_ms) + self.samples


def read_sound(body: bytes | bytearray) -> Sound:
    """Raises Refused."""
    number, turn, at_ms = _unpack(_PIECE, body[: _PIECE.size])
    samples = bytes(memoryview(body)[_PIECE.size :])
    if not samples or len(samples) % FRAME_BYTES:
        raise Refused(f"{len(samples)} bytes of sound")
    return Sound(number, turn, at_ms, samples)


@dataclass(frozen=True)
class Picture:
    """A picture that lies in a slot."""

    number: int
    turn: int
    at_ms: int
    slot: int
    width: int
    height: int

    def body(self) -> bytes:
        """As it travels."""
        return _PICTURE.pack(self.number, self.turn, self.at_ms, self.slot, self.width, self.height)


def read_picture(body: bytes | bytearray, most: tuple[int, int]) -> Picture:
    """A picture no larger than it was asked for. Raises Refused."""
    found = Picture(*_unpack(_PICTURE, body))
    if found.slot >= SLOTS or not (0 < found.width <= most[0] and 0 < found.height <= most[1]):
        raise Refused(f"picture of {found.width}x{found.height} in slot {found.slot}")
    return found


@dataclass(frozen=True)
class Caption:
    """Words to show from a place to another, of one of the tracks that were told."""

    number: int
    turn: int
    from_ms: int
    until_ms: int
    words: str
    track: int = 0

    def body(self) -> bytes:
        """As it travels."""
        return _CAPTION.pack(self.number, self.turn, self.from_ms, self.until_ms, self.track) + self.words.encode()


def read_caption(body: bytes | bytearray) -> Caption:
    """Raises Refused."""
    number, turn, from_ms, until_ms, track = _unpack(_CAPTION, body[: _CAPTION.size])
    if track >= MOST_TRACKS:
        raise Refused("words of no track")
    try:
        words = _words(body[_CAPTION.size :].decode(), MOST_CAPTION)
    except UnicodeDecodeError as error:
        raise Refused("words that are none") from error
    return Caption(number, turn, from_ms, until_ms, words, track)


def ended_body(number: int, turn: int) -> bytes:
    """The body of ENDED."""
    return _ENDED.pack(number, turn)


def read_ended(body: bytes | bytearray) -> tuple[int, int]:
    """Number and turn. Raises Refused."""
    number, turn = _unpack(_ENDED, body)
    return number, turn


def refused_body(number: int, reason: str) -> bytes:
    """The body of REFUSED."""
    return _COUNT.pack(number) + reason.encode("ascii")


def read_refused(body: bytes | bytearray) -> tuple[int, str]:
    """Number and reason (DAMAGED or UNREADABLE). Raises Refused."""
    (number,) = _unpack(_COUNT, body[: _COUNT.size])
    reason = body[_COUNT.size :].decode("ascii", errors="replace")
    if reason not in {DAMAGED, UNREADABLE}:
        raise Refused("refused for no reason")
    return number, reason


def read_slot(body: bytes | bytearray) -> int:
    """The body of FREE. Raises Refused."""
    if len(body) != 1 or body[0] >= SLOTS:
        raise Refused("no such slot")
    return body[0]


def _unpack(shape: struct.Struct, body: bytes | bytearray) -> tuple[Any, ...]:
    if len(body) != shape.size:
        raise Refused(f"{len(body)} bytes instead of {shape.size}")
    return shape.unpack(body)


def _speed(percent: int) -> int:
    if not SPEEDS[0] <= percent <= SPEEDS[1]:
        raise Refused("no such speed")
    return percent


def _whole(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError
    return value


def _words(value: object, most: int) -> str:
    """Words from a file: one text without control characters, cut at its longest. Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - of outside data
    kept = "".join(one if one.isprintable() or one == "\n" else " " for one in value)
    return kept[:most]
