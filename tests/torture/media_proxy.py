"""A liar between kiosks and central's files. What it answers to `GET /v1/media/NAME` may be cut, stalled, damaged, another file's or
another part's, and while it speaks, kiosk or central may die; everything else passes as it is. It counts each byte that a kiosk took.
"""

from __future__ import annotations

import contextlib
import gzip
import random
import re
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Literal

#: So much is handed to a kiosk at once; the next goes when it has taken that.
PIECE_BYTES = 32 * 1024
_SLOW_S = 0.02
_LONGEST_WAIT_S = 30.0
#: Kiosk or central dies so much later than the last byte, at most: somewhere in what the kiosk does with it.
_AFTERWARDS_S = 0.03

Ending = Literal["close", "reset", "silence"]


@dataclass
class Answer:
    """What a kiosk will hear. After `stops_at` bytes `deed` is done and the line ends."""

    status: int
    headers: dict[str, str]
    body: bytes
    stops_at: int | None = None
    ending: Ending = "close"
    slow: bool = False
    deed: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Asked:
    """What a kiosk asked for."""

    device: str
    name: str
    first: int
    end: int


@dataclass
class Tally:
    """Of one file on its way to one kiosk: bytes that it took, and answers that did not end well after they had begun."""

    sent: int = 0
    interruptions: int = 0


