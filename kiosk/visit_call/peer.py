"""One round of a visit: the connection to the contact's browser (WebRTC by aiortc), answered, fed, listened to, closed."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from kiosk.call.recorder import preview_of
from kiosk.visit_call.addresses import offer_loopback_where_there_is_no_network
from kiosk.visit_call.messages import MAX_SOUND_BYTES, RATE, THEIRS_SIDE, Kind, picture_body
from kiosk.visit_call.senses import Ear, Eye, Show, sound_frame

if TYPE_CHECKING:
    from av.frame import Frame
    from av.packet import Packet

log = structlog.get_logger(__name__)
offer_loopback_where_there_is_no_network()

#: The screen is shown so many pictures of the other, however many come.
THEIRS_FPS = 15
_CANDIDATE = "a=candidate:"


class Elsewhere(Exception):
    """The offer would send media to somebody else than the relay."""


class _Seen(MediaStreamTrack):
    """What the camera sees, for the other side."""

    kind = "video"

    def __init__(self, eye: Eye) -> None:
        super().__init__()
        self._eye = eye
        self._number = 0

    async def recv(self) -> Frame | Packet[Any]:
        """The next picture."""
        self._number, frame = await self._eye.next(self._number)
        return frame


class _Said(MediaStreamTrack):
    """What the microphone hears, for the other side."""

    kind = "audio"

    def __init__(self, ear: Ear) -> None:
        super().__init__()
        self._ear = ear
        self._number = 0
        ear.begin()

    async def recv(self) -> Frame | Packet[Any]:
        """The next 20 ms."""
        frame = sound_frame(await self._ear.next(), self._number)
        self._number += 1
        return frame


class Peer:
    """The connection of one round."""

    def __init__(self, eye: Eye, ear: Ear, show: Show) -> None:
        self._show = show
        self._pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._pc.addTrack(_Said(ear))
        self._pc.addTrack(_Seen(eye))
        self._tasks: set[asyncio.Task[None]] = set()
        self._pc.on("track", self._take)
        self.begun = time.monotonic()
        #: When something came of the other side for the last time (monotonic); None: nothing yet.
        self.heard: float | None = None

    async def answer(self, offer: str, allowed: frozenset[str]) -> str:
        """The answer to the contact's offer. Raises Elsewhere, and ValueError for an offer that cannot be taken."""
        found = {line.split(" ")[4] for line in offer.splitlines() if line.startswith(_CANDIDATE) and line.count(" ") >= 7}
        if not found or not found <= allowed:
            raise Elsewhere
        await self._pc.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await self._pc.setLocalDescription(await self._pc.createAnswer())
        return self._pc.localDescription.sdp

    async def close(self) -> None:
        """The end of this round."""
        for task in self._tasks:
            task.cancel()
        await self._pc.close()

    def _take(self, track: MediaStreamTrack) -> None:
        task = asyncio.ensure_future(self._watch(track) if track.kind == "video" else self._listen(track))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self, track: MediaStreamTrack) -> None:
        shown = 0.0
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                self.heard = now = time.monotonic()
                if isinstance(frame, VideoFrame) and now - shown >= 0.75 / THEIRS_FPS:
                    shown = now
                    self._show(Kind.THEIRS, picture_body(*preview_of(frame, THEIRS_SIDE)))

    async def _listen(self, track: MediaStreamTrack) -> None:
        resampler = AudioResampler(format="s16", layout="stereo", rate=RATE)
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                self.heard = time.monotonic()
                if isinstance(frame, AudioFrame):
                    for piece in resampler.resample(frame):
                        self._show(Kind.SOUND, bytes(piece.planes[0])[: min(4 * piece.samples, MAX_SOUND_BYTES)])
