"""The paths of calls: the contact's page, and signalling by long polls. Each request of signalling carries the visit's token."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from importlib import resources
from typing import Any, Literal

from fastapi import FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from central.calls.description import MAX_BYTES, Malformed
from central.calls.rooms import Room, find_room
from central.calls.switchboard import Switchboard, TooOften, Unknown
from central.database import Database
from central.web import Refusal, read_body

MAX_TOKEN = 128
#: A camera, a microphone, this server; nothing else, and nobody's frame.
_PAGE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self' blob:; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), display-capture=()",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_SCRIPT = "text/javascript; charset=utf-8"
_PAGE = {"page.html": "text/html; charset=utf-8", "page.js": _SCRIPT, "words.js": _SCRIPT, "page.css": "text/css; charset=utf-8"}


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Heard(_Body):
    """What a side asks: what is new after this event?"""

    session: str = Field(min_length=1, max_length=64)
    after: int = Field(ge=0, lt=1 << 31)


class Said(_Body):
    """What a side says in a round."""

    session: str = Field(min_length=1, max_length=64)
    round: int = Field(ge=0, lt=1 << 31)
    kind: Literal["offer", "answer", "again", "connected"]
    sdp: str = Field(default="", max_length=MAX_BYTES)


class Left(_Body):
    """A side goes. `back`: it may come back at once, as a page does that is loaded anew."""

    session: str = Field(min_length=1, max_length=64)
    back: bool = False


#: Puts more that contacts reach here into the application: the schedule's page.
AddPaths = Callable[[FastAPI, Database, Callable[[], int]], None]


def create_calls(database: Database, switchboard: Switchboard, now_ms: Callable[[], int], more: Sequence[AddPaths] = ()) -> FastAPI:
    """The application."""
    app = FastAPI(title="Lumen calls", openapi_url=None, docs_url=None, redoc_url=None)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _not_found)
    for kind, status, code, reason in _ERRORS:
        app.add_exception_handler(kind, _as_refusal(status, code, reason))
    signalling = _Signalling(database, switchboard, now_ms)
    for name in ("about", "join", "events", "say", "leave"):
        app.add_api_route(f"/v1/calls/{name}", getattr(signalling, name), methods=["POST"])
    _page(app)
    for add in more:
        add(app, database, now_ms)
    return app


class _Signalling:
    """What each path of signalling does."""

    def __init__(self, database: Database, switchboard: Switchboard, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._switchboard = switchboard
        self._now_ms = now_ms

    async def about(self, request: Request) -> Response:
        """What a visit is, before anybody joins. Refused as `join` is."""
        return JSONResponse(self._about(await self._room(request)), headers=_PLAIN)

    async def join(self, request: Request) -> Response:
        """Come into the room, or come back."""
        room = await self._room(request)
        about = self._about(room)
        seat = await self._switchboard.join(room)
        return JSONResponse(about | {"session": seat.session, "side": room.side}, headers=_PLAIN)

    def _about(self, room: Room) -> dict[str, Any]:
        """What a side is told. Raises Refusal when the room is not open."""
        now = self._now_ms()
        if room.ended or now >= room.until_ms:
            raise Refusal(410, room.ended or "time", "this visit is over")
        if now < room.opens_ms:
            raise Refusal(409, "early", "this visit is not open yet", opens_in_ms=room.opens_ms - now)
        about = {"left_ms": room.until_ms - now, "recorded": room.recorded}
        return about | ({"name": room.resident_name} if room.side == "contact" else {})

    async def events(self, request: Request) -> Response:
        """What is new; waits for it."""
        room = await self._room(request)
        heard = Heard.model_validate(await _json(request))
        listening = asyncio.ensure_future(self._switchboard.hear(heard.session, room.room, heard.after))
        going = asyncio.ensure_future(_hung_up(request))
        try:
            await asyncio.wait({listening, going}, return_when=asyncio.FIRST_COMPLETED)
            found = listening.result() if listening.done() else []
            return JSONResponse({"events": found, "left_ms": max(0, room.until_ms - self._now_ms())}, headers=_PLAIN)
        finally:
            for task in (listening, going):
                task.cancel()
            await asyncio.gather(listening, going, return_exceptions=True)

    async def say(self, request: Request) -> Response:
        """A word for the other side."""
        room = await self._room(request)
        said = Said.model_validate(await _json(request))
        await self._switchboard.say(said.session, room.room, said.round, said.kind, said.sdp)
        return JSONResponse({}, headers=_PLAIN)

    async def leave(self, request: Request) -> Response:
        """Go. The token opens the room again while it is open; a direct call is over then."""
        room = await self._room(request)
        left = Left.model_validate(await _json(request))
        self._switchboard.leave(left.session, room.room, back=left.back)
        return JSONResponse({}, headers=_PLAIN)

    async def _room(self, request: Request) -> Room:
        """The room of the token, open or not: who is put out may ask why. Raises Refusal."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        room = await run_in_threadpool(_find, self._database, token) if 0 < len(token) <= MAX_TOKEN else None
        if room is None:
            raise Refusal(401, "refused", "there is no such visit")
        return room


_PLAIN = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


def _find(database: Database, token: str) -> Room | None:
    with database.read() as connection:
        return find_room(connection, token)


async def _json(request: Request) -> Any:
    try:
        return json.loads(await read_body(request))
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "bad_request", "a body is JSON") from error


async def _hung_up(request: Request) -> None:
    """Returns when the asker has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


_ERRORS: tuple[tuple[type[Exception], int, str, str], ...] = (
    (Unknown, 404, "unknown", "join again"),
    (TooOften, 503, "too_often", "wait a second"),
    (Malformed, 400, "malformed", "this description is not passed on"),
    (ValidationError, 400, "bad_request", "this is not what is said here"),
)


def _as_refusal(status: int, code: str, reason: str) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_request: Request, _error: Exception) -> Response:
        return Refusal(status, code, reason).response()

    return answer


def _page(app: FastAPI) -> None:
    folder = resources.files("central.calls").joinpath("page")
    held = {name: folder.joinpath(name).read_bytes() for name in _PAGE}

    def serve(name: str) -> Response:
        return Response(held[name], media_type=None, headers={**_PAGE_HEADERS, "content-type": _PAGE[name]})

    @app.get("/visit")
    async def page() -> Response:
        """The contact's page. Its token stands behind the `#`, so this server sees it only in signalling."""
        return serve("page.html")

    @app.get("/visit/page.js")
    async def script() -> Response:
        """Its program."""
        return serve("page.js")

    @app.get("/visit/words.js")
    async def said() -> Response:
        """Its words."""
        return serve("words.js")

    @app.get("/visit/page.css")
    async def style() -> Response:
        """Its looks."""
        return serve("page.css")


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return error.response()


async def _not_found(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return Refusal(status, "not_found" if status == 404 else "http", "there is no such thing here").response()
