"""The watch looks when it should, writes when there is something to write, and never undoes what a part's own thread wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.device.boot import this_boot
from kiosk.device.health.journal import LastWord, last_words, read_watch, unsent, wish_for_look
from kiosk.device.health.registry import CHECKS
from kiosk.device.status import SyncStatus, write_status
from kiosk.hardware.health_watch import WRITE_EVERY_MS, HealthWatch
from kiosk.hardware.status_board import StatusBoard
from kiosk.settings import ReaderSettings
from kiosk.store.engine import StoreFull
from tests.enrolled import Device, enrolled_device
from tests.unit.device.machine_tree import Tree


class Watched:
    """A device and its watch, whose clocks the test moves."""

    def __init__(self, folder: Path) -> None:
        self.device: Device = enrolled_device(folder / "device")
        self.tree = Tree(folder / "sys")
        self.wall_ms = 1_000_000
        self.stop = threading.Event()
        settings = self.device.settings.model_copy(update={"reader": ReaderSettings(port="/dev/ttyS0")})
        self.watch = HealthWatch(
            self.device.store,
            settings,
            self.device.clock,
            self.stop,
            machine=self.tree.whole(),
            wall_clock=lambda: self.wall_ms,
        )

    def pass_time(self, ms: int) -> None:
        """On both clocks."""
        self.device.hand.forward(ms)
        self.wall_ms += ms

    def words(self) -> dict[str, LastWord]:
        with self.device.store.read() as conn:
            return last_words(conn)

    def code(self, check: str) -> str:
        return self.words()[check].finding.code

    def events(self) -> list[tuple[str, str]]:
        with self.device.store.read() as conn:
            return [(one.check, one.code) for one in unsent(conn, 100)]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path)
    yield made
    made.watch.close()
    made.device.store.close()


def test_a_look_writes_every_check_down(watched: Watched) -> None:
    watched.watch.look()
    words = watched.words()
    assert set(words) == {check.name for check in CHECKS}
    assert (watched.code("hardware process"), watched.code("touch screen"), watched.code("battery")) == ("ok", "ok", "ok")
    with watched.device.store.read() as conn:
        watch = read_watch(conn)
    assert watch.boot_id == this_boot()
    assert {word.looked_ms for word in words.values()} == {watch.looked_ms}


def test_what_only_swings_is_written_seldom_and_what_changes_at_once(watched: Watched) -> None:
    watched.watch.look()
    first = watched.words()["temperature"]
    watched.tree.put("thermal/thermal_zone0", temp=48_000)
    watched.pass_time(WRITE_EVERY_MS // 2)
    watched.watch.look()
    assert watched.words()["temperature"] == first
    watched.pass_time(WRITE_EVERY_MS)
    watched.watch.look()
    assert watched.words()["temperature"].finding.values == {"celsius": 48}
    before = watched.events()
    watched.tree.put("thermal/thermal_zone0", temp=99_000)
    watched.watch.look()
    assert watched.events() == [*before, ("temperature", "hot")]


def test_a_wish_is_answered_though_nothing_changed(watched: Watched) -> None:
    watched.watch.look()
    with watched.device.store.write() as conn:
        wished = wish_for_look(conn)
    watched.watch.look()
    with watched.device.store.read() as conn:
        assert read_watch(conn).answered == wished


def test_a_clock_that_jumps_is_noticed_and_one_that_drifts_is_not(watched: Watched) -> None:
    watched.watch.look()
    watched.pass_time(20_000)
    watched.wall_ms += 1_500
    watched.watch.look()
    with watched.device.store.read() as conn:
        assert read_watch(conn).stepped_by_ms == 0
    watched.wall_ms -= 300_000
    watched.watch.look()
    with watched.device.store.read() as conn:
        assert read_watch(conn).stepped_by_ms == -300_000


def test_an_older_reading_of_a_part_never_undoes_what_its_thread_wrote(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader is torn off while the watch is between looking and writing."""
    board = StatusBoard(watched.device.store, "reader", watched.device.clock.now_ms)
    board.show("ok")
    write = HealthWatch._write

    def late(self: HealthWatch, *arguments: object) -> None:
        board.show("problem", "tamper")
        write(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(HealthWatch, "_write", late)
    watched.watch.look()
    assert watched.code("card reader") == "tamper"
    assert [code for check, code in watched.events() if check == "card reader"] == ["tamper"]


def test_the_thread_looks_at_once_when_the_link_turns_or_somebody_wishes(watched: Watched) -> None:
    thread = threading.Thread(target=watched.watch.run)
    thread.start()
    pause = threading.Event()

    def until(code: str, check: str) -> None:
        for _ in range(400):
            if watched.words() and watched.code(check) == code:
                return
            pause.wait(0.02)
        raise AssertionError(f"{check} never said {code}")

    try:
        until("never", "connection")
        with watched.device.store.write() as conn:
            write_status(conn, SyncStatus(connected=True, last_contact_ms=watched.device.clock.now_ms()))
        until("ok", "connection")
        watched.tree.put("power_supply/BAT0", capacity=3)
        with watched.device.store.write() as conn:
            wish_for_look(conn)
        until("empty", "battery")
    finally:
        watched.stop.set()
        watched.watch.wake()
        thread.join(10)
    assert not thread.is_alive()


def test_a_full_disk_ends_no_watching(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def full(self: HealthWatch, *_arguments: object) -> None:
        looks.append(1)
        self.wake()
        if len(looks) == 3:
            watched.stop.set()
        raise StoreFull("the disk is full")

    monkeypatch.setattr(HealthWatch, "_write", full)
    monkeypatch.setattr("kiosk.hardware.health_watch.LOOK_EVERY_S", 0.0)
    monkeypatch.setattr("kiosk.hardware.health_watch.BETWEEN_LOOKS_S", 0.0)
    watched.watch.run()
    assert len(looks) == 3
