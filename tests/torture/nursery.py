"""Starts the product's real processes quickly: a parent that has loaded the program forks each of them, so that a thousand kills fit
into minutes. A forked child is a process of its own: its own connections, its own files, killed by SIGKILL like any other.

Run as `python -m tests.torture.nursery`: one JSON order a line on stdin (`{"role": …, …}`), the child's pid on stdout.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg  # noqa: F401 - loaded before the forks
import uvicorn.protocols.http.httptools_impl  # noqa: F401 - loaded before the forks

from central.app import create_app  # noqa: F401 - loaded before the forks
from central.mail_out.transports import Maildir
from central.serve import Listening
from central.settings import CentralSettings
from central.workers import serve
from kiosk.app import run_sync_process
from kiosk.media_store import downloads
from kiosk.settings import DeviceSettings
from kiosk.sync import backoff, client, loops
from tests.torture.person import live


class Nursery:
    """The parent's handle. `start` returns the pid of a child; the caller kills it."""

    def __init__(self, log: Path) -> None:
        self._log = log.open("ab")
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )

    def start(self, role: str, **options: Any) -> int:
        """Fork a child."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps({"role": role, **options}).encode() + b"\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def close(self) -> None:
        """End the parent; its children must be gone."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait(20)
        self._parent.stdout.close()
        self._log.close()


def kill(pid: int) -> None:
    """SIGKILL; waits until the process is gone. Raises ProcessLookupError for one that had ended by itself."""
    os.kill(pid, signal.SIGKILL)
    gone = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < gone, f"process {pid} does not end"
        time.sleep(0.002)


def _central(options: dict[str, Any]) -> None:
    settings = CentralSettings(data=Path(options["data"]), database=options["database"], log_level="WARNING")
    ports = Listening(
        host="127.0.0.1", http=options["port"], tls_certificate=_path(options, "certificate"), tls_key=_path(options, "key")
    )
    serve(settings, ports, Maildir(Path(options["maildir"])))


def _sync(options: dict[str, Any]) -> None:
    run_sync_process(DeviceSettings(**options["settings"], log_level="WARNING"))


def _impatient_sync(options: dict[str, Any]) -> None:
    """Sync for which seconds are tenths: what was refused is tried again soon, silence is over soon."""
    client.READ_TIMEOUT_S = 0.7
    backoff.FIRST_CEILING_S, backoff.SHORTEST_S = 0.05, 0.02
    downloads.RETRY_AFTER_S = 0.2
    loops.SAFETY_NET_S = 0.2
    _sync(options)


def _person(options: dict[str, Any]) -> None:
    live(DeviceSettings(**options["settings"]), options["number"], options["pin"], Path(options["journal"]), options["seed"])


ROLES: dict[str, Callable[[dict[str, Any]], None]] = {
    "central": _central,
    "sync": _sync,
    "impatient sync": _impatient_sync,
    "person": _person,
}


def _path(options: dict[str, Any], name: str) -> Path | None:
    return Path(options[name]) if options.get(name) else None


def main() -> None:
    """Fork on order until stdin ends. Dead children are reaped by the kernel."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.setsid()
                nothing = os.open(os.devnull, os.O_RDWR)
                os.dup2(nothing, 0)
                os.dup2(2, 1)
                ROLES[order["role"]](order)
                status = 0
            except BaseException:  # noqa: BLE001 - a child must never return into the parent's loop
                import traceback

                traceback.print_exc()
            finally:
                os._exit(status)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
