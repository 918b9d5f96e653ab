"""PINs that residents replace, PINs that staff give, and facility IT, who sign in the same way and may do one thing."""

from __future__ import annotations

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import select

from central.allowances.tables import allowances
from central.allowances.upkeep import fill_and_tell, reclaim_and_fill
from central.clock import now_ms
from central.devices.signature import Sender
from central.devices.tables import alerts
from central.mail_in.ingest import UnknownRecipient
from central.residents.easy_pins import easy_pin
from central.residents.pin import pin_matches
from central.residents.residents import find_resident
from central.residents.tables import residents
from central.signin import asks as asks_module
from central.stamp_books.monthly import give_monthly
from kiosk.signin import rules
from kiosk.sync.wire import AskAnswer, AskRequest, ask_info
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, THEO, World, letter

NEW = "591836"


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"sign_in": {"tries": 3, "waits_ms": [600_000]}, "stamps": {"monthly_free": 5}}


def box(device: Device, ask: str, **inside: str) -> dict[str, str]:
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    key = X25519PublicKey.from_public_bytes(base64.b64decode(device.enrolled.central_sealing_key))
    plain = json.dumps({"kind": "new_pin", "ask": ask, **inside}).encode()
    return {"id": ask, "sealed": base64.b64encode(suite.encrypt(plain, key, info=ask_info(device.id, ask))).decode()}


def replace(device: Device, pin: str, new: str, resident: str = MARCUS) -> AskAnswer:
    sent = box(device, str(uuid_utils.uuid7()), resident=resident, pin=pin, new_pin=new)
    response = device.post("/v1/asks", sent)
    assert response.status_code == 200, response.text
    return AskAnswer.model_validate_json(response.content)


def grant_of(answer: AskAnswer) -> dict[str, Any]:
    assert answer.grant is not None
    return dict(json.loads(base64.urlsafe_b64decode(answer.grant.split(".")[1] + "==")))


def row(world: World, resident: str = MARCUS) -> Any:
    with world.database.read() as connection:
        return connection.execute(select(residents).where(residents.c.id == resident)).one()


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


@pytest.mark.both_engines
def test_a_new_pin_is_in_force_at_once_and_everywhere(world: World, device: Device) -> None:
    old = device.sign_in(MARCUS, MARCUS_PIN)
    other = world.device("Kiosk C-015", "SN-2")
    other.sign_in(MARCUS, MARCUS_PIN)
    other.pull_all()
    answer = replace(device, MARCUS_PIN, NEW)
    assert (answer.status, answer.must_change_pin) == ("signed_in", False)
    assert (grant_of(answer)["pin_version"], answer.allowance is not None, answer.drafts_key is not None) == (2, True, True)
    assert grant_of(answer)["grant"] != old
    assert [one["pin_version"] for one in changes(other, "resident.profile")] == [2]
    assert other.ask(MARCUS, MARCUS_PIN).status == "wrong_pin"
    assert other.ask(MARCUS, NEW).status == "signed_in"
    assert world.broken() == []


def test_a_wrong_old_pin_counts_like_any_wrong_pin(world: World, device: Device) -> None:
    assert [replace(device, "111111", NEW).status for _ in range(2)] == ["wrong_pin"] * 2
    assert device.ask(MARCUS, "111111").status == "locked"
    assert replace(device, MARCUS_PIN, NEW).status == "locked"
    assert (row(world).wrong_pins, row(world).pin_version) == (3, 1)


@pytest.mark.parametrize("easy", ["111111", "345678", "876543", "121212", "123123", "207144", "071447", MARCUS_PIN])
def test_easy_pins_are_refused(world: World, device: Device, easy: str) -> None:
    answer = replace(device, MARCUS_PIN, easy)
    assert (answer.status, answer.grant) == ("easy_pin", None)
    assert (row(world).pin_version, row(world).wrong_pins) == (1, 0)
    assert device.ask(MARCUS, MARCUS_PIN).status == "signed_in"


def test_the_rule_is_that_of_the_devices() -> None:
    for pin in ["111111", "123456", "654321", "890123", "121212", "123123", "198412", "219842", "714471", "591836", "274913", "0000"]:
        for year in (None, 1984):
            expected = rules.easy_pin(pin, birth_year=year, number="20714471")
            assert easy_pin(pin, birth_year=year, number="20714471") is expected, pin


@pytest.mark.parametrize("strange", ["12345", "1234567", "59a836", "\uff15\uff19\uff11\uff18\uff13\uff16"])
def test_what_is_no_pin_is_refused(world: World, device: Device, strange: str) -> None:
    assert replace(device, MARCUS_PIN, strange).status == "refused"
    assert row(world).pin_version == 1


