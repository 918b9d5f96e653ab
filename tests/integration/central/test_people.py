"""Whom residents want to hear of: contacts they block, contacts they ask for."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from central.contacts.tables import contacts
from central.mail_in.tables import messages
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, LAW, ROSA, THEO, World, letter

OWN = {"pay": {"kind": "own_stamps", "count": 1}}
JUNE = {"name": "June  \u202eReed", "relation": "aunt", "address": "June@Reed.example", "phone": "303 555 0147"}


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def block(device: Device, grant: str, contact: str, blocked: bool = True) -> Any:
    return device.do("contacts.block", {"contact": contact, "blocked": blocked}, grant)


def test_a_blocked_contact_is_neither_heard_nor_written_to(world: World, device: Device, grant: str) -> None:
    device.pull_all()
    assert block(device, grant, ROSA).status == "accepted"
    assert block(device, grant, ROSA).status == "accepted"
    assert [(one["contact"], one["blocked"], one["can_write"]) for one in changes(device, "mail.contact")] == [(ROSA, True, True)]
    taken = world.mail(letter())
    assert (taken.state, taken.message) == ("blocked", None)
    with world.database.read() as connection:
        assert connection.execute(select(messages.c.id)).all() == []
    refused = device.do("mail.send", {"contact": ROSA, "text": "Hi", **OWN}, grant)
    assert (refused.status, refused.code) == ("rejected", "contact_blocked")
    assert [one["code"] for one in changes(device, "mail.draft_returned")] == ["contact_blocked"]
    assert block(device, grant, ROSA, False).status == "accepted"
    assert world.mail(letter()).state == "released"
    assert device.do("mail.send", {"contact": ROSA, "text": "Hi", **OWN}, grant).status == "accepted"
    assert world.broken() == []


def test_a_resident_may_block_a_legal_contact_and_only_their_own_contacts(world: World, device: Device, grant: str) -> None:
    block(device, grant, LAW)
    assert device.do("mail.send", {"contact": LAW, "text": "Hi", **OWN}, grant).code == "contact_blocked"
    other = device.sign_in(ANDRE, ANDRE_PIN)
    assert block(device, other, THEO).code == "contact_not_allowed"
    assert block(device, other, "nobody").code == "contact_not_allowed"


@pytest.mark.both_engines
def test_staff_stop_a_contact_and_allow_it_again(device: Device, grant: str, cli: Cli) -> None:
    device.pull_all()
    assert "have not blocked" in cli.run("contact", "unblock", ROSA, code=1)
    cli.run("contact", "block", ROSA)
    block(device, grant, ROSA)
    assert cli.run("contact", "unblock", ROSA) == "unblocked, but the resident blocks them"
    assert [(one["can_write"], one["blocked"]) for one in changes(device, "mail.contact")] == [
        (False, False),
        (False, True),
        (True, True),
    ]
    cli.run("contact", "block", THEO)
    assert cli.run("contact", "unblock", THEO) == "unblocked"
    assert "no such contact" in cli.run("contact", "unblock", "nobody", code=1)


@pytest.mark.both_engines
def test_what_is_asked_for_is_decided_by_staff(world: World, device: Device, grant: str, cli: Cli) -> None:
    request = device.do("contacts.ask", JUNE, grant)
    assert request.status == "accepted"
    (asked,) = changes(device, "contacts.asked")
    assert (asked["request"], asked["name"], asked["relation"], asked["status"]) == (request.id, "June Reed", "aunt", "waiting")
    assert cli.run("contact", "requests") == f"{request.id}  20714471  June Reed  (aunt)  June@Reed.example  303 555 0147"
    cli.run("contact", "approve", request.id, code=1)  # the phone cannot be read
    made = cli.run("contact", "approve", request.id, "--phone", "+13035550147", "--pays-for-reply")
    found = device.pull_all()
    (asked,) = (payload for kind, payload in found if kind == "contacts.asked")
    assert (asked["status"], asked["decided_ms"] is not None) == ("approved", True)
    (contact,) = (payload for kind, payload in found if kind == "mail.contact")
    assert contact == {
        "contact": made,
        "name": "June Reed",
        "kind": "person",
        "can_write": True,
        "blocked": False,
        "mail": True,
        "sms": True,
        "visits": True,
    }
    with world.database.read() as connection:
        row = connection.execute(select(contacts).where(contacts.c.id == made)).one()
    assert (row.address, row.phone) == ("june@reed.example", "+13035550147")
    assert world.mail(letter("june@reed.example")).state == "released"
    for again in (["approve", request.id, "--phone", "none"], ["refuse", request.id, "--reason", "x"], ["approve", "nothing"]):
        cli.run("contact", *again, code=1)


def test_a_refusal_says_why(device: Device, grant: str, cli: Cli) -> None:
    request = device.do("contacts.ask", {"name": "Sam"}, grant).id
    cli.run("contact", "approve", request, code=1)  # neither address nor phone
    assert cli.run("contact", "refuse", request, "--reason", "court_order") == "refused"
    assert [(one["status"], one["reason"]) for one in changes(device, "contacts.asked")][-1] == ("refused", "court_order")
    second = device.do("contacts.ask", {"name": "Rosa", "address": "rosa@hale.example"}, grant).id
    cli.run("contact", "approve", second, code=1)  # is one already
    assert cli.run("contact", "approve", second, "--address", "rosa@work.example", "--phone", "none")


def test_wishes_are_bounded(device: Device, grant: str) -> None:
    codes = [device.do("contacts.ask", {"name": f"Sam {number}"}, grant).code for number in range(22)]
    assert codes == [""] * 20 + ["too_many_requests"] * 2
    assert device.do("contacts.ask", {"name": "\u200b"}, grant).code == "empty"


def test_somebody_whose_letter_staff_let_through_can_be_approved(world: World, device: Device, grant: str, cli: Cli) -> None:
    """The letter made a contact to whom nobody may write yet: the request makes that one good."""
    stranger = world.mail(letter("june@reed.example"))
    assert (stranger.state, stranger.flags) == ("held", ("unknown_sender",))
    cli.run("screening", "release", str(stranger.message))
    (shown,) = [one for one in changes(device, "mail.contact") if not one["can_write"]]
    request = device.do("contacts.ask", {**JUNE, "phone": ""}, grant).id
    made = cli.run("contact", "approve", request, "--phone", "+13035550147")
    assert made == shown["contact"]
    (now,) = changes(device, "mail.contact")
    assert (now["contact"], now["name"], now["can_write"], now["mail"], now["sms"]) == (made, "June Reed", True, True, True)
    assert device.do("mail.send", {"contact": made, "text": "Hi", **OWN}, grant).status == "accepted"
    assert world.mail(letter("june@reed.example", text="Again")).state == "released"
    again = device.do("contacts.ask", {**JUNE, "phone": ""}, grant).id
    cli.run("contact", "approve", again, code=1)  # is one already


def test_a_held_letter_of_somebody_who_was_blocked_since_is_not_let_through(world: World, device: Device, grant: str, cli: Cli) -> None:
    held = world.mail(letter(dmarc="fail")).message
    block(device, grant, ROSA)
    cli.run("screening", "release", str(held), code=1)
    assert changes(device, "mail.message") == []
    assert cli.run("screening", "reject", str(held), "--reason", "blocked")
    assert changes(device, "mail.screening")[-1]["count"] == 0
    again = world.mail(letter(dmarc="fail", text="Hi again"))
    assert again.state == "blocked"
