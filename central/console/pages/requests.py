"""Requests, grievances and tickets by queue: clocks, words (opened by the role's key where it is here), and what staff do with one."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Connection, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, member_of, shows, text_of
from central.console.pages.table import ago, local, zone_of
from central.console.roles import HELP_DESK, INVESTIGATOR, Member
from central.filings.forms import form_at
from central.filings.handling import CannotHandle, Staff, find
from central.filings.opening import ListedFiling, OpenedFiling, Wanted, listed, opened
from central.filings.reports import close_report, listed_reports, opened_report
from central.filings.tables import filing_forms, filing_photos, filings
from kiosk.filings.form import Form, in_language

#: Tab: its heading and the states that it shows.
TABS: dict[str, tuple[str, tuple[str, ...]]] = {
    "open": ("Open", ("open",)),
    "overdue": ("Overdue", ("open",)),
    "answered": ("Answered", ("answered",)),
    "closed": ("Closed", ("closed", "withdrawn", "duplicate", "refused")),
}


def staff_of(member: Member) -> Staff:
    """Who does it, as the rooms of filings know staff."""
    return Staff(member.name, member.desks)


class RequestsPage(Page):
    """`/requests`: queues of the desks that somebody answers for, and one filing."""

    path = "/requests"
    menu_label = "Requests"
    icon = "clipboard-list"
    line = "Nothing waits"
    group = "Work"
    roles: ClassVar[frozenset[str]] = frozenset({HELP_DESK, INVESTIGATOR})

    def waiting(self, connection: Connection, member: Member) -> int:
        """How many are open at their desks."""
        return len(listed(connection, Wanted(), staff_of(member), now_ms()))

    @route("")
    async def index(self, request: Request) -> Response:
        """The open ones, what is due first."""
        return await self.queue(request)  # type: ignore[no-any-return]

    @shows("/queue")
    def queue(self, request: Request) -> Response:
        """`?tab=open|overdue|answered|closed&desk=&number=`."""
        asked, member, at_ms = request.query_params, member_of(request), now_ms()
        tab = asked.get("tab", "open") if asked.get("tab", "open") in TABS else "open"
        desk, number = asked.get("desk", "")[:32], asked.get("number", "")[:32]
        wanted = Wanted(TABS[tab][1], desk, tab == "overdue", number)
        with self.rooms.database.read() as connection:
            found = listed(connection, wanted, staff_of(member), at_ms)
            overdue = sum(one.overdue for one in listed(connection, Wanted(), staff_of(member), at_ms))
            zone = zone_of(connection)
        context: dict[str, Any] = {"found": found, "tab": tab, "desk": desk, "number": number, "tabs": TABS, "overdue": overdue}
        return self.show(request, "requests.html", **context, clock=lambda one: clock_of(one, at_ms), when=lambda ms: local(ms, zone))

    @shows("/one/{filing}")
    def one(self, request: Request) -> Response:
        """One of them, with its words."""
        filing, member, at_ms = request.path_params["filing"], member_of(request), now_ms()
        with self.rooms.database.read() as connection:
            found = self._opened(connection, filing, member, at_ms)
        self.read(request, "read filing", found.id, found.number)
        with self.rooms.database.read() as connection:
            form = form_at(connection, found.type, found.form_version)
            steps = [] if form is None else [(step.code, in_language(step.name, "en")) for step in form.handling.steps]
            zone = zone_of(connection)
            photos = [
                (row.sha256, row.blob is not None)
                for row in connection.execute(
                    select(filing_photos).where(filing_photos.c.filing == found.id).order_by(filing_photos.c.place)
                )
            ]
        return self.show(
            request,
            "request.html",
            found=found,
            answers=answers_of(found, form),
            steps=steps,
            photos=photos,
            sealed=found.role_key is not None,
            locked=found.role_key is not None and found.answers is None,
            clock=clock_of(found, at_ms),
            when=lambda ms: local(ms, zone),
            ago=ago,
        )

    @shows("/photo/{filing}/{sha256}")
    def photo(self, request: Request) -> Response:
        """A photo of a filing, for who answers for it."""
        filing, sha256 = request.path_params["filing"], request.path_params["sha256"]
        with self.rooms.database.read() as connection:
            found = self._opened(connection, filing, member_of(request), now_ms())
            mine = (filing_photos.c.filing == found.id, filing_photos.c.sha256 == sha256)
            blob = connection.execute(select(filing_photos.c.blob).where(*mine)).scalar_one_or_none()
        data = None if blob is None else self.rooms.blobs.get(blob)
        if data is None:
            raise HTTPException(404)
        self.read(request, "read photo", found.id, found.number)
        return Response(data, media_type="image/jpeg")

    @does("/do/{filing}")
    def do(self, request: Request, form: FormData) -> str:
        """Take, step, write, answer, close, hand on, mark as a duplicate."""
        filing, member, deed = request.path_params["filing"], member_of(request), text_of(form, "do", 16)
        with self.rooms.database.write() as connection:
            try:
                self._do(connection, find(connection, filing), deed, form, staff_of(member))
            except CannotHandle as error:
                raise Cannot(f"This was not done: {error}.") from error
            self.done(request, connection, f"filing: {deed}"[:40], filing, text_of(form, "role", 32) or text_of(form, "step", 32))
            stays = deed not in {"answer", "close", "route", "duplicate"}
        return f"/requests/one/{filing}?done={deed}" if stays else f"/requests?done={deed}"

    def _do(self, connection: Connection, filing: str, deed: str, form: FormData, staff: Staff) -> None:
        desk, at_ms = self.rooms.desk, now_ms()
        text, sign = text_of(form, "text", 20_000), text_of(form, "sign", 200)
        match deed:
            case "take":
                desk.take(connection, filing, staff, at_ms)
            case "step":
                desk.step(connection, filing, text_of(form, "step", 32), staff, at_ms)
            case "write":
                desk.write(connection, filing, text, sign, staff, at_ms)
            case "answer":
                desk.answer(connection, filing, text, sign, staff, at_ms)
            case "heard":
                desk.heard(connection, filing, staff, at_ms)
            case "close":
                desk.close(connection, filing, staff, at_ms)
            case "route":
                role = text_of(form, "role", 32)
                if role not in desks_of(connection):
                    raise CannotHandle("no form is answered by that desk")
                desk.route(connection, filing, role, staff, at_ms)
            case "duplicate":
                desk.duplicate(connection, filing, find(connection, text_of(form, "of", 64)), staff, at_ms)
            case _:
                raise CannotHandle("there is no such deed")

    def _opened(self, connection: Connection, filing: str, member: Member, at_ms: int) -> OpenedFiling:
        try:
            return opened(connection, filing, staff_of(member), self.rooms.keys, at_ms)
        except CannotHandle as error:
            raise HTTPException(404) from error


class ReportsPage(Page):
    """`/reports`: safety reports without a name."""

    path = "/reports"
    menu_label = "Safety reports"
    icon = "shield"
    line = "Nothing waits"
    group = "Work"
    roles: ClassVar[frozenset[str]] = frozenset({INVESTIGATOR})

    def waiting(self, connection: Connection, member: Member) -> int:
        """How many nobody has closed."""
        return len(listed_reports(connection, staff_of(member)))

    @route("")
    async def index(self, request: Request) -> Response:
        """The open ones."""
        return await self.queue(request)  # type: ignore[no-any-return]

    @shows("/queue")
    def queue(self, request: Request) -> Response:
        """`?closed=1`."""
        closed = request.query_params.get("closed", "") == "1"
        with self.rooms.database.read() as connection:
            found = listed_reports(connection, staff_of(member_of(request)), closed=closed)
        return self.show(request, "reports.html", found=found, closed=closed)

    @shows("/one/{report}")
    def one(self, request: Request) -> Response:
        """One of them, with its words."""
        try:
            with self.rooms.database.read() as connection:
                found = opened_report(connection, request.path_params["report"], staff_of(member_of(request)), self.rooms.keys)
                zone = zone_of(connection)
        except CannotHandle as error:
            raise HTTPException(404) from error
        self.read(request, "read report", found.id, found.number)
        answers = [(found.asked.get(name, name), words_of(value)) for name, value in (found.answers or {}).items()]
        return self.show(request, "report.html", found=found, answers=answers, when=lambda ms: local(ms, zone))

    @does("/close/{report}")
    def close(self, request: Request, form: FormData) -> str:  # noqa: ARG002 - it says nothing but the token
        """It was looked into."""
        report = request.path_params["report"]
        with self.rooms.database.write() as connection:
            try:
                close_report(connection, report, staff_of(member_of(request)), now_ms())
            except CannotHandle as error:
                raise Cannot(f"This was not done: {error}.") from error
            self.done(request, connection, "report: close", report)
        return "/reports?done=close"


def desks_of(connection: Connection) -> list[str]:
    """The roles that answer what was filed, or may be filed."""
    found = {row.role for row in connection.execute(select(filings.c.role).distinct())}
    for row in connection.execute(select(filing_forms.c.type, filing_forms.c.version).where(filing_forms.c.active.is_(True))):
        form = form_at(connection, row.type, row.version)
        if form is not None:
            found.add(form.handling.role)
    return sorted(found)


def clock_of(found: ListedFiling, at_ms: int) -> tuple[str, str]:
    """What the clock of a filing says, and its colour."""
    if found.status != "open" or found.due_ms is None:
        return ("No deadline" if found.status == "open" else found.status.capitalize()), "slate"
    if found.overdue:
        return f"Overdue by {ago(found.due_ms, at_ms)}", "rose"
    return f"Due in {ago(found.due_ms, at_ms)}", "honey" if found.due_soon else "leaf"


def answers_of(found: OpenedFiling, form: Form | None) -> list[tuple[str, str]]:
    """What was asked and answered, in words of the form."""
    choices = {
        (question.name, choice.value): in_language(choice.name, "en")
        for question in (() if form is None else form.questions)
        for choice in question.choices
    }

    def said(name: str, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(choices.get((name, str(one)), str(one)) for one in value)
        return choices.get((name, str(value)), words_of(value))

    given, order = found.answers or {}, [question.name for question in (() if form is None else form.questions)]
    names = [*(name for name in order if name in given), *(name for name in given if name not in order)]
    return [(found.asked.get(name, name), said(name, given[name])) for name in names]


def words_of(value: Any) -> str:
    """An answer in words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
