"""What the screen and the process of a visit say to each other; the frame of a message is the camera's (`kiosk.call.messages`).

Pure; the standard library only.
"""

from __future__ import annotations

import json
import re
import struct
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Literal, get_args

from kiosk.call.messages import PIXEL_BYTES, Message, MessageReader, Refused

#: Longest sides of what is shown of oneself and of the other.
OWN_SIDE = 320
THEIRS_SIDE = 640
OWN_FPS = 12
#: The level is told so often; it is also the process's sign of life.
LEVEL_SECONDS = 0.1
#: What is heard: 48 kHz, stereo, 16 bits.
RATE = 48_000
FRAME_BYTES = 4
MAX_SOUND_BYTES = RATE * FRAME_BYTES // 5
MAX_JOIN_BYTES = 80 * 1024
MAX_TOKEN = 128
_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_TOKEN}}}")
_SIZE = struct.Struct(">HH")

#: "connecting": to central, or to somebody who is not there yet; "lost": it was on, and is tried again; "over": for good.
State = Literal["connecting", "on", "lost", "over"]
#: Why it is over: "time", "staff" (it was ended), "hung_up" (by the other side of a direct call),
#: "elsewhere" (joined with the same token again), "refused" (no such visit),
#: "early" (it does not open yet), "unreachable" (central), "failed". Why not yet: "waiting" (nobody is there), "left" (no more).
Reason = Literal["", "waiting", "left", "time", "staff", "elsewhere", "refused", "early", "unreachable", "failed", "hung_up"]
_STATES: tuple[State, ...] = get_args(State)
_REASONS: tuple[Reason, ...] = get_args(Reason)


class Kind(IntEnum):
    """Messages by direction: small numbers go to the process, large ones come from it."""

    JOIN = 1
    MUTE = 2
    HANG_UP = 3
    CHECK = 4
    READY = 16
    OWN = 17
    THEIRS = 18
    SOUND = 19
    LEVEL = 20
    STATE = 21


TO_CALL = {Kind.JOIN: MAX_JOIN_BYTES, Kind.MUTE: 1, Kind.HANG_UP: 0, Kind.CHECK: 0}
FROM_CALL = {
    Kind.READY: 1,
    Kind.OWN: _SIZE.size + OWN_SIDE * OWN_SIDE * PIXEL_BYTES,
    Kind.THEIRS: _SIZE.size + THEIRS_SIDE * THEIRS_SIDE * PIXEL_BYTES,
    Kind.SOUND: MAX_SOUND_BYTES,
    Kind.LEVEL: 1,
    Kind.STATE: 256,
}

CallMessage = Message[Kind]
CallReader = MessageReader[Kind]


@dataclass(frozen=True)
class Join:
    """Which visit: its token, and the CA that the relay must prove itself with (PEM; empty for plain HTTP to this machine)."""

    token: str
    authority: str = ""

    def packed(self) -> bytes:
        """The body of JOIN."""
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True)
class Told:
    """How the visit stands. `left_ms`: until central ends it; None before central said so."""

    state: State
    reason: Reason = ""
    #: Somebody is at the other end.
    other: bool = False
    left_ms: int | None = None
    #: Whether it may be recorded.
    recorded: bool = True

    def packed(self) -> bytes:
        """The body of STATE."""
        return json.dumps(asdict(self)).encode()


def read_join(body: bytes) -> Join:
    """Raises Refused."""
    found = _object(body)
    token, authority = found.get("token"), found.get("authority")
    # It becomes a part of a request's head: nothing may end a line there.
    if not isinstance(token, str) or not isinstance(authority, str) or _TOKEN.fullmatch(token) is None:
        raise Refused("join without a token")
    return Join(token, authority)


def read_told(body: bytes) -> Told:
    """Raises Refused."""
    found = _object(body)
    left = found.get("left_ms")
    state = next((one for one in _STATES if one == found.get("state")), None)
    reason = next((one for one in _REASONS if one == found.get("reason")), None)
    if state is None or reason is None:
        raise Refused("unknown state of a visit")
    if left is not None and (not isinstance(left, int) or isinstance(left, bool) or not 0 <= left < 2**40):
        raise Refused("time left is no time")
    return Told(state, reason, found.get("other") is True, left, found.get("recorded") is not False)


def picture_body(width: int, height: int, pixels: bytes) -> bytes:
    """The body of OWN and THEIRS."""
    return _SIZE.pack(width, height) + pixels


def read_picture(body: bytes, side: int) -> tuple[int, int, bytes]:
    """Width, height and exactly their pixels. Raises Refused."""
    if len(body) < _SIZE.size:
        raise Refused("picture without a size")
    width, height = _SIZE.unpack_from(body)
    if not (0 < width <= side and 0 < height <= side) or len(body) != _SIZE.size + width * height * PIXEL_BYTES:
        raise Refused(f"picture of {width}x{height} in {len(body)} bytes")
    return width, height, body[_SIZE.size :]


def read_sound(body: bytes) -> bytes:
    """Whole frames. Raises Refused."""
    if len(body) % FRAME_BYTES:
        raise Refused("half a frame of sound")
    return body


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise Refused("no JSON") from error
    if not isinstance(found, dict):
        raise Refused("no JSON object")
    return found
