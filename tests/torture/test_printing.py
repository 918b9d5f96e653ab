"""Print jobs under faults: none is lost without a word, none comes out twice without the word DUPLICATE.

`TORTURE_PRINTS` is how many jobs there are, `TORTURE_SEED` draws other faults. The printers are simulators in processes of their own (a
serial line, the network, a USB device file; letters and pictures). Each job meets a fault; now and then the hardware process is killed.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.hardware.simulators.control import Way
from tests.torture.printing import Kiosk

PRINTS = int(os.environ.get("TORTURE_PRINTS", "0"))
SEED = int(os.environ.get("TORTURE_SEED", "1"))
#: What `make test` spends, unless told otherwise.
SLICE_S = 9.0
#: Jobs of each printer, however slow the machine is.
LEAST = 12

LINES: tuple[tuple[Way, str, str], ...] = (
    ("link", "serial", "text"),
    ("tcp", "tcp", "raster"),
    ("link", "file", "text"),
    ("link", "serial", "raster"),
    ("tcp", "tcp", "text"),
    ("link", "file", "raster"),
)

pytestmark = pytest.mark.timeout(PRINTS + 300)


def _storm(kiosk: Kiosk, jobs: int, until: float) -> None:
    while kiosk.made < LEAST or (kiosk.made < jobs and time.monotonic() < until):
        kiosk.turn()
    kiosk.calm()


def test_faulted_print_jobs_are_never_lost_in_silence_nor_doubled_unmarked(tmp_path: Path) -> None:
    count = len(LINES) if PRINTS else 2
    share = -(-PRINTS // count) if PRINTS else 10**6
    ends, faults = Counter[str](), Counter[str]()
    with ExitStack() as closing:
        kiosks = []
        for number, (way, transport, mode) in enumerate(LINES[:count]):
            kiosk = Kiosk(tmp_path / f"kiosk-{number}", SEED * 100 + number, way=way, transport=transport, mode=mode)
            closing.callback(kiosk.close)
            kiosks.append(kiosk)
        until = time.monotonic() + (PRINTS or SLICE_S)
        with ThreadPoolExecutor(count) as pool:
            for storm in [pool.submit(_storm, kiosk, share, until) for kiosk in kiosks]:
                storm.result()
        for kiosk in kiosks:
            ends += kiosk.reckon()
            faults += kiosk.faults
    jobs = sum(ends[state] for state in ("printed", "not_printed", "unknown", "cancelled"))
    print(f"\n{jobs} print jobs: 0 lost in silence, 0 doubled without the word DUPLICATE. {dict(ends)}; faults: {dict(faults)}")
    assert jobs >= PRINTS * 0.9, "copies of a copy that still waits are one job"
