"""A central that was restored from a backup rebuilds the grants and allowances it signed after it; the shortfall is the facility's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from central.allowances.endings import reclaim
from central.allowances.rebuild import rebuild
from central.allowances.tables import allowances
from central.clock import now_ms
from central.devices.tables import alerts, devices
from central.ledger.book import balance, resident_owner
from central.ledger.open_book import FACILITY_OWNER
from central.ledger.wallet import issue_to_resident
from central.signin.tables import grants
from kiosk.sync.wire import Allowance, AskAnswer, Grant, Outcome
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, World, running

HOUR_MS = 3600 * 1000


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"allowance": {"kiosk_stamps": 100, "kiosk_cents": 300, "grace_hours": 2}}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, Any]) -> Iterator[World]:
    """On SQLite, whose file can be copied back."""
    with running(World(tmp_path / "central", policy)) as served:
        yield served


class Backup:
    """A copy of central's database, and going back to it."""

    def __init__(self, world: World) -> None:
        self.live = world.settings.data / "central.db"
        self.copy = world.settings.data / "backup.db"
        self._copy(self.live, self.copy)

    def restore(self) -> None:
        self._copy(self.copy, self.live)

    def _copy(self, source: Path, to: Path) -> None:
        with sqlite3.connect(source) as one, sqlite3.connect(to) as other:
            one.backup(other)
        one.close()
        other.close()


def read(world: World, answer: AskAnswer) -> tuple[Grant, Allowance]:
    grant, allowance = (world.central.asks.signer.read(token or "") for token in (answer.grant, answer.allowance))
    assert isinstance(grant, Grant)
    assert isinstance(allowance, Allowance)
    return grant, allowance


def letter(allowance: Allowance, count: int = 1) -> dict[str, Any]:
    pay = {"kind": "allowance", "allowance": allowance.allowance, "count": count}
    return {"contact": ROSA, "text": "x" * (6000 * count), "pay": pay}


def send(device: Device, tokens: list[str | None], *commands: dict[str, Any]) -> list[Outcome]:
    body = {"commands": list(commands), "tokens": [token for token in tokens if token]}
    response = device.post("/v1/commands", body)
    assert response.status_code == 200, response.text
    return [Outcome.model_validate(one) for one in response.json()["outcomes"]]


def holds(world: World) -> tuple[int, int, int]:
    """Marcus' free stamps, those set aside, and the facility's loss."""
    with world.database.read() as connection:
        owner = resident_owner(MARCUS)
        return (
            balance(connection, "available", owner, "stamp"),
            balance(connection, "escrow", owner, "stamp"),
            balance(connection, "written_off", FACILITY_OWNER, "stamp"),
        )


def told(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind)).scalars())


