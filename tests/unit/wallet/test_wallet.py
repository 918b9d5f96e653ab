import pytest
from sqlalchemy import select

from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.store.schema import metadata
from kiosk.sync import wire
from kiosk.wallet import wallet
from kiosk.wallet.accounts import Balances
from kiosk.wallet.changes import FEATURE
from kiosk.wallet.rules import Amounts
from tests.enrolled import NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his_mail
from tests.unit.wallet import money_of_marcus as his


def _balances(device: Device, stamps: int, resident: str = "marcus") -> wire.Change:
    held = wire.BalancesChange(stamps=stamps, credits_cents=1200, trust_cents=4620, trust_ms=NOON_MS)
    return device.change(f"resident:{resident}", "wallet.balances", held)


def test_nothing_is_made_up_before_centrals_word(device: Device) -> None:
    with device.store.read() as conn:
        assert wallet.balances(conn, "marcus") is None


def test_centrals_word_replaces_what_was_known(device: Device) -> None:
    device.apply([FEATURE], _balances(device, 3), _balances(device, 7), _balances(device, 1, "andre"))
    with device.store.read() as conn:
        assert wallet.balances(conn, "marcus") == Balances(7, 0, 1200, 4620, NOON_MS, "USD")


def test_what_waits_is_not_there_to_spend_and_settling_twice_does_nothing(device: Device) -> None:
    device.apply([FEATURE], _balances(device, 3))
    with device.store.write() as conn:
        for command, resident, stamps in (("c-1", "marcus", 2), ("c-2", "marcus", 2), ("c-3", "andre", 1)):
            wallet.move(conn, resident, command, "message", Amounts(stamps=-stamps), NOON_MS)
        held = wallet.balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_waiting) == (0, 4), "never below nothing"
        for _ in range(2):
            wallet.settle(conn, "c-1")
        held = wallet.balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_waiting) == (1, 2)


def test_the_whole_history_again_ends_the_same(device: Device) -> None:
    his_history = [
        his.prices(device),
        his.balances(device, 4, aside=(his.aside(),)),
        his.allowance(device),
        his.entry(device, "e-1", "stamps_bought", stamps=10, credits_cents=-300, command="p-1"),
        his.restriction(device, "buy"),
        his.obligation(device),
        his.restriction(device, "buy", active=False),
        his.balances(device, 5, aside=(his.aside(stamps=2),)),
    ]
    device.apply(his.FEATURES, *his_history)
    before = _everything(device)
    device.apply(his.FEATURES, *his_history)
    assert _everything(device) == before


def test_balances_that_came_after_an_accepted_command_contain_it_without_another_word(device: Device) -> None:
    device.apply(his.FEATURES, his.balances(device, 7))
    command = device.send()
    with device.store.write() as conn:
        wallet.move(conn, "marcus", command, "message", Amounts(stamps=-1), NOON_MS)
    device.set_command(command, "accepted", acked_ms=NOON_MS + 10)
    device.apply(his.FEATURES, his.balances(device, 7, at_ms=NOON_MS + 9))
    with device.store.read() as conn:
        assert [one.id for one in wallet.waiting(conn, "marcus")] == [command], "said before central took it"
    device.apply(his.FEATURES, his.balances(device, 6, at_ms=NOON_MS + 11))
    with device.store.read() as conn:
        held = wallet.balances(conn, "marcus", NOON_MS)
        assert held is not None
        assert (held.stamps, wallet.waiting(conn, "marcus")) == (6, [])


def test_a_hold_stops_new_messages_and_neither_answers_nor_legal_mail(device: Device) -> None:
    his_mail.usual_mail(device)
    device.apply(his.FEATURES, his.restriction(device, "mail_new"))
    session = device.session()
    with pytest.raises(mail.NotAllowed) as refused:
        mail.send(device.store, session, Draft("d-1", "theo", None, "Hi"), device.clock, False)
    assert refused.value.why == "restriction"
    mail.send(device.store, session, Draft("d-2", "theo", "m-2", "Hi"), device.clock, False)
    mail.send(device.store, session, Draft("d-3", "ward", None, "Hello"), device.clock, False)


def _everything(device: Device) -> dict[str, list[object]]:
    with device.store.read() as conn:
        names = ("balances", "set_aside", "allowances", "price_lists", "wallet_entries", "restrictions", "obligations", "movements")
        return {name: [tuple(row) for row in conn.execute(select(metadata.tables[name]))] for name in names}
