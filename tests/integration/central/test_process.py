"""`central serve` as a process, with the command line beside it."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from tests.integration.central.command_line import Cli, central_command
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, World, letter

CANARY = "xyzzy-plugh"


class Served:
    """A running `central serve`, with what it logged."""

    def __init__(self, folder: Path, database: str = "", *options: str, prepared: bool = False) -> None:
        self.folder = folder
        url = database or f"sqlite:///{folder / 'c.db'}"
        self.place = {"CENTRAL_DATA": str(folder / "data"), "CENTRAL_DATABASE": url}
        if not prepared:
            (folder / "policy.json").write_text(json.dumps({"screening": {"words": ["contraband"]}}))
            self.run("migrate")
            self.run("seed-demo", str(folder / "policy.json"))
        self.log: list[str] = []
        arguments = [
            "serve",
            "--port",
            "0",
            "--smtp-port",
            "0",
            "--lmtp-port",
            "0",
            "--maildir",
            str(folder / "maildir"),
            "--log-level",
            "DEBUG",
            *options,
        ]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "central.cli", *arguments],
            env={**os.environ, **self.place},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        assert self.ready.wait(30), self.log
        self.ports: dict[str, Any] = next(line for line in map(json.loads, self.log) if line["event"] == "central is ready")
        scheme = "https" if "--tls" in options else "http"
        verify = ssl.create_default_context(cafile=folder / "data" / "tls" / "authority.pem") if scheme == "https" else True
        self.http = httpx.Client(base_url=f"{scheme}://127.0.0.1:{self.ports['http']}", trust_env=False, timeout=40, verify=verify)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line)
            if "central is ready" in line:
                self.ready.set()

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run another `central` command on the same database, in the test's own process."""
        done = central_command(*arguments, environment=self.place)
        assert done.exit_code == code, (arguments, done.output)
        return done.stdout

    def close(self) -> None:
        """Kill it if it still runs, and let go of what a test holds."""
        self.http.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=10)
        self.reader.join(timeout=10)
        assert self.process.stderr is not None
        self.process.stderr.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop the server; returns its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        self.reader.join(timeout=10)
        return code


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    found = Served(tmp_path)
    yield found
    found.close()


def test_the_whole_job_by_process_and_command_line(served: Served, tmp_path: Path) -> None:
    device = Device(served.http, served.run("device", "code", "--name", "Kiosk C-014").strip())
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    with smtplib.SMTP("127.0.0.1", served.ports["smtp"], timeout=20) as client:
        client.send_message(letter(text=f"contraband {CANARY}"))
    device.pull_all()
    listed = served.run("screening", "list").split()
    assert listed[0] == "in"
    assert CANARY in served.run("screening", "show", listed[1])

    # A commit of another process wakes a waiting device.
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(device.pull(wait_s=25)))
    started = time.monotonic()
    thread.start()
    served.run("screening", "release", listed[1])
    thread.join(timeout=20)
    assert time.monotonic() - started < 20
    message = next(change.payload for change in found[0].changes if change.kind == "mail.message")

    pay = {"kind": "reply_stamp", "stamp": message["reply_stamp"]}
    reply = {"contact": ROSA, "in_reply_to": message["message"], "text": f"contraband {CANARY}", "pay": pay}
    sent = device.do("mail.send", reply, grant)
    assert served.run("screening", "list").split()[:2] == ["out", sent.id]
    assert CANARY in served.run("screening", "show", sent.id)
    served.run("screening", "release", sent.id)
    statuses: list[str] = []
    while "sent_on" not in statuses:
        page = device.pull(wait_s=20)
        assert page.changes
        statuses += [change.payload["status"] for change in page.changes if change.kind == "mail.sent"]
    (mail,) = (tmp_path / "maildir" / "new").iterdir()
    assert CANARY in mail.read_text()
    served.run("screening", "release", sent.id, code=1)
    assert "BROKEN" not in served.run("ledger", "audit")
    served.run("ledger", "grant-stamps", "marcus.hale", "3", "--reference", "gift-1")
    served.run("ledger", "grant-stamps", "marcus.hale", "3", "--reference", "gift-1", code=1)
    (held,) = [change.payload for change in device.pull(wait_s=10).changes if change.kind == "wallet.balances"]
    assert held["stamps"] + sum(aside["stamps"] for aside in held["aside"]) == 10
    device.ask(MARCUS, "135790")
    assert served.stop() == 0
    log = "".join(served.log)
    for canary in (CANARY, MARCUS_PIN, "135790", "Marcus", "Rosa", "rosa@hale", "marcus.hale", "contraband"):
        assert canary not in log, canary
    assert "mail taken" in log


