"""Filling a form in, and filing it: with a name and without one, kept through all that may come between."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.filings.draft_tables import filing_drafts
from kiosk.filings.tables import anonymous_reports, filings
from kiosk.hardware.print_queue import print_jobs
from kiosk.store.engine import StoreFull
from kiosk.sync.tables import outbox
from kiosk.ui.viewmodels import form_keeping
from kiosk.ui.viewmodels.filing_form import FormModel
from tests.unit.ui.seat import Seat


@pytest.fixture
def offered(seat: Seat) -> Seat:
    seat.central.filings().offer()
    seat.screen.desk.look()
    return seat


def rows(seat: Seat, table: Any) -> list[Any]:
    with seat.store.read() as connection:
        return list(connection.execute(select(table)).all())


def shown(form: FormModel) -> list[str]:
    return [row.question.name for row in form.questions.rows]


def role(form: FormModel, field: str, name: str) -> Any:
    return form.questions.value(shown(form).index(field), name)


def grievance(seat: Seat) -> FormModel:
    """Filled in, up to reading it once more."""
    form = seat.screen.form
    seat.screen.requests.begin("grievance")
    form.choose("topic", "food")
    form.next()
    form.choose("day", (form._today() - timedelta(days=1)).isoformat())
    form.write("words", "My tray was wrong.")
    form.next()
    form.write("wish", "The diet meal.")
    form.next()
    return form


def requests(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("requests")


def test_types_are_tiles_and_those_of_one_kind_share_one(offered: Seat) -> None:
    requests(offered)
    model = offered.screen.requests
    keys = [tile["key"] for tile in model.tiles]
    assert keys[:2] == ["medical", "grievance"]
    assert "safety-report" in keys
    assert keys[-1] == "more"
    assert not {"dental", "grievance-step-2", "grievance-appeal"} & set(keys)
    model.choose("medical")
    assert offered.screen.navigator.route == "request-types"
    assert [entry["key"] for entry in model.types] == ["medical", "dental", "mental-health"]
    offered.screen.navigator.back()
    model.choose("more")
    assert [entry["key"] for entry in model.types] == ["job", "religious", "visiting", "records"]
    model.begin("job")
    assert offered.screen.navigator.route == "form"


def test_a_grievance_is_filed_offline_with_a_number_and_a_proof_at_once(offered: Seat) -> None:
    requests(offered)
    form = grievance(offered)
    assert form.page == "check"
    assert [answer["value"] for answer in form.answers][:1] == ["Food"]
    assert offered.screen.navigator.kind == "grievance"
    form.next()
    offered.wait(lambda: offered.screen.navigator.route == "filed", "the proof")
    (row,) = rows(offered, filings)
    filed = offered.screen.filed
    assert (filed.number, filed.fingerprint.replace(" ", "")) == (row.number, row.fingerprint)
    assert row.answers is None  # sealed
    assert len(filed.code) > 20
    assert rows(offered, filing_drafts) == []
    filed.print()
    offered.quiet()
    (paper,) = rows(offered, print_jobs)
    printed = json.loads(paper.receipt)
    assert printed["number"] == row.number
    assert "tray" not in paper.receipt
    filed.done()
    assert offered.screen.navigator.route == "requests"


def test_what_is_needed_is_asked_for_in_its_place(offered: Seat) -> None:
    requests(offered)
    form = offered.screen.form
    offered.screen.requests.begin("grievance")
    told: list[str] = []
    form.turnedTo.connect(told.append)
    form.next()
    assert told == ["topic"]
    assert role(form, "topic", "problem") == "Choose one to go on."
    form.choose("topic", "food")
    assert role(form, "topic", "problem") == ""
    form.next()
    assert form.current == 2


def test_questions_come_and_go_with_the_answers(offered: Seat) -> None:
    requests(offered)
    form = offered.screen.form
    offered.screen.requests.begin("medical")
    assert shown(form) == ["problem"]
    form.choose("problem", "pain")
    assert shown(form) == ["problem", "where", "pain"]
    assert role(form, "pain", "control") == "scale"
    form.choose("pain", "7")
    form.choose("problem", "medicine")
    assert shown(form) == ["problem", "medicine"]
    form.choose("problem", "pain")
    assert [key["key"] for key in role(form, "pain", "choices") if key["selected"]] == ["7"]


def test_it_goes_on_where_it_was_left(offered: Seat) -> None:
    requests(offered)
    grievance(offered)
    offered.screen.session.signOut()
    offered.quiet()
    assert offered.screen.form.answers == []
    assert shown(offered.screen.form) == []
    (kept,) = rows(offered, filing_drafts)
    assert json.loads(kept.answers)["words"] == "My tray was wrong."
    requests(offered)
    model = offered.screen.requests
    assert [model.drafts.value(0, "title")] == ["Grievance: Food"]
    model.goOn(model.drafts.rows[0].id)
    assert offered.screen.form.page == "check"
    offered.screen.navigator.back()
    model.drop(model.drafts.rows[0].id)
    offered.quiet()
    assert rows(offered, filing_drafts) == []


def test_a_full_disk_loses_nothing(offered: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    requests(offered)
    form = offered.screen.form
    offered.screen.requests.begin("grievance")

    def full(*_: Any) -> int:
        raise StoreFull

    monkeypatch.setattr(form_keeping, "save_draft", full)
    form.choose("topic", "food")
    offered.quiet()
    assert "Tell staff" in form.error
    assert form.unsaved
    offered.screen.navigator.back()
    offered.screen.requests.begin("medical")
    assert form.formName == "Grievance"
    offered.quiet()
    monkeypatch.undo()
    form.keep()
    offered.quiet()
    assert form.error == ""
    assert len(rows(offered, filing_drafts)) == 1


def test_a_report_without_a_name_leaves_nothing_of_who_and_when(offered: Seat) -> None:
    requests(offered)
    form, before = offered.screen.form, len(rows(offered, outbox))
    offered.screen.requests.begin("safety-report")
    form.next()
    assert form.error == "Choose one to go on."
    form.chooseName(True)
    form.next()
    form.choose("about", "threat")
    offered.quiet()
    assert len(rows(offered, filing_drafts)) == 1
    form.back()
    form.chooseName(False)
    offered.quiet()
    assert rows(offered, filing_drafts) == []
    form.next()
    form.choose("safe", "no")
    while form.page != "check":
        form.next()
    form.next()
    offered.wait(lambda: offered.screen.navigator.route == "filed", "the proof")
    offered.quiet()
    assert rows(offered, filing_drafts) == rows(offered, filings) == rows(offered, print_jobs) == []
    assert len(rows(offered, outbox)) == before
    assert len(rows(offered, anonymous_reports)) == 1
    filed = offered.screen.filed
    assert not filed.named
    assert [fact["name"] for fact in filed.facts] == ["Day", "Who has it next"]
    filed.print()
    offered.screen.navigator.home()
    assert (filed.number, filed.code) == ("", [])
    assert rows(offered, print_jobs) == []


def test_a_report_before_signing_in_is_gone_when_the_page_is_left(offered: Seat) -> None:
    screen = offered.screen
    screen.sign_in.getHelp()
    assert screen.help.openName == "Safety report"
    gone: list[bool] = []
    screen.form.vanished.connect(lambda: gone.append(True))
    screen.help.beginUnnamed()
    assert screen.navigator.route == "form"
    assert screen.form.page == "questions"
    screen.form.choose("about", "threat")
    screen.form.back()
    assert (gone, shown(screen.form), screen.navigator.route) == ([True], [], "help")
    screen.help.beginUnnamed()
    assert [key["selected"] for key in role(screen.form, "about", "choices")] == [False] * 7
    screen.form.choose("about", "threat")
    while screen.form.page != "check":
        screen.form.next()
    screen.form.next()
    offered.wait(lambda: screen.navigator.route == "filed", "the proof")
    assert len(rows(offered, anonymous_reports)) == 1
    assert rows(offered, filing_drafts) == []
    screen.filed.done()
    assert screen.filed.number == ""


def test_nobody_there_any_more_and_the_page_before_signing_in_goes(offered: Seat) -> None:
    screen = offered.screen
    screen.sign_in.getHelp()
    screen.help.beginUnnamed()
    screen.form.choose("about", "threat")
    policy = offered.screen.desk.policy.session

    def wait_out(seconds: int) -> None:
        """As the timer does, without waiting."""
        for _ in range(seconds):
            assert screen.form._alone._timer.isActive()
            screen.form._alone._timer.timeout.emit()

    wait_out(1)
    assert screen.form.goesIn == policy.idle_sign_out_seconds, "whoever is there still is told"
    wait_out(5)
    assert screen.form.goesIn == policy.idle_sign_out_seconds - 5
    screen.form.touched()
    assert screen.form.goesIn == 0
    assert shown(screen.form) != []
    wait_out(1 + policy.idle_sign_out_seconds)
    assert screen.navigator.route == "sign-in"
    assert shown(screen.form) == []
    assert screen.form.goesIn == 0


def test_help_names_whom_to_call_before_signing_in_in_both_languages(offered: Seat) -> None:
    screen = offered.screen
    screen.sign_in.getHelp()
    assert [line["number"] for line in screen.help.lines] == ["988", "*77"]
    english = [line["title"] for line in screen.help.lines]
    screen.display.setLanguage("es")
    offered.quiet()
    assert screen.help.lines[0]["title"].startswith("Alguien")
    assert english[0].startswith("Someone")
    assert screen.help.openName == "Reporte de seguridad"


def test_no_clock_runs_on_a_form_that_is_never_blocked(offered: Seat) -> None:
    requests(offered)
    offered.screen.requests.begin("grievance")
    offered.clock.advance(60_000)
    offered.screen.session.touched()
    offered.screen.session.tick()
    assert offered.screen.session.untimed
    offered.screen.navigator.back()
    offered.screen.requests.begin("job")
    offered.screen.session.tick()
    assert not offered.screen.session.untimed


def test_in_spanish_everything_is(offered: Seat) -> None:
    requests(offered)
    offered.screen.display.setLanguage("es")
    offered.screen.requests.begin("grievance")
    form = offered.screen.form
    assert (form.formName, form.title, form.nextText) == ("Queja", "¿De qué se trata?", "Sigue: qué pasó")
    form.choose("topic", "food")
    offered.quiet()
    assert ".." not in form.savedText
