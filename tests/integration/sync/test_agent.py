"""The whole sync process over a scripted central: threads, bell, link, stop."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, select

from kiosk.device.status import SyncStatus, read_status
from kiosk.store.bell import BellListener
from kiosk.store.blobs import get_blob
from kiosk.sync import asks, outbox, wire
from kiosk.sync.agent import run_sync
from kiosk.sync.backoff import LAST_CEILING_S, Backoff
from kiosk.sync.drain import Drain
from kiosk.sync.registry import Feature
from kiosk.sync.tables import unknown_changes
from tests.enrolled import NOON_MS, Device
from tests.integration.sync.scripted_central import Request, ScriptedCentral, roster, until

PHOTO = b"\xff\xd8 a lake"
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()


class Running:
    """`run_sync` in a thread; `until` waits for what the store says, woken by the bell."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.seen: list[int] = []
        self.session_open = False
        self.wanted: list[str] = []
        self.stop = threading.Event()
        feature = Feature(
            "test",
            {("facility.roster", 1): self._handle},
            wanted_blobs=self._wanted,
            somebody_waits=lambda _conn: self.session_open,
        )
        self.thread = threading.Thread(target=run_sync, args=(device.settings, [feature], self.stop))

    def _handle(self, _conn: Connection, _payload: Any, change: wire.Change) -> None:
        self.seen.append(change.n)

    def _wanted(self, _conn: Connection) -> Sequence[str]:
        return self.wanted

    def status(self) -> SyncStatus:
        with self.device.store.read() as conn:
            return read_status(conn)

    def until(self, condition: Callable[[], bool], timeout_s: float = 15.0) -> float:
        """Seconds until it was so."""
        start = time.monotonic()
        with BellListener(self.device.store.bell) as listener:
            while not condition():
                assert time.monotonic() - start < timeout_s, "it never came to be"
                listener.wait(0.05)
        return time.monotonic() - start

    def halt(self) -> float:
        start = time.monotonic()
        self.stop.set()
        self.thread.join(10)
        assert not self.thread.is_alive()
        assert [thread.name for thread in threading.enumerate() if thread.name.startswith("sync-")] == []
        return time.monotonic() - start


@pytest.fixture
def running(device: Device, central: ScriptedCentral) -> Iterator[Running]:
    made = Running(device)
    made.thread.start()
    yield made
    made.halt()


def connect(central: ScriptedCentral, running: Running) -> None:
    running.until(lambda: running.status().connected)
    central.wait_for(lambda: central.holding == 1)


def test_changes_arrive_while_the_poll_hangs(central: ScriptedCentral, running: Running) -> None:
    connect(central, running)
    central.publish(roster(1), roster(2))
    running.until(lambda: running.seen == [1, 2])


def test_a_command_goes_out_at_the_bell(device: Device, central: ScriptedCentral, running: Running) -> None:
    connect(central, running)
    sent = device.send()
    central.wait_for(lambda: central.applied[sent] == 1)
    running.until(lambda: device.states() == ["accepted"])
    running.until(lambda: running.status().pending == 0)
    assert running.status().oldest_unsent_ms is None


def test_an_ask_is_answered_while_poll_drain_and_photo_all_hang(device: Device, central: ScriptedCentral, running: Running) -> None:
    over = threading.Event()
    central.faults["commands"].append(until(over))
    central.faults["blobs"].append(until(over))
    running.wanted = [PHOTO_NAME]
    connect(central, running)
    device.send()
    central.wait_for(lambda: central.seen["commands"] == 1 and central.seen["blobs"] == 1)
    clock = device.real_clock()
    with device.store.write() as conn:
        ask = wire.AskSignIn(ask="ask-1", resident="marcus", pin="274913")
        asks.write_ask(conn, device.identity, ask, clock.now_ms(), 10_000)

    def answered() -> bool:
        with device.store.read() as conn:
            answer = asks.ask_answer(conn, "ask-1")
        return answer is not None and answer.status == "signed_in"

    asked = len(central.cursors)
    running.until(answered)
    # A resident came: the streams are asked for anew, without waiting for the long poll to end.
    central.wait_for(lambda: len(central.cursors) > asked)
    over.set()


