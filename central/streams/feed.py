"""What `/v1/changes` does: a page at once, or a wait that costs neither a thread nor a database connection.

One who waits is a row in memory: its cursor, and the streams it follows. What a notice touched is read once for all whom it concerns,
and their answers are sent from there; their own tasks only watch whether the caller hangs up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import structlog
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from central.clock import now_ms
from central.database import Database
from central.devices.forgetful import Forgetful
from central.devices.signature import Sender
from central.log import log_unexpected
from central.signin.grants import followed_streams
from central.streams.cursor import Cursor, CursorGone, Position, decode_cursor
from central.streams.notify import Notifier, Waiter
from central.streams.streams import FACILITY, Head, Page, heads, is_resident_stream, read_page
from central.web import CODINGS, Receive, Refusal, Send, pack
from kiosk.sync.wire import ChangesRequest

log = structlog.get_logger()

#: Looks in one transaction: the first of many that are woken at once need not wait for the last.
LOOKS_AT_ONCE = 100
#: Answers of one turn of the event loop; what else there is to do comes in between.
_ANSWERS_AT_ONCE = 500
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"vary", b"accept-encoding"),
    (b"accept-encoding", CODINGS.encode()),
]
_NOTICE = frozenset({FACILITY})


class Look(NamedTuple):
    """What a device asks for."""

    device: str
    cursor: Cursor
    limit: int
    frozen: bool


class Found(NamedTuple):
    """What a look finds, and in which streams."""

    followed: Sequence[str]
    page: Page


class _Poll(Waiter):
    """A request that waits until `deadline` (of the event loop's clock), and how to answer it."""

    __slots__ = ("coding", "deadline", "look", "send")

    def __init__(self, look: Look, deadline: float, coding: str, send: Send) -> None:
        super().__init__()
        self.look = look
        self.deadline = deadline
        self.coding = coding
        self.send = send

    async def answer(self, body: bytes) -> None:
        """Send a page, compressed when that pays."""
        coding, body = pack(body, self.coding)
        headers = [*_HEADERS, (b"content-length", b"%d" % len(body))]
        if coding:
            headers.append((b"content-encoding", coding.encode()))
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


class Feed:
    """Reads pages for devices."""

    def __init__(self, database: Database, notifier: Notifier) -> None:
        self._database = database
        self._notifier = notifier
        notifier.woken = self._woken
        self._forgetful = Forgetful(database)
        self._together = _Together(self._read_all)
        self._tasks: set[asyncio.Task[None]] = set()

    async def look_of(self, sender: Sender, asked: ChangesRequest) -> Look:
        """What is asked for. Raises Refusal: 410 `cursor_gone`."""
        if asked.head_seq is not None:
            await run_in_threadpool(self._forgetful.look, sender, asked.head_seq)
        try:
            return Look(sender.device, decode_cursor(asked.cursor).without(asked.forgotten), asked.limit, sender.state != "active")
        except CursorGone as gone:
            raise _start_again(gone) from None

    async def serve(self, look: Look, wait_s: float, coding: str, receive: Receive, send: Send) -> None:
        """Answer with the next page, as a `wire.ChangesAnswer`; an empty one when the wait ends. Raises Refusal: 410 `cursor_gone`.

        A frozen device gets nothing of residents but their balances.
        """
        loop = asyncio.get_running_loop()
        poll = _Poll(look, loop.time() + wait_s, coding, send)
        with self._notifier.waiting(poll):
            while True:
                try:
                    found = await self._together.read(look)
                except CursorGone as gone:
                    raise _start_again(gone) from None
                if self._rests(poll, found):
                    break
                if not poll.again or self._over(poll, found):
                    await poll.answer(_answer(look, found.page))
                    return
                poll.again = False
            del found
            end = loop.call_at(poll.deadline, self._end, poll)
            try:
                while (await receive())["type"] != "http.disconnect":
                    pass
            finally:
                end.cancel()

    def _over(self, poll: _Poll, found: Found) -> bool:
        """Whether it must be answered now."""
        return bool(found.page.stored) or self._notifier.closed or poll.deadline <= asyncio.get_running_loop().time()

    def _rests(self, poll: _Poll, found: Found) -> bool:
        """Let it wait for news, unless there are some or the wait is over."""
        if poll.again or self._over(poll, found):
            return False
        cursor = poll.look.cursor
        poll.known = {name: place.n if (place := cursor.position(name)) else 0 for name in found.followed}
        return True

    def _woken(self, polls: list[_Poll], names: frozenset[str] | None) -> None:
        if names is None:
            for poll in polls:
                self._end(poll)
            return
        notice = [poll for poll in polls if names & (poll.known or {}).keys() == _NOTICE]
        told = set(notice)
        others = [poll for poll in polls if poll not in told]
        if notice:
            # What the facility tells everybody is nobody's secret: whom each follows now need not be known.
            self._do(self._answer_notice({poll: frozenset(poll.known or ()) for poll in notice}))
        if others:
            self._do(self._answer_others(others))
        for poll in polls:
            poll.known, poll.again = None, False
