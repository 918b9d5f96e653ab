"""Mail in, as it reaches the resident's stream: attack 48 and the content attacks of the security design."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from central.clock import now_ms
from central.ledger.book import balance, contact_owner
from central.ledger.wallet import issue_to_contact
from central.mail_in.ingest import UnknownRecipient
from central.mail_in.parse import MailRefused
from central.mail_in.quarantine import Quarantine
from central.seed_demo import CONTACT_STAMPS
from tests.integration.central.device import Device
from tests.integration.central.world import ALIAS, LAW, ROSA, THEO, World, letter

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"
AUTH = b"Authentication-Results: mx.cedar-ridge.example; dmarc=pass header.from=hale.example\r\n"


def stamps(world: World, contact: str) -> tuple[int, int]:
    with world.database.read() as connection:
        owner = contact_owner(contact)
        return balance(connection, "available", owner, "stamp"), balance(connection, "escrow", owner, "stamp")


def pulled(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def test_a_real_mail_with_a_photo_is_released_with_its_reply_stamp(world: World, device: Device, grant: str) -> None:
    taken = world.mail(AUTH + (MAIL / "mutt-lake.eml").read_bytes())
    assert (taken.state, taken.flags) == ("released", ())
    (message,) = pulled(device, "mail.message")
    assert message["subject"] == "Sunday at the lake"
    assert message["contact"] == ROSA
    assert message["reply_stamp"] is not None
    assert stamps(world, ROSA) == (CONTACT_STAMPS - 1, 1)
    (photo,) = message["parts"]
    assert (photo["kind"], photo["media_type"], photo["width"], photo["name"]) == ("photo", "image/jpeg", 1280, "lake.jpg")
    blob = device.get(f"/v1/blobs/{photo['blob']}")
    assert blob.status_code == 200
    assert len(blob.content) == photo["size_bytes"]
    assert b"Exif" not in blob.content
    assert world.broken() == []


def test_blobs_are_only_for_devices_that_follow_the_resident(world: World, device: Device, grant: str) -> None:
    world.mail(AUTH + (MAIL / "mutt-lake.eml").read_bytes())
    (message,) = pulled(device, "mail.message")
    blob = message["parts"][0]["blob"]
    assert world.device("Kiosk C-015", "SN-2").get(f"/v1/blobs/{blob}").status_code == 404
    for name in ("0" * 64, "x", "..%2f..%2fcentral.db", f"{blob}%0a"):
        assert device.get(f"/v1/blobs/{name}").status_code == 404
    assert world.http.get(f"/v1/blobs/{blob}").status_code == 401


@pytest.mark.parametrize("dmarc", ["fail", "none"])
def test_a_forged_sender_is_held_and_costs_no_stamp(world: World, device: Device, grant: str, dmarc: str) -> None:
    taken = world.mail(letter(dmarc=dmarc))
    assert (taken.state, taken.flags) == ("held", ("sender_not_proven",))
    assert stamps(world, ROSA) == (CONTACT_STAMPS, 0)
    changes = device.pull_all()
    assert [payload for kind, payload in changes if kind == "mail.screening"][-1]["count"] == 1
    assert not [kind for kind, _ in changes if kind == "mail.message"]
    assert "lake" not in str([payload for kind, payload in changes if kind == "mail.screening"])


def test_a_real_mail_without_the_servers_word_is_held(world: World) -> None:
    assert world.mail((MAIL / "s-nail-beach.eml").read_bytes()).flags == ("sender_not_proven",)


def test_a_forged_word_below_the_servers_does_not_count(world: World) -> None:
    forged = letter(dmarc="fail").as_bytes()
    forged = forged.replace(b"From:", b"Authentication-Results: mx.cedar-ridge.example; dmarc=pass header.from=hale.example\nFrom:", 1)
    assert world.mail(forged).flags == ("sender_not_proven",)
    assert stamps(world, ROSA) == (CONTACT_STAMPS, 0)


def test_an_unknown_sender_is_held(world: World) -> None:
    assert world.mail(letter("stranger@else.example")).flags == ("unknown_sender",)


def test_words_hold_a_message_but_not_a_proven_lawyers(world: World, device: Device, grant: str) -> None:
    assert world.mail(letter(text="the contraband")).flags == ("words",)
    law = letter("office@wardfinch.example", text="about the contraband charge")
    assert world.mail(law).state == "released"
    assert pulled(device, "mail.message")[0]["legal"] is True
    forged = letter("office@wardfinch.example", text="more contraband", dmarc="fail")
    assert world.mail(forged).flags == ("sender_not_proven", "words")
    assert stamps(world, LAW) == (0, 0)


def test_a_plus_address_pays_for_the_reply_while_stamps_last(world: World, device: Device, grant: str) -> None:
    plus = ALIAS.replace("@", "+reply@")
    world.mail(letter("theo@hale.example"), plus)  # Theo has no stamps
    assert [message["reply_stamp"] for message in pulled(device, "mail.message")] == [None]
    with world.database.write() as connection:
        issue_to_contact(connection, THEO, 3, cause="test:three", now_ms=now_ms())
    for number in range(5):
        world.mail(letter("theo@hale.example", text=f"number {number}"), plus)
    attached = [message["reply_stamp"] is not None for message in pulled(device, "mail.message")]
    assert attached == [True] * 3 + [False] * 2
    assert stamps(world, THEO) == (0, 3)
    assert world.broken() == []


def test_the_same_mail_again_is_one_message(world: World, device: Device, grant: str) -> None:
    first = world.mail(letter())
    again = world.mail(b"Received: from a by b; Sun, 15 Nov 2026 10:00:01 -0700\n" + letter().as_bytes())
    assert (again.state, again.message) == ("duplicate", first.message)
    assert world.mail(letter(text="changed")).state == "released"
    assert stamps(world, ROSA) == (CONTACT_STAMPS - 2, 2)
    assert len(pulled(device, "mail.message")) == 2


def test_equal_letters_without_a_name_of_their_own_are_two_but_a_redelivery_is_one(world: World) -> None:
    def plain(received: str) -> bytes:
        mail = letter()
        del mail["Message-ID"], mail["Date"]
        return (f"Received: {received}\n" if received else "").encode() + mail.as_bytes()

    first = world.mail(plain("from a by mx id 1; Sun, 15 Nov 2026 10:00:00 -0700"))
    second = world.mail(plain("from a by mx id 2; Sun, 15 Nov 2026 17:00:00 -0700"))
    again = world.mail(plain("from a by mx id 1; Sun, 15 Nov 2026 10:00:00 -0700"))
    assert [first.state, second.state, again.state] == ["released", "released", "duplicate"]
    assert again.message == first.message
    bare = plain("")
    now = now_ms()
    states = [world.mail_in.ingest(bare, ALIAS, now + minutes * 60_000).state for minutes in (0, 60, 60)]
    assert states == ["released", "released", "duplicate"]


def test_automatic_mail_is_dropped(world: World) -> None:
    mail = letter()
    mail["Auto-Submitted"] = "auto-replied"
    assert world.mail(mail).state == "dropped"


def test_unreadable_mail_is_refused_and_kept(world: World) -> None:
    with pytest.raises(MailRefused) as refused:
        world.mail((MAIL / "no-sender.eml").read_bytes())
    assert refused.value.reason == "the message has no readable From address"
    (kept,) = world.settings.quarantine_path.iterdir()
    assert kept.read_bytes() == (MAIL / "no-sender.eml").read_bytes()


def test_of_large_refused_mail_only_the_headers_are_kept(world: World) -> None:
    with pytest.raises(MailRefused):
        world.mail(b"Subject: no sender\n\n" + b"x" * 2_000_000)
    (kept,) = world.settings.quarantine_path.iterdir()
    assert kept.read_bytes() == b"Subject: no sender\n\n"
    with pytest.raises(MailRefused):
        world.mail(b"Subject: " + b"x" * 2_000_000)
    assert max(file.stat().st_size for file in world.settings.quarantine_path.iterdir()) <= 64 * 1024


def test_the_quarantine_keeps_the_newest_within_its_bounds(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path, most_bytes=1000, oldest_days=30)
    names = [quarantine.keep(bytes(300)) for _ in range(5)]
    assert sorted(file.stem for file in tmp_path.iterdir()) == names[2:]
    old = (now_ms() - 31 * 24 * 3600 * 1000) / 1000
    os.utime(tmp_path / f"{names[2]}.eml", (old, old))
    last = quarantine.keep(bytes(10))
    assert sorted(file.stem for file in tmp_path.iterdir()) == [*names[3:], last]
    os.utime(tmp_path / f"{last}.eml", (old, old))
    quarantine.make_room()  # each day, whether or not more is refused
    assert sorted(file.stem for file in tmp_path.iterdir()) == names[3:]


def test_unknown_recipients(world: World) -> None:
    for address in ("nobody@cedar-ridge.example", "marcus.hale@other.example", "' OR 1=1 --@cedar-ridge.example"):
        with pytest.raises(UnknownRecipient):
            world.mail(letter(), address)


def test_pictures_that_cannot_be_shown_are_named_as_such(world: World, device: Device, grant: str) -> None:
    world.mail((MAIL / "heic.eml").read_bytes())
    mail: EmailMessage = letter(text="two")
    mail.add_attachment(b"\xff\xd8\xff broken", maintype="image", subtype="jpeg", filename="../../etc/passwd")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    world.mail(mail)
    first, second = pulled(device, "mail.message")
    assert first["parts"] == [{"kind": "refused", "what": "photo", "code": "format"}]
    assert second["parts"] == [
        {"kind": "refused", "what": "photo", "code": "unreadable"},
        {"kind": "refused", "what": "file", "code": "format"},
    ]
