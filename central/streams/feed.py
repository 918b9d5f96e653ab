"""What `/v1/changes` does: a page at once, or a wait that costs neither a thread nor a database connection.

One who waits is a row in memory: its cursor, and the streams it follows. What a notice touched is read once for all whom it concerns,
and their answers are sent from there; their own tasks only watch whether the caller hangs up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

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
            return Look(sender.device, decode_cursor(asked.cursor).without(asked.forgotten), asked.limit, not sender.serves)
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
        """Streams of these moved; None: nobody may wait any more."""
        if names is None:
            for poll in polls:
                self._end(poll)
            return
        notice: list[tuple[_Poll, Collection[str]]] = []
        others: list[_Poll] = []
        for poll in polls:
            known, poll.known, poll.again = poll.known or {}, None, False
            if names & known.keys() == _NOTICE:
                notice.append((poll, known))
            else:
                others.append(poll)
        if notice:
            self._do(self._tell_notice(notice))
        if others:
            self._do(self._tell_news(others))

    async def _tell_notice(self, polls: list[tuple[_Poll, Collection[str]]]) -> None:
        """What the facility tells everybody: read once for all at the same place, whomever each of them follows now."""
        groups: dict[tuple[Position | None, int], list[tuple[_Poll, Collection[str]]]] = {}
        for poll, followed in polls:
            groups.setdefault((poll.look.cursor.position(FACILITY), poll.look.limit), []).append((poll, followed))
        for (place, limit), group in groups.items():
            start = Cursor({} if place is None else {FACILITY: place})
            try:
                page = await run_in_threadpool(self._read_notice, start, limit)
            except Exception as error:  # noqa: BLE001 - whoever asks by himself is told
                if not isinstance(error, CursorGone):
                    log_unexpected("a notice was not read", error)
                await self._tell_news([poll for poll, _ in group])
                continue
            to, at_ms = page.cursor.places, now_ms()
            for number, (poll, followed) in enumerate(group, 1):
                self._do(poll.answer(page.answer(at_ms, poll.look.cursor.moved(to, followed))))
                if number % _ANSWERS_AT_ONCE == 0:
                    await asyncio.sleep(0)

    async def _tell_news(self, polls: list[_Poll]) -> None:
        """Look for each, and answer those who are concerned. The others wait on."""
        looks = await asyncio.gather(*(self._together.read(poll.look) for poll in polls), return_exceptions=True)
        again = []
        for poll, found in zip(polls, looks, strict=True):
            if isinstance(found, CursorGone):
                self._do(_start_again(found).response()({"type": "http"}, _nothing, poll.send))
            elif isinstance(found, BaseException):
                if not isinstance(found, SQLAlchemyError):
                    log_unexpected("a look for a waiting device failed", found)
                self._give_up(poll)
            elif poll.again and not self._over(poll, found):
                again.append(poll)
                poll.again = False
            elif not self._rests(poll, found):
                self._do(poll.answer(_answer(poll.look, found.page)))
        if again:
            await self._tell_news(again)

    def _end(self, poll: _Poll) -> None:
        """Nothing new came."""
        if poll.known is not None:
            self._give_up(poll)

    def _give_up(self, poll: _Poll) -> None:
        """Answer with nothing: the device asks again, and meets by itself what is wrong."""
        poll.known = None
        self._do(poll.answer(Page([], poll.look.cursor, more=False, left=0).answer(now_ms())))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _read_notice(self, cursor: Cursor, limit: int) -> Page:
        with self._database.read() as connection:
            return read_page(connection, cursor, [FACILITY], limit)

    def _read(self, connection: Connection, look: Look, followed: Sequence[str], known: Mapping[str, Head]) -> Found:
        return Found(followed, read_page(connection, look.cursor, followed, look.limit, known))

    def _read_all(self, looks: Sequence[Look]) -> list[Found | CursorGone]:
        """What each device finds, or why not; in one look at the database, at what it may follow at this moment."""
        found: list[Found | CursorGone] = []
        with self._database.read() as connection:
            followed: dict[bool, dict[str, list[str]]] = {}
            for frozen in {look.frozen for look in looks}:
                devices = sorted({look.device for look in looks if look.frozen == frozen})
                followed[frozen] = followed_streams(connection, devices, now_ms(), revoked_too=frozen)
            names = {name for some in followed.values() for streams in some.values() for name in streams}
            known = heads(connection, sorted(names))
            for look in looks:
                try:
                    found.append(self._read(connection, look, followed[look.frozen][look.device], known))
                except CursorGone as gone:
                    found.append(gone)
        return found


class _Together:
    """Looks of devices that come at once share a thread, a connection and a transaction."""

    def __init__(self, read_all: Callable[[Sequence[Look]], Sequence[Found | CursorGone]]) -> None:
        self._read_all = read_all
        self._waiting: list[tuple[Look, asyncio.Future[Found]]] = []
        self._task: asyncio.Task[None] | None = None

    def read(self, look: Look) -> asyncio.Future[Found]:
        """What this device finds. The future raises CursorGone, or what the database raises."""
        answer: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        self._waiting.append((look, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return answer

    async def _run(self) -> None:
        try:
            while self._waiting:
                part, self._waiting = self._waiting[:LOOKS_AT_ONCE], self._waiting[LOOKS_AT_ONCE:]
                found: Sequence[Found | Exception]
                try:
                    found = await run_in_threadpool(self._read_all, [look for look, _ in part])
                except Exception as error:  # noqa: BLE001 - each of them asked, each is told
                    found = [error] * len(part)
                for (_, answer), one in zip(part, found, strict=True):
                    if answer.done():
                        continue  # the caller has gone
                    if isinstance(one, Exception):
                        answer.set_exception(one)
                    else:
                        answer.set_result(one)
        finally:
            self._task = None


def _answer(look: Look, page: Page) -> bytes:
    if look.frozen:
        kept = [change for change in page.stored if not is_resident_stream(change.stream) or change.kind == "wallet.balances"]
        page = replace(page, stored=kept)
    return page.answer(now_ms())


def _start_again(gone: CursorGone) -> Refusal:
    """A `wire.CursorGone`, unless nothing of the cursor can be used: then without streams and cursor."""
    if gone.cursor is None:
        return Refusal(410, "cursor_gone", "start again from the beginning")
    log.warning("devices start streams again", streams=len(gone.streams), first=gone.streams[0])
    return Refusal(410, "cursor_gone", "read these streams again", streams=list(gone.streams), cursor=gone.cursor.encode())


async def _nothing() -> MutableMapping[str, Any]:
    """Nothing more is received of a request that was read."""
    return {"type": "http.disconnect"}