def test_an_ask_whose_answer_was_lost_is_asked_again(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.faults["asks"].extend(
        [
            Request.cut,
            lambda request: request.answer({"code": "ask_used"}, 409),
            lambda request: request.send(b"?"),
            lambda request: request.answer({}, 503),
        ]
    )
    connect(central, running)
    with device.store.write() as conn:
        ask = wire.AskSignIn(ask="ask-1", resident="marcus", pin="274913")
        asks.write_ask(conn, device.identity, ask, device.real_clock().now_ms(), 20_000)

    def state() -> str:
        with device.store.read() as conn:
            answer = asks.ask_answer(conn, "ask-1")
        return "" if answer is None else answer.status

    running.until(lambda: state() == "signed_in")
    assert central.seen["asks"] == 5


def test_an_ask_that_is_refused_ends_at_once(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.faults["asks"].append(lambda request: request.answer({"code": "frozen"}, 409))
    connect(central, running)
    with device.store.write() as conn:
        ask = wire.AskSignIn(ask="ask-1", resident="marcus", pin="274913")
        asks.write_ask(conn, device.identity, ask, device.real_clock().now_ms(), 20_000)

    def expired() -> bool:
        with device.store.read() as conn:
            answer = asks.ask_answer(conn, "ask-1")
        return answer is not None and answer.status == "expired"

    running.until(expired)


def test_central_down_at_start_then_there(device: Device, central: ScriptedCentral) -> None:
    central.stop()
    running = Running(device)
    device.send()
    running.thread.start()
    try:
        running.until(lambda: running.status().pending == 1)
        assert not running.status().connected
        assert device.states() == ["pending"]
        central.start()
        running.until(lambda: device.states() == ["accepted"])
    finally:
        running.halt()


def test_the_link_is_seen_to_go_and_to_come_back(device: Device, central: ScriptedCentral, running: Running) -> None:
    connect(central, running)
    running.session_open = True
    for _ in range(2):
        central.stop()
        running.until(lambda: not running.status().connected)
        central.start()
        running.until(lambda: running.status().connected)
        central.wait_for(lambda: central.holding == 1)
    assert running.status().last_contact_ms is not None


@pytest.fixture
def longest_pauses(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Every pause is as long as it may be; each releases once."""
    begun = threading.Semaphore(0)

    def longest(_self: Backoff, *, cap_s: float = LAST_CEILING_S, **_more: object) -> float:
        begun.release()
        return cap_s

    monkeypatch.setattr(Backoff, "failed", longest)
    return begun


def test_somebody_who_comes_while_a_long_pause_runs_is_not_kept_waiting(
    device: Device, central: ScriptedCentral, longest_pauses: threading.Semaphore
) -> None:
    """Nobody was there, so the pauses had grown long; a command is written: the link is looked for at once."""
    central.stop()
    running = Running(device)
    running.thread.start()
    try:
        assert longest_pauses.acquire(timeout=10)
        central.start()
        device.send()
        running.until(lambda: device.states() == ["accepted"])
    finally:
        running.halt()


def test_pauses_stay_short_while_somebody_waits(device: Device, central: ScriptedCentral, longest_pauses: threading.Semaphore) -> None:
    """Without any further bell: the pauses themselves are short."""
    central.stop()
    running = Running(device)
    running.session_open = True
    running.thread.start()
    try:
        for _ in range(5):
            assert longest_pauses.acquire(timeout=10)
    finally:
        running.halt()


def test_one_broken_connection_is_not_called_offline(device: Device, central: ScriptedCentral, running: Running) -> None:
    connect(central, running)
    before = running.status()
    central.faults["changes"].append(Request.cut)
    central.publish(roster(1))  # ends the present poll; the next request is cut
    running.until(lambda: running.seen == [1])
    central.wait_for(lambda: central.holding == 1 and central.seen["changes"] >= 4)
    assert running.status().since_ms == before.since_ms
    assert running.status().connected


def test_a_central_that_is_busy_is_obeyed(device: Device, central: ScriptedCentral, running: Running) -> None:
    connect(central, running)
    running.session_open = True
    central.faults["changes"].append(lambda request: request.answer({}, 503, Retry_After="2"))
    central.publish(roster(1))
    running.until(lambda: not running.status().connected)
    asked = central.seen["changes"]
    start = time.monotonic()
    device.store.bell.ring()
    central.wait_for(lambda: central.seen["changes"] > asked)
    assert time.monotonic() - start > 1.5


def test_photos_are_fetched_and_wrong_ones_put_off(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.blobs[PHOTO_NAME] = PHOTO
    central.blobs["e" * 64] = b"something else"
    running.wanted = ["e" * 64, "f" * 64, PHOTO_NAME]
    connect(central, running)

    def stored() -> bool:
        with device.store.read() as conn:
            return get_blob(conn, PHOTO_NAME) == PHOTO

    running.until(stored)
    device.store.bell.ring()
    device.store.bell.ring()
    with device.store.read() as conn:
        assert get_blob(conn, "e" * 64) is None
    assert central.seen["blobs"] == 3


@pytest.mark.parametrize("hanging", ["poll", "commands", "nothing listens"])
def test_stop_does_not_wait_for_what_hangs(device: Device, central: ScriptedCentral, hanging: str) -> None:
    over = threading.Event()
    if hanging == "nothing listens":
        central.stop()
    running = Running(device)
    running.thread.start()
    if hanging != "nothing listens":
        connect(central, running)
    if hanging == "commands":
        central.faults["commands"].append(until(over))
        device.send()
        central.wait_for(lambda: central.seen["commands"] == 1)
    else:
        running.until(lambda: running.status().since_ms != 0)
    assert running.halt() < 6
    over.set()
    assert not running.status().connected


def test_idle_loops_are_quiet(device: Device, central: ScriptedCentral, running: Running) -> None:
    """No loop wakes itself through the bell: an idle device neither writes nor asks."""
    connect(central, running)
    running.until(lambda: running.status().last_contact_ms is not None)
    asked = dict(central.seen)
    rings = 0
    with BellListener(device.store.bell) as listener:
        end = time.monotonic() + 1.5
        while (left := end - time.monotonic()) > 0:
            rings += listener.wait(left)
    assert rings <= 3
    assert dict(central.seen) == asked


def test_unknown_changes_of_an_older_program_are_applied_at_start(device: Device, central: ScriptedCentral) -> None:
    with device.store.write() as conn:
        conn.execute(
            unknown_changes.insert().values(
                stream="facility",
                n=9,
                kind="facility.roster",
                version=1,
                payload='{"resident": "r9", "first_name": "A", "number": "9"}',
                at_ms=NOON_MS,
                reason="unknown_kind",
            )
        )
    running = Running(device)
    running.thread.start()
    running.until(lambda: 9 in running.seen)
    running.halt()
    with device.store.read() as conn:
        assert conn.execute(select(unknown_changes)).first() is None


def test_a_bug_in_one_loop_does_not_end_it(
    device: Device, central: ScriptedCentral, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(central, running)
    failures: list[int] = []
    whole = Drain.step

    def buggy(self: Drain) -> bool:
        if len(failures) < 2:
            failures.append(1)
            raise ZeroDivisionError
        return whole(self)

    monkeypatch.setattr(Drain, "step", buggy)
    device.send()
    running.until(lambda: device.states() == ["accepted"])
    assert len(failures) == 2
    with device.store.read() as conn:
        assert outbox.backlog(conn) == (0, None)
