"""Outside opening hours, and with a day used up: only what is never blocked is open, and nothing is lost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from kiosk.signin.tables import sessions
from kiosk.ui.sample_store import MINUTE_MS, RESIDENT
from tests.unit.ui.seat import Seat
from tests.unit.ui.test_session import use

WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
#: The sample's clock says 1:43 in the afternoon.
EVENINGS: dict[str, Any] = {"open": [{"days": WEEK, "opens": "18:00", "closes": "21:30"}]}
UNTIL_TWO: dict[str, Any] = {"open": [{"days": WEEK, "opens": "08:00", "closes": "14:00"}]}


def on(seat: Seat, route: str) -> None:
    seat.wait(lambda: seat.screen.navigator.current == route, route)


def sign_in_closed(seat: Seat, **rules: dict[str, Any]) -> None:
    seat.central.rule(**rules)
    seat.central.swipe()
    seat.type_pin()
    on(seat, "closed")
    seat.quiet()


def test_whoever_comes_outside_hours_finds_what_is_open_and_is_told_of_the_rest(seat: Seat) -> None:
    sign_in_closed(seat, hours=EVENINGS)
    screen = seat.screen
    assert (screen.closed.title, screen.closed.opensText) == ("It is closed now", "Opens at 6:00\N{NO-BREAK SPACE}pm")
    for route in ("media", "inbox", "people", "write-to", "buy-stamps", "transfer", "notices", "drafts"):
        screen.navigator.go(route)
        assert screen.navigator.current == "closed", route
        assert "6:00" in screen.session.toastText
    for route in ("money", "help", "settings", "leaving", "owed"):
        screen.navigator.go(route)
        assert screen.navigator.current == route
        screen.navigator.home()


def test_legal_mail_is_read_and_written_and_other_mail_is_not(seat: Seat) -> None:
    sign_in_closed(seat, hours=EVENINGS)
    screen = seat.screen
    assert [row["name"] for row in screen.closed.legal] == ["Ward & Finch Law"]
    screen.closed.openLegal("con-6")
    assert screen.navigator.current == "conversation"
    screen.conversation.write()
    assert screen.navigator.current == "compose"
    screen.compose.editText("Dear counsel")
    screen.navigator.back()
    screen.message.open("msg-5")
    assert screen.navigator.current == "message"
    screen.navigator.home()
    screen.conversation.open("con-1")
    assert screen.navigator.current == "closed"
    screen.people.write("con-1")
    assert screen.navigator.current == "closed"
    screen.message.open("msg-1")
    assert screen.navigator.current == "closed"


def test_it_closes_under_somebody_who_writes_and_the_words_stay(seat: Seat) -> None:
    seat.central.rule(hours=UNTIL_TWO)
    seat.sign_in()
    screen = seat.screen
    screen.people.write("con-1")
    screen.compose.editText("Not finished")
    use(seat, 12 * MINUTE_MS)
    screen.closed.tick()
    assert "It closes at 2:00" in screen.session.toastText
    use(seat, 6 * MINUTE_MS)
    screen.closed.tick()
    on(seat, "closed")
    seat.quiet()
    seat.central.rule()
    on(seat, "home")
    screen.people.write("con-1")
    assert screen.compose.text == "Not finished"


def test_a_letter_to_a_lawyer_is_not_closed_and_has_no_clock(seat: Seat) -> None:
    seat.central.rule(hours=UNTIL_TWO)
    seat.sign_in()
    screen = seat.screen
    screen.people.write("con-6")
    screen.session.tick()
    assert (screen.session.untimed, screen.session.timeLeftText) == (True, "No time limit")
    use(seat, 60 * MINUTE_MS)
    screen.closed.tick()
    seat.wait(lambda: screen.navigator.closed, "closing time")
    assert screen.navigator.current == "compose"
    assert screen.session.signedIn
    assert screen.session.counted_ms() < MINUTE_MS


def test_a_days_minutes_run_out_and_the_rest_of_the_session_is_for_what_is_never_blocked(seat: Seat) -> None:
    seat.central.rule(session={"minutes_a_day": 10})
    seat.sign_in()
    screen = seat.screen
    screen.closed.tick()
    use(seat, 6 * MINUTE_MS)
    screen.closed.tick()
    screen.session.tick()
    assert screen.session.timeLeftText == "3 min left today" or screen.session.timeLeftText == "4 min left today"
    use(seat, 5 * MINUTE_MS)
    screen.closed.tick()
    on(seat, "closed")
    assert screen.closed.title == "You used today's minutes"
    used = screen.session.counted_ms()
    use(seat, 3 * MINUTE_MS)
    assert screen.session.counted_ms() - used < MINUTE_MS
    screen.session.signOut()
    seat.quiet()
    with seat.store.read() as connection:
        [row] = connection.execute(select(sessions.c.used_ms).where(sessions.c.resident == RESIDENT)).all()
    assert 10 * MINUTE_MS <= row.used_ms < 12 * MINUTE_MS
    # The next sign-in begins where the day stands.
    seat.central.swipe()
    seat.type_pin()
    on(seat, "closed")


def test_after_the_last_sign_in_of_the_day_only_what_is_never_blocked_is_left(seat: Seat) -> None:
    seat.central.rule(session={"sign_ins_a_day": 1})
    seat.sign_in()
    use(seat, MINUTE_MS)
    seat.screen.session.signOut()
    seat.quiet()
    seat.central.swipe()
    seat.type_pin()
    on(seat, "closed")
    assert seat.screen.closed.title == "You used today's sign-ins"
    # What is never blocked costs no sign-in of the day.
    seat.screen.session.signOut()
    seat.quiet()
    with seat.store.read() as connection:
        assert [bool(used) for used in connection.execute(select(sessions.c.used_ms).order_by(sessions.c.started_ms)).scalars()] == [
            True,
            False,
        ]


def test_the_sign_in_screen_says_when_it_opens_and_that_people_may_come(seat: Seat) -> None:
    seat.central.rule(hours=EVENINGS)
    seat.wait(lambda: bool(seat.screen.session.gateText), "the banner")
    assert seat.screen.session.gateText == "Opens at 6:00\N{NO-BREAK SPACE}pm"
    seat.central.rule()
    seat.wait(lambda: not seat.screen.session.gateText, "the banner to go")


def test_facility_it_is_not_closed_out(seat: Seat) -> None:
    seat.central.rule(hours=EVENINGS)
    seat.central.swipe("17B0442E90")
    seat.type_pin()
    on(seat, "it")
