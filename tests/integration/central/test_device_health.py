"""Central keeps what devices say of themselves: each change once, the last words, alerts, and no more than it must."""

from __future__ import annotations

from typing import Any

import pytest
import uuid_utils
from sqlalchemy import func, select, update

from central.clock import now_ms
from central.devices import health
from central.devices.freezing import freeze, revoke
from central.devices.health import HISTORY_MS, forget_old
from central.devices.tables import alerts, device_health, device_health_history
from kiosk.sync.wire import MAX_HEALTH_CHANGES
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import World

READER = "card reader"


def change(code: str, at_ms: int = 1_000, check: str = READER, state: str = "problem") -> dict[str, Any]:
    return {"id": str(uuid_utils.uuid7()), "check": check, "state": state, "code": code, "text": f"It is {code}.", "at_ms": at_ms}


def finding(check: str, code: str = "ok", state: str = "ok", at_ms: int = 1_000) -> dict[str, Any]:
    said = {"check": check, "state": state, "code": code, "text": f"It is {code}.", "next_step": "" if state == "ok" else "See to it."}
    return {**said, "since_ms": at_ms, "looked_ms": at_ms}


def tell(device: Device, *changes: dict[str, Any], picture: list[dict[str, Any]] | None = None, status: int = 200) -> dict[str, Any]:
    response = device.post("/v1/device-health", {"changes": changes, "picture": picture})
    assert response.status_code == status, response.text
    answer: dict[str, Any] = response.json()
    return answer


def history(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(device_health_history.c.code).order_by(device_health_history.c.at_ms)).scalars())


def words(world: World) -> dict[str, str]:
    with world.database.read() as connection:
        return {row.check_name: row.code for row in connection.execute(select(device_health))}


def alert_kinds(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind).order_by(alerts.c.at_ms)).scalars())


def test_a_picture_replaces_the_last_words_and_a_change_joins_them(world: World, device: Device) -> None:
    assert tell(device, change("lost"))["want_picture"] is True
    assert words(world) == {}, "one change is no picture"
    assert tell(device, picture=[finding(READER), finding("disk"), finding("gramophone")])["want_picture"] is False
    assert words(world) == {READER: "ok", "disk": "ok", "gramophone": "ok"}
    tell(device, change("tamper", at_ms=2_000))
    assert words(world)[READER] == "tamper"
    tell(device, picture=[finding(READER, at_ms=3_000), finding("disk", "low", "problem", 3_000)])
    assert words(world) == {READER: "ok", "disk": "low"}


def test_words_from_the_future_do_not_stay_for_ever(world: World, device: Device) -> None:
    tell(device, picture=[finding(READER, at_ms=now_ms() * 2)])
    tell(device, change("tamper", at_ms=now_ms()))
    assert words(world) == {READER: "tamper"}
    tell(device, change("ok", at_ms=now_ms() * 2, state="ok"))
    tell(device, picture=[finding(READER, "lost", "problem", at_ms=now_ms() + 10_000)])
    assert words(world) == {READER: "lost"}


def test_a_change_sent_twice_is_one_and_alerts_once(world: World, device: Device) -> None:
    lost, back = change("lost", 1_000), change("ok", 2_000, state="ok")
    for _ in range(3):
        tell(device, lost, back, lost)
    assert history(world) == ["lost", "ok"]
    with world.database.write() as connection:
        connection.execute(update(alerts).values(at_ms=now_ms() - 3_600_001))
    tell(device, lost)
    assert alert_kinds(world) == ["reader_lost"], "also when it comes again long after"


def test_what_was_overtaken_changes_nothing(world: World, device: Device) -> None:
    tell(device, picture=[finding(READER, at_ms=5_000)])
    tell(device, picture=[finding(READER, "lost", "problem", at_ms=4_000)])
    tell(device, change("lost", at_ms=4_500))
    assert words(world) == {READER: "ok"}
    assert history(world) == ["lost"], "but it did happen"


