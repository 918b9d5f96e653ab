"""Reports without a name: sealed, with the day and nothing nearer, on a way of their own to central; before a sign-in too.

No session, no grant and no command: nothing in the store, the print queue or the logs says who it was or when, and nothing is kept of a
report that was not filed. Once central has it, this device has nothing of it any more. Sent twice, it is taken once, by its random id.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.policy import current_policy
from kiosk.filings.filing import SALT_BYTES, FormChanged, NotOffered, TooLong
from kiosk.filings.form import BadForm, read_form
from kiosk.filings.number import random_number
from kiosk.filings.sealing import seal
from kiosk.filings.tables import anonymous_reports, filing_forms
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.failures import Busy, Refused
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import MAX_ANSWERS_BYTES, WORDS_PART, ReportAnswer, ReportRequest, filing_words, fingerprint_of

if TYPE_CHECKING:
    from kiosk.sync.client import CentralClient

PATH = "/reports"

_FORM = Query(select(filing_forms).where(filing_forms.c.type == bindparam("type"), filing_forms.c.active.is_(True)))


@dataclass(frozen=True)
class Report:
    """What was filed without a name, for the page with the proof and for its paper; held by the screen alone."""

    id: str
    number: str
    type: str
    day: date
    fingerprint: str


def new_report() -> str:
    """The id of a report that is begun: random, so that it tells no time (RFC 9562, version 4)."""
    return str(uuid4())


def report(
    store: Store, type_: str, answers: dict[str, Any], *, id: str, clock: Clock, language: str, form_version: int | None = None
) -> Report:
    """File without a name. `id`: of `new_report`; the same id again returns what was filed and does nothing. `form_version`: by which
    the answers were checked.

    Raises NotOffered (the form takes none without a name), FormChanged, TooLong, CannotSeal or StoreFull: then nothing was saved.
    """
    if UUID(id).version != 4:
        raise ValueError("a report's id is random: any other tells its moment")
    with store.write() as conn:
        waits = conn.execute(select(anonymous_reports.c.report).where(anonymous_reports.c.id == id)).scalar_one_or_none()
        if waits is not None:
            return _told(ReportRequest.model_validate_json(waits))
        form = _FORM.first(conn, type=type_)
        try:
            document = None if form is None else read_form(json.loads(form.form))
        except BadForm as error:
            raise NotOffered(type_) from error
        if form is None or document is None or not document.anonymous:
            raise NotOffered(type_)
        if form_version not in {None, form.version}:
            raise FormChanged(type_)
        words = filing_words(type_, form.version, answers, secrets.token_hex(SALT_BYTES))
        text = canonical(words)
        if len(text) > MAX_ANSWERS_BYTES:
            raise TooLong(type_)
        request = ReportRequest(
            id=id,
            number=random_number(document.prefix),
            type=type_,
            form_version=form.version,
            language=language,
            day=today(clock.now_ms(), current_policy(conn).facility.zone),
            fingerprint=fingerprint_of(text),
            sealed=seal(id, WORDS_PART, words, role_key=form.role_key, role_key_id=form.role_key_id, key=None),
        )
        conn.execute(insert(anonymous_reports).values(id=id, report=request.model_dump_json()))
    return _told(request)


def reports_waiting(conn: Connection) -> int:
    """How many reports central does not have yet."""
    return int(conn.execute(select(func.count()).select_from(anonymous_reports)).scalar_one())


def today(now_ms: int, zone: str) -> date:
    """The day of a moment, in the facility's zone."""
    return datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(ZoneInfo(zone)).date()


class ReportCarrier:
    """Takes reports to central, also from a frozen device; used by one thread of the sync process."""

    def __init__(self, store: Store, client: CentralClient) -> None:
        self._store = store
        self._client = client
        #: What central does not take: it is offered again after the next start.
        self._refused: set[str] = set()

    def step(self) -> bool:
        """One report; False when there is none to bring. Raises a CentralError that concerns the link, and StoreFull."""
        with self._store.read() as conn:
            waiting = select(anonymous_reports.c.id, anonymous_reports.c.report).where(anonymous_reports.c.id.not_in(self._refused))
            row = conn.execute(waiting.order_by(anonymous_reports.c.id).limit(1)).one_or_none()
        if row is None:
            return False
        try:
            self._client.post(PATH, ReportRequest.model_validate_json(row.report), ReportAnswer)
        except Busy:
            raise
        except Refused:
            self._refused.add(row.id)
            return True
        with self._store.write() as conn:
            conn.execute(delete(anonymous_reports).where(anonymous_reports.c.id == row.id))
        return True

    def close(self) -> None:
        """Nothing is held."""


def _told(request: ReportRequest) -> Report:
    return Report(request.id, request.number, request.type, request.day, request.fingerprint)
