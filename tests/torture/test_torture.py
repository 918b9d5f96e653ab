"""Kills, a hostile network, full disks and a dying database under traffic, seeded; then calm, and the reckoning.

`TORTURE_SECONDS` is how long a storm lasts, `TORTURE_KILLS` how many kills it must reach in them, `TORTURE_SEED` draws another one.
With TLS, as facilities run it, what the network damages or doubles is a broken connection. Over plain HTTP it reaches the program
itself: there the signatures of requests, their numbers and their digests must hold.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.facility import Facility, Kiosk, until
from tests.torture.reckoning import reckon

SECONDS = float(os.environ.get("TORTURE_SECONDS", "0"))
KILLS = int(os.environ.get("TORTURE_KILLS", "0"))
SEED = int(os.environ.get("TORTURE_SEED", "1"))
#: What `make test` spends on a storm, unless told otherwise.
SLICE_S, POSTGRES_SLICE_S = 30.0, 12.0
#: How often a chunk meets a fault of the network, from one change of the weather to the next.
ROUGHNESS = (0.0, 0.02, 0.05, 0.1, 0.3)

pytestmark = pytest.mark.timeout(SECONDS * 2 + 900)


def _central_dies(facility: Facility, _kiosk: Kiosk) -> None:
    facility.kill_central()
    time.sleep(facility.rng.uniform(0, 0.3))
    facility.start_central()


def _disk_is_full(facility: Facility, kiosk: Kiosk) -> None:
    if facility.postgres is None and facility.rng.random() < 0.1:
        facility.fill_disk(facility.central, facility.settings.data)
    else:
        facility.fill_disk(kiosk.running[facility.rng.choice(("sync", "person"))], kiosk.settings.data)


def _weather(facility: Facility, _kiosk: Kiosk) -> None:
    facility.proxy.roughness = facility.rng.choice(ROUGHNESS)


#: What may happen, and how often.
EVENTS: tuple[tuple[float, Callable[[Facility, Kiosk], None]], ...] = (
    (18, lambda facility, kiosk: facility.kill(kiosk, "sync")),
    (7, lambda facility, kiosk: facility.kill(kiosk, "person")),
    (8, _central_dies),
    (9, lambda facility, _: facility.mail_arrives()),
    (11, lambda facility, _: facility.money_arrives()),
    (6, _disk_is_full),
    (9, lambda facility, _: facility.free_disks()),
    (8, _weather),
    (2, lambda facility, _: facility.proxy.go_dark()),
    (8, lambda facility, _: facility.proxy.brighten()),
    (3, lambda facility, _: facility.proxy.cut()),
)
ON_POSTGRES = (*EVENTS, (4.0, lambda facility, _: facility.kill_postgres()))


def storm(facility: Facility) -> None:
    """One moment: something breaks, or what was broken is set up again, or the world gives something."""
    kiosk = facility.rng.choice(facility.kiosks)
    for role in ("sync", "person"):
        if role not in kiosk.running:
            facility.start(kiosk, role)
    weights, happenings = zip(*(EVENTS if facility.postgres is None else ON_POSTGRES), strict=True)
    facility.rng.choices(happenings, weights)[0](facility, kiosk)


def kills(facility: Facility) -> int:
    """How many processes died so far."""
    return sum(many for what, many in facility.faults.items() if what.endswith("killed"))


def torture(facility: Facility, seconds: float) -> None:
    """The storm, the calm, the reckoning."""
    try:
        for kiosk in facility.kiosks:
            facility.start(kiosk, "sync")
            facility.start(kiosk, "person")
        until(facility.is_busy, "messages and purchases reach central")
        _weather(facility, facility.kiosks[0])
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            storm(facility)
            time.sleep(facility.rng.uniform(0.005, 0.25))
        if facility.postgres is not None:
            facility.kill_postgres(whole=True)
        assert kills(facility) >= KILLS, "this machine was too slow for so many kills in the time"
        faults = {**facility.faults, **facility.proxy.met}
        facility.settle()
        counted = reckon(facility)
    finally:
        facility.close()
    print(f"\nseed {SEED}: {sum(faults.values())} faults {faults}\nfound {dict(sorted(counted.items()))}")


@pytest.mark.parametrize("tls", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["tls", "plain"])
def test_nothing_is_lost_doubled_or_overspent(tmp_path: Path, tls: bool) -> None:
    torture(Facility(tmp_path, SEED, tls=tls), SECONDS or SLICE_S)


def test_postgresql_dies_again_and_again(tmp_path: Path, postgres_url: str) -> None:
    facility = Facility(tmp_path, SEED, tls=True, postgres_url=postgres_url)
    torture(facility, SECONDS or POSTGRES_SLICE_S)
    assert facility.faults["PostgreSQL killed"]
