"""The console's door: who is behind a request, and the pages of signing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette_admin.auth import AdminUser, BaseAuthProvider

from central.clock import now_ms
from central.console.factor import picture_of
from central.console.pages.page import text_of
from central.console.roles import Member
from central.console.sessions import Session, end_session, find_session, is_seen, see
from central.console.signing_in import Refused, SigningIn
from central.console.trail import note
from central.facility.facility import load_facility

#: The prefix binds it to this host, to TLS and to the whole site (RFC 6265bis, section 4.1.3.2).
COOKIE = "__Host-lumen"
LOOK_COOKIE = "__Host-lumen-look"
LOOKS = ("auto", "light", "dark")
_YEAR_S = 365 * 24 * 3600


@dataclass
class ConsoleUser(AdminUser):
    """Somebody signed in, as the library carries them."""

    member: Member | None = None


class Gate(BaseAuthProvider):
    """Finds the session of each request."""

    def __init__(self, signing_in: SigningIn, idle_ms: int) -> None:
        super().__init__(allow_routes=["login_step", "look"])
        self.signing_in = signing_in
        self.idle_ms = idle_ms
        self.templates: Jinja2Templates | None = None

    async def authenticate(self, request: Request) -> AdminUser | None:
        """Who is signed in with both factors; None: nobody."""
        session = await run_in_threadpool(self._session, request)
        request.state.session = session
        if session is None or session.stage != "in":
            return None
        return ConsoleUser(username=session.member.name, member=session.member)

    def get_routes(self, templates: Jinja2Templates) -> list[Route]:
        """The pages of signing in."""
        self.templates = templates
        return [
            Route("/login", self.door, methods=["GET"], name="login"),
            Route("/login", self.step, methods=["POST"], name="login_step"),
            Route("/logout", self.leave, methods=["POST"], name="logout"),
            Route("/look", self.look, methods=["POST"], name="look"),
            Route("/alive", self.alive, methods=["POST"], name="alive"),
        ]

    async def door(self, request: Request) -> Response:
        """What the session still wants; without one, name and password."""
        return await run_in_threadpool(self._door, request, "")

    async def step(self, request: Request) -> Response:
        """One step of signing in."""
        form = await request.form()
        try:
            return await run_in_threadpool(self._step, request, form)
        except Refused as error:
            return await run_in_threadpool(self._door, request, str(error), 401)

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        await run_in_threadpool(self._leave, request)
        response = RedirectResponse("/login?done=out", 303)
        response.delete_cookie(COOKIE, path="/", secure=True)
        return response

    async def look(self, request: Request) -> Response:
        """Light, dark, or as the system has it."""
        chosen = text_of(await request.form(), "look", 8)
        response = RedirectResponse("/", 303)
        if chosen in LOOKS:
            response.set_cookie(LOOK_COOKIE, chosen, max_age=_YEAR_S, path="/", secure=True, httponly=True, samesite="strict")
        return response

    async def alive(self, request: Request) -> Response:
        """Somebody is still there: `authenticate` has written it down."""
        return Response(status_code=204 if request.state.session is not None else 403)

    def _session(self, request: Request) -> Session | None:
        token = request.cookies.get(COOKIE, "")
        if not token:
            return None
        at_ms = now_ms()
        with self.signing_in.database.read() as connection:
            session = find_session(connection, token, self.idle_ms, at_ms)
            fresh = session is None or session.stage != "in" or is_seen(connection, session, at_ms)
        if session is not None and not fresh:
            with self.signing_in.database.write() as connection:
                see(connection, session, at_ms)
        return session

    def _door(self, request: Request, problem: str, status: int = 200) -> Response:
        session: Session | None = request.state.session
        if session is not None and session.stage == "in":
            return RedirectResponse("/", 303)
        with self.signing_in.database.read() as connection:
            facility = load_facility(connection).name
        context: dict[str, Any] = {"stage": "name" if session is None else session.stage, "problem": problem, "facility": facility}
        if session is not None and session.stage == "factor":
            secret = self.signing_in.offered_secret(session)
            context["secret"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
            context["picture"] = Markup(picture_of(secret, session.member.login, facility))  # noqa: S704 - made here, of squares
        return self._page(request, "login.html", status, **context)

    def _step(self, request: Request, form: Any) -> Response:
        session: Session | None = request.state.session
        address, at_ms = request.client.host if request.client is not None else "", now_ms()
        if text_of(form, "again") == "start" and session is not None:
            self._leave(request)
            return _on("")
        if session is None:
            return _on(self.signing_in.begin(text_of(form, "login", 64), _password(form, "password"), address, at_ms))
        if session.stage == "password":
            chosen, again = _password(form, "password"), _password(form, "repeated")
            return _on(self.signing_in.choose_password(session, chosen, again, at_ms))
        code = text_of(form, "code", 32).replace(" ", "")
        if session.stage == "factor":
            token, codes = self.signing_in.set_up_factor(session, code, at_ms)
            return _with(self._page(request, "recovery.html", 200, codes=codes), token)
        return _on(self.signing_in.give_code(session, code, address, at_ms))

    def _leave(self, request: Request) -> None:
        session: Session | None = request.state.session
        if session is None:
            return
        with self.signing_in.database.write() as connection:
            end_session(connection, session)
            if session.stage == "in":
                note(connection, session.member.login, "signed out", "", now_ms())

    def _page(self, request: Request, template: str, status: int, **context: Any) -> Response:
        if self.templates is None:
            raise RuntimeError("the gate is in no console")
        return self.templates.TemplateResponse(request=request, name=template, context=context, status_code=status)


def _on(token: str) -> Response:
    return _with(RedirectResponse("/login", 303), token)


def _with(response: Response, token: str) -> Response:
    if token:
        response.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="strict")
    else:
        response.delete_cookie(COOKIE, path="/", secure=True)
    return response


def _password(form: Any, name: str) -> str:
    """A password as it was typed: spaces count."""
    value = form.get(name, "")
    return value[:1000] if isinstance(value, str) else ""
