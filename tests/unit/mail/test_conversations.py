"""Received and sent with one contact, in one row of time."""

from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.sync import wire
from tests.enrolled import NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his
from tests.unit.mail.test_parts import CARD, video


def _thread(device: Device, contact: str = "rosa") -> list[tuple[str, bool]]:
    with device.store.read() as conn:
        rows = mail.thread_page(conn, "marcus", contact, 0, 99)
        assert mail.thread_count(conn, "marcus", contact) == len(rows)
    return [(row.message, row.mine) for row in rows]


def test_both_ways_newest_first_and_nobody_else(device: Device) -> None:
    his.usual_mail(device)
    device.apply(
        his.FEATURES, his.sent(device, "s-1", "sent_on", at_ms=NOON_MS - 5), his.sent(device, "s-2", "received", at_ms=NOON_MS + 5)
    )
    device.apply(his.FEATURES, his.sent(device, "s-3", "received", contact="theo"))
    assert _thread(device) == [("s-2", True), ("m-1", False), ("s-1", True)]
    assert _thread(device, "theo") == [("m-2", False), ("s-3", True)]
    assert _thread(device, "nobody") == []


def test_a_row_says_what_it_is(device: Device) -> None:
    long = "A short message that is not so short. " * 20
    device.apply(
        his.FEATURES,
        his.contact(device, "Rosa Hale"),
        his.message(device, "m-1", parts=(video(), CARD), reply_stamp=None),
        his.message(device, "m-2", text=long, channel="sms", parts=(), reply_stamp=None, released_ms=NOON_MS + 1),
        his.sent(device, "s-1", "screening", at_ms=NOON_MS + 2, channel="sms", text="OK"),
    )
    with device.store.read() as conn:
        sent, sms, letter = mail.thread_page(conn, "marcus", "rosa", 0, 9)
    assert (sent.mine, sent.channel, sent.snippet, sent.status) == (True, "sms", "OK", "screening")
    assert (sms.channel, sms.snippet, sms.status) == ("sms", long, None)
    assert (letter.video_ms, letter.ecard, letter.thumbnail_of, letter.read) == (30_000, "birthday", "video", False)


def test_what_was_written_here_stands_in_it_at_once(device: Device) -> None:
    his.usual_mail(device)
    message = mail.send(device.store, device.session(), Draft("d-1", "rosa", "m-1", "Thank you"), device.clock, True)
    assert (message, True) in _thread(device)
    with device.store.read() as conn:
        row = next(row for row in mail.thread_page(conn, "marcus", "rosa", 0, 9) if row.mine)
    assert row.status == "waiting"


def test_pages_do_not_overlap_even_when_times_are_equal(device: Device) -> None:
    changes: list[wire.Change] = [his.contact(device, "Rosa Hale")]
    for n in range(12):
        changes += [his.message(device, f"m-{n:02}", reply_stamp=None), his.sent(device, f"s-{n:02}", "received")]
    device.apply(his.FEATURES, *changes)
    with device.store.read() as conn:
        seen = [row.message for at in range(0, 30, 5) for row in mail.thread_page(conn, "marcus", "rosa", at, 5)]
    assert seen == [row for row, _ in _thread(device)]
    assert len(set(seen)) == 24
