"""A central of the tool's own: a fresh database with made-up people, and a served process (or several)."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from sqlalchemy import func, select

from central.clock import now_ms
from central.contacts.contacts import add_contact
from central.database import Database
from central.devices.enrol import make_code
from central.devices.manifest import Line, add_lines
from central.devices.tables import devices
from central.facility.facility import Facility, create_facility, load_facility, set_policy
from central.facility.tables import facility
from central.ledger.wallet import issue_to_resident
from central.migrate import upgrade
from central.policy import Policy
from central.residents.residents import add_resident
from central.streams.announce import announce

PIN = "274913"
STAMPS = 1_000_000
_READY_SECONDS = 60
_DAY_MS = 24 * 3_600_000
#: Central is quiet after so many looks at which it used less than this share of one processor.
_QUIET_LOOKS = 4
_QUIET_SHARE = 0.1
_LOOK_S = 0.25


class NotEmpty(Exception):
    """The database has a facility: the load tool writes made-up people and would spoil it."""


@dataclass(frozen=True)
class Resident:
    """A made-up resident with one contact."""

    id: str
    contact: str


@dataclass(frozen=True)
class Stage:
    """Where central listens, and what stands in its database."""

    host: str
    port: int
    pid: int
    database: Database
    residents: tuple[Resident, ...]

    def codes(self, count: int) -> list[str]:
        """Enrolment codes."""
        with self.database.write() as connection:
            return [
                make_code(connection, name=f"Kiosk {number}", kind="kiosk", serial=None, now_ms=now_ms()) for number in range(count)
            ]

    def expect(self, lines: Sequence[Line]) -> None:
        """Write the manifest."""
        with self.database.write() as connection:
            add_lines(connection, lines, by="load", now_ms=now_ms(), until_ms=now_ms() + _DAY_MS)

    def fleet_size(self) -> int:
        """Devices that central knows, each serial number once."""
        with self.database.read() as connection:
            return int(connection.execute(select(func.count(func.distinct(devices.c.serial)))).scalar_one())

    def give_notice(self) -> None:
        """One change in the stream that every device follows."""
        with self.database.write() as connection:
            set_policy(connection, load_facility(connection).policy, now_ms())

    def memory_kib(self) -> float:
        """Resident memory of central and its workers, KiB. The peaks are not in it."""
        return float(sum(process.memory_info().rss for process in self._processes())) / 1024

    def until_quiet(self) -> None:
        """Wait until central has done all that it was asked: it hardly used its processors for a while. Raises TimeoutError."""
        give_up, used, quiet = time.monotonic() + _READY_SECONDS, self._used_s(), 0
        while quiet < _QUIET_LOOKS:
            if time.monotonic() > give_up:
                raise TimeoutError("central does not come to rest")
            time.sleep(_LOOK_S)
            before, used = used, self._used_s()
            quiet = quiet + 1 if used - before < _LOOK_S * _QUIET_SHARE else 0

    def _used_s(self) -> float:
        times = [process.cpu_times() for process in self._processes()]
        return sum(one.user + one.system for one in times)

    def _processes(self) -> tuple[psutil.Process, ...]:
        central = psutil.Process(self.pid)
        return central, *central.children(recursive=True)


@contextlib.contextmanager
def set_up(url: str, residents: int, workers: int) -> Iterator[Stage]:
    """Make the people and start `central serve`. Without a URL: SQLite in a temporary folder. Raises NotEmpty."""
    with tempfile.TemporaryDirectory(prefix="central-load-") as folder:
        data = Path(folder)
        database = Database(url or f"sqlite:///{data / 'central.db'}")
        database.on_commit(functools.partial(announce, database))
        try:
            made = _people(database, residents)
            with _served(data, url, workers) as (pid, port):
                yield Stage("127.0.0.1", port, pid, database, made)
        finally:
            database.close()


def _people(database: Database, count: int) -> tuple[Resident, ...]:
    upgrade(database)
    made = []
    with database.write() as connection:
        if connection.execute(select(facility.c.id)).first() is not None:
            raise NotEmpty("this database has a facility: give the load tool an empty one")
        create_facility(connection, Facility("load", "Load", "load.example", "mx.load.example", Policy(), 1), now_ms())
        for number in range(count):
            resident = add_resident(
                connection,
                first_name=f"Person {number}",
                last_name="Load",
                number=f"{30_000_000 + number}",
                card=None,
                alias=f"person.{number}",
                pin=PIN,
                now_ms=now_ms(),
            )
            issue_to_resident(connection, resident, "stamp", STAMPS, cause=f"load:{number}", now_ms=now_ms())
            contact = add_contact(
                connection,
                resident=resident,
                name="Somebody Outside",
                address=f"somebody@outside-{number}.example",
                kind="person",
                pays_for_reply=False,
                now_ms=now_ms(),
            )
            made.append(Resident(resident, contact))
    return tuple(made)


@contextlib.contextmanager
def _served(data: Path, url: str, workers: int) -> Iterator[tuple[int, int]]:
    log = data / "central.log"
    command = [sys.executable, "-m", "central.cli", "serve", "--port", "0", "--data", str(data), "--workers", str(workers)]
    command += ["--database", url or str(data / "central.db")]
    with log.open("wb") as sink:
        process = subprocess.Popen(command, stderr=sink, stdout=sink, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        try:
            yield process.pid, _port(process, log)
        finally:
            process.terminate()
            process.wait(30)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    """The port of the readiness line."""
    for _wait in range(_READY_SECONDS * 10):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if "central is ready" in line:
                return int(json.loads(line)["http"])
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    raise RuntimeError(f"central did not start: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
