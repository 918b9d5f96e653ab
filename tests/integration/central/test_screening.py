from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from central.clock import now_ms
from central.ledger.book import AlreadyPosted, balance, contact_owner, reverse
from central.ledger.wallet import charge_cause
from central.mail_out.statuses import Advance, WrongStatus, advance
from central.screening import incoming
from central.seed_demo import CONTACT_STAMPS
from tests.integration.central.device import Device
from tests.integration.central.world import ROSA, World, letter

LAKE = (Path(__file__).parents[2] / "fixtures" / "mail" / "lake.jpg").read_bytes()


def of(changes: list[tuple[str, dict[str, Any]]], kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in changes if found == kind]


def held(world: World, mail: EmailMessage) -> str:
    taken = world.mail(mail)
    assert taken.state == "held"
    assert taken.message is not None
    return taken.message


def available(world: World, contact: str) -> int:
    with world.database.read() as connection:
        return balance(connection, "available", contact_owner(contact), "stamp")


def test_release_brings_the_message_and_counts_down(world: World, device: Device, grant: str) -> None:
    message = held(world, letter(text="contraband"))
    with world.database.write() as connection:
        incoming.release(connection, message, now_ms())
    changes = device.pull_all()
    assert [count["count"] for count in of(changes, "mail.screening")] == [1, 0]
    assert of(changes, "mail.message")[0]["reply_stamp"] is not None
    with pytest.raises(incoming.CannotDecide), world.database.write() as connection:
        incoming.release(connection, message, now_ms())


def test_a_forged_mail_released_by_staff_still_carries_no_stamp(world: World, device: Device, grant: str) -> None:
    message = held(world, letter(dmarc="fail"))
    with world.database.write() as connection:
        incoming.release(connection, message, now_ms())
    assert of(device.pull_all(), "mail.message")[0]["reply_stamp"] is None
    assert available(world, ROSA) == CONTACT_STAMPS


def test_reject_gives_the_contact_the_stamp_back(world: World, device: Device, grant: str) -> None:
    message = held(world, letter(text="contraband"))
    assert available(world, ROSA) == CONTACT_STAMPS - 1
    with world.database.write() as connection:
        incoming.reject(connection, message, "policy", now_ms())
    assert available(world, ROSA) == CONTACT_STAMPS
    assert of(device.pull_all(), "mail.message") == []
    assert world.broken() == []


