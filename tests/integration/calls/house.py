"""A running `central call serve`, a contact by aiortc, and the device's process as the screen sees it."""

from __future__ import annotations

import asyncio
import json
import queue
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

from aiortc import AudioStreamTrack, MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack
from aiortc.mediastreams import MediaStreamError
from av.audio.frame import AudioFrame
from av.frame import Frame
from av.video.frame import VideoFrame
from PIL import Image

from central.calls.relay import RelayPlace
from central.calls.rooms import NewRoom, open_room
from central.calls.serve import CallsPlace, run_calls
from central.calls.web import AddPaths
from central.clock import now_ms
from central.database import Database
from kiosk.ui.camera import BUFFER_BYTES
from kiosk.visit_call.addresses import offer_loopback_where_there_is_no_network
from kiosk.visit_call.messages import FROM_CALL, CallMessage, CallReader, Join, Kind, Told, read_told
from kiosk.visit_call.senses import loudness

offer_loopback_where_there_is_no_network()

WAIT_SECONDS = 30.0
HOST = "127.0.0.1"


def until(condition: Callable[[], bool], what: str, seconds: float = WAIT_SECONDS) -> None:
    """Wait for it."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.01)


class Calls:
    """Central's calls in a thread of this process."""

    def __init__(self, database: Database, port: int = 0, more: Sequence[AddPaths] = ()) -> None:
        self.database = database
        self.more = more
        self.port = port
        #: Central's clock goes so far ahead of ours.
        self.ahead_ms = 0
        self._begin()

    def _begin(self) -> None:
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="calls")
        self._thread.start()
        assert self._ready.wait(WAIT_SECONDS)

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()

        def ready(port: int) -> None:
            self.port = port
            self._ready.set()

        await run_calls(
            self.database,
            CallsPlace(HOST, self.port, RelayPlace(HOST, HOST, HOST)),
            ready,
            self._stop,
            lambda: now_ms() + self.ahead_ms,
            self.more,
        )

    @property
    def database_url(self) -> str:
        """Where its database is, for the command line."""
        return self.database.engine.url.render_as_string(hide_password=False)

    @property
    def url(self) -> str:
        """Where they answer."""
        return f"http://{HOST}:{self.port}"

    def room(self, seconds: float = 600, *, visit: str = "visit", opens_in: float = -1.0, recorded: bool = True) -> NewRoom:
        """A room that is open."""
        now = now_ms() + self.ahead_ms
        opens_ms, until_ms = now + int(opens_in * 1000), now + int(seconds * 1000)
        with self.database.write() as connection:
            return open_room(connection, visit, until_ms, opens_ms=opens_ms, now_ms=now, resident_name="Marcus", recorded=recorded)

    def pass_by(self, seconds: float) -> None:
        """Let time pass at central."""
        self.ahead_ms += int(seconds * 1000)

    def restart(self) -> None:
        """Stop, and serve on the same port anew."""
        self.close()
        self._begin()

    def close(self) -> None:
        """Stop serving."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(WAIT_SECONDS)
        assert not self._thread.is_alive()


class Refused(Exception):
    """Central said no."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(status, code)
        self.status, self.code = status, code


