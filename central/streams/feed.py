"""What `/v1/changes` does: a page at once, or a wait that costs neither a thread nor a database connection."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from central.clock import now_ms
from central.database import Database
from central.devices.signature import Sender
from central.signin.grants import followed_streams
from central.streams.cursor import Cursor, CursorGone, decode_cursor
from central.streams.notify import Notifier
from central.streams.streams import read_page
from central.web import Refusal
from kiosk.sync.wire import Change, ChangesAnswer, ChangesRequest

DISCONNECT_CHECK_SECONDS = 5.0


class Feed:
    """Reads pages for devices."""

    def __init__(self, database: Database, notifier: Notifier) -> None:
        self._database = database
        self._notifier = notifier

    async def page(self, sender: Sender, asked: ChangesRequest, request: Request) -> ChangesAnswer:
        """The next page; an empty one when the wait ends. Raises Refusal: 410 `cursor_gone`, 409 `frozen`."""
        if sender.state != "active":
            raise Refusal(409, "frozen", "this device is frozen")
        try:
            cursor = decode_cursor(asked.cursor)
            deadline = asyncio.get_running_loop().time() + asked.wait_s
            while True:
                followed = await run_in_threadpool(self._followed, sender.device)
                known = {name: place.n if (place := cursor.position(name)) else 0 for name in followed}
                async with self._notifier.waiting(known) as event:
                    changes, moved, more = await run_in_threadpool(self._read, cursor, followed, asked.limit)
                    left = deadline - asyncio.get_running_loop().time()
                    if changes or left <= 0 or self._notifier.closed or await self._rest(event, left, request):
                        return ChangesAnswer(changes=tuple(changes), cursor=moved.encode(), more=more, server_ms=now_ms())
        except CursorGone:
            raise Refusal(410, "cursor_gone", "start again from the beginning") from None

    async def _rest(self, event: asyncio.Event, seconds: float, request: Request) -> bool:
        """Wait for the event; True when the caller has gone, so that nobody needs an answer."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not event.is_set() and (left := end - loop.time()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(left, DISCONNECT_CHECK_SECONDS))
            if not event.is_set() and await request.is_disconnected():
                return True
        return False

    def _followed(self, device: str) -> list[str]:
        with self._database.read() as connection:
            return followed_streams(connection, device, now_ms())

    def _read(self, cursor: Cursor, followed: list[str], limit: int) -> tuple[list[Change], Cursor, bool]:
        with self._database.read() as connection:
            return read_page(connection, cursor, followed, limit)