@dataclass
class MediaProxy:
    """Relays a port of the loopback to `target_port`. `kill` ends a kiosk by its device's name, `kill_central` central.

    Its lies are made of `files`, the sealed files by name.
    """

    target_port: int
    seed: int
    files: dict[str, Path]
    kill: Callable[[str], None]
    kill_central: Callable[[], None]
    #: How often an answer meets a fault, 0 to 1.
    roughness: float = 0.0
    met: Counter[str] = field(default_factory=Counter)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    #: Devices whose disk is full now: any answer may be lost on them.
    full: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._lock = threading.Lock()
        self._latest: dict[str, Tally] = {}
        self._closed = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, name="media-proxy", daemon=True).start()

    def tally(self, device: str, name: str) -> Tally:
        """The count of one file on its way to one kiosk."""
        with self._lock:
            return self.tallies.setdefault((device, name), Tally())

    def interrupted(self, device: str) -> None:
        """Something else than an answer stopped what a kiosk was fetching."""
        if device in self._latest:
            self._latest[device].interruptions += 1

    def close(self) -> None:
        """Take no more connections."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), name="media-proxy-line", daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        """One request; the line ends with its answer."""
        with near, contextlib.suppress(OSError, HTTPException):
            near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            head = b""
            while b"\r\n\r\n" not in head:
                more = near.recv(65_536)
                if not more:
                    return
                head += more
            asked = _asked(head)
            if asked is None:
                self._pass_on(near, head)
            else:
                self._answer(near, asked, head)

    def _pass_on(self, near: socket.socket, begun: bytes) -> None:
        with socket.create_connection(("127.0.0.1", self.target_port)) as far:
            far.sendall(_last_request(begun))
            threading.Thread(target=_pump, args=(near, far), daemon=True).start()
            _pump(far, near)

    def _answer(self, near: socket.socket, asked: Asked, head: bytes) -> None:
        tally = self._latest[asked.device] = self.tally(asked.device, asked.name)
        was_full = asked.device in self.full
        answer = self._centrals(head)
        with self._lock:
            draw = self._random.random() < self.roughness
            fault = self._random.choices(list(FAULTS), [often for often, _ in FAULTS.values()])[0] if draw else ""
        if fault:
            FAULTS[fault][1](self, answer, asked)
        before, ended = tally.sent, False
        try:
            self._say(near, answer, tally)
            ended = True
        finally:
            if fault and (tally.sent > before or answer.status != 206):
                self.met[fault] += 1
            hung_up = not ended or asked.device in self.full or was_full
            if tally.sent > before and (hung_up or fault not in {"", "slow"}):
                tally.interruptions += 1

    def _centrals(self, head: bytes) -> Answer:
        """Central's own answer."""
        with socket.create_connection(("127.0.0.1", self.target_port), timeout=_LONGEST_WAIT_S) as far:
            far.sendall(_last_request(head))
            with contextlib.closing(HTTPResponse(far)) as answer:
                answer.begin()
                kept = ("content-type", "content-length", "content-range", "etag", "accept-ranges", "cache-control")
                headers = {key.lower(): value for key, value in answer.getheaders() if key.lower() in kept}
                return Answer(answer.status, headers, answer.read())

    def _bytes_of(self, name: str, first: int, end: int, length: int) -> bytes:
        """Of a file at central; as many as are wanted."""
        return self.files[name].read_bytes()[max(0, first) : end][:length].ljust(length, b"\0")

    def _say(self, near: socket.socket, answer: Answer, tally: Tally) -> None:
        told = (f"{key}: {value}" for key, value in answer.headers.items())
        lines = [f"HTTP/1.1 {answer.status} as told", *told, "connection: close"]
        near.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        body = answer.body if answer.stops_at is None else answer.body[: answer.stops_at]
        for at in range(0, len(body), PIECE_BYTES):
            piece = body[at : at + PIECE_BYTES]
            near.sendall(piece)
            tally.sent += len(piece) if answer.status in _FILE_STATUS else 0
            if not _is_taken(near) and at + PIECE_BYTES < len(body):
                raise ConnectionResetError
            if answer.slow:
                time.sleep(_SLOW_S)
        if answer.stops_at is None:
            return
        answer.deed()
        if answer.ending == "silence":
            near.settimeout(_LONGEST_WAIT_S)
            near.recv(1)
        elif answer.ending == "reset":
            near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _place(self, answer: Answer) -> int:
        with self._lock:
            return self._random.randrange(len(answer.body) + 1)

    def _stopping(self, answer: Answer, ending: Ending, deed: Callable[[], None] = lambda: None) -> None:
        answer.stops_at, answer.ending, answer.deed = self._place(answer), ending, deed

    def _cut(self, answer: Answer, _asked: Asked) -> None:
        self._stopping(answer, "reset")

    def _end_early(self, answer: Answer, _asked: Asked) -> None:
        self._stopping(answer, "close")

    def _stall(self, answer: Answer, _asked: Asked) -> None:
        self._stopping(answer, "silence")

    def _slow(self, answer: Answer, _asked: Asked) -> None:
        answer.slow = True

    def _flip(self, answer: Answer, _asked: Asked) -> None:
        at = min(self._place(answer), len(answer.body) - 1)
        answer.body = answer.body[:at] + bytes([answer.body[at] ^ 0x10]) + answer.body[at + 1 :]

    def _garbage(self, answer: Answer, _asked: Asked) -> None:
        answer.body = random.Random(len(answer.body)).randbytes(len(answer.body))

    def _another_file(self, answer: Answer, asked: Asked) -> None:
        """The object was replaced: another file's bytes, of the right length, under another ETag."""
        other = self._random.choice([name for name in self.files if name != asked.name])
        answer.headers["etag"] = f'"{other}"'
        answer.body = self._bytes_of(other, asked.first, asked.end, len(answer.body))

    def _shifted(self, answer: Answer, asked: Asked) -> None:
        """Says the right part, and gives another."""
        answer.body = self._bytes_of(asked.name, asked.first + 1, asked.end, len(answer.body))

    def _other_part(self, answer: Answer, asked: Asked) -> None:
        """Gives another part, and says so."""
        answer.body = self._bytes_of(asked.name, asked.first - 5000, asked.end, len(answer.body))
        answer.headers["content-range"] = f"bytes {asked.first + 7}-{asked.end + 6}/{asked.end + 7}"

    def _whole(self, answer: Answer, asked: Asked) -> None:
        """A cache that knows no ranges."""
        answer.status, answer.body = 200, self.files[asked.name].read_bytes()
        answer.headers = {"content-length": str(len(answer.body))}

    def _longer(self, answer: Answer, _asked: Asked) -> None:
        answer.body += bytes(100_000)
        answer.headers["content-length"] = str(len(answer.body))

    def _shorter(self, answer: Answer, _asked: Asked) -> None:
        answer.body = answer.body[: self._place(answer)]
        answer.headers["content-length"] = str(len(answer.body))

    def _packed(self, answer: Answer, _asked: Asked) -> None:
        answer.body = gzip.compress(answer.body, 1)
        answer.headers |= {"content-length": str(len(answer.body)), "content-encoding": "gzip"}

    def _no(self, answer: Answer, _asked: Asked) -> None:
        answer.status = self._random.choice((302, 304, 404, 416, 429, 500, 503))
        answer.headers = {"content-length": "0", "location": "http://127.0.0.1:1/", "retry-after": "0"}
        answer.body = b""

    def _kiosk_dies(self, answer: Answer, asked: Asked) -> None:
        def die() -> None:
            time.sleep(self._random.random() * _AFTERWARDS_S)
            self.kill(asked.device)
            self.interrupted(asked.device)  # which may have asked for the next by then

        self._stopping(answer, "reset", die)
        if self._random.random() < 0.4:
            answer.stops_at = len(answer.body)

    def _central_dies(self, answer: Answer, _asked: Asked) -> None:
        self._stopping(answer, "reset", self.kill_central)


