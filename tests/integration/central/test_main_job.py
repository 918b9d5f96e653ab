"""The main job as central sees it: mail comes in, a reply paid by its stamp goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from central.clock import now_ms
from central.mail_out.delivery import deliver_due
from central.mail_out.transports import Maildir
from tests.integration.central.device import Device
from tests.integration.central.world import ALIAS, MARCUS, ROSA, World, letter


def payloads(changes: list[tuple[str, dict[str, Any]]], kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in changes if found == kind]


def test_a_reply_with_the_prepaid_stamp_leaves_as_one_real_email(world: World, device: Device, grant: str, tmp_path: Path) -> None:
    world.mail(letter())
    changes = device.pull_all()
    (message,) = payloads(changes, "mail.message")
    assert message["text"] == "Hi Marcus"
    assert message["reply_stamp"] is not None
    reply = {
        "contact": ROSA,
        "in_reply_to": message["message"],
        "text": "Dear Rosa",
        "pay": {"kind": "reply_stamp", "stamp": message["reply_stamp"]},
    }
    outcome = device.do("mail.send", reply, grant)
    assert outcome.status == "accepted"
    changes = device.pull_all()
    assert payloads(changes, "mail.reply_stamp") == [{"stamp": message["reply_stamp"], "message": message["message"], "state": "used"}]
    assert [sent["status"] for sent in payloads(changes, "mail.sent")] == ["checked"]

    maildir = Maildir(tmp_path / "maildir")
    assert deliver_due(world.database, maildir, now_ms()) == 1
    assert deliver_due(world.database, maildir, now_ms()) == 0
    (file,) = (tmp_path / "maildir" / "new").iterdir()
    text = file.read_bytes().decode()
    assert f"From: Marcus Hale <{ALIAS}>" in text
    assert "Subject: Re: Sunday at the lake" in text
    assert f"In-Reply-To: {letter()['Message-ID']}" in text
    assert "Dear Rosa" in text
    (sent,) = payloads(device.pull_all(), "mail.sent")
    assert [step["status"] for step in sent["steps"]] == ["received", "checked", "sent_on"]
    assert world.broken() == []


def test_a_second_reply_on_the_same_stamp_comes_back_as_a_draft(world: World, device: Device, grant: str) -> None:
    world.mail(letter())
    (message,) = payloads(device.pull_all(), "mail.message")
    reply = {
        "contact": ROSA,
        "in_reply_to": message["message"],
        "text": "One",
        "pay": {"kind": "reply_stamp", "stamp": message["reply_stamp"]},
    }
    assert device.do("mail.send", reply, grant).status == "accepted"
    other = world.device("Kiosk C-015", "SN-2")
    second = other.do("mail.send", {**reply, "text": "Two"}, other.sign_in(MARCUS, "274913"))
    assert (second.status, second.code) == ("rejected", "stamp_used")
    (draft,) = payloads(device.pull_all(), "mail.draft_returned")
    nothing_more: dict[str, Any] = {"photos": [], "video": None, "ecard": None}
    answered = {"contact": ROSA, "in_reply_to": message["message"], "text": "Two"}
    assert draft == {"draft": second.id, "code": "stamp_used"} | answered | nothing_more
    assert world.broken() == []
