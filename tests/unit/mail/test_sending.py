from threading import Barrier, Thread

import pytest

from kiosk.device.policy import FEATURE as POLICY
from kiosk.hardware.print_queue import job, jobs_of
from kiosk.mail import mail, sending
from kiosk.mail.letters import Draft
from kiosk.signin.sessions import end_session
from kiosk.store.engine import StoreFull
from kiosk.wallet.wallet import balances
from tests.enrolled import Device
from tests.unit.mail import letters_of_marcus as his

REPLY = Draft("d-1", "rosa", "m-1", "Thank you for the photo.")
NEW = Draft("d-2", "theo", None, "Hi Theo")


def send(device: Device, draft: Draft, *, print_receipt: bool = False, **more: object) -> str:
    return mail.send(device.store, device.session(), draft, device.clock, print_receipt, **more)  # type: ignore[arg-type]


def test_a_reply_takes_the_prepaid_stamp(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    mail.save_draft(device.store, session, REPLY, device.clock)
    message = mail.send(device.store, session, REPLY, device.clock, False)
    (command,) = device.commands()
    assert command == (
        "mail.send",
        "grant-1",
        {
            "contact": "rosa",
            "in_reply_to": "m-1",
            "text": REPLY.text,
            "photos": [],
            "video": None,
            "ecard": None,
            "pay": {"kind": "reply_stamp", "stamp": "stamp-m-1"},
        },
    )
    with device.store.read() as conn:
        letter = mail.read_message(conn, "marcus", "m-1")
        assert letter is not None
        assert letter.reply_stamp is None
        assert letter.replied
        assert mail.drafts(conn, "marcus") == []
        assert mail.own_stamps(conn, "marcus") == 7
        sent = mail.sent_message(conn, "marcus", message)
        assert sent is not None
        assert sent.pay == mail.Paid("reply_stamp", 1, "Rosa Hale")


def test_the_same_draft_is_sent_once_however_often_send_is_touched(device: Device) -> None:
    his.usual_mail(device)
    assert send(device, NEW) == send(device, NEW)
    assert len(device.commands()) == 1


def test_a_second_reply_never_takes_the_same_stamp_nor_charges_in_silence(device: Device) -> None:
    his.usual_mail(device)
    send(device, REPLY)
    second = Draft("d-3", "rosa", "m-1", "And one more thing")
    for pay in (None, "prepaid"):
        with pytest.raises(mail.ReplyStampUsed):
            send(device, second, pay=pay)
    assert len(device.commands()) == 1
    send(device, second, pay="own")
    assert device.commands()[1][2]["pay"] == {"kind": "own_stamps", "count": 1}  # type: ignore[index]


def test_two_threads_racing_for_one_reply_stamp(device: Device) -> None:
    his.usual_mail(device)
    session, start, results = device.session(), Barrier(2), list[str]()

    def race(name: str) -> None:
        start.wait()
        try:
            mail.send(device.store, session, Draft(name, "rosa", "m-1", name), device.clock, False)
            results.append("sent")
        except mail.ReplyStampUsed:
            results.append("used")

    racers = [Thread(target=race, args=(name,)) for name in ("one", "two")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(results) == ["sent", "used"]
    assert len(device.commands()) == 1


def test_a_stamp_that_central_called_used_is_not_offered(device: Device) -> None:
    his.usual_mail(device)
    device.apply(his.FEATURES, his.stamp(device, "m-1", "used"), his.message(device, "m-1"))
    with device.store.read() as conn:
        assert not mail.inbox_page(conn, "marcus", 1, 1)[0].reply_paid
    with pytest.raises(mail.ReplyStampUsed):
        send(device, REPLY, pay="prepaid")
    send(device, REPLY)
    assert device.commands()[0][2]["pay"] == {"kind": "own_stamps", "count": 1}  # type: ignore[index]


def test_a_reply_longer_than_the_prepaid_stamp_is_paid_by_own_stamps(device: Device) -> None:
    his.usual_mail(device)
    long = Draft("d-1", "rosa", "m-1", "a" * 6001)
    with pytest.raises(mail.ReplyStampUsed):
        send(device, long, pay="prepaid")
    send(device, long)
    assert device.commands()[0][2]["pay"] == {"kind": "own_stamps", "count": 2}  # type: ignore[index]
    with device.store.read() as conn:
        assert mail.own_stamps(conn, "marcus") == 5
        letter = mail.read_message(conn, "marcus", "m-1")
        assert letter is not None
        assert letter.reply_stamp == "stamp-m-1"


def test_stamps_are_promised_once_and_central_settles_them(device: Device) -> None:
    his.usual_mail(device, stamps=1)
    message = send(device, NEW)
    with device.store.read() as conn:
        held = balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_waiting) == (0, 1)
    with pytest.raises(mail.NotEnoughStamps) as refused:
        send(device, Draft("d-9", "theo", None, "More"))
    assert refused.value.missing == 1
    device.set_command(message, "accepted")
    device.apply(his.FEATURES, his.sent(device, message, "received", contact="theo"), his.balances(device, 0))
    with device.store.read() as conn:
        held = balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_waiting) == (0, 0)


