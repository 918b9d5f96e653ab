"""One rig and one report for the whole run."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.bench.sync.report import Report
from tests.bench.sync.rig import Rig


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """Where figures go; printed at the end."""
    made = Report()
    yield made
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 2**30
    print(f"\n\n{cores} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}\n\n{made}\n")


@pytest.fixture(scope="session")
def rig() -> Iterator[Rig]:
    """Facilities and devices; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lumen-bench-sync-") as made:
        yield Rig(Path(made))
