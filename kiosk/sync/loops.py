"""The loops of the sync process: each a thread that steps, then waits for the bell, for a turn of the link, or for its time."""

from __future__ import annotations

import random
import threading
import time
from abc import ABC, abstractmethod
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.clock import TrustedClock
from kiosk.log import fault
from kiosk.store.bell import BellListener
from kiosk.store.engine import Store, StoreError
from kiosk.sync.asks import expire_asks, give_up, mark_ask_sending, open_asks, store_answer
from kiosk.sync.backoff import LAST_CEILING_S, Backoff
from kiosk.sync.client import Busy, Cancelled, CentralClient, CentralError, Malformed, Refused, Unreachable
from kiosk.sync.drain import Drain
from kiosk.sync.link import Link
from kiosk.sync.pull import Pull
from kiosk.sync.quarantine import QuarantineLane
from kiosk.sync.wipe import REVOKED, wipe
from kiosk.sync.wire import AskAnswer, AskRequest

#: While a person or a saved command waits, a lost link is looked for at least this often: somebody stands before the screen, and
#: "connected" must be true within two seconds. Only for a link that is down; a central that says it is busy is left in peace.
IMPATIENT_CEILING_S = 1.0
#: Without any bell a loop looks at the store this often: a hint may be missed and must never matter.
SAFETY_NET_S = 5.0
#: Central holds a request this long for news, give or take the spread, so that a fleet does not ask in step.
LONG_POLL_S, LONG_POLL_SPREAD_S = 25, 5
ASK_TIMEOUT_S = 10.0
ASK_AGAIN_S = 0.25
#: Why the drain stopped, where central knows of it.
FROZEN_BY_CENTRAL = frozenset({"fork", "frozen"})

log = structlog.get_logger()


class Loop(ABC, threading.Thread):
    """`step` does one thing and returns the seconds until the next is due (0: at once). It is never called after `stop`."""

    def __init__(self, name: str, store: Store, link: Link, stop: threading.Event) -> None:
        super().__init__(name=f"sync-{name}", daemon=True)
        self._store = store
        self._link = link
        self._stop_event = stop
        self._listener = BellListener(store.bell)
        self._listening = threading.Lock()
        self._ended = False
        self._backoff = Backoff()
        self._not_before = 0.0

    @abstractmethod
    def step(self) -> float:
        """One round."""

    def wake(self) -> None:
        """End the present wait, if the loop still runs. From any thread."""
        with self._listening:
            if not self._ended:
                self._listener.wake()

    def release(self) -> None:
        """Give the descriptors back: at the end of `run`, or for a loop that was never started."""
        with self._listening:
            if not self._ended:
                self._ended = True
                self._listener.close()

    def run(self) -> None:
        """Until stop. No error ends a loop: what it could not do is tried again later."""
        while not self._stop_event.is_set():
            pause_s = self._guarded_step()
            if pause_s > 0 and not self._stop_event.is_set():
                self._listener.wait(pause_s)
        self.release()

    def _guarded_step(self) -> float:
        try:
            return self.step()
        except (StoreError, SQLAlchemyError, OSError) as error:
            # The disk may be full; nothing was applied in part, and central keeps it for us.
            log.warning("the store cannot be used now", loop=self.name, **fault(error))
        except Exception as error:  # noqa: BLE001 - a loop that died would be a queue that never wakes again
            log.error("a sync loop failed", loop=self.name, **fault(error))  # noqa: TRY400 - no words of errors in logs
        return self._put_off(self._backoff.failed())

    def _put_off(self, delay_s: float) -> float:
        self._not_before = time.monotonic() + delay_s
        return delay_s

    def _still_to_wait(self) -> float:
        return max(0.0, self._not_before - time.monotonic())

    def _succeeded(self) -> None:
        self._backoff.reset()
        self._not_before = 0.0

    def _failed(self, error: CentralError, *, cap_s: float = LAST_CEILING_S) -> float:
        retry_after_s = error.retry_after_s if isinstance(error, Busy) else None
        delay_s = self._backoff.failed(cap_s=cap_s, retry_after_s=retry_after_s)
        log.info("not now", loop=self.name, error=type(error).__name__, why=str(error), again_in_s=round(delay_s, 1))
        return self._put_off(delay_s)


