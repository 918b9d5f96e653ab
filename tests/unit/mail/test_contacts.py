"""Blocking and asking: at once here, told to central once, honest about what became of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from kiosk.mail import mail
from kiosk.mail.changes import return_rejected
from kiosk.mail.letters import Draft, NotAllowed
from kiosk.mail.tables import contact_asks
from kiosk.signin.sessions import end_session
from kiosk.sync import wire
from tests.enrolled import ANDRE, NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his

WISH = wire.ContactAsk(name=" Ines\u202e  Vargas ", relation="Sister", address="ines@example.org")


def block(device: Device, contact: str = "rosa", *, blocked: bool = True) -> None:
    mail.block(device.store, device.session(), contact, device.clock, blocked=blocked)


def rosa(device: Device) -> tuple[bool, bool]:
    """Whether she is blocked, and may be written to."""
    with device.store.read() as conn:
        found = mail.contact(conn, "marcus", "rosa")
    assert found is not None
    return found.blocked, found.can_write


def wishes(device: Device) -> list[tuple[str, str, bool | None]]:
    with device.store.read() as conn:
        return [(wish.name, wish.status, wish.blocks) for wish in mail.waiting_wishes(conn, "marcus")]


def the_command(device: Device) -> str:
    with device.store.read() as conn:
        (found,) = mail.block_wishes(conn, "marcus").values()
    return found.id


def asked(device: Device, request: str, status: str, **more: object) -> wire.Change:
    content = {"request": request, "name": "Ines Vargas", "relation": "Sister", "status": status, "at_ms": NOON_MS, **more}
    return device.change(his.STREAM, "contacts.asked", content)


def test_a_block_holds_at_once_both_ways_and_waits(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    block(device)
    assert device.commands() == [("contacts.block", "grant-1", {"contact": "rosa", "blocked": True})]
    assert rosa(device) == (True, False)
    assert wishes(device) == [("Rosa Hale", "saved", True)]
    for draft in (Draft("d-1", "rosa", None, "Hi"), Draft("d-2", "rosa", "m-1", "Hi")):
        with pytest.raises(NotAllowed) as refused:
            mail.send(device.store, device.session(), draft, device.clock, False)
        assert refused.value.why == "blocked"


def test_unblocked_before_it_left_nothing_is_told(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    block(device, blocked=False)
    assert [kind for kind, _, _ in device.commands()] == [wire.TOMBSTONE]
    assert (rosa(device), wishes(device)) == ((False, True), [])


def test_unblocked_after_it_left_central_hears_both(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    device.set_command(the_command(device), "sending")
    block(device, blocked=False)
    assert [payload for _, _, payload in device.commands()] == [
        {"contact": "rosa", "blocked": True},
        {"contact": "rosa", "blocked": False},
    ]
    assert rosa(device) == (False, True)


def test_what_central_says_meanwhile_does_not_undo_it(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    device.apply(his.FEATURES, his.contact(device, "Rosa H. Hale"))
    assert rosa(device) == (True, False)
    device.set_command(the_command(device), "accepted")
    device.apply(his.FEATURES, his.contact(device, "Rosa H. Hale", blocked=True))
    assert (rosa(device), wishes(device)) == ((True, False), [])
    device.apply(his.FEATURES, his.contact(device, "Rosa H. Hale"))
    assert rosa(device) == (False, True), "unblocked on another device"


def test_a_refused_block_is_lifted_and_told(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    command = the_command(device)
    device.set_command(command, "rejected", code="contact_not_allowed")
    with device.store.write() as conn:
        return_rejected(conn, command, "contacts.block", {"contact": "rosa", "blocked": True}, "contact_not_allowed")
    assert rosa(device) == (False, True)
    with device.store.read() as conn:
        wish = mail.block_wishes(conn, "marcus")["rosa"]
    assert (wish.status, wish.reason, wishes(device)) == ("refused", "contact_not_allowed", [])


def reject(device: Device, command: str, *, blocked: bool) -> None:
    """Central refuses one of the wishes."""
    device.set_command(command, "rejected", code="contact_not_allowed")
    with device.store.write() as conn:
        return_rejected(conn, command, "contacts.block", {"contact": "rosa", "blocked": blocked}, "contact_not_allowed")


def test_a_refused_block_and_a_refused_unblock_leave_what_central_says(device: Device) -> None:
    his.usual_mail(device)
    block(device)
    first = the_command(device)
    device.set_command(first, "sending")
    block(device, blocked=False)
    second = the_command(device)
    reject(device, first, blocked=True)
    assert rosa(device) == (False, True)
    reject(device, second, blocked=False)
    assert rosa(device) == (False, True)


def test_a_refused_block_is_lifted_also_after_a_change_of_mind(device: Device) -> None:
    """Blocked, unblocked, and blocked again before central said a word: the second wish was taken back, and the first one stands."""
    his.usual_mail(device)
    block(device)
    first = the_command(device)
    device.set_command(first, "sending")
    block(device, blocked=False)
    block(device)
    assert (rosa(device), wishes(device)) == ((True, False), [("Rosa Hale", "saved", True)])
    device.apply(his.FEATURES, his.contact(device, "Rosa Hale"))
    assert rosa(device) == (True, False), "what central says meanwhile does not undo it"
    reject(device, first, blocked=True)
    assert rosa(device) == (False, True)


def test_asking_waits_here_then_for_staff_then_is_decided(device: Device) -> None:
    his.usual_mail(device)
    request = mail.ask(device.store, device.session(), WISH, device.clock)
    ((kind, _, payload),) = device.commands()
    assert (kind, payload) == (
        "contacts.ask",
        {"name": "Ines Vargas", "relation": "Sister", "address": "ines@example.org", "phone": ""},
    )

    def state() -> tuple[str, str]:
        with device.store.read() as conn:
            (wish,) = mail.asks(conn, "marcus")
        return wish.status, wish.reason

    assert (state(), wishes(device)) == (("saved", ""), [("Ines Vargas", "saved", None)])
    device.set_command(request, "accepted")
    device.apply(his.FEATURES, asked(device, request, "waiting"))
    assert (state(), wishes(device)) == (("waiting", ""), [])
    for _ in range(2):
        device.apply(his.FEATURES, asked(device, request, "refused", reason="not_allowed", decided_ms=NOON_MS))
    assert state() == ("refused", "not_allowed")


def test_a_wish_that_central_will_not_take_says_why(device: Device) -> None:
    his.usual_mail(device)
    request = mail.ask(device.store, device.session(), WISH, device.clock)
    device.set_command(request, "rejected", code="too_many_requests")
    with device.store.write() as conn:
        return_rejected(conn, request, "contacts.ask", None, "too_many_requests")
    with device.store.read() as conn:
        (wish,) = mail.asks(conn, "marcus")
    assert (wish.status, wish.reason) == ("refused", "too_many_requests")


def test_only_for_oneself_and_only_while_signed_in(device: Device) -> None:
    his.usual_mail(device)
    with pytest.raises(NotAllowed):
        mail.ask(device.store, device.session(), wire.ContactAsk(name="Ines"), device.clock)
    mail.block(device.store, device.session(ANDRE), "rosa", device.clock, blocked=True)
    session = device.session()
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock, [])
    with pytest.raises(NotAllowed):
        mail.ask(device.store, session, WISH, device.clock)
    with pytest.raises(NotAllowed):
        mail.block(device.store, session, "rosa", device.clock, blocked=True)
    assert rosa(device) == (False, True)
    with device.store.read() as conn:
        assert conn.execute(select(contact_asks)).all() == []


def test_a_name_of_nothing_visible_is_no_name_and_a_long_one_is_cut(device: Device) -> None:
    his.usual_mail(device)
    with pytest.raises(NotAllowed) as refused:
        mail.ask(device.store, device.session(), wire.ContactAsk(name="\u200b", phone="3035550147"), device.clock)
    assert str(refused.value) == "empty"
    # Two letters each when composed: 400 where 200 may travel.
    mail.ask(device.store, device.session(), wire.ContactAsk(name="\u0958" * 200, phone="3035550147"), device.clock)
    with device.store.read() as conn:
        assert len(mail.asks(conn, "marcus")[0].name) == 200
