"""Kills, a hostile network and full disks under traffic, seeded; then calm, and the reckoning: nothing lost, doubled or overspent.

`TORTURE_SECONDS` bounds the storm, `TORTURE_KILLS` ends it earlier, `TORTURE_SEED` repeats one.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.torture.facility import Facility, Kiosk
from tests.torture.fault_proxy import FAULTS

SECONDS = float(os.environ.get("TORTURE_SECONDS", "40"))
KILLS = int(os.environ.get("TORTURE_KILLS", "100000"))
SEED = int(os.environ.get("TORTURE_SEED", "1"))
_FULL_DISK_BYTES = 40_000


def storm(facility: Facility) -> None:
    """One moment: something breaks, or what was broken is set up again."""
    rng = facility.rng
    kiosk = rng.choice(facility.kiosks)
    for role in ("sync", "person"):
        if role not in kiosk.running:
            facility.start(kiosk, role, **_disk(facility, kiosk, role))
    event = rng.random()
    if event < 0.25:
        facility.kill(kiosk, "sync")
    elif event < 0.5:
        facility.kill(kiosk, "person")
    elif event < 0.62:
        facility.kill_central()
        time.sleep(rng.uniform(0, 0.3))
        facility.start_central()
    elif event < 0.72:
        facility.mail_arrives()
    elif event < 0.8:
        facility.proxy.calm()
    else:
        facility.proxy.arm(rng.choice(FAULTS))


def _disk(facility: Facility, kiosk: Kiosk, role: str) -> dict[str, int]:
    """Now and then a sync process meets a full disk: no file of its may grow any further."""
    if role != "sync" or facility.rng.random() > 0.08:
        return {}
    return {"file_limit": max(file.stat().st_size for file in kiosk.settings.data.iterdir() if file.is_file()) + _FULL_DISK_BYTES}


@pytest.mark.timeout(SECONDS * 3 + 600)
@pytest.mark.xdist_group("torture")
def test_nothing_is_lost_doubled_or_overspent(tmp_path: Path) -> None:
    facility = Facility(tmp_path, SEED)
    try:
        for kiosk in facility.kiosks:
            facility.start(kiosk, "sync")
            facility.start(kiosk, "person")
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and facility.kills.total() < KILLS:
            storm(facility)
            time.sleep(facility.rng.uniform(0.005, 0.25))
        facility.settle()
        counted = facility.reckon()
    finally:
        facility.close()
    print(f"\nseed {SEED}: kills {dict(facility.kills)}, faults met {dict(facility.proxy.met)}, found {dict(counted)}")
    assert facility.kills["central"]
    assert facility.kills["sync"]
    assert facility.kills["person"]
    assert counted["at central"]
