"""Several workers on one PostgreSQL: told of each other's commits, jobs done by one of them, replaced when they die, gone at a stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.database import Database, touch
from central.jobs import Job, Jobs, Leader
from central.streams.announce import PAYLOAD_BYTES, Announcements, announce, payloads
from tests.integration.central.device import Device
from tests.integration.central.test_process import Served
from tests.integration.central.world import MARCUS, MARCUS_PIN
from tests.postgres import Postgres

DEADLINE_S = 30.0


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    with postgres.fresh() as found:
        yield found


@pytest.fixture
def two(url: str) -> Iterator[tuple[Database, Database]]:
    """The same database as two processes see it."""
    found = Database(url), Database(url)
    yield found
    for one in found:
        one.close()


def until(condition: Any) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.01)


def end_sessions(url: str, words: str) -> None:
    """The database server ends the sessions whose last statement was like this."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s AND pid <> pg_backend_pid()"
        assert connection.execute(query, (f"%{words}%",)).fetchall()


@given(st.integers(0, 400), st.integers(1, 120), st.sampled_from(["a", "é", "€"]))
def test_notifications_carry_every_name_within_the_bound(count: int, length: int, letter: str) -> None:
    names = {f"resident:{number}{letter * length}" for number in range(count)}
    sent = list(payloads("me", names))
    assert all(len(payload.encode()) <= PAYLOAD_BYTES for payload in sent)
    assert sorted(name for payload in sent for name in payload.split("\n")[1:]) == sorted(names)
    assert all(payload.startswith("me\n") for payload in sent)


def test_a_commit_is_heard_by_the_other_worker_and_not_by_its_own(two: tuple[Database, Database]) -> None:
    heard: list[list[str]] = [[], []]
    workers = [Announcements(database, lambda names, box=box: box.extend(names)) for database, box in zip(two, heard, strict=True)]  # type: ignore[misc]
    for database, worker in zip(two, workers, strict=True):
        database.on_commit(worker.tell)
        worker.start()
        assert worker.listening.wait(DEADLINE_S)
    many = [f"resident:{number:0100}" for number in range(300)]  # more than one notification holds
    with two[0].write() as connection:
        for name in many:
            touch(connection, name)
    until(lambda: len(heard[1]) >= len(many))
    announce(two[0], ["resident:by-hand"])  # as a command line does
    until(lambda: "resident:by-hand" in heard[0])
    assert sorted(set(heard[1]) - {"resident:by-hand"}) == many
    assert heard[0] == ["resident:by-hand"]
    for worker in workers:
        worker.stop()


def test_listening_is_taken_up_again_when_the_connection_breaks(two: tuple[Database, Database], url: str) -> None:
    heard: list[str] = []
    worker = Announcements(two[0], heard.extend)
    worker.start()
    assert worker.listening.wait(DEADLINE_S)
    end_sessions(url, "LISTEN")
    until(lambda: not worker.listening.is_set())
    assert worker.listening.wait(DEADLINE_S)
    announce(two[1], ["facility"])
    until(lambda: heard == ["facility"])
    worker.stop()


def test_one_leads_and_another_takes_over(two: tuple[Database, Database], url: str) -> None:
    first, second = (Leader(database, "upkeep") for database in two)
    other_lane = Leader(two[1], "delivery")
    assert first.leads()
    assert not second.leads()
    assert other_lane.leads()
    assert first.leads()
    first.resign()
    until(second.leads)
    assert second.leads()
    assert not first.leads()
    end_sessions(url, "SELECT 1")  # the leader's own session dies with its lock
    until(first.leads)
    assert not second.leads()
    for leader in (first, second, other_lane):
        leader.resign()


def test_jobs_run_in_one_process_and_a_failing_one_runs_again(two: tuple[Database, Database]) -> None:
    ran: list[tuple[int, str]] = []

    def job(number: int) -> Jobs:
        def run(database: Database, now_ms: int) -> None:
            ran.append((number, database.engine.dialect.name))
            raise RuntimeError(now_ms)

        return Jobs(two[number], "upkeep", [Job("test", 0.05, run)])

    workers = [job(0), job(1)]
    for worker in workers:
        worker.start()
    until(lambda: len(ran) >= 2)
    leading = ran[0][0]
    assert {number for number, _ in ran} == {leading}
    workers[leading].stop()
    until(lambda: ran[-1][0] == 1 - leading)
    workers[1 - leading].stop()


def test_sqlite_takes_one_worker_only(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "central.cli", "serve", "--port", "0", "--workers", "2", "--data", str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "several workers need PostgreSQL" in done.stderr


@pytest.fixture
def served(tmp_path: Path, url: str) -> Iterator[Served]:
    found = Served(tmp_path, url, "--workers", "2")
    yield found
    if found.process.poll() is None:
        found.stop()
    found.close()


def children(pid: int) -> list[int]:
    """The workers' processes."""
    found = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    return [one for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def fresh(served: Served) -> httpx.Client:
    """A connection of its own, taken by either worker."""
    return httpx.Client(base_url=served.http.base_url, trust_env=False, timeout=40)


def test_workers_wake_each_others_devices_and_are_replaced_and_stop(served: Served) -> None:
    assert len(children(served.process.pid)) == 2
    code = served.run("device", "code").strip()
    device = Device(served.http, code)
    device.sign_in(MARCUS, MARCUS_PIN)
    device.pull_all()

    # A long poll at each of several connections (either worker's); a commit of a command line wakes all.
    pages: list[dict[str, Any]] = []

    def wait(client: httpx.Client, request: httpx.Request) -> None:
        pages.append(client.send(request).json())

    clients = [fresh(served) for _ in range(6)]
    body = json.dumps({"cursor": device.cursor, "wait_s": 25}).encode()
    threads = [threading.Thread(target=wait, args=(client, device.build("POST", "/v1/changes", body))) for client in clients]
    for thread in threads:
        thread.start()
    served.run("ledger", "grant-stamps", "marcus.hale", "3", "--reference", "gift-1")
    for thread in threads:
        thread.join(DEADLINE_S)
    assert all("wallet.balances" in {change["kind"] for change in page["changes"]} for page in pages)
    assert len(pages) == 6

    # A killed worker is replaced; nothing is lost.
    victim, other = children(served.process.pid)
    os.kill(victim, signal.SIGKILL)
    until(lambda: len(now := children(served.process.pid)) == 2 and victim not in now)
    assert other in children(served.process.pid)
    for _ in range(4):
        with fresh(served) as client:
            device.http = client
            until(lambda: device.post("/v1/changes", {"cursor": device.cursor}).status_code == 200)
    assert any("a worker died and is replaced" in line for line in served.log)

    # A stop ends waiting devices at once, and one that left holds nobody up.
    device.http = served.http
    device.pull_all()
    body = json.dumps({"cursor": device.cursor, "wait_s": 25}).encode()
    impatient = device.build("POST", "/v1/changes", body)
    impatient.extensions["timeout"] = httpx.Timeout(10, read=0.2).as_dict()
    with fresh(served) as leaving, pytest.raises(httpx.ReadTimeout):
        leaving.send(impatient)
    clients.append(fresh(served))
    waiting = threading.Thread(target=wait, args=(clients[-1], device.build("POST", "/v1/changes", body)))
    waiting.start()
    assert served.stop() == 0
    waiting.join(DEADLINE_S)
    assert not any("graceful shutdown exceeded" in line for line in served.log)
    assert any("central stopped" in line for line in served.log)
    for client in clients:
        client.close()
