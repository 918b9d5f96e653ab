"""A small central over a real socket, for faults that the real one cannot be made to have.

It keeps a hash chain as central does, so that "exactly once" can be asserted, and answers each path through a list of faults first.
"""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import zstandard

from kiosk.sync import wire
from kiosk.sync.wire_base import Payload
from tests.enrolled import NOON_MS


def _unpack(body: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.decompress(body)
    return zstandard.decompress(body) if coding == "zstd" else body


class Request:
    """One request, and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.handler = handler
        self.path = handler.path
        self.headers = handler.headers
        self.raw = body
        plain = _unpack(body, handler.headers.get("Content-Encoding", ""))
        self.json: Any = json.loads(plain) if plain else None

    def answer(self, content: Any, status: int = 200, **headers: str) -> None:
        body = content.model_dump_json() if isinstance(content, Payload) else json.dumps(content)
        self.send(body.encode(), status, length=None, **headers)

    def send(self, body: bytes, status: int = 200, *, length: int | None = None, **headers: str) -> None:
        self.handler.send_response(status)
        self.handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in {"Content_Type": "application/json", **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def cut(self) -> None:
        """Close the connection without a word."""
        self.handler.close_connection = True
        self.handler.connection.shutdown(socket.SHUT_RDWR)


Fault = Callable[[Request], None]


class ScriptedCentral:
    """Start with `start`; `stop` refuses connections; `start` again takes the same port."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        self.commands: list[wire.Command] = []
        self.outcomes: dict[str, wire.Outcome] = {}
        self.applied: Counter[str] = Counter()
        self.rejects: set[str] = set()
        self.batches: list[int] = []
        self.changes: list[wire.Change] = []
        self.cursors: list[str | None] = []
        self.blobs: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.ask_answer = wire.AskAnswer(status="signed_in", grant="jws", tries_left=5, server_ms=NOON_MS)
        self.numbers: list[int] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.seen: Counter[str] = Counter()
        self.holding = 0
        self.page = 500
        self.port = 0
        self._server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        central = self
        self._connections: set[socket.socket] = set()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                with central.lock:
                    central._connections.add(self.connection)

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True

            def finish(self) -> None:
                with suppress(OSError):
                    super().finish()
                with central.lock:
                    central._connections.discard(self.connection)

            def do_POST(self) -> None:
                central.take(Request(self, self.rfile.read(int(self.headers.get("Content-Length", "0")))))

            do_GET = do_POST  # noqa: N815 - the library's name

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass

        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """As if the machine went away: nothing listens, every connection is closed."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        with self.lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self.lock.notify_all()

    def take(self, request: Request) -> None:
        name = request.path.removeprefix("/v1/").partition("/")[0]
        with self.lock:
            self.seen[name] += 1
            self.numbers.append(int(request.headers.get("Lumen-Request", "0")))
            fault = self.faults[name].popleft() if self.faults[name] else None
            self.lock.notify_all()
        if fault is not None:
            fault(request)
        else:
            getattr(self, f"on_{name}")(request)

    def on_commands(self, request: Request) -> None:
        answer = self.apply(request)
        request.answer(answer, 409 if isinstance(answer, wire.Conflict) else 200)

    def apply(self, request: Request) -> wire.CommandAnswer | wire.Conflict:
        """Apply a batch in one go and return the answer; a fault may lose it afterwards."""
        batch = wire.CommandBatch.model_validate(request.json).commands
        with self.lock:
            self.batches.append(len(batch))
            if batch[0].seq > len(self.commands) + 1:
                return wire.Conflict(code="gap", expected_seq=len(self.commands) + 1)
            for command in batch:
                if command.seq <= len(self.commands):
                    if self.commands[command.seq - 1].hash != command.hash:
                        return wire.Conflict(code="fork")
                    continue
                self._append(command)
            self.lock.notify_all()
            return wire.CommandAnswer(outcomes=tuple(self.outcomes[command.id] for command in batch), server_ms=NOON_MS)

    def _append(self, command: wire.Command) -> None:
        previous = self.commands[-1].hash if self.commands else wire.GENESIS_HASH
        assert command.prev_hash == previous
        assert command.hash == wire.command_hash(
            previous,
            seq=command.seq,
            id=command.id,
            grant=command.grant,
            at_ms=command.at_ms,
            boot_ms=command.boot_ms,
            payload_hash=command.payload_hash,
        )
        if command.kind == wire.TOMBSTONE:
            assert command.payload is None
        else:
            assert command.payload is not None
            assert command.payload_hash == wire.payload_hash(wire.sealed_payload(command.kind, command.version, command.payload))
            self.applied[command.id] += 1
        self.commands.append(command)
        status = "rejected" if command.id in self.rejects else "accepted"
        code = "price_changed" if status == "rejected" else ""
        self.outcomes[command.id] = wire.Outcome.model_validate({"seq": command.seq, "id": command.id, "status": status, "code": code})

    def on_changes(self, request: Request) -> None:
        asked = wire.ChangesRequest.model_validate(request.json)
        at = int(asked.cursor or 0)
        with self.lock:
            self.cursors.append(asked.cursor)
            if asked.wait_s:
                self.holding += 1
                self.lock.notify_all()
                self.lock.wait_for(lambda: len(self.changes) > at or self._server is None, asked.wait_s)
                self.holding -= 1
            limit = min(self.page, asked.limit)
            page = tuple(self.changes[at : at + limit])
            more = len(self.changes) > at + limit
        request.answer(wire.ChangesAnswer(changes=page, cursor=str(at + len(page)), more=more, server_ms=NOON_MS))

    def publish(self, *changes: wire.Change) -> None:
        with self.lock:
            self.changes.extend(changes)
            self.lock.notify_all()

    def on_asks(self, request: Request) -> None:
        with self.lock:
            self.asked.append(wire.AskRequest.model_validate(request.json).id)
        request.answer(self.ask_answer)

    def on_blobs(self, request: Request) -> None:
        data = self.blobs.get(request.path.rpartition("/")[2])
        if data is None:
            request.answer({"code": "no_blob", "reason": "there is no such blob"}, 404)
        else:
            request.send(data, Content_Type="image/jpeg")

    def wait_for(self, condition: Callable[[], bool], timeout_s: float = 15.0) -> None:
        with self.lock:
            assert self.lock.wait_for(condition, timeout_s), "central waited in vain"


def roster(n: int, name: str = "Marcus") -> wire.Change:
    payload = {"resident": f"r{n}", "first_name": name, "number": str(n)}
    return wire.Change(stream="facility", n=n, kind="facility.roster", version=1, payload=payload, at_ms=NOON_MS)


def until(over: threading.Event) -> Fault:
    """Hold the request until `over`, then close the connection without a word."""

    def hold(request: Request) -> None:
        over.wait(30)
        request.cut()

    return hold
