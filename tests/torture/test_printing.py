"""Print jobs under faults: none is lost without a word, none comes out twice without the word DUPLICATE.

`TORTURE_PRINTS` is how many jobs there are, `TORTURE_SEED` draws other faults. The printers are simulators in processes of their own (a
serial line, the network, a USB device file; letters and pictures). Each job meets a fault; now and then the hardware process is killed.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.hardware.simulators.control import Way
from tests.torture.printing import Kiosk

PRINTS = int(os.environ.get("TORTURE_PRINTS", "0"))
SEED = int(os.environ.get("TORTURE_SEED", "1"))
#: What `make test` spends, unless told otherwise.
SLICE_S = 9.0

LINES: tuple[tuple[Way, str, str], ...] = (
    ("link", "serial", "text"),
    ("tcp", "tcp", "raster"),
    ("link", "file", "text"),
    ("link", "serial", "raster"),
    ("tcp", "tcp", "text"),
    ("link", "file", "raster"),
)

pytestmark = [pytest.mark.timeout(PRINTS + 300), pytest.mark.xdist_group("torture")]


def _storm(folder: Path, number: int, jobs: int, until: float) -> tuple[Counter[str], Counter[str]]:
    way, transport, mode = LINES[number % len(LINES)]
    kiosk = Kiosk(folder / f"kiosk-{number}", SEED * 100 + number, way=way, transport=transport, mode=mode)
    try:
        while kiosk.made < jobs and time.monotonic() < until:
            kiosk.turn()
        return kiosk.reckon(), kiosk.faults
    finally:
        kiosk.close()


def test_faulted_print_jobs_are_never_lost_in_silence_nor_doubled_unmarked(tmp_path: Path) -> None:
    kiosks = len(LINES) if PRINTS else 2
    until = time.monotonic() + (PRINTS or SLICE_S)
    with ThreadPoolExecutor(kiosks) as pool:
        shares = [pool.submit(_storm, tmp_path, number, -(-PRINTS // kiosks) if PRINTS else 10**6, until) for number in range(kiosks)]
        ends, faults = Counter[str](), Counter[str]()
        for share in shares:
            ended, met = share.result()
            ends += ended
            faults += met
    jobs = sum(ends[state] for state in ("printed", "not_printed", "unknown", "cancelled"))
    print(f"\n{jobs} print jobs: 0 lost in silence, 0 doubled without the word DUPLICATE. {dict(ends)}; faults: {dict(faults)}")
    assert jobs >= (PRINTS or 4)
    assert ends["printed"], "something was printed at all"
