"""The visit's side of central's signalling: HTTP/1.1 over TLS with the facility's own CA, one request a connection, long polls.

The credential is the visit's token. Whatever answers is bounded in bytes and time.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

ANSWER_SECONDS = 10.0
#: Central answers a question for news after 15 s at the latest.
NEWS_SECONDS = 25.0
MAX_HEAD_BYTES = 16 * 1024
MAX_BODY_BYTES = 256 * 1024


class NotHeard(Exception):
    """No answer, or none that can be used: worth another try."""


class TurnedAway(Exception):
    """Central's answer is no; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class RelayAddress:
    """Where central's calls are."""

    host: str
    port: int
    secure: bool

    @classmethod
    def of(cls, url: str) -> RelayAddress:
        """Raises ValueError unless it is HTTPS, or plain HTTP to this machine."""
        parts = urlsplit(url)
        local = parts.hostname in {"127.0.0.1", "localhost", "::1"}
        if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
            raise ValueError("the relay's address must start with https:// (plain http only to this machine)")
        secure = parts.scheme == "https"
        return cls(parts.hostname, parts.port or (443 if secure else 80), secure)

    async def addresses(self) -> frozenset[str]:
        """The addresses that this name stands for now: where media may go. Raises NotHeard."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(self.host, self.port, type=socket.SOCK_DGRAM)
        except OSError as error:
            raise NotHeard from error
        return frozenset(str(one[4][0]) for one in found)


def pinned(authority: str) -> ssl.SSLContext:
    """TLS 1.3 with a server whose certificate names the host and is signed by `authority` (PEM). Raises ssl.SSLError for none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=authority)
    return context


class Signalling:
    """One visit's line to central."""

    def __init__(self, relay: RelayAddress, token: str, tls: ssl.SSLContext | None) -> None:
        self._relay = relay
        self._token = token
        self._tls = tls
        self._session = ""

    async def join(self) -> dict[str, Any]:
        """Come into the room. Raises NotHeard, TurnedAway."""
        told = await self._ask("join", {}, ANSWER_SECONDS)
        session = told.get("session")
        if not isinstance(session, str) or told.get("side") != "device":
            raise TurnedAway("refused")
        self._session = session
        return told

    async def news(self, after: int) -> dict[str, Any]:
        """Events after that number, waited for. Raises NotHeard, TurnedAway."""
        return await self._ask("events", {"session": self._session, "after": after}, NEWS_SECONDS)

    async def say(self, round_: int, kind: str, sdp: str = "") -> None:
        """A word for the other side. Raises NotHeard, TurnedAway."""
        await self._ask("say", {"session": self._session, "round": round_, "kind": kind, "sdp": sdp}, ANSWER_SECONDS)

    async def leave(self) -> None:
        """Go. Raises NotHeard, TurnedAway."""
        if self._session:
            await self._ask("leave", {"session": self._session}, ANSWER_SECONDS)

    async def _ask(self, what: str, body: dict[str, object], seconds: float) -> dict[str, Any]:
        try:
            async with asyncio.timeout(seconds):
                status, answer = await self._exchange(what, json.dumps(body).encode())
            told = json.loads(answer)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError, RecursionError) as error:
            raise NotHeard(type(error).__name__) from error
        if not isinstance(told, dict):
            raise NotHeard("no object")
        if status == 200:
            return told
        if status in {400, 401, 404, 409, 410}:
            raise TurnedAway(str(told.get("code"))[:32])
        raise NotHeard(f"status {status}")

    async def _exchange(self, what: str, body: bytes) -> tuple[int, bytes]:
        relay = self._relay
        name = f"[{relay.host}]" if ":" in relay.host else relay.host
        reader, writer = await asyncio.open_connection(
            relay.host, relay.port, ssl=self._tls, server_hostname=relay.host if self._tls is not None else None, limit=MAX_HEAD_BYTES
        )
        try:
            head = (
                f"POST /v1/calls/{what} HTTP/1.1\r\nHost: {name}:{relay.port}\r\nAuthorization: Bearer {self._token}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            )
            writer.write(head.encode("ascii") + body)
            await writer.drain()
            status, length = _head(await reader.readuntil(b"\r\n\r\n"))
            return status, await reader.readexactly(length)
        finally:
            writer.close()


def _head(head: bytes) -> tuple[int, int]:
    """Status and length of the body. Raises ValueError."""
    first, *lines = head.decode("ascii").split("\r\n")
    version, status, *_ = first.split(" ")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = fields.get("content-length", "")
    if version != "HTTP/1.1" or not status.isdecimal() or not length.isdecimal() or int(length) > MAX_BODY_BYTES:
        raise ValueError("an answer of another form")
    return int(status), int(length)