def ask(url: str, token: str, what: str, **body: Any) -> dict[str, Any]:
    """One request of signalling."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/v1/calls/{what}", json.dumps(body).encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except urllib.error.HTTPError as error:
        with error:
            raise Refused(error.code, json.load(error)["code"]) from None


class _Plain(VideoStreamTrack):
    """A picture of one colour: whatever `colour` says by then."""

    def __init__(self, colour: Callable[[], str]) -> None:
        super().__init__()
        self._colour = colour

    async def recv(self) -> Frame:
        pts, base = await self.next_timestamp()
        frame: VideoFrame = VideoFrame.from_image(Image.new("RGB", (320, 180), self._colour()))  # type: ignore[no-untyped-call]
        frame.pts, frame.time_base = pts, Fraction(base)
        return frame


class Contact:
    """A contact who is a program: joins, offers, answers what central says, on a thread of its own."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        #: Of its picture.
        self.colour = "#0000ff"
        self.events: list[dict[str, Any]] = []
        self.offers: list[str] = []
        self.answers: list[str] = []
        self.pictures = 0
        self.picture: Image.Image | None = None
        self.loudest = 0
        #: Sounds since the last that was one.
        self.quiet = 0
        self.session = ""
        self._pc: RTCPeerConnection | None = None
        self._loop = asyncio.new_event_loop()
        self._stopped = False
        self._watching: list[asyncio.Task[None]] = []
        self._thread = threading.Thread(target=self._run, name="contact")
        self._thread.start()

    def _run(self) -> None:
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._live())
        self._loop.close()

    async def _live(self) -> None:
        self._task = asyncio.current_task()
        try:
            self.session = (await self._ask("join"))["session"]
            after = 0
            while not self._stopped:
                for event in (await self._ask("events", session=self.session, after=after))["events"]:
                    after = event["n"]
                    self.events.append(event)
                    await self._take(event)
                    if event["kind"] == "end":
                        return
        except (Refused, OSError):
            if not self._stopped:
                raise
        finally:
            if self._pc is not None:
                await self._pc.close()
            await asyncio.gather(*self._watching, return_exceptions=True)

    async def _ask(self, what: str, **body: Any) -> dict[str, Any]:
        return await asyncio.to_thread(ask, self.url, self.token, what, **body)

    async def _take(self, event: dict[str, Any]) -> None:
        if event["kind"] == "begin":
            await self._offer(event["round"])
        elif event["kind"] == "answer" and self._pc is not None:
            self.answers.append(event["sdp"])
            await self._pc.setRemoteDescription(RTCSessionDescription(event["sdp"], "answer"))
        elif event["kind"] in {"away", "end"} and self._pc is not None:
            await self._pc.close()
            self._pc = None

    async def _offer(self, round_: int) -> None:
        if self._pc is not None:
            await self._pc.close()
        self._pc = pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        pc.addTrack(AudioStreamTrack())
        pc.addTrack(_Plain(lambda: self.colour))
        pc.on("track", self._begin_watching)
        await pc.setLocalDescription(await pc.createOffer())
        self.offers.append(pc.localDescription.sdp)
        await self._ask("say", session=self.session, round=round_, kind="offer", sdp=pc.localDescription.sdp)

    def _begin_watching(self, track: MediaStreamTrack) -> None:
        self._watching.append(asyncio.ensure_future(self._watch(track)))

    async def _watch(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                if isinstance(frame, VideoFrame):
                    self.pictures += 1
                    self.picture = frame.to_image()  # type: ignore[no-untyped-call]
                elif isinstance(frame, AudioFrame):
                    loud = loudness(bytes(frame.planes[0])[: 4 * frame.samples])
                    self.loudest = max(self.loudest, loud)
                    self.quiet = self.quiet + 1 if loud < 100 else 0

    def freeze(self) -> None:
        """Its media stops, and it does not say so: a lost network."""
        done = threading.Event()

        async def cut() -> None:
            if self._pc is not None:
                for sender in self._pc.getSenders():
                    sender.replaceTrack(None)
                # Without its sockets nothing comes or goes.
                transport = self._pc.getSenders()[0].transport.transport
                await transport._connection.close()
            done.set()

        asyncio.run_coroutine_threadsafe(cut(), self._loop)
        assert done.wait(WAIT_SECONDS)

    def leave(self) -> None:
        """Go, and say so."""
        self._stopped = True
        with suppress(Refused, OSError):
            ask(self.url, self.token, "leave", session=self.session)
        self._thread.join(WAIT_SECONDS)
        assert not self._thread.is_alive()


class DeviceSide:
    """The process of a visit, and what it told."""

    def __init__(self, url: str, camera: str = "test") -> None:
        self.line, theirs = socket.socketpair()
        for end in (self.line, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
        command = [sys.executable, "-m", "kiosk", "call", "--camera", camera, "--visit", url]
        with theirs:
            self.child = subprocess.Popen(command, stdin=theirs.fileno())
        self.told: list[Told] = []
        self.count = dict.fromkeys(Kind, 0)
        self.last: dict[Kind, bytes] = {}
        self.broken: queue.SimpleQueue[Exception] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, name="screen")
        self._thread.start()

    def _read(self) -> None:
        reader = CallReader(FROM_CALL)
        with suppress(OSError):
            while data := self.line.recv(1 << 18):
                for message in reader.feed(data):
                    self.count[message.kind] += 1
                    self.last[message.kind] = message.body
                    if message.kind == Kind.STATE:
                        self.told.append(read_told(message.body))

    def say(self, kind: Kind, body: bytes = b"") -> None:
        """An order of the screen."""
        self.line.sendall(CallMessage(kind, body).packed())

    def join(self, token: str) -> None:
        """Go to a visit."""
        self.say(Kind.JOIN, Join(token).packed())

    def until(self, state: str, reason: str | None = None, seconds: float = WAIT_SECONDS) -> Told:
        """Wait until it tells this."""
        until(
            lambda: bool(self.told) and self.told[-1].state == state and reason in {None, self.told[-1].reason},
            f"{state} {reason} (told {self.told[-3:]})",
            seconds,
        )
        return self.told[-1]

    def close(self) -> None:
        """The screen hangs up; the process ends by itself."""
        with suppress(OSError):
            self.line.shutdown(socket.SHUT_RDWR)
        assert self.child.wait(WAIT_SECONDS) == 0
        self.hang_up()

    def hang_up(self) -> None:
        """Close the screen's end."""
        self._thread.join(WAIT_SECONDS)
        self.line.close()


@contextmanager
def database_in(folder: Path) -> Iterator[Database]:
    """An empty central in a file."""
    with database_at(f"sqlite:///{folder / 'central.db'}") as database:
        yield database


@contextmanager
def database_at(url: str) -> Iterator[Database]:
    """An empty central."""
    from central.migrate import upgrade

    database = Database(url)
    if url.startswith("sqlite"):  # PostgreSQL's come migrated
        upgrade(database)
    try:
        yield database
    finally:
        database.close()
