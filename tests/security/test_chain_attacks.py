"""Attacks 9 to 13, 16 to 18 and 21: on the chain of commands, on requests, and by devices that were taken out of service.

More of 10 and 18 stands in tests/integration/central (test_commands, test_signatures), of 11 and 21 in tests/integration/sync
(test_going_up, test_wipe).
"""

from __future__ import annotations

import copy
import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from central.clock import now_ms
from central.devices.freezing import revoke
from central.devices.tables import alerts, devices
from central.ledger.book import balance, resident_owner
from central.mail_out.tables import outgoing
from kiosk.sync.wire import SIGNED_COMPONENTS
from tests.integration.central.device import Chain, Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, THEO, World

LETTER = {"contact": THEO, "text": "Dear Theo", "pay": {"kind": "own_stamps", "count": 1}}
SETTINGS = {"language": "en", "theme": "dark", "text_step": 100}


@pytest.fixture
def policy() -> dict[str, Any]:
    """Nothing is set aside, so that stamps are easy to count."""
    return {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


@pytest.fixture
def grant(device: Device) -> str:
    return device.sign_in(MARCUS, MARCUS_PIN)


def state(world: World, device: Device) -> str:
    with world.database.read() as connection:
        return str(connection.execute(select(devices.c.state).where(devices.c.id == device.id)).scalar_one())


def told(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind).order_by(alerts.c.at_ms)).scalars())


def spent(world: World) -> tuple[int, int]:
    """Stamps that Marcus spent, and letters that central has of him."""
    with world.database.read() as connection:
        letters = connection.execute(select(func.count()).select_from(outgoing)).scalar_one()
        return balance(connection, "spent", resident_owner(MARCUS), "stamp"), letters


