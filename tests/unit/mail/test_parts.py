"""What a letter may carry besides words, and which files of it this device wants and keeps."""

from hashlib import sha256

from kiosk.device.policy import FEATURE as POLICY
from kiosk.mail import mail
from kiosk.mail.changes import kept_blobs, wanted_blobs
from kiosk.mail.letters import Ecard, Photo, RefusedPart, Video
from kiosk.store.blobs import put_blob
from kiosk.sync import wire
from tests.enrolled import NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his

CLIP, POSTER, CAPTIONS = "c" * 64, "d" * 64, "e" * 64
CARD = wire.EcardPart(card="birthday", greeting="Happy birthday")
HELD = wire.RefusedPart(kind="withheld", what="video", code="privacy")


def video(**changed: object) -> wire.VideoPart:
    whole = wire.VideoPart(
        blob=CLIP, width=640, height=400, duration_ms=30_000, size_bytes=900, poster=POSTER, poster_bytes=60, captions=CAPTIONS,
        captions_bytes=40,
    )  # fmt: skip
    return whole.model_copy(update=changed)


def test_a_clip_a_card_and_what_is_held_back_stand_in_the_order_of_the_letter(device: Device) -> None:
    parts = (video(), HELD, CARD, his.photo(his.LAKE))
    device.apply(his.FEATURES, his.contact(device, "Rosa Hale"), his.message(device, "m-1", parts=parts, channel="sms"))
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
        (row,) = mail.inbox_page(conn, "marcus", 0, 9)
    assert letter is not None
    assert letter.parts == (
        Video(CLIP, "video/mp4", 640, 400, 30_000, 900, POSTER, CAPTIONS, "", stored=False, captions_stored=False),
        RefusedPart("withheld", "video", "privacy"),
        Ecard("birthday", "Happy birthday"),
        Photo(his.LAKE, "image/jpeg", 1600, 1000, 9, "lake.jpg", stored=False),
    )
    assert (letter.channel, letter.saved) == ("sms", False)
    assert (row.photos, row.video_ms, row.ecard, row.channel) == (1, 30_000, "birthday", "sms")
    assert (row.thumbnail, row.thumbnail_of) == (POSTER, "video")


def test_a_part_that_staff_take_out_later_is_gone(device: Device) -> None:
    device.apply(his.FEATURES, his.message(device, "m-1", parts=(video(),)), his.message(device, "m-1", parts=(HELD,)))
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
        (row,) = mail.inbox_page(conn, "marcus", 0, 9)
        assert wanted_blobs(conn) == []
    assert letter is not None
    assert letter.parts == (RefusedPart("withheld", "video", "privacy"),)
    assert (row.video_ms, row.thumbnail, row.thumbnail_of) == (None, None, None)


def test_the_picture_of_a_clip_comes_before_the_clip(device: Device) -> None:
    device.apply(his.FEATURES, his.message(device, "m-1", parts=(his.photo(his.LAKE), video())))
    with device.store.read() as conn:
        assert wanted_blobs(conn) == [POSTER, CAPTIONS, his.LAKE, CLIP]


def test_files_of_old_letters_give_way_and_come_back_when_opened(device: Device) -> None:
    room = {"mail": {"photo_bytes": 1000}}
    device.apply([POLICY], device.change("facility", "facility.policy", wire.PolicyChange(number=1, policy=room)))
    other = video(blob="1" * 64, poster="2" * 64, captions=None, captions_bytes=0)
    device.apply(
        his.FEATURES,
        his.message(device, "m-1", parts=(video(),)),
        his.message(device, "m-2", parts=(other,), released_ms=NOON_MS + 1, reply_stamp=None),
    )
    with device.store.read() as conn:
        assert wanted_blobs(conn) == ["2" * 64, "1" * 64]
        assert set(conn.execute(kept_blobs(conn)).scalars()) == {"1" * 64, "2" * 64}
    device.clock.learn(NOON_MS + 60_000)
    mail.mark_read(device.store, device.session(), "m-1", device.clock)
    with device.store.read() as conn:
        assert wanted_blobs(conn) == [POSTER, CAPTIONS, CLIP]


def test_a_letter_whose_captions_alone_are_missing_wants_them_when_it_is_opened(device: Device) -> None:
    clip, poster = b"clip", b"poster"
    names = [sha256(data).hexdigest() for data in (clip, poster)]
    part = video(blob=names[0], poster=names[1])
    device.apply(his.FEATURES, his.message(device, "m-1", parts=(part,), read=True))
    with device.store.write() as conn:
        for data, name in zip((clip, poster), names, strict=True):
            put_blob(conn, data, name)
    mail.mark_read(device.store, device.session(), "m-1", device.clock)
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
        assert wanted_blobs(conn) == [CAPTIONS]
        assert conn.exec_driver_sql("SELECT photos_wanted_ms FROM messages").scalar_one() is not None
    assert letter is not None
    (clip_part,) = letter.parts
    assert isinstance(clip_part, Video)
    assert (clip_part.stored, clip_part.captions_stored) == (True, False)
