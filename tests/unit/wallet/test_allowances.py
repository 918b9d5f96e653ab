from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.device.identity import save_identity
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.signin.rules import SignedIn
from kiosk.signin.sessions import end_session
from kiosk.signin.signin import SignIn
from kiosk.sync import wire
from kiosk.wallet import wallet
from kiosk.wallet.allowances import SESSION_PART, AllowanceRefused, keep_allowance
from kiosk.wallet.tables import allowances
from tests.enrolled import MARCUS, Device
from tests.unit.mail import letters_of_marcus as his_mail
from tests.unit.wallet import money_of_marcus as his


def left(device: Device) -> list[tuple[str, int, int]]:
    with device.store.read() as conn:
        stands = wallet.standing_of(conn, "marcus", device.clock.now_ms())
    return [(one.id, one.amount.stamps, one.amount.credits_cents) for one in stands.allowances]


def stamps(device: Device) -> int:
    with device.store.read() as conn:
        held = wallet.balances(conn, "marcus", device.clock.now_ms())
    assert held is not None
    return held.stamps


def send(device: Device, text: str = "Hi Theo", name: str = "d-1") -> str:
    return mail.send(device.store, device.session(), Draft(name, "theo", None, text), device.clock, False)


def paid(device: Device) -> list[dict[str, object]]:
    return [payload["pay"] for _, _, payload in device.commands("mail.send") if payload is not None]


@pytest.mark.parametrize(
    "changed",
    [
        {"device": "kiosk-x"},
        {"epoch": 2},
        {"resident": "andre"},
        {"typ": "lumen-grant"},
        {"alg": "other"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_only_centrals_word_for_this_device_epoch_and_resident_is_kept(device: Device, changed: dict[str, str]) -> None:
    claims = {key: value for key, value in changed.items() if key not in {"typ", "alg"}}
    token = his.signed(device, **claims)
    if "typ" in changed:
        token = device.central.grant(device.clock.now_ms())
    if "alg" in changed:
        token = "e30." + token.split(".")[1] + "." + token.split(".")[2]
    with device.store.write() as conn, pytest.raises(AllowanceRefused):
        keep_allowance(conn, token, "marcus")
    assert left(device) == []


def test_the_highest_revision_counts_whatever_the_order(device: Device) -> None:
    first, second = his.allowance(device), his.allowance(device, "a-1", 8, 700, revision=2)
    device.apply(his.FEATURES, second, first, second)
    assert left(device) == [("a-1", 8, 700)]


def test_stamps_of_an_allowance_are_never_shown_twice_whichever_word_comes_first(device: Device) -> None:
    device.apply(his.FEATURES, his.balances(device, 7))
    device.apply(his.FEATURES, his.allowance(device))
    assert (stamps(device), left(device)) == (7, [("a-1", 3, 500)])
    device.apply(his.FEATURES, his.balances(device, 4, credits_cents=700, aside=(his.aside(),)))
    assert (stamps(device), left(device)) == (7, [("a-1", 3, 500)])


def test_what_lies_on_another_device_is_shown_and_not_spent(device: Device) -> None:
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside("a-9", 3, 0, "tablet-1"),)))
    assert stamps(device) == 4
    with device.store.read() as conn:
        (one,) = wallet.aside(conn, "marcus", device.clock.now_ms())
    assert (one.device_name, one.stamps, one.here) == ("Tablet C-102", 3, False)


def test_a_message_is_paid_by_the_allowance_in_its_own_transaction(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside(),)), his.allowance(device), his.prices(device))
    message = send(device)
    assert paid(device) == [{"kind": "allowance", "allowance": "a-1", "count": 1}]
    assert (stamps(device), left(device)) == (6, [("a-1", 2, 500)])
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", message)
    assert sent is not None
    assert sent.pay == mail.Paid("own_stamps", 1, None, when_connected=False)
    # Central books it: escrow is one less, and nothing changes for the resident.
    pay = {"kind": "allowance", "allowance": "a-1", "count": 1}
    booked = his.balances(device, 4, aside=(his.aside(stamps=2),))
    device.set_command(message, "accepted", acked_ms=device.clock.now_ms())
    device.apply(his.FEATURES, his_mail.sent(device, message, "received", contact="theo", pay=pay), booked)
    assert (stamps(device), left(device)) == (6, [("a-1", 2, 500)])


def test_a_rejected_or_taken_back_message_gives_the_allowance_its_stamp_back(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside(),)), his.allowance(device))
    first, second = send(device), send(device, name="d-2")
    assert left(device) == [("a-1", 1, 500)]
    assert mail.take_back(device.store, device.session(), second, device.clock) is not None
    device.set_command(first, "rejected", code="contact")
    assert (stamps(device), left(device)) == (7, [("a-1", 3, 500)])


