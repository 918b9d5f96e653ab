"""Photos on their way up: any pieces, any cuts, one whole; only what a message waits for; the message waits, and goes on."""

from __future__ import annotations

import hashlib
import io
import random
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from PIL import Image
from sqlalchemy import select

from central.clock import now_ms
from central.devices.signature import Sender
from central.mail_in.photos import make_photo
from central.mail_out.delivery import deliver_due
from central.mail_out.photos import give_up_waiting
from central.mail_out.tables import outgoing
from central.mail_out.transports import Maildir
from central.uploads import uploads
from central.web import Refusal
from kiosk.sync.wire import MAX_UPLOAD_BYTES
from tests.integration.central.device import Device
from tests.integration.central.world import THEO, World

HOUR_MS = 3600 * 1000


def picture(seed: int = 1) -> bytes:
    """A photo with a place in its metadata."""
    noise = random.Random(seed)
    image = Image.frombytes("RGB", (64, 48), noise.randbytes(64 * 48 * 3))
    exif = Image.Exif()
    exif[0x010E] = "Cedar Ridge, yard 4"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write(device: Device, grant: str, *photos: bytes) -> str:
    payload = {"contact": THEO, "text": "Look", "photos": [name(one) for one in photos], "pay": {"kind": "own_stamps", "count": 10}}
    outcome = device.do("mail.send", payload, grant)
    assert outcome.status == "accepted", outcome
    return outcome.id


def put(device: Device, data: bytes, piece: bytes, offset: int, length: int | None = None) -> httpx.Response:
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(len(data) if length is None else length)}
    return device.http.send(device.build("PUT", f"/v1/blobs/{name(data)}", piece, headers=headers))


