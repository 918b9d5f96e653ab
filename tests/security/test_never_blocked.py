"""Product rules R4 and R5: a grievance, a medical request and a safety report can be filed, legal mail written and balances read,
without money, under sanction, with features off, on a frozen device, outside hours, with the day used up, and without central.

On the screen, over a real store; then with a real central that holds every restriction at once. The other half, what *is* closed
then, is held beside it: a test that finds everything open would prove nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from central.clock import now_ms
from central.devices.freezing import freeze
from central.filings.forms import LastOfItsKind, turn_off
from central.policy import Policy
from kiosk.filings.drafts import drafts
from kiosk.filings.number import is_number
from kiosk.filings.tables import anonymous_reports, filings
from kiosk.sync.tables import outbox
from kiosk.sync.wire import BalancesChange
from kiosk.ui.sample_filings import first_answers, form
from kiosk.ui.sample_store import DAY_MS, MINUTE_MS, RESIDENT, STREAM
from tests.integration.central.device import Device
from tests.integration.central.filing import Author, with_forms
from tests.integration.central.test_frozen_device import offer
from tests.integration.central.test_restrictions import sanction
from tests.integration.central.world import LAW, MARCUS, MARCUS_PIN, World
from tests.unit.ui.conftest import qapp_cls  # noqa: F401 - a fixture
from tests.unit.ui.seat import Seat

#: One form of each kind that is never blocked.
NEVER_BLOCKED = ("grievance", "medical", "dental", "mental-health", "grievance-informal", "safety-report")
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
#: The sample's clock says 1:43 in the afternoon.
EVENINGS: dict[str, Any] = {"open": [{"days": WEEK, "opens": "18:00", "closes": "21:30"}]}
FEATURES_OFF: dict[str, dict[str, Any]] = {"visits": {"on": False}, "mail": {"print_messages": False}, "speech": {"output": "off"}}
Restriction = Callable[[Seat], None]


@pytest.fixture
def seat(tmp_path: Path, qapp: Any) -> Iterator[Seat]:
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.fill()
        made.central.filings().offer()
        yield made


def come_in(seat: Seat) -> None:
    """Card and PIN: to Home, or to what is open in its place."""
    seat.central.swipe()
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current in {"home", "closed"}, "Home")
    seat.quiet()


def zero_balance(seat: Seat) -> None:
    seat.central.send(STREAM, BalancesChange(stamps=0, credits_cents=0, trust_cents=0, trust_ms=None))
    come_in(seat)


def sanctioned(seat: Seat) -> None:
    seat.central.hold_account("buy", "move", "mail_new", "media", "visits")
    come_in(seat)


def features_off(seat: Seat) -> None:
    seat.central.rule(**FEATURES_OFF)
    come_in(seat)


def outside_hours(seat: Seat) -> None:
    seat.central.rule(hours=EVENINGS)
    come_in(seat)
    assert seat.screen.navigator.current == "closed"


def sign_ins_used(seat: Seat) -> None:
    seat.central.rule(session={"sign_ins_a_day": 1})
    come_in(seat)
    seat.clock.advance(MINUTE_MS)
    seat.screen.session.signOut()
    seat.quiet()
    come_in(seat)
    assert seat.screen.navigator.current == "closed"


def minutes_used(seat: Seat) -> None:
    seat.central.rule(session={"minutes_a_day": 5})
    come_in(seat)
    for _ in range(6):
        seat.clock.advance(MINUTE_MS)
        seat.screen.session.touched()
        seat.screen.closed.tick()
    seat.wait(lambda: seat.screen.navigator.current == "closed", "the end of the day's minutes")


def central_down(seat: Seat) -> None:
    come_in(seat)
    seat.central.deaf = True
    seat.central.connect(connected=False, last_contact_ms=seat.clock.now_ms() - 3 * DAY_MS)
    seat.wait(lambda: not seat.screen.session.connected, "offline")


def all_at_once(seat: Seat) -> None:
    seat.central.send(STREAM, BalancesChange(stamps=0, credits_cents=0, trust_cents=0, trust_ms=None))
    seat.central.hold_account("buy", "move", "mail_new", "media", "visits")
    seat.central.rule(hours=EVENINGS, session={"sign_ins_a_day": 1, "minutes_a_day": 1}, **FEATURES_OFF)
    central_down(seat)


def fill_in(seat: Seat, type_: str) -> None:
    """Answer every page of a form, up to filing it."""
    screen = seat.screen
    screen.navigator.go("requests")
    assert screen.navigator.current == "requests", type_
    screen.form.begin(type_, first_answers(form(type_)))
    assert screen.navigator.current == "form", type_
    for _ in range(30):
        if screen.form.page == "check":
            return
        if screen.form.page == "name":
            screen.form.chooseName(True)
        screen.form.next()
        seat.quiet()
    raise AssertionError(f"{type_}: the form has no end: {screen.form.page}, {screen.form.error}")


def filed(seat: Seat) -> list[str]:
    """Types that were filed and wait for central, in order."""
    with seat.store.read() as connection:
        sent = connection.execute(select(outbox.c.payload).where(outbox.c.kind == "filing.file").order_by(outbox.c.seq)).scalars()
        return [json.loads(payload)["type"] for payload in sent]


@pytest.mark.parametrize(
    "restrict",
    [zero_balance, sanctioned, features_off, outside_hours, sign_ins_used, minutes_used, central_down, all_at_once],
    ids=lambda one: one.__name__,
)
def test_what_protects_people_is_filed_under_every_restriction(seat: Seat, restrict: Restriction) -> None:
    restrict(seat)
    screen = seat.screen
    for type_ in NEVER_BLOCKED:
        fill_in(seat, type_)
        screen.session.tick()
        assert (screen.session.untimed, screen.session.timeLow) == (True, False), type_
        screen.form.next()
        seat.wait(lambda: screen.navigator.current == "filed", f"{type_} filed: {screen.form.error}")
        assert is_number(screen.filed.number)
        seat.quiet()
        screen.navigator.home()
    assert filed(seat) == list(NEVER_BLOCKED)
    # What was filed is followed, and more said about it.
    with seat.store.read() as connection:
        newest = connection.execute(select(filings.c.filing).order_by(filings.c.filed_ms.desc())).scalars().first()
    screen.tracker.open(str(newest))
    screen.tracker.do("note")
    screen.filing_note.edit("One thing more.")
    screen.filing_note.send()
    seat.wait(lambda: screen.navigator.current == "request", "the note")
    # Legal mail and balances; R5 names them in one breath.
    screen.navigator.home()
    screen.navigator.go("money")
    assert screen.navigator.current == "money"
    assert str(screen.money.trustText)
    screen.navigator.home()
    screen.conversation.open("con-6")
    screen.conversation.write()
    assert screen.navigator.current == "compose"
    assert not screen.compose.locked


@pytest.mark.parametrize("restrict", [outside_hours, sign_ins_used, minutes_used, all_at_once], ids=lambda one: one.__name__)
def test_what_is_not_never_blocked_is_closed_then(seat: Seat, restrict: Restriction) -> None:
    """The restriction of the test above is one that bites."""
    restrict(seat)
    screen = seat.screen
    screen.navigator.go("requests")
    screen.form.begin("classification", first_answers(form("classification")))
    assert screen.navigator.current != "form"
    screen.navigator.go("media")
    assert screen.navigator.current != "media"


def test_no_clock_ends_a_form_a_note_or_the_session_under_it_and_idle_still_covers_it(seat: Seat) -> None:
    come_in(seat)
    screen = seat.screen
    fill_in(seat, "grievance")
    for _ in range(90):
        seat.clock.advance(MINUTE_MS)
        screen.session.touched()
        screen.session.tick()
    assert screen.session.signedIn
    assert (screen.session.timeLeftText, screen.session.endingVisible) == ("No time limit", False)
    assert screen.navigator.current == "form"
    # Nobody is there any more.
    for _ in range(60):
        seat.clock.advance(MINUTE_MS // 6)
        screen.session.tick()
    assert (screen.session.signedIn, screen.form.formName) == (False, "")
    with seat.store.read() as connection:
        [draft] = drafts(connection, RESIDENT)
    assert (draft.type, filed(seat)) == ("grievance", [])


def test_a_safety_report_asks_no_name_before_signing_in_and_in_every_hour(seat: Seat) -> None:
    seat.central.rule(hours=EVENINGS, session={"sign_ins_a_day": 1, "minutes_a_day": 1}, **FEATURES_OFF)
    seat.central.connect(connected=False)
    screen = seat.screen
    screen.sign_in.getHelp()
    screen.desk.look()
    screen.help.beginUnnamed()
    assert screen.navigator.current == "form"
    screen.form.choose("about", "threat")
    for _ in range(10):
        if screen.form.page == "check":
            break
        screen.form.next()
    screen.form.next()
    seat.wait(lambda: screen.navigator.current == "filed", "the report")
    with seat.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(anonymous_reports)).scalar_one() == 1
        assert connection.execute(select(func.count()).select_from(filings)).scalar_one() == 0


# --- central ---


@pytest.fixture
def policy() -> dict[str, Any]:
    """A facility that would block whatever it can."""
    return {"never_blocked": ["mail.legal"], "session": {"sign_ins_a_day": 1, "minutes_a_day": 1}, "hours": EVENINGS}


@pytest.fixture
def author(world: World, device: Device) -> Author:
    with_forms(world)
    return Author(device, MARCUS, MARCUS_PIN)


def test_central_takes_them_under_sanction_without_money_and_outside_hours(world: World, author: Author) -> None:
    sanction(world, "buy", "move", "mail_new", "media", "visits")
    for type_ in NEVER_BLOCKED:
        filing, outcome = author.file(type_, first_answers(form(type_)))
        assert outcome.status == "accepted", (type_, outcome)
        _, noted = author.say("filing.note", filing, "One thing more.")
        assert noted.status == "accepted", (type_, noted)
    write = {"contact": LAW, "text": "Dear counsel", "pay": {"kind": "own_stamps", "count": 1}}
    assert author.do("mail.send", write).code == ""


def test_central_takes_them_from_a_frozen_device_whatever_its_policy_says(world: World, device: Device, author: Author) -> None:
    with world.database.write() as connection:
        freeze(connection, device.id, "fork", "", now_ms())
    for type_ in NEVER_BLOCKED:
        command = device.chain.command(
            "filing.file", author.payload(f"frozen-{type_}", type_, first_answers(form(type_))), author.grant
        )
        [outcome] = offer(device, command | {"payload": command["payload"]})
        assert outcome["status"] == "accepted", (type_, outcome)
    job = device.chain.command("filing.file", author.payload("frozen-job", "job", first_answers(form("job"))), author.grant)
    assert offer(device, job)[0]["code"] == "not_of_the_lane"


def test_no_facility_takes_them_off(world: World, author: Author) -> None:
    assert {"grievance", "medical", "prea"} <= set(Policy.model_validate({"never_blocked": []}).never_blocked)
    with world.database.write() as connection:
        with pytest.raises(LastOfItsKind):
            turn_off(connection, "safety-report", now_ms())
        for type_ in ("medical", "dental"):
            assert turn_off(connection, type_, now_ms())
        with pytest.raises(LastOfItsKind):
            turn_off(connection, "mental-health", now_ms())
    author.look()
    assert author.forms["safety-report"]["active"]
    assert not author.forms["dental"]["active"]
