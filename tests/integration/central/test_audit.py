"""The audit is green after real work, and red after each kind of tampering."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from central.clock import now_ms
from central.ledger.audit import audit
from central.mail_out.statuses import Advance, advance
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, World, letter, running
from tests.postgres import NewDatabase

POLICY = {"screening": {"words": ["contraband"]}, "allowance": {"kiosk_stamps": 2, "kiosk_cents": 600}}


@pytest.fixture(scope="module")
def worked(engine: str, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A database in which things happened, served no more. Each test takes back what it does to it."""
    with new_database(engine) as url:
        world = World(tmp_path_factory.mktemp("worked"), POLICY, url)
        with running(world):
            _work(world, world.device())
        assert world.broken() == []
        yield world
        assert world.broken() == []
        world.database.close()


def _work(world: World, device: Device) -> None:
    """A reply by reply stamp, a message by own stamps, a second attached stamp, an allowance spent and refunded, a book undone."""
    answer = device.ask(MARCUS, MARCUS_PIN)
    grant, allowance = (
        json.loads(base64.urlsafe_b64decode((jws or "").split(".")[1] + "==")) for jws in (answer.grant, answer.allowance)
    )
    world.mail(letter())
    world.mail(letter(text="again"))
    message = next(payload for kind, payload in device.pull_all() if kind == "mail.message")
    pay: dict[str, Any] = {"kind": "reply_stamp", "stamp": message["reply_stamp"]}
    device.do("mail.send", {"contact": ROSA, "in_reply_to": message["message"], "text": "x", "pay": pay}, grant["grant"])
    device.do("mail.send", {"contact": ROSA, "text": "x" * 7000, "pay": {"kind": "own_stamps", "count": 2}}, grant["grant"])
    pay = {"kind": "allowance", "allowance": allowance["allowance"], "count": 1}
    held = device.do("mail.send", {"contact": ROSA, "text": "contraband", "pay": pay}, grant["grant"])
    device.do("mail.send", {"contact": ROSA, "text": "x", "pay": pay}, grant["grant"])
    assert device.do("mail.send", {"contact": "nobody", "text": "x", "pay": pay}, grant["grant"]).status == "rejected"
    with world.database.write() as connection:
        advance(connection, held.id, Advance("rejected", "words"), now_ms())
    buy = {"book": "one", "stamps": 1, "cents": 50, "price_version": 1, "allowance": allowance["allowance"]}
    kept = device.do("wallet.buy_stamps", buy, grant["grant"])
    bought = device.do("wallet.buy_stamps", {**buy, "allowance": None}, grant["grant"])
    undone = device.do("wallet.undo", {"command": bought.id}, grant["grant"])
    assert [one.status for one in (kept, bought, undone)] == ["accepted"] * 3


def tamper(world: World, *statements: str) -> list[str]:
    """What the audit finds after rows were changed as somebody with the database's password could, past all constraints."""
    with world.database.engine.connect() as connection:
        if world.database.is_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(DROP_CONSTRAINTS)
        try:
            for statement in statements:
                assert connection.execute(text(statement)).rowcount >= 1, statement
            return [f"{finding.number}: {finding.broken}" for finding in audit(connection) if not finding.holds]
        finally:
            connection.rollback()
            connection.invalidate()  # with its pragmas


DROP_CONSTRAINTS = """
DO $$ DECLARE found record; BEGIN
    FOR found IN SELECT conrelid::regclass AS of_table, conname FROM pg_constraint WHERE contype IN ('c', 'f') AND conrelid <> 0
        AND connamespace = current_schema()::regnamespace LOOP
        EXECUTE 'ALTER TABLE ' || found.of_table || ' DROP CONSTRAINT IF EXISTS ' || quote_ident(found.conname) || ' CASCADE';
    END LOOP;
END $$
"""
#: The message of two stamps.
CHARGE = "(SELECT id FROM entries WHERE kind = 'mail_stamps' AND quantity = 2)"
WALLET = f"(SELECT id FROM accounts WHERE kind = 'available' AND owner = 'resident:{MARCUS}' AND commodity = 'stamp')"
SPEND = "(SELECT MIN(command) FROM allowance_spends)"
REFUSED = "(SELECT id FROM commands WHERE status = 'rejected')"
TWICE = "(SELECT 1 n UNION SELECT 2)"
LINES = "(SELECT 0 l UNION SELECT 1)"


