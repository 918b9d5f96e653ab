"""A visit from joining to its end: follows central's events, keeps a connection, notices when it stopped, and tells how it stands."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog

from kiosk.visit_call.messages import Reason, State, Told
from kiosk.visit_call.peer import Peer
from kiosk.visit_call.signalling import NotHeard, RelayAddress, Signalling, TurnedAway

log = structlog.get_logger(__name__)

#: Without anything of the other side for so long, the connection is lost. Silence is sent too, so that this is no pause in talking.
LOST_SECONDS = 4.0
#: How often a lost one is tried again.
AGAIN_SECONDS = 5.0
LOOK_SECONDS = 0.25
RETRY_SECONDS = 1.5
#: A central that is not reached at first is given up after this; one that was reached is tried until the visit's time is over.
UNREACHABLE_SECONDS = 25.0
#: Central ends a visit; this process does it itself where central is not heard.
GRACE_SECONDS = 3.0

_REASONS: dict[str, Reason] = {"time": "time", "staff": "staff", "elsewhere": "elsewhere", "early": "early", "hung_up": "hung_up"}


class Over(Exception):
    """The visit is over for this side."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Visit:
    """One joining."""

    def __init__(self, relay: RelayAddress, signalling: Signalling, peer: Callable[[], Peer], tell: Callable[[Told], None]) -> None:
        self._relay = relay
        self._signalling = signalling
        self._make_peer = peer
        self._tell = tell
        self._peer: Peer | None = None
        self._round = 0
        self._begun = time.monotonic()
        self._until: float | None = None
        self._recorded = True
        self._other = False
        self._state: State = "connecting"
        self._reason: Reason = ""
        self._was_on = False
        self._asked_again = 0.0
        self._connected_round = 0

    async def run(self) -> None:
        """Until it is over; the last thing told is why."""
        self._show("connecting", "")
        watching = asyncio.ensure_future(self._watch())
        following = asyncio.ensure_future(self._follow())
        try:
            await asyncio.wait({watching, following}, return_when=asyncio.FIRST_COMPLETED)
            for task in (watching, following):
                if task.done():
                    task.result()
        except Over as over:
            self._show("over", over.reason)
        finally:
            for task in (watching, following):
                task.cancel()
            await asyncio.gather(watching, following, return_exceptions=True)
            await self._drop()

    async def leave(self) -> None:
        """Say goodbye; nobody waits for long."""
        with suppress(NotHeard, TurnedAway):
            await self._signalling.leave()

    async def _follow(self) -> None:
        while True:
            try:
                told = await self._signalling.join()
                self._recorded = told.get("recorded") is not False
                self._left(told)
                await self._events()
            except NotHeard as error:
                log.info("central_not_heard", kind=str(error))
                if self._until is None and time.monotonic() - self._begun > UNREACHABLE_SECONDS:
                    raise Over("unreachable") from error
            except TurnedAway as error:
                # A session that central does not know (any more) is begun anew.
                if error.code not in {"unknown", "malformed"}:
                    raise Over(_REASONS.get(error.code, "refused")) from error
            await asyncio.sleep(RETRY_SECONDS)

    async def _events(self) -> None:
        after = 0
        while True:
            told = await self._signalling.news(after)
            self._left(told)
            events = told.get("events")
            for event in events if isinstance(events, list) else []:
                if not isinstance(event, dict) or not isinstance(event.get("n"), int):
                    raise NotHeard("event")
                after = max(after, event["n"])
                await self._event(event)

    async def _event(self, event: dict[str, Any]) -> None:
        kind = event.get("kind")
        if kind == "waiting" and not self._hears():
            self._other = False
            self._show("connecting", "waiting")
        elif kind == "away":
            self._other = False
            await self._drop()
            self._was_on = False
            self._show("connecting", "left")
        elif kind == "begin" and isinstance(event.get("round"), int):
            self._other = True
            self._round = event["round"]
            await self._drop()
            self._show("lost" if self._was_on else "connecting", "")
        elif kind == "offer" and event.get("round") == self._round and isinstance(event.get("sdp"), str):
            await self._answer(event["sdp"])
        elif kind == "end":
            raise Over(_REASONS.get(str(event.get("reason")), "refused"))

    async def _answer(self, offer: str) -> None:
        await self._drop()
        self._peer = peer = self._make_peer()
        try:
            answer = await peer.answer(offer, await self._relay.addresses())
        except Exception as error:  # noqa: BLE001 - a stranger's description: aiortc raises what it likes, and the next may be better
            log.warning("offer_refused", kind=type(error).__name__)
            await self._drop()
            return
        await self._signalling.say(self._round, "answer", answer)

    async def _watch(self) -> None:
        """Looks whether the other side is heard, and at the time."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            now = time.monotonic()
            if self._until is not None and now > self._until + GRACE_SECONDS:
                raise Over("time")
            if self._hears():
                if self._state != "on":
                    self._was_on = True
                    self._show("on", "")
                if self._connected_round != self._round:
                    self._connected_round = self._round
                    await self._say("connected")
            elif self._was_on or self._peer is not None:
                if self._state == "on":
                    self._show("lost", "")
                await self._try_again(now)

    async def _try_again(self, now: float) -> None:
        since = max(self._asked_again, self._peer.begun if self._peer is not None else 0.0)
        if self._other and now - since > AGAIN_SECONDS:
            self._asked_again = now
            await self._say("again")

    async def _say(self, kind: str) -> None:
        with suppress(NotHeard, TurnedAway):
            await self._signalling.say(self._round, kind)

    def _hears(self) -> bool:
        heard = self._peer.heard if self._peer is not None else None
        return heard is not None and time.monotonic() - heard < LOST_SECONDS

    async def _drop(self) -> None:
        peer, self._peer = self._peer, None
        if peer is not None:
            await peer.close()

    def _left(self, told: dict[str, Any]) -> None:
        left = told.get("left_ms")
        if isinstance(left, int) and 0 <= left < 2**40:
            self._until = time.monotonic() + left / 1000

    def _show(self, state: State, reason: Reason) -> None:
        self._state, self._reason = state, reason
        left = None if self._until is None else max(0, int((self._until - time.monotonic()) * 1000))
        self._tell(Told(state, reason, self._other, left, self._recorded))
