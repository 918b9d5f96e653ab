"""What a grant is good for, and when it ends: nothing a device says brings an ended one back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from central.clock import now_ms
from central.devices.tables import alerts
from central.residents.residents import publish_profile
from central.signin.grants import followed_residents
from central.signin.tables import grants
from central.streams.tables import changes
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, ROSA, World

HOUR_MS = 3600 * 1000
DAY_MS = 24 * HOUR_MS
LETTER = {"contact": ROSA, "text": "Dear Rosa", "pay": {"kind": "own_stamps", "count": 1}}
SETTINGS = {"language": "es", "theme": "dark", "text_step": 150, "reduced_motion": False}


def change_grant(world: World, grant: str, **values: Any) -> None:
    with world.database.write() as connection:
        connection.execute(update(grants).where(grants.c.id == grant).values(**values))


def follows(world: World, device: Device) -> list[str]:
    with world.database.read() as connection:
        return followed_residents(connection, device.id, now_ms())


def drafts(world: World, resident: str) -> int:
    with world.database.read() as connection:
        asked = select(changes.c.n).where(changes.c.stream == f"resident:{resident}", changes.c.kind == "mail.draft_returned")
        return len(connection.execute(asked).all())


def test_a_late_sign_out_brings_no_ended_grant_back(world: World, device: Device, grant: str) -> None:
    end = now_ms() - 29 * DAY_MS
    change_grant(world, grant, issued_ms=end - DAY_MS, offline_until_ms=end)
    assert follows(world, device) == []
    assert device.do("session.close", {"why": "idle"}, grant, at_ms=end - HOUR_MS).status == "accepted"
    assert follows(world, device) == []
    with world.database.read() as connection:
        assert connection.execute(select(grants.c.closed_ms)).scalar_one() == end


def test_a_second_sign_out_does_not_move_the_first(world: World, device: Device, grant: str) -> None:
    device.do("session.close", {"why": "idle"}, grant)
    change_grant(world, grant, closed_ms=1000)
    device.do("session.close", {"why": "signed_out"}, grant)
    with world.database.read() as connection:
        assert connection.execute(select(grants.c.closed_ms, grants.c.closed_why)).one() == (1000, "idle")


def test_a_device_cannot_write_in_its_own_past(world: World, device: Device, grant: str) -> None:
    now = now_ms()
    end = now - 29 * DAY_MS
    change_grant(world, grant, issued_ms=end - DAY_MS, offline_until_ms=end)
    andres = device.sign_in(ANDRE, ANDRE_PIN)
    outcomes = device.send(
        device.chain.command("mail.send", LETTER, grant, at_ms=end - HOUR_MS),  # made in time, and late on its way
        device.chain.command("settings.save", SETTINGS, andres, at_ms=now),
        device.chain.command("settings.save", SETTINGS, andres, at_ms=now - HOUR_MS // 2),
        device.chain.command("mail.send", LETTER, grant, at_ms=end - HOUR_MS),
    )
    assert [one.code for one in outcomes] == ["", "", "", "no_grant"]
    assert device.do("mail.send", LETTER, grant, at_ms=end - HOUR_MS).code == "no_grant"  # nor in a later batch
    assert world.broken() == []


def test_a_clock_that_ran_ahead_once_costs_nothing_later(world: World, device: Device, grant: str) -> None:
    now = now_ms()
    ahead = device.do("settings.save", SETTINGS, grant, at_ms=now + DAY_MS)
    assert [ahead.status, device.do("settings.save", SETTINGS, grant, at_ms=now).status] == ["accepted", "accepted"]


def test_a_replaced_grant_is_good_for_what_was_made_before(world: World, device: Device, grant: str) -> None:
    device.do("session.close", {"why": "idle"}, grant)
    device.sign_in(MARCUS, MARCUS_PIN)
    now = now_ms()
    with world.database.read() as connection:
        assert connection.execute(select(grants.c.closed_why).where(grants.c.id == grant)).scalar_one() == "replaced"
    change_grant(world, grant, closed_ms=now - 3 * HOUR_MS)
    assert device.do("settings.save", SETTINGS, grant, at_ms=now - 4 * HOUR_MS).status == "accepted"
    assert device.do("settings.save", SETTINGS, grant, at_ms=now).code == "no_grant"


def test_an_offline_sign_in_days_after_the_last_gets_mail_again(world: World, device: Device, grant: str) -> None:
    device.do("session.close", {"why": "idle"}, grant)
    device.pull_all()
    change_grant(world, grant, closed_ms=now_ms() - 2 * DAY_MS)
    with world.database.write() as connection:
        publish_profile(connection, MARCUS, now_ms())
    assert [kind for kind, _ in device.pull_all()] == ["resident.profile"]


def test_the_words_of_a_command_without_a_grant_come_back_and_one_alert_tells_of_a_batch(
    world: World, device: Device, grant: str
) -> None:
    late = now_ms() - 30 * DAY_MS
    change_grant(world, grant, issued_ms=late - DAY_MS, offline_until_ms=late)
    other = world.device("Kiosk C-015", "SN-2").sign_in(MARCUS, MARCUS_PIN)
    outcomes = device.send(
        *(device.chain.command("mail.send", LETTER, grant, at_ms=now_ms()) for _ in range(3)),
        device.chain.command("mail.send", LETTER, other),
    )
    assert [one.code for one in outcomes] == ["no_grant"] * 4
    assert drafts(world, MARCUS) == 3  # the grant of another device speaks for nobody
    with world.database.read() as connection:
        (found,) = connection.execute(select(alerts.c.kind, alerts.c.detail)).all()
    assert found.kind == "no_grant"
    assert found.detail.startswith("4 commands")
