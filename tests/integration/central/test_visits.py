"""Visits at central: who may have them and when, what each side is told, direct calls, and what time brings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select, update

from central.calls.rooms import find_room, note
from central.calls.tables import call_rooms
from central.clock import now_ms
from central.contacts.contacts import set_approved, set_blocked, set_may_visit
from central.drafts.keys import drafts_key
from central.mail_out.transports import TryLater
from central.residents.tables import residents
from central.restrictions.restrictions import add_sanction
from central.streams.tables import changes
from central.visits import visits as use
from central.visits.direct import ring
from central.visits.due import move_on
from central.visits.keeping import CannotVisit, keep
from central.visits.mails import deliver_visit_mails
from central.visits.passes import give_passes
from central.visits.tables import visit_mails, visits
from kiosk.sync.sealed_words import author_key_of
from kiosk.sync.visit_pass import open_pass
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, LAW, MARCUS, ROSA, THEO, World

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def at(days: int, hour: int = 15, minute: int = 0) -> int:
    """So many days from now, at an hour in Denver (whose visiting hours the default policy has), in milliseconds."""
    day = datetime.now(UTC).astimezone(ZoneInfo("America/Denver")) + timedelta(days=days)
    return int(day.replace(hour=hour, minute=minute, second=0, microsecond=0).timestamp() * 1000)


class Relay:
    """Takes mail, or is out of reach."""

    longest_ms = 1000

    def __init__(self) -> None:
        self.taken: dict[str, EmailMessage] = {}
        self.down = False

    def deliver(self, mail: EmailMessage, token: str) -> None:
        if self.down:
            raise TryLater("down")
        self.taken[token] = mail


class Desk:
    """Central with a device at which Marcus sits."""

    def __init__(self, world: World, device: Device, grant: str) -> None:
        self.world, self.device, self.grant = world, device, grant
        self.relay = Relay()
        self._told: dict[str, dict[str, Any]] = {}

    def offer(self, contact: str = ROSA, starts_ms: int | None = None, minutes: int = 30, **other: Any) -> str:
        with self.world.database.write() as connection:
            starts = at(3) if starts_ms is None else starts_ms
            return str(use.offer(connection, MARCUS, contact, starts, minutes, now_ms=now_ms(), **other).id)

    def do(self, kind: str, **payload: Any) -> str:
        outcome = self.device.do(kind, payload, self.grant, at_ms=now_ms())
        return outcome.code or outcome.status

    def ask(self, *wishes: int, contact: str = ROSA, minutes: int = 30) -> str:
        return self.do("visit.ask", contact=contact, wishes=wishes, minutes=minutes)

    def visit(self, id: str) -> dict[str, Any]:
        """As the device was told last, its pass opened."""
        give_passes(self.world.central.asks.keys)(self.world.database, now_ms())
        self._told |= {said["visit"]: said for kind, said in self.device.pull_all() if kind == "visit.kept"}
        told = self._told[id]
        key = author_key_of(drafts_key(self.world.central.asks.keys, MARCUS))
        return told | {"join": None if told["join"] is None else open_pass(id, told["join"], key)}

    def newest(self) -> dict[str, Any]:
        self._told |= {said["visit"]: said for kind, said in self.device.pull_all() if kind == "visit.kept"}
        return self._told[max(self._told)]

    def mails(self) -> list[tuple[str, str]]:
        deliver_visit_mails(self.relay)(self.world.database, now_ms())
        return [(mail["To"], mail["Subject"].split(" / ")[0]) for mail in self.relay.taken.values()]

    def time_is(self, visit: str, starts_ms: int) -> None:
        """Move a visit in time, behind everybody's back."""
        with self.world.database.write() as connection:
            moved = {"starts_ms": starts_ms, "ends_ms": starts_ms + 30 * MINUTE_MS}
            connection.execute(update(visits).where(visits.c.id == visit).values(**moved))

    def came(self, visit: str, *sides: str) -> None:
        with self.world.database.write() as connection:
            room = connection.execute(select(call_rooms.c.id).where(call_rooms.c.visit == visit)).scalars().all()[-1]
            for side in sides:
                note(connection, room, side, "joined", now_ms())  # type: ignore[arg-type]


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"visits": {"page_url": "https://visits.cedar-ridge.example", "places": 2, "week_limit": 50}}


