"""Clips and cards that come with mail, as they reach the resident: shown, refused in their place, withheld; saved letters."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest

from tests.films import film, seen
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ALIAS, World, letter

SAID = ((0, 400, "Hello Marcus"), (400, 900, "We sold the contraband"))
HELLO = film(1, sound=1, captions=SAID[:1])


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def videogram(*clips: bytes, text: str = "Hi Marcus", name: str = "IMG_0001.MOV") -> EmailMessage:
    mail = letter(text=text, subject=f"A video {len(clips)} {text}")
    for clip in clips:
        mail.add_attachment(clip, maintype="application", subtype="octet-stream", filename=name)
    return mail


def test_a_videogram_is_known_by_its_content_and_reaches_the_resident(world: World, device: Device, grant: str) -> None:
    taken = world.mail(videogram(HELLO, name="holiday.pdf"))
    assert taken.state == "released"
    (message,) = changes(device, "mail.message")
    (video,) = message["parts"]
    assert (video["kind"], video["media_type"], video["name"]) == ("video", "video/mp4", "holiday.pdf")
    assert (video["width"], video["height"]) == (320, 180)
    assert 950 <= video["duration_ms"] <= 1100
    clip, poster, captions = (device.get(f"/v1/blobs/{video[name]}").content for name in ("blob", "poster", "captions"))
    assert [len(clip), len(poster), len(captions)] == [video["size_bytes"], video["poster_bytes"], video["captions_bytes"]]
    assert seen(clip)["codec"] == "h264"
    assert poster.startswith(b"\xff\xd8\xff")
    assert captions.startswith(b"WEBVTT")
    assert world.mail(videogram(HELLO, name="holiday.pdf")).state == "duplicate"
    stranger = world.device("Kiosk C-015", "SN-2")
    assert [stranger.get(f"/v1/blobs/{video[name]}").status_code for name in ("blob", "poster", "captions")] == [404] * 3


def test_a_refused_clip_keeps_its_place(world: World, device: Device, grant: str) -> None:
    broken = b"\0\0\0\x18ftypmp42" + b"\xff" * 5000
    mail = videogram(broken, HELLO, film(33, (64, 36), gap=10), HELLO)
    mail.add_attachment(b"no film", maintype="video", subtype="mp4", filename="x.mp4")
    world.mail(mail)
    (message,) = changes(device, "mail.message")
    found = [(part["kind"], part.get("what", ""), part.get("code", "")) for part in message["parts"]]
    assert found == [
        ("refused", "video", "unreadable"),
        ("video", "", ""),
        ("refused", "video", "too_large"),  # more than two are not looked at
        ("refused", "video", "too_large"),
        ("refused", "video", "format"),
    ]
    world.mail(videogram(film(33, (64, 36), gap=10)))
    (message,) = changes(device, "mail.message")
    assert message["parts"] == [{"kind": "refused", "what": "video", "code": "too_long"}]


def test_staff_read_what_is_said_in_a_clip_and_may_withhold_it(world: World, device: Device, grant: str, cli: Cli) -> None:
    taken = world.mail(videogram(film(1, captions=SAID)))
    assert (taken.state, taken.flags) == ("held", ("words",))
    assert taken.message is not None
    shown = cli.run("screening", "show", taken.message)
    assert "Part 1: video video IMG_0001.MOV (320x180, 1.0 s, poster " in shown
    assert ", captions " in shown
    cli.run("screening", "release", taken.message)
    (video,) = changes(device, "mail.message")[-1]["parts"]
    assert device.get(f"/v1/blobs/{video['blob']}").status_code == 200
    cli.run("screening", "withhold", taken.message, "1", "--reason", "policy")
    (part,) = changes(device, "mail.message")[-1]["parts"]
    assert part == {"kind": "withheld", "what": "video", "code": "policy"}
    assert [device.get(f"/v1/blobs/{video[name]}").status_code for name in ("blob", "poster", "captions")] == [404] * 3


@pytest.mark.parametrize("tags", ["card-birthday", "reply+card-birthday", "card-birthday+reply"])
def test_a_card_comes_by_the_address(world: World, device: Device, grant: str, tags: str) -> None:
    text = "Happy birthday, Marcus.\nMany more!\n\nWe all signed the real one."
    taken = world.mail(letter(text=text), ALIAS.replace("@", f"+{tags}@"))
    assert taken.state == "released"
    assert taken.message is not None
    (message,) = changes(device, "mail.message")
    assert message["text"] == text
    assert message["parts"] == [{"kind": "ecard", "card": "birthday", "greeting": "Happy birthday, Marcus.\nMany more!"}]


def test_withheld_words_are_not_on_the_card_either(world: World, device: Device, grant: str, cli: Cli) -> None:
    taken = world.mail(letter(text="secret"), ALIAS.replace("@", "+card-love@"))
    assert taken.message is not None
    assert "Part 1: ecard ecard  (love: secret)" in cli.run("screening", "show", taken.message)
    cli.run("screening", "withhold", taken.message, "0")
    message = changes(device, "mail.message")[-1]
    assert {"kind": "ecard", "card": "love", "greeting": ""} in message["parts"]
    assert "secret" not in str(message)
    cli.run("screening", "withhold", taken.message, "1")
    assert {"kind": "withheld", "what": "ecard", "code": "policy"} in changes(device, "mail.message")[-1]["parts"]


def test_a_long_first_line_is_cut_on_the_card_and_whole_in_the_letter(world: World, device: Device, grant: str) -> None:
    world.mail(letter(text="word " * 100), ALIAS.replace("@", "+card-holiday@"))
    world.mail(letter(text="Hi"), ALIAS.replace("@", "+card-nonsense@"))
    carded, plain = changes(device, "mail.message")
    greeting = carded["parts"][0]["greeting"]
    assert greeting.endswith("word…")
    assert len(greeting) <= 200
    assert len(carded["text"]) == 499
    assert plain["parts"] == []


def test_saved_letters_follow_the_person(world: World, device: Device, grant: str) -> None:
    taken = world.mail(letter())
    assert device.do("mail.save", {"message": taken.message, "saved": True}, grant).status == "accepted"
    device.do("mail.read", {"message": taken.message}, grant)
    assert [(one["saved"], one["read"]) for one in changes(device, "mail.message")][-1] == (True, True)
    device.do("mail.save", {"message": taken.message, "saved": False}, grant)
    assert [one["saved"] for one in changes(device, "mail.message")] == [False]
    held = world.mail(letter(text="contraband"))
    for message in (held.message, "nothing"):
        assert device.do("mail.save", {"message": message, "saved": True}, grant).code == "wrong_message"
