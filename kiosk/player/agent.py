"""The decoder's process: opens what the screen hands it and sends sound and pictures back, until the other side hangs up.

It speaks over the socket that it is given as standard input. Content keys come with the titles and go with them; plain bytes are in
memory alone. What a hostile file does to FFmpeg happens here, without the store, its keys, or a network of its own.
"""

from __future__ import annotations

import os
import queue
import resource
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable

import structlog
from av.error import FFmpegError

from kiosk.media_store.container import ContainerRefused
from kiosk.player.messages import (
    AHEAD_FRAMES,
    DAMAGED,
    FRAME_BYTES,
    RATE,
    SOUND_BYTES,
    TO_PLAYER,
    UNREADABLE,
    WITH_FILE,
    Kind,
    Message,
    MessageReader,
    Picture,
    Refused,
    Sound,
    ended_body,
    read_count,
    read_opening,
    read_seeking,
    read_show,
    read_slot,
    refused_body,
)
from kiosk.player.pictures import Slots
from kiosk.player.source import SealedSource, plain_source
from kiosk.player.title import OpenTitle, Unplayable

READ_BYTES = 64 * 1024
SEND_SECONDS = 5
MOST_MEMORY_BYTES = 3 * 1024**3
#: A picture that is later than this is not worth drawing; from twice as late on, decoding itself leaves pictures out.
LATE_MS = 80
PIECE_FRAMES = SOUND_BYTES // FRAME_BYTES

#: What FFmpeg, a hostile file and the end of memory bring.
FAILURES = (Unplayable, FFmpegError, OSError, ValueError, MemoryError)

log = structlog.get_logger(__name__)
Body = bytes | bytearray
_Order = tuple[Message, int]


class NobodyListens(Exception):
    """The line is closed, or nobody has read it for a long time."""


