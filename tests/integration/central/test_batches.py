"""What a batch costs the database, and that one command's fault at the very end is no one else's."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from sqlalchemy import event, select

from central.commands.handling import Kind
from central.devices.tables import alerts
from central.ledger.wallet import issue_to_resident
from central.unit_of_work import insert_later
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, ROSA, World

SEND = {"contact": ROSA, "text": "Thank you.", "pay": {"kind": "own_stamps", "count": 1}}
SETTINGS = {"language": "es", "theme": "dark", "text_step": 150, "reduced_motion": False}


def costs(world: World, device: Device, grant: str, count: int) -> tuple[int, Counter[str]]:
    """Commits of changes, and statements by their first word, of one batch of messages."""
    commits = 0
    changed: set[object] = set()
    statements: Counter[str] = Counter()

    def committed(connection: object) -> None:
        nonlocal commits
        commits += connection in changed  # that others are told (NOTIFY) changes nothing
        changed.discard(connection)

    def executed(*call: Any) -> None:
        word = call[2].split()[0]
        statements[word] += 1
        if word in {"INSERT", "UPDATE", "DELETE"}:
            changed.add(call[0])

    batch = [device.chain.command("mail.send", SEND, grant) for _ in range(count)]
    event.listen(world.database.engine, "commit", committed)
    event.listen(world.database.engine, "before_cursor_execute", executed)
    outcomes = device.send(*batch)
    event.remove(world.database.engine, "commit", committed)
    event.remove(world.database.engine, "before_cursor_execute", executed)
    assert {one.status for one in outcomes} == {"accepted"}
    return commits, statements


def test_a_batch_is_one_commit_and_its_statements_do_not_grow_with_it(world: World, device: Device, grant: str) -> None:
    with world.database.write() as connection:
        issue_to_resident(connection, MARCUS, "stamp", 500, cause="test", now_ms=1)
    costs(world, device, grant, 1)  # the first one makes accounts
    few, many = costs(world, device, grant, 3), costs(world, device, grant, 200)
    assert few[0] == many[0] == 1
    assert many[1]["INSERT"] == few[1]["INSERT"] <= 6
    assert many[1]["UPDATE"] == few[1]["UPDATE"] <= 4
    assert many[1]["SELECT"] <= few[1]["SELECT"] + 2
    kinds = Counter(kind for kind, _ in device.pull_all())
    assert kinds["mail.sent"] == 204
    assert kinds["wallet.balances"] < 20  # once a batch, not once a message
    assert world.broken() == []


def test_a_row_that_cannot_be_written_rejects_its_own_command_only(world: World, device: Device, grant: str) -> None:
    def broken(context: Any, _command: Any, payload: Any) -> None:
        row = {"id": payload.message, "kind": None, "device": None, "detail": "", "at_ms": 1}  # a kind is needed
        insert_later(context.connection, alerts, row)

    object.__setattr__(world.central.intake, "kinds", {**world.central.intake.kinds, ("mail.read", 1): Kind(broken)})
    chain = device.chain
    outcomes = device.send(
        chain.command("mail.send", SEND, grant),
        chain.command("mail.read", {"message": "m1"}, grant),
        chain.command("mail.send", SEND, grant),
        chain.command("settings.save", SETTINGS, grant),
    )
    assert [(one.status, one.code) for one in outcomes] == [
        ("accepted", ""),
        ("rejected", "failed"),
        ("accepted", ""),
        ("accepted", ""),
    ]
    assert [kind for kind, _ in device.pull_all()].count("mail.sent") == 2
    with world.database.read() as connection:
        assert connection.execute(select(alerts.c.id)).all() == []
    assert world.broken() == []


def test_a_refused_batch_uses_its_request_up(world: World, device: Device, grant: str) -> None:
    device.chain.command("settings.save", SETTINGS, grant)
    gap = {"commands": [device.chain.command("settings.save", SETTINGS, grant)]}
    for body, code in ((gap, "gap"), ({"commands": []}, "bad_request")):
        request = device.build("POST", "/v1/commands", json.dumps(body).encode())
        assert world.http.send(request).json()["code"] == code
        assert world.http.send(request).json()["code"] == "request_number"
