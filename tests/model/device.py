"""One kiosk of the model: its store and the parts of its processes, without their threads; and time, moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import features
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, load_identity
from kiosk.device.keys import DeviceKeys, device_keys
from kiosk.settings import DeviceSettings
from kiosk.signin.attempt import Checker
from kiosk.signin.rules import Session
from kiosk.signin.sessions import end_session, open_sessions
from kiosk.store.engine import Store, open_store
from kiosk.sync.client import CentralClient
from kiosk.sync.drain import Drain
from kiosk.sync.link import Link
from kiosk.sync.pull import Pull
from kiosk.sync.registry import all_handlers
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.ui.session_parts import SESSION_PARTS
from tests.model.weather import Fuse, Network, Wire

START_MS = 1_795_000_000_000


@dataclass
class HandTime:
    """Central's clock (`time_ns`) and the machines' boot clocks, moved by hand. In the place of `time` where programs look at it."""

    ms: int = START_MS

    def time_ns(self) -> int:
        """As `time.time_ns`."""
        return self.ms * 1_000_000

    def monotonic(self) -> float:
        """As `time.monotonic`."""
        return self.ms / 1000

    def take_over(self, patch: pytest.MonkeyPatch) -> None:
        """Central and the devices live in this time. What they do by the real one would differ from run to run."""
        for module in ("central.clock", "kiosk.sync.link", "kiosk.sync.pull"):
            patch.setattr(f"{module}.time", self)

    def forward(self, ms: int) -> None:
        """Let time pass everywhere."""
        self.ms += ms


class Device:
    """One kiosk: its store, and the parts of its processes, without their threads."""

    def __init__(self, name: str, folder: Path, time: HandTime, network: Network) -> None:
        self.name = name
        self.folder = folder
        self.time = time
        self.network = network
        self.fuse = Fuse()
        self.boots = 0
        self.sessions: dict[str, Session] = {}
        self.settings = DeviceSettings(data=folder, serial=f"SN-{name}", central_url="http://127.0.0.1")
        self.start()

    def start(self) -> None:
        """Power on: everything in memory is new, and the boot clock begins again."""
        self.boots += 1
        self._booted_ms = self.time.ms
        self.keys: DeviceKeys = device_keys(self.settings)
        self.store: Store = open_store(self.settings.store_path, self.keys.store_key)
        self.store.write = self.fuse.guard(self.store.write)  # type: ignore[method-assign, assignment]
        with self.store.read() as conn:
            self.identity: Identity = load_identity(conn)
        boot = f"{self.name}-{self.boots}"
        self.clock = TrustedClock(self.store, boot_clock=self.boot_ms, wall_clock=lambda: self.time.ms, boot_id=boot)
        key = self.keys.signing_key_of(self.identity.epoch)
        signer = RequestSigner(self.identity, key, RequestNumbers(self.store, 50), self.clock)
        self.client = CentralClient("http://127.0.0.1", ca=None, signer=signer)
        wire = Wire(self.network, self._bytes_left)
        self.client._session.mount("http://", wire)
        self.link = Link(self.store, self.clock, features())
        self.drain = Drain(self.store, self.client, self.clock, self.link, features())
        self.pull = Pull(self.store, self.client, all_handlers(features()), self.link, features())
        self.pull._helper = _AtOnce()  # type: ignore[assignment]
        self.checker = Checker(self.store, self.keys, self.clock, SESSION_PARTS)
        self.sessions = {}

    def leave_stale_sessions(self) -> None:
        """What the screen does first after a crash."""
        with self.store.write() as conn:
            for session in open_sessions(conn):
                end_session(conn, session, "restart", self.clock, SESSION_PARTS)

    def _bytes_left(self) -> None:
        self.client._wire.sent = True

    def boot_ms(self) -> int:
        """Since this start, which took half a minute."""
        return self.time.ms - self._booted_ms + 30_000

    def stop(self) -> None:
        """Power off."""
        self.fuse.commits = 0
        self.client.close()
        self.store.close()

    def reboot(self) -> None:
        """Off and on."""
        self.stop()
        self.start()
        self.leave_stale_sessions()


class _AtOnce(Executor):
    """Work that the program gives to a thread is done here and now: the model's order of events is the only one."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(work(*args, **options))
        except Exception as error:  # noqa: BLE001 - handed on to whoever asks for the result
            done.set_exception(error)
        return done
