"""Attacks 1, 2, 3, 4, 14 and 47 of the security design: nothing that a device says about allowances creates value."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.jwk import OctKey
from sqlalchemy import select, update

from central.allowances.endings import reclaim
from central.allowances.tables import allowances
from central.clock import now_ms
from central.devices.tables import alerts
from central.ledger.tables import accounts
from central.signin.grants import Signer
from kiosk.sync.wire import Allowance, Grant, Outcome
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, ROSA, World

DAY_MS = 24 * 3600 * 1000
SETTINGS = {"language": "es", "theme": "dark", "text_step": 150, "reduced_motion": False}


def signed_in(world: World, device: Device, resident: str = MARCUS, pin: str = MARCUS_PIN) -> tuple[str, Allowance]:
    answer = device.ask(resident, pin)
    grant, allowance = (world.central.asks.signer.read(token or "") for token in (answer.grant, answer.allowance))
    assert isinstance(grant, Grant)
    assert isinstance(allowance, Allowance)
    return grant.grant, allowance


def letter(allowance: str, count: int = 1, **more: Any) -> dict[str, Any]:
    return {"contact": ROSA, "text": "Dear Rosa", "pay": {"kind": "allowance", "allowance": allowance, "count": count}, **more}


def with_tokens(device: Device, tokens: list[str], *commands: dict[str, Any]) -> list[Outcome]:
    response = device.post("/v1/commands", {"commands": list(commands), "tokens": tokens})
    assert response.status_code == 200, response.text
    return [Outcome.model_validate(one) for one in response.json()["outcomes"]]


def told(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind).order_by(alerts.c.at_ms, alerts.c.id)).scalars())


def value(world: World) -> dict[tuple[str, str, str], int]:
    """What everybody has and has spent."""
    with world.database.read() as connection:
        rows = connection.execute(select(accounts).where(accounts.c.kind.in_(("issued", "available", "escrow", "spent"))))
        return {(row.owner, row.kind, row.commodity): row.balance for row in rows if row.balance}


def drafts(device: Device) -> list[str]:
    return [payload["text"] for kind, payload in device.pull_all() if kind == "mail.draft_returned"]


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def forgeries(world: World, real: Allowance) -> dict[str, str]:
    """Tokens for a hundred stamps that central never signed."""
    wanted = real.model_copy(update={"allowance": "forged", "stamps": 100})
    true = world.central.asks.signer.sign(real)
    head, _, signature = true.split(".")
    public = world.central.asks.signer.key.as_dict(private=False)["x"]
    secret = OctKey.import_key(base64.urlsafe_b64decode(str(public) + "=="))
    claims = json.dumps(wanted.model_dump()).encode()
    return {
        "another key": Signer.of(Ed25519PrivateKey.generate()).sign(wanted),
        "edited claims": f"{head}.{part(wanted.model_dump())}.{signature}",
        "edited revision": f"{head}.{part({**real.model_dump(), 'revision': 9, 'stamps': 100})}.{signature}",
        "alg none": f"{part({'alg': 'none', 'typ': 'lumen-allowance'})}.{part(wanted.model_dump())}.",
        "key confusion": jws.serialize_compact({"alg": "HS256", "typ": "lumen-allowance"}, claims, secret, algorithms=["HS256"]),
        "no token": "x.y.z",
    }


def test_1_a_forged_allowance_is_refused(world: World, device: Device) -> None:
    grant, real = signed_in(world, device)
    before = value(world)
    found = forgeries(world, real)
    for name, token in found.items():
        (outcome,) = with_tokens(device, [token], device.chain.command("mail.send", letter("forged", 100), grant))
        assert (name, outcome.status, outcome.code) == (name, "rejected", "allowance_refused")
    assert told(world) == ["forged_token"] * len(found)
    assert value(world) == before
    assert drafts(device) == ["Dear Rosa"] * len(found)
    assert world.broken() == []


def test_1_a_grant_is_no_allowance(world: World, device: Device) -> None:
    """The type of a token is part of what is signed: claims of the one kind under the other's type are not read."""
    grant, real = signed_in(world, device)
    signer = world.central.asks.signer
    claims = {**real.model_dump(), "allowance": "forged", "grant": "forged", "offline_until_ms": real.expires_ms, "pin_version": 1}
    key, algorithms = signer.key, ["Ed25519"]
    swapped = jws.serialize_compact({"alg": "Ed25519", "typ": "lumen-other"}, json.dumps(claims).encode(), key, algorithms=algorithms)
    untyped = jws.serialize_compact({"alg": "Ed25519"}, json.dumps(claims).encode(), key, algorithms=algorithms)
    for token in (swapped, untyped):
        (outcome,) = with_tokens(device, [token], device.chain.command("mail.send", letter("forged", 100), grant))
        assert outcome.code == "allowance_refused"
    assert told(world) == ["forged_token"] * 2