@pytest.mark.both_engines
def test_the_same_box_again_gets_the_same_answer(world: World, device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when central died after it changed the PIN: the old one, sent again, is no wrong PIN."""
    sent = box(device, "ask-1", resident=MARCUS, pin=MARCUS_PIN, new_pin=NEW)
    with monkeypatch.context() as patch:

        def die(event: str, **_named: object) -> None:
            if event == "PIN replaced":
                raise KeyboardInterrupt

        patch.setattr(asks_module.log, "info", die)
        sender = Sender(device.id, device.enrolled.epoch, "active", device.request)
        with pytest.raises(KeyboardInterrupt):
            world.central.asks.answer(sender, AskRequest.model_validate(sent), now_ms())
    assert row(world).pin_version == 2
    answer = AskAnswer.model_validate_json(device.post("/v1/asks", sent).content)
    assert (answer.status, grant_of(answer)["pin_version"]) == ("signed_in", 2)
    assert (row(world).wrong_pins, row(world).pin_version) == (0, 2)


@pytest.mark.both_engines
def test_a_box_that_is_opened_twice_at_once_keeps_the_answer_that_tells_of_the_new_pin(
    world: World, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking takes long, the device sends the box again, and the second one is through first."""
    sent = box(device, "ask-1", resident=MARCUS, pin=MARCUS_PIN, new_pin=NEW)
    sender = Sender(device.id, device.enrolled.epoch, "active", device.request)
    answers: list[AskAnswer] = []
    begun: list[str] = []

    def slow(known: str, pin: str) -> bool:
        begun.append(pin)
        if len(begun) == 1:
            later = now_ms() + asks_module.ANSWERED_WITHIN_MS + 1000
            answers.append(world.central.asks.answer(sender, AskRequest.model_validate(sent), later))
        return pin_matches(known, pin)

    monkeypatch.setattr(asks_module, "pin_matches", slow)
    answers.append(world.central.asks.answer(sender, AskRequest.model_validate(sent), now_ms()))
    answers.append(AskAnswer.model_validate_json(device.post("/v1/asks", sent).content))
    assert [(answer.status, grant_of(answer)["pin_version"]) for answer in answers] == [("signed_in", 2)] * 3
    assert row(world).pin_version == 2


def test_a_right_pin_with_a_new_one_of_another_length_is_no_wrong_pin(world: World, device: Device) -> None:
    assert [replace(device, MARCUS_PIN, "1234567").status for _ in range(3)] == ["refused"] * 3
    assert row(world).wrong_pins == 0


@pytest.mark.both_engines
def test_of_two_new_pins_at_once_one_is_taken(world: World) -> None:
    devices = [world.device(f"Kiosk {number}", f"SN-{number}") for number in range(3)]
    news = ["591836", "604271", "837152"]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda pair: replace(pair[0], MARCUS_PIN, pair[1]), zip(devices, news, strict=True)))
    assert sum(answer.status == "signed_in" for answer in answers) == 1
    winner = news[[answer.status for answer in answers].index("signed_in")]
    assert row(world).pin_version == 2
    assert all(answer.status in {"signed_in", "refused", "wrong_pin", "locked"} for answer in answers)
    with world.database.write() as connection:
        connection.execute(residents.update().values(locked_until_ms=0, wrong_pins=0))
    assert devices[0].ask(MARCUS, winner).status == "signed_in"


@pytest.mark.both_engines
def test_a_pin_that_staff_gave_must_be_replaced(world: World, device: Device, cli: Cli) -> None:
    who = ("--first-name", "Ana", "--last-name", "Diaz", "--number", "31", "--alias", "ana", "--birth-year", "1984")
    ana = cli.run("resident", "add", *who, "--pin", "482913")
    answer = device.ask(ana, "482913")
    assert (answer.status, answer.must_change_pin) == ("signed_in", True)
    assert replace(device, "482913", "219842", ana).status == "easy_pin"
    assert replace(device, "482913", NEW, ana).must_change_pin is False
    assert device.ask(ana, NEW).must_change_pin is False
    for wrong in range(3):
        device.ask(ana, f"11223{wrong}")
    assert cli.run("resident", "reset-pin", "ana", "--pin", "774910").endswith("reset")
    again = device.ask(ana, "774910")
    assert (again.status, again.must_change_pin, grant_of(again)["pin_version"]) == ("signed_in", True, 3)
    cli.run("resident", "reset-pin", "ana", "--pin", "482913", "--keep-pin")
    assert device.ask(ana, "482913").must_change_pin is False
    cli.run("resident", "reset-pin", "nobody", "--pin", "482913", code=1)
    with world.database.read() as connection:
        assert connection.execute(select(alerts.c.kind)).scalars().all() == ["pin_reset"] * 2


