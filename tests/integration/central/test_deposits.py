"""The signed deposit feed: who may speak, once each, what reaches the account, and what a bank takes back."""

from __future__ import annotations

import base64
import json
import threading
from datetime import timedelta
from typing import Any

import pytest
from http_message_signatures import algorithms
from sqlalchemy import select, update

from central.clock import now_ms
from central.commissary import family
from central.commissary.tables import family_gifts
from central.deposits.providers import ProviderExists, add_provider, end_provider
from central.keys import load_keys
from central.ledger.book import balance, contact_owner, move, post, resident_owner
from central.residents.tables import residents
from central.restrictions.restrictions import hold_for_debt
from tests.integration.central.device import Device
from tests.integration.central.provider import Provider, adds_up, claims_of, contact_stamps, held, history
from tests.integration.central.world import ANDRE, MARCUS, MARCUS_PIN, ROSA, World


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"money": {"deposit_limit_cents": 99_999}}


@pytest.fixture
def provider(world: World) -> Provider:
    return Provider.hmac(world)


def grew(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in before if after[name] != before[name]}


@pytest.mark.parametrize("kind", ["hmac", "ed25519"])
def test_a_deposit_reaches_the_account_less_its_fee(world: World, kind: str) -> None:
    before = held(world)
    provider: Provider = getattr(Provider, kind)(world)
    answer = provider.deposit(5000, fee_cents=395, source="mobile", resident="20714471", reference="a/b#1")
    assert (answer["taken"], answer["fee_cents"], answer["returned_cents"], answer["owed"]) == (4605, 395, 0, 0)
    assert grew(before, held(world)) == {"credits": 4605, "paid_out": 395}
    lines = history(world)[-2:]
    assert [(line.kind, line.credits_cents, line.source, line.reference) for line in lines] == [
        ("deposit", 5000, "mobile", "a/b#1"),
        ("deposit_fee", -395, "mobile", "a/b#1"),
    ]
    assert adds_up(world)
    assert world.broken() == []


def test_what_is_above_the_limit_goes_back_and_says_so(world: World, provider: Provider) -> None:
    before = held(world)
    answer = provider.deposit(150_000, fee_cents=500)
    assert (answer["taken"], answer["returned_cents"]) == (99_499, 50_001)
    assert grew(before, held(world)) == {"credits": 99_499, "paid_out": 50_501}
    lines = [(line.kind, line.credits_cents) for line in history(world)[-3:]]
    assert lines == [("deposit", 150_000), ("deposit_returned", -50_001), ("deposit_fee", -500)]
    assert provider.deposit(99_999)["returned_cents"] == 0
    assert world.broken() == []


def test_the_same_notice_is_answered_the_same_and_another_with_its_reference_is_refused(world: World, provider: Provider) -> None:
    notice = provider.notice(1000, reference="once")
    first = provider.send(**notice)
    after = held(world)
    assert provider.send(**notice).json() == first.json()
    assert provider.http.send(provider.build(json.dumps(notice, indent=2).encode())).json() == first.json()
    other = provider.send(**{**notice, "cents": 1001})
    assert (other.status_code, other.json()["code"]) == (409, "reference_used")
    assert held(world) == after
    # References are a provider's own.
    Provider.ed25519(world).deposit(1000, reference="once")
    assert held(world)["credits"] == after["credits"] + 1000