def test_grant_and_allowance_are_rebuilt_and_the_commands_go_through(world: World, device: Device) -> None:
    backup = Backup(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    command = device.chain.command("mail.send", letter(allowance, 2), grant.grant)
    assert device.send(command)[0].status == "accepted"
    backup.restore()
    assert holds(world) == (7, 0, 0)
    (outcome,) = send(device, [answer.grant, answer.allowance], command)
    assert (outcome.status, holds(world)) == ("accepted", (0, 5, 0))
    back = {"allowance": allowance.allowance, "stamps": 2, "credits_cents": 0}
    assert device.do("wallet.allowance_return", back, grant.grant).status == "accepted"
    assert (holds(world), told(world), world.broken()) == ((5, 0, 0), [], [])


def test_without_its_tokens_nothing_is_taken_and_the_text_is_lost_to_nobody(world: World, device: Device) -> None:
    backup = Backup(world)
    grant, allowance = read(world, device.ask(MARCUS, MARCUS_PIN))
    command = device.chain.command("mail.send", letter(allowance), grant.grant)
    backup.restore()
    assert send(device, [], command)[0].code == "no_grant"
    assert (holds(world), world.broken()) == ((7, 0, 0), [])


def test_the_shortfall_is_the_facilitys_and_comes_back_first(world: World, device: Device) -> None:
    backup = Backup(world)
    with world.database.write() as connection:
        issue_to_resident(connection, MARCUS, "stamp", 10, cause="lost with the crash", now_ms=now_ms())
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    assert allowance.stamps == 17
    backup.restore()
    command = device.chain.command("mail.send", letter(allowance, 3), grant.grant)
    assert send(device, [answer.grant, answer.allowance], command)[0].status == "accepted"
    assert holds(world) == (0, 14, 10)
    assert (told(world), world.broken()) == (["facility_loss"], [])
    back = {"allowance": allowance.allowance, "stamps": 3, "credits_cents": 0}
    device.do("wallet.allowance_return", back, grant.grant)
    assert holds(world) == (4, 0, 0)  # three of his own seven were used
    assert world.broken() == []


def test_what_was_spent_beyond_the_own_stays_the_facilitys_loss(world: World, device: Device) -> None:
    backup = Backup(world)
    with world.database.write() as connection:
        issue_to_resident(connection, MARCUS, "stamp", 10, cause="lost with the crash", now_ms=now_ms())
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    backup.restore()
    send(device, [answer.grant, answer.allowance], device.chain.command("mail.send", letter(allowance, 9), grant.grant))
    assert reclaim(world.database, allowance.expires_ms + 2 * HOUR_MS) == 1
    assert (holds(world), world.broken()) == ((0, 0, 2), [])


def test_a_later_revision_raises_what_the_backup_knew(world: World, device: Device) -> None:
    grant, first = read(world, device.ask(MARCUS, MARCUS_PIN))
    device.do("mail.send", letter(first, 2), grant.grant)
    backup = Backup(world)
    with world.database.write() as connection:
        issue_to_resident(connection, MARCUS, "stamp", 3, cause="lost with the crash", now_ms=now_ms())
    answer = device.ask(MARCUS, MARCUS_PIN)
    again, second = read(world, answer)
    assert (second.allowance, second.revision, second.stamps) == (first.allowance, 2, 10)
    backup.restore()
    send(device, [answer.grant, answer.allowance], device.chain.command("mail.send", letter(second), again.grant))
    assert (holds(world), world.broken()) == ((0, 7, 3), [])


def test_an_expiry_that_was_put_off_is_undone(world: World, device: Device) -> None:
    _, first = read(world, device.ask(MARCUS, MARCUS_PIN))
    backup = Backup(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, second = read(world, answer)
    backup.restore()
    assert reclaim(world.database, first.expires_ms + 2 * HOUR_MS) == 1
    send(device, [answer.grant, answer.allowance], device.chain.command("mail.send", letter(second), grant.grant))
    assert (holds(world), world.broken()) == ((0, 6, 0), [])


def test_what_ended_stays_ended(world: World, device: Device) -> None:
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    device.do("wallet.allowance_return", {"allowance": allowance.allowance, "stamps": 0, "credits_cents": 0}, grant.grant)
    later = allowance.model_copy(update={"revision": 2, "stamps": 50})
    with world.database.write() as connection:
        assert not rebuild(connection, later, now_ms=now_ms())
    assert (holds(world), world.broken()) == ((7, 0, 0), [])


def test_one_past_its_grace_holds_nothing_but_its_spends_find_it(world: World, device: Device) -> None:
    backup = Backup(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    backup.restore()
    with world.database.write() as connection:
        assert rebuild(connection, allowance, now_ms=allowance.expires_ms + 2 * HOUR_MS)
    assert holds(world) == (7, 0, 0)
    (outcome,) = send(device, [answer.grant], device.chain.command("mail.send", letter(allowance), grant.grant))
    assert (outcome.status, holds(world), world.broken()) == ("accepted", (6, 0, 0), [])


def test_tokens_of_another_epoch_or_an_old_pin_are_not_taken(world: World, device: Device) -> None:
    backup = Backup(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = read(world, answer)
    backup.restore()
    signer = world.central.asks.signer
    other_epoch = [signer.sign(one.model_copy(update={"epoch": 2})) for one in (grant, allowance)]
    old_pin = signer.sign(grant.model_copy(update={"pin_version": 0}))
    for tokens in (other_epoch, [old_pin]):
        (outcome,) = send(device, list(tokens), device.chain.command("mail.send", letter(allowance), grant.grant))
        assert outcome.code == "no_grant"
    with world.database.read() as connection:
        assert connection.execute(select(grants.c.id)).all() == []
        assert connection.execute(select(allowances.c.id)).all() == []


def test_of_two_rebuilt_grants_the_later_replaces_the_earlier(world: World, device: Device) -> None:
    backup = Backup(world)
    first, second = device.ask(MARCUS, MARCUS_PIN), device.ask(MARCUS, MARCUS_PIN)
    backup.restore()
    with world.database.write() as connection:
        connection.execute(update(devices).values(latest_at_ms=0))
    (old, _), (new, _) = read(world, first), read(world, second)
    send(device, [second.grant], device.chain.command("session.close", {"why": "idle"}, new.grant))
    send(device, [first.grant, second.grant], device.chain.command("session.close", {"why": "idle"}, new.grant))
    with world.database.read() as connection:
        rows = {row.id: row for row in connection.execute(select(grants))}
    assert (rows[old.grant].closed_why, rows[old.grant].closed_ms) == ("replaced", new.issued_ms)
    assert rows[new.grant].closed_why == "idle"
