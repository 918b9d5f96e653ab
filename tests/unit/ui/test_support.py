"""Support: the device looks by itself, nothing is asked twice, and what was found goes with the ticket. Over a real store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.device.health.findings import Finding
from kiosk.filings.changes import forget
from kiosk.filings.guide_tables import support_tries
from kiosk.sync.tables import outbox
from kiosk.ui.sample_filings import form_changes
from kiosk.ui.sample_store import DAY_MS, RESIDENT
from tests.unit.ui.seat import Seat

NO_PAPER = Finding("receipt printer", "problem", "paper_out", "It has no paper.", "Put in a new roll.")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.send("facility", *form_changes())
        made.central.look_at_parts()
        made.sign_in()
        made.screen.navigator.go("support")
        yield made


def walk(seat: Seat, topic: str, *others: Finding) -> None:
    """Choose a topic; the hardware process looks when it is asked to, and finds `others`."""
    guided = seat.screen.guided
    seat.screen.navigator.go("support")
    seat.screen.support.choose(topic)
    seat.quiet()
    seat.central.look_at_parts(*others)
    seat.screen.desk.look()
    seat.wait(lambda: guided.phase != "checking", "the look")


def marks(seat: Seat) -> dict[str, str]:
    return {check["text"].split(":")[0]: check["icon"] for check in seat.screen.guided.checks}


def ticket(seat: Seat, words: str) -> dict[str, Any]:
    """Fill in the form that is shown and file it; returns the command's payload."""
    form = seat.screen.form
    form.write("words", words)
    while form.page != "check":
        form.next()
    form.next()
    seat.wait(lambda: seat.screen.navigator.current == "filed", "the ticket")
    seat.quiet()
    with seat.store.read() as connection:
        payload = connection.execute(select(outbox.c.payload).where(outbox.c.kind == "filing.file")).scalar_one()
    found: dict[str, Any] = json.loads(payload)
    return found


def test_the_topics_are_the_facilitys(seat: Seat) -> None:
    support = seat.screen.support
    assert support.offered
    assert [topic["title"] for topic in support.topics[:2]] == ["My tablet will not charge", "It says Offline"]
    seat.screen.display.setLanguage("es")
    assert support.topics[0]["title"] == "Mi tableta no carga"


def test_without_a_form_there_is_no_help_desk(tmp_path: Path) -> None:
    with ExitStack() as stack:
        seat = Seat(tmp_path, stack)
        seat.sign_in()
        seat.screen.navigator.go("support")
        support = seat.screen.support
        assert (support.loading, support.offered, support.topics) == (False, False, [])
        seat.screen.navigator.go("money-wrong")
        assert seat.screen.entry.supportText == ""


def test_nobody_is_asked_what_the_device_can_look_at(seat: Seat) -> None:
    guided = seat.screen.guided
    seat.screen.support.choose("receipt")
    seat.quiet()
    assert (guided.phase, guided.title) == ("checking", "We are looking")
    assert all(check["busy"] for check in guided.checks)
    seat.central.look_at_parts(NO_PAPER)
    seat.screen.desk.look()
    seat.wait(lambda: guided.phase == "step", "the look")
    assert marks(seat) == {"Printer": "triangle-alert"}, "nothing of theirs was printed: that is no line"
    assert (guided.stepTitle, guided.yesText) == ("The printer has no paper", "Yes, that helps")
    assert (guided.current, guided.count, guided.lookedText) == (2, 3, "We looked: 1 part needs care.")


def test_when_nobody_looks_what_is_known_must_do(seat: Seat) -> None:
    guided = seat.screen.guided
    seat.central.look_at_parts(ago_ms=DAY_MS)
    seat.screen.support.choose("offline")
    assert guided.phase == "step", "nobody waits for a process that does not run"
    assert set(marks(seat).values()) == {"circle-help"}, "what was well yesterday is not known today"
    assert guided.stepTitle == "Wait one hour"


