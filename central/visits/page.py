"""The paths of a contact's page of times: the page, and what it asks. Each question carries the contact's token, in its head."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Request
from pydantic import Field
from sqlalchemy import Connection, Row
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from central.calls.web import MAX_TOKEN
from central.database import Database
from central.facility.facility import load_facility
from central.mail_in.clean_text import clean_text
from central.residents.residents import get_resident
from central.visits import by_contact
from central.visits.keeping import CannotVisit
from central.visits.page_links import contact_of
from central.web import Refusal, parse, read_body
from kiosk.sync.wire_base import Id, Millis, Payload
from kiosk.sync.wire_visits import VisitMinutes, VisitNote

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_SCRIPT = "text/javascript; charset=utf-8"
#: Path, file, kind.
_PAGE = (
    ("/times", "times.html", "text/html; charset=utf-8"),
    ("/times/times.js", "times.js", _SCRIPT),
    ("/times/words.js", "words.js", _SCRIPT),
    ("/times/times.css", "times.css", "text/css; charset=utf-8"),
)
_PLAIN = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_STRANGER = Refusal(401, "refused", "this link opens nothing (any more)")
_Deed = Callable[[Connection, Row[Any], int], object]
_Version = Annotated[int, Field(ge=1, lt=1 << 31)]


class Proposed(Payload):
    """A visit that the contact would like."""

    starts_ms: Millis
    minutes: VisitMinutes
    note: VisitNote = ""


class Answered(Payload):
    """Yes to one of the resident's times, no to a visit, or another time for it. `version`: of the visit as the page showed it."""

    visit: Id
    version: _Version
    answer: Literal["accept", "decline", "move"]
    starts_ms: Millis = 0


def add_times(app: FastAPI, database: Database, now_ms: Callable[[], int]) -> None:
    """Put the page and its questions beside the page of calls."""
    folder = resources.files("central.visits").joinpath("page")
    for path, name, kind in _PAGE:
        app.add_api_route(path, _file(folder.joinpath(name).read_bytes(), kind), methods=["GET"])
    asked = _Times(database, now_ms)
    for what in ("about", "propose", "answer"):
        app.add_api_route(f"/v1/times/{what}", getattr(asked, what), methods=["POST"])


def _file(body: bytes, kind: str) -> Callable[[], Response]:
    def serve() -> Response:
        return Response(body, media_type=None, headers={**_HEADERS, "content-type": kind})

    return serve


class _Times:
    """What each question does; every answer is the whole page. Strangers are turned away before anything of theirs is read."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    async def about(self, request: Request) -> Response:
        """What the page shows."""
        return await self._answer(await self._token(request), None)

    async def propose(self, request: Request) -> Response:
        """Another visit."""
        token = await self._token(request)
        said = parse(Proposed, await read_body(request))
        note = clean_text(said.note)[:300]

        def deed(connection: Connection, contact: Row[Any], now_ms: int) -> object:
            return by_contact.propose(connection, contact, said.starts_ms, said.minutes, note, now_ms)

        return await self._answer(token, deed)

    async def answer(self, request: Request) -> Response:
        """Yes, no, or another time."""
        token = await self._token(request)
        said = parse(Answered, await read_body(request))

        def deed(connection: Connection, contact: Row[Any], now_ms: int) -> object:
            if said.answer == "decline":
                return by_contact.decline(connection, contact, said.visit, said.version, now_ms)
            do = by_contact.accept if said.answer == "accept" else by_contact.move
            return do(connection, contact, said.visit, said.version, said.starts_ms, now_ms)

        return await self._answer(token, deed)

    async def _token(self, request: Request) -> str:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not 0 < len(token) <= MAX_TOKEN or not await run_in_threadpool(self._known, token):
            raise _STRANGER
        return token

    def _known(self, token: str) -> bool:
        with self._database.read() as connection:
            return contact_of(connection, token, self._now_ms()) is not None

    async def _answer(self, token: str, deed: _Deed | None) -> Response:
        return JSONResponse(await run_in_threadpool(self._done, token, deed), headers=_PLAIN)

    def _done(self, token: str, deed: _Deed | None) -> dict[str, Any]:
        now_ms = self._now_ms()
        try:
            with self._database.read() if deed is None else self._database.write() as connection:
                contact = contact_of(connection, token, now_ms)
                if contact is None:
                    raise _STRANGER
                if deed is not None:
                    deed(connection, contact, now_ms)
                return _whole(connection, contact, now_ms)
        except CannotVisit as error:
            raise Refusal(409, error.code, "this cannot be") from None


def _whole(connection: Connection, contact: Row[Any], now_ms: int) -> dict[str, Any]:
    home, resident = load_facility(connection), get_resident(connection, contact.resident)
    return {
        "resident": "" if resident is None else resident.first_name,
        "facility": home.name,
        "zone": home.policy.facility.zone,
        "times": by_contact.times(connection, now_ms),
        "visits": [by_contact.shown(row) for row in by_contact.own_visits(connection, contact)],
    }
