"""The sync process: starts the loops, keeps the clock and the status true, and stops all of it within seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.boot import boot_clock_ms
from kiosk.device.clock import TrustedClock
from kiosk.device.heap import one_heap
from kiosk.device.identity import Identity, load_identity
from kiosk.device.keys import DeviceKeys
from kiosk.device.last_order import begin, has_begun, signed_order, standing_order
from kiosk.device.orders import anything_open, new_code, settle
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.signin.departure import residents_here
from kiosk.store.engine import Store, StoreError
from kiosk.sync.asks import any_asks, expire_asks
from kiosk.sync.beginning import identity_of, open_device
from kiosk.sync.clearing import LastWords, clear, first_words, last_words, nothing_waits
from kiosk.sync.client import CentralClient
from kiosk.sync.drain import Drain
from kiosk.sync.forgetting import forget_departed
from kiosk.sync.health_reports import HealthReports
from kiosk.sync.link import Link
from kiosk.sync.loops import AskLoop, DrainLoop, Loop, PullLoop, TransferLoop
from kiosk.sync.media import Media
from kiosk.sync.pinning import pinned_authority
from kiosk.sync.pull import Pull
from kiosk.sync.quarantine import QuarantineLane
from kiosk.sync.registry import Feature, all_handlers
from kiosk.sync.renewal import begin_renewal, renew
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.uploads import Uploads
from kiosk.sync.warden_line import introduce

#: Decrypted pages that a connection keeps: sync reads and writes a batch once, and has a connection a loop.
CACHE_KIB = 512
HOUSEKEEPING_S = 5.0
FORGET_EVERY_S = 60.0
#: A loop that hangs in a connection attempt ends by itself within the connect timeout (3 s).
STOP_DEADLINE_S = 5.0

log = structlog.get_logger()


def run_sync(settings: DeviceSettings, features: Sequence[Feature], stop: threading.Event) -> None:
    """Keep this device in step with central until `stop` is set. Works without central, for any time.

    A device that was never enrolled announces itself first. Raises what makes the process useless from the start: KeysMissing,
    StoreUnreadable, NotPinned.
    """
    words = last_words(settings.data)
    anew = ""
    while words is None:
        if anew:
            renew(settings, features, anew)
        words, anew = _run_epoch(settings, features, stop)
        if not anew:
            break
    if words is not None:
        clear(settings, words, stop)


def _run_epoch(settings: DeviceSettings, features: Sequence[Feature], stop: threading.Event) -> tuple[LastWords | None, str]:
    """One run under one identity; returns central's last order, and the code with which this device is to be enrolled anew ("")."""
    one_heap()
    keys, store = open_device(settings, cache_kib=CACHE_KIB)
    try:
        identity = identity_of(settings, store, keys, features, stop)
        if identity is None:
            return None, ""
        introduce(settings.data, identity)
        agent = _Agent(settings, store, keys, identity, features, stop)
        agent.run()
        return agent.last_words, agent.new_code
    finally:
        store.close()