def progress(device: Device, data: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = device.get(f"/v1/blobs/{name(data)}/progress").json()
    return answer


def status(world: World, message: str) -> tuple[str, str]:
    with world.database.read() as connection:
        row = connection.execute(select(outgoing.c.status, outgoing.c.reason).where(outgoing.c.id == message)).one()
    return row.status, row.reason


def test_a_message_waits_for_its_photos_and_goes_out_with_them(world: World, device: Device, grant: str, tmp_path: Path) -> None:
    first, second = picture(1), picture(2)
    message = write(device, grant, first, second)
    assert status(world, message)[0] == "received"
    half = len(first) // 2
    assert put(device, first, first[:half], 0).json() == {"received": half, "complete": False}
    assert progress(device, first) == {"received": half, "complete": False}
    assert put(device, first, first, 0).json()["received"] == half, "a piece from elsewhere changes nothing"
    assert put(device, first, first[half:], half).json()["complete"]
    assert status(world, message)[0] == "received"
    assert put(device, second, second, 0).json()["complete"]
    assert status(world, message)[0] == "checked"
    maildir = Maildir(tmp_path / "maildir")
    assert deliver_due(world.database, maildir, now_ms(), blobs=world.central.blobs) == 1
    (file,) = (tmp_path / "maildir" / "new").iterdir()
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    photos = [part.get_content() for part in mail.iter_attachments()]
    assert [part[:3] for part in photos] == [b"\xff\xd8\xff"] * 2
    assert b"Cedar Ridge" not in b"".join(photos)
    assert world.broken() == []
    assert not list((world.settings.uploads_path).rglob("*.part"))


def test_only_what_a_message_of_this_device_waits_for_may_come(world: World, device: Device, grant: str) -> None:
    data = picture()
    assert put(device, data, data, 0).status_code == 404
    assert device.get(f"/v1/blobs/{name(data)}/progress").status_code == 404
    write(device, grant, data)
    other = world.device("Kiosk", "SN-2")
    assert put(other, data, data, 0).status_code == 404
    assert device.get(f"/v1/blobs/../{name(data)}/progress").status_code in {404, 405}
    assert put(device, data, data, 0).status_code == 200
    assert put(device, data, data, 0).json() == {"received": len(data), "complete": True}


@pytest.mark.parametrize("bounds", [(0, MAX_UPLOAD_BYTES + 1), (10, 5), (0, 0)])
def test_sizes_are_bounded(device: Device, grant: str, bounds: tuple[int, int]) -> None:
    data = picture()
    write(device, grant, data)
    assert put(device, data, data[:5], *bounds).status_code == 413
    large = b"x" * (uploads.MAX_CHUNK_BYTES + 1)
    assert put(device, data, large, 0, len(large)).status_code == 413
    headers = {"Upload-Offset": "-1", "Upload-Length": "1e3"}
    assert device.http.send(device.build("PUT", f"/v1/blobs/{name(data)}", b"", headers=headers)).status_code == 400


def test_there_is_room_for_so_much_of_one_device(device: Device, grant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture()
    write(device, grant, data)
    monkeypatch.setattr(uploads, "MAX_DEVICE_BYTES", 100)
    assert put(device, data, data[:100], 0).status_code == 200
    assert put(device, data, data[100:], 100).status_code == 429


def test_other_bytes_than_promised_are_dropped_and_begun_again(world: World, device: Device, grant: str) -> None:
    data = picture()
    message = write(device, grant, data)
    wrong = data[:-1] + bytes([data[-1] ^ 1])
    assert put(device, data, wrong, 0).json()["code"] == "wrong_content"
    assert progress(device, data)["received"] == 0
    assert put(device, data, data, 0).json()["complete"]
    assert status(world, message)[0] == "checked"


def test_what_is_no_photo_gives_the_message_back_whole(world: World, device: Device, grant: str) -> None:
    data = b"GIF89a and nothing else"
    message = write(device, grant, data)
    assert put(device, data, data, 0).json()["complete"]
    assert status(world, message) == ("rejected", "photo_unreadable")
    drafts = [payload for kind, payload in device.pull_all() if kind == "mail.draft_returned"]
    assert [(one["draft"], one["text"]) for one in drafts] == [(message, "Look")]
    assert world.broken() == []


def test_photos_that_do_not_come_in_time_give_the_message_back(world: World, device: Device, grant: str) -> None:
    message = write(device, grant, picture())
    give_up_waiting(world.database, now_ms() + 71 * HOUR_MS)
    assert status(world, message)[0] == "received"
    give_up_waiting(world.database, now_ms() + 73 * HOUR_MS)
    assert status(world, message) == ("rejected", "photos_missing")
    assert world.broken() == []
    assert progress(device, picture()) == {"received": 0, "complete": True}, "the device need not send it any more"


def test_half_uploads_are_forgotten_after_days(world: World, device: Device, grant: str) -> None:
    data = picture()
    write(device, grant, data)
    put(device, data, data[:100], 0)
    world.central.uploads.forget_old(now_ms() + 6 * 24 * HOUR_MS)
    assert progress(device, data)["received"] == 100
    world.central.uploads.forget_old(now_ms() + 8 * 24 * HOUR_MS)
    assert progress(device, data)["received"] == 0


def test_a_crash_after_the_last_byte_loses_nothing(world: World, device: Device, grant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture()
    message = write(device, grant, data)
    with monkeypatch.context() as patch:

        def crash(*_given: object) -> None:
            raise RuntimeError

        patch.setattr(uploads, "upload_came", crash)
        assert put(device, data, data, 0).status_code == 500
    assert progress(device, data) == {"received": len(data), "complete": False}
    assert put(device, data, b"", len(data)).json()["complete"]
    assert status(world, message)[0] == "checked"


def test_while_one_is_made_anew_the_others_are_asked_to_come_again(
    world: World, device: Device, grant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clip takes up to two minutes: those that wait for it must not take every worker of central."""
    slow, other = picture(1), picture(2)
    messages = [write(device, grant, one) for one in (slow, other)]
    begun, go_on = Event(), Event()

    def make(data: bytes) -> Any:
        if data == slow:
            begun.set()
            assert go_on.wait(30)
        return make_photo(data)

    monkeypatch.setattr(uploads, "make_photo", make)
    sender = Sender(device.id, device.enrolled.epoch, "active", device.request)
    take = world.central.uploads.put
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(take, sender, name(slow), offset=0, length=len(slow), data=slow, now_ms=now_ms())
        assert begun.wait(30)
        second = pool.submit(take, sender, name(other), offset=0, length=len(other), data=other, now_ms=now_ms())
        try:
            with pytest.raises(Refusal) as refused:
                second.result(timeout=10)
        finally:
            go_on.set()
        assert (refused.value.status, first.result(timeout=30).complete) == (503, True)
    assert put(device, other, b"", len(other)).json()["complete"], "nothing is sent again"
    assert [status(world, message)[0] for message in messages] == ["checked"] * 2
