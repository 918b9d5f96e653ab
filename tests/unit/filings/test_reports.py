"""Reports without a name on a device: sealed, with the day alone, gone once central has them."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import inspect, select, text
from uuid_utils import uuid7

from kiosk.filings.changes import FEATURE
from kiosk.filings.filing import NotOffered, TooLong
from kiosk.filings.number import is_number
from kiosk.filings.reports import Report, ReportCarrier, new_report, report, reports_waiting
from kiosk.filings.tables import anonymous_reports
from kiosk.store.schema import metadata
from kiosk.sync.failures import Busy, Refused, Unreachable
from kiosk.sync.sealed_words import open_for_role
from kiosk.sync.wire_filings import WORDS_PART, ReportAnswer, ReportRequest
from tests.enrolled import NOON_MS, Device
from tests.unit.filings.forms import ROLE, form_change, offer

ANSWERS = {"about": ["words"], "words": "Nobody else may read this: chrysalis"}


def put(device: Device, id: str = "", type_: str = "safety-report") -> Report:
    return report(device.store, type_, ANSWERS, id=id or new_report(), clock=device.clock, language="es")


def test_nobody_needs_to_be_signed_in_and_it_has_a_number_at_once(device: Device) -> None:
    offer(device, "safety-report")
    made = put(device)
    assert (made.number[:3], made.day) == ("RQ-", date(2026, 5, 28))
    assert is_number(made.number)
    assert made.number != put(device).number
    assert UUID(made.id).version == 4
    with device.store.read() as conn:
        assert reports_waiting(conn) == 2


def test_nothing_in_the_store_tells_who_or_when(device: Device) -> None:
    offer(device, "safety-report")
    device.session()
    before = whole_store(device)
    made = put(device)
    added = whole_store(device) - before
    (line,) = added
    assert line.startswith("anonymous_reports")
    for told in ("marcus", "grant", "chrysalis", str(NOON_MS)[:8], device.identity.device):
        assert told not in line
    request = ReportRequest.model_validate_json(json.loads(line.partition(" ")[2])["report"])
    assert (request.day, request.sealed.for_author) == (made.day, "")
    assert open_for_role(request.sealed.for_role, ROLE, made.id, WORDS_PART)["answers"] == ANSWERS
    # Rows have no numbers of their own: nothing says which was first.
    with device.store.read() as conn, pytest.raises(Exception, match="rowid"):
        conn.execute(text("SELECT rowid FROM anonymous_reports"))


def test_touched_twice_it_is_one_report_and_an_id_that_tells_a_moment_is_refused(device: Device) -> None:
    offer(device, "safety-report")
    made = put(device)
    assert put(device, made.id) == made
    with device.store.read() as conn:
        assert reports_waiting(conn) == 1
    with pytest.raises(ValueError, match="random"):
        put(device, str(uuid7()))


def test_only_forms_that_may_be_filed_so(device: Device) -> None:
    offer(device, "grievance")
    for type_ in ("grievance", "safety-report"):
        with pytest.raises(NotOffered):
            put(device, type_=type_)
    device.apply([FEATURE], device.change("facility", "facility.form", form_change("safety-report", active=False)))
    with pytest.raises(NotOffered):
        put(device)
    offer(device, "safety-report")
    with pytest.raises(TooLong):
        report(device.store, "safety-report", {"words": "x" * 70_000}, id=new_report(), clock=device.clock, language="en")


class Line:
    """Central as the carrier sees it."""

    def __init__(self) -> None:
        self.fails: Exception | None = None
        self.taken: list[str] = []

    def post(self, path: str, asked: ReportRequest, answer: type[ReportAnswer]) -> ReportAnswer:
        assert path == "/reports"
        self.taken.append(asked.id)
        if self.fails is not None:
            raise self.fails
        return answer(proof="a.b.c")


def test_it_goes_up_and_nothing_of_it_stays(device: Device) -> None:
    offer(device, "safety-report")
    before = whole_store(device)
    made = {put(device).id for _ in range(2)}
    line = Line()
    carrier = ReportCarrier(device.store, line)  # type: ignore[arg-type]  # all that it uses
    for failure in (Unreachable("cut"), Busy(503)):
        line.fails = failure
        with pytest.raises(type(failure)):
            carrier.step()
    line.fails = None
    line.taken.clear()
    assert [carrier.step() for _ in range(3)] == [True, True, False]
    assert set(line.taken) == made
    assert whole_store(device) == before


def test_what_central_refuses_stays_and_holds_up_no_other(device: Device) -> None:
    offer(device, "safety-report")
    put(device)
    line = Line()
    line.fails = Refused(422, "unknown_key")
    carrier = ReportCarrier(device.store, line)  # type: ignore[arg-type]
    assert [carrier.step() for _ in range(2)] == [True, False]
    line.fails = None
    other = put(device)
    assert [carrier.step() for _ in range(2)] == [True, False]
    assert line.taken[-1] == other.id
    with device.store.read() as conn:
        assert reports_waiting(conn) == 1
    again = ReportCarrier(device.store, line)  # type: ignore[arg-type]
    assert again.step()
    with device.store.read() as conn:
        assert conn.execute(select(anonymous_reports)).all() == []


def whole_store(device: Device) -> set[str]:
    """Every row of every table."""
    with device.store.read() as conn:
        there = set(inspect(conn).get_table_names())
        return {
            f"{table.name} {json.dumps(dict(row), default=str)}"
            for table in metadata.sorted_tables
            if table.name in there
            for row in conn.execute(select(table)).mappings()
        }