def test_a_stop_ends_waiting_devices_at_once(served: Served) -> None:
    device = Device(served.http, served.run("device", "code").strip())
    device.pull_all()
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(device.pull(wait_s=25)))
    thread.start()
    deadline = time.monotonic() + 10
    while not any("POST" in line or "device enrolled" in line for line in served.log):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    started = time.monotonic()
    assert served.stop(signal.SIGINT) == 0
    thread.join(timeout=10)
    assert time.monotonic() - started < 15
    assert len(found) <= 1


def test_the_audit_command_fails_on_an_altered_posting(cli: Cli, world: World) -> None:
    with world.database.write() as connection:
        entry = connection.execute(text("SELECT MIN(entry) FROM postings")).scalar_one()
        connection.execute(text(f"UPDATE postings SET amount = amount + 1 WHERE line = 0 AND entry = '{entry}'"))
    printed = cli.run("ledger", "audit", code=1)
    assert "BROKEN   1  every entry's postings sum to zero" in printed
    assert "first: entry " in printed


def test_mail_from_files(cli: Cli) -> None:
    fixtures = Path(__file__).parents[2] / "fixtures" / "mail"
    printed = cli.run("mail", "ingest", str(fixtures / "gmail-shape.eml"), str(fixtures / "mutt-lake.eml"))
    assert [line.split()[1] for line in printed.splitlines()] == ["released", "held"]
    again = cli.run("mail", "ingest", str(fixtures / "gmail-shape.eml"), "--to", "marcus.hale@cedar-ridge.example")
    assert again.split()[1] == "duplicate"
    cli.run("mail", "ingest", str(fixtures / "no-sender.eml"), code=1)
    cli.run("mail", "ingest", str(fixtures / "heic.eml"), "--to", "nobody@cedar-ridge.example", code=1)


def test_people_and_policy(cli: Cli, tmp_path: Path) -> None:
    resident = cli.run(
        "resident", "add", "--first-name", "Ana", "--last-name", "Diaz", "--number", "1", "--alias", "ana.diaz", "--pin", "482913"
    )
    cli.run("resident", "add", "--first-name", "A", "--last-name", "D", "--number", "1", "--alias", "x", "--pin", "482913", code=1)
    contact = cli.run(
        "contact", "add", "--resident", "ana.diaz", "--name", "Luis", "--address", "luis@diaz.example", "--pays-for-reply"
    )
    cli.run("contact", "block", contact)
    assert "blocked" in cli.run("contact", "list", resident)
    cli.run("resident", "trust", "1", "500")
    cli.run("resident", "unlock", "1")
    (tmp_path / "p2.json").write_text(json.dumps({"mail": {"letters_per_stamp": 5000}}))
    assert "policy 2" in cli.run("policy", "set", str(tmp_path / "p2.json"))
    (tmp_path / "p3.json").write_text(json.dumps({"mail": {"letters_per_stamp": 0}}))
    cli.run("policy", "set", str(tmp_path / "p3.json"), code=1)
    assert "usd_cents" in cli.run("ledger", "balances")
    assert cli.run("device", "list") == ""
    cli.run("device", "revoke", "nothing", code=1)
    (alert,) = cli.run("device", "alerts").splitlines()
    assert "unlocked" in alert


def test_a_revoked_device_is_refused(served: Served) -> None:
    device = Device(served.http, served.run("device", "code").strip())
    served.run("device", "revoke", device.id)
    response = device.post("/v1/changes", {})
    assert (response.status_code, response.json()["code"]) == (403, "revoked")


def test_a_new_facility(tmp_path: Path) -> None:
    place = ["--data", str(tmp_path / "d")]

    def code(*arguments: str) -> int:
        return central_command(*arguments, *place).exit_code

    (tmp_path / "policy.json").write_text("{}")
    create = ["facility", "create", str(tmp_path / "policy.json"), "--id", "oak", "--name", "Oak", "--mail-domain", "oak.example"]
    create += ["--authserv-id", "mx.oak.example"]
    assert code("migrate") == 0
    command = [sys.executable, "-m", "central.cli", "serve", "--port", "0", *place]
    assert "no facility yet" in subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stderr
    assert code(*create) == 0
    assert code(*create) == 1
    assert code("policy", "show") == 0


def test_serving_an_unprepared_database_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "central.cli", "serve", "--port", "0", "--data", str(tmp_path / "d")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "run `central migrate`" in done.stderr
