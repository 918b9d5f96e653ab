"""One kept-alive HTTP/1.1 connection of a simulated device. As light as it can be: thousands live in one process beside the server
that is measured, and a general client would take more of the machine than central does."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
from dataclasses import dataclass


class Failed(Exception):
    """No answer, or none that can be used."""


@dataclass(frozen=True)
class Answer:
    """Status and decoded body."""

    status: int
    body: bytes


class Connection:
    """Opens on the first request. One request at a time."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        """Send a request and wait for its answer. Raises Failed."""
        lines = [f"POST {path} HTTP/1.1", f"Host: {self._host}", f"Content-Length: {len(body)}", "Accept-Encoding: gzip"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        try:
            reader, writer = await self._opened()
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])}
            content = await reader.readexactly(int(fields["content-length"]))
        except (OSError, asyncio.IncompleteReadError, KeyError, ValueError) as error:
            await self.close()
            raise Failed(type(error).__name__) from error
        if fields.get("content-encoding") == "gzip":
            content = gzip.decompress(content)
        return Answer(int(head.split(" ", 2)[1]), content)

    async def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=4 * 1024 * 1024)
        return self._reader, self._writer

    async def close(self) -> None:
        """Hang up."""
        writer, self._reader, self._writer = self._writer, None, None
        if writer is not None:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
