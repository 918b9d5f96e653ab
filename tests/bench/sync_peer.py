"""The other process at the store: makes it, answers sign-ins as central would through sync, and commits changes without rest when told.

python -m tests.bench.sync_peer OLDER     (settings from KIOSK_*)   obeys: `swipe`, `busy`, `stop`
"""

from __future__ import annotations

import io
import sys
import threading
import time
from hashlib import sha256

from PIL import Image, ImageEnhance

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.settings import load_settings
from kiosk.store.blobs import put_blob
from kiosk.store.engine import Store, open_store
from kiosk.sync import wire
from kiosk.sync.wire_base import Payload
from kiosk.ui.sample_store import CONTACTS, HOUR_MS, STREAM, SampleCentral
from resources import RESOURCES
from tests.bench.lines import hear, say

PAGE = 500
PHOTOS = 120
#: One message of so many has a photo.
PICTURED = 8
#: Changes in one commit of the burst, and the round trip to central between two.
BURST = 20
ROUND_TRIP_SECONDS = 0.02
SIGN_IN_SECONDS = 30.0


class Peer:
    """Central and sync in one, over the store of the settings."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._clock = TrustedClock(store)
        self._central = SampleCentral(store, self._clock)
        self._busy = threading.Event()
        self._thread: threading.Thread | None = None
        self._commits = 0
        self._new = 0
        self._photos: list[wire.PhotoPart] = []

    def make(self, older: int) -> None:
        """A resident with contacts, letters and balances, and `older` more letters, some with photos."""
        self._central.enrol()
        self._central.welcome()
        self._central.fill()
        if older:
            self._photos = [self._photo(n) for n in range(PHOTOS)]
        now_ms = self._clock.now_ms()
        for first in range(0, older, PAGE):
            letters = [self._letter(n, now_ms - (n + 1) * HOUR_MS) for n in range(first, min(older, first + PAGE))]
            self._central.send(STREAM, *letters)

    def swipe(self) -> bool:
        """A card at the reader; True once the sign-in that follows was answered."""
        self._central.swipe()
        deadline = time.monotonic() + SIGN_IN_SECONDS
        while time.monotonic() < deadline:
            if self._central.answer_asks():
                return True
            time.sleep(0.02)
        return False

    def busy(self) -> None:
        """Begin to commit pages of changes."""
        self._busy.set()
        self._commits = 0
        self._thread = threading.Thread(target=self._commit, name="burst")
        self._thread.start()

    def stop(self) -> int:
        """End that; returns how many pages were committed."""
        self._busy.clear()
        if self._thread is not None:
            self._thread.join()
        return self._commits

    def _commit(self) -> None:
        while self._busy.is_set():
            now_ms = self._clock.now_ms()
            self._new += 1
            changes: list[Payload] = [self._letter(1_000_000 + self._new, now_ms)]
            changes += [wire.ScreeningChange(count=self._new % 5 + n, newest_ms=now_ms) for n in range(BURST // 2)]
            changes += [
                wire.BalancesChange(stamps=7 + n % 3, credits_cents=1200 + n, trust_cents=4620, trust_ms=now_ms)
                for n in range(BURST // 2 - 1)
            ]
            self._central.send(STREAM, *changes)
            self._commits += 1
            time.sleep(ROUND_TRIP_SECONDS)

    def _letter(self, n: int, released_ms: int) -> wire.MessageChange:
        pictured = bool(self._photos) and n % PICTURED == 0
        return wire.MessageChange(
            message=f"bench-{n}",
            contact=CONTACTS[n % 5].contact,
            subject=f"Letter {n + 1}",
            text=f"A few words from home, the {n + 1}th time. " * 6,
            sent_ms=released_ms - 2 * HOUR_MS,
            arrived_ms=released_ms - HOUR_MS,
            released_ms=released_ms,
            parts=(self._photos[n // PICTURED % PHOTOS],) if pictured else (),
            reply_stamp=f"stamp-{n}" if n % 3 == 0 else None,
            read=n % 10 != 0,
        )

    def _photo(self, n: int) -> wire.PhotoPart:
        name = ("lake", "beach", "birthday")[n % 3]
        with Image.open(RESOURCES / "demo" / "photos" / f"{name}.jpg") as drawn:
            tinted = ImageEnhance.Color(drawn.convert("RGB")).enhance(0.4 + n / 100)
        raw = io.BytesIO()
        tinted.save(raw, "JPEG", quality=80)
        data = raw.getvalue()
        digest = sha256(data).hexdigest()
        with self._store.write() as connection:
            put_blob(connection, data, digest)
        width, height = tinted.size
        return wire.PhotoPart(blob=digest, media_type="image/jpeg", width=width, height=height, size_bytes=len(data), name=f"{n}.jpg")


def main() -> None:
    """Make the store, then obey until the parent is gone."""
    settings = load_settings(None)
    settings.data.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.store_path, device_keys(settings, create=True).store_key, create=True)
    peer = Peer(store)
    peer.make(int(sys.argv[1]))
    say(ready=True)
    while order := hear():
        match order:
            case ["swipe"]:
                say(answered=peer.swipe())
            case ["busy"]:
                peer.busy()
                say(busy=True)
            case ["stop"]:
                say(commits=peer.stop())
    peer.stop()
    store.close()


if __name__ == "__main__":
    main()
