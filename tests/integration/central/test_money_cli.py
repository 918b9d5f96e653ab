"""The command line about money; and how an older database's money joins the ledger."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text

from central.clock import now_ms
from central.database import Database
from central.ledger.audit import audit
from central.ledger.book import balance, resident_owner
from central.migrate import downgrade, upgrade
from tests.integration.central.command_line import Cli
from tests.integration.central.provider import Provider, held, history
from tests.integration.central.world import MARCUS, World

DAY = 24 * 3600 * 1000


def test_providers_come_and_go(world: World, cli: Cli) -> None:
    secret = base64.b64decode(cli.run("deposits", "provider", "add", "payco"))
    assert Provider(world.http, "payco", secret).deposit(1000, reference="d")["taken"] == 1000
    key = Ed25519PrivateKey.generate()
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    assert cli.run("deposits", "provider", "add", "orders", "--ed25519", public) == "added"
    assert Provider(world.http, "orders", key).deposit(1000)["taken"] == 1000
    for wrong in (["payco"], ["facility"], ["a b"], ["x" * 41], ["other", "--ed25519", "AAAA"], ["other", "--ed25519", "!"]):
        cli.run("deposits", "provider", "add", *wrong, code=1)
    assert cli.run("deposits", "provider", "end", "payco") == "ended"
    cli.run("deposits", "provider", "end", "payco", code=1)
    assert [line.split()[:3] for line in cli.run("deposits", "provider", "list").splitlines()] == [
        ["orders", "ed25519", "in"],
        ["payco", "hmac-sha256", "ended"],
    ]
    assert cli.run("deposits", "list", "--limit", "1").split()[:3] == ["orders", "orders-1", "deposit"]


def test_staff_enter_deposits_once_each(world: World, cli: Cli) -> None:
    before = held(world)
    deposit = ["deposits", "add", "marcus.hale", "100500", "--account", "credits", "--source", "kiosk", "--reference", "r1"]
    assert cli.run(*deposit) == cli.run(*deposit) == "99999 cents taken, 501 to be returned"
    assert held(world)["credits"] == before["credits"] + 99_999
    cli.run("deposits", "add", "marcus.hale", "1", "--reference", "r1", code=1)
    cli.run("deposits", "add", "marcus.hale", "1", "--reference", "a b", code=1)
    cli.run("deposits", "add", "nobody", "1", code=1)
    assert "deposit_returned" in cli.run("ledger", "history", "marcus.hale")


def test_trust_and_obligations(world: World, cli: Cli) -> None:
    assert cli.run("trust", "report", "20714471", "5000", "--as-of-ms", str(now_ms())) == "reported"
    cli.run("trust", "report", "20714471", "5000", "--as-of-ms", str(now_ms() - DAY), code=1)
    cli.run("trust", "report", "20714471", "5000", "--as-of-ms", str(now_ms() + DAY), code=1)
    assert held(world)["trust"] == 5000
    made = cli.run("trust", "obligation-add", "20714471", "fine", "Fine", "900", "--deduct-percent", "10", "--no-may-pay")
    assert f"{made}  fine           0/900  10 %  in force  Fine" in cli.run("trust", "obligations", "20714471")
    assert cli.run("trust", "obligation-end", made) == "ended"
    cli.run("trust", "obligation-end", made, code=1)


def test_restrictions(world: World, cli: Cli) -> None:
    made = cli.run("restrictions", "add", "20714471", "--block", "buy", "--block", "move", "--days", "3")
    cli.run("restrictions", "add", "20714471", "--block", "grievance", code=1)
    assert made in cli.run("restrictions", "list", "20714471")
    assert cli.run("restrictions", "list", "20714471").endswith("owed 0")
    assert cli.run("restrictions", "end", made) == "ended"
    cli.run("restrictions", "end", made, code=1)


def test_prices_and_free_stamps(world: World, cli: Cli, tmp_path: Path) -> None:
    assert json.loads(cli.run("prices", "show"))["version"] == 1
    (tmp_path / "p.json").write_text(json.dumps({"stamps": {"photo_stamps": 3, "monthly_free": 2}}))
    cli.run("policy", "set", str(tmp_path / "p.json"))
    assert json.loads(cli.run("prices", "show"))["photo_stamps"] == 3
    assert json.loads(cli.run("prices", "show", "--version", "1"))["photo_stamps"] == 1
    cli.run("prices", "show", "--version", "9", code=1)
    assert len(cli.run("prices", "list").splitlines()) == 2
    assert cli.run("prices", "publish") == "nothing changed"
    assert cli.run("ledger", "free-stamps") == "given to 2 residents"
    assert cli.run("ledger", "free-stamps") == "given to 0 residents"
    assert history(world)[-1].kind == "free_stamps"


def test_reported_trust_balances_join_the_ledger_and_references_stay_whole(database_url: str) -> None:
    database = Database(database_url)
    upgrade(database)
    downgrade(database, "v0002_device_counts")
    resident: dict[str, Any] = {
        "id": MARCUS, "first_name": "Marcus", "last_name": "Hale", "number": "1", "alias": "m", "active": True, "pin_hash": "x",
        "pin_version": 1, "wrong_pins": 0, "locked_until_ms": 0, "trust_cents": 4620, "trust_ms": 5,
    }  # fmt: skip
    names = ", ".join(resident)
    with database.write() as connection:
        connection.execute(text(f"INSERT INTO residents ({names}) VALUES ({', '.join(':' + name for name in resident)})"), resident)
        for kind, amount in (("issued", -700), ("available", 700)):
            connection.exec_driver_sql(f"INSERT INTO accounts VALUES ('{kind}', '{kind}', 'resident:{MARCUS}', 'usd_cents', {amount})")
        connection.exec_driver_sql("INSERT INTO entries (id, cause, kind, at_ms) VALUES ('e', 'c', 'issue', 1)")
        connection.exec_driver_sql("INSERT INTO postings VALUES ('e', 0, 'issued', -700), ('e', 1, 'available', 700)")
    upgrade(database)
    with database.read() as connection:
        owner = resident_owner(MARCUS)
        found = [balance(connection, kind, owner, "usd_cents") for kind in ("issued", "available", "trust")]
        assert found == [-5320, 700, 4620]
        # Nobody was told anything in this database.
        assert [finding for finding in audit(connection) if not finding.holds and finding.number != "10"] == []
    database.close()
