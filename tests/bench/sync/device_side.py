"""The real code of the device's sync, over a store in a folder, one order at a time.

python -m tests.bench.sync.device_side FOLDER URL [plain]
obeys: `enrol CODE`, `fill GRANT COUNT`, `enqueue GRANT COUNT`, `drain [SIZE]`, `pull`, `delta`, `profile FILE ORDER…`
"""

from __future__ import annotations

import cProfile
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.app import features
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.store import engine
from kiosk.store.engine import Store, open_store
from kiosk.sync import wire
from kiosk.sync.client import CentralClient
from kiosk.sync.drain import Drain
from kiosk.sync.enrol import enrol
from kiosk.sync.link import Link
from kiosk.sync.outbox import backlog, enqueue
from kiosk.sync.pull import Pull
from kiosk.sync.registry import all_handlers
from kiosk.sync.signature import RequestNumbers, RequestSigner
from tests.bench.lines import hear, say
from tests.bench.sync.memory import peak_mib
from tests.bench.sync.workload import contact, text


class DeviceSide:
    """One enrolled device."""

    def __init__(self, settings: DeviceSettings) -> None:
        self._store: Store = open_store(settings.store_path, device_keys(settings).store_key)
        with self._store.read() as conn:
            identity = load_identity(conn)
        self._clock = TrustedClock(self._store)
        self._link = Link(self._store, self._clock, features())
        signer = RequestSigner(identity, device_keys(settings).signing_key, RequestNumbers(self._store), self._clock)
        self._clients = [CentralClient(settings.central_url, ca=None, signer=signer) for _ in range(2)]
        self._drain = Drain(self._store, self._clients[0], self._clock, self._link, features())
        self._pull = Pull(self._store, self._clients[1], all_handlers(features()), self._link)

    def enqueue(self, grant: str, count: int, together: int) -> float:
        """Seconds for `count` messages, `together` in a transaction."""
        started_s = time.perf_counter()
        for first in range(0, count, together):
            with self._store.write() as conn:
                for n in range(first, min(first + together, count)):
                    payload = wire.MailSend(contact=contact(n), text=text(n), pay=wire.PayOwnStamps(count=1))
                    enqueue(conn, kind="mail.send", version=1, payload=payload, grant=grant, clock=self._clock)
        return time.perf_counter() - started_s

    def drain(self, size: int | None) -> float:
        """Seconds until central has acknowledged everything; `size` is the first batch's, if not the usual one."""
        if size is not None:
            self._drain._size = size
        started_s = time.perf_counter()
        while self._drain.step():
            pass
        taken_s = time.perf_counter() - started_s
        with self._store.read() as conn:
            assert backlog(conn)[0] == 0
        return taken_s

    def pull(self) -> float:
        """Seconds until nothing more waits."""
        started_s = time.perf_counter()
        while self._pull.step(0):
            pass
        return time.perf_counter() - started_s

    def obey(self, order: Sequence[str]) -> None:
        """Do one thing and say how long it took."""
        match order:
            case ["fill", grant, count]:
                say(taken_s=self.enqueue(grant, int(count), 500))
            case ["enqueue", grant, count]:
                say(taken_s=self.enqueue(grant, int(count), 1))
            case ["drain", *size]:
                say(taken_s=self.drain(int(size[0]) if size else None), processor_s=time.process_time(), peak_mib=peak_mib(os.getpid()))
            case ["pull" | "delta"]:
                say(taken_s=self.pull(), processor_s=time.process_time(), peak_mib=peak_mib(os.getpid()))
            case ["profile", file, *rest]:
                profile = cProfile.Profile()
                profile.runcall(self.obey, rest)
                profile.dump_stats(file)

    def close(self) -> None:
        """Leave the store whole in its file."""
        for client in self._clients:
            client.close()
        self._pull.close()
        self._store.close()


def _without_a_key() -> None:
    """SQLCipher without a key is plain SQLite: only here, to see what encryption costs."""
    engine.key_pragma = lambda key: "PRAGMA user_version"


def main() -> None:
    """Obey until the parent is gone."""
    folder, url = Path(sys.argv[1]), sys.argv[2]
    if sys.argv[3:] == ["plain"]:
        _without_a_key()
    settings = DeviceSettings(data=folder, serial="BENCH", central_url=url)
    device: DeviceSide | None = None
    say(ready=True)
    while order := hear():
        if order[0] == "enrol":
            say(device=enrol(settings, order[1]).device)
            continue
        device = device or DeviceSide(settings)
        device.obey(order)
    if device is not None:
        device.close()


if __name__ == "__main__":
    main()
