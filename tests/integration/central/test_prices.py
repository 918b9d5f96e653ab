"""Price lists: a version for each change, never changed again, published to devices; promotions by themselves."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete

from central.app import create_app
from central.clock import now_ms
from central.facility.facility import load_facility, set_policy
from central.policy import Policy
from central.prices.prices import NoPrices, current, of_version
from central.prices.promotions import refresh_prices
from central.prices.tables import price_lists
from tests.integration.central.device import Device
from tests.integration.central.world import World

HOUR = 3600 * 1000


def at(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat()


def set_stamps(world: World, **values: Any) -> None:
    with world.database.write() as connection:
        set_policy(connection, Policy.model_validate({"stamps": values}), now_ms())


def told(device: Device) -> list[dict[str, Any]]:
    return [payload for kind, payload in device.pull_all() if kind == "facility.prices"]


def test_devices_get_the_list_and_each_version_of_it(world: World, device: Device, grant: str) -> None:
    first = told(device)
    assert [(one["version"], one["letters_per_stamp"], one["photo_stamps"]) for one in first] == [(1, 6000, 1)]
    assert [one["stamps"] for one in first[0]["books"]] == [1, 10, 30, 60, 100]
    set_stamps(world, undo_minutes=5)
    assert told(device) == []
    set_stamps(world, photo_stamps=2)
    assert [(one["version"], one["photo_stamps"]) for one in told(device)] == [(2, 2)]
    with world.database.read() as connection:
        kept = of_version(connection, 1)
        assert kept is not None
        assert kept.photo_stamps == 1
        assert current(connection).version == 2
        assert of_version(connection, 3) is None


def test_a_promotion_makes_a_version_when_it_starts_and_one_when_it_ends(world: World, device: Device, grant: str) -> None:
    start, end = now_ms() + HOUR, now_ms() + 2 * HOUR
    set_stamps(world, promotions=[{"name": "Autumn", "starts": at(start), "ends": at(end), "books": {"ten": 400}}])
    assert len(told(device)) == 1
    assert refresh_prices(world.database, start - 2) is None
    assert refresh_prices(world.database, start) == 2
    assert refresh_prices(world.database, end - 2) is None
    assert refresh_prices(world.database, end) == 3
    promoted, usual = told(device)
    assert (promoted["books"][1]["cents"], promoted["full_cents"]) == (400, {"ten": 500})
    assert abs(promoted["until_ms"] - end) <= 1
    assert (usual["books"][1]["cents"], usual["full_cents"], usual["until_ms"]) == (500, {}, None)


def test_workers_that_look_at_once_publish_one_version(world: World) -> None:
    start = now_ms() + HOUR
    rounds, workers = 6, 6
    offers = [
        {"name": str(one), "starts": at(start + one * HOUR), "ends": at(start + one * HOUR + HOUR), "books": {"one": 40 - one}}
        for one in range(rounds)
    ]
    set_stamps(world, promotions=offers)
    made: list[int | None] = []
    gate = threading.Barrier(workers)

    def look() -> None:
        for one in range(rounds):
            gate.wait(timeout=30)
            made.append(refresh_prices(world.database, start + one * HOUR + 1))

    threads = [threading.Thread(target=look) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one for one in made if one is not None) == list(range(2, 2 + rounds))
    assert made.count(None) == rounds * (workers - 1)


def test_a_facility_without_a_list_gets_one(world: World) -> None:
    with world.database.write() as connection:
        connection.execute(delete(price_lists))
    with pytest.raises(NoPrices), world.database.read() as connection:
        current(connection)
    create_app(world.settings, world.database)
    with world.database.read() as connection:
        assert current(connection).letters_per_stamp == load_facility(connection).policy.mail.letters_per_stamp
