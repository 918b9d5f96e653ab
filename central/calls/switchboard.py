"""Who is in which room, and what they tell each other. In memory, in one process: who loses it joins again with the token.

A *round* is one negotiation: both sides are there, the contact offers, the device answers, media goes by a way of its own through the
relay. When a side comes back, or asks for it because media stopped, the next round begins; what belongs to an earlier one is dropped.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import structlog

from central.calls.description import Malformed, carry
from central.calls.relay import MediaPath, NoPort, Relay
from central.calls.rooms import Room, Side

log = structlog.get_logger()

#: How long a question for what is new waits, and how long a side may be away between two of them.
WAIT_SECONDS = 15.0
AWAY_SECONDS = 6.0
#: A round is given so long before another may begin.
ROUND_SECONDS = 3.0
#: Who was put out may still ask why.
FAREWELL_SECONDS = 10.0
MAX_EVENTS = 64
#: A side may come so often at once, and then once a second: each coming is written down.
JOINS_AT_ONCE = 10

Say = Literal["offer", "answer", "again", "connected"]
#: The room, the side ("" for the room itself), what happened: "joined", "left", "lost", "connected"; of the room "ended", "hung_up".
Note = Callable[[str, Side | Literal[""], str], None]


class Unknown(Exception):
    """There is no such session (any more): join again."""


class TooOften(Exception):
    """This side came too often: wait a little."""


@dataclass
class Seat:
    """One side's presence."""

    session: str
    hall: Hall
    side: Side
    seen: float
    events: list[dict[str, Any]] = field(default_factory=list)
    #: Grows with each event; the number of the last one.
    last: int = 0
    #: The number of its last question: an earlier one waits no longer.
    question: int = 0
    asking: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, kind: str, **more: Any) -> None:
        """An event, told at the next question."""
        self.last += 1
        self.events = [*self.events[-MAX_EVENTS + 1 :], {"n": self.last, "kind": kind, **more}]
        self.news.set()


@dataclass
class Hall:
    """A room with somebody in it."""

    room: Room
    seats: dict[Side, Seat] = field(default_factory=dict)
    round: int = 0
    begun: float = 0.0
    path: MediaPath | None = None
    #: What was said in this round: each once.
    said: set[str] = field(default_factory=set)
    #: Both sides were there once.
    met: bool = False
    over: float | None = None

    def cut(self) -> None:
        """Media stops."""
        if self.path is not None:
            self.path.close()
            self.path = None


