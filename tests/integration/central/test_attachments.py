"""Clips and cards on their way out: priced by central's list, made anew, attached; what cannot be sent comes back whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from central.clock import now_ms
from central.ecards import picture
from central.facility.facility import load_facility, set_policy
from central.mail_out.delivery import deliver_due
from central.mail_out.photos import give_up_waiting
from central.mail_out.tables import outgoing
from central.mail_out.transports import Maildir
from tests.films import film, seen
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_uploads import HOUR_MS
from tests.integration.central.test_uploads import picture as photo
from tests.integration.central.world import THEO, World

CLIP = film(1, (1280, 720), sound=1)
#: The default list: a letter 1, a photo 1, a clip 3, a card 1.
CARD = {"card": "birthday", "greeting": "Happy  birthday\u202e, Theo"}


def name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write(device: Device, grant: str, count: int, **more: Any) -> Any:
    return device.do("mail.send", {"contact": THEO, "text": "Look", "pay": {"kind": "own_stamps", "count": count}, **more}, grant)


def put(device: Device, data: bytes) -> httpx.Response:
    headers = {"Upload-Offset": "0", "Upload-Length": str(len(data))}
    return device.http.send(device.build("PUT", f"/v1/blobs/{name(data)}", data, headers=headers))


def status(world: World, message: str) -> tuple[str, str]:
    with world.database.read() as connection:
        row = connection.execute(select(outgoing.c.status, outgoing.c.reason).where(outgoing.c.id == message)).one()
    return row.status, row.reason


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


@pytest.fixture
def delivered(world: World, tmp_path: Path) -> Callable[[], list[EmailMessage]]:
    """Delivers what is due; the mails."""
    maildir = Maildir(tmp_path / "maildir")

    def mails() -> list[EmailMessage]:
        deliver_due(world.database, maildir, now_ms(), blobs=world.central.blobs)
        files = sorted((tmp_path / "maildir" / "new").iterdir())
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]

    return mails


def test_a_letter_goes_out_with_its_clip_card_and_photo(world: World, device: Device, grant: str, delivered: Any) -> None:
    first = photo()
    outcome = write(device, grant, 6, photos=[name(first)], video=name(CLIP), ecard=CARD)
    assert outcome.status == "accepted", outcome
    assert put(device, CLIP).json()["complete"]
    assert status(world, outcome.id)[0] == "received"
    assert put(device, first).json()["complete"]
    assert status(world, outcome.id)[0] == "checked"
    sent = changes(device, "mail.sent")[-1]
    assert (sent["photos"], sent["video"], sent["channel"]) == ([name(first)], name(CLIP), "mail")
    assert sent["ecard"] == {"card": "birthday", "greeting": "Happy  birthday, Theo"}
    (mail,) = delivered()
    parts = {part.get_filename(): part for part in mail.iter_attachments()}
    assert mail.get_body().get_content().replace("\r\n", "\n") == "Happy  birthday, Theo\n\nLook\n"
    assert [(one, part.get_content_disposition()) for one, part in parts.items()] == [
        ("card.png", "inline"),
        ("photo-1.jpg", "attachment"),
        ("video.mp4", "attachment"),
    ]
    assert parts["card.png"].get_content() == picture("birthday")
    assert seen(parts["video.mp4"].get_content())["size"] == (640, 360)
    assert world.broken() == []


@pytest.mark.parametrize(
    ("more", "stamps"),
    [({"video": name(CLIP)}, 4), ({"ecard": {"card": "love"}}, 2), ({"video": name(CLIP), "ecard": {"card": "love"}}, 5)],
)
def test_central_prices_what_a_letter_carries(world: World, device: Device, grant: str, more: dict[str, Any], stamps: int) -> None:
    refused = write(device, grant, stamps - 1, **more)
    assert (refused.status, refused.code) == ("rejected", "price_changed")
    (draft,) = changes(device, "mail.draft_returned")
    assert (draft["text"], draft["video"]) == ("Look", more.get("video"))
    assert (draft["ecard"] or {}).get("card") == more.get("ecard", {}).get("card")
    assert write(device, grant, stamps, **more).status == "accepted"
    assert changes(device, "wallet.balances")[-1]["stamps"] == 7 - stamps
    assert world.broken() == []


def test_prices_follow_the_policy(world: World, device: Device, grant: str) -> None:
    with world.database.write() as connection:
        now = load_facility(connection).policy
        stamps = now.stamps.model_copy(update={"video_stamps": 1, "ecard_stamps": 0, "sms_stamps": 4})
        set_policy(connection, now.model_copy(update={"stamps": stamps}), now_ms())
    prices = changes(device, "facility.prices")[-1]
    assert (prices["version"], prices["video_stamps"], prices["ecard_stamps"], prices["sms_stamps"]) == (2, 1, 0, 4)
    assert write(device, grant, 2, video=name(CLIP), ecard=CARD).status == "accepted"
    assert changes(device, "wallet.balances")[-1]["stamps"] == 5
    assert world.broken() == []


def test_what_the_facility_does_not_allow_is_refused_whatever_the_device_thinks(world: World, device: Device, grant: str) -> None:
    with world.database.write() as connection:
        now = load_facility(connection).policy
        set_policy(connection, now.model_copy(update={"mail": now.mail.model_copy(update={"attachments": ("photo",)})}), now_ms())
    for more in ({"video": name(CLIP)}, {"ecard": CARD}, {"photos": [name(photo())], "video": name(CLIP)}):
        assert write(device, grant, 7, **more).code == "attachment_not_allowed"
    assert [draft["text"] for draft in changes(device, "mail.draft_returned")] == ["Look"] * 3
    assert write(device, grant, 2, photos=[name(photo())]).status == "accepted"
    assert changes(device, "wallet.balances")[-1]["stamps"] == 5
    assert world.broken() == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no film at all", "video_unreadable"),
        (film(33, (64, 36), gap=10), "video_too_long"),
        (photo(), "video_unreadable"),
    ],
)
def test_a_clip_that_cannot_be_sent_gives_the_message_back(
    world: World, device: Device, grant: str, data: bytes, code: str, delivered: Any
) -> None:
    message = write(device, grant, 5, video=name(data), ecard=CARD).id
    assert put(device, data).json()["complete"]
    assert status(world, message) == ("rejected", code)
    (draft,) = changes(device, "mail.draft_returned")
    assert (draft["code"], draft["video"], draft["ecard"]["card"]) == (code, name(data), "birthday")
    assert delivered() == []
    with world.database.read() as connection:
        assert connection.execute(select(outgoing.c.status)).scalars().all() == ["rejected"]
    assert world.broken() == []


def test_a_clip_that_does_not_come_in_time_gives_the_message_back(world: World, device: Device, grant: str) -> None:
    message = write(device, grant, 4, video=name(CLIP)).id
    give_up_waiting(world.database, now_ms() + 73 * HOUR_MS)
    assert status(world, message) == ("rejected", "video_missing")
    assert world.broken() == []


def test_one_file_as_a_photo_here_and_a_clip_there(world: World, device: Device, grant: str) -> None:
    data = photo()
    as_photo = write(device, grant, 2, photos=[name(data)]).id
    as_clip = write(device, grant, 4, video=name(data)).id
    put(device, data)
    assert [status(world, as_photo)[0], status(world, as_clip)[0]] == ["checked", "rejected"]


def test_one_file_as_both_in_one_letter(world: World, device: Device, grant: str) -> None:
    data = photo()
    message = write(device, grant, 5, photos=[name(data)], video=name(data)).id
    put(device, data)
    assert status(world, message) == ("rejected", "video_unreadable")
    assert world.broken() == []


def test_cards_that_are_not_of_the_set_and_words_on_cards(world: World, device: Device, grant: str, cli: Cli) -> None:
    assert write(device, grant, 5, ecard={"card": "..", "greeting": ""}).code == "unknown_card"
    message = write(device, grant, 2, ecard={"card": "love", "greeting": "hide the contraband"}).id
    assert status(world, message)[0] == "screening"
    assert "Card: love (hide the contraband)" in cli.run("screening", "show", message)
    cli.run("screening", "reject", message)
    (draft,) = changes(device, "mail.draft_returned")[-1:]
    assert draft["ecard"] == {"card": "love", "greeting": "hide the contraband"}
    assert world.broken() == []
