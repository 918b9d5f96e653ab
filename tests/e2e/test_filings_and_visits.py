"""What people file, from finger to staff and back: offline, with `kill -9` of screen and sync, each of it once. And a video visit."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
import sqlalchemy as sa

from central.commands.tables import commands
from central.filings.tables import anonymous_reports, filings
from central.seed_demo import demo_id
from central.tls.authority import tls_files
from kiosk.demo.process import wait_until
from kiosk.filings.number import is_number
from kiosk.filings.reports import reports_waiting
from tests.e2e.conftest import TestedFacility
from tests.e2e.steps import at_central, device_store, ready, sign_in
from tests.integration.calls.house import Contact, until

#: Holds an answer of central's back for so long that a kill falls between central's commit and the device's hearing of it.
LINE_DELAY_S = 0.5
ZONE = ZoneInfo("America/Denver")
ROSA = "rosa@hale.example"
#: A visit opens so long before it begins.
OPENS = timedelta(minutes=5)
#: A busy machine needs a while for two ends of a video call.
SLOW_S = 90.0


@pytest.fixture(autouse=True)
def everything_ready(facility: TestedFacility) -> None:
    ready(facility)


def to_form(place: TestedFacility, *tiles: str) -> None:
    """From anywhere to the first page of a form."""
    place.hand.tap("Home")
    for tile in ("Requests", *tiles):
        place.hand.tap(tile)


def write(place: TestedFacility, question: str, text: str) -> None:
    """In the field of a question."""
    place.hand.tap(question)
    place.hand.type(text)


def file_it(place: TestedFacility) -> tuple[str, str]:
    """From the page that reads it back; the number and the fingerprint that the screen shows."""
    place.hand.wait("Read it once more")
    place.hand.tap("File it now")
    return shown_proof(place.hand.wait("Number: "))


def shown_proof(texts: list[str]) -> tuple[str, str]:
    number = next(text.removeprefix("Number: ") for text in texts if text.startswith("Number: "))
    fingerprint = next(text.replace(" ", "") for text in texts if re.fullmatch(r"([0-9a-f]{4} ?){16}", text))
    assert is_number(number)
    return number, fingerprint


def filed(place: TestedFacility, type_: str) -> list[sa.Row[Any]]:
    """What central has of this type."""
    return at_central(place, sa.select(filings).where(filings.c.type == type_))


def open_filing(place: TestedFacility, title: str, wanted: str) -> list[str]:
    """From Home to where a filing stands, until it says so."""
    place.hand.tap("Home")
    place.hand.tap("Requests")
    place.hand.tap("See all")
    place.hand.tap(title)
    return place.hand.wait(wanted, 30)


def die_before_the_answer(place: TestedFacility, query: sa.Select[Any]) -> None:
    """Put the cable in; screen and sync are killed when central has it and the device has not heard so."""
    place.link.delay_s = LINE_DELAY_S
    place.link.restore()
    wait_until(lambda: bool(at_central(place, query)), "central to have it", 40)
    place.sync.kill()
    place.screen.kill()
    place.link.delay_s = 0.0
    place.restart_device()


class StaffDesk:
    """Somebody of staff, by the API."""

    def __init__(self, place: TestedFacility, role: str) -> None:
        self._url = f"https://127.0.0.1:{place.central_port}/v1/staff/filings"
        self._session = requests.Session()
        # Else the CA that the environment names goes before ours.
        self._session.trust_env = False
        self._session.verify = str(tls_files(place.central_data).bundle)
        token = place.run_central("filing", "staff", "add", "T. Roy", "--role", role).split()[-1]
        self._session.headers["Authorization"] = f"Bearer {token}"

    def look(self, number: str) -> dict[str, Any]:
        answer = self._session.get(f"{self._url}/{number}", timeout=10)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def do(self, number: str, do: str, **more: str) -> None:
        answer = self._session.post(f"{self._url}/{number}", json={"action": {"do": do, **more}}, timeout=10)
        assert answer.status_code == 200, answer.text


def test_a_grievance_and_a_medical_request_go_to_staff_and_come_back_answered(facility: TestedFacility) -> None:
    hand = facility.hand
    sign_in(facility)
    facility.link.cut()
    hand.wait("Offline", 30)
    to_form(facility, "Grievance. Something", "Grievance. A formal")
    for tile in ("Food", "Next", "Yesterday"):
        hand.tap(tile)
    write(facility, "What happened?", "No tray came")
    hand.tap("Next")
    write(facility, "What would make it right?", "A tray")
    hand.tap("Next")
    grievance, fingerprint = file_it(facility)
    facility.screen.kill()
    facility.restart_device()
    sign_in(facility)
    to_form(facility, "Medical. Health", "Medical. Health, eyes, medicine")
    for tile in ("My medicine", "Next", "Next"):
        hand.tap(tile)
        if tile == "My medicine":
            write(facility, "Which medicine?", "Insulin")
    medical, _ = file_it(facility)
    texts = open_filing(facility, "Food", "Saved here with its number")
    assert any(grievance in text for text in texts), texts

    die_before_the_answer(facility, sa.select(filings).where(filings.c.number == grievance))
    sign_in(facility)
    wait_until(lambda: len(filed(facility, "medical")) == 1, "the second", 40)
    (row,) = filed(facility, "grievance")
    assert (row.number, row.fingerprint, row.status, row.answers) == (grievance, fingerprint, "open", None)
    assert filed(facility, "medical")[0].number == medical
    due = datetime.fromtimestamp(row.due_ms / 1000, UTC).astimezone(ZONE)
    assert 29 <= (due - datetime.fromtimestamp(row.filed_ms / 1000, UTC)).days <= 31
    texts = open_filing(facility, "Food", "Next answer expected by")
    assert any(f"{due:%B} {due.day}" in text for text in texts), texts

    facility.link.cut()
    desk = StaffDesk(facility, "grievance")
    assert desk.look(grievance)["answers"]["words"] == "No tray came"
    desk.do(grievance, "take")
    desk.do(grievance, "step", step="looked-into")
    desk.do(grievance, "answer", text="You get two trays today.", sign="Grievance office")
    facility.run_central("filing", "answer", medical, "Come at nine.", "--by", "nurse", "--sign", "Nurse")
    facility.sync.kill()
    facility.link.restore()
    facility.restart_device()
    hand.wait("You get two trays today.", 30)
    texts = open_filing(facility, "My medicine", "Come at nine.")
    assert any(medical in text for text in texts)

    open_filing(facility, "Food", "It was answered")
    hand.tap("Appeal")
    write(facility, "Tell us why", "None came")
    hand.tap("Next")
    write(facility, "What would make it right?", "The tray")
    hand.tap("Next")
    appeal, _ = file_it(facility)
    wait_until(lambda: bool(filed(facility, "grievance-step-2")), "the appeal", 40)
    (higher,) = filed(facility, "grievance-step-2")
    assert (higher.number, higher.about, higher.resident) == (appeal, row.id, row.resident)
    assert filed(facility, "grievance")[0].appealed_by == higher.id
    assert len({grievance, medical, appeal}) == 3
    taken = at_central(facility, sa.select(commands.c.status).where(commands.c.kind == "filing.file"))
    assert [one.status for one in taken] == ["accepted"] * 3
    facility.run_central("ledger", "audit")


def test_a_report_before_the_sign_in_arrives_once_and_says_nothing_of_who(facility: TestedFacility) -> None:
    hand = facility.hand
    facility.link.cut()
    hand.tap("Get help now")
    hand.tap("Safety report. Abuse")
    for tile in ("Threats", "Next", "Next"):
        hand.tap(tile)
    write(facility, "What happened?", "He waits for me")
    hand.tap("Next")
    number, fingerprint = file_it(facility)
    hand.tap("Done")
    facility.screen.kill()
    facility.restart_device()
    assert at_central(facility, sa.select(anonymous_reports)) == []

    die_before_the_answer(facility, sa.select(anonymous_reports))

    def nothing_waits() -> bool:
        with device_store(facility) as store, store.read() as connection:
            return reports_waiting(connection) == 0

    wait_until(nothing_waits, "the device to forget it", 40)
    (row,) = at_central(facility, sa.select(anonymous_reports))
    assert (row.number, row.fingerprint, row.role) == (number, fingerprint, "safety")
    assert not {"resident", "device", "filed_ms", "received_ms"} & set(row._fields)
    assert "He waits for me" in facility.run_central("filing", "report", "show", number)
    assert number not in hand.held()


def link_of(place: TestedFacility) -> tuple[str, str]:
    """The address of the contact's page and the token, as Rosa reads them in her mail."""

    def mailed() -> list[tuple[str, str]]:
        mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in place.mails_out()]
        bodies = [mail.get_body(("plain",)) for mail in mails if ROSA in str(mail["To"])]
        return [found for body in bodies if body is not None for found in re.findall(r"(http\S+)/visit#(\S+)", body.get_content())]

    wait_until(lambda: bool(mailed()), "the mail with the link", 40)
    return mailed()[-1]


