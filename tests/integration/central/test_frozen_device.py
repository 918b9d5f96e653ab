"""A frozen device: what it may still do, how it comes back, and what a revoked one gets."""

from __future__ import annotations

import base64
import copy
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select
from typer.testing import Result

from central.clock import now_ms
from central.commands import quarantine
from central.devices.freezing import freeze as freeze_device
from central.devices.tables import alerts, devices
from central.ledger.book import balance, resident_owner
from central.mail_out.statuses import Advance, advance
from central.mail_out.tables import outgoing
from central.residents.residents import set_pin
from kiosk.sync.wire import EnrolAnswer
from kiosk.ui.sample_filings import first_answers, form
from tests.integration.central.command_line import central_command
from tests.integration.central.device import Chain, Device
from tests.integration.central.filing import Author, with_forms
from tests.integration.central.world import ANDRE, ANDRE_PIN, LAW, MARCUS, MARCUS_PIN, THEO, World, letter

SETTINGS = {"language": "en", "theme": "dark", "text_step": 100}


def freeze(device: Device, grant: str) -> None:
    """As a copied disk does."""
    clone = copy.deepcopy(device.chain)
    device.do("settings.save", SETTINGS, grant)
    forked = clone.command("settings.save", {**SETTINGS, "theme": "light"}, grant)
    assert device.post("/v1/commands", {"commands": [forked]}).json()["code"] == "fork"


def mail(contact: str, text: str = "Dear counsel", **pay: Any) -> dict[str, Any]:
    return {"contact": contact, "text": text, "pay": pay or {"kind": "own_stamps", "count": 1}}


def offer(device: Device, *commands: dict[str, Any]) -> list[dict[str, Any]]:
    keys = ("id", "grant", "kind", "version", "payload", "at_ms")
    response = device.post("/v1/quarantine", {"commands": [{key: command[key] for key in keys} for command in commands]})
    assert response.status_code == 200, response.text
    outcomes: list[dict[str, Any]] = response.json()["outcomes"]
    return outcomes


def stamps(world: World) -> int:
    with world.database.read() as connection:
        return balance(connection, "available", resident_owner(MARCUS), "stamp")


def kinds(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind).order_by(alerts.c.at_ms)).scalars())


def invoke(world: World, *words: str) -> Result:
    return central_command("device", *words, "--database", world.settings.database_url, "--data", str(world.settings.data))


def run(world: World, *words: str) -> str:
    """What `central device …` says."""
    result = invoke(world, *words)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def enrol_again(world: World, device: Device, code: str) -> EnrolAnswer:
    """As `kiosk enrol --again`, seen from here."""
    device.key = Ed25519PrivateKey.generate()
    public = base64.b64encode(device.key.public_key().public_bytes_raw()).decode()
    device.enrol_body = {**device.enrol_body, "code": code, "signing_key": public}
    response = world.http.post("/v1/enrol", json=device.enrol_body)
    assert response.status_code == 200, response.text
    device.enrolled = EnrolAnswer.model_validate_json(response.content)
    device.request, device.chain, device.cursor = 0, Chain(), None
    return device.enrolled


def test_a_pin_that_staff_gave_out_sends_no_legal_mail(world: World, device: Device) -> None:
    """Staff know it: they could write to counsel in the resident's name."""
    with world.database.write() as connection:
        set_pin(connection, MARCUS, "591836", now_ms(), given=True)
    answer = device.ask(MARCUS, "591836")
    assert (answer.status, answer.must_change_pin) == ("signed_in", True)
    given = json.loads(base64.urlsafe_b64decode((answer.grant or "").split(".")[1] + "=="))["grant"]
    assert device.do("mail.send", mail(LAW), given, at_ms=now_ms()).status == "rejected"
    with world.database.write() as connection:
        freeze_device(connection, device.id, "frozen_by_staff", "", now_ms())
    assert [one["status"] for one in offer(device, device.chain.command("mail.send", mail(LAW), given, at_ms=now_ms()))] == ["refused"]


