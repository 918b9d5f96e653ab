"""What a device says of its parts reaches central once and whole, whatever is cut or killed in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from central.devices.tables import device_health, device_health_history
from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.device.health.findings import Finding
from kiosk.device.health.journal import WATCH_SILENT_MS, note_watch, record, unsent
from kiosk.device.health.part_checks import finding_of
from kiosk.hardware.part_status import PartState, PartStatus
from kiosk.sync.health_reports import filings_waiting
from kiosk.sync.tables import outbox
from kiosk.sync.wire import MAX_HEALTH_CHANGES
from tests.integration.central.world import World, running
from tests.integration.sync.relay import Relay, Stage
from tests.integration.sync.test_with_central import DEADLINE_S, Kiosk

DISK = Finding("disk", "ok", "ok", "Room.")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with running(World(tmp_path / "central", {})) as served:
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def kiosk(tmp_path: Path, world: World, relay: Relay) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path / "kiosk", world, relay)
    yield made
    made.close()


def reader(kiosk: Kiosk, state: PartState, code: str = "") -> None:
    """The reader's thread writes down what it learned."""
    with kiosk.store.write() as conn:
        record(conn, [finding_of(PartStatus("reader", state, code))], kiosk.clock.now_ms())


def told(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(device_health_history.c.code).order_by(device_health_history.c.id)).scalars())


def words(world: World) -> dict[str, str]:
    with world.database.read() as connection:
        return {row.check_name: row.code for row in connection.execute(select(device_health))}


def all_sent(kiosk: Kiosk) -> None:
    kiosk.until(lambda conn: unsent(conn, 1) == [])


def test_the_whole_picture_at_the_start_then_what_changes(world: World, kiosk: Kiosk) -> None:
    with kiosk.store.write() as conn:
        record(conn, [DISK], kiosk.clock.now_ms())
    reader(kiosk, "ok")
    reader(kiosk, "problem", "lost")
    kiosk.start()
    all_sent(kiosk)
    assert (words(world), told(world)) == ({"disk": "ok", "card reader": "lost", "requests": "none"}, ["lost"])
    reader(kiosk, "ok")
    all_sent(kiosk)
    assert (words(world)["card reader"], told(world)) == ("ok", ["lost", "ok"])


def test_a_grievance_that_waits_is_told_with_its_time_and_nothing_else(kiosk: Kiosk) -> None:
    now_ms = kiosk.clock.now_ms()
    with kiosk.store.write() as conn:
        made = (("mail.send", 900_000), ("filing.file", 600_000), ("filing.seen", 800_000), ("filing.file", 9_000))
        for number, (kind, ago_ms) in enumerate(made):
            row = {
                "epoch": 1,
                "seq": number + 1,
                "id": f"c-{number}",
                "kind": kind,
                "version": 1,
                "payload": "{}",
                "payload_hash": "0" * 64,
            }
            chain = {"at_ms": now_ms - ago_ms, "boot_ms": 1, "prev_hash": "0" * 64, "hash": f"{number}" * 64, "state": "pending"}
            conn.execute(outbox.insert().values(**row, **chain))
    with kiosk.store.read() as conn:
        found = filings_waiting(conn, now_ms)
    assert (found.code, found.since_ms, found.text) == ("waiting", now_ms - 600_000, "1 waiting to be sent.")


@pytest.mark.parametrize("stage", ["within the request", "before the answer", "within the answer"])
def test_a_report_cut_at_any_stage_arrives_once(world: World, kiosk: Kiosk, relay: Relay, stage: Stage) -> None:
    relay.break_next("device-health", stage)
    reader(kiosk, "problem", "tamper")
    reader(kiosk, "ok")
    kiosk.start()
    assert relay.broken.wait(DEADLINE_S)
    all_sent(kiosk)
    assert told(world) == ["tamper", "ok"]


def test_killed_between_send_and_answer_nothing_is_lost_and_nothing_twice(world: World, kiosk: Kiosk, relay: Relay) -> None:
    kiosk.start_process()
    kiosk.connected()
    relay.break_next("device-health", "hold the answer")
    reader(kiosk, "problem", "tamper")
    assert relay.broken.wait(DEADLINE_S)
    kiosk.kill()
    with kiosk.store.read() as conn:
        assert [event.code for event in unsent(conn, 10)] == ["tamper"]
    reader(kiosk, "ok")
    kiosk.start_process()
    all_sent(kiosk)
    assert told(world) == ["tamper", "ok"]


def test_what_happens_without_a_link_arrives_whole_when_it_is_back(world: World, kiosk: Kiosk, relay: Relay) -> None:
    kiosk.start()
    kiosk.connected()
    relay.stop()
    times = MAX_HEALTH_CHANGES // 2 + 20
    with kiosk.store.write() as conn:
        for at_ms in range(times):
            record(conn, [finding_of(PartStatus("reader", "problem", "lost"))], at_ms)
            record(conn, [finding_of(PartStatus("reader", "ok"))], at_ms)
    relay.start()
    all_sent(kiosk)
    assert Counter(told(world)) == {"lost": times, "ok": times}


def test_a_central_that_lost_the_picture_gets_it_again(world: World, kiosk: Kiosk) -> None:
    with kiosk.store.write() as conn:
        record(conn, [DISK], kiosk.clock.now_ms())
    reader(kiosk, "problem", "lost")
    kiosk.start()
    all_sent(kiosk)
    with world.database.write() as connection:
        connection.execute(delete(device_health))
    reader(kiosk, "ok")
    kiosk.until(lambda _: words(world) == {"disk": "ok", "card reader": "ok", "requests": "none"})


def test_sync_says_so_when_the_hardware_process_looks_no_more(world: World, kiosk: Kiosk) -> None:
    well = Finding("hardware process", "ok", "ok", "It looks after the parts.")
    with kiosk.store.write() as conn:
        record(conn, [well], kiosk.clock.now_ms())
        note_watch(conn, boot_id=this_boot(), boot_ms=boot_clock_ms() - WATCH_SILENT_MS - 1)
    kiosk.start()
    kiosk.until(lambda _: told(world) == ["silent"])
    assert words(world)["hardware process"] == "silent"