#: Answers that carry bytes of a file. Others, as central's own 503, carry a problem's description.
_FILE_STATUS = {200, 206}

#: What may become of an answer, and how often.
FAULTS: dict[str, tuple[int, Callable[[MediaProxy, Answer, Asked], None]]] = {
    "cut": (2, MediaProxy._cut),
    "truncated": (2, MediaProxy._end_early),
    "stalled": (1, MediaProxy._stall),
    "slow": (1, MediaProxy._slow),
    "a bit flipped": (1, MediaProxy._flip),
    "garbage of the right length": (1, MediaProxy._garbage),
    "the object replaced": (1, MediaProxy._another_file),
    "shifted by a byte": (1, MediaProxy._shifted),
    "another range": (1, MediaProxy._other_part),
    "200 instead of 206": (1, MediaProxy._whole),
    "longer": (1, MediaProxy._longer),
    "shorter": (1, MediaProxy._shorter),
    "packed": (1, MediaProxy._packed),
    "refused": (1, MediaProxy._no),
    "sync killed": (5, MediaProxy._kiosk_dies),
    "central killed": (1, MediaProxy._central_dies),
}

_REQUEST = re.compile(rb"GET /v1/media/([0-9a-f]{64}) HTTP/1\.1\r\n")
_RANGE = re.compile(rb"\r\nrange: bytes=(\d+)-(\d+)\r\n", re.IGNORECASE)
_DEVICE = re.compile(rb"\r\nlumen-device: ([^\r]+)\r\n", re.IGNORECASE)


def _asked(head: bytes) -> Asked | None:
    request, part, device = _REQUEST.match(head), _RANGE.search(head), _DEVICE.search(head)
    if request is None or part is None or device is None:
        return None
    return Asked(device[1].decode(), request[1].decode(), int(part[1]), int(part[2]) + 1)


def _last_request(head: bytes) -> bytes:
    return head.replace(b"Connection: keep-alive", b"Connection: close", 1)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65_536):
            sink.sendall(chunk)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _is_taken(near: socket.socket) -> bool:
    """Wait until the kernel holds nothing more for the kiosk. False: it has hung up, or died."""
    local, remote = (f"0100007F:{port:04X}" for port in (near.getpeername()[1], near.getsockname()[1]))
    end = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end:
        lines = (line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines())
        waiting = next((words[4] for words in lines if words[1:4] == [local, remote, "01"]), None)
        if waiting is None or waiting.endswith(":00000000"):
            return waiting is not None
        time.sleep(0.0005)
    return False