@pytest.fixture
def desk(world: World, device: Device, grant: str) -> Desk:
    return Desk(world, device, grant)


def code(deed: Any) -> str:
    with pytest.raises(CannotVisit) as refused:
        deed()
    return refused.value.code


def test_an_offer_is_answered_and_both_sides_get_their_way_in(desk: Desk) -> None:
    visit = desk.offer(note="Mom comes too")
    told = desk.visit(visit)
    assert (told["state"], told["by"], told["join"], told["note"]) == ("offered", "contact", None, "Mom comes too")
    assert desk.mails() == [], "nothing is certain yet"
    assert desk.do("visit.answer", visit=visit, version=told["version"], answer="accept") == "accepted"
    booked = desk.visit(visit)
    assert booked["state"] == "booked"
    assert booked["opens_ms"] == booked["starts_ms"] - 5 * MINUTE_MS
    assert desk.mails() == [("Rosa Hale <rosa@hale.example>", "Your visit with Marcus is booked")]
    (mail,) = desk.relay.taken.values()
    link = next(line for line in mail.get_content().splitlines() if line.startswith("https://visits."))
    with desk.world.database.read() as connection:
        inside, outside = find_room(connection, booked["join"]), find_room(connection, link.partition("#")[2])
        kept = connection.execute(select(visit_mails.c.text)).scalar_one()
    assert inside is not None
    assert outside is not None
    assert (inside.side, outside.side, inside.room) == ("device", "contact", outside.room)
    assert (inside.opens_ms, inside.until_ms) == (booked["opens_ms"], booked["ends_ms"])
    assert kept == "", "the contact's key to the call is nowhere else"
    with desk.world.database.read() as connection:
        held = connection.execute(select(changes.c.payload).where(changes.c.kind == "visit.kept")).scalars().all()
        held = [*map(str, held), str(connection.execute(select(visits)).all())]
    assert not [text for text in held if booked["join"] in text], "a copied database opens no visit"


def test_no_is_told_to_the_contact_and_ends_it(desk: Desk) -> None:
    visit = desk.offer()
    version = desk.visit(visit)["version"]
    assert desk.do("visit.answer", visit=visit, version=version, answer="decline") == "accepted"
    assert desk.visit(visit)["state"] == "declined"
    assert [subject for _, subject in desk.mails()] == ["Marcus cannot come to the visit"]
    assert desk.do("visit.answer", visit=visit, version=version + 1, answer="accept") == "too_late"


def test_another_time_opens_another_room_and_may_be_declined(desk: Desk) -> None:
    visit = desk.offer()
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    before = desk.visit(visit)
    with desk.world.database.write() as connection:
        use.move(connection, visit, at(4), by="contact", now_ms=now_ms())
    moved = desk.visit(visit)
    assert (moved["state"], moved["starts_ms"], moved["moved_from_ms"]) == ("booked", at(4), before["starts_ms"])
    assert moved["join"] not in {None, before["join"]}
    with desk.world.database.read() as connection:
        old = find_room(connection, before["join"])
    assert old is not None
    assert old.ended
    assert desk.do("visit.answer", visit=visit, version=before["version"], answer="accept") == "changed"
    assert desk.do("visit.answer", visit=visit, version=moved["version"], answer="decline") == "accepted"
    ended = desk.visit(visit)
    assert (ended["state"], ended["join"]) == ("declined", None)


def test_a_wish_is_booked_at_its_first_free_time(desk: Desk, cli: Cli) -> None:
    desk.offer(THEO, at(3, 15))
    assert desk.ask(at(3, 15), at(3, 18), contact=ROSA) == "accepted"
    wish = desk.newest()
    assert (wish["state"], wish["wishes"]) == ("asked", [at(3, 15), at(3, 18)])
    assert wish["visit"] in cli.run("visit", "list")
    cli.run("visit", "approve", wish["visit"])
    booked = desk.visit(wish["visit"])
    assert (booked["state"], booked["by"], booked["starts_ms"]) == ("booked", "staff", at(3, 18))


