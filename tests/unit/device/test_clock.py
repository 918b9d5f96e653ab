from __future__ import annotations

import threading
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.device.clock import TrustedClock, trusted_time
from tests.enrolled import NOON_MS, Device


@dataclass
class Machine:
    """A machine whose boot clock, wall clock and restarts the test makes."""

    device: Device
    boot: int = 1_000
    wall: int = NOON_MS - 5_000_000
    starts: int = 1

    def clock(self) -> TrustedClock:
        return TrustedClock(
            self.device.store, boot_clock=lambda: self.boot, wall_clock=lambda: self.wall, boot_id=f"boot-{self.starts}"
        )

    def restart(self, boot: int = 10) -> None:
        self.boot, self.starts = boot, self.starts + 1


def test_before_any_contact_there_is_only_the_wall_clock(device: Device) -> None:
    machine = Machine(device)
    assert machine.clock().now_ms() == machine.wall
    assert not machine.clock().is_certain


def test_central_time_goes_on_with_the_boot_clock_whatever_the_wall_clock_says(device: Device) -> None:
    machine = Machine(device)
    clock = machine.clock()
    clock.learn(NOON_MS)
    machine.boot += 60_000
    for machine.wall in (0, NOON_MS * 2):
        assert clock.now_ms() == NOON_MS + 60_000
        assert clock.display_ms() == NOON_MS + 60_000


def test_another_process_learns_of_it(device: Device) -> None:
    machine = Machine(device)
    screen, sync = machine.clock(), machine.clock()
    screen.now_ms()
    sync.learn(NOON_MS)
    machine.boot += 1_500
    assert screen.now_ms() == NOON_MS + 1_500
    assert screen.is_certain


def test_a_restart_without_contact_goes_on_from_the_highest_time_seen(device: Device) -> None:
    machine = Machine(device)
    clock = machine.clock()
    clock.learn(NOON_MS)
    machine.boot += 10_000
    clock.persist()
    machine.restart(boot=500)
    screen = machine.clock()
    assert screen.now_ms() == NOON_MS + 10_000 + 500
    assert not screen.is_certain
    machine.boot += 3_600_000
    sync = machine.clock()
    sync.persist()
    assert not machine.clock().is_certain
    # Processes that start later in the same boot must not count the boot's time twice.
    assert machine.clock().now_ms() == sync.now_ms() == screen.now_ms() == NOON_MS + 10_000 + 3_600_500


def test_display_may_follow_a_later_wall_clock_but_trusted_time_does_not(device: Device) -> None:
    machine = Machine(device)
    machine.clock().learn(NOON_MS)
    machine.restart(boot=0)
    machine.wall = NOON_MS + 86_400_000
    assert machine.clock().display_ms() == machine.wall
    assert machine.clock().now_ms() == NOON_MS


def test_an_answer_that_only_confirms_does_not_write_each_time(device: Device) -> None:
    machine = Machine(device)
    clock = machine.clock()
    clock.learn(NOON_MS)
    with device.store.write() as conn:
        conn.execute(delete(trusted_time))
    machine.boot += 1_000
    clock.learn(NOON_MS + 1_010)
    with device.store.read() as conn:
        assert conn.execute(trusted_time.select()).first() is None
    machine.boot += 5_000
    clock.learn(NOON_MS + 6_010)
    with device.store.read() as conn:
        assert conn.execute(trusted_time.select()).one().server_ms == NOON_MS + 6_010


def test_who_holds_the_store_may_ask_the_time_while_central_s_time_is_written_down(device: Device) -> None:
    """The thread that learns waits for the store, and the one that has the store must not wait for that thread."""
    learning = threading.Event()
    boot = threading.local()

    def boot_clock() -> int:
        if getattr(boot, "tells", False):
            learning.set()
        return 1_000

    clock = TrustedClock(device.store, boot_clock=boot_clock, wall_clock=lambda: 0, boot_id="boot")
    failed: list[BaseException] = []

    def learn() -> None:
        boot.tells = True
        try:
            clock.learn(NOON_MS)
        except SQLAlchemyError as error:
            failed.append(error)

    thread = threading.Thread(target=learn)
    with device.store.write():
        thread.start()
        assert learning.wait(10)
        clock.now_ms()
        assert thread.is_alive()
    thread.join()
    assert failed == []
    assert clock.now_ms() == NOON_MS
    assert TrustedClock(device.store, boot_clock=lambda: 1_000, wall_clock=lambda: 0, boot_id="boot").now_ms() == NOON_MS


def test_what_was_just_learned_holds_while_it_waits_to_be_written_down(device: Device) -> None:
    machine = Machine(device)
    clock = machine.clock()
    clock.learn(NOON_MS)
    machine.boot += 10_000
    thread = threading.Thread(target=clock.learn, args=(NOON_MS + 3_600_000,))
    with device.store.write():
        thread.start()
        while clock.now_ms() < NOON_MS + 3_600_000:
            assert thread.is_alive()
        machine.boot += 60_000  # long enough to look at the store again, which has only the old time
        assert clock.now_ms() == NOON_MS + 3_660_000
        assert clock.display_ms() == NOON_MS + 3_660_000
    thread.join()
    assert clock.now_ms() == machine.clock().now_ms() == NOON_MS + 3_660_000


steps = st.one_of(
    st.tuples(st.just("learn"), st.integers(-10_000_000, 10_000_000)),
    st.tuples(st.just("run"), st.integers(0, 100_000)),
    st.tuples(st.just("persist"), st.just(0)),
    st.tuples(st.just("restart"), st.integers(0, 10_000)),
    st.tuples(st.just("set wall clock"), st.integers(0, 2 * NOON_MS)),
    st.tuples(st.just("new process"), st.just(0)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=20))
def test_trusted_time_never_goes_back(device: Device, actions: list[tuple[str, int]]) -> None:
    with device.store.write() as conn:
        conn.execute(delete(trusted_time))
    machine = Machine(device)
    clock = machine.clock()
    clock.learn(NOON_MS)
    seen = clock.now_ms()
    for action, amount in actions:
        if action == "learn":
            clock.learn(NOON_MS + amount)
        elif action == "run":
            machine.boot += amount
        elif action == "persist":
            clock.persist()
        elif action == "set wall clock":
            machine.wall = amount
        elif action == "restart":
            # What was read but not written down yet (a few seconds at most) may be read again after a power cut.
            with device.store.read() as conn:
                seen = conn.execute(trusted_time.select()).one().high_water_ms
            machine.restart(amount)
            clock = machine.clock()
        else:
            with device.store.read() as conn:
                seen = conn.execute(trusted_time.select()).one().high_water_ms
            clock = machine.clock()
        assert clock.now_ms() >= seen
        seen = clock.now_ms()


def test_the_real_clocks_answer() -> None:
    first = boot_clock_ms()
    assert 0 < first <= boot_clock_ms()
    assert this_boot() == this_boot() != ""