class _Agent:
    def __init__(
        self,
        settings: DeviceSettings,
        store: Store,
        keys: DeviceKeys,
        identity: Identity,
        features: Sequence[Feature],
        stop: threading.Event,
    ) -> None:
        self._store = store
        self._asked_to_stop = stop
        # An order may end all of it as well.
        self._stop = threading.Event()
        self._identity = identity
        #: What is left to be done when everything else has ended: central's last order.
        self.last_words: LastWords | None = None
        #: Central wants this device enrolled anew, with this code.
        self.new_code = ""
        self._clock = TrustedClock(store)
        self._link = Link(store, self._clock, features)
        self._numbers = RequestNumbers(store)
        signer = RequestSigner(identity, keys.signing_key_of(identity.epoch), self._numbers, self._clock)
        authority = pinned_authority(settings, identity)
        stop = self._stop
        # One session a loop: a long poll, a batch on a slow link or a photo must not delay a sign-in.
        for_pull, for_commands, for_asks, for_media, for_uploads, for_health = (
            CentralClient(settings.central_url, ca=authority, signer=signer) for _ in range(6)
        )
        wanted = [feature.transfer for feature in features if feature.transfer is not None]
        for_features = [CentralClient(settings.central_url, ca=authority, signer=signer) for _ in wanted]
        self._clients = (for_pull, for_commands, for_asks, for_media, for_uploads, for_health, *for_features)
        self._transfers = [make(store, client, settings) for make, client in zip(wanted, for_features, strict=True)]
        self._features = features
        self._forget_at = 0.0
        self._pull = Pull(store, for_pull, all_handlers(features), self._link, features)
        pull_loop = PullLoop(store, self._link, stop, self._pull, for_pull)
        drain = Drain(store, for_commands, self._clock, self._link, features)
        lane = QuarantineLane(store, for_commands, self._clock, self._link, features)
        self._loops: tuple[Loop, ...] = (
            pull_loop,
            DrainLoop(store, self._link, stop, drain, lane, pull_loop),
            AskLoop(store, self._link, stop, for_asks, self._clock, pull_loop),
            TransferLoop("media", store, self._link, stop, Media(store, for_media, features, boot_clock_ms)),
            TransferLoop("uploads", store, self._link, stop, Uploads(store, for_uploads, boot_clock_ms)),
            *(TransferLoop("transfer", store, self._link, stop, transfer) for transfer in self._transfers),
            TransferLoop("health", store, self._link, stop, HealthReports(store, for_health, boot_clock_ms, self._clock.now_ms)),
        )

    def run(self) -> None:
        with ExitStack() as at_end:
            at_end.callback(self._halt)
            self._housekeep(self._pull.apply_set_aside, self._link.refresh)
            for loop in self._loops:
                loop.start()
            log.info("sync started")
            while not self._ends and not self._asked_to_stop.wait(HOUSEKEEPING_S):
                self._housekeep(self._clock.persist, self._expire_asks, self._follow_authority, self._forget, self._link.refresh)
                self._housekeep(self._settle_orders, self._obey, self._enrol_anew)

    def _follow_authority(self) -> None:
        """A rollover of the facility's CA came down: the next requests trust the new bundle."""
        with self._store.read() as conn:
            pinned = load_identity(conn).facility_ca
        if pinned is not None:
            for client in self._clients:
                client.trust(pinned)

    def _obey(self) -> None:
        """A last order stands: once nothing of this device waits, the others are told to end, and so does this process."""
        with self._store.read() as conn:
            order = standing_order(conn)
            if order is None:
                return
            if not has_begun(conn) and not nothing_waits(conn, self._features, residents_here(conn)):
                return
            signed = signed_order(conn)
        with self._store.write() as conn:
            begin(conn)
        request = self._numbers.take()
        self.last_words = first_words(self._identity, order.order, signed, unlock=order.what == "unlock", request=request)

    @property
    def _ends(self) -> bool:
        return self.last_words is not None or bool(self.new_code)

    def _settle_orders(self) -> None:
        """What an order changes of the screen alone needs no connection."""
        with self._store.read() as conn:
            if not anything_open(conn):
                return
        with self._store.write() as conn:
            settle(conn, self._clock.now_ms())

    def _enrol_anew(self) -> None:
        """By order, while central can be reached and nobody is here: all of this process's work ends for it."""
        if not self._link.connected:
            return
        with self._store.read() as conn:
            if new_code(conn) is None:
                return
        with self._store.write() as conn:
            self.new_code = begin_renewal(conn, self._clock.now_ms())

    def _forget(self) -> None:
        """Residents who left; by trusted time only, and not more often than needed."""
        if time.monotonic() >= self._forget_at and self._clock.is_certain:
            self._forget_at = time.monotonic() + FORGET_EVERY_S
            forget_departed(self._store, self._features, self._clock.now_ms())

    def _expire_asks(self) -> None:
        with self._store.read() as conn:
            if not any_asks(conn):
                return
        now_ms = self._clock.now_ms()
        with self._store.write() as conn:
            expire_asks(conn, now_ms)

    def _housekeep(self, *duties: Callable[[], None]) -> None:
        for duty in duties:
            try:
                duty()
            except (StoreError, SQLAlchemyError) as error:
                log.warning("the store cannot be used now", **fault(error))

    def _halt(self) -> None:
        """Refuse new work, cut what hangs, join with a deadline; the status must not go on saying "connected"."""
        self._stop.set()
        for client in self._clients:
            client.close()
        for loop in self._loops:
            loop.wake()
        deadline = time.monotonic() + STOP_DEADLINE_S
        for loop in self._loops:
            if loop.ident is None:
                loop.release()
            else:
                loop.join(max(0.0, deadline - time.monotonic()))
        self._pull.close()
        for transfer in self._transfers:
            transfer.close()
        self._housekeep(self._clock.persist, self._link.lost)
        log.info("sync stopped", unfinished=[loop.name for loop in self._loops if loop.is_alive()])