def test_an_expired_allowance_pays_nothing_and_what_it_held_is_paid_when_connected(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.balances(device, 0, aside=(his.aside(),)), his.allowance(device))
    device.hand.forward(his.HOUR_MS)
    assert left(device) == []
    send(device)
    assert paid(device) == [{"kind": "own_stamps", "count": 1}]


def test_what_neither_covers_alone_is_paid_by_both_after_giving_back(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.balances(device, 2, aside=(his.aside(),)), his.allowance(device))
    send(device, "a" * 6000 * 4)
    kinds = [kind for kind, _, _ in device.commands()]
    assert kinds.index("wallet.allowance_return") < kinds.index("mail.send")
    assert paid(device) == [{"kind": "own_stamps", "count": 4}]
    assert (stamps(device), left(device)) == (1, [])
    with pytest.raises(mail.NotEnoughStamps) as refused:
        send(device, "a" * 6000 * 2, "d-2")
    assert refused.value.missing == 1


def test_the_prices_of_an_allowance_hold_while_it_pays(device: Device) -> None:
    his_mail.usual_mail(device)
    dear = his.prices(device, 2, letters_per_stamp=10)
    device.apply(his.FEATURES, his.prices(device), dear, his.balances(device, 4, aside=(his.aside(),)))
    device.apply(his.FEATURES, his.allowance(device, price_version=2))
    send(device, "a" * 20)
    assert paid(device) == [{"kind": "allowance", "allowance": "a-1", "count": 2}]


def test_signing_out_of_a_kiosk_gives_the_rest_back_before_the_session_closes(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside(),)), his.allowance(device))
    send(device)
    session = device.session()
    with device.store.write() as conn:
        assert end_session(conn, session.id, "signed_out", device.clock, [SESSION_PART])
    returned, closed = device.commands()[-2:]
    assert returned == ("wallet.allowance_return", "grant-1", {"allowance": "a-1", "stamps": 1, "credits_cents": 0})
    assert closed[0] == "session.close"
    assert (stamps(device), left(device)) == (6, [])
    device.apply(his.FEATURES, his.allowance(device, "a-1", 9, 900, revision=2))
    assert left(device) == [], "one that was given back is not opened again"


def test_a_tablet_keeps_its_standing_allowance(device: Device) -> None:
    with device.store.write() as conn:
        save_identity(conn, replace(device.identity, kind="tablet"))
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside(),)), his.allowance(device))
    session = device.session()
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock, [SESSION_PART])
    assert left(device) == [("a-1", 3, 500)]


def test_after_a_crash_it_is_given_back_at_the_next_start(device: Device) -> None:
    device.apply(his.FEATURES, his.balances(device, 4, aside=(his.aside(),)), his.allowance(device))
    device.session()
    device.power_cut()
    desk = SignIn(device.store, device.keys, device.clock, [SESSION_PART])
    desk.close_stale()
    desk.close_stale()
    desk.stop()
    assert [kind for kind, _, _ in device.commands()] == ["wallet.allowance_return", "session.close"]


@pytest.mark.parametrize(("good", "held"), [(True, [("a-1", 3, 500)]), (False, [])])
def test_the_allowance_of_a_sign_in_is_kept_with_the_session_or_not_at_all(device: Device, good: bool, held: list[object]) -> None:
    roster = wire.Roster(resident="marcus", first_name="Marcus", number=MARCUS.number)
    from kiosk.signin.changes import FEATURE as SIGNIN

    device.apply([SIGNIN], device.change("facility", "facility.roster", roster))
    device.connect(True)
    desk = SignIn(device.store, device.keys, device.clock, [SESSION_PART])
    attempt = desk.start(MARCUS, "274913")
    assert attempt.work is not None
    attempt.work.result()
    token = his.signed(device) if good else his.signed(device, device="kiosk-x")
    device.answer(attempt.ask, status="signed_in", grant=device.central.grant(device.clock.now_ms()), allowance=token)
    desk.poll(attempt)
    attempt.work.result()
    outcome = desk.poll(attempt)
    desk.stop()
    assert isinstance(outcome, SignedIn), "a bad allowance keeps nobody out"
    assert left(device) == held


def test_one_that_is_over_is_forgotten_when_central_speaks_of_it_no_more(device: Device) -> None:
    device.apply(his.FEATURES, his.allowance(device))
    later = device.clock.now_ms() + 2 * his.HOUR_MS
    device.apply(his.FEATURES, his.balances(device, 7, at_ms=later, aside=(his.aside(),)))
    with device.store.read() as conn:
        assert conn.execute(select(allowances)).first() is not None
    device.apply(his.FEATURES, his.balances(device, 7, at_ms=later))
    with device.store.read() as conn:
        assert conn.execute(select(allowances)).first() is None