def test_a_wish_may_be_refused_with_a_reason_and_called_off_again(desk: Desk, cli: Cli) -> None:
    desk.ask(at(3))
    first = desk.newest()["visit"]
    cli.run("visit", "refuse", first, "--reason", "staff_short")
    assert (desk.visit(first)["state"], desk.visit(first)["reason"]) == ("refused", "staff_short")
    desk.ask(at(3))
    second = desk.newest()["visit"]
    assert desk.do("visit.cancel", visit=second) == "accepted"
    assert (desk.visit(second)["state"], desk.visit(second)["by"]) == ("cancelled", "resident")
    assert desk.do("visit.cancel", visit=second) == "too_late"


@pytest.mark.parametrize(
    ("wish", "minutes", "refused"),
    [
        ((3, 12), 30, "outside_hours"),
        ((3, 15, 45), 30, "outside_hours"),
        ((0, 19), 30, "too_soon"),
        ((30, 15), 30, "too_far"),
        ((3, 15), 45, "length"),
    ],
)
def test_what_policy_does_not_allow_to_ask_for(desk: Desk, wish: tuple[int, ...], minutes: int, refused: str) -> None:
    assert desk.ask(at(*wish), minutes=minutes) == refused


def test_no_more_wishes_wait_than_policy_says(desk: Desk) -> None:
    assert [desk.ask(at(3 + n)) for n in range(4)] == ["accepted"] * 3 + ["too_many_requests"]


@pytest.mark.parametrize("policy", [{"visits": {"week_limit": 1}}])
def test_a_week_holds_so_many_visits(desk: Desk) -> None:
    visit = desk.offer(starts_ms=at(3, 9))
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    assert desk.ask(at(3, 18)) == "week_full"


def test_neither_person_nor_place_is_taken_twice(desk: Desk) -> None:
    desk.offer()
    assert code(lambda: desk.offer(THEO)) == "busy"
    world = desk.world
    with world.database.write() as connection:
        for row in connection.execute(select(visits)).all():
            connection.execute(update(visits).where(visits.c.id == row.id).values(resident=ANDRE))
        keep(
            connection,
            "other",
            now_ms(),
            resident=ANDRE,
            contact=THEO,
            kind="visit",
            state="booked",
            by="staff",
            starts_ms=at(3),
            ends_ms=at(3) + MINUTE_MS,
            recorded=True,
        )
    assert code(desk.offer) == "full"


def test_who_may_not(desk: Desk) -> None:
    with desk.world.database.write() as connection:
        set_may_visit(connection, ROSA, False, now_ms())
        set_approved(connection, THEO, False, now_ms())
    assert code(desk.offer) == "contact_not_allowed"
    assert code(lambda: desk.offer(THEO)) == "contact_not_allowed"
    assert desk.ask(at(3), contact=THEO) == "contact_not_allowed"
    told = [said["visits"] for kind, said in desk.device.pull_all() if kind == "mail.contact" and said["contact"] == ROSA]
    assert told == [True, False]


def test_a_hold_stops_visits_but_not_those_with_legal_contacts(desk: Desk) -> None:
    kept, legal = desk.offer(starts_ms=at(3, 9)), desk.offer(LAW, at(3, 15))
    with desk.world.database.write() as connection:
        add_sanction(connection, MARCUS, ("visits",), ends_ms=None, now_ms=now_ms())
    assert desk.ask(at(4)) == "blocked"
    assert desk.do("visit.answer", visit=kept, version=1, answer="accept") == "blocked"
    assert desk.do("visit.answer", visit=legal, version=1, answer="accept") == "accepted"
    told = desk.visit(legal)
    assert (told["state"], told["recorded"]) == ("booked", False)


