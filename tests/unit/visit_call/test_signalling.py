"""What the process of a visit takes of whoever answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kiosk.visit_call import signalling
from kiosk.visit_call.signalling import MAX_BODY_BYTES, NotHeard, RelayAddress, Signalling, TurnedAway

OK = b"HTTP/1.1 200 OK\r\n"


def answer(body: bytes, head: bytes = OK) -> bytes:
    """A whole answer."""
    return head + b"content-length: %d\r\n\r\n" % len(body) + body


def answered_by(said: bytes, play: Callable[[Signalling], Awaitable[None]], *, hold: bool = False) -> bytes:
    """Let a server say this; returns what it was asked."""
    asked = bytearray()
    held: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.extend(await reader.readuntil(b"\r\n\r\n"))
        writer.write(said)
        if hold:
            held.append(writer)
        else:
            writer.close()

    async def whole() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            await play(Signalling(RelayAddress("127.0.0.1", port, secure=False), "token", None))
            for writer in held:
                writer.close()

    asyncio.run(whole())
    return bytes(asked)


async def join(line: Signalling) -> None:
    """Come in."""
    await line.join()


def test_the_token_goes_to_central_and_the_session_comes_back() -> None:
    asked = answered_by(answer(b'{"session": "s", "side": "device"}'), join)
    assert asked.startswith(b"POST /v1/calls/join HTTP/1.1\r\n")
    assert b"Authorization: Bearer token\r\n" in asked


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"hello",
        OK,
        answer(b"not json"),
        answer(b"[]"),
        answer(b"[" * 100_000),
        answer(b'{"session": "s", "side": "device"}'.ljust(MAX_BODY_BYTES + 1)),
        OK + b"content-length: -1\r\n\r\n",
        OK + b"transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        OK + b"content-length: 100\r\n\r\nshort",
        OK + b"x: " + b"y" * 100_000 + b"\r\n\r\n",
        answer(b"{}", b"HTTP/1.1 302 Found\r\nlocation: http://elsewhere/\r\n"),
        answer(b"{}", b"HTTP/1.1 503 Busy\r\n"),
        b"\xff\xfe" * 100 + b"\r\n\r\n",
    ],
)
def test_what_is_no_answer_is_as_if_nobody_answered(said: bytes) -> None:
    async def play(line: Signalling) -> None:
        with pytest.raises(NotHeard):
            await line.join()

    answered_by(said, play)


def test_who_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signalling, "ANSWER_SECONDS", 0.2)

    async def play(line: Signalling) -> None:
        with pytest.raises(NotHeard, match="TimeoutError"):
            await line.join()

    answered_by(OK + b"content-length: 10\r\n\r\n12345", play, hold=True)


@pytest.mark.parametrize(("status", "code"), [(401, "refused"), (410, "staff"), (409, "early"), (404, "unknown")])
def test_a_no_is_a_no(status: int, code: str) -> None:
    async def play(line: Signalling) -> None:
        with pytest.raises(TurnedAway, match=code):
            await line.join()

    answered_by(answer(b'{"code": "%s"}' % code.encode(), b"HTTP/1.1 %d No\r\n" % status), play)


def test_the_contact_s_side_is_not_this_one_s() -> None:
    async def play(line: Signalling) -> None:
        with pytest.raises(TurnedAway, match="refused"):
            await line.join()

    answered_by(answer(b'{"session": "s", "side": "contact"}'), play)