def test_a_step_is_never_asked_twice_not_after_a_sign_out_either(seat: Seat) -> None:
    guided = seat.screen.guided
    walk(seat, "charge")
    assert (guided.stepTitle, guided.current, guided.count, guided.triedText) == ("Push the plug in until it clicks", 1, 3, "")
    guided.no()
    assert (guided.stepTitle, guided.current, guided.count) == ("Try another charger", 2, 3)
    seat.quiet()
    seat.screen.session.signOut()
    assert (guided.phase, guided.topicName, guided.stepTitle, guided.alongTexts) == ("", "", "", []), "nothing of theirs stays"
    seat.quiet()
    seat.sign_in()
    walk(seat, "charge")
    assert (guided.stepTitle, guided.count) == ("Try another charger", 2)
    assert guided.triedText == "You tried 1 step before. We do not ask again."
    seat.clock.advance(15 * DAY_MS)
    seat.screen.session.signOut()
    seat.quiet()
    seat.sign_in()
    walk(seat, "charge")
    assert guided.stepTitle == "Push the plug in until it clicks", "two weeks later it may help"


def test_what_works_sends_nothing(seat: Seat) -> None:
    guided = seat.screen.guided
    walk(seat, "charge")
    guided.yes()
    assert guided.phase == "solved"
    seat.quiet()
    with seat.store.read() as connection:
        kinds = connection.execute(select(outbox.c.kind)).scalars().all()
    assert not [kind for kind in kinds if kind.startswith("filing.")]
    guided.again()
    assert guided.stepTitle == "Push the plug in until it clicks", "what helped once may help again"


def test_findings_go_with_the_ticket(seat: Seat) -> None:
    guided = seat.screen.guided
    walk(seat, "receipt", NO_PAPER)
    guided.no()
    guided.no()
    assert guided.phase == "person"
    assert [one["text"] for one in guided.alongTexts] == ["Printer: needs care", "You tried: Look into the slot of the printer"]
    guided.ask()
    assert seat.screen.navigator.current == "form"
    payload = ticket(seat, "It swallowed it.")
    assert payload["answers"]["topic"] == "receipt"
    assert [(one["what"], one.get("code") or one.get("answer")) for one in payload["findings"]] == [
        ("topic", None),
        ("check", "paper_out"),
        ("check", "none"),
        ("tried", "no"),
    ]
    assert "swallowed" not in json.dumps(payload["findings"])
    walk(seat, "receipt", NO_PAPER)
    assert guided.phase == "person", "everything was tried"
    assert guided.ticketText == f"Your open ticket about this: {payload['number']}"
    seat.screen.navigator.go("support")
    assert seat.screen.support.openText == "1 open ticket"


def test_a_person_can_be_asked_at_any_step(seat: Seat) -> None:
    guided = seat.screen.guided
    seat.screen.support.choose("receipt")
    guided.skip()
    assert guided.phase == "person", "not even the looking must be waited for"
    walk(seat, "charge")
    guided.skip()
    assert guided.phase == "person"
    walk(seat, "charge")
    assert guided.stepTitle == "Push the plug in until it clicks", "it was not tried"


def test_something_else_leads_to_a_person_at_once(seat: Seat) -> None:
    seat.screen.support.choose("other")
    assert seat.screen.navigator.current == "form"


def test_another_trouble_than_the_one_begun_earlier_is_the_one_that_counts(seat: Seat) -> None:
    seat.screen.support.choose("receipt")
    seat.screen.guided.skip()
    seat.screen.guided.ask()
    seat.screen.form.write("words", "My receipt")
    seat.screen.navigator.home()
    seat.quiet()
    seat.screen.navigator.go("support")
    seat.screen.support.choose("other")
    assert ticket(seat, "Something else")["answers"]["topic"] == "other"


def test_a_line_that_looks_wrong_is_filled_in(seat: Seat) -> None:
    seat.central.fill()
    seat.central.money()
    entry = seat.screen.entry
    seat.screen.support.choose("money")
    assert seat.screen.navigator.current == "money-wrong"
    entry.chooseWrong("e-15")
    assert entry.supportText == "You get a number at once. They answer within 14 days."
    entry.askSupport()
    assert seat.screen.navigator.current == "form"
    payload = ticket(seat, "I did not buy this.")
    assert (payload["answers"]["topic"], payload["answers"]["charge"]) == ("money", entry.number)


def test_the_resident_is_forgotten(seat: Seat) -> None:
    walk(seat, "charge")
    seat.screen.guided.no()
    seat.quiet()
    with seat.store.write() as connection:
        assert connection.execute(select(support_tries)).first() is not None
        forget(connection, RESIDENT)
        assert connection.execute(select(support_tries)).first() is None
