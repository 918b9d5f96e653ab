from hashlib import sha256

from kiosk.mail import mail
from kiosk.mail.changes import wanted_blobs
from kiosk.store.blobs import put_blob
from kiosk.sync import wire
from tests.enrolled import ANDRE, NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his


def test_newest_first_with_sender_photo_and_stamp(device: Device) -> None:
    his.usual_mail(device)
    with device.store.read() as conn:
        rows = mail.inbox_page(conn, "marcus", 0, 10)
        assert mail.inbox_count(conn, "marcus") == mail.unread_count(conn, "marcus") == 2
    assert [(row.message, row.sender, row.reply_paid, row.photos, row.thumbnail) for row in rows] == [
        ("m-2", "Theo Hale", False, 0, None),
        ("m-1", "Rosa Hale", True, 1, his.LAKE),
    ]
    assert rows[1].snippet == "Hi Marcus, the lake was calm."
    assert not rows[1].read
    assert not rows[1].replied


def test_pages_do_not_overlap_even_when_times_are_equal(device: Device) -> None:
    device.apply(his.FEATURES, *(his.message(device, f"m-{n:02}") for n in range(25)))
    with device.store.read() as conn:
        seen = [row.message for offset in range(0, 30, 10) for row in mail.inbox_page(conn, "marcus", offset, 10)]
    assert seen == [f"m-{n:02}" for n in reversed(range(25))]


def test_nobody_reads_anothers_mail(device: Device) -> None:
    his.usual_mail(device)
    with device.store.read() as conn:
        assert mail.inbox_page(conn, "andre", 0, 10) == []
        assert mail.read_message(conn, "andre", "m-1") is None
        assert mail.contacts(conn, "andre") == []
    mail.mark_read(device.store, device.session(ANDRE), "m-1", device.clock)
    assert device.commands() == []


def test_a_letter_is_whole(device: Device) -> None:
    his.usual_mail(device)
    data = b"jpeg bytes"
    name = sha256(data).hexdigest()
    parts = (
        his.photo(name),
        wire.RefusedPart(kind="withheld", what="photo", code="policy_12"),
        his.photo(his.BEACH),
        wire.RefusedPart(kind="refused", what="file", code="format"),
    )
    device.apply(his.FEATURES, his.message(device, "m-3", parts=parts, legal=True, subject="<b>Hi</b>", released_ms=NOON_MS + 9))
    with device.store.write() as conn:
        put_blob(conn, data, name)
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-3")
        assert wanted_blobs(conn) == [his.BEACH, his.LAKE]
    assert letter is not None
    assert [(found.blob, found.stored) for found in letter.photos] == [(name, True), (his.BEACH, False)]
    assert [(part.kind, part.what, part.code) for part in letter.refused] == [
        ("withheld", "photo", "policy_12"),
        ("refused", "file", "format"),
    ]
    assert letter.sender == "Rosa Hale"
    assert letter.reply_stamp == "stamp-m-3"
    assert letter.legal
    assert letter.can_reply
    assert letter.subject == "<b>Hi</b>"


def test_opening_is_told_to_central_once_and_survives_the_history_coming_again(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    for _ in range(2):
        mail.mark_read(device.store, session, "m-1", device.clock)
        mail.mark_read(device.store, session, "unknown", device.clock)
    assert device.commands() == [("mail.read", "grant-1", {"message": "m-1"})]
    his.usual_mail(device)
    with device.store.read() as conn:
        assert mail.unread_count(conn, "marcus") == 1
        assert [row.read for row in mail.inbox_page(conn, "marcus", 0, 2)] == [False, True]


def test_a_mark_of_another_device_counts(device: Device) -> None:
    device.apply(his.FEATURES, his.message(device, "m-1"), his.message(device, "m-1", read=True), his.message(device, "m-1"))
    with device.store.read() as conn:
        assert mail.unread_count(conn, "marcus") == 0


def test_screening_counts_and_the_usual_wait(device: Device) -> None:
    with device.store.read() as conn:
        assert mail.screening(conn, "marcus") == mail.Screening(0, 24, None)
    waiting = wire.ScreeningChange(count=2, newest_ms=NOON_MS)
    device.apply(his.FEATURES, device.change(his.STREAM, "mail.screening", waiting))
    with device.store.read() as conn:
        assert mail.screening(conn, "marcus") == mail.Screening(2, 24, NOON_MS)


def test_contacts_by_name(device: Device) -> None:
    his.usual_mail(device)
    device.apply(his.FEATURES, his.contact(device, "ana Diaz", can_write=False))
    with device.store.read() as conn:
        assert [(who.name, who.kind, who.can_write) for who in mail.contacts(conn, "marcus")] == [
            ("ana Diaz", "person", False),
            ("Rosa Hale", "person", True),
            ("Theo Hale", "person", True),
            ("Ward & Finch Law", "legal", True),
        ]
        letter = mail.read_message(conn, "marcus", "m-1")
        assert letter is not None
        assert letter.can_reply
    device.apply(his.FEATURES, his.contact(device, "Rosa Hale", can_write=False))
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
        assert letter is not None
        assert not letter.can_reply


def test_hostile_words_are_data(device: Device) -> None:
    text = "'; DROP TABLE messages; -- %s {0} \\x00"
    device.apply(his.FEATURES, his.contact(device, f"Rosa {text}"), his.message(device, "m-1", subject=text, text=text))
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
    assert letter is not None
    assert (letter.text, letter.subject, letter.sender) == (text, text, f"Rosa {text}")
