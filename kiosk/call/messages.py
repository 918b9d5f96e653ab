"""What the screen and the camera's process say to each other over one stream socket.

A message is its kind (1 byte), the length of its body (4 bytes, big endian) and the body. Each kind has a longest body; who reads it
checks both before taking a byte more: neither side trusts the other. Pure; the standard library only.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

_HEAD = struct.Struct(">BI")
HEAD_BYTES = _HEAD.size

#: Frames of the preview: raw 32-bit pixels (blue, green, red, unused), so that the screen decodes nothing of a foreign format.
PREVIEW_SIDE = 480
PREVIEW_FPS = 12
PIXEL_BYTES = 4
_SIZE = struct.Struct(">HH")
#: Longest side of a photo, and the limits of a clip.
PHOTO_SIDE = 1600
CLIP_SIDE = 640
CLIP_MS = 30_000
MAX_PHOTO_BYTES = 4 * 1024 * 1024
MAX_CLIP_BYTES = 16 * 1024 * 1024
#: The camera's process is taken for dead after this much silence: while it lives, previews come many times a second.
SILENCE_SECONDS = 3.0


class Refused(Exception):
    """The other side broke the rules; nothing more of it is read."""


class Kind(IntEnum):
    """Messages by direction: small numbers go to the camera, large ones come from it."""

    PHOTO = 1
    START_CLIP = 2
    STOP_CLIP = 3
    READY = 16
    PREVIEW = 17
    TAKEN = 18
    CLIP = 19
    FAILED = 20


#: The kinds of a line: the camera's, or those of a visit (`kiosk.visit_call.messages`).
Kinds = TypeVar("Kinds", bound=IntEnum)

TO_CAMERA = {Kind.PHOTO: 0, Kind.START_CLIP: 4, Kind.STOP_CLIP: 0}
FROM_CAMERA = {
    Kind.READY: 1,
    Kind.PREVIEW: _SIZE.size + PREVIEW_SIDE * PREVIEW_SIDE * PIXEL_BYTES,
    Kind.TAKEN: MAX_PHOTO_BYTES,
    Kind.CLIP: MAX_CLIP_BYTES,
    Kind.FAILED: 16,
}
#: Why the camera's process gives up (the body of FAILED).
NO_CAMERA, LOST_CAMERA, NOT_RECORDED = b"no_camera", b"lost_camera", b"not_recorded"


@dataclass(frozen=True)
class Message(Generic[Kinds]):
    """One whole message."""

    kind: Kinds
    body: bytes = b""

    def packed(self) -> bytes:
        """As it travels."""
        return _HEAD.pack(self.kind, len(self.body)) + self.body


class MessageReader(Generic[Kinds]):
    """Cuts a stream into messages; holds at most one unfinished message."""

    def __init__(self, allowed: Mapping[Kinds, int]) -> None:
        self._allowed = {int(kind): (kind, longest) for kind, longest in allowed.items()}
        self._held = bytearray()

    def feed(self, data: bytes) -> list[Message[Kinds]]:
        """The messages that are complete now. Raises Refused; the reader must not be used afterwards."""
        self._held += data
        whole = []
        while len(self._held) >= HEAD_BYTES:
            number, length = _HEAD.unpack_from(self._held)
            kind = self._known(number, length)
            if len(self._held) < HEAD_BYTES + length:
                break
            whole.append(Message(kind, bytes(self._held[HEAD_BYTES : HEAD_BYTES + length])))
            del self._held[: HEAD_BYTES + length]
        return whole

    def _known(self, number: int, length: int) -> Kinds:
        try:
            kind, longest = self._allowed[number]
        except KeyError as error:
            raise Refused(f"kind {number}") from error
        if length > longest:
            raise Refused(f"{kind.name} of {length} bytes")
        return kind


def preview_body(width: int, height: int, pixels: bytes) -> bytes:
    """The body of PREVIEW."""
    return _SIZE.pack(width, height) + pixels


def read_preview(body: bytes) -> tuple[int, int, bytes]:
    """Width, height and exactly their pixels. Raises Refused."""
    if len(body) < _SIZE.size:
        raise Refused("preview without a size")
    width, height = _SIZE.unpack_from(body)
    if not (0 < width <= PREVIEW_SIDE and 0 < height <= PREVIEW_SIDE) or len(body) != _SIZE.size + width * height * PIXEL_BYTES:
        raise Refused(f"preview of {width}x{height} in {len(body)} bytes")
    return width, height, body[_SIZE.size :]


def clip_limit_body(limit_ms: int) -> bytes:
    """The body of START_CLIP."""
    return limit_ms.to_bytes(4, "big")


def read_clip_limit(body: bytes) -> int:
    """How long the clip may be in milliseconds, never more than CLIP_MS. Raises Refused."""
    limit = int.from_bytes(body, "big")
    if len(body) != 4 or limit == 0:
        raise Refused("clip without a length")
    return min(limit, CLIP_MS)


def read_photo(body: bytes) -> bytes:
    """A JPEG, by its beginning and end. Raises Refused. Whoever shows it decodes it as any picture from outside."""
    if not (body.startswith(b"\xff\xd8\xff") and body.endswith(b"\xff\xd9")):
        raise Refused("no JPEG")
    return body


def read_clip(body: bytes) -> bytes:
    """An MP4, by its beginning. Raises Refused."""
    if body[4:8] != b"ftyp":
        raise Refused("no MP4")
    return body