def test_a_notice_delivered_many_times_at_once_is_one_deposit(world: World, provider: Provider) -> None:
    before = held(world)
    body = json.dumps(provider.notice(700, reference="many")).encode()
    requests = [provider.build(body) for _ in range(8)]
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda one=one: answers.append(world.http.send(one))) for one in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * 8
    assert len({answer.text for answer in answers}) == 1
    assert grew(before, held(world)) == {"credits": 700}


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        ({"resident": "99999999"}, "unknown_resident"),
        ({"resident": "marcus.hale"}, "unknown_resident"),
        ({"fee_cents": 1000}, "fee_too_high"),
        ({"stamps": 1, "source": "cash"}, "bad_request"),
        ({"fee_cents": -5}, "bad_request"),
        ({"fee_cents": 10**12}, "bad_request"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_with_its_reason_and_may_be_sent_right(
    world: World, provider: Provider, notice: dict[str, Any], code: str
) -> None:
    before = held(world), len(history(world))
    refused = provider.send(**provider.notice(1000, reference="r", **notice))
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert refused.json()["reason"]
    assert (held(world), len(history(world))) == before
    assert provider.deposit(1000, reference="r")["taken"] == 1000


def test_nothing_is_taken_for_a_resident_who_left(world: World, provider: Provider) -> None:
    with world.database.write() as connection:
        connection.execute(residents.update().where(residents.c.id == ANDRE).values(active=False))
    refused = provider.send(**provider.notice(1000, resident=ANDRE))
    assert (refused.status_code, refused.json()["code"]) == (422, "resident_left")


def test_who_does_not_prove_to_be_a_provider_is_refused(world: World, provider: Provider) -> None:
    body = json.dumps(provider.notice(1000)).encode()
    before = held(world)
    edited = provider.build(body)
    edited.stream = type(edited.stream)(body.replace(b"1000", b"9000"))  # type: ignore[call-arg]
    stranger = Provider(world.http, "stranger", provider.key)
    guesser = Provider(world.http, "payco", b"x" * 32)
    public = Provider.ed25519(world)
    confused = Provider(world.http, "orders", public.key.public_key().public_bytes_raw())  # type: ignore[union-attr]
    refused = [
        edited,
        world.http.build_request("POST", "/v1/deposits", content=body),
        stranger.build(body),
        guesser.build(body),
        confused.build(body, algorithm=algorithms.HMAC_SHA256),
        provider.build(body, name="orders"),
        provider.build(body, components=("@method", "content-digest")),
        provider.build(body, components=("@path", "content-digest")),
        provider.build(body, components=("@method", "@path", "content-digest", "content-type")),
        provider.build(body, path="/v1/deposits?x=1", components=("@method", "@path", "content-digest")),
        provider.build(body, age=timedelta(minutes=6)),
        provider.build(body, age=timedelta(minutes=-6)),
    ]
    assert [world.http.send(request).status_code for request in refused] == [401] * len(refused)
    assert held(world) == before
    assert world.http.send(provider.build(body, age=timedelta(minutes=4))).status_code == 200


def test_a_provider_out_of_service_is_refused_and_comes_back_with_another_secret(world: World, provider: Provider) -> None:
    root = load_keys(world.settings.data).deposits
    with pytest.raises(ProviderExists), world.database.write() as connection:
        add_provider(connection, root, "payco", None, now_ms())
    with pytest.raises(ProviderExists), world.database.write() as connection:
        add_provider(connection, root, "facility", None, now_ms())
    with world.database.write() as connection:
        assert end_provider(connection, "payco", now_ms())
        assert not end_provider(connection, "payco", now_ms())
    assert provider.send(**provider.notice(1000)).status_code == 401
    again = Provider.hmac(world)
    assert again.key != provider.key
    assert provider.send(**provider.notice(1000)).status_code == 401
    assert again.deposit(1000, reference="new")["taken"] == 1000


def test_no_secret_of_a_provider_lies_in_the_database(world: World, provider: Provider) -> None:
    assert isinstance(provider.key, bytes)
    with world.database.read() as connection:
        stored = str(connection.exec_driver_sql("SELECT * FROM deposit_providers").all())
    assert provider.key.hex() not in stored
    assert base64.b64encode(provider.key).decode() not in stored


def test_a_contact_buys_stamps_for_replies(world: World, provider: Provider) -> None:
    had, _ = contact_stamps(world, ROSA)
    notice = {"kind": "contact_stamps", "reference": "s1", "contact": ROSA, "stamps": 25}
    assert provider.send(**notice).json()["taken"] == 25
    assert provider.send(**notice).json()["taken"] == 25
    assert contact_stamps(world, ROSA) == (had + 25, 0)
    refused = provider.send(kind="contact_stamps", reference="s2", contact=MARCUS, stamps=1)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_contact")


def test_a_chargeback_takes_back_what_is_there_and_the_rest_is_owed_until_it_is_repaid(
    world: World, provider: Provider, device: Device
) -> None:
    start = held(world)
    provider.deposit(3000, fee_cents=200, reference="card")
    with world.database.write() as connection:
        spent = start["credits"] + 2000
        post(connection, move("available", "spent", resident_owner(MARCUS), "usd_cents", spent), cause="x", kind="x", at_ms=1)
    answer = provider.chargeback("card")
    assert (answer["taken"], answer["owed"]) == (2800, 2000)
    assert grew(start, held(world)) == {"credits": -start["credits"], "paid_out": 200, "owed": 2000}
    line = history(world)[-1]
    deposit = next(one for one in history(world) if one.reference == "card" and one.kind == "deposit")
    assert (line.kind, line.credits_cents, line.refunds, line.reference) == ("chargeback", -800, deposit.entry, "back-card")

    answer = provider.deposit(1500, reference="some")
    assert answer["owed"] == 500
    answer = provider.deposit(900, reference="more")
    assert answer["owed"] == 0
    assert held(world)["credits"] == 400
    repaid = [(line.credits_cents, line.reference) for line in history(world) if line.kind == "owed_repaid"]
    assert repaid == [(-1500, "some"), (-500, "more")]
    device.sign_in(MARCUS, MARCUS_PIN)
    told = [payload for kind, payload in device.pull_all() if kind == "wallet.restriction"]
    assert [(one["owed_cents"], one["active"], one["kind"]) for one in told] == [
        (2000, True, "chargeback"),
        (500, True, "chargeback"),
        (0, False, "chargeback"),
    ]
    assert told[0]["blocks"] == ["buy", "move", "media"]
    assert world.broken() == []


def test_a_trust_deposit_is_taken_back_from_trust_first_then_from_credits(world: World, provider: Provider) -> None:
    start = held(world)
    provider.deposit(1000, account="trust", reference="t")  # 20 % of it goes to restitution
    with world.database.write() as connection:
        all_but = held(world)["trust"] - 300
        post(connection, move("trust", "spent", resident_owner(MARCUS), "usd_cents", all_but), cause="x", kind="x", at_ms=1)
    assert provider.chargeback("t")["owed"] == 0
    after = held(world)
    assert (after["trust"], after["credits"]) == (0, start["credits"] - 700)


def test_parts_of_a_deposit_may_be_taken_back_but_never_more_than_it(world: World, provider: Provider) -> None:
    provider.deposit(1000, reference="d")
    before = held(world)
    for number, (amount, status) in enumerate([(400, 200), (601, 422), (600, 200), (1, 422), (None, 422)]):
        more = {} if amount is None else {"amount": amount}
        answer = provider.send(kind="chargeback", reference=f"c{number}", deposit="d", **more)
        assert answer.status_code == status, answer.text
    assert grew(before, held(world)) == {"credits": -1000}
    for deposit in ("unknown", "c0"):
        refused = provider.send(kind="chargeback", reference="c9", deposit=deposit)
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown_deposit")
    other = Provider.ed25519(world).send(kind="chargeback", reference="c9", deposit="d")
    assert other.json()["code"] == "unknown_deposit"
    assert world.broken() == []


def test_chargebacks_at_once_take_a_deposit_back_once(world: World, provider: Provider) -> None:
    provider.deposit(1000, reference="d")
    before = held(world)
    answers: list[int] = []

    def take(number: int) -> None:
        notice = {"kind": "chargeback", "reference": f"c{number}", "deposit": "d", "amount": 600}
        answers.append(world.http.send(provider.build(json.dumps(notice).encode())).status_code)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200] + [422] * 5
    assert grew(before, held(world)) == {"credits": -600}


