"""Stores to measure over, and the table of all figures, printed when the last one is known."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from kiosk.ui.sample_store import PIN
from tests.bench.children import Child, surroundings
from tests.bench.figures import Table

HUNDRED = 100
MANY = 10_000


@dataclass(frozen=True)
class Site:
    """A store, the process at its other end, and the environment of the processes that use it."""

    peer: Child
    environment: dict[str, str]

    def signed_in(self) -> Child:
        """The real screen process over this store, at home; end it."""
        screen = Child("tests.bench.work_screen", environment=self.environment)
        try:
            screen.hear()
            self.peer.tell("swipe")
            screen.tell("signin", PIN)
            assert screen.hear()["route"] == "home"
            assert self.peer.hear()["answered"]
        except BaseException:
            screen.end()
            raise
        return screen


@pytest.fixture(scope="session")
def table() -> Iterator[Table]:
    """Where figures go."""
    made = Table()
    yield made
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 2**30
    print(f"\n\n{cores} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, offscreen, drawn in software\n\n{made}\n")


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Everything the measurements write; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lumen-bench-") as made:
        yield Path(made)


@pytest.fixture(scope="session")
def bare(folder: Path) -> dict[str, str]:
    """The environment of bare windows."""
    return surroundings(folder / "caches")


def _site(folder: Path, name: str, older: int) -> Iterator[Site]:
    environment = surroundings(
        folder / "caches",
        KIOSK_DATA=str(folder / name),
        KIOSK_SERIAL="BENCH",
        KIOSK_CENTRAL_URL="http://127.0.0.1:1",
        KIOSK_READER__PORT="/dev/null",
        KIOSK_PRINTER__PORT="/dev/null",
    )
    with Child("tests.bench.sync_peer", str(older), environment=environment) as peer:
        peer.hear()
        yield Site(peer, environment)


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[Site]:
    """A resident with a handful of letters."""
    yield from _site(folder, "few", 0)


@pytest.fixture(scope="session")
def hundred_site(folder: Path) -> Iterator[Site]:
    """A resident with a hundred letters."""
    yield from _site(folder, "hundred", HUNDRED)


@pytest.fixture(scope="session")
def large_site(folder: Path) -> Iterator[Site]:
    """A resident with 10,000 letters."""
    yield from _site(folder, "many", MANY)
