from __future__ import annotations

import base64
import json
import socket
import threading
import time

import pytest
from sqlalchemy import select, update

from central.clock import now_ms
from central.devices.freezing import freeze
from central.residents.residents import publish_profile, publish_resident
from central.signin.tables import grants
from central.streams.streams import FACILITY, append
from central.streams.tables import changes
from kiosk.sync.wire import ChangesAnswer, ScreeningChange
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, MARCUS, MARCUS_PIN, World


def test_a_new_device_gets_the_facility_and_after_a_sign_in_the_resident(device: Device) -> None:
    changes = device.pull_all()
    assert changes[0][1]["policy"]["facility"] == {"name": "Cedar Ridge", "unit": "Unit C", "zone": "America/Denver"}
    first = [kind for kind, _ in changes]
    assert first == ["facility.policy", "facility.prices", "facility.roster", "facility.roster"]
    device.sign_in(MARCUS, MARCUS_PIN)
    page = device.pull()
    assert [(change.n, change.kind) for change in page.changes[:2]] == [(1, "resident.profile"), (2, "wallet.entry")]
    assert sum(1 for change in page.changes if change.kind == "mail.contact") == 6
    balances = [change.payload for change in page.changes if change.kind == "wallet.balances"][-1]
    assert (balances["stamps"], balances["credits_cents"], balances["trust_cents"]) == (7, 1200, 4620)
    assert device.pull().changes == ()


def test_pages_follow_each_other_without_gaps(world: World, device: Device, grant: str) -> None:
    numbers: dict[str, list[int]] = {}
    pages = 0
    while True:
        page = device.pull(limit=3)
        pages += 1
        assert len(page.changes) <= 3
        for change in page.changes:
            numbers.setdefault(change.stream, []).append(change.n)
        if not page.more:
            break
    assert pages > 3
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


@pytest.mark.parametrize(
    "places",
    [
        {"facility": [1, 10_000]},
        {"facility": [2, 1]},
        {"device:ID": [1, 1]},
        {"facility": "x"},
        {"facility": [1, -1]},
        {"facility": [True, 1]},
        [],
    ],
)
def test_a_foreign_cursor_is_gone(device: Device, places: object) -> None:
    text = json.dumps(places).replace("ID", device.id)
    response = device.post("/v1/changes", {"cursor": base64.urlsafe_b64encode(text.encode()).decode()})
    assert (response.status_code, response.json()["code"]) == (410, "cursor_gone")


def test_nonsense_is_no_cursor(device: Device) -> None:
    for cursor in ("", "!!!", "A" * 16_000, "é"):
        assert device.post("/v1/changes", {"cursor": cursor}).status_code == 410


def waiting(device: Device, seconds: int) -> tuple[threading.Thread, list[ChangesAnswer]]:
    found: list[ChangesAnswer] = []
    thread = threading.Thread(target=lambda: found.append(device.pull(wait_s=seconds)))
    thread.start()
    return thread, found


def wait_for_waiters(world: World, count: int) -> None:
    deadline = time.monotonic() + 10
    while len(world.central.notifier._waiters) < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_waiting_device_wakes_at_a_commit_and_holds_no_connection(
    world: World, device: Device, grant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def blind(_database: object) -> None:
        """The slow poll sees nothing: only the commit itself may wake."""

    monkeypatch.setattr(world.central.notifier, "_compare", blind)
    device.pull_all()
    thread, found = waiting(device, 25)
    wait_for_waiters(world, 1)
    deadline = time.monotonic() + 5
    while world.database.engine.pool.checkedout() > 1:  # type: ignore[attr-defined]  # the watcher's own is one
        assert time.monotonic() < deadline
        time.sleep(0.01)
    with world.database.write() as connection:
        publish_profile(connection, MARCUS, now_ms())
    thread.join(timeout=10)
    (page,) = found  # well before the 25 s are over
    assert [change.kind for change in page.changes] == ["resident.profile"]


def test_a_waiting_device_wakes_at_a_sign_in(world: World, device: Device) -> None:
    device.pull_all()
    thread, found = waiting(device, 25)
    wait_for_waiters(world, 1)
    device.sign_in(MARCUS, MARCUS_PIN)
    thread.join(timeout=10)
    (page,) = found
    assert page.changes[0].stream == f"resident:{MARCUS}"


def test_who_is_frozen_while_it_waits_gets_nothing_more_of_residents(world: World, device: Device, grant: str) -> None:
    device.pull_all()
    thread, found = waiting(device, 25)
    wait_for_waiters(world, 1)
    with world.database.write() as connection:
        freeze(connection, device.id, "frozen_by_staff", "", now_ms())
        publish_profile(connection, MARCUS, now_ms())
    with world.database.write() as connection:
        publish_resident(connection, ANDRE, now_ms())  # something for everybody ends the wait
    thread.join(timeout=10)
    (page,) = found
    assert {change.stream for change in page.changes} == {FACILITY}


def test_nothing_is_kept_of_callers_who_hang_up(world: World, device: Device, grant: str) -> None:
    """Some hang up while they wait, some while news is being read for them."""
    device.pull_all()
    address = (world.http.base_url.host, world.http.base_url.port)
    body = json.dumps({"cursor": device.cursor, "wait_s": 25}).encode()
    callers = []
    for _ in range(20):
        request = device.build("POST", "/v1/changes", body)
        head = "".join(f"{name}: {value}\r\n" for name, value in request.headers.items())
        callers.append(socket.create_connection(address))
        callers[-1].sendall(f"POST /v1/changes HTTP/1.1\r\n{head}\r\n".encode() + body)
    wait_for_waiters(world, 20)
    for caller in callers[:10]:
        caller.close()
    with world.database.write() as connection:
        publish_profile(connection, MARCUS, now_ms())
    for caller in callers[10:]:
        caller.close()
    deadline = time.monotonic() + 10
    while world.central.notifier._waiters or world.central.feed._tasks:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_wait_ends_with_an_empty_page(device: Device) -> None:
    device.pull_all()
    started = time.monotonic()
    page = device.pull(wait_s=1)
    assert page.changes == ()
    assert time.monotonic() - started >= 1


def test_a_resident_is_followed_until_a_day_after_the_grants_end(world: World, device: Device, grant: str) -> None:
    device.do("session.close", {"why": "idle"}, grant)
    device.pull_all()
    for hours, expected in ((23, ["resident.profile"]), (25, [])):
        with world.database.write() as connection:
            connection.execute(update(grants).values(offline_until_ms=now_ms() - hours * 3600 * 1000))
            publish_profile(connection, MARCUS, now_ms())
        assert [kind for kind, _ in device.pull_all()] == expected
    device.sign_in(MARCUS, MARCUS_PIN)  # goes on where it was
    assert [kind for kind, _ in device.pull_all()] == ["resident.profile"]


def test_numbers_have_no_gaps_when_writers_race_and_fail(world: World) -> None:
    def write(fail: bool) -> None:
        try:
            with world.database.write() as connection:
                append(connection, "resident:x", "mail.screening", ScreeningChange(count=1), 1)
                if fail:
                    raise RuntimeError
        except RuntimeError:
            pass

    threads = [threading.Thread(target=write, args=(number % 3 == 0,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with world.database.read() as connection:
        found = connection.execute(select(changes.c.n).where(changes.c.stream == "resident:x").order_by(changes.c.n)).scalars().all()
    assert found == list(range(1, 17))
