"""The PostgreSQL server of the tests, killed by SIGKILL and started again while central works on it."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

import psutil
import psycopg
from sqlalchemy import make_url

_GONE_S = 30.0


class MortalPostgres:
    """The server behind a database's URL. A commit that was acknowledged must survive its death: the tests' haste is taken back."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        name = make_url(url).database
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = on".encode())
            self._data = Path(connection.execute("SHOW data_directory").fetchone()[0])  # type: ignore[index]

    def kill(self) -> None:
        """The postmaster and all that it started, as when the machine's memory runs out; returns when they are gone."""
        postmaster = psutil.Process(int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0]))
        family = [postmaster, *postmaster.children(recursive=True)]
        for process in family:
            _kill(process)
        end = time.monotonic() + _GONE_S
        while any(
            process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in family if psutil.pid_exists(process.pid)
        ):
            assert time.monotonic() < end, "PostgreSQL does not die"
            time.sleep(0.005)
        # A dead postmaster that nobody has waited for yet still counts as running for whoever starts the next.
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def kill_one(self, rng: random.Random) -> bool:
        """One process of the server: the postmaster throws out all others and recovers by itself. False: there was none."""
        postmaster = psutil.Process(int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0]))
        serving = [process for process in postmaster.children() if any("idle" in part or "test_" in part for part in process.cmdline())]
        if not serving:
            return False
        _kill(rng.choice(serving))
        return True

    def start(self) -> None:
        """Start it again; returns when it takes connections."""
        from pgserver.postgres_server import get_server  # where `running_postgres` wants it, not before

        server = get_server(self._data)
        end = time.monotonic() + _GONE_S
        while True:
            try:
                server.ensure_postgres_running()
                psycopg.connect(self._url, connect_timeout=5).close()
            except (psycopg.OperationalError, subprocess.SubprocessError):
                assert time.monotonic() < end, "PostgreSQL does not start again"
                time.sleep(0.05)
            else:
                return


def _kill(process: psutil.Process) -> None:
    try:
        process.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return
