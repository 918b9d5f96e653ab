"""Who is in which room, with a clock of the test's own and a relay whose ports are real."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from central.calls.description import Malformed
from central.calls.relay import MediaPath, NoPort, Relay, RelayPlace
from central.calls.rooms import Room, Side
from central.calls.switchboard import AWAY_SECONDS, FAREWELL_SECONDS, JOINS_AT_ONCE, ROUND_SECONDS, Seat, Switchboard, TooOften, Unknown
from tests.unit.calls.test_description import OFFER

HOST = "127.0.0.1"
UNTIL_MS = 1_000_000


class Stage:
    """A switchboard and its time."""

    def __init__(self) -> None:
        self.now = 100.0
        self.now_ms = 500_000
        self.notes: list[tuple[str, str]] = []
        self.relay = Relay(RelayPlace(HOST, HOST, HOST))
        self.board = Switchboard(
            self.relay, lambda _room, side, what: self.notes.append((side, what)), lambda: self.now, lambda: self.now_ms
        )

    async def join(self, side: Side, room: str = "r", *, direct: bool = False) -> Seat:
        """A side comes."""
        return await self.board.join(Room(room, "v", side, 0, UNTIL_MS, "Marcus", True, "", direct))

    async def heard(self, seat: Seat, after: int = 0) -> list[dict[str, Any]]:
        """What it is told, without waiting."""
        return await self.board.hear(seat.session, "r", after, wait=0.01)

    async def kinds(self, seat: Seat) -> list[str]:
        """The kinds of all events."""
        return [event["kind"] for event in await self.heard(seat)]


def run(play: Callable[[Stage], Awaitable[None]]) -> None:
    """On a loop of its own."""

    async def whole() -> None:
        stage = Stage()
        try:
            async with asyncio.timeout(20):
                await play(stage)
        finally:
            stage.board.close()

    asyncio.run(whole())


def test_a_round_begins_when_both_are_there_and_words_are_carried_in_their_order() -> None:
    async def play(stage: Stage) -> None:
        device = await stage.join("device")
        assert await stage.kinds(device) == ["waiting"]
        contact = await stage.join("contact")
        assert await stage.kinds(device) == ["waiting", "begin"]
        assert await stage.kinds(contact) == ["begin"]
        for seat, kind in ((device, "offer"), (contact, "answer"), (device, "answer")):
            with pytest.raises(Malformed):
                await stage.board.say(seat.session, "r", 1, kind, OFFER)  # type: ignore[arg-type]
        await stage.board.say(contact.session, "r", 1, "offer", OFFER)
        await stage.board.say(contact.session, "r", 1, "offer", OFFER)
        await stage.board.say(contact.session, "r", 9, "offer", OFFER)
        assert await stage.kinds(device) == ["waiting", "begin", "offer"]
        await stage.board.say(device.session, "r", 1, "answer", OFFER)
        last = (await stage.heard(contact))[-1]
        assert (last["kind"], last["round"]) == ("answer", 1)
        with pytest.raises(Malformed):
            await stage.board.say((await stage.join("contact")).session, "r", 2, "offer", "no description")

    run(play)


def test_a_session_opens_its_own_room_only() -> None:
    async def play(stage: Stage) -> None:
        device = await stage.join("device")
        for session, room in ((device.session, "other"), ("made up", "r")):
            with pytest.raises(Unknown):
                await stage.board.hear(session, room, 0, wait=0)
            with pytest.raises(Unknown):
                await stage.board.say(session, room, 1, "again", "")
            with pytest.raises(Unknown):
                stage.board.leave(session, room)

    run(play)


def test_again_begins_the_next_round_but_not_at_once_and_not_for_an_old_one() -> None:
    async def play(stage: Stage) -> None:
        device, contact = await stage.join("device"), await stage.join("contact")
        await stage.board.say(device.session, "r", 1, "again", "")
        assert await stage.kinds(contact) == ["begin"]
        stage.now += ROUND_SECONDS
        await stage.board.say(device.session, "r", 1, "again", "")
        stage.now += ROUND_SECONDS
        await stage.board.say(contact.session, "r", 1, "again", "")
        assert [event["round"] for event in await stage.heard(contact)] == [1, 2]

    run(play)


def test_who_says_nothing_is_away_and_who_waits_for_news_is_not() -> None:
    async def play(stage: Stage) -> None:
        device, contact = await stage.join("device"), await stage.join("contact")
        waiting = asyncio.ensure_future(stage.board.hear(contact.session, "r", 1, wait=10))
        await asyncio.sleep(0)
        stage.now += AWAY_SECONDS + 1
        stage.board.tick()
        assert [event["kind"] for event in await waiting] == ["away"]
        assert ("device", "lost") in stage.notes
        with pytest.raises(Unknown):
            await stage.heard(device)
        assert ("contact", "lost") not in stage.notes

    run(play)


def test_the_time_ends_it_for_both_and_they_hear_why_for_a_while() -> None:
    async def play(stage: Stage) -> None:
        device, contact = await stage.join("device"), await stage.join("contact")
        path = device.hall.path
        assert path is not None
        stage.now_ms = UNTIL_MS
        stage.board.tick()
        for seat in (device, contact):
            assert (await stage.heard(seat))[-1] | {"n": 0} == {"n": 0, "kind": "end", "reason": "time"}
        assert device.hall.path is None
        assert stage.board.rooms == []
        await stage.board.say(contact.session, "r", 1, "offer", OFFER)
        assert (await stage.kinds(device))[-1] == "end"
        stage.now += FAREWELL_SECONDS + 1
        stage.board.tick()
        with pytest.raises(Unknown):
            await stage.heard(device)
        assert stage.notes.count(("", "ended")) == 1

    run(play)


def test_the_second_of_a_side_puts_the_first_out_and_leaving_twice_harms_nobody() -> None:
    async def play(stage: Stage) -> None:
        first = await stage.join("device")
        contact = await stage.join("contact")
        second = await stage.join("device")
        assert (await stage.heard(first))[-1]["reason"] == "elsewhere"
        stage.board.leave(first.session, "r")
        assert (await stage.heard(contact))[-1]["kind"] == "begin"
        stage.board.leave(second.session, "r")
        assert (await stage.heard(contact))[-1]["kind"] == "away"
        stage.board.leave(contact.session, "r")
        stage.board.tick()
        assert stage.board.rooms == []

    run(play)


def test_who_hangs_up_a_direct_call_ends_it_and_a_page_that_is_loaded_anew_does_not() -> None:
    async def play(stage: Stage) -> None:
        device, contact = await stage.join("device", direct=True), await stage.join("contact", direct=True)
        stage.board.leave(contact.session, "r", back=True)
        contact = await stage.join("contact", direct=True)
        assert await stage.kinds(contact) == ["begin"]
        stage.board.leave(contact.session, "r")
        assert (await stage.heard(device))[-1]["reason"] == "hung_up"
        assert stage.board.rooms == []
        assert stage.notes[-1] == ("", "hung_up")

    run(play)


def test_a_direct_call_that_both_have_lost_is_over_and_one_that_nobody_took_yet_is_not() -> None:
    async def play(stage: Stage) -> None:
        await stage.join("contact", direct=True)
        stage.now += AWAY_SECONDS + 1
        stage.board.tick()
        assert ("", "hung_up") not in stage.notes
        await stage.join("device", direct=True)
        await stage.join("contact", direct=True)
        stage.now += AWAY_SECONDS + 1
        stage.board.tick()
        assert stage.notes.count(("", "hung_up")) == 1

    run(play)


def test_one_question_of_a_side_waits_and_the_next_ends_it() -> None:
    async def play(stage: Stage) -> None:
        device = await stage.join("device")
        first = asyncio.ensure_future(stage.board.hear(device.session, "r", 1, wait=60))
        await asyncio.sleep(0)
        second = asyncio.ensure_future(stage.board.hear(device.session, "r", 1, wait=60))
        assert await first == []
        await stage.join("contact")
        assert [event["kind"] for event in await second] == ["begin"]

    run(play)


def test_a_side_that_comes_again_and_again_is_told_to_wait() -> None:
    async def play(stage: Stage) -> None:
        for _ in range(JOINS_AT_ONCE):
            stage.board.leave((await stage.join("contact")).session, "r")
            stage.board.tick()
        with pytest.raises(TooOften):
            await stage.join("contact")
        await stage.join("device")
        stage.now += 1
        await stage.join("contact")

    run(play)


def test_a_visit_that_found_no_port_begins_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(stage: Stage) -> None:
        found = stage.relay.open

        async def none() -> MediaPath:
            raise NoPort

        monkeypatch.setattr(stage.relay, "open", none)
        device = await stage.join("device")
        await stage.join("contact")
        monkeypatch.setattr(stage.relay, "open", found)
        stage.board.tick()
        assert await stage.kinds(device) == ["waiting"]
        stage.now += ROUND_SECONDS
        stage.board.tick()
        assert [event["kind"] for event in await stage.board.hear(device.session, "r", 1, wait=10)] == ["begin"]

    run(play)
