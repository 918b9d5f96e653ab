"""`kiosk enrol` without a code: what the screen shows, as lines of text."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from kiosk.device.enrolment import Enrolment
from kiosk.device.identity import load_identity
from kiosk.settings import DeviceSettings
from kiosk.sync.beginning import open_device
from kiosk.sync.enrolling import Enrolling
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.registry import Feature
from kiosk.sync.wire_enrol import fingerprint_groups

CACHE_KIB = 512
_WORDS = {
    "network": "This device has no network. Look at the cable.",
    "name": "The name of central is not known here. Look at central_url and at the network's DNS.",
    "central": "Central does not answer.",
    "busy": "Central is busy, or many devices announce themselves.",
    "no_ca": "Nothing says how to know central: give --ca or --ca-fingerprint, or set central_ca.",
    "stranger": "Whoever answers is not the facility's central. Look at central_url and at the CA.",
    "clock": "The time of this device and central's certificate do not agree. Look at the clock.",
    "code_file": "The code in the file is over or was used. This device waits for approval instead.",
    "refused": "Facility IT refused this device.",
}


def announce(settings: DeviceSettings, features: Sequence[Feature], stop: threading.Event, say: Callable[[str], object]) -> int:
    """Announce this device and wait until IT approves it; returns the exit status: 0 enrolled, 1 stopped before that. StoreErrors."""
    keys, store = open_device(settings, cache_kib=CACHE_KIB)
    try:
        try:
            with store.read() as conn:
                identity = load_identity(conn)
        except NotEnrolled:
            found = Enrolling(settings, store, keys, features, stop, _Lines(settings.serial, say)).run()
            if found is None:
                say("Not enrolled.")
                return 1
            identity = found
    finally:
        store.close()
    say(f"Enrolled as {identity.name} ({identity.device}) at {identity.facility}.")
    return 0


class _Lines:
    """Says what is new."""

    def __init__(self, serial: str, say: Callable[[str], object]) -> None:
        self._serial = serial
        self._say = say
        self._before = Enrolment()

    def __call__(self, now: Enrolment) -> None:
        if now.trouble and now.trouble != self._before.trouble:
            self._say(_WORDS[now.trouble])
        if now.code and now.code != self._before.code:
            self._say(f"Waiting for approval: code {now.code}, serial number {self._serial}")
            self._say(f"Key fingerprint: {' '.join(fingerprint_groups(now.fingerprint))}")
        self._before = now