def test_a_hold_calls_off_what_would_begin_within_it(desk: Desk) -> None:
    visit = desk.offer(starts_ms=at(3))
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    with desk.world.database.write() as connection:
        add_sanction(connection, MARCUS, ("visits",), ends_ms=None, now_ms=now_ms())
    desk.time_is(visit, now_ms() + 30 * MINUTE_MS)
    assert move_on(desk.world.database, now_ms()) == 1
    told = desk.visit(visit)
    assert (told["state"], told["by"], told["reason"], told["join"]) == ("cancelled", "staff", "paused", None)
    assert [subject for _, subject in desk.mails()][-1] == "Your visit with Marcus is cancelled"


def test_what_time_brings(desk: Desk) -> None:
    visit = desk.offer()
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    now = now_ms()
    assert move_on(desk.world.database, now) == 0
    desk.time_is(visit, now - MINUTE_MS)
    assert move_on(desk.world.database, now) == 0, "nobody has come"
    desk.came(visit, "device")
    assert move_on(desk.world.database, now) == 1
    assert desk.visit(visit)["state"] == "on"
    desk.came(visit, "contact")
    assert move_on(desk.world.database, now + 30 * MINUTE_MS) == 1
    assert (desk.visit(visit)["state"], desk.visit(visit)["join"]) == ("over", None)


def test_who_does_not_come_misses_it(desk: Desk) -> None:
    visit = desk.offer()
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    desk.came(visit, "device")
    assert move_on(desk.world.database, at(3) + 31 * MINUTE_MS) == 1
    assert desk.visit(visit)["state"] == "missed"


def test_what_nobody_answers_ends(desk: Desk) -> None:
    offered = desk.offer()
    desk.ask(at(5))
    asked = desk.newest()["visit"]
    assert asked != offered
    assert move_on(desk.world.database, now_ms() + 9 * DAY_MS) == 2
    assert (desk.visit(offered)["state"], desk.visit(offered)["reason"]) == ("cancelled", "not_answered")
    assert (desk.visit(asked)["state"], desk.visit(asked)["reason"]) == ("refused", "no_time")


def test_a_direct_call_rings_and_is_taken(desk: Desk) -> None:
    with desk.world.database.write() as connection:
        row, link = ring(connection, MARCUS, ROSA, now_ms(), any_hour=True)
    assert link.startswith("https://visits.cedar-ridge.example")
    told = desk.visit(row.id)
    assert (told["kind"], told["state"]) == ("direct", "ringing")
    assert told["ring_until_ms"] == row.starts_ms + 45_000
    assert told["join"] is not None
    assert desk.do("visit.answer", visit=row.id, version=1, answer="accept") == "accepted"
    assert desk.visit(row.id)["state"] == "on"
    with desk.world.database.write() as connection, pytest.raises(CannotVisit, match="another visit"):
        ring(connection, MARCUS, THEO, now_ms(), any_hour=True)


def test_a_direct_call_that_nobody_takes_is_missed_and_shut(desk: Desk) -> None:
    with desk.world.database.write() as connection:
        row, _ = ring(connection, MARCUS, ROSA, now_ms(), any_hour=True)
    join = desk.visit(row.id)["join"]
    assert move_on(desk.world.database, now_ms() + 46_000) == 1
    assert desk.visit(row.id)["state"] == "missed"
    with desk.world.database.read() as connection:
        room = find_room(connection, join)
    assert room is not None
    assert room.ended


