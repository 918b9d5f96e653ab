"""Visits through the running view models: the list, answering, asking, the check, calls that ring, and the call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from kiosk.sync import wire
from kiosk.sync.tables import outbox
from kiosk.sync.visit_pass import seal_pass
from kiosk.sync.wire_visits import VisitChange
from kiosk.ui.call_line import CONNECTING, LOST, NO_CALLS, ON, OVER
from kiosk.ui.sample_store import STREAM
from kiosk.ui.sample_visits import DAY_MS, MINUTE_MS, PLACE, StillLine, a_call, a_visit, visits_of_marcus
from tests.unit.ui.seat import Seat


@pytest.fixture
def seat(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Seat]:
    """Marcus sits at a kiosk where visits can be held."""
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.fill()
        screen = made.screen
        screen.desk.place = replace(screen.desk.place, calls=PLACE)
        screen.call.make_line = screen.visit_check.make_line = StillLine
        made.sign_in()
        yield made


def known(seat: Seat, *changes: VisitChange) -> None:
    seat.central.send(STREAM, *(changes or visits_of_marcus(seat.clock.now_ms())))
    seat.screen.desk.look()


def line(seat: Seat) -> StillLine:
    made = seat.screen.call._line
    assert made is not None
    return cast("StillLine", made)


def said(seat: Seat) -> list[str]:
    with seat.store.read() as connection:
        rows = connection.execute(select(outbox.c.kind, outbox.c.payload).where(outbox.c.kind.like("visit.%")))
        return [f"{row.kind} {row.payload}" for row in rows]


def open_now(seat: Seat) -> None:
    known(seat, a_visit("v-8", "con-4", "Elena Hale", "booked", seat.clock.now_ms() - MINUTE_MS, by="contact"))


def test_the_next_visit_counts_down_and_opens_five_minutes_before(seat: Seat) -> None:
    known(seat)
    visits = seat.screen.visits
    assert (visits.nextTitle, visits.nextIn, visits.todayText) == ("Video visit with Elena", "in 47 minutes", "Video visit with Elena")
    assert visits.nextClosed == "You can join at 2:25\xa0pm"
    seat.clock.advance(42 * MINUTE_MS)
    seat.screen.desk.look()
    assert (visits.nextClosed, visits.nextSoon, visits.nextIn) == ("", True, "in 5 minutes")
    seat.clock.advance(35 * MINUTE_MS)
    seat.screen.desk.look()
    assert visits.nextTitle == "Video visit with Theo", "hers is over"


def test_a_reminder_is_said_once_at_each_of_its_times(seat: Seat) -> None:
    known(seat)
    session = seat.screen.session
    assert session.toastText == "Your visit with Elena begins at 2:30\xa0pm"
    session.dismissToast()
    seat.screen.desk.look()
    assert not session.toastVisible
    seat.clock.advance(38 * MINUTE_MS)
    seat.screen.desk.look()
    assert session.toastVisible


def test_home_says_what_waits_for_an_answer(seat: Seat) -> None:
    assert seat.screen.visits.homeLine == "Ask for a visit"
    known(seat)
    assert (seat.screen.visits.toAnswer, seat.screen.visits.homeLine) == (2, "2 to answer")


def test_yes_is_one_touch_and_no_is_asked_about(seat: Seat) -> None:
    known(seat)
    visit = seat.screen.visit
    seat.screen.navigator.go("visits")
    visit.open("v-2")
    assert (visit.toAnswer, visit.name) == (True, "Rosa Hale")
    visit.ask("decline")
    assert (visit.asking, said(seat)) == ("decline", [])
    visit.keep()
    visit.accept()
    seat.wait(lambda: not visit.toAnswer, "the answer")
    assert visit.stateText == "You answered. It goes to Rosa with the next connection."
    visit.open("v-3")
    visit.ask("decline")
    visit.confirm()
    seat.wait(lambda: len(said(seat)) == 2, "the other answer")
    assert ['"accept"' in one for one in said(seat)] == [True, False]


def test_a_hold_pauses_visits_but_for_legal_contacts(seat: Seat) -> None:
    open_now(seat)
    held = wire.RestrictionChange(
        restriction="r", kind="sanction", blocks=("visits",), since_ms=1, ends_ms=seat.clock.now_ms() + DAY_MS
    )
    seat.central.send(STREAM, held)
    seat.screen.navigator.go("visits")
    visits = seat.screen.visits
    assert visits.pausedText == "Video visits are paused until tomorrow 1:43\xa0pm"
    assert visits.nextClosed == visits.pausedText
    seat.screen.call.join("v-8")
    assert (seat.screen.call.visitId, seat.screen.session.toastText) == ("", visits.pausedText)
    known(seat, a_visit("v-9", "con-6", "Ward & Finch Law", "booked", seat.clock.now_ms() - 2 * MINUTE_MS, recorded=False))
    assert visits.nextClosed == ""


def test_asking_offers_only_what_policy_allows_and_forgets_the_person(seat: Seat) -> None:
    seat.screen.navigator.go("visits")
    seat.screen.navigator.go("visit-ask")
    ask = seat.screen.visit_ask
    assert ask.blocked == "Choose who you want to see."
    ask.send()
    ask.choosePerson("con-1")
    times = [one["key"] for one in ask.times]
    for time in times[:4]:
        ask.chooseTime(time)
    assert [one["key"] for one in ask.chosen] == times[:3], "three are enough"
    ask.chooseTime(times[0])
    assert [one["key"] for one in ask.chosen] == times[1:3]
    ask.send()
    seat.wait(lambda: seat.screen.navigator.current == "visits", "the way back")
    (sent,) = said(seat)
    assert f'"wishes":[{times[1]},{times[2]}]' in sent
    assert seat.screen.visits.count == 1
    seat.screen.navigator.go("visit-ask")
    ask.choosePerson("con-1")
    seat.screen.session.signOut()
    assert (ask.person, ask.chosen, ask._held) == ("", [], [])
    assert seat.screen.visits.count == 0


def test_who_staff_do_not_allow_is_not_offered(seat: Seat) -> None:
    seat.central.send(STREAM, wire.ContactChange(contact="con-1", name="Rosa Hale", visits=False))
    seat.screen.navigator.go("visit-ask")
    assert "con-1" not in [one["key"] for one in seat.screen.visit_ask.people]


def test_joining_waiting_losing_and_leaving(seat: Seat) -> None:
    open_now(seat)
    call = seat.screen.call
    seat.screen.navigator.go("visits")
    call.join("v-8")
    assert (seat.screen.navigator.current, line(seat).joined) == ("call", ["pass-v-8"])
    assert call.title == "Connecting to Elena"
    line(seat).stand(CONNECTING, "waiting")
    assert (call.state, call.title) == ("waiting", "Elena is not here yet")
    line(seat).stand(ON, other=True)
    line(seat).see()
    assert (call.state, call.hasTheirs, call.hasOwn, call.leftText) == ("on", True, True, "29 min left")
    line(seat).stand(LOST)
    assert (call.state, call.title) == ("lost", "The connection was lost")
    call.toggleMute()
    assert call.muted
    call.leave()
    assert (call.state, call.canRejoin, call.title) == ("over", True, "You left the call")
    call.rejoin()
    assert line(seat).joined == ["pass-v-8"]
    line(seat).stand(OVER, "staff")
    assert (call.canRejoin, call.title) == (False, "Staff ended this call")
    call.done()
    assert (seat.screen.navigator.current, call.visitId, call._line) == ("visits", "", None)


@pytest.mark.parametrize("way", ["cover", "sign out", "home"])
def test_nothing_of_a_call_stays(seat: Seat, way: str) -> None:
    open_now(seat)
    call = seat.screen.call
    call.join("v-8")
    line(seat).stand(ON, other=True)
    line(seat).see()
    was = line(seat)
    if way == "cover":
        seat.screen.session.cover()
        assert call.state == "over"
    elif way == "sign out":
        seat.screen.session.signOut()
    else:
        seat.screen.navigator.home()
    assert was.state in {OVER, "idle"}
    assert (call.hasTheirs, call.hasOwn) == (False, False)
    assert call._theirs.image.isNull()


def test_talking_keeps_the_session(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    open_now(seat)
    touched: list[bool] = []
    monkeypatch.setattr(seat.screen.session, "touched", lambda: touched.append(True))
    seat.screen.call.join("v-8")
    seat.screen.call._tick()
    assert touched
    line(seat).stand(OVER)
    touched.clear()
    seat.screen.call._tick()
    assert not touched


def test_a_call_rings_and_is_answered_with_one_touch(seat: Seat) -> None:
    known(seat, a_call(seat.clock.now_ms()))
    call = seat.screen.call
    assert (call.ringName, call.ringText) == ("Theo Hale", "This call may be recorded.")
    call.accept()
    assert (seat.screen.navigator.current, line(seat).joined, call.ringId) == ("call", ["pass-call-1"], "")
    seat.wait(lambda: len(said(seat)) == 1, "the answer")
    line(seat).stand(OVER, "hung_up")
    assert (call.canRejoin, call.title, call.line) == (False, "Theo hung up", "The call is over.")


def test_a_pass_that_was_sealed_to_somebody_else_opens_nothing(seat: Seat) -> None:
    theirs = seal_pass("v-8", "pass-v-8", bytes(32))
    known(seat, a_visit("v-8", "con-4", "Elena Hale", "booked", seat.clock.now_ms() - MINUTE_MS, by="contact", join=theirs))
    before = seat.screen.navigator.current
    seat.screen.call.join("v-8")
    assert (seat.screen.call._line, seat.screen.navigator.current) == (None, before)
    assert seat.screen.session.toastText == "Sign out, then sign in again. Then you can join."


def test_a_call_stops_ringing(seat: Seat) -> None:
    known(seat, a_call(seat.clock.now_ms()))
    call = seat.screen.call
    call.decline()
    seat.wait(lambda: len(said(seat)) == 1, "the answer")
    seat.screen.desk.look()
    assert (call.ringId, call._ring.isActive()) == ("", False)
    known(seat, a_call(seat.clock.now_ms()).model_copy(update={"visit": "call-2"}))
    assert call.ringId == "call-2"
    seat.clock.advance(46_000)
    call._tick()
    assert call.ringId == "", "nobody answered in time"


def test_a_covered_screen_names_nobody_who_calls(seat: Seat) -> None:
    seat.screen.session.cover()
    known(seat, a_call(seat.clock.now_ms()))
    assert seat.screen.call.ringId == ""


def test_where_no_visits_can_be_held_joining_says_so(seat: Seat) -> None:
    open_now(seat)
    seat.screen.desk.place = replace(seat.screen.desk.place, calls=NO_CALLS)
    seat.screen.call.join("v-8")
    assert seat.screen.session.toastText == "Video visits do not work on this device. Please use another one."


def test_the_check_says_how_each_part_stands(seat: Seat) -> None:
    check = seat.screen.visit_check
    seat.screen.navigator.go("visits")
    seat.screen.navigator.go("visit-check")
    check._look_for_calls()
    check.open()
    made = cast("StillLine", check._line)
    made.see()
    assert (check.cameraState, check.hasPicture) == ("ok", True)
    made.level.emit(0.05)
    assert check.microphoneState == ""
    made.level.emit(0.5)
    assert check.microphoneState == "ok"
    check.playTone()
    assert (check.toned, check.speakerText) == (True, "Did you hear two tones?")
    check.heardTone(False)
    assert (check.speakerState, check.toned) == ("bad", False)
    seat.screen.navigator.back()
    assert (check._line, check.hasPicture, check.state) == (None, False, "closed")


def test_a_visit_has_its_own_time(seat: Seat) -> None:
    """Longer than the session, it goes on."""
    open_now(seat)
    seat.screen.call.join("v-8")
    for _ in range(25):
        seat.clock.advance(MINUTE_MS)
        seat.screen.call._tick()
        seat.screen.session.tick()
    assert (seat.screen.session.signedIn, seat.screen.navigator.current) == (True, "call")


def test_what_was_said_offline_waits_to_be_sent(seat: Seat) -> None:
    known(seat)
    seat.screen.visit.open("v-2")
    seat.screen.visit.accept()
    seat.wait(lambda: len(said(seat)) == 1, "the answer")
    seat.screen.navigator.go("waiting")
    assert [item["title"] for item in seat.screen.waiting.items] == ["Your yes to a visit with Rosa"]


def test_a_tablet_rings_before_sign_in_and_names_nobody(tmp_path: Path, qapp: QGuiApplication) -> None:
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack, kind="tablet")
        made.central.fill()
        screen = made.screen
        screen.desk.place = replace(screen.desk.place, calls=PLACE)
        screen.call.make_line = StillLine
        known(made, a_call(made.clock.now_ms()))
        assert screen.session.toastText == "You have a call. Sign in to take it."
        assert (screen.call.ringId, screen.call._ring.isActive()) == ("", True)
        made.clock.advance(46_000)
        screen.call._tick()
        assert not screen.call._ring.isActive()