class PullLoop(Loop):
    """Follows the streams, and is the judge of whether central can be reached."""

    def __init__(self, store: Store, link: Link, stop: threading.Event, pull: Pull, client: CentralClient) -> None:
        super().__init__("pull", store, link, stop)
        self._pull = pull
        self._client = client
        self._hurried = threading.Event()
        self._last_try = 0.0
        self._patient = False
        self._revoked = False

    def hurry(self) -> None:
        """Ask again at once: news is expected, or the link is doubted. From any thread."""
        self._hurried.set()
        self._client.cut()
        self.wake()

    def step(self) -> float:
        """One request, unless it is not yet time for one."""
        hurried = self._hurried.is_set()
        wait_s = self._still_to_wait()
        if wait_s > 0 and not (hurried and not self._patient):
            if self._patient or not self._link.somebody_waits():
                return wait_s
            soon_s = self._last_try + IMPATIENT_CEILING_S - time.monotonic()
            if soon_s > 0:
                return min(wait_s, soon_s)
        self._hurried.clear()
        self._last_try = time.monotonic()
        # The first request after a silence asks without waiting: it tells at once that the link stands, and brings what is there.
        hold = self._link.connected and not hurried and self._backoff.failures == 0
        try:
            more = self._pull.step(LONG_POLL_S + random.randint(-LONG_POLL_SPREAD_S, LONG_POLL_SPREAD_S) if hold else 0)  # noqa: S311
        except Cancelled:
            return 0.0
        except Unreachable as error:
            return self._unreachable(error)
        except CentralError as error:
            return self._refused(error)
        self._succeeded()
        self._patient = False
        self._revoked = False
        # An empty answer to a request that did not wait, or a "more" that never ends, must not become a busy loop.
        return 0.0 if more or not hold else 0.05

    def _refused(self, error: CentralError) -> float:
        """Not now; or never more, when this device was taken out of service: asked twice in a row before anything is wiped."""
        self._link.lost()
        self._patient = True
        if not is_revocation(error):
            self._revoked = False
            return self._failed(error)
        if not self._revoked:
            self._revoked = True
            return self._put_off(ASK_AGAIN_S)
        wipe(self._store)
        self._link.refresh()
        return self._put_off(LAST_CEILING_S)

    def _unreachable(self, error: Unreachable) -> float:
        if self._link.connected and not error.nothing_sent and self._backoff.failures == 0:
            # A connection ends for harmless reasons too (a proxy's limit, a restarted worker): one more try tells.
            self._backoff.failed()
            return self._put_off(0.0)
        self._link.lost()
        self._patient = False
        return self._failed(error, cap_s=IMPATIENT_CEILING_S if self._link.somebody_waits() else LAST_CEILING_S)


def is_revocation(error: CentralError) -> bool:
    """Whether central says that this device is out of service."""
    return isinstance(error, Refused) and (error.status, error.code) == (403, REVOKED)