def test_who_may_not_see_each_other_any_more_has_no_way_in(desk: Desk) -> None:
    staff, resident = ("cancelled", "staff", "contact_not_allowed"), ("cancelled", "resident", "")

    def active(connection: Connection, yes: bool) -> None:
        connection.execute(update(residents).where(residents.c.id == MARCUS).values(active=yes))

    bars: list[tuple[Callable[[Connection, bool], None], tuple[str, str, str]]] = [
        (lambda connection, yes: set_approved(connection, ROSA, yes, now_ms()), staff),
        (lambda connection, yes: set_may_visit(connection, ROSA, yes, now_ms()), staff),
        (lambda connection, yes: set_blocked(connection, ROSA, not yes, now_ms()), resident),
        (active, staff),
    ]
    for allow, told in bars:
        visit = desk.offer(starts_ms=at(12))
        desk.do("visit.answer", visit=visit, version=1, answer="accept")
        with desk.world.database.write() as connection:
            allow(connection, False)
        assert move_on(desk.world.database, now_ms()) == 1
        with desk.world.database.write() as connection:
            row = connection.execute(select(visits).where(visits.c.id == visit)).one()
            room = connection.execute(select(call_rooms.c.ended_why).where(call_rooms.c.visit == visit)).scalar_one()
            allow(connection, True)
        assert (row.state, row.by, row.reason, row.join_pass, room) == (*told, None, "cancelled")
    assert [subject for _, subject in desk.mails()].count("Your visit with Marcus is cancelled") == 4


def test_a_call_that_is_held_goes_on_though_the_answer_comes_late(desk: Desk) -> None:
    with desk.world.database.write() as connection:
        row, _ = ring(connection, MARCUS, ROSA, now_ms(), any_hour=True)
    desk.came(row.id, "device")
    assert move_on(desk.world.database, now_ms() + 46_000) == 1
    assert desk.visit(row.id)["state"] == "on"
    assert desk.do("visit.answer", visit=row.id, version=1, answer="accept") == "accepted"
    assert (desk.visit(row.id)["state"], desk.visit(row.id)["join"] is not None) == ("on", True)


def test_a_stranger_answers_nothing(desk: Desk) -> None:
    visit = desk.offer()
    andre = desk.device.sign_in(ANDRE, ANDRE_PIN)
    for kind, payload in (("visit.answer", {"visit": visit, "version": 1, "answer": "accept"}), ("visit.cancel", {"visit": visit})):
        assert desk.device.do(kind, payload, andre, at_ms=now_ms()).code == "unknown_visit"
    assert all(said["visit"] != visit for kind, said in desk.device.pull_all() if kind == "visit.kept" and said["state"] != "offered")


def test_mail_waits_for_its_relay_and_goes_once(desk: Desk) -> None:
    visit = desk.offer()
    desk.do("visit.answer", visit=visit, version=1, answer="accept")
    desk.relay.down = True
    assert desk.mails() == []
    desk.relay.down = False
    assert desk.mails() == [], "it waits before it tries again"
    deliver = deliver_visit_mails(desk.relay)
    assert deliver(desk.world.database, now_ms() + HOUR_MS) == 1
    assert deliver(desk.world.database, now_ms() + 2 * HOUR_MS) == 0
    assert len(desk.relay.taken) == 1


@pytest.mark.parametrize("policy", [{"visits": {"on": False}}])
def test_a_facility_without_visits_has_none(desk: Desk) -> None:
    assert code(desk.offer) == "off"
    assert desk.ask(at(3)) == "off"


def test_the_command_line(desk: Desk, cli: Cli) -> None:
    when = datetime.fromtimestamp(at(3) / 1000, UTC).isoformat()
    visit = cli.run("visit", "offer", ROSA, "--at", when, "--minutes", "15")
    assert desk.visit(visit)["minutes"] == 15
    cli.run("visit", "move", visit, "--at", datetime.fromtimestamp(at(4) / 1000, UTC).isoformat(), "--by", "staff")
    assert (desk.visit(visit)["starts_ms"], desk.visit(visit)["by"]) == (at(4), "staff")
    cli.run("visit", "cancel", visit, "--reason", "safety", "--by", "staff")
    assert desk.visit(visit)["reason"] == "safety"
    rung = cli.run("visit", "call", ROSA, "--any-hour").split()
    assert desk.visit(rung[0])["state"] == "ringing"
    assert cli.run("visit", "deny", ROSA) == "denied"
    assert cli.run("visit", "allow", ROSA) == "allowed"
    assert cli.run("visit", "list", "--all").count(" min") == 2