def test_a_pin_that_staff_gave_opens_nothing_but_its_own_replacement(world: World, device: Device, cli: Cli) -> None:
    who = ("--first-name", "Ana", "--last-name", "Diaz", "--number", "31", "--alias", "ana")
    ana = cli.run("resident", "add", *who, "--pin", "482913")
    ask = {"name": "June", "address": "june@reed.example"}
    given = device.ask(ana, "482913")
    old = grant_of(given)["grant"]
    assert (given.allowance, given.drafts_key) == (None, None)
    assert device.do("contacts.ask", ask, old).code == "must_change_pin"
    assert device.do("session.close", {"why": "signed_out"}, old).status == "accepted"
    changed = replace(device, "482913", NEW, ana)
    assert changed.drafts_key is not None
    assert device.do("contacts.ask", ask, old).code == "must_change_pin", "also when it says that it was made before"
    grant = grant_of(changed)["grant"]
    assert device.do("contacts.ask", ask, grant).status == "accepted"
    cli.run("resident", "reset-pin", "ana", "--pin", "774910")
    assert device.do("contacts.ask", ask, grant).status == "accepted", "it stands on a PIN of her own"


# --- facility IT -----------------------------------------------------------------------------------------------------


@pytest.fixture
def staff(cli: Cli) -> str:
    return cli.run("staff", "add", "--name", "Priya", "--number", "900104", "--card", "5500A1B2C3", "--pin", "730264")


def test_it_sign_in_and_have_nothing_else(world: World, device: Device, staff: str, cli: Cli) -> None:
    (listed,) = (one for one in changes(device, "facility.roster") if one["resident"] == staff)
    assert (listed["role"], listed["first_name"], listed["card"], listed["active"]) == ("it", "Priya", "5500A1B2C3", True)
    tablet = Device(world.http, world.code("Tablet", "tablet"), "SN-T", kind="tablet")
    for one in (device, tablet):
        answer = one.ask(staff, "730264")
        assert (answer.status, answer.allowance, answer.must_change_pin) == ("signed_in", None, False)
    assert {kind for kind, payload in device.pull_all() if payload.get("resident") == staff} == {"resident.profile"}
    give_monthly(world.database, 1_800_000_000_000)
    reclaim_and_fill(world.database, 1_800_000_000_000)
    fill_and_tell(world.database, world.central.asks.signer, 1_800_000_000_000)
    with world.database.read() as connection:
        assert connection.execute(select(allowances.c.id).where(allowances.c.resident == staff)).all() == []
        assert find_resident(connection, "900104") is None
    with pytest.raises(UnknownRecipient):
        world.mail(letter(), f"it:{staff}@cedar-ridge.example")
    assert staff not in cli.run("resident", "list")
    for words in (["deposits", "add", "900104", "100"], ["resident", "reset-pin", "900104", "--pin", "111222"]):
        cli.run(*words, code=1)
    assert "wallet.balances" not in {kind for kind, _ in device.pull_all()}
    assert world.broken() == []


def test_leaving_the_screen_is_for_it_and_nothing_else_is(world: World, device: Device, staff: str) -> None:
    theirs, grant = device.sign_in(staff, "730264"), device.sign_in(MARCUS, MARCUS_PIN)
    leave = {"reason": "repair", "to": "system"}
    assert device.do("device.it_exit", leave, theirs).status == "accepted"
    assert device.do("device.it_exit", leave, grant).code == "wrong_role"
    assert device.do("device.it_exit", leave, None).code == "no_grant"
    assert device.do("device.it_exit", {**leave, "reason": "fun"}, theirs).code == "bad_payload"
    refused = [
        device.do("mail.send", {"contact": THEO, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, theirs),
        device.do("settings.save", {"language": "en", "theme": "light", "text_step": 100}, theirs),
        device.do("contacts.ask", {"name": "Sam"}, theirs),
        device.do("wallet.move_to_credits", {"cents": 5}, theirs),
    ]
    assert [one.code for one in refused] == ["wrong_role"] * 4
    assert device.do("session.close", {"why": "signed_out"}, theirs).status == "accepted"
    assert "mail.draft_returned" not in {kind for kind, _ in device.pull_all()}
    with world.database.read() as connection:
        found = connection.execute(select(alerts.c.kind, alerts.c.detail).where(alerts.c.device == device.id)).all()
    assert ("it_exit", f"by {staff}, repair, to system") in [(one.kind, one.detail) for one in found]
    assert sum(one.kind == "wrong_role" for one in found) == 5
    assert world.broken() == []


@pytest.mark.both_engines
def test_who_has_left_it_leaves_no_screen(world: World, device: Device, staff: str, cli: Cli) -> None:
    theirs = device.sign_in(staff, "730264")
    assert cli.run("staff", "list").split() == [staff, "900104", "in", "service", "Priya"]
    assert cli.run("staff", "reset-pin", "900104", "--pin", "603918").endswith("reset")
    assert cli.run("staff", "end", "900104") == "ended"
    cli.run("staff", "end", "900104", code=1)
    cli.run("staff", "add", "--name", "Sam", "--number", "20714471", "--pin", "730264", code=1)
    assert device.do("device.it_exit", {"reason": "other", "to": "restart"}, theirs).code == "not_staff"
    assert device.ask(staff, "603918").status == "refused"
    assert [one["active"] for one in changes(device, "facility.roster") if one["resident"] == staff] == [True, False]
