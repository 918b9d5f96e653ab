import pytest
from sqlalchemy import select

from kiosk.hardware.print_queue import job
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.sync import wire
from kiosk.sync.drain import apply_outcomes
from kiosk.sync.tables import outbox
from kiosk.wallet.tables import movements
from tests.enrolled import ANDRE, NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his

REPLY = Draft("d-1", "rosa", "m-1", "Thank you for the photo.")
NEW = Draft("d-2", "theo", None, "Hi Theo")


def _status(device: Device, message: str) -> str:
    with device.store.read() as conn:
        letter = mail.sent_message(conn, "marcus", message)
        (row,) = [row for row in mail.sent_page(conn, "marcus", 0, 10) if row.message == message]
    assert letter is not None
    assert row.status == letter.status
    return letter.status


def test_the_status_is_honest_at_every_station(device: Device) -> None:
    his.usual_mail(device)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)
    device.connect(False)
    assert _status(device, message) == "waiting"
    device.connect(True)
    assert _status(device, message) == "saved"
    device.set_command(message, "sending")
    assert _status(device, message) == "saved"
    device.set_command(message, "accepted", acked_ms=NOON_MS + 9)
    assert _status(device, message) == "received"
    for status in ("received", "screening", "checked", "sent_on"):
        device.apply(his.FEATURES, his.sent(device, message, status, contact="theo"))
        assert _status(device, message) == status
    with device.store.read() as conn:
        letter = mail.sent_message(conn, "marcus", message)
    assert letter is not None
    assert [step.state for step in letter.steps] == ["done"] * 5
    assert letter.steps[4].at_ms == NOON_MS + 3
    assert not letter.can_take_back


def test_messages_of_another_device_show_too(device: Device) -> None:
    his.usual_mail(device)
    device.apply(his.FEATURES, his.sent(device, "elsewhere", "rejected", reason="It names another resident."))
    with device.store.read() as conn:
        letter = mail.sent_message(conn, "marcus", "elsewhere")
        assert mail.sent_message(conn, "andre", "elsewhere") is None
        assert mail.sent_count(conn, "marcus") == 1
    assert letter is not None
    assert letter.reason == "It names another resident."
    assert [step.state for step in letter.steps] == ["done", "done", "done", "stopped", "later"]
    assert not letter.can_take_back


