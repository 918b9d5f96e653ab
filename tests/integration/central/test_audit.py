"""The audit is green after real work, and red after each kind of tampering."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.integration.central.device import Device
from tests.integration.central.world import ROSA, World, letter


@pytest.fixture
def worked(world: World, device: Device, grant: str) -> World:
    """A reply by reply stamp, a message by own stamps, a second attached stamp."""
    world.mail(letter())
    world.mail(letter(text="again"))
    message = next(payload for kind, payload in device.pull_all() if kind == "mail.message")
    pay = {"kind": "reply_stamp", "stamp": message["reply_stamp"]}
    device.do("mail.send", {"contact": ROSA, "in_reply_to": message["message"], "text": "x", "pay": pay}, grant)
    device.do("mail.send", {"contact": ROSA, "text": "x" * 7000, "pay": {"kind": "own_stamps", "count": 2}}, grant)
    assert world.broken() == []
    return world


def tamper(world: World, *statements: str) -> list[str]:
    with world.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert connection.execute(text(statement)).rowcount >= 1, statement
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
    return world.broken()


CHARGE = "(SELECT id FROM entries WHERE kind = 'mail_stamps')"
WALLET = "(SELECT id FROM accounts WHERE kind = 'available' AND owner LIKE 'resident:%' AND commodity = 'stamp' AND balance = 5)"
TWICE = "(SELECT 1 n UNION SELECT 2)"
LINES = "(SELECT 0 l UNION SELECT 1)"


@pytest.mark.parametrize(
    ("number", "statements"),
    [
        ("1", [f"UPDATE postings SET amount = amount - 1 WHERE entry = {CHARGE} AND line = 0"]),
        ("1", ["DELETE FROM postings WHERE line = 1 AND entry = (SELECT id FROM entries WHERE kind = 'mail_stamps')"]),
        ("2", [f"UPDATE accounts SET balance = -1 WHERE id = {WALLET}"]),
        ("3", [f"UPDATE accounts SET balance = balance + 100 WHERE id = {WALLET}"]),
        ("4", [
            f"UPDATE accounts SET balance = balance + 1 WHERE id = {WALLET}",
            "UPDATE accounts SET balance = balance - 1 WHERE kind = 'available' AND owner LIKE 'contact:%' AND balance > 18",
        ]),
        ("6", [f"UPDATE postings SET amount = amount * 2 WHERE entry = {CHARGE}"]),
        ("7", ["UPDATE entries SET command = (SELECT command FROM entries WHERE kind = 'reply_stamp') WHERE kind = 'mail_stamps'"]),
        ("8", ["UPDATE entries SET quantity = 1 WHERE kind = 'mail_stamps'"]),
        ("8", ["UPDATE outgoing SET text = text || text WHERE stamps = 2"]),
        ("9", ["UPDATE devices SET last_seq = last_seq + 1"]),
        ("9", ["DELETE FROM commands WHERE seq = 1"]),
        ("11", [
            f"INSERT INTO entries (id, cause, kind, reverses, at_ms) SELECT 'r' || n, 'r' || n, 'refund', {CHARGE}, 1 FROM {TWICE}",
            f"INSERT INTO postings (entry, line, account, amount) SELECT 'r' || n, l, {WALLET}, 2 - 4 * l FROM {TWICE}, {LINES}",
        ]),
        ("12", ["UPDATE grants SET device = 'another'"]),
        ("14", ["UPDATE reply_stamps SET message = 'm' WHERE state = 'used'"]),
        ("14", ["UPDATE outgoing SET reply_stamp = (SELECT id FROM reply_stamps WHERE state = 'used')"]),
        ("14", ["UPDATE reply_stamps SET state = 'void' WHERE state = 'available'"]),
    ],
)  # fmt: skip
def test_tampering_is_found_and_named(worked: World, number: str, statements: list[str]) -> None:
    broken = tamper(worked, *statements)
    assert number in {line.split(":")[0] for line in broken}, broken


def test_the_altered_posting_is_named(worked: World) -> None:
    with worked.database.read() as connection:
        entry = connection.execute(text(CHARGE[1:-1])).scalar_one()
    (first, *_) = tamper(worked, f"UPDATE postings SET amount = amount - 1 WHERE entry = '{entry}' AND line = 0")
    assert entry in first
