"""The staff API of filings: lists, one with its words, and what staff do. A bearer token says who; they see what is their roles'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import Connection
from starlette.requests import Request

from central.database import Database
from central.filings.handling import CannotHandle, Desk, Staff, find, log_opening
from central.filings.opening import STATUSES, ListedFiling, OpenedFiling, Wanted, listed, opened
from central.filings.reports import ListedReport, OpenedReport, close_report, listed_reports, opened_report
from central.filings.role_keys import RoleKeys
from central.filings.staff import staff_of
from central.web import Refusal
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import MAX_NOTE_CHARACTERS

_BEARER = "bearer "


class DeskTake(Payload):
    """They have it now."""

    do: Literal["take"]


class DeskStep(Payload):
    """It is at this step of its form now."""

    do: Literal["step"]
    step: str = Field(max_length=32)


class DeskWords(Payload):
    """Words to the author: a note, or the answer. `sign`: what they are signed with."""

    do: Literal["write", "answer"]
    text: str = Field(min_length=1, max_length=MAX_NOTE_CHARACTERS)
    sign: str = Field(default="", max_length=200)


class DeskHeard(Payload):
    """What its author said last was read; nothing is to be answered."""

    do: Literal["heard"]


class DeskClose(Payload):
    """It is over."""

    do: Literal["close"]


class DeskDuplicate(Payload):
    """It is the same as another one: `of`, an id or a number."""

    do: Literal["duplicate"]
    of: str = Field(max_length=64)


class DeskRoute(Payload):
    """Another role answers."""

    do: Literal["route"]
    role: str = Field(min_length=1, max_length=32)


class DeskAction(Payload):
    """`POST /v1/staff/filings/{filing}`: one thing that staff do."""

    action: Annotated[DeskTake | DeskStep | DeskWords | DeskHeard | DeskClose | DeskDuplicate | DeskRoute, Field(discriminator="do")]


class ReportAction(Payload):
    """`POST /v1/staff/reports/{report}`: it was looked into."""

    do: Literal["close"]


class FilingList(Payload):
    """What is due first, then the oldest; at most 500."""

    filings: tuple[ListedFiling, ...]


class ReportList(Payload):
    """Reports without a name."""

    reports: tuple[ListedReport, ...]


@dataclass(frozen=True)
class StaffDesk:
    """Answers staff. Raises Refusal: 401 without a good token, 404 for what is not their role's, 409 for what cannot be."""

    database: Database
    desk: Desk
    keys: RoleKeys

    def filings(self, request: Request, now_ms: int) -> FilingList:
        """`?status=open&role=&overdue=1&search=`."""
        asked = request.query_params
        statuses = tuple(one for one in asked.get("status", "open").split(",") if one in STATUSES)
        wanted = Wanted(statuses, asked.get("role", "")[:32], asked.get("overdue", "") == "1", asked.get("search", "")[:32])
        with self.database.read() as connection:
            staff = _staff(connection, request)
            return FilingList(filings=tuple(listed(connection, wanted, staff, now_ms)))

    def filing(self, request: Request, filing: str, now_ms: int) -> OpenedFiling:
        """One of them, with its words where the role's key is on this machine."""
        with self.database.write() as connection:
            staff = _staff(connection, request)
            found = self._opened(connection, filing, staff, now_ms)
            if found.role_key is not None:
                log_opening(connection, found.id, staff, now_ms)
            return found

    def act(self, request: Request, filing: str, asked: DeskAction, now_ms: int) -> OpenedFiling:
        """Do it; answers how the filing stands."""
        with self.database.write() as connection:
            staff = _staff(connection, request)
            try:
                self._do(connection, find(connection, filing), asked, staff, now_ms)
            except CannotHandle as error:
                raise _refusal(error) from error
            # Whoever handed it on sees it this once more.
            seen_by = Staff(staff.name) if isinstance(asked.action, DeskRoute) else staff
            return self._opened(connection, filing, seen_by, now_ms)

    def reports(self, request: Request) -> ReportList:
        """`?closed=1`."""
        with self.database.read() as connection:
            staff = _staff(connection, request)
            return ReportList(reports=tuple(listed_reports(connection, staff, closed=request.query_params.get("closed", "") == "1")))

    def report(self, request: Request, report: str, now_ms: int) -> OpenedReport:
        """One of them."""
        with self.database.write() as connection:
            staff = _staff(connection, request)
            try:
                found = opened_report(connection, report, staff, self.keys)
            except CannotHandle as error:
                raise _refusal(error) from error
            log_opening(connection, found.id, staff, now_ms)
            return found

    def act_on_report(self, request: Request, report: str, asked: ReportAction, now_ms: int) -> OpenedReport:
        """Do it; answers how the report stands."""
        with self.database.write() as connection:
            staff = _staff(connection, request)
            try:
                if asked.do == "close":
                    close_report(connection, report, staff, now_ms)
                return opened_report(connection, report, staff, self.keys)
            except CannotHandle as error:
                raise _refusal(error) from error

    def _opened(self, connection: Connection, filing: str, staff: Staff, now_ms: int) -> OpenedFiling:
        try:
            return opened(connection, find(connection, filing), staff, self.keys, now_ms)
        except CannotHandle as error:
            raise _refusal(error) from error

    def _do(self, connection: Connection, filing: str, asked: DeskAction, staff: Staff, now_ms: int) -> None:
        match asked.action:
            case DeskTake():
                self.desk.take(connection, filing, staff, now_ms)
            case DeskStep(step=step):
                self.desk.step(connection, filing, step, staff, now_ms)
            case DeskWords(do="write", text=text, sign=sign):
                self.desk.write(connection, filing, text, sign, staff, now_ms)
            case DeskWords(text=text, sign=sign):
                self.desk.answer(connection, filing, text, sign, staff, now_ms)
            case DeskHeard():
                self.desk.heard(connection, filing, staff, now_ms)
            case DeskClose():
                self.desk.close(connection, filing, staff, now_ms)
            case DeskDuplicate(of=of):
                self.desk.duplicate(connection, filing, find(connection, of), staff, now_ms)
            case DeskRoute(role=role):
                self.desk.route(connection, filing, role, staff, now_ms)


def _staff(connection: Connection, request: Request) -> Staff:
    given = request.headers.get("authorization", "")
    staff = staff_of(connection, given[len(_BEARER) :].strip()) if given.lower().startswith(_BEARER) else None
    if staff is None:
        raise Refusal(401, "no_token", "a staff token is wanted")
    return staff


def _refusal(error: CannotHandle) -> Refusal:
    status = 404 if str(error).startswith("there is no such") else 409
    return Refusal(status, "not_found" if status == 404 else "cannot", str(error))
