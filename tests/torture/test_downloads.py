"""Downloads through kills, cuts, lies and full disks: every finished file is whole, and little comes twice.

`TORTURE_DOWNLOADS` is how many there are, `TORTURE_SEED` draws other faults.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.torture.downloading import Depot
from tests.torture.facility import until
from tests.torture.media_proxy import FAULTS

DOWNLOADS = int(os.environ.get("TORTURE_DOWNLOADS", "0"))
SEED = int(os.environ.get("TORTURE_SEED", "1"))
#: What `make test` spends on the storm, and how many files it wishes for then.
SLICE_S, SLICE = 10.0, 24
#: How often an answer meets a fault.
ROUGHNESS = 0.6

pytestmark = pytest.mark.timeout(DOWNLOADS * 10 + 300)


def test_every_finished_file_is_whole_and_little_comes_twice(tmp_path: Path) -> None:
    wished, kiosks = DOWNLOADS or SLICE, 3 if DOWNLOADS else 2
    depot = Depot(tmp_path, SEED, count=-(-wished // kiosks), kiosks=kiosks)
    try:
        depot.proxy.roughness = ROUGHNESS
        end = time.monotonic() + (DOWNLOADS * 4 or SLICE_S)
        while time.monotonic() < end and not depot.finished():
            depot.tend()
            time.sleep(0.02)
        depot.calm()
        until(depot.rests, "the queue ends")
        found = depot.reckon()
    finally:
        depot.close()
    met = depot.proxy.met + depot.faults
    twice = (found["came"] - found["bytes"]) / max(1, found["interruptions"])
    print(
        f"\n{found['files']} downloads, {found['bytes'] / 1e6:.0f} MB: every one whole; {found['came'] / 1e6:.0f} MB came, "
        f"{twice / 1024:.0f} KiB twice for each of {found['interruptions']} interruptions; faults: {dict(met)}"
    )
    assert found["files"] >= wished
    assert met["sync killed"] >= 3
    assert not DOWNLOADS or set(FAULTS) <= set(met), "every fault was met"
