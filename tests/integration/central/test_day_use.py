"""What residents use of a day: every device adds its part, and each hears of the others."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from central.clock import now_ms
from central.signin.tables import day_use
from kiosk.sync.wire_leaving import MAX_USED_MS
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World

MINUTE_MS, DAY_MS = 60_000, 24 * 3600 * 1000


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"session": {"minutes_a_day": 60}, "allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


def close(device: Device, grant: str, used_ms: int, began_ms: int) -> str:
    payload = {"why": "signed_out", "started_ms": began_ms, "used_ms": used_ms}
    return device.do("session.close", payload, grant, at_ms=now_ms()).status


def told(device: Device) -> dict[str, Any]:
    device.cursor = None
    return [payload for kind, payload in device.pull_all() if kind == "resident.day_use"][-1]


def test_a_day_adds_up_by_device_and_other_days_and_people_are_apart(world: World, device: Device) -> None:
    other, began = world.device("Kiosk B", "SN-2"), now_ms()
    here, there = device.sign_in(MARCUS, MARCUS_PIN), other.sign_in(MARCUS, MARCUS_PIN)
    assert close(device, here, 5 * MINUTE_MS, began) == "accepted"
    assert close(device, here, 4 * MINUTE_MS, began) == "accepted"
    assert close(device, here, 0, began) == "accepted"  # only what is never blocked
    assert close(other, there, 7 * MINUTE_MS, began) == "accepted"
    assert close(device, here, 50 * MINUTE_MS, began - 5 * DAY_MS) == "accepted"  # came late: limits nothing
    assert close(other, other.sign_in(ANDRE, ANDRE_PIN), 9 * MINUTE_MS, began) == "accepted"
    today = dt.datetime.fromtimestamp(began / 1000, ZoneInfo("America/Denver")).date().isoformat()
    found = told(device)
    assert found["day"] == today
    assert {one["device"]: (one["sign_ins"], one["used_ms"]) for one in found["devices"]} == {
        device.id: (2, 9 * MINUTE_MS),
        other.id: (1, 7 * MINUTE_MS),
    }


def test_a_device_that_lies_harms_no_more_than_a_day(world: World, device: Device) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    assert close(device, grant, MAX_USED_MS + 1, now_ms()) == "rejected"
    assert close(device, grant, MAX_USED_MS, now_ms() + 30 * DAY_MS) == "accepted"
    assert close(device, grant, MAX_USED_MS, now_ms()) == "accepted"
    with world.database.read() as connection:
        [row] = connection.execute(select(day_use)).all()
    assert row.used_ms == MAX_USED_MS
