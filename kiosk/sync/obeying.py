"""Carrying out central's orders (`kiosk.device.orders`), one after the other, and telling central what became of each.

An order is marked as begun before anything happens, and its end is written down before it is told; what needs root goes to the warden,
which keeps the last number that it carried out. So each has its effect once, whenever the power goes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Connection, select

from kiosk.device.boot import boot_clock_ms
from kiosk.device.clock import TrustedClock
from kiosk.device.health.journal import read_watch, watched, wish_for_look
from kiosk.device.last_order import order_stands
from kiosk.device.orders import Kept, anything_open, begin, claims, end, mark_told, open_orders, settle, untold
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.signin.sessions import open_sessions
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, Refused
from kiosk.sync.device_logs import gather_logs
from kiosk.sync.health_reports import PATH as HEALTH
from kiosk.sync.health_reports import picture
from kiosk.sync.tables import asks
from kiosk.sync.warden_line import NoWarden, Said, ask_warden
from kiosk.sync.wire import HealthAnswer, HealthReport
from kiosk.sync.wire_orders import Order, OrderAnswer, OrderLogs, OrderReport, Outcome

if TYPE_CHECKING:
    from kiosk.sync.updates import Updates

PATH = "/orders"
#: A look is answered within a second; a hardware process that does not run answers none.
LOOK_S = 8.0
#: A warden that was given an order and is gone this long does not come back to it.
WARDEN_GONE_S = 600.0

log = structlog.get_logger()


class Obeying:
    """Carries orders out; used by one thread of the sync process."""

    def __init__(self, store: Store, client: CentralClient, settings: DeviceSettings, monotonic: Callable[[], float] = time.monotonic):
        self._store = store
        self._client = client
        self._settings = settings
        self._clock = TrustedClock(store)
        self._monotonic = monotonic
        #: Of an order to look: the number of the look, and until when it is waited for.
        self._looks: dict[str, tuple[int, float]] = {}
        self._gone_since: float | None = None
        self._updates: Updates | None = None

    def step(self) -> bool:
        """One order, or outcomes to tell; False when there is nothing to do now. Raises CentralErrors that concern the link."""
        with self._store.read() as conn:
            if not anything_open(conn):
                return False
        with self._store.write() as conn:
            settle(conn, self._clock.now_ms())
        if self._tell():
            return True
        with self._store.read() as conn:
            # A device that is to clear itself does nothing else.
            waiting = [] if order_stands(conn) else open_orders(conn)
        ordered = False
        for order in waiting:
            # The warden takes orders by their numbers: a later one does not overtake.
            if order.what in _BY_WARDEN:
                if ordered:
                    continue
                ordered = True
            if self._carry_out(order, claims(order.signed)):
                return True
        return False

    def close(self) -> None:
        """Nothing is held."""

    def _carry_out(self, order: Kept, said: Order) -> bool:
        """Whether something was done."""
        deeds = {
            "lock": lambda: self._senses(order),
            "unlock": lambda: self._senses(order),
            "restart": lambda: self._when_nobody_is_here(order, at_once=said.at_once) and self._warden(order),
            "network": lambda: self._begin(order) and self._warden(order),
            "send_logs": lambda: self._send_logs(order),
            "report": lambda: self._report(order),
            "update": lambda: self._update(order, said),
        }
        # "reenrol" ends all of this process's work: the agent looks for it.
        return deeds.get(order.what, lambda: False)()

    def _senses(self, order: Kept) -> bool:
        """The lock stands already, whatever the warden says."""
        code = ""
        if self._settings.warden_socket is not None:
            try:
                answer = ask_warden(self._settings.warden_socket, order.what, order.signed)
            except NoWarden:
                answer = Said("failed", "no_warden")
            if answer.outcome in {"begun", "busy"}:
                return False
            code = "" if answer.outcome == "done" else answer.code or "warden"
        return self._end(order, "done", code)

    def _warden(self, order: Kept) -> bool:
        """Have it done; the same order again tells what became of it."""
        place = self._settings.warden_socket
        if place is None:
            return self._end(order, "failed", "no_warden")
        try:
            answer = ask_warden(place, order.what, order.signed)
        except NoWarden:
            answer = Said("busy")
            self._gone_since = self._gone_since or self._monotonic()
            if self._monotonic() - self._gone_since >= (WARDEN_GONE_S if order.what == "update" else LOOK_S):
                answer = Said("failed", "no_warden")
        else:
            self._gone_since = None
        ends: dict[str, Outcome] = {"done": "done", "failed": "failed", "refused": "refused"}
        if answer.outcome not in ends:
            return False
        self._gone_since = None
        return self._end(order, ends[answer.outcome], answer.code)

    def _update(self, order: Kept, said: Order) -> bool:
        if said.update is None:
            return self._end(order, "refused", "no_release")
        if self._updates is None:
            # TUF's library is loaded for an update, and not before.
            from kiosk.sync.updates import Updates  # noqa: PLC0415

            self._updates = Updates(self._store, self._client, self._settings)
        if order.state == "begun":
            self._updates.vouch(order.id, said.update)
            return self._warden(order)
        why = self._updates.bring(said.update)
        if why == "more":
            return True
        if why:
            return self._end(order, "refused", why)
        self._updates.remember_problems()
        return self._when_nobody_is_here(order, at_once=False) and self._warden(order)

    def _send_logs(self, order: Kept) -> bool:
        try:
            lines = gather_logs(self._settings.log_file("sync").parent)
        except OSError as error:
            log.warning("logs cannot be read", **fault(error))
            lines = ()
        if not lines:
            return self._end(order, "failed", "no_logs")
        try:
            self._client.post(f"{PATH}/logs", OrderLogs(order=order.id, lines=lines), OrderAnswer)
        except Refused as refused:
            return self._end(order, "failed", f"refused_{refused.status}")
        return self._end(order, "done", "")

    def _report(self, order: Kept) -> bool:
        """A look at everything now, then the whole picture."""
        if order.id not in self._looks:
            with self._store.write() as conn:
                number = wish_for_look(conn)
            self._looks[order.id] = (number, self._monotonic() + LOOK_S)
        number, until = self._looks[order.id]
        with self._store.read() as conn:
            watch = read_watch(conn)
            said = picture(conn)
        looks = watched(watch, boot_clock_ms()) == "ok"
        if looks and watch.answered < number and self._monotonic() < until:
            return False
        del self._looks[order.id]
        if said:
            self._client.post(HEALTH, HealthReport(picture=said), HealthAnswer)
        return self._end(order, "done", "" if looks else "nobody_looks")

    def _when_nobody_is_here(self, order: Kept, *, at_once: bool) -> bool:
        """Begin, unless somebody is signed in or about to be; from then on nobody signs in until it is over."""
        if order.state == "begun":
            return True
        with self._store.write() as conn:
            if not at_once and somebody_is_here(conn):
                return False
            begin(conn, order.id)
        return True

    def _begin(self, order: Kept) -> bool:
        with self._store.write() as conn:
            begin(conn, order.id)
        return True

    def _end(self, order: Kept, outcome: Outcome, code: str) -> bool:
        with self._store.write() as conn:
            end(conn, order.id, outcome, code if code.replace("_", "").isalnum() and code.islower() else "", self._clock.now_ms())
        return True

    def _tell(self) -> bool:
        with self._store.read() as conn:
            outcomes = untold(conn)
        if not outcomes:
            return False
        self._client.post(PATH, OrderReport(outcomes=tuple(outcomes)), OrderAnswer)
        with self._store.write() as conn:
            mark_told(conn, [one.order for one in outcomes])
        return True


_BY_WARDEN = frozenset({"restart", "lock", "unlock", "network", "update"})


def somebody_is_here(conn: Connection) -> bool:
    """Whether somebody is signed in, or a sign-in is under way."""
    return (
        bool(open_sessions(conn))
        or conn.execute(select(asks.c.id).where(asks.c.state.in_(("waiting", "sending"))).limit(1)).first() is not None
    )