@pytest.mark.parametrize(
    ("number", "statements"),
    [
        ("1", [f"UPDATE postings SET amount = amount - 1 WHERE entry = {CHARGE} AND line = 0"]),
        ("1", [f"DELETE FROM postings WHERE line = 1 AND entry = {CHARGE}"]),
        ("2", [f"UPDATE accounts SET balance = -1 WHERE id = {WALLET}"]),
        ("3", [f"UPDATE accounts SET balance = balance + 100 WHERE id = {WALLET}"]),
        ("4", [
            f"UPDATE accounts SET balance = balance + 1 WHERE id = {WALLET}",
            "UPDATE accounts SET balance = balance - 1 WHERE kind = 'available' AND owner LIKE 'contact:%' AND balance > 18",
        ]),
        ("6", [f"UPDATE postings SET amount = amount * 2 WHERE entry = {CHARGE}"]),
        ("7", ["UPDATE entries SET command = (SELECT command FROM entries WHERE kind = 'reply_stamp') WHERE kind = 'mail_stamps'"]),
        ("8", ["UPDATE entries SET quantity = 1 WHERE kind = 'mail_stamps' AND quantity = 2"]),
        ("8", ["UPDATE outgoing SET text = text || text WHERE stamps = 2"]),
        ("9", ["UPDATE devices SET last_seq = last_seq + 1"]),
        ("9", ["DELETE FROM commands WHERE seq = 1"]),
        ("2", ["UPDATE accounts SET kind = 'receivable' WHERE kind = 'spent' AND balance > 0"]),
        ("3", [f"UPDATE accounts SET owner = 'resident:nobody' WHERE id = {WALLET}"]),
        ("5", ["UPDATE allowances SET used_stamps = stamps + 1"]),
        ("5", ["UPDATE allowances SET used_cents = used_cents - 50"]),
        ("5", ["UPDATE allowances SET stamps = stamps + 1"]),
        ("5", ["UPDATE allowances SET state = 'returned'"]),
        ("5", [f"DELETE FROM allowance_spends WHERE command = {SPEND}"]),
        ("7", ["UPDATE outgoing SET free = (1 = 1) WHERE stamps = 2"]),
        ("7", ["DELETE FROM stamp_purchases WHERE undone_by IS NULL"]),
        ("7", ["UPDATE stamp_purchases SET undone_by = NULL"]),
        ("7", ["UPDATE stamp_purchases SET undone_by = 'somebody'"]),
        ("8", ["UPDATE outgoing SET letters_per_stamp = 4000 WHERE stamps = 2"]),
        ("8", ["UPDATE outgoing SET photo_stamps = 3, stamps = 4 WHERE stamps = 2"]),
        ("8", ["UPDATE stamp_purchases SET cents = 40"]),
        ("8", ["UPDATE stamp_purchases SET stamps = 2"]),
        ("8", ["UPDATE price_lists SET books = '[]'"]),
        ("8", ["UPDATE entries SET unit_price = 0 WHERE kind = 'stamps_bought'"]),
        ("10", ["DELETE FROM changes WHERE kind = 'mail.message'"]),
        ("10", ["UPDATE streams SET head = head + 1"]),
        ("10", ["UPDATE changes SET payload = '{}' WHERE kind = 'wallet.balances'"]),
        ("12", ["UPDATE allowances SET device = 'another'"]),
        ("12", ["UPDATE allowances SET resident = 'another'"]),
        ("12", [f"UPDATE allowance_spends SET entry = {CHARGE} WHERE command = {SPEND}"]),
        ("15", ["DELETE FROM outgoing WHERE reply_stamp IS NULL"]),
        ("15", ["UPDATE changes SET key = 'sent:x' WHERE kind = 'mail.sent'"]),
        ("15", [f"UPDATE changes SET key = 'x' WHERE key = 'returned:' || {REFUSED}"]),
        ("15", ["DELETE FROM changes WHERE kind = 'mail.draft_returned'"]),
        ("11", [
            f"INSERT INTO entries (id, cause, kind, reverses, at_ms) SELECT 'r' || n, 'r' || n, 'refund', {CHARGE}, 1 FROM {TWICE}",
            f"INSERT INTO postings (entry, line, account, amount) SELECT 'r' || n, l, {WALLET}, 2 - 4 * l FROM {TWICE}, {LINES}",
        ]),
        ("12", ["UPDATE grants SET device = 'another'"]),
        ("14", ["UPDATE reply_stamps SET message = 'm' WHERE state = 'used'"]),
        ("14", ["UPDATE outgoing SET reply_stamp = (SELECT id FROM reply_stamps WHERE state = 'used')"]),
        ("14", ["UPDATE accounts SET balance = balance + 1 WHERE kind = 'escrow' AND owner LIKE 'contact:%'"]),
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