def test_tampering_and_loss_of_a_reader_are_alerts_once_an_hour(world: World, device: Device) -> None:
    other = world.device("Kiosk C-015", "SN-2")
    for _ in range(3):
        tell(device, change("tamper"), change("lost", check="card reader 2"), change("lost", check="receipt printer"))
    tell(other, change("tamper"), change("not_secure"))
    assert sorted(alert_kinds(world)) == ["reader_lost", "reader_not_secure", "reader_tamper", "reader_tamper"]
    with world.database.write() as connection:
        connection.execute(update(alerts).values(at_ms=now_ms() - 3_600_001))
    tell(device, change("tamper"))
    assert alert_kinds(world).count("reader_tamper") == 3


def test_a_frozen_device_may_still_say_how_it_is_and_a_revoked_one_may_not(world: World, device: Device) -> None:
    with world.database.write() as connection:
        freeze(connection, device.id, "fork", "", now_ms())
    tell(device, change("lost"))
    with world.database.write() as connection:
        revoke(connection, device.id, now_ms())
    tell(device, change("tamper"), status=403)
    assert history(world) == ["lost"]


def test_a_report_that_is_not_one_is_refused_and_one_is_bounded(world: World, device: Device) -> None:
    wrongs: tuple[dict[str, Any], ...] = (
        {"check": "Card Reader"},
        {"check": "x" * 41},
        {"code": "no such\ncode"},
        {"state": "splendid"},
        {"text": "x" * 201},
        {"at_ms": -1},
        {"id": ""},
    )
    for wrong in wrongs:
        tell(device, change("lost"), {**change("lost"), **wrong}, status=422)
    tell(device, *(change("lost", at) for at in range(MAX_HEALTH_CHANGES + 1)), status=422)
    tell(device, picture=[finding(f"check {number}") for number in range(65)], status=422)
    assert (history(world), words(world)) == ([], {})
    tell(device, picture=[finding("disk"), finding("disk", "low", "problem")])
    assert words(world) == {"disk": "low"}, "named twice it is one"


def test_history_is_cut_by_age_and_by_number(world: World, device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(device, change("lost", 1))
    with world.database.write() as connection:
        connection.execute(update(device_health_history).values(received_ms=now_ms() - HISTORY_MS - 1))
    tell(device, change("ok", 2, state="ok"))
    forget_old(world.database, now_ms())
    assert history(world) == ["ok"]
    monkeypatch.setattr(health, "MOST_OF_A_DEVICE", 10)
    other = world.device("Kiosk C-015", "SN-2")
    tell(other, change("lost", 3))
    for number in range(4):
        tell(device, *(change("lost", 10 + number * 5 + at) for at in range(5)))
    with world.database.read() as connection:
        counted = select(device_health_history.c.device, func.count()).group_by(device_health_history.c.device)
        assert dict(connection.execute(counted).all()) == {device.id: 10, other.id: 1}
        kept = select(func.min(device_health_history.c.at_ms)).where(device_health_history.c.device == device.id)
        assert connection.execute(kept).scalar_one() == 20, "the latest stay"


def test_the_command_tells_the_fleet_one_device_and_its_history(world: World, device: Device, cli: Cli) -> None:
    silent = world.device("Kiosk C-015", "SN-2")
    assert "untold" in cli.run("device", "list")
    tell(
        device,
        change("lost", 1_780_000_000_000),
        picture=[finding("disk"), finding(READER, "lost", "problem"), finding("clock", "uncertain", "unknown")],
    )
    listed = {line.split()[0]: line for line in cli.run("device", "list").splitlines()}
    assert "  problem  Kiosk C-014" in listed[device.id]
    assert "  untold   Kiosk C-015" in listed[silent.id]
    fleet = cli.run("device", "health").splitlines()
    assert fleet[1:3] == ["  problem  card reader: It is lost.", "  unknown  clock: It is uncertain."]
    assert fleet[3] == f"Kiosk C-015 ({silent.id}): has not told of its health"
    one = cli.run("device", "health", "Kiosk C-014").splitlines()
    assert one[0].startswith("problem  card reader: It is lost. See to it.  (since 1970-01-01 00:00:01Z")
    assert [line.split()[0] for line in one] == ["problem", "unknown", "ok"]
    assert cli.run("device", "health", device.id, "--history") == "2026-05-28 20:26:40Z  problem  card reader: It is lost."
    assert "no such device" in cli.run("device", "health", "nobody", code=1)
