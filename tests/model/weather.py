"""What can go wrong between and within the programs of the model: lost, doubled and late messages, power cuts around a commit."""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.response import HTTPResponse

Fate = Literal["arrives", "refused", "lost", "answer lost", "late", "twice"]
FATES: tuple[Fate, ...] = ("arrives", "refused", "lost", "answer lost", "late", "twice")
Moment = Literal["before", "after"]


class PowerCut(BaseException):
    """The program is gone at this instant. No handler of ours may catch it."""


@dataclass
class Fuse:
    """Cuts the power before or after the n-th commit from now."""

    moment: Moment = "before"
    commits: int = 0
    blown: int = 0

    def set(self, moment: Moment, commits: int) -> None:
        """Cut at the `commits`-th commit (1: the next)."""
        self.moment, self.commits = moment, commits

    def guard(self, write: Callable[[], AbstractContextManager[Any]]) -> Callable[[], AbstractContextManager[Any]]:
        """The same transaction, with the fuse in it."""

        @contextmanager
        def guarded() -> Iterator[Any]:
            with write() as connection:
                yield connection
                last = self.commits == 1
                self.commits = max(0, self.commits - 1)
                if last and self.moment == "before":
                    self.blown += 1
                    raise PowerCut
            if last:
                self.blown += 1
                raise PowerCut

        return guarded


@dataclass
class Network:
    """Carries requests to central's application, in this process. `fate` is what happens to the next ones, in order."""

    app: Any = None
    fates: list[Fate] = field(default_factory=list)
    late: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    captured: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    down: bool = False
    on_crash: Callable[[], None] = lambda: None

    def deliver(self, method: str, url: str, headers: dict[str, str], body: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Let central answer. Raises ConnectionError when its power is cut meanwhile."""
        if self.app is None:
            raise requests.ConnectionError
        try:
            return asyncio.run(_call(self.app, method, url, headers, body))
        except PowerCut:
            self.on_crash()
            raise requests.ConnectionError from None

    def late_arrival(self) -> None:
        """What was held back arrives now; nobody waits for its answer."""
        waiting, self.late = self.late, []
        for message in waiting:
            self.met["delivered late"] += 1
            try:
                self.deliver(*message)
            except requests.ConnectionError:
                continue


class Wire(HTTPAdapter):
    """A `requests` adapter over a `Network`; `sent` is told when bytes left the device."""

    def __init__(self, network: Network, sent: Callable[[], None]) -> None:
        super().__init__()
        self._network = network
        self._sent = sent

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        """One request and what becomes of it."""
        network = self._network
        fate = network.fates.pop(0) if network.fates else "arrives"
        if network.down or fate == "refused":
            network.met["refused"] += 1
            raise requests.ConnectionError
        self._sent()
        body = request.body if isinstance(request.body, bytes) else b""
        message = (str(request.method), str(request.url), dict(request.headers), body)
        network.met[fate] += 1
        if fate == "lost":
            raise requests.ConnectionError
        if fate == "late":
            network.late.append(message)
            raise requests.ConnectionError
        status, headers, content = network.deliver(*message)
        network.captured = [*network.captured[-40:], message]
        if fate == "twice":
            network.deliver(*message)
        if fate == "answer lost":
            raise requests.ConnectionError
        named = {name.decode(): value.decode() for name, value in headers}
        raw = HTTPResponse(body=io.BytesIO(content), headers=named, status=status, preload_content=False)
        return self.build_response(request, raw)


async def _call(app: Any, method: str, url: str, headers: dict[str, str], body: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    parts = urlsplit(url)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": parts.scheme,
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
        "state": {},
    }
    asked = [{"type": "http.request", "body": body, "more_body": False}]
    answer: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return asked.pop(0) if asked else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    await app(scope, receive, send)
    start = answer[0]
    content = b"".join(message.get("body", b"") for message in answer[1:])
    return int(start["status"]), list(start["headers"]), content