def push(device: Device, *commands: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = device.post("/v1/commands", {"commands": list(commands)}).json()
    return answer


@given(order=st.lists(st.integers(0, 2), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_attack_9_a_command_sent_again_charges_once(world: World, device: Device, order: list[int]) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    with world.database.write() as connection:
        connection.execute(devices.update().values(latest_at_ms=0))
    before = spent(world)
    sent = [device.chain.command("settings.save", SETTINGS, grant) for _ in range(2)]
    letter = device.chain.command("mail.send", LETTER, grant)
    sent.append(letter)
    first = [one.status for one in device.send(*sent)]
    for at in order:
        again = device.send(*sent[at:])
        assert [one.status for one in again] == first[at:]
    stamps, letters = spent(world)
    assert (stamps - before[0], letters - before[1]) in {(1, 1), (0, 0)}
    assert (first[2] == "accepted") == (letters - before[1] == 1)
    assert world.broken() == []


def test_attack_9_under_the_same_id_with_other_words_it_is_refused(world: World, device: Device, grant: str) -> None:
    letter = device.chain.command("mail.send", LETTER, grant)
    device.send(letter)
    other = device.chain.command("mail.send", {**LETTER, "text": "Other words"}, grant, id=letter["id"])
    assert [(one.status, one.code) for one in device.send(other)] == [("rejected", "duplicate_id")]
    assert spent(world) == (1, 1)


def dropped(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The middle one is gone and the last one takes its number."""
    return [{**sent[2], "seq": 2}]


def reordered(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**sent[2], "seq": 2}, {**sent[1], "seq": 3}]


def edited(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**sent[1], "payload": {**LETTER, "contact": THEO, "text": "Somebody else's words"}}]


def rewritten(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Hashed anew, whole and in itself right: but central has the old first one."""
    chain = Chain()
    return [chain.command("settings.save", {**SETTINGS, "theme": "light"}, sent[0]["grant"], id=sent[0]["id"])]


@pytest.mark.parametrize("attack", [dropped, reordered, edited, rewritten])
def test_attack_10_a_log_that_was_tampered_with_freezes_the_device(world: World, device: Device, grant: str, attack: Any) -> None:
    sent = [device.chain.command(kind, payload, grant) for kind, payload in (("settings.save", SETTINGS), ("mail.send", LETTER))]
    sent.append(device.chain.command("settings.save", {**SETTINGS, "text_step": 150}, grant))
    device.send(sent[0])
    assert push(device, *attack(sent))["code"] == "fork"
    assert (state(world, device), told(world)) == ("frozen", ["fork"])
    assert push(device, sent[1])["code"] == "frozen", "the honest log comes too late"
    assert device.post("/v1/asks", {"id": "ask-1", "sealed": "eA=="}).json()["code"] == "frozen"
    assert spent(world) == (0, 0)
    assert world.broken() == []


def test_attack_11_a_store_put_back_and_used_spends_nothing_twice(world: World, device: Device, grant: str) -> None:
    older = copy.deepcopy(device.chain)
    device.do("mail.send", LETTER, grant)
    device.chain = older
    assert push(device, device.chain.command("mail.send", LETTER, grant))["code"] == "fork"
    assert state(world, device) == "frozen"
    assert spent(world) == (1, 1)


def test_attack_12_a_store_put_back_and_idle_is_noticed(world: World, device: Device, grant: str) -> None:
    device.do("settings.save", SETTINGS, grant)
    device.do("settings.save", SETTINGS, grant)

    def look(head: int) -> None:
        assert device.post("/v1/changes", {"cursor": None, "head_seq": head}).status_code == 200

    look(2)
    look(1)
    look(3)
    assert told(world) == [], "a request that a batch overtook says less than there is, once"
    look(1)
    look(1)
    look(1)
    assert told(world) == ["store_restored"]


def test_attack_13_a_cloned_disk_is_a_fork_at_the_second_s_sync(world: World, device: Device, grant: str) -> None:
    clone = copy.deepcopy(device.chain)
    device.do("mail.send", LETTER, grant)
    device.request += 1000  # the clone knows the numbers too, and takes higher ones
    assert push(device, clone.command("mail.send", {**LETTER, "text": "From the clone"}, grant))["code"] == "fork"
    assert state(world, device) == "frozen"
    assert push(device, device.chain.command("mail.send", LETTER, grant))["code"] == "frozen", "nobody knows which is the real one"
    assert spent(world) == (1, 1)


def test_attack_16_a_request_that_was_recorded_does_nothing_again(world: World, device: Device, grant: str) -> None:
    recorded = device.build(
        "POST", "/v1/commands", json.dumps({"commands": [device.chain.command("mail.send", LETTER, grant)]}).encode()
    )
    assert device.http.send(recorded).status_code == 200
    for _ in range(3):
        refused = device.http.send(recorded)
        assert (refused.status_code, refused.json()["code"]) == (409, "request_number")
    assert spent(world) == (1, 1)
    assert state(world, device) == "active"


def test_attack_17_body_path_query_or_method_changed(device: Device, grant: str) -> None:
    def refused(request: httpx.Request) -> None:
        answer = device.http.send(request)
        assert (answer.status_code, answer.json()["code"]) == (401, "signature"), request.url

    body = json.dumps({"commands": [device.chain.command("mail.send", LETTER, grant)]}).encode()

    def signed() -> httpx.Request:
        return device.build("POST", "/v1/commands", body)

    edited_body = signed()
    refused(httpx.Request("POST", edited_body.url, headers=edited_body.headers, content=body.replace(b"Theo", b"Rosa")))
    for path in ("/v1/asks", "/v1/quarantine", "/v1/commands?x=1", "/v1/changes"):
        elsewhere = signed()
        refused(httpx.Request("POST", elsewhere.url.join(path), headers=elsewhere.headers, content=body))
    put = device.build("PUT", "/v1/blobs/" + "a" * 64, b"x", headers={"Upload-Offset": "0", "Upload-Length": "1"})
    refused(httpx.Request("PUT", put.url.join("/v1/blobs/" + "b" * 64), headers=put.headers, content=b"x"))
    refused(httpx.Request("PUT", put.url, headers=put.headers, content=b"y"))


#: Whoever signs with our library covers the digest of a body whether asked to or not.
@pytest.mark.parametrize("left_out", [one for one in SIGNED_COMPONENTS if one != "content-digest"])
def test_attack_18_a_signature_that_covers_less_is_refused(device: Device, left_out: str) -> None:
    components = tuple(one for one in SIGNED_COMPONENTS if one != left_out)
    refused = device.http.send(device.build("POST", "/v1/changes", b"{}", components=components))
    assert (refused.status_code, refused.json()["code"]) == (401, "signature")


def test_attack_21_a_revoked_device_is_refused_everywhere_and_told_why(world: World, device: Device, grant: str) -> None:
    waiting = device.chain.command("mail.send", LETTER, grant)
    with world.database.write() as connection:
        revoke(connection, device.id, now_ms())
    requests = [
        device.build("POST", path, json.dumps(body).encode())
        for path, body in (
            ("/v1/commands", {"commands": [waiting]}),
            ("/v1/changes", {}),
            ("/v1/asks", {"id": "ask-1", "sealed": "eA=="}),
            ("/v1/quarantine", {"commands": []}),
        )
    ]
    requests += [device.build("GET", f"/v1/blobs/{'a' * 64}{end}") for end in ("", "/progress")]
    requests.append(device.build("PUT", f"/v1/blobs/{'a' * 64}", b"x", headers={"Upload-Offset": "0", "Upload-Length": "1"}))
    for request in requests:
        answer = device.http.send(request)
        assert (answer.status_code, answer.json()["code"]) == (403, "revoked"), request.url
    assert world.http.post("/v1/enrol", json=device.enrol_body).status_code == 403, "its code is of no more use"
    assert spent(world) == (0, 0)