def test_a_video_visit_on_the_screen_from_the_offer_to_its_end_by_staff(facility: TestedFacility) -> None:
    hand = facility.hand
    begins = datetime.now(UTC) + OPENS + timedelta(seconds=12)
    at = ("--at", begins.isoformat(), "--minutes", "15", "--any-hour")
    visit = facility.run_central("visit", "offer", demo_id(ROSA), *at).split()[-1]
    sign_in(facility)
    hand.tap("Visits")
    hand.tap("Rosa Hale", 30)
    hand.tap("Say yes")
    url, token = link_of(facility)
    hand.wait("Open now", 30)
    assert datetime.now(UTC) >= begins - OPENS
    hand.tap("Join the visit")
    hand.wait("Rosa is not here yet", 30)
    dark = hand.middle()
    rosa = Contact(url, token)
    try:
        hand.wait("Picture of Rosa", 30)
        until(lambda: hand.middle()[2] > 180, "her blue picture", SLOW_S)
        assert dark[2] < 100
        rosa.colour = "#ff0000"
        until(lambda: hand.middle()[0] > 180, "her red picture", SLOW_S)
        until(lambda: rosa.pictures > 5 and rosa.loudest > 1_000, "his picture and sound at hers", SLOW_S)
        minutes = (begins + timedelta(minutes=15) - datetime.now(UTC)).seconds // 60
        assert f"{minutes} min left" in hand.texts() or f"{minutes - 1} min left" in hand.texts(), hand.texts()
        hand.tap("Mute me")
        until(lambda: rosa.quiet > 25, "silence at hers", SLOW_S)
        hand.tap("You are muted")
        hand.wait("Mute me")
        until(lambda: rosa.quiet == 0, "his sound again", SLOW_S)
        facility.run_central("call", "end", visit, "--by", "T. Roy")
        hand.wait("Staff ended this call", 30)
        hand.wait("You can ask them why.")
        assert "Picture of Rosa" not in " ".join(hand.texts())
        until(lambda: rosa.events[-1]["kind"] == "end", "her end")
    finally:
        rosa.leave()
    hand.tap("Close")
    hand.wait("This visit is over.")
    assert "Marcus" not in facility.calls.said()
    assert token not in facility.calls.said() + facility.central.said() + facility.screen.said()