class DrainLoop(Loop):
    """Sends commands while the link stands, or what is never blocked while central has frozen this device.

    A command is not even marked as sending while central is known to be out of reach.
    """

    def __init__(self, store: Store, link: Link, stop: threading.Event, drain: Drain, lane: QuarantineLane, pull: PullLoop) -> None:
        super().__init__("drain", store, link, stop)
        self._drain = drain
        self._lane = lane
        self._pull = pull
        self._busy = False
        link.on_change(self._link_turned)

    def _link_turned(self, connected: bool) -> None:
        if connected:
            self._succeeded()
        self.wake()

    def step(self) -> float:
        """One batch."""
        self._link.refresh(lazily=self._busy)
        self._busy = False
        if not self._link.connected:
            return SAFETY_NET_S
        if (wait_s := self._still_to_wait()) > 0:
            return wait_s
        try:
            more = self._lane.step() if self._drain.stopped_by in FROZEN_BY_CENTRAL else self._drain.step()
        except CentralError as error:
            return self._not_sent(error)
        self._succeeded()
        self._busy = more
        self._link.refresh(lazily=more)
        return 0.0 if more else SAFETY_NET_S

    def _not_sent(self, error: CentralError) -> float:
        if isinstance(error, Cancelled):
            return 0.0
        if isinstance(error, Unreachable):
            if error.nothing_sent:
                self._link.lost()
            self._pull.hurry()
        if isinstance(error, Refused) and error.code == "not_frozen":
            self._drain.stopped_by = ""
        return self._failed(error)


class AskLoop(Loop):
    """Delivers asks at once; a person is waiting at the screen."""

    def __init__(
        self, store: Store, link: Link, stop: threading.Event, client: CentralClient, clock: TrustedClock, pull: PullLoop
    ) -> None:
        super().__init__("asks", store, link, stop)
        self._client = client
        self._clock = clock
        self._pull = pull

    def step(self) -> float:
        """Every ask that is open now."""
        with self._store.read() as conn:
            waiting = open_asks(conn)
        if not waiting:
            return SAFETY_NET_S
        if (wait_s := self._still_to_wait()) > 0:
            return wait_s
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            expire_asks(conn, now_ms)
            waiting = open_asks(conn)
        for ask in waiting:
            self._deliver(ask)
        return self._still_to_wait()

    def _deliver(self, ask: AskRequest) -> None:
        with self._store.write() as conn:
            if not mark_ask_sending(conn, ask.id):
                return
        try:
            answer = self._client.post("/asks", ask, AskAnswer, read_timeout_s=ASK_TIMEOUT_S)
        except Cancelled:
            return
        except Unreachable as error:
            if error.nothing_sent:
                self._link.lost()
            self._pull.hurry()
            self._failed(error, cap_s=IMPATIENT_CEILING_S)
            return
        except (Busy, Malformed) as error:
            # Central may have answered; asked again with the same box it gives the same answer and counts no second try.
            self._failed(error, cap_s=IMPATIENT_CEILING_S)
            return
        except Refused as error:
            if error.code == "ask_used":
                # Central is still working on the same box, whose answer we lost; it gives it again once it has it.
                self._put_off(ASK_AGAIN_S)
                return
            log.warning("an ask was not answered", ask=ask.id, why=str(error))
            with self._store.write() as conn:
                give_up(conn, ask.id)
            return
        self._succeeded()
        with self._store.write() as conn:
            store_answer(conn, ask.id, answer)
        self._link.contact(answer.server_ms)
        if answer.status == "signed_in":
            # The long poll in flight may not follow the stream of the resident who just came.
            self._pull.hurry()


class Transfers(Protocol):
    """Blobs on their way down or up (`kiosk.sync.media.Media`, `kiosk.sync.uploads.Uploads`)."""

    def step(self) -> bool:
        """Move one; False when there is nothing to do now. Raises a CentralError."""


class TransferLoop(Loop):
    """Moves photos, down or up, while the link stands, apart from everything else."""

    def __init__(self, name: str, store: Store, link: Link, stop: threading.Event, transfers: Transfers) -> None:
        super().__init__(name, store, link, stop)
        self._transfers = transfers
        link.on_change(self._link_turned)

    def _link_turned(self, connected: bool) -> None:
        if connected:
            self._succeeded()
        self.wake()

    def step(self) -> float:
        """One blob, or a piece of one."""
        if not self._link.connected:
            return SAFETY_NET_S
        if (wait_s := self._still_to_wait()) > 0:
            return wait_s
        try:
            more = self._transfers.step()
        except Cancelled:
            return 0.0
        except CentralError as error:
            return self._failed(error)
        self._succeeded()
        return 0.0 if more else SAFETY_NET_S
