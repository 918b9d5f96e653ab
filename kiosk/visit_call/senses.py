"""Camera and microphone of a visit: opened once, looked at by the screen (own picture, level) and by the other side.

The camera has a thread of its own, which waits for the driver; the microphone is asked every 20 ms. Both go on for as long as the
process lives, whatever becomes of the connection.
"""

from __future__ import annotations

import asyncio
import threading
import time
from array import array
from collections.abc import Callable
from fractions import Fraction

import av.error
import structlog
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from kiosk.call.cameras import Camera, NoCamera, open_camera
from kiosk.call.microphones import Microphone, open_microphone
from kiosk.call.recorder import preview_of, shrunk
from kiosk.visit_call.messages import LEVEL_SECONDS, OWN_FPS, OWN_SIDE, RATE, Kind, picture_body

log = structlog.get_logger(__name__)

#: One packet of sound.
SOUND_SECONDS = 0.02
SOUND_FRAMES = int(RATE * SOUND_SECONDS)
#: Sound that waits to be sent: more is too old to be said.
MOST_SOUND = 10
#: What others get of the camera.
SENT_SIDE = 640
SENT_FPS = 20
_CLOCK = 90_000
END_SECONDS = 0.5

Show = Callable[[Kind, bytes], None]


class Eye:
    """The camera."""

    def __init__(self, wanted: str, show: Show, loop: asyncio.AbstractEventLoop) -> None:
        self._wanted = wanted
        self._show = show
        self._loop = loop
        self._latest: VideoFrame | None = None
        self._seen = asyncio.Event()
        self._number = 0
        self._shown = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="camera", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the camera back; one that hangs inside the driver is left behind."""
        self._over.set()
        self._thread.join(END_SECONDS)

    async def next(self, after: int) -> tuple[int, VideoFrame]:
        """The newest picture that is newer than the one of that number; waits for it."""
        while self._latest is None or self._number <= after:
            self._seen.clear()
            await self._seen.wait()
        return self._number, self._latest

    def _look(self) -> None:
        try:
            camera = open_camera(self._wanted)
        except NoCamera:
            log.info("no_camera")
            return
        try:
            self._watch(camera)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            log.warning("camera_failed", kind=type(error).__name__)
        finally:
            camera.close()

    def _watch(self, camera: Camera) -> None:
        sent = 0.0
        for frame in camera.frames():
            if self._over.is_set():
                return
            now = time.monotonic()
            if now - self._shown >= 1 / OWN_FPS:
                self._shown = now
                self._show(Kind.OWN, picture_body(*preview_of(frame, OWN_SIDE)))
            if now - sent >= 0.9 / SENT_FPS:
                sent = now
                width, height = shrunk(frame.width, frame.height, SENT_SIDE)
                small = frame.reformat(width=width, height=height, format="yuv420p")
                small.pts, small.time_base = int(now * _CLOCK), Fraction(1, _CLOCK)
                self._loop.call_soon_threadsafe(self._take, small)

    def _take(self, frame: VideoFrame) -> None:
        self._latest, self._number = frame, self._number + 1
        self._seen.set()


class Ear:
    """The microphone. Without one, or muted, there is silence: so the other side knows that this one lives."""

    def __init__(self, wanted: str, show: Show) -> None:
        self._show = show
        self._microphone: Microphone | None = open_microphone(wanted)
        self.muted = False
        self._said: asyncio.Queue[bytes] = asyncio.Queue()
        self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE, frame_size=SOUND_FRAMES)
        self._loudest = 0
        self._told = 0.0
        self._task = asyncio.ensure_future(self._listen())

    @property
    def works(self) -> bool:
        """Whether there is a microphone."""
        return self._microphone is not None

    def close(self) -> None:
        """Give the microphone back."""
        self._task.cancel()
        if self._microphone is not None:
            self._microphone.close()

    async def next(self) -> bytes:
        """The next 20 ms, as samples."""
        return await self._said.get()

    def begin(self) -> None:
        """What was said before is not sent."""
        while not self._said.empty():
            self._said.get_nowait()

    async def _listen(self) -> None:
        begun = time.monotonic()
        silent = 0
        if self._microphone is not None:
            self._microphone.begin()
        while True:
            await asyncio.sleep(SOUND_SECONDS)
            elapsed = time.monotonic() - begun
            if self._microphone is None:
                pieces = [bytes(2 * SOUND_FRAMES)] * (int(elapsed / SOUND_SECONDS) - silent)
                silent += len(pieces)
            else:
                heard = [piece for frame in self._microphone.take(int(elapsed * 1000)) for piece in self._resampler.resample(frame)]
                pieces = [bytes(piece.planes[0])[: 2 * piece.samples] for piece in heard]
            for samples in pieces:
                self._hear(samples)
            self._tell_level()

    def _hear(self, samples: bytes) -> None:
        self._loudest = max(self._loudest, loudness(samples))
        if self._said.qsize() >= MOST_SOUND:
            self._said.get_nowait()
        self._said.put_nowait(bytes(len(samples)) if self.muted else samples)

    def _tell_level(self) -> None:
        now = time.monotonic()
        if now - self._told >= LEVEL_SECONDS:
            self._told = now
            self._show(Kind.LEVEL, bytes([min(255, self._loudest >> 7)]))
            self._loudest = 0


def loudness(samples: bytes) -> int:
    """The largest swing, 0 to 32768."""
    heard = array("h", samples)
    return max(*heard, -min(heard)) if heard else 0


def sound_frame(samples: bytes, number: int) -> AudioFrame:
    """20 ms for the encoder; `number` counts them."""
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples)
    frame.sample_rate = RATE
    frame.pts = number * SOUND_FRAMES
    frame.time_base = Fraction(1, RATE)
    return frame
