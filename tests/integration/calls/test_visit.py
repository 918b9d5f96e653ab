"""A visit between the device's process and a contact, through central's signalling and relay."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from sqlalchemy import select

from central.calls.rooms import standing
from central.calls.tables import call_events
from kiosk.visit_call.messages import OWN_SIDE, THEIRS_SIDE, Kind, read_picture
from tests.integration.calls.house import HOST, Calls, Contact, DeviceSide, Refused, ask, until

Come = Callable[[str], Contact]
Start = Callable[[], DeviceSide]
_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")


def test_both_see_and_hear_each_other_go_and_come_back_and_neither_learns_where_the_other_is(
    calls: Calls, device: Start, contact: Come
) -> None:
    room = calls.room(visit="v-both")
    here = device()
    here.join(room.device_token)
    assert here.until("connecting", "waiting").recorded
    there = contact(room.contact_token)
    told = here.until("on")
    assert told.other
    assert told.left_ms is not None
    assert 0 < told.left_ms <= 600_000
    until(lambda: there.pictures > 5 and there.loudest > 1_000, "picture and tone at the contact")
    until(lambda: here.count[Kind.THEIRS] > 3 and here.count[Kind.SOUND] > 20 and here.count[Kind.OWN] > 3, "both on the device")
    # The test camera's bars there, the contact's blue here.
    picture = there.picture
    assert picture is not None
    assert picture.getpixel((picture.width * 13 // 14, 20))[2] > 150  # type: ignore[index]
    width, height, pixels = read_picture(here.last[Kind.THEIRS], THEIRS_SIDE)
    middle = (height // 2 * width + width // 2) * 4
    blue, green, red = pixels[middle : middle + 3]
    assert blue > 180
    assert green < 80
    assert red < 80
    assert max(read_picture(here.last[Kind.OWN], OWN_SIDE)[:2]) == OWN_SIDE
    assert here.last[Kind.LEVEL][0] > 10

    here.say(Kind.MUTE, b"\x01")
    until(lambda: there.quiet > 25, "silence at the contact")

    answers = "\n".join(there.answers)
    candidates = re.findall(r"a=candidate:\S+ \d udp \d+ (\S+) ", answers)
    assert candidates
    assert set(candidates) == {HOST}
    assert set(_ADDRESS.findall(answers)) <= {HOST, "0.0.0.0"}
    assert any(re.search(r"a=candidate", offer) for offer in there.offers), "the contact's own description names its addresses"

    there.leave()
    assert not here.until("connecting", "left").other
    back = contact(room.contact_token)
    here.until("on")
    until(lambda: back.pictures > 3, "picture after coming back")
    with calls.database.read() as connection:
        found = standing(connection, "v-both")
        what = {(row.side, row.what) for row in connection.execute(select(call_events).where(call_events.c.room == room.room))}
    assert found is not None
    assert found.device_ms is not None
    assert found.contact_ms is not None
    assert found.ended_ms is None
    assert {("device", "joined"), ("contact", "joined"), ("contact", "left"), ("device", "connected")} <= what


def test_a_lost_network_is_noticed_told_and_mended(calls: Calls, device: Start, contact: Come) -> None:
    room = calls.room(visit="v-lost")
    here, there = device(), contact(room.contact_token)
    here.join(room.device_token)
    here.until("on")
    there.freeze()
    here.until("lost")
    here.until("on")
    assert [event["round"] for event in there.events if event["kind"] == "begin"] == [1, 2]


def test_central_ends_a_visit_at_its_time_and_media_with_it(calls: Calls, device: Start, contact: Come) -> None:
    room = calls.room(visit="v-time")
    here, there = device(), contact(room.contact_token)
    here.join(room.device_token)
    here.until("on")
    calls.pass_by(599)
    assert here.told[-1].state == "on"
    calls.pass_by(2)
    here.until("over", "time", 5)
    until(lambda: bool(there.events) and there.events[-1].get("reason") == "time", "the contact is told")
    for token in (room.device_token, room.contact_token):
        with pytest.raises(Refused) as refused:
            ask(calls.url, token, "join")
        assert (refused.value.status, refused.value.code) == (410, "time")
    with calls.database.read() as connection:
        found = standing(connection, "v-time")
    assert found is not None
    assert found.ended_why == "time"


def test_staff_end_a_visit_and_nobody_gets_in_again(calls: Calls, device: Start, contact: Come) -> None:
    room = calls.room(visit="v-staff")
    here, there = device(), contact(room.contact_token)
    here.join(room.device_token)
    here.until("on")
    command = [sys.executable, "-m", "central.cli", "call", "end", "v-staff", "--by", "Officer Lane"]
    ended = subprocess.run([*command, "--database", calls.database_url], capture_output=True, text=True, check=True)
    assert ended.stdout == "ended\n"
    here.until("over", "staff", 5)
    until(lambda: there.events[-1].get("reason") == "staff", "the contact is told")
    again = device()
    again.join(room.device_token)
    again.until("over", "staff")
    assert subprocess.run([*command, "--database", calls.database_url], capture_output=True, check=False).returncode == 1


def test_who_joins_twice_is_in_once(calls: Calls, device: Start, contact: Come) -> None:
    room = calls.room(visit="v-twice")
    here, there = device(), contact(room.contact_token)
    here.join(room.device_token)
    here.until("on")
    again = device()
    again.join(room.device_token)
    here.until("over", "elsewhere")
    again.until("on")
    until(lambda: there.pictures > 0, "the contact sees the second")


def test_central_restarts_and_the_visit_goes_on(calls: Calls, device: Start) -> None:
    room = calls.room(visit="v-restart")
    here = device()
    here.join(room.device_token)
    here.until("connecting", "waiting")
    calls.restart()
    there = Contact(calls.url, room.contact_token)
    try:
        here.until("on")
    finally:
        there.leave()


@pytest.mark.parametrize(("opens_in", "reason"), [(-1.0, "refused"), (60.0, "early")])
def test_a_wrong_or_early_token_opens_nothing(calls: Calls, device: Start, opens_in: float, reason: str) -> None:
    room = calls.room(visit=f"v-{reason}", opens_in=opens_in)
    here = device()
    here.join("not-a-token" if reason == "refused" else room.device_token)
    here.until("over", reason)


def test_a_check_shows_picture_and_level_and_speaks_to_nobody(calls: Calls, device: Start) -> None:
    here = device()
    here.say(Kind.CHECK)
    until(lambda: here.count[Kind.OWN] > 3 and here.count[Kind.LEVEL] > 5, "own picture and level")
    assert here.last[Kind.READY] == b"\x01"
    assert not here.told