class Switchboard:
    """Every room that somebody is in. All of it runs on one event loop."""

    def __init__(self, relay: Relay, note: Note, clock: Callable[[], float], now_ms: Callable[[], int]) -> None:
        self._relay = relay
        self._note = note
        self._clock = clock
        self._now_ms = now_ms
        self._halls: dict[str, Hall] = {}
        self._seats: dict[str, Seat] = {}
        #: Until when (by the clock) each side's comings are paid for, a second each.
        self._paid: dict[tuple[str, Side], float] = {}
        self._opening: set[asyncio.Task[None]] = set()

    @property
    def rooms(self) -> list[str]:
        """Rooms with somebody in them."""
        return [room for room, hall in self._halls.items() if hall.over is None]

    async def join(self, room: Room) -> Seat:
        """A side comes, or comes back: who joined with this token before is put out. Raises TooOften."""
        self._pay(room.room, room.side)
        hall = self._halls.get(room.room)
        if hall is None or hall.over is not None:
            hall = self._halls[room.room] = Hall(room)
        before = hall.seats.get(room.side)
        if before is not None:
            before.tell("end", reason="elsewhere")
            self._later(before)
        seat = Seat(secrets.token_urlsafe(16), hall, room.side, self._clock())
        hall.seats[room.side] = self._seats[seat.session] = seat
        self._note(room.room, room.side, "joined")
        if len(hall.seats) == 2:
            await self._begin(hall)
        else:
            seat.tell("waiting")
        return seat

    async def hear(self, session: str, room: str, after: int, wait: float = WAIT_SECONDS) -> list[dict[str, Any]]:
        """What is new after the event of that number; waits for it. One question waits: the next ends it. Raises Unknown."""
        seat = self._seat(session, room)
        seat.asking += 1
        seat.question = question = seat.question + 1
        seat.news.set()
        try:
            async with asyncio.timeout(wait):
                while seat.last <= after and seat.question == question and self._seats.get(session) is seat:
                    seat.news.clear()
                    await seat.news.wait()
        except TimeoutError:
            pass
        finally:
            seat.asking -= 1
            seat.seen = self._clock()
        return [event for event in seat.events if event["n"] > after]

    async def say(self, session: str, room: str, round_: int, kind: Say, sdp: str) -> None:
        """A side's word for the other. What belongs to another round is dropped. Raises Unknown, Malformed."""
        seat = self._seat(session, room)
        hall = seat.hall
        if hall.over is not None or round_ != hall.round:
            return
        if kind == "again":
            if len(hall.seats) == 2 and self._clock() - hall.begun >= ROUND_SECONDS:
                self._note(room, seat.side, "lost")
                await self._begin(hall)
            return
        if hall.path is None or f"{kind} {seat.side}" in hall.said:
            return
        if kind == "connected":
            self._note(room, seat.side, "connected")
        elif (kind == "offer") != (seat.side == "contact") or (kind == "answer" and "offer contact" not in hall.said):
            raise Malformed
        else:
            other: Side = "device" if seat.side == "contact" else "contact"
            carried = carry(sdp, self._relay.place.host(other), hall.path.legs[other].port)
            hall.path.tell(seat.side, carried.sender)
            hall.seats[other].tell(kind, round=hall.round, sdp=carried.sdp)
        hall.said.add(f"{kind} {seat.side}")

    def leave(self, session: str, room: str, *, back: bool = False) -> None:
        """A side goes; it may come back, but not to a direct call unless it says so now (`back`). Raises Unknown."""
        seat = self._seat(session, room)
        self._gone(seat, "left")
        if seat.hall.room.direct and not back and seat.hall.seats.get(seat.side) is None:
            self._hang_up(seat.hall)

    def end(self, room: str, why: str) -> None:
        """Put both out."""
        hall = self._halls.get(room)
        if hall is None or hall.over is not None:
            return
        hall.over = self._clock()
        hall.cut()
        for seat in hall.seats.values():
            seat.tell("end", reason=why)
            self._later(seat)

    def tick(self) -> None:
        """About once a second: whose time is over, who went without a word, what may be forgotten."""
        now = self._clock()
        for room, hall in list(self._halls.items()):
            if hall.over is None and self._now_ms() >= hall.room.until_ms:
                self._note(room, "", "ended")
                self.end(room, "time")
            waited = now - hall.begun >= ROUND_SECONDS
            if hall.over is None and hall.path is None and len(hall.seats) == 2 and waited and not self._opening:
                # No port was free before.
                task = asyncio.ensure_future(self._begin(hall))
                self._opening.add(task)
                task.add_done_callback(self._opening.discard)
            for seat in list(hall.seats.values()):
                if hall.over is None and not seat.asking and now - seat.seen > AWAY_SECONDS:
                    self._gone(seat, "lost")
            if not hall.seats or (hall.over is not None and now - hall.over > FAREWELL_SECONDS):
                for seat in hall.seats.values():
                    self._forget(seat)
                hall.cut()
                del self._halls[room]
        self._paid = {who: until for who, until in self._paid.items() if until > now}

    def close(self) -> None:
        """Cut every way, answer everybody who waits."""
        for hall in self._halls.values():
            hall.cut()
        for seat in list(self._seats.values()):
            self._forget(seat)

    async def _begin(self, hall: Hall) -> None:
        hall.cut()
        hall.round += 1
        number = hall.round
        hall.begun = self._clock()
        hall.said = set()
        hall.met = True
        try:
            path = await self._relay.open()
        except NoPort:
            log.warning("no port is free for media", room=hall.room.room)
            return
        if hall.over is not None or len(hall.seats) < 2 or hall.round != number:
            path.close()
            return
        hall.path = path
        for seat in hall.seats.values():
            seat.tell("begin", round=number)

    def _gone(self, seat: Seat, what: str) -> None:
        hall = seat.hall
        self._forget(seat)
        if hall.seats.get(seat.side) is not seat:
            return
        del hall.seats[seat.side]
        hall.cut()
        self._note(hall.room.room, seat.side, what)
        for other in hall.seats.values():
            other.tell("away")
        if not hall.seats and hall.met and hall.room.direct:
            self._hang_up(hall)

    def _hang_up(self, hall: Hall) -> None:
        """A direct call is over."""
        if hall.over is None:
            self._note(hall.room.room, "", "hung_up")
            self.end(hall.room.room, "hung_up")

    def _pay(self, room: str, side: Side) -> None:
        now = self._clock()
        until = max(self._paid.get((room, side), now), now) + 1
        if until > now + JOINS_AT_ONCE:
            raise TooOften
        self._paid[room, side] = until

    def _forget(self, seat: Seat) -> None:
        self._seats.pop(seat.session, None)
        seat.news.set()

    def _later(self, seat: Seat) -> None:
        """Forget a seat once it could hear why."""
        asyncio.get_running_loop().call_later(FAREWELL_SECONDS, self._forget, seat)

    def _seat(self, session: str, room: str) -> Seat:
        seat = self._seats.get(session)
        if seat is None or seat.hall.room.room != room:
            raise Unknown
        return seat