def test_what_lay_set_aside_for_a_device_repays_the_debt_when_it_comes_back(world: World, provider: Provider, device: Device) -> None:
    start = held(world)
    provider.deposit(500, reference="d")
    answer = device.ask(MARCUS, MARCUS_PIN)
    claims = claims_of(answer.allowance)
    assert (held(world)["credits"], claims["credits_cents"]) == (0, start["credits"] + 500)
    assert provider.chargeback("d")["owed"] == 500
    grant = claims_of(answer.grant)["grant"]
    returned = {"allowance": claims["allowance"], "stamps": 0, "credits_cents": 0}
    assert device.do("wallet.allowance_return", returned, grant).status == "accepted"
    assert held(world) == start
    told = [payload for kind, payload in device.pull_all() if kind == "wallet.restriction"]
    assert [(one["owed_cents"], one["active"]) for one in told] == [(500, True), (0, False)]
    assert adds_up(world)
    assert world.broken() == []


def test_stamps_of_a_contact_are_taken_back_and_owed_too(world: World, provider: Provider) -> None:
    had, _ = contact_stamps(world, ROSA)
    provider.send(kind="contact_stamps", reference="s", contact=ROSA, stamps=5)
    with world.database.write() as connection:
        post(connection, move("available", "spent", contact_owner(ROSA), "stamp", had + 3), cause="x", kind="x", at_ms=1)
    assert provider.chargeback("s")["owed"] == 3
    assert contact_stamps(world, ROSA) == (0, 3)
    assert provider.send(kind="contact_stamps", reference="s2", contact=ROSA, stamps=10).json()["owed"] == 0
    assert contact_stamps(world, ROSA) == (7, 0)
    assert world.broken() == []


