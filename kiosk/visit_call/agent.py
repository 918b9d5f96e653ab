"""The process of a visit: camera, microphone and the visit's relay on one side, the screen on the other, until the screen hangs up.

It speaks over the socket that it is given as standard input, as the camera's process does. The relay's address comes with its own
command line, never from the screen: whoever has taken the screen over still reaches nobody else.
"""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import ssl
import struct

import structlog

from kiosk.call.messages import SILENCE_SECONDS, Refused
from kiosk.visit_call.messages import TO_CALL, CallMessage, CallReader, Kind, Told, read_join
from kiosk.visit_call.outlet import Outlet
from kiosk.visit_call.peer import Peer
from kiosk.visit_call.senses import Ear, Eye
from kiosk.visit_call.signalling import RelayAddress, Signalling, pinned
from kiosk.visit_call.visit import Visit

READ_BYTES = 16 * 1024
#: Four times what a visit takes. A picture of 16383 by 16383, which a hostile browser may send, is refused by the system instead of
#: taking the memory of the screen.
MAX_MEMORY_BYTES = 1 << 30
FAREWELL_SECONDS = 1.0

log = structlog.get_logger(__name__)


class VisitProcess:
    """One visit, or one check of picture and sound."""

    def __init__(self, line: socket.socket, wanted: str, relay: RelayAddress) -> None:
        self._line = line
        self._wanted = wanted
        self._relay = relay
        self._over = asyncio.Event()
        self._visit: Visit | None = None
        self._running: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until the line closes, or the screen hangs up."""
        loop = asyncio.get_running_loop()
        self._outlet = Outlet(self._line, lambda: loop.call_soon_threadsafe(self._over.set))
        self._ear = Ear(self._wanted, self._outlet.send)
        self._eye = Eye(self._wanted, self._outlet.send, loop)
        self._outlet.send(Kind.READY, b"\x01" if self._ear.works else b"\x00")
        listening = asyncio.ensure_future(self._listen())
        listening.add_done_callback(lambda _: self._over.set())
        await self._over.wait()
        self._ear.close()
        await self._hang_up()
        self._eye.close()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        orders = CallReader(TO_CALL)
        try:
            while data := await loop.run_in_executor(None, self._line.recv, READ_BYTES):
                for order in orders.feed(data):
                    self._obey(order)
        except OSError as error:
            log.info("line_closed", kind=type(error).__name__)
        except Refused as error:
            log.warning("screen_refused", reason=str(error))

    def _obey(self, order: CallMessage) -> None:
        if order.kind == Kind.MUTE:
            self._ear.muted = order.body == b"\x01"
        elif order.kind == Kind.HANG_UP:
            self._over.set()
        elif order.kind == Kind.JOIN and self._visit is None:
            join = read_join(order.body)
            try:
                tls = pinned(join.authority) if self._relay.secure else None
            except (ssl.SSLError, ValueError):
                # Without a CA nobody can prove to be central.
                self._tell(Told("over", "unreachable"))
                return
            signalling = Signalling(self._relay, join.token, tls)
            self._visit = Visit(self._relay, signalling, lambda: Peer(self._eye, self._ear, self._outlet.send), self._tell)
            self._running = asyncio.ensure_future(self._visit.run())
            self._running.add_done_callback(self._ended)

    def _ended(self, running: asyncio.Task[None]) -> None:
        if not running.cancelled() and (error := running.exception()) is not None:
            log.error("visit_failed", kind=type(error).__name__)
            self._tell(Told("over", "failed"))

    def _tell(self, told: Told) -> None:
        self._outlet.send(Kind.STATE, told.packed())

    async def _hang_up(self) -> None:
        if self._visit is None or self._running is None:
            return
        self._running.cancel()
        try:
            async with asyncio.timeout(FAREWELL_SECONDS):
                await self._visit.leave()
                await asyncio.gather(self._running, return_exceptions=True)
        except TimeoutError:
            log.info("left_without_a_word")


def run_visit(wanted: str, relay: str) -> None:
    """Serve the socket on standard input; never returns. Raises ValueError for an address that is none."""
    place = RelayAddress.of(relay)
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    line = socket.socket(fileno=0)
    line.setblocking(True)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", int(SILENCE_SECONDS), 0))
    asyncio.run(_serve(line, wanted, place))


async def _serve(line: socket.socket, wanted: str, place: RelayAddress) -> None:
    await VisitProcess(line, wanted, place).run()
    # A driver, or the thread that waits for the screen, may hang: what hangs is left behind.
    os._exit(0)