def test_2_a_replayed_allowance_gives_no_new_value(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    token = world.central.asks.signer.sign(allowance)
    before = sum(amount for (_, kind, commodity), amount in value(world).items() if commodity == "stamp" and kind == "issued")
    send = device.chain.command("mail.send", letter(allowance.allowance), grant)
    assert with_tokens(device, [token], send)[0].status == "accepted"
    assert with_tokens(device, [token] * 3, send)[0].status == "accepted"  # the same command: one charge
    back = {"allowance": allowance.allowance, "stamps": 1, "credits_cents": 0}
    for _ in range(3):
        assert with_tokens(device, [token], device.chain.command("wallet.allowance_return", back, grant))[0].status == "accepted"
    assert [row["stamps"] for row in balances(device)][-1] == 6
    spent = {key: amount for key, amount in value(world).items() if key[1] == "spent" and key[2] == "stamp"}
    assert list(spent.values()) == [1]
    assert before == sum(amount for (_, kind, commodity), amount in value(world).items() if commodity == "stamp" and kind == "issued")
    assert told(world) == []
    assert world.broken() == []


def test_3_an_allowance_on_another_device_is_refused_and_told(world: World, device: Device) -> None:
    _, allowance = signed_in(world, device)
    other = world.device("Kiosk C-015", "SN-2")
    answer = other.ask(MARCUS, MARCUS_PIN)
    grant = world.central.asks.signer.read(answer.grant or "")
    assert isinstance(grant, Grant)
    before = value(world)
    token = world.central.asks.signer.sign(allowance)
    (outcome,) = with_tokens(other, [token], other.chain.command("mail.send", letter(allowance.allowance), grant.grant))
    assert (outcome.status, outcome.code) == ("rejected", "allowance_refused")
    back = {"allowance": allowance.allowance, "stamps": 0, "credits_cents": 0}
    assert other.do("wallet.allowance_return", back, grant.grant).code == "allowance_refused"
    buy = {"book": "one", "stamps": 1, "cents": 50, "price_version": 1, "allowance": allowance.allowance}
    assert other.do("wallet.buy_stamps", buy, grant.grant).code == "allowance_refused"
    assert told(world) == ["allowance_misused"] * 3
    assert value(world) == before
    assert drafts(device) == ["Dear Rosa"]
    assert world.broken() == []


def test_3_an_unknown_allowance_of_another_device_is_not_rebuilt(world: World, device: Device) -> None:
    _, allowance = signed_in(world, device)
    other = world.device("Kiosk C-015", "SN-2")
    grant = other.sign_in(ANDRE, ANDRE_PIN)
    stolen = world.central.asks.signer.sign(allowance.model_copy(update={"allowance": "unknown"}))
    (outcome,) = with_tokens(other, [stolen], other.chain.command("mail.send", letter("unknown"), grant))
    assert (outcome.code, told(world)) == ("contact_not_allowed", ["forged_token"])
    with world.database.read() as connection:
        assert connection.execute(select(allowances.c.id).where(allowances.c.id == "unknown")).all() == []


@pytest.fixture
def policy() -> dict[str, Any]:
    """All that a wallet holds can be set aside."""
    return {"allowance": {"kiosk_stamps": 100, "kiosk_cents": 100_000, "kiosk_hours": 4, "grace_hours": 2}}


def test_4_an_expired_allowance_with_the_clock_set_back_is_refused(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert device.do("settings.save", SETTINGS, grant, at_ms=now_ms()).status == "accepted"
    with world.database.write() as connection:  # a day passes; the rest went back, and to another device
        times = {name: allowances.c[name] - DAY_MS for name in ("issued_ms", "expires_ms", "reclaim_ms")}
        connection.execute(update(allowances).values(**times))
    assert reclaim(world.database, now_ms()) == 1
    signed_in(world, world.device("Kiosk C-015", "SN-2"))
    before = value(world)
    clock_back = device.do("mail.send", letter(allowance.allowance), grant, at_ms=now_ms() - DAY_MS + 1000)
    assert (clock_back.status, clock_back.code) == ("rejected", "no_grant")
    clock_right = device.do("mail.send", letter(allowance.allowance), grant, at_ms=now_ms())
    assert (clock_right.status, clock_right.code) == ("rejected", "not_enough_stamps")
    assert (value(world), drafts(device)) == (before, ["Dear Rosa", "Dear Rosa"])
    assert world.broken() == []


def test_14_a_spend_after_the_return_is_rejected_and_the_text_kept(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    back = {"allowance": allowance.allowance, "stamps": 0, "credits_cents": 0}
    assert device.do("wallet.allowance_return", back, grant).status == "accepted"
    signed_in(world, world.device("Kiosk C-015", "SN-2"))  # the wallet's stamps lie elsewhere now
    before = value(world)
    outcome = device.do("mail.send", letter(allowance.allowance), grant)
    assert (outcome.status, outcome.code) == ("rejected", "not_enough_stamps")
    buy = {"book": "one", "stamps": 1, "cents": 50, "price_version": 1, "allowance": allowance.allowance}
    assert device.do("wallet.buy_stamps", buy, grant).code == "not_enough_credits"
    assert (value(world), drafts(device)) == (before, ["Dear Rosa"])
    assert world.broken() == []


def test_47_nobody_spends_for_a_resident_without_their_grant(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    other = world.device("Kiosk C-015", "SN-2")
    andres, of_andre = signed_in(world, other, ANDRE, ANDRE_PIN)
    before = value(world)
    stolen = other.chain.command("mail.send", letter(allowance.allowance), grant)  # Marcus' grant is the other device's
    nobodys = other.chain.command("mail.send", letter(of_andre.allowance), None)
    crossed = device.chain.command("mail.send", letter(of_andre.allowance), grant)
    assert [one.code for one in other.send(stolen, nobodys)] == ["no_grant", "no_grant"]
    assert device.send(crossed)[0].code == "allowance_refused"
    back = {"allowance": of_andre.allowance, "stamps": 0, "credits_cents": 0}
    assert device.do("wallet.allowance_return", back, grant).code == "allowance_refused"
    assert told(world) == ["no_grant", "allowance_misused", "allowance_misused"]
    assert value(world) == before
    streams = {change.stream for change in other.pull().changes}
    assert f"resident:{MARCUS}" not in streams
    assert f"resident:{ANDRE}" in streams
    assert f"device:{device.id}" not in streams
    assert (andres != grant, world.broken()) == (True, [])


def balances(device: Device) -> list[dict[str, Any]]:
    return [payload for kind, payload in device.pull_all() if kind == "wallet.balances"]