class PlayerProcess:
    """One listener, one title at a time and the one that follows it."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        line.setblocking(True)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_SECONDS, 0))
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._title: OpenTitle | None = None
        self._next: OpenTitle | None = None
        self._slots: Slots | None = None
        self._allowed = 0
        self._first_due = False
        self._obeying: dict[Kind, Callable[[Body, int], None]] = {
            Kind.OPEN: self._open,
            Kind.FOLLOW: self._follow,
            Kind.UNFOLLOW: lambda _body, _file: self._drop_next(),
            Kind.CLOSE: lambda _body, _file: self._forget(),
            Kind.SEEK: self._seek,
            Kind.MORE: self._more,
            Kind.SHOW: self._show,
            Kind.FREE: self._free,
        }

    def run(self) -> None:
        """Until the line closes."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        try:
            self._send(Kind.READY)
            while self._obey_what_came(wait=not self._busy):
                self._step()
        except NobodyListens:
            log.info("nobody_listens")
        except Refused as error:
            log.warning("screen_refused", reason=str(error))
        self._forget()

    # --- orders ---

    def _listen(self) -> None:
        reader, piece = MessageReader(TO_PLAYER), bytearray(READ_BYTES)
        files: deque[int] = deque()
        try:
            while True:
                length, ancillary, _, _ = self._line.recvmsg_into([piece], socket.CMSG_SPACE(4 * 4), socket.MSG_CMSG_CLOEXEC)
                for _level, _type, came in ancillary:
                    files.extend(memoryview(came).cast("i"))
                if not length:
                    break
                orders = reader.feed(memoryview(piece)[:length])
                piece[:length] = bytes(length)
                for order in orders:
                    self._orders.put((order, files.popleft() if order.kind in WITH_FILE else -1))
        except (OSError, IndexError) as error:
            log.info("line_closed", kind=type(error).__name__)
        except Refused as error:
            log.warning("screen_refused", reason=str(error))
        self._orders.put(None)

    def _obey_what_came(self, *, wait: bool) -> bool:
        """False when the line is closed."""
        while True:
            try:
                order = self._orders.get(block=wait)
            except queue.Empty:
                return True
            if order is None:
                return False
            message, file = order
            self._obeying[message.kind](message.body, file)
            wait = False

    def _open(self, body: Body, file: int) -> None:
        self._close()
        self._title = self._opened(body, file)
        self._begin_turn()

    def _follow(self, body: Body, file: int) -> None:
        self._drop_next()
        self._next = self._opened(body, file)
        if self._title is None and self._next is not None:  # the one before it was decoded to its end already
            self._title, self._next = self._next, None

    def _opened(self, body: Body, file: int) -> OpenTitle | None:
        asked = read_opening(body)
        if isinstance(body, bytearray):
            body[:] = bytes(len(body))
        try:
            source = SealedSource(file, asked.title, asked.key) if asked.key else plain_source(file)
            title = OpenTitle(asked.number, asked.turn, source, asked.from_ms, asked.speed, pictures=self._slots is not None)
            told = title.told().body()
        except (ContainerRefused, *FAILURES) as error:
            self._refuse(asked.number, error)
            return None
        finally:
            asked.key[:] = bytes(len(asked.key))
        self._send(Kind.OPENED, told)
        return title

    def _seek(self, body: Body, _file: int) -> None:
        asked = read_seeking(body)
        self._guarded(lambda title: title.seek(asked.turn, asked.to_ms, asked.speed))
        self._begin_turn()
        following = self._next
        if following is not None and following.speed != asked.speed:
            try:
                following.seek(asked.turn, 0, asked.speed)
            except (ContainerRefused, *FAILURES) as error:
                self._drop_next()
                self._refuse(following.number, error)

    def _begin_turn(self) -> None:
        self._allowed = AHEAD_FRAMES
        self._first_due = self._title is not None and self._title.has_pictures and self._slots is not None
        if self._title is not None:
            self._title.hurry(late=False)

    def _more(self, body: Body, _file: int) -> None:
        self._allowed = min(AHEAD_FRAMES, self._allowed + read_count(body))

    def _show(self, body: Body, file: int) -> None:
        width, height = read_show(body)
        if self._slots is not None:
            self._slots.close()
        self._slots = Slots(file, width, height)

    def _free(self, body: Body, _file: int) -> None:
        slot = read_slot(body)
        if self._slots is not None:
            self._slots.give_back(slot)

    def _forget(self) -> None:
        """No title and no picture of one stays."""
        self._close()
        if self._slots is not None:
            self._slots.close()
            self._slots = None

    def _close(self) -> None:
        self._drop_next()
        if self._title is not None:
            self._title.close()
            self._title = None

    def _drop_next(self) -> None:
        if self._next is not None:
            self._next.close()
            self._next = None

    # --- playing ---

    @property
    def _draws(self) -> bool:
        title = self._title
        return title is not None and self._slots is not None and self._slots.free and title.has_pictures and not title.pictures_over

    @property
    def _busy(self) -> bool:
        """Whether there is something to do without an order."""
        return self._sounds or self._draws

    @property
    def _sounds(self) -> bool:
        return self._title is not None and self._allowed > 0 and not self._title.awaits_pictures

    def _step(self) -> None:
        """Some sound, and a picture where one can be laid down; the first picture of a turn comes before its sound."""
        if self._title is None:
            return
        if self._draws:
            self._guarded(self._picture)
            if self._first_due:
                return
        if self._sounds:
            self._guarded(self._piece)

    def _piece(self, title: OpenTitle) -> None:
        at_ms = title.sound_ms
        samples = title.next_sound(min(self._allowed, PIECE_FRAMES))
        for caption in title.captions():
            self._send(Kind.CAPTION, caption.body())
        if samples:
            self._allowed -= len(samples) // FRAME_BYTES
            self._send(Kind.SOUND, Sound(title.number, title.turn, at_ms, samples).body())
        else:
            self._send(Kind.ENDED, ended_body(title.number, title.turn))
            self._go_on(title)

    def _go_on(self, title: OpenTitle) -> None:
        turn = title.turn
        title.close()
        self._title, self._next = self._next, None
        if self._title is not None:
            self._title.turn = turn
            self._first_due = self._title.has_pictures and self._slots is not None

    def _picture(self, title: OpenTitle) -> None:
        found = title.next_picture()
        if found is None:
            self._first_due = self._first_due and not title.pictures_over
            return
        at_ms, frame = found
        heard_ms = title.sound_ms - (AHEAD_FRAMES - self._allowed) * title.speed * 10 // RATE
        late_ms = 0 if self._first_due else heard_ms - at_ms
        title.hurry(late=late_ms > 2 * LATE_MS)
        if late_ms > LATE_MS or self._slots is None:
            return
        slot, width, height = self._slots.lay(frame, title.aspect)
        self._first_due = False
        self._send(Kind.PICTURE, Picture(title.number, title.turn, at_ms, slot, width, height).body())

    def _guarded(self, work: Callable[[OpenTitle], None]) -> None:
        """Do something with the title that plays; one that is damaged, or not what it said, is let go."""
        title = self._title
        if title is None:
            return
        try:
            work(title)
        except (ContainerRefused, *FAILURES) as error:
            self._title = None
            title.close()
            self._refuse(title.number, error)

    def _refuse(self, number: int, error: Exception) -> None:
        log.warning("title_refused", kind=type(error).__name__)
        self._send(Kind.REFUSED, refused_body(number, DAMAGED if isinstance(error, ContainerRefused) else UNREADABLE))

    def _send(self, kind: Kind, body: bytes = b"") -> None:
        try:
            self._line.sendall(Message(kind, body).packed())
        except OSError as error:
            raise NobodyListens from error


def run_player() -> None:
    """Serve the socket on standard input; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    PlayerProcess(socket.socket(fileno=0)).run()
    os._exit(0)
