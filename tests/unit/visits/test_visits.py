"""Visits on a device: what central says, what is answered here, when the call is open, and which times may be asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import literal, select

from kiosk.sync import wire
from kiosk.sync.visit_hours import Hours, span, starts_of_day, week_of, within_hours
from kiosk.sync.wire_visits import VisitAsk, VisitChange
from kiosk.ui.sample_visits import DAY_MS, HOUR_MS, MINUTE_MS, a_call, a_visit
from kiosk.visits import visits as use
from kiosk.visits.changes import FEATURE, forget, sweep
from kiosk.visits.rules import Asking, Visit, days_to_ask, next_of, reminder_due
from kiosk.visits.tables import visit_answers, visits
from kiosk.visits.visits import CannotVisit
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import ANDRE, MARCUS, NOON_MS, Device

STREAM = "resident:marcus"
ZONE = "America/Denver"
HOURS: Hours = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("09:00-11:00", "13:00-16:00"))


def told(device: Device, change: VisitChange, stream: str = STREAM) -> None:
    device.apply([FEATURE], device.change(stream, "visit.kept", change))


def offered(**other: Any) -> VisitChange:
    return a_visit("v-1", "con-1", "Rosa Hale", "offered", NOON_MS + DAY_MS, answer_until_ms=NOON_MS + HOUR_MS, **other)


def one(device: Device, id: str = "v-1") -> Visit:
    with device.store.read() as conn:
        found = use.visit(conn, "marcus", id)
    assert found is not None
    return found


def to_come(device: Device, now_ms: int = NOON_MS) -> list[str]:
    with device.store.read() as conn:
        return [visit.id for visit in use.visits(conn, "marcus", now_ms)]


def past(device: Device, now_ms: int = NOON_MS) -> list[str]:
    with device.store.read() as conn:
        return [visit.id for visit in use.past_visits(conn, "marcus", now_ms)]


def test_an_answer_shows_at_once_and_is_settled_by_central(device: Device) -> None:
    told(device, offered())
    session = device.session(MARCUS)
    assert one(device).to_answer(NOON_MS)
    use.answer(device.store, session, "v-1", device.plain, accept=True)
    assert (one(device).said, one(device).certain(), one(device).to_answer(NOON_MS)) == ("accept", True, False)
    told(device, offered())
    assert one(device).said == "accept", "what central said before it heard of the answer changes nothing"
    told(device, a_visit("v-1", "con-1", "Rosa Hale", "booked", NOON_MS + DAY_MS))
    assert (one(device).said, one(device).state) == ("", "booked")
    assert [(kind, payload) for kind, _, payload in device.commands("visit.answer")] == [
        ("visit.answer", {"visit": "v-1", "version": 1, "answer": "accept"})
    ]


def test_no_takes_it_from_the_list_and_a_refused_no_puts_it_back(device: Device) -> None:
    told(device, offered())
    use.answer(device.store, device.session(MARCUS), "v-1", device.plain, accept=False)
    assert (to_come(device), past(device)) == ([], ["v-1"])
    with device.store.read() as conn:
        command = conn.execute(select(visit_answers.c.command)).scalar_one()
    device.set_command(command, "rejected", code="too_late")
    assert (to_come(device), one(device).refused) == (["v-1"], "too_late")


def test_only_what_waits_is_answered_and_only_once(device: Device) -> None:
    session = device.session(MARCUS)
    told(device, a_visit("v-1", "con-1", "Rosa Hale", "booked", NOON_MS + DAY_MS))
    for wanted in ("v-1", "nothing"):
        with pytest.raises(CannotVisit) as refused:
            use.answer(device.store, session, wanted, device.plain, accept=True)
        assert refused.value.why == "gone"
    moved = {"version": 2, "moved_from_ms": NOON_MS, "answer_until_ms": NOON_MS + DAY_MS}
    told(device, a_visit("v-1", "con-1", "Rosa Hale", "booked", NOON_MS + 2 * DAY_MS, **moved))
    use.answer(device.store, session, "v-1", device.plain, accept=False)
    with pytest.raises(CannotVisit):
        use.answer(device.store, session, "v-1", device.plain, accept=True)
    assert len(device.commands("visit.answer")) == 1


def test_a_booked_visit_is_called_off_once(device: Device) -> None:
    told(device, a_visit("v-1", "con-1", "Rosa Hale", "booked", NOON_MS + DAY_MS))
    session = device.session(MARCUS)
    use.cancel(device.store, session, "v-1", device.plain)
    assert to_come(device) == []
    with pytest.raises(CannotVisit):
        use.cancel(device.store, session, "v-1", device.plain)


def test_a_wish_stands_here_until_central_shows_or_refuses_it(device: Device) -> None:
    session = device.session(MARCUS)
    wish = VisitAsk(contact="con-1", wishes=(NOON_MS + 2 * DAY_MS, NOON_MS + 3 * DAY_MS), minutes=30, note="")
    made = use.ask(device.store, session, wish, "Rosa Hale", device.plain)
    assert (to_come(device), one(device, made).state) == ([made], "asked")
    assert one(device, made).to_come(NOON_MS + 2 * DAY_MS + HOUR_MS), "another time was named"
    with device.store.write() as conn:
        sweep(conn, STREAM, select(literal("visit:other")))
    assert to_come(device) == [made], "central has not heard of it"
    device.set_command(made, "rejected", code="full")
    assert (to_come(device), one(device, made).state, one(device, made).reason) == ([], "refused", "full")
    told(device, a_visit(made, "con-1", "Rosa Hale", "booked", NOON_MS + 2 * DAY_MS))
    assert (to_come(device), one(device, made).state) == ([made], "booked")


def test_a_hold_blocks_wishes_but_not_those_for_legal_contacts(device: Device) -> None:
    held = wire.RestrictionChange(restriction="r-1", kind="sanction", blocks=("visits",), since_ms=NOON_MS)
    device.apply([WALLET], device.change(STREAM, "wallet.restriction", held))
    wish, session = VisitAsk(contact="con-6", wishes=(NOON_MS + DAY_MS,), minutes=30), device.session(MARCUS)
    with pytest.raises(CannotVisit) as refused:
        use.ask(device.store, session, wish, "Rosa Hale", device.plain)
    assert refused.value.why == "blocked"
    use.ask(device.store, session, wish, "Ward & Finch Law", device.plain, legal=True)
    assert len(device.commands("visit.ask")) == 1


def test_nobody_acts_for_another(device: Device) -> None:
    told(device, offered())
    with pytest.raises(CannotVisit) as refused:
        use.answer(device.store, device.session(ANDRE), "v-1", device.plain, accept=True)
    assert refused.value.why == "gone"


def test_the_call_opens_at_its_time_and_closes_at_its_end() -> None:
    starts = NOON_MS + HOUR_MS
    booked = _visit(a_visit("v-1", "con-1", "Rosa Hale", "booked", starts))
    opens = [booked.can_join(starts + minutes * MINUTE_MS) for minutes in (-6, -5, 0, 29, 30)]
    assert opens == [False, True, True, True, False]
    assert not _visit(a_visit("v-1", "con-1", "Rosa Hale", "booked", starts, join=None)).can_join(starts)


def test_a_call_rings_for_its_time_and_stops_when_it_is_answered(device: Device) -> None:
    told(device, a_call(NOON_MS))

    def rings(at_ms: int) -> bool:
        with device.store.read() as conn:
            found = any(one.rings(at_ms) for one in use.visits(conn, "marcus", at_ms))
            assert use.rings_here(conn, at_ms) == (at_ms < NOON_MS + 45_000)
            return found

    assert [rings(NOON_MS + seconds * 1000) for seconds in (0, 44, 45)] == [True, True, False]
    use.answer(device.store, device.session(MARCUS), "call-1", device.plain, accept=False)
    assert not rings(NOON_MS)


def test_forgetting_and_sweeping_leave_nothing_of_anybody(device: Device) -> None:
    told(device, offered())
    told(device, a_visit("v-2", "con-1", "Rosa Hale", "booked", NOON_MS + DAY_MS))
    told(device, a_visit("v-3", "con-9", "Lee Wells", "booked", NOON_MS + DAY_MS), "resident:andre")
    use.answer(device.store, device.session(MARCUS), "v-1", device.plain, accept=True)
    with device.store.write() as conn:
        sweep(conn, STREAM, select(literal("visit:v-1")))
        assert set(conn.execute(select(visits.c.visit)).scalars()) == {"v-1", "v-3"}
        forget(conn, "marcus")
        assert set(conn.execute(select(visits.c.visit)).scalars()) == {"v-3"}
        assert conn.execute(select(visit_answers)).first() is None


def test_the_next_visit_is_the_first_that_is_booked() -> None:
    found = [
        _visit(a_visit("late", "con-1", "Rosa Hale", "booked", NOON_MS + 2 * DAY_MS)),
        _visit(a_visit("soon", "con-1", "Rosa Hale", "booked", NOON_MS + DAY_MS)),
        _visit(offered()),
        _visit(a_visit("over", "con-1", "Rosa Hale", "booked", NOON_MS - DAY_MS)),
    ]
    chosen = next_of(found, NOON_MS)
    assert chosen is not None
    assert chosen.id == "soon"


def test_reminders_come_at_their_minutes() -> None:
    booked = _visit(a_visit("v-1", "con-1", "Rosa Hale", "booked", NOON_MS + 2 * HOUR_MS))
    due = [reminder_due(booked, (60, 10), NOON_MS + minutes * MINUTE_MS) for minutes in (0, 59, 60, 100, 110, 119, 120)]
    assert due == [None, None, 60, 60, 10, 10, None]


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


def local(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(ZONE)):%a %H:%M}"


ASKING = Asking(HOURS, ZONE, step_minutes=30, notice_hours=24, ahead_days=4, week_limit=2)


def test_what_may_be_asked_for_lies_in_visiting_hours_after_the_notice() -> None:
    now = ms("2026-06-04T10:10")  # a Thursday
    offers = days_to_ask(ASKING, 30, [], now)
    assert [[local(time) for time in times][:3] for times in offers.values()] == [
        ["Fri 10:30", "Fri 13:00", "Fri 13:30"],
        ["Mon 09:00", "Mon 09:30", "Mon 10:00"],
    ]
    assert [local(times[-1]) for times in offers.values()] == ["Fri 15:30", "Mon 10:00"]


def test_times_that_are_taken_and_weeks_that_are_full_are_not_offered() -> None:
    now = ms("2026-06-04T10:10")
    held = _visit(a_visit("v-1", "con-1", "Rosa Hale", "booked", ms("2026-06-05T13:15")))
    friday = next(iter(days_to_ask(ASKING, 30, [held], now).values()))
    assert [local(time) for time in friday][:2] == ["Fri 10:30", "Fri 14:00"]
    other = _visit(a_visit("v-2", "con-1", "Rosa Hale", "booked", ms("2026-06-01T09:00")))
    full = days_to_ask(ASKING, 30, [held, other], now)
    assert [local(times[0]) for times in full.values()] == ["Mon 09:00"], "this week has its two"


def test_hours_follow_the_clocks_of_the_zone() -> None:
    assert span("18:00-24:00")[1].hour == 23
    assert within_hours({"sun": ("22:00-24:00",)}, ZONE, ms("2026-11-01T23:30"), 30)
    assert not within_hours({"sun": ("22:00-24:00",)}, ZONE, ms("2026-11-01T23:31"), 30)
    begin, end = week_of(ms("2026-11-01T12:00"), ZONE)
    assert (end - begin) // HOUR_MS == 7 * 24 + 1, "the week in which the clocks go back"
    starts = starts_of_day({"mon": ("09:10-10:30",)}, ZONE, ms("2026-06-01T00:00"), 30, 30)
    assert [local(start) for start in starts] == ["Mon 09:30", "Mon 10:00"]


def _visit(change: VisitChange) -> Visit:
    values = change.model_dump()
    return Visit(id=values.pop("visit"), **values)
