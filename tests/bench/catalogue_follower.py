"""Sync's way down for the catalogue alone, into the store of the settings (KIOSK_*): the real client, pages and handlers.

python -m tests.bench.catalogue_follower URL CODE FOLDER     obeys: `follow`, `over`

The store is somebody else's device; what central says of anything but titles is set aside.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from sqlalchemy import select

from kiosk.app import features
from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.media_store.tables import titles
from kiosk.settings import DeviceSettings, load_settings
from kiosk.store.engine import open_store
from kiosk.sync.client import CentralClient
from kiosk.sync.enrol import enrol
from kiosk.sync.link import Link
from kiosk.sync.pull import Pull
from kiosk.sync.registry import all_handlers
from kiosk.sync.signature import RequestNumbers, RequestSigner
from tests.bench.lines import hear, say


class Follower:
    """Follows the catalogue once, in a thread."""

    def __init__(self, url: str, code: str, folder: Path) -> None:
        shown = load_settings(None)
        mine = DeviceSettings(data=folder, serial="BENCH", central_url=url)
        identity = enrol(mine, code)
        keys = device_keys(mine)
        self._mine = open_store(mine.store_path, keys.store_key)
        self._store = open_store(shown.store_path, device_keys(shown).store_key)
        clock = TrustedClock(self._mine)
        signer = RequestSigner(identity, keys.signing_key_of(identity.epoch), RequestNumbers(self._mine), clock)
        client = CentralClient(url, ca=None, signer=signer)
        rooms = features()
        handlers = {key: handler for key, handler in all_handlers(rooms).items() if key[0] == "catalogue.title"}
        self._pull = Pull(self._store, client, handlers, Link(self._mine, clock), rooms)
        self._thread = threading.Thread(target=self._follow)
        self.seconds = 0.0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _follow(self) -> None:
        began = time.perf_counter()
        while self._pull.step(0):
            pass
        self.seconds = time.perf_counter() - began

    def over(self) -> dict[str, object]:
        """Whether it is, how long it took, and how many titles there are."""
        self._thread.join(0.01)
        with self._store.read() as conn:
            last = conn.execute(select(titles.c.number).order_by(titles.c.number.desc()).limit(1)).scalar_one_or_none()
        return {"over": not self._thread.is_alive(), "seconds": self.seconds, "titles": last or 0}


def main() -> None:
    """Obey until the parent is gone."""
    follower = Follower(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    say(ready=True)
    while order := hear():
        if order == ["follow"]:
            follower.start()
        say(**follower.over())


if __name__ == "__main__":
    main()