def test_a_released_stranger_is_shown_but_cannot_be_written_to(world: World, device: Device, grant: str) -> None:
    message = held(world, letter("stranger@else.example"))
    with world.database.write() as connection:
        incoming.release(connection, message, now_ms())
    changes = device.pull_all()
    shown = of(changes, "mail.message")[0]
    contact = next(one for one in of(changes, "mail.contact") if one["contact"] == shown["contact"])
    assert contact["can_write"] is False
    outcome = device.do("mail.send", {"contact": contact["contact"], "text": "x", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    assert outcome.code == "contact_not_allowed"


def test_withhold_hides_one_part(world: World, device: Device, grant: str) -> None:
    mail = letter(text="the words")
    mail.add_attachment(LAKE, maintype="image", subtype="jpeg", filename="lake.jpg")
    message = world.mail(mail).message
    assert message is not None
    blob = of(device.pull_all(), "mail.message")[0]["parts"][0]["blob"]
    for part, reason in ((1, "nudity"), (0, "third_party")):
        with world.database.write() as connection:
            incoming.withhold(connection, message, part, reason, now_ms())
    last = of(device.pull_all(), "mail.message")[-1]
    assert (last["text"], last["subject"]) == ("", "")
    assert last["parts"] == [
        {"kind": "withheld", "what": "text", "code": "third_party"},
        {"kind": "withheld", "what": "photo", "code": "nudity"},
    ]
    assert device.get(f"/v1/blobs/{blob}").status_code == 404
    with pytest.raises(incoming.CannotDecide), world.database.write() as connection:
        incoming.withhold(connection, message, 9, "x", now_ms())


def test_reading_follows_the_person(world: World, device: Device, grant: str) -> None:
    message = world.mail(letter()).message
    device.pull_all()
    assert device.do("mail.read", {"message": message}, grant).status == "accepted"
    assert device.do("mail.read", {"message": message}, grant).status == "accepted"
    assert [one["read"] for one in of(device.pull_all(), "mail.message")] == [True]


@pytest.mark.parametrize("prepaid", [True, False])
def test_a_reply_rejected_by_staff_is_refunded_once_and_comes_back(world: World, device: Device, grant: str, prepaid: bool) -> None:
    message = world.mail(letter()).message
    stamp = of(device.pull_all(), "mail.message")[0]["reply_stamp"]
    pay = {"kind": "reply_stamp", "stamp": stamp} if prepaid else {"kind": "own_stamps", "count": 1}
    body = {"contact": ROSA, "in_reply_to": message, "text": "the contraband", "pay": pay}
    sent = device.do("mail.send", body, grant)
    assert sent.status == "accepted"
    changes = device.pull_all()
    assert [step["status"] for step in of(changes, "mail.sent")[-1]["steps"]] == ["received", "screening"]
    with world.database.write() as connection:
        advance(connection, sent.id, Advance("rejected", "contraband"), now_ms())
    changes = device.pull_all()
    assert of(changes, "mail.sent")[-1]["status"] == "rejected"
    assert of(changes, "mail.sent")[-1]["reason"] == "contraband"
    assert of(changes, "mail.draft_returned")[-1]["text"] == "the contraband"
    if prepaid:
        assert of(changes, "mail.reply_stamp")[-1]["state"] == "available"
        assert device.do("mail.send", {**body, "text": "better"}, grant).status == "accepted"
    else:
        assert of(changes, "wallet.balances")[-1]["stamps"] == 7
    with pytest.raises(WrongStatus), world.database.write() as connection:
        advance(connection, sent.id, Advance("rejected", "again"), now_ms())
    with pytest.raises(AlreadyPosted), world.database.write() as connection:
        reverse(connection, cause=f"command:{sent.id}:refund", of_cause=charge_cause(sent.id), kind="refund", at_ms=1)
    assert world.broken() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contact": "nobody"}, "contact_not_allowed"),
        ({"in_reply_to": "nothing"}, "wrong_message"),
        ({"in_reply_to": None}, "wrong_stamp"),
        ({"pay": {"kind": "reply_stamp", "stamp": "made-up"}}, "wrong_stamp"),
        ({"text": "\u200b \n"}, "empty"),
        ({"text": "x" * 6001}, "text_too_long"),
    ],
)
def test_replies_that_a_stamp_does_not_pay(world: World, device: Device, grant: str, change: dict[str, Any], code: str) -> None:
    message = world.mail(letter()).message
    stamp = of(device.pull_all(), "mail.message")[0]["reply_stamp"]
    body = {"contact": ROSA, "in_reply_to": message, "text": "hi", "pay": {"kind": "reply_stamp", "stamp": stamp}, **change}
    outcome = device.do("mail.send", body, grant)
    assert (outcome.status, outcome.code) == ("rejected", code)
    (draft,) = of(device.pull_all(), "mail.draft_returned")
    assert (draft["draft"], draft["text"], draft["code"]) == (outcome.id, body["text"], code)
    assert (
        device.do(
            "mail.send", {"contact": ROSA, "in_reply_to": message, "text": "hi", "pay": {"kind": "reply_stamp", "stamp": stamp}}, grant
        ).status
        == "accepted"
    )
    assert world.broken() == []


def test_a_stamp_of_another_message_does_not_pay(world: World, device: Device, grant: str) -> None:
    world.mail(letter(text="one"))
    world.mail(letter(text="two"))
    one, two = of(device.pull_all(), "mail.message")
    outcome = device.do(
        "mail.send",
        {"contact": ROSA, "in_reply_to": one["message"], "text": "hi", "pay": {"kind": "reply_stamp", "stamp": two["reply_stamp"]}},
        grant,
    )
    assert outcome.code == "wrong_stamp"