def test_legal_mail_of_a_frozen_device_goes_free_and_once(world: World, device: Device, grant: str) -> None:
    freeze(device, grant)
    before = stamps(world)
    legal = device.chain.command("mail.send", mail(LAW), grant)
    private = device.chain.command("mail.send", mail(THEO), grant)
    saved = device.chain.command("settings.save", SETTINGS, grant)
    assert [one["status"] for one in offer(device, legal, private, saved)] == ["accepted", "refused", "refused"]
    assert [one["status"] for one in offer(device, legal)] == ["accepted"]
    with world.database.read() as connection:
        assert connection.execute(select(outgoing.c.id)).scalars().all() == [legal["id"]]
    assert stamps(world) == before
    assert kinds(world).count("quarantined") == 1
    assert legal["id"] in run(world, "show", device.id)
    assert world.broken() == []


def test_a_free_message_that_cannot_be_delivered_gives_no_stamp(world: World, device: Device, grant: str) -> None:
    freeze(device, grant)
    other = world.device("Kiosk C-015", "SN-9")
    other.sign_in(MARCUS, MARCUS_PIN)
    before = stamps(world)
    legal = device.chain.command("mail.send", mail(LAW), grant)
    offer(device, legal)
    told = [payload for kind, payload in other.pull_all() if kind == "mail.sent"]
    with world.database.write() as connection:
        advance(connection, legal["id"], Advance("undeliverable", "undeliverable"), now_ms())
    assert stamps(world) == before
    told += [payload for kind, payload in other.pull_all() if kind == "mail.sent"]
    assert [(one["status"], one["free"]) for one in told] == [("checked", True), ("undeliverable", True)], "nobody reads of a stamp"
    assert world.broken() == []


def test_the_lane_is_for_the_frozen_and_for_whom_they_had_a_grant(world: World, device: Device, grant: str) -> None:
    legal = device.chain.command("mail.send", mail(LAW), grant)
    keys = ("id", "grant", "kind", "version", "payload", "at_ms")
    body = {"commands": [{key: legal[key] for key in keys}]}
    assert device.post("/v1/quarantine", body).json()["code"] == "not_frozen"
    other = world.device("Kiosk", "SN-2")
    there = other.sign_in(MARCUS, MARCUS_PIN)
    freeze(other, there)
    assert offer(other, legal)[0]["status"] == "refused", "another device's grant"
    assert offer(other, other.chain.command("mail.send", mail(LAW), None))[0]["status"] == "refused"
    rejected = other.chain.command("mail.send", mail(LAW, text="\u200b"), there)
    assert offer(other, rejected)[0] | {"reason": ""} == {"id": rejected["id"], "status": "rejected", "code": "empty", "reason": ""}
    forged = {**rejected, "payload": mail(LAW, text="other words")}
    assert offer(other, forged)[0]["code"] == "duplicate_id"


@pytest.mark.parametrize("policy", [{"never_blocked": ["grievance"]}])
def test_the_list_stands_in_policy(device: Device, grant: str) -> None:
    freeze(device, grant)
    assert offer(device, device.chain.command("mail.send", mail(LAW), grant))[0]["status"] == "refused"


