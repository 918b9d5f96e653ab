"""Makes facilities and devices once, and measures on copies of them, so that each round begins from the same disk.

python -m tests.bench.sync.rig [ROUNDS]     a quick look: drain and pull beside the raw limit
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

import requests

from tests.bench.children import ROOT, Child, surroundings
from tests.bench.sync.central_side import CentralProcess, Facility, Fsyncs
from tests.bench.sync.memory import peak_mib
from tests.bench.sync.workload import COMMANDS

ENQUEUED = 3_000
DELTAS = 15
DELTA = 10


@dataclass(frozen=True)
class Site:
    """A facility and one device of it, both on disk, not running."""

    facility: Facility
    device: Path
    words: tuple[str, ...] = ()
    grant: str = ""


@dataclass(frozen=True)
class Round:
    """One measurement: how many a second, processor seconds of device and central, their peak memory in MiB."""

    per_s: float
    device_cpu_s: float
    central_cpu_s: float
    device_mib: float
    central_mib: float


class Rig:
    """Everything lives in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self.environment = surroundings(folder / "caches")

    def new_folder(self, what: str) -> Path:
        """A path that is not used yet."""
        return self._folder / f"{what}-{next(self._numbers)}"

    def make_site(self, *, plain: bool = False, url: str = "", commands: int = COMMANDS) -> Site:
        """A new facility and a device with so many commands waiting; `plain`: its store is not encrypted."""
        facility = Facility(self.new_folder("facility"), url)
        facility.make()
        site = Site(facility, self.new_folder("device"), ("plain",) if plain else ())
        with CentralProcess(facility, self.environment) as central, self._device(site, central.url) as device:
            enrolled = device.ask("enrol", facility.code())["device"]
            grant = facility.grant(enrolled)
            if commands:
                device.ask("fill", grant, commands)
        return Site(facility, site.device, site.words, grant)

    def copy(self, site: Site, url: str = "") -> Site:
        """The same site once more; `url` is a copy of its database, where that is not in its folder."""
        device = self.new_folder("device")
        shutil.copytree(site.device, device)
        return Site(site.facility.copy(self.new_folder("facility"), url), device, site.words, site.grant)

    def drain(self, site: Site, *order: object) -> Round:
        """Send what waits, to a central that runs for this alone."""
        with CentralProcess(site.facility, self.environment) as central, self._device(site, central.url) as device:
            return self._round(central, device, "drain", *order)

    def pull(self, site: Site) -> Round:
        """Fetch what waits."""
        with CentralProcess(site.facility, self.environment) as central, self._device(site, central.url) as device:
            return self._round(central, device, "pull")

    def fsyncs(self, site: Site) -> int:
        """Of central, while the device drains at the largest batch."""
        with CentralProcess(site.facility, self.environment) as central, self._device(site, central.url) as device:
            counted = Fsyncs(central.id, self._folder)
            device.ask("drain", 500)
            return counted.stop()

    def enqueue(self, site: Site) -> float:
        """Messages a second, each a durable transaction of its own. Without central."""
        with self._device(site, "http://127.0.0.1:9") as device:
            return ENQUEUED / float(device.ask("enqueue", site.grant, ENQUEUED)["taken_s"])

    def durable_inserts(self) -> float:
        """Transactions a second that this disk makes durable: one small row each, SQLite without encryption."""
        database = sqlite3.connect(self.new_folder("bare.db"), isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE bare(n INTEGER PRIMARY KEY)")
        started_s = time.perf_counter()
        for _ in range(ENQUEUED):
            database.execute("INSERT INTO bare DEFAULT VALUES")
        taken_s = time.perf_counter() - started_s
        database.close()
        return ENQUEUED / taken_s

    def deltas_ms(self, site: Site, kept: int) -> list[float]:
        """How long it takes to fetch ten new changes, once the device holds all of `kept`."""
        site.facility.bring(kept)
        with CentralProcess(site.facility, self.environment) as central, self._device(site, central.url) as device:
            device.ask("pull")
            taken = []
            for turn in range(DELTAS):
                site.facility.bring(DELTA, start=kept + turn * DELTA)
                taken.append(float(device.ask("delta")["taken_s"]) * 1000)
            return taken[3:]

    def whole_process_mib(self, site: Site) -> tuple[float, float]:
        """Peak memory of the real `kiosk sync` and of central, while all that waits goes up and comes down."""
        with CentralProcess(site.facility, self.environment) as central:
            settings = site.device / "device.toml"
            settings.write_text(f'data = "{site.device}"\nserial = "BENCH"\ncentral_url = "{central.url}"\n', encoding="utf-8")
            process = subprocess.Popen(
                [sys.executable, "-m", "kiosk", "sync", "--settings", str(settings)],
                cwd=ROOT,
                env=self.environment,
                stderr=subprocess.DEVNULL,
            )
            try:
                self._until_idle(process.pid)
                return peak_mib(process.pid), central.peak_mib()
            finally:
                process.terminate()
                process.wait(20)

    def raw(self) -> tuple[float, float]:
        """Drain and pull of the raw limit, a second."""
        folder = self.new_folder("raw")
        folder.mkdir()
        with self._raw_central(folder) as url:
            words = (str(folder), url)
            with Child("tests.bench.sync.raw_device", *words, environment=self.environment) as device:
                told = device.hear()
        return COMMANDS / float(told["drain_s"]), COMMANDS / float(told["pull_s"])

    def _round(self, central: CentralProcess, device: Child, *order: object) -> Round:
        before_s = central.processor_seconds()
        device_before_s = device.processor_seconds()
        told = device.ask(*order)
        return Round(
            COMMANDS / float(told["taken_s"]),
            device.processor_seconds() - device_before_s,
            central.processor_seconds() - before_s,
            float(told["peak_mib"]),
            central.peak_mib(),
        )

    @contextmanager
    def _device(self, site: Site, url: str) -> Iterator[Child]:
        with Child("tests.bench.sync.device_side", str(site.device), url, *site.words, environment=self.environment) as device:
            device.hear()
            yield device
            device.hang_up()

    @contextmanager
    def _raw_central(self, folder: Path) -> Iterator[str]:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "tests.bench.sync.raw_central:app", "--port", str(port), "--log-level", "warning"],
            cwd=ROOT,
            env={**self.environment, "RAW_DATABASE": str(folder / "raw-central.db")},
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _until_up(f"{url}/up")
            yield url
        finally:
            process.terminate()
            process.wait(20)

    def _until_idle(self, process: int) -> None:
        """Until it used next to no processor for a second, after it was busy for a while."""
        deadline = time.monotonic() + 240
        ticks, quiet, busy = os.sysconf("SC_CLK_TCK"), 0, False
        used = _processor_ticks(process)
        while quiet < 4 and time.monotonic() < deadline:
            time.sleep(0.5)
            now = _processor_ticks(process)
            busy = busy or now > 2 * ticks
            quiet = quiet + 1 if busy and now - used < ticks // 20 else 0
            used = now


def _processor_ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _until_up(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            requests.get(url, timeout=1)
        except requests.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def main(rounds: int) -> None:
    """Drain and pull, by turns with the raw limit."""
    with tempfile.TemporaryDirectory(prefix="lumen-sync-") as made:
        rig = Rig(Path(made))
        full, empty = rig.make_site(), rig.make_site(commands=0)
        empty.facility.bring(COMMANDS)
        raw, ours = [], []
        for turn in range(rounds):
            raw.append(rig.raw())
            up, down = rig.drain(rig.copy(full)), rig.pull(rig.copy(empty))
            ours.append((up.per_s, down.per_s))
            print(turn, "raw", *map(round, raw[-1]), "up", up, "down", down, flush=True)
        for way in (0, 1):
            limit, reached = median(one[way] for one in raw), median(one[way] for one in ours)
            print(("drain", "pull")[way], f"raw {limit:.0f}/s, ours {reached:.0f}/s, {reached / limit:.1%}")
        print(f"enqueue {rig.enqueue(rig.copy(empty)):.0f}/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
