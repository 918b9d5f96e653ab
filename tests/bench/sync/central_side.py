"""Our central as a process of its own, over a facility that is made once and copied for each measurement."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from central.clock import now_ms
from central.contacts.contacts import add_contact
from central.database import Database
from central.devices.enrol import make_code
from central.ledger.wallet import issue_to_resident
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import demo_id, seed_demo
from central.settings import CentralSettings
from central.signin.grants import issue_grant
from central.streams.streams import append, resident_stream
from kiosk.sync import wire
from tests.bench.children import ROOT
from tests.bench.sync.memory import peak_mib
from tests.bench.sync.workload import CONTACTS, contact, ordered_id, text

RESIDENT = demo_id("marcus.hale")
STAMPS = 1_000_000
DEADLINE_S = 60.0
#: Changes written in one transaction while a facility is made.
_RUN = 1000


@dataclass(frozen=True)
class Facility:
    """A facility on disk: keys and blobs in `folder`; the database there too, unless `url` names another."""

    folder: Path
    url: str = ""

    @property
    def settings(self) -> CentralSettings:
        """Central's settings for it."""
        return CentralSettings(data=self.folder, database=self.url)

    def make(self) -> None:
        """Fill it with one resident who has contacts and many stamps."""
        self.folder.mkdir(parents=True)
        database = Database(self.settings.database_url)
        upgrade(database)
        with database.write() as connection:
            seed_demo(connection, Policy.model_validate({"mail": {"letters_per_stamp": 3000}}), now_ms())
            issue_to_resident(connection, RESIDENT, "stamp", STAMPS, cause="bench", now_ms=now_ms())
            for n in range(CONTACTS):
                add_contact(
                    connection,
                    resident=RESIDENT,
                    name=f"Contact {n}",
                    address=f"contact-{n}@example.org",
                    kind="person",
                    pays_for_reply=False,
                    now_ms=now_ms(),
                    contact=contact(n),
                )
        database.close()

    def code(self) -> str:
        """An enrolment code."""
        database = Database(self.settings.database_url)
        with database.write() as connection:
            code = make_code(connection, name="Kiosk C-014", kind="kiosk", serial=None, now_ms=now_ms())
        database.close()
        return code

    def grant(self, device: str) -> str:
        """The resident is signed in at the device."""
        database = Database(self.settings.database_url)
        with database.write() as connection:
            granted = issue_grant(connection, device=device, resident=RESIDENT, epoch=1, pin_version=1, offline_days=7, now_ms=now_ms())
        database.close()
        return granted.grant

    def bring(self, count: int, start: int = 0) -> None:
        """Released messages for the resident, as changes of their stream."""
        database = Database(self.settings.database_url)
        for first in range(start, start + count, _RUN):
            with database.write() as connection:
                for n in range(first, min(first + _RUN, start + count)):
                    append(connection, resident_stream(RESIDENT), "mail.message", _message(n), now_ms(), key=f"message:{n}")
        database.close()

    def copy(self, folder: Path, url: str = "") -> Facility:
        """The same facility once more; `url` is a copy of its database, where that is not in its folder."""
        shutil.copytree(self.folder, folder)
        return Facility(folder, url)


def _message(n: int) -> wire.MessageChange:
    at_ms = 1_780_000_000_000 + n
    return wire.MessageChange(
        message=ordered_id(n, 1_780_000_000_000),
        contact=contact(n),
        subject=f"Letter {n}",
        text=text(n),
        sent_ms=at_ms,
        arrived_ms=at_ms,
        released_ms=at_ms,
    )


class CentralProcess:
    """`central serve` over a facility; as a context manager it does not outlive the block."""

    def __init__(self, facility: Facility, environment: Mapping[str, str]) -> None:
        words = ["serve", "--port", "0", "--data", str(facility.folder), "--log-level", "INFO"]
        if facility.url:
            words += ["--database", facility.url]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "central.cli", *words], cwd=ROOT, env=dict(environment), stderr=subprocess.PIPE, text=True
        )
        self.url = f"http://127.0.0.1:{self._port()}"
        # What it logs must not fill the pipe.
        self._reader = threading.Thread(target=self._drop_log, daemon=True)
        self._reader.start()

    @property
    def id(self) -> int:
        """The process."""
        return self._process.pid

    def peak_mib(self) -> float:
        """The most memory it had resident."""
        return peak_mib(self._process.pid)

    def processor_seconds(self) -> float:
        """Time on a core since its start, with its children's."""
        main = psutil.Process(self._process.pid)
        return float(sum(sum(one.cpu_times()[:2]) for one in [main, *main.children(recursive=True)]))

    def end(self) -> None:
        """SIGTERM, and wait."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(5)
        assert self._process.stderr is not None
        self._process.stderr.close()

    def _port(self) -> int:
        assert self._process.stderr is not None
        log: list[str] = []
        for line in self._process.stderr:
            told: dict[str, Any] = json.loads(line) if line.startswith("{") else {}
            if told.get("event") == "central is ready":
                return int(told["http"])
            log.append(line)
        raise AssertionError("central did not start:\n" + "".join(log[-20:]))

    def _drop_log(self) -> None:
        assert self._process.stderr is not None
        for _ in self._process.stderr:
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()


class Fsyncs:
    """Counts fsync and fdatasync of a running process with strace (8)."""

    def __init__(self, process: int, folder: Path) -> None:
        self._file = folder / "fsyncs"
        self._strace = subprocess.Popen(
            ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(self._file), "-p", str(process)],
            stderr=subprocess.PIPE,
        )

    @staticmethod
    def available() -> bool:
        """Whether strace is installed."""
        return shutil.which("strace") is not None

    def stop(self) -> int:
        """How many there were."""
        self._strace.send_signal(signal.SIGINT)
        self._strace.wait(20)
        assert self._strace.stderr is not None
        self._strace.stderr.close()
        return len(re.findall(r"f(?:data)?sync\(", self._file.read_text(encoding="utf-8")))