def test_the_lane_takes_so_many_a_day_of_each_person(world: World, device: Device, grant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a kiosk that is frozen, one person does not fill the lane for all the others."""
    with_forms(world)
    other = Author(device, ANDRE, ANDRE_PIN)
    freeze(device, grant)
    monkeypatch.setattr(quarantine, "MAX_A_DAY", 1)
    outcomes = offer(device, *(device.chain.command("mail.send", mail(LAW, f"{n}"), grant) for n in range(2)))
    assert [(one["status"], one["code"]) for one in outcomes] == [("accepted", ""), ("refused", "too_many")]
    answers = {**first_answers(form("grievance"))}
    filing = device.chain.command("filing.file", other.payload("f-1", "grievance", answers), other.grant, id="f-1")
    assert offer(device, filing)[0]["status"] == "accepted"
    monkeypatch.setattr(quarantine, "MAX_OF_DEVICE", 2)
    assert offer(device, device.chain.command("mail.send", mail(LAW, "3"), grant))[0]["code"] == "too_many"


def test_a_frozen_device_reads_balances_and_nothing_else_of_residents(world: World, device: Device, grant: str) -> None:
    freeze(device, grant)
    device.cursor = None
    world.mail(letter())
    found = {kind for kind, _ in device.pull_all()}
    assert "wallet.balances" in found
    assert "facility.policy" in found
    assert not found & {"mail.message", "mail.contact", "resident.profile", "wallet.entry", "mail.sent"}
    assert device.post("/v1/asks", {"id": "ask-1", "sealed": "eA=="}).json()["code"] == "frozen"


def test_enrolled_anew_it_goes_on_and_nothing_is_lost_or_spent(world: World, device: Device, grant: str) -> None:
    taken = device.chain.command("mail.send", mail(THEO, "taken"), grant)
    device.send(taken)
    freeze(device, grant)
    before = stamps(world)
    legal = device.chain.command("mail.send", mail(LAW), grant)
    waiting = device.chain.command("mail.send", mail(THEO, "waiting"), grant)
    offer(device, legal)
    enrolled = enrol_again(world, device, run(world, "reenrol", "Kiosk C-014"))
    assert (enrolled.device, enrolled.epoch) == (device.id, 2)
    again = [
        device.chain.command(one["kind"], one["payload"], one["grant"], id=one["id"], at_ms=one["at_ms"])
        for one in (taken, legal, waiting)
    ]
    first = device.send(again[0])
    assert world.broken() == [], "the chain begins at 1 again"
    outcomes = [*first, *device.send(*again[1:])]
    assert [(one.status, one.code) for one in outcomes] == [("accepted", ""), ("accepted", ""), ("rejected", "no_grant")]
    assert stamps(world) == before
    there = device.sign_in(MARCUS, MARCUS_PIN)
    drafts = [payload for kind, payload in device.pull_all() if kind == "mail.draft_returned"]
    assert [(one["draft"], one["text"], one["code"]) for one in drafts] == [(waiting["id"], "waiting", "no_grant")]
    assert device.do("mail.send", mail(THEO, "once more"), there).status == "accepted"
    assert world.broken() == []


def test_the_same_device_may_ask_again_with_its_code_and_no_other_may(world: World, device: Device) -> None:
    code = run(world, "reenrol", device.id)
    stranger = {**device.enrol_body, "code": code, "serial": "SN-9"}
    assert world.http.post("/v1/enrol", json=stranger).status_code == 403
    assert world.http.post("/v1/enrol", json={**device.enrol_body, "code": code}).status_code == 403, "the old key"
    first = enrol_again(world, device, code)
    lost_its_answer = world.http.post("/v1/enrol", json=device.enrol_body)
    assert EnrolAnswer.model_validate_json(lost_its_answer.content).epoch == first.epoch
    stolen = {**device.enrol_body, "signing_key": base64.b64encode(bytes(32)).decode()}
    assert world.http.post("/v1/enrol", json=stolen).status_code == 403


def test_the_old_key_and_the_old_epoch_are_refused(world: World, device: Device, grant: str) -> None:
    old_key, old = device.key, device.enrolled
    enrol_again(world, device, run(world, "reenrol", device.id))
    new_key, device.key = device.key, old_key
    assert device.post("/v1/changes", {}).status_code == 401
    device.key, device.enrolled = new_key, old
    assert device.post("/v1/changes", {}).json()["code"] == "epoch"


def test_staff_freeze_and_revoke(world: World, device: Device, grant: str) -> None:
    assert run(world, "freeze", "Kiosk C-014") == "frozen"
    assert (
        device.post("/v1/commands", {"commands": [device.chain.command("settings.save", SETTINGS, grant)]}).json()["code"] == "frozen"
    )
    assert "frozen" in run(world, "list")
    assert run(world, "revoke", device.id) == "revoked"
    for path, body in (
        ("/v1/commands", {"commands": [device.chain.sent[0]]}),
        ("/v1/changes", {}),
        ("/v1/asks", {}),
        ("/v1/quarantine", {}),
    ):
        refused = device.post(path, body)
        assert (refused.status_code, refused.json()["code"]) == (403, "revoked"), path
    enrol_again(world, device, run(world, "reenrol", device.id))
    assert device.post("/v1/changes", {}).status_code == 200


def test_a_name_that_two_devices_have_names_neither(world: World, device: Device) -> None:
    world.device(serial="SN-2")
    assert invoke(world, "revoke", "Kiosk C-014").exit_code == 1
    with world.database.read() as connection:
        assert set(connection.execute(select(devices.c.state)).scalars()) == {"active"}
