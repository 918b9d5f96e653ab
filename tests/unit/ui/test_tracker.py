"""Where a request is: its dates and steps, what was said, what may be done about it; the list of all; what Home says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.filings.drafts import drafts
from kiosk.sync.tables import outbox
from kiosk.ui.sample_filings import CELL, MOVE, NURSE_SAYS, SHOES, TOOTH
from kiosk.ui.sample_store import DAY_MS, RESIDENT
from tests.unit.ui.seat import Seat


@pytest.fixture
def filed(seat: Seat) -> Seat:
    seat.sign_in()
    seat.central.filings().fill()
    seat.screen.desk.look()
    seat.quiet()
    return seat


def told(seat: Seat, kind: str) -> list[dict[str, Any]]:
    """Commands of a kind on their way to central."""
    seat.quiet()
    with seat.store.read() as connection:
        found = connection.execute(select(outbox.c.payload).where(outbox.c.kind == kind).order_by(outbox.c.seq)).scalars()
        return [json.loads(payload) for payload in found]


def deeds(seat: Seat) -> list[str]:
    return [deed["key"] for deed in (*seat.screen.tracker.deeds, *seat.screen.tracker.moreDeeds)]


def test_it_shows_the_date_the_steps_and_what_staff_wrote_though_it_was_sealed(filed: Seat) -> None:
    tracker = filed.screen.tracker
    tracker.open(TOOTH)
    assert (tracker.title, tracker.iconName, tracker.number) == ("Tooth pain", "smile", "DR-G5BHJ0031-RJ")
    assert (tracker.dueTitle, tracker.dueText) == ("Next answer expected by", "Thursday, June 5")
    assert (tracker.dueMonth, tracker.dueDay, tracker.late) == ("June", "5", False)
    assert [(step["title"], step["state"]) for step in tracker.steps] == [
        ("You sent it", "done"),
        ("Medical has it", "done"),
        ("A nurse has read it", "done"),
        ("Dentist sees you", "now"),
        ("Finished", "later"),
    ]
    [said] = tracker.steps[2]["said"]
    assert (said["who"], said["text"], said["mine"]) == ("Nurse, Medical", NURSE_SAYS, False)
    assert tracker.steps[3]["at"] == "By June 5"
    assert deeds(filed) == ["note", "worse", "withdrawn"]
    kept = tracker.filing
    assert kept is not None
    report = replace(kept, row=replace(kept.row, kind="prea"))
    assert [deed["key"] for deed in tracker._deeds(report)] == ["note"], "a safety report is not taken back"


def test_what_is_new_is_told_everywhere_and_seen_once(filed: Seat) -> None:
    screen = filed.screen
    assert (screen.session.requestNews, screen.home.requestsNews, screen.home.requestsShort) == (1, "1 update", "Dentist sees you")
    screen.tracker.open(TOOTH)
    assert told(filed, "filing.seen") == []
    filed.wait(lambda: screen.session.requestNews == 0, "seen")
    screen.desk.look()
    screen.desk.look()
    assert told(filed, "filing.seen") == [{"filing": TOOTH, "update": 3}]
    filed.central.filings().tell(filed.central.filings().cell(update=6))
    filed.wait(lambda: screen.session.toastText == "There is news about a request.", "the notice")


def test_a_note_is_kept_while_it_is_written_and_stands_below_its_step_when_sent(filed: Seat) -> None:
    screen = filed.screen
    screen.tracker.open(TOOTH)
    screen.tracker.do("worse")
    assert (screen.navigator.current, screen.filing_note.title) == ("request-note", "It got worse")
    screen.filing_note.edit("It is swollen.")
    screen.session.cover()
    filed.quiet()
    with filed.store.read() as connection:
        assert [draft.answers for draft in drafts(connection, RESIDENT)] == [{"text": "It is swollen."}]
    screen.session.put(covered=False)
    screen.navigator.home()
    screen.tracker.open(TOOTH)
    screen.tracker.do("worse")
    assert screen.filing_note.text == "It is swollen."
    screen.filing_note.send()
    filed.wait(lambda: screen.navigator.current == "request", "sent")
    [note] = told(filed, "filing.note")
    assert (note["filing"], note["what"], note["text"]) == (TOOTH, "worse", None)
    assert "swollen" not in json.dumps(note)
    said = [one for step in screen.tracker.steps for one in step["said"] if one["mine"]]
    assert [(one["who"], one["text"], bool(one["note"])) for one in said] == [("You: it got worse", "It is swollen.", True)]
    with filed.store.read() as connection:
        assert drafts(connection, RESIDENT) == []


def test_a_late_answer_can_be_asked_for_once_a_day_and_appealed(filed: Seat) -> None:
    tracker = filed.screen.tracker
    tracker.open(MOVE)
    assert (tracker.dueTitle, tracker.late) == ("An answer was due", True)
    assert deeds(filed) == ["remind", "note", "appeal", "withdrawn"]
    tracker.do("remind")
    filed.wait(lambda: bool(tracker.deeds[0]["blocked"]), "the reminder")
    assert told(filed, "filing.note")[0]["text"] == "I am still waiting for an answer. Please look at this."
    filed.clock.advance(DAY_MS)
    filed.screen.session.touched()
    filed.screen.desk.look()
    assert not tracker.deeds[0]["blocked"]
    tracker.do("appeal")
    assert (filed.screen.navigator.current, filed.screen.form.formName) == ("form", "Grievance")


def test_an_answer_is_rated_appealed_and_opened_again_while_there_is_time(filed: Seat) -> None:
    tracker = filed.screen.tracker
    tracker.open(CELL)
    assert (tracker.dueTitle, tracker.standingTitle) == ("", "It was answered")
    assert tracker.standingLine == "You can appeal until June 10.\nYou can open it again until June 14."
    assert deeds(filed) == ["appeal", "note", "reopened"]
    tracker.rate()
    assert told(filed, "filing.rate") == []
    tracker.chooseSolved("no")
    tracker.chooseStars(2)
    tracker.rate()
    filed.wait(lambda: not tracker.mayRate, "the rating")
    tracker.rate()
    assert told(filed, "filing.rate") == [{"filing": CELL, "solved": False, "stars": 2}]
    tracker.do("reopened")
    filed.screen.filing_note.edit("It rains in again.")
    filed.screen.filing_note.send()
    assert len(told(filed, "filing.reopen")) == 1
    filed.clock.advance(12 * DAY_MS)
    filed.screen.desk.look()
    assert deeds(filed) == ["note"]


def test_taking_back_is_asked_once(filed: Seat) -> None:
    tracker = filed.screen.tracker
    tracker.open(TOOTH)
    tracker.do("withdrawn")
    assert tracker.asking
    tracker.keepIt()
    assert told(filed, "filing.withdraw") == []
    tracker.do("withdrawn")
    tracker.withdraw()
    assert told(filed, "filing.withdraw") == [{"filing": TOOTH}]
    filed.wait(lambda: "withdrawn" not in deeds(filed), "the page")


def test_the_list_has_parts_and_finds_words_that_are_sealed(filed: Seat) -> None:
    screen = filed.screen
    screen.navigator.go("requests-all")
    filings = screen.filings
    assert [part["text"] for part in filings.parts] == ["All 5", "Open 4", "Finished 1"]
    filings.choose("over")
    assert [row.id for row in filings.rows.rows] == [SHOES]
    for typed, found in (("salt water", [TOOTH]), ("rq-g5bhj0024-z9", [SHOES]), ("papers wet", [CELL]), ("zebra", [])):
        filings.search(typed)
        filed.quiet()
        assert [row.id for row in filings.found.rows] == found, typed


def test_nothing_of_it_stays_when_its_author_leaves(filed: Seat) -> None:
    screen = filed.screen
    screen.navigator.go("requests-all")
    screen.filings.search("nurse")
    filed.quiet()
    screen.tracker.open(TOOTH)
    screen.session.signOut()
    filed.quiet()
    assert (screen.tracker.title, screen.tracker.steps, screen.tracker.filing) == ("", [], None)
    assert (screen.filings.typed, list(screen.filings.found.rows), list(screen.filings.rows.rows)) == ("", [], [])
    assert screen.session.requestNews == 0


def test_in_spanish_too_while_it_is_shown(filed: Seat) -> None:
    tracker = filed.screen.tracker
    tracker.open(TOOTH)
    filed.screen.display.setLanguage("es")
    filed.quiet()
    assert (tracker.title, tracker.dueTitle, tracker.dueMonth) == ("Dolor de muela", "Próxima respuesta a más tardar", "junio")
    assert tracker.steps[3]["title"] == "Te ve el dentista"