def test_taken_back_before_it_left_is_a_draft_again_and_costs_nothing(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    reply = mail.send(device.store, session, REPLY, device.clock, True)
    new = mail.send(device.store, session, NEW, device.clock, False)
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", reply)
        assert sent is not None
        assert sent.can_take_back
        receipt = sent.receipt
    assert mail.take_back(device.store, session, reply, device.clock) is not None
    assert mail.take_back(device.store, session, new, device.clock) is not None
    assert mail.take_back(device.store, session, new, device.clock) is None
    assert [(kind, payload) for kind, _, payload in device.commands()] == [("taken_back", None)] * 2
    with device.store.read() as conn:
        back = mail.draft_for(conn, "marcus", "rosa", "m-1")
        assert back is not None
        assert (back.text, back.why) == (REPLY.text, "taken_back")
        assert mail.own_stamps(conn, "marcus") == 7
        assert mail.inbox_page(conn, "marcus", 1, 1)[0].reply_paid
        assert mail.sent_count(conn, "marcus") == 0
        assert receipt is not None
        assert job(conn, receipt) is None, "a receipt for nothing"
    again = Draft(back.id, back.contact, back.in_reply_to, back.text)
    assert mail.send(device.store, session, again, device.clock, False) != reply


def test_too_late_once_a_first_send_began(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    message = mail.send(device.store, session, NEW, device.clock, False)
    device.set_command(message, "sending")
    assert mail.take_back(device.store, session, message, device.clock) is None
    with device.store.read() as conn:
        assert mail.drafts(conn, "marcus") == []


def test_nobody_takes_back_anothers_message(device: Device) -> None:
    his.usual_mail(device)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)
    assert mail.take_back(device.store, device.session(ANDRE), message, device.clock) is None
    assert device.commands()[0][0] == "mail.send"


def test_sent_pages_newest_first(device: Device) -> None:
    his.usual_mail(device, stamps=20)
    session = device.session()
    ids = []
    for n in range(12):
        device.hand.forward(n % 2)
        ids.append(mail.send(device.store, session, Draft(f"d-{n}", "theo", None, f"no {n}"), device.clock, False))
    with device.store.read() as conn:
        pages = mail.sent_page(conn, "marcus", 0, 5) + mail.sent_page(conn, "marcus", 5, 5) + mail.sent_page(conn, "marcus", 10, 5)
    assert [row.message for row in pages] == ids[::-1]
    assert pages[0].name == "Theo Hale"
    assert pages[0].snippet == "no 11"


def test_a_returned_message_drops_out_of_sent_and_its_draft_comes_once(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    message = mail.send(device.store, session, REPLY, device.clock, False)
    device.set_command(message, "rejected", code="reply_stamp_used")
    back = his.returned(device, message, in_reply_to="m-1", text=REPLY.text)
    device.apply(his.FEATURES, back)
    with device.store.read() as conn:
        assert mail.sent_count(conn, "marcus") == 0
        (row,) = mail.drafts(conn, "marcus")
        assert (row.why, row.name, row.saved_ms) == ("reply_stamp_used", "Rosa Hale", NOON_MS)
        draft = mail.load_draft(conn, "marcus", row.id)
    assert draft is not None
    again = mail.send(device.store, session, draft, device.clock, False, pay="own")
    device.apply(his.FEATURES, back)
    with device.store.read() as conn:
        assert mail.drafts(conn, "marcus") == []
        assert [row.message for row in mail.sent_page(conn, "marcus", 0, 5)] == [again]


def test_a_message_that_staff_stopped_stays_in_sent_and_its_text_is_a_draft(device: Device) -> None:
    his.usual_mail(device)
    device.apply(his.FEATURES, his.sent(device, "s-1", "rejected"), his.returned(device, "s-1", "rejected"))
    with device.store.read() as conn:
        assert mail.sent_count(conn, "marcus") == 1
        assert [row.why for row in mail.drafts(conn, "marcus")] == ["rejected"]


def _reject(device: Device, message: str, code: str = "no_grant") -> None:
    """As sync stores central's outcome."""
    hooks = [feature.on_rejected for feature in his.FEATURES if feature.on_rejected is not None]
    outcome = wire.Outcome(seq=1, id=message, status="rejected", code=code)
    with device.store.write() as conn:
        apply_outcomes(conn, [outcome], NOON_MS + 5, hooks)


def _drafts(device: Device) -> list[tuple[str, str, str | None]]:
    with device.store.read() as conn:
        found = [mail.load_draft(conn, "marcus", row.id) for row in mail.drafts(conn, "marcus")]
    return [(draft.id, draft.text, draft.why) for draft in found if draft is not None]


def test_a_message_that_central_rejects_without_a_word_more_is_a_draft_again(device: Device) -> None:
    """Central may not know whose it was (no grant), and then no change follows."""
    his.usual_mail(device)
    session = device.session()
    new, reply = (
        mail.send(device.store, session, NEW, device.clock, False),
        mail.send(device.store, session, REPLY, device.clock, False),
    )
    _reject(device, new)
    _reject(device, reply)
    assert sorted(_drafts(device)) == sorted([(new, NEW.text, "no_grant"), (reply, REPLY.text, "no_grant")])
    with device.store.read() as conn:
        assert {row.saved_ms for row in mail.drafts(conn, "marcus")} == {NOON_MS + 5}
        assert mail.sent_count(conn, "marcus") == 0
        assert mail.own_stamps(conn, "marcus") == 7
        assert mail.inbox_page(conn, "marcus", 1, 1)[0].reply_paid
        assert conn.execute(select(movements)).first() is None
        back = mail.draft_for(conn, "marcus", "rosa", "m-1")
    assert back is not None
    assert back.id == reply
    assert mail.send(device.store, session, back, device.clock, False) != reply


@pytest.mark.parametrize("first", ["outcome", "change"])
def test_outcome_and_change_return_a_draft_once_in_any_order(device: Device, first: str) -> None:
    his.usual_mail(device)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)
    back = his.returned(device, message, "no_stamps", contact="theo", text=NEW.text)
    if first == "outcome":
        _reject(device, message, "no_stamps")
    else:
        device.apply(his.FEATURES, back)
    assert _drafts(device) == [(message, NEW.text, "no_stamps")]
    edited = Draft(message, "theo", None, "Hi Theo, better words")
    mail.save_draft(device.store, device.session(), edited, device.clock)
    if first == "outcome":
        device.apply(his.FEATURES, back)
    else:
        _reject(device, message, "no_stamps")
    assert _drafts(device) == [(message, "Hi Theo, better words", None)]
    mail.delete_draft(device.store, device.session(), message)
    device.apply(his.FEATURES, back)
    _reject(device, message, "no_stamps")
    assert _drafts(device) == []


def test_what_is_no_message_returns_nothing(device: Device) -> None:
    his.usual_mail(device)
    mail.mark_read(device.store, device.session(), "m-1", device.clock)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)
    mail.take_back(device.store, device.session(), message, device.clock)
    before = _drafts(device)
    with device.store.read() as conn:
        ids = list(conn.execute(select(outbox.c.id)).scalars())
    for command in ids:
        _reject(device, command)
    assert _drafts(device) == before


def test_sent_messages_and_stamps_waiting_keep_their_commands(device: Device) -> None:
    his.usual_mail(device)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)

    def in_use() -> list[set[str]]:
        with device.store.read() as conn:
            return [
                set(conn.execute(feature.commands_in_use).scalars().all())
                for feature in his.FEATURES
                if feature.commands_in_use is not None
            ]

    assert in_use() == [{message}, {message}]
    device.apply(his.FEATURES, his.sent(device, message, "received", contact="theo"))
    assert in_use() == [set(), set()]