def test_a_rejected_message_gives_its_stamps_back_at_once(device: Device) -> None:
    his.usual_mail(device)
    message = send(device, NEW)
    reply = send(device, REPLY)
    device.set_command(message, "rejected", code="contact_blocked")
    device.set_command(reply, "rejected", code="no_grant")
    with device.store.read() as conn:
        assert mail.own_stamps(conn, "marcus") == 7
        sent = mail.sent_message(conn, "marcus", message)
        assert sent is not None
        assert (sent.status, sent.reason) == ("rejected", "contact_blocked")
        letter = mail.read_message(conn, "marcus", "m-1")
        assert letter is not None
        assert letter.reply_stamp == "stamp-m-1"
        assert not letter.replied


def test_without_a_known_balance_central_decides(device: Device) -> None:
    device.apply(his.FEATURES, his.contact(device, "Theo Hale"))
    send(device, NEW)
    assert device.commands()[0][2]["pay"] == {"kind": "own_stamps", "count": 1}  # type: ignore[index]


def test_what_may_not_be_sent_leaves_everything_as_it_was(device: Device) -> None:
    his.usual_mail(device)
    device.apply(his.FEATURES, his.contact(device, "Ana Diaz", can_write=False))
    refusals = {
        "empty": Draft("d-1", "rosa", None, " \n\u200b "),
        "contact": Draft("d-1", "ana", None, "Hi"),
        "message": Draft("d-1", "theo", "m-1", "Hi"),
    }
    for why, draft in refusals.items():
        with pytest.raises(mail.NotAllowed) as refused:
            send(device, draft)
        assert refused.value.why == why
    with pytest.raises(mail.NotAllowed):
        send(device, Draft("d-1", "nobody", None, "Hi"))
    with pytest.raises(mail.TextTooLong) as long:
        send(device, Draft("d-1", "rosa", None, "a" * 60_001))
    assert (long.value.letters, long.value.most) == (60_001, 60_000)
    assert device.commands() == []


def test_nothing_is_sent_after_sign_out_but_drafts_are_saved(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()

    with device.store.write() as conn:
        end_session(conn, session.id, "idle", device.clock)
    with pytest.raises(mail.NotAllowed):
        mail.send(device.store, session, NEW, device.clock, False)
    mail.save_draft(device.store, session, NEW, device.clock)
    with device.store.read() as conn:
        assert mail.load_draft(conn, "marcus", "d-2") == NEW


def test_typed_text_is_cleaned_before_it_is_hashed_and_shown(device: Device) -> None:
    his.usual_mail(device)
    message = send(device, Draft("d-1", "theo", None, "  cafe\u0301\u202e\r\nok  "))
    assert device.commands()[0][2]["text"] == "café\nok"  # type: ignore[index]
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", message)
        assert sent is not None
        assert sent.text == "café\nok"


def test_a_failure_in_the_middle_keeps_nothing_of_the_send(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    his.usual_mail(device)
    session = device.session()
    mail.save_draft(device.store, session, NEW, device.clock)

    def full(*_: object) -> str:
        raise StoreFull("the disk is full")

    monkeypatch.setattr(sending, "queue_receipt", full)
    with pytest.raises(StoreFull):
        mail.send(device.store, session, NEW, device.clock, True)
    assert device.commands() == []
    with device.store.read() as conn:
        assert mail.load_draft(conn, "marcus", "d-2") == NEW
        assert mail.sent_count(conn, "marcus") == 0
        assert mail.own_stamps(conn, "marcus") == 7


def test_a_receipt_is_queued_with_the_message(device: Device) -> None:
    his.usual_mail(device)
    policy = {"number": 1, "policy": {"facility": {"name": "Cedar Ridge", "unit": "Unit C"}}}
    device.apply([POLICY], device.change("facility", "facility.policy", policy))
    message = send(device, REPLY, print_receipt=True, language="es")
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", message)
        assert sent is not None
        assert sent.receipt is not None
        printed = job(conn, sent.receipt)
        assert printed is not None
        assert printed.resident == "marcus"
        assert printed.receipt.number == sent.receipt_number
        assert printed.receipt.facility == "Cedar Ridge"
        assert printed.receipt.lines == (("Mensaje para", "Rosa"), ("Estampilla de respuesta", "1, pagada por Rosa"))
        assert [value for _, value in printed.receipt.extra_lines] == ["7", "7"]


def test_no_receipt_where_the_policy_wants_none(device: Device) -> None:
    his.usual_mail(device)
    policy = {"number": 1, "policy": {"receipts": {"reply": "none"}}}
    device.apply([POLICY], device.change("facility", "facility.policy", policy))
    send(device, REPLY, print_receipt=True)
    with device.store.read() as conn:
        assert jobs_of(conn, "marcus") == []
