"""What all pages share: who may open one, work in threads, templates, and the trail."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette_admin import CustomView
from starlette_admin.routing import route

from central.blobs import Blobs
from central.clock import now_ms
from central.console.roles import EVERYBODY, Member
from central.console.trail import note
from central.database import Database
from central.filings.handling import Desk
from central.filings.role_keys import RoleKeys
from central.signin.grants import Signer

_P = TypeVar("_P", bound="Page")


class Cannot(Exception):
    """It was not done; the text says why, to whoever asked for it."""


@dataclass(frozen=True)
class Rooms:
    """Central's rooms as pages reach them."""

    database: Database
    blobs: Blobs
    desk: Desk
    keys: RoleKeys
    signer: Signer


def member_of(request: Request) -> Member:
    """Who is signed in. Raises HTTPException 403: nobody."""
    user = getattr(request.state, "admin_user", None)
    member = getattr(user, "member", None)
    if not isinstance(member, Member):
        raise HTTPException(403)
    return member


class Page(CustomView):
    """A room of the console. Its routes are closed to everybody without one of `roles`, whatever they do."""

    roles: ClassVar[frozenset[str]] = EVERYBODY
    group: ClassVar[str] = ""
    #: What stands beside its name on the first page: where nothing waits, and after the count of what does.
    line: ClassVar[str] = ""
    waits: ClassVar[str] = "waiting"

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self.rooms = rooms

    def is_accessible(self, request: Request) -> bool:
        """Whether who is signed in may open it."""
        user = getattr(request.state, "admin_user", None)
        return user is not None and user.member.has(self.roles)

    def is_active(self, request: Request) -> bool:
        """Whether it, or a page below it, is shown."""
        path = request.scope["path"].removeprefix(request.scope["root_path"])
        return bool(path == self.path or path.startswith(f"{self.path.rstrip('/')}/"))

    def waiting(self, connection: Connection, member: Member) -> int:  # noqa: ARG002 - for those that have something
        """How much waits there for them; 0 shows nothing."""
        return 0

    def show(self, request: Request, template: str, status: int = 200, **context: Any) -> Response:
        """A template with what it needs."""
        if self.templates is None:
            raise RuntimeError("the page is in no console")
        member = member_of(request)
        shared = {"title": self.title(request), "member": member, "page": self, "now_ms": now_ms()}
        return self.templates.TemplateResponse(request=request, name=template, context=shared | context, status_code=status)

    def read(self, request: Request, deed: str, about: str, detail: str = "") -> None:
        """Put a read of somebody's words on the trail, before they are shown."""
        with self.rooms.database.write() as connection:
            note(connection, member_of(request).login, deed, about, now_ms(), detail)

    def done(self, request: Request, connection: Connection, deed: str, about: str, detail: str = "") -> None:
        """Put a deed on the trail, in its own transaction."""
        note(connection, member_of(request).login, deed, about, now_ms(), detail)


def shows(path: str) -> Callable[[Callable[[_P, Request], Response]], Any]:
    """A page at `path` below the view's own, made in a thread."""

    def wrap(method: Callable[[_P, Request], Response]) -> Any:
        @functools.wraps(method)
        async def handler(self: _P, request: Request) -> Response:
            return await run_in_threadpool(method, self, request)

        return route(path, methods=["GET"], name=f"{method.__qualname__}")(handler)

    return wrap


def does(path: str) -> Callable[[Callable[[_P, Request, FormData], str | Response]], Any]:
    """A deed at `path`, done in a thread; it returns where to go on, or what to show. What cannot be done has a page of its own."""

    def wrap(method: Callable[[_P, Request, FormData], str | Response]) -> Any:
        @functools.wraps(method)
        async def handler(self: _P, request: Request) -> Response:
            form = await request.form()
            try:
                goes_to = await run_in_threadpool(method, self, request, form)
            except Cannot as error:
                return self.show(request, "cannot.html", 409, why=str(error), back=self.path)
            return RedirectResponse(goes_to, 303) if isinstance(goes_to, str) else goes_to

        return route(path, methods=["POST"], name=f"{method.__qualname__}")(handler)

    return wrap


def text_of(form: FormData, name: str, most: int = 4000) -> str:
    """A field of a form as text, cut; never a file."""
    value = form.get(name, "")
    return value.strip()[:most] if isinstance(value, str) else ""
