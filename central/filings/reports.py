"""Reports without a name: taken from a device beside its chain of commands. No resident, no device and no time is kept but the day.

What a device may send is counted in memory alone, so that the database does not tell which device a report came from.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select, update

from central.database import Database, insert_or_ignore
from central.devices.signature import Sender
from central.facility.facility import load_facility
from central.filings.clocks import calendar_of
from central.filings.forms import form_at
from central.filings.handling import CannotHandle, Staff, log
from central.filings.opening import Event, asked, events, is_genuine, open_box
from central.filings.role_keys import RoleKeys, is_key_of
from central.filings.tables import anonymous_reports
from central.signin.grants import Signer
from central.web import Refusal
from kiosk.filings.form import in_language
from kiosk.filings.number import is_number
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import WORDS_PART, FilingProof, ReportAnswer, ReportRequest

#: Of one device, in one process of central.
MAX_AN_HOUR = 60
_HOUR_MS = 3600 * 1000
#: A device that was out of reach brings what was filed on it so long ago.
_OLDEST = timedelta(days=400)


class ListedReport(Payload):
    """A report in a list."""

    id: str
    number: str
    name: str
    role: str
    day: str
    received_day: str
    status: str


class OpenedReport(ListedReport):
    """One report. `answers` None: its key (`role_key`) is not on this machine. `genuine`: as of a filing."""

    language: str
    fingerprint: str
    role_key: str
    answers: dict[str, Any] | None
    genuine: bool | None
    asked: dict[str, str]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Reports:
    """Takes reports, and countersigns them."""

    database: Database
    signer: Signer
    _lately: dict[str, deque[int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, sender: Sender, report: ReportRequest, now_ms: int) -> ReportAnswer:
        """Its proof; the same report again has the same. Frozen devices too. Raises Refusal."""
        self._count(sender.device, now_ms)
        with self.database.write() as connection:
            known = connection.execute(select(anonymous_reports).where(anonymous_reports.c.id == report.id)).one_or_none()
            if known is not None:
                return _again(known, report)
            form = form_at(connection, report.type, report.form_version)
            if form is None or not form.anonymous:
                raise Refusal(422, "unknown_form", "no such form takes reports without a name")
            if not is_key_of(connection, report.sealed.role_key_id, form.handling.role) or report.sealed.for_author:
                raise Refusal(422, "unknown_key", "it is not sealed to the role that answers, and to nobody else")
            if not is_number(report.number) or not _is_random(report.id):
                raise Refusal(422, "bad_request", "number or id is none")
            calendar = calendar_of(load_facility(connection).policy)
            today = calendar.day(now_ms)
            # A device whose clock is wrong must not lose a report: what cannot be its day is the day on which it came.
            day = report.day if today - _OLDEST <= report.day <= today else today
            proof = self.signer.sign(
                FilingProof(
                    number=report.number,
                    type=report.type,
                    fingerprint=report.fingerprint,
                    filed_ms=None,
                    received_day=today,
                    resident=None,
                )
            )
            values = {
                "id": report.id,
                "number": report.number,
                "type": report.type,
                "form_version": report.form_version,
                "language": report.language,
                "day": day.isoformat(),
                "received_day": today.isoformat(),
                "fingerprint": report.fingerprint,
                "role": form.handling.role,
                "for_role": report.sealed.for_role,
                "role_key": report.sealed.role_key_id,
                "status": "open",
                "proof": proof,
            }
            if not insert_or_ignore(connection, anonymous_reports, **values):  # the same one, at another worker
                found = connection.execute(select(anonymous_reports).where(anonymous_reports.c.id == report.id)).one()
                return _again(found, report)
        return ReportAnswer(proof=proof)

    def _count(self, device: str, now_ms: int) -> None:
        with self._lock:
            times = self._lately.setdefault(device, deque())
            while times and times[0] <= now_ms - _HOUR_MS:
                times.popleft()
            if len(times) >= MAX_AN_HOUR:
                raise Refusal(429, "too_many", "this device brings too many reports")
            times.append(now_ms)


def listed_reports(connection: Connection, staff: Staff, *, closed: bool = False) -> list[ListedReport]:
    """Those of these roles, the earliest day first."""
    statement = select(anonymous_reports).where(anonymous_reports.c.status == ("closed" if closed else "open"))
    if staff.roles is not None:
        statement = statement.where(anonymous_reports.c.role.in_(staff.roles))
    rows = connection.execute(statement.order_by(anonymous_reports.c.received_day, anonymous_reports.c.id))
    return [_listed(connection, row) for row in rows]


def opened_report(connection: Connection, report: str, staff: Staff, keys: RoleKeys) -> OpenedReport:
    """One of them. Raises CannotHandle."""
    row = _held(connection, report, staff)
    form = form_at(connection, row.type, row.form_version)
    held = open_box(keys, row.role_key, row.for_role, row.id, WORDS_PART)
    return OpenedReport(
        **_listed(connection, row).model_dump(),
        language=row.language,
        fingerprint=row.fingerprint,
        role_key=row.role_key,
        answers=None if held is None else held.get("answers"),
        genuine=is_genuine(held, row.fingerprint),
        asked={} if form is None else asked(form),
        events=tuple(events(connection, row.id)),
    )


def close_report(connection: Connection, report: str, staff: Staff, now_ms: int) -> None:
    """It was looked into. Raises CannotHandle."""
    row = _held(connection, report, staff)
    changed = update(anonymous_reports).where(anonymous_reports.c.id == row.id, anonymous_reports.c.status == "open")
    if connection.execute(changed.values(status="closed")).rowcount == 0:
        raise CannotHandle("it is closed")
    log(connection, row.id, staff, "closed", now_ms)


def _held(connection: Connection, report: str, staff: Staff) -> Row[Any]:
    named = (anonymous_reports.c.id == report) | (anonymous_reports.c.number == report.upper())
    rows = connection.execute(select(anonymous_reports).where(named)).all()
    if len(rows) != 1 or not staff.serves(rows[0].role):
        raise CannotHandle("there is no such report")
    return rows[0]


def _listed(connection: Connection, row: Row[Any]) -> ListedReport:
    form = form_at(connection, row.type, row.form_version)
    return ListedReport(
        id=row.id,
        number=row.number,
        name=row.type if form is None else in_language(form.name, "en"),
        role=row.role,
        day=row.day,
        received_day=row.received_day,
        status=row.status,
    )


def _is_random(id: str) -> bool:
    """Any other id tells a moment, or a machine."""
    try:
        return UUID(id).version == 4
    except ValueError:
        return False


def _again(row: Row[Any], report: ReportRequest) -> ReportAnswer:
    if row.fingerprint != report.fingerprint or row.number != report.number:
        raise Refusal(422, "duplicate_id", "another report has this id")
    return ReportAnswer(proof=row.proof)