def test_the_audit_sees_a_chargeback_that_was_made_up_and_a_hold_without_a_debt(world: World, provider: Provider) -> None:
    provider.deposit(1000, reference="d")
    provider.chargeback("d", amount=400)
    assert world.broken() == []
    with world.database.write() as connection:
        connection.exec_driver_sql("UPDATE deposit_notices SET taken_back = 300 WHERE taken_back = 400")
    assert [one.partition(":")[0] for one in world.broken()] == ["11"]
    with world.database.write() as connection:
        connection.exec_driver_sql("UPDATE deposit_notices SET taken_back = 400 WHERE taken_back = 300")
        hold_for_debt(connection, MARCUS, ("buy",), now_ms())
    assert [one.partition(":")[0] for one in world.broken()] == ["3"]


def test_money_of_family_comes_by_the_same_feed_and_is_the_commissary_s_alone(world: World, provider: Provider) -> None:
    def purse() -> int:
        with world.database.read() as connection:
            return balance(connection, "available", family.purse(MARCUS), "usd_cents")

    sender = " Maria\u202e Lopez "
    gift = {"kind": "family_money", "reference": "g-1", "resident": "20714471", "sender": sender, "cents": 1500, "fee_cents": 100}
    assert [provider.send(**gift).json()["taken"] for _ in range(2)] == [1400, 1400], "sent again, it is answered again"
    assert purse() == 1400
    with world.database.read() as connection:
        given = connection.execute(select(family_gifts)).one()
    assert (given.who, given.cents) == ("Maria Lopez", 1400)
    back = {"kind": "chargeback", "deposit": "g-1"}
    assert provider.send(**back, reference="c-1", amount=400).json()["taken"] == 400
    with world.database.write() as connection:  # spent
        post(connection, move("available", "spent", family.purse(MARCUS), "usd_cents", 700), cause="t", kind="t", at_ms=now_ms())
    rest = provider.send(**back, reference="c-2").json()
    assert (rest["taken"], rest["owed"]) == (300, 0), "what was spent is the provider's loss"
    assert provider.send(**back, reference="c-3").json()["code"] == "spent"
    assert provider.send(**gift | {"reference": "g-2", "cents": 150_000}).json()["returned_cents"] == 50_001
    assert provider.send(**gift | {"reference": "g-3", "sender": "\u202e"}).json()["code"] == "no_sender"
    with world.database.write() as connection:
        connection.execute(update(residents).where(residents.c.id == MARCUS).values(active=False))
    assert provider.send(**gift | {"reference": "g-4"}).json()["code"] == "resident_left"
    assert purse() == 99_999 - 100
