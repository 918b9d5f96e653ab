from kiosk.sync import wire
from kiosk.wallet import wallet
from kiosk.wallet.changes import FEATURE
from tests.enrolled import NOON_MS, Device


def _balances(device: Device, stamps: int, resident: str = "marcus") -> wire.Change:
    held = wire.BalancesChange(stamps=stamps, credits_cents=1200, trust_cents=4620, trust_ms=NOON_MS)
    return device.change(f"resident:{resident}", "wallet.balances", held)


def test_nothing_is_made_up_before_centrals_word(device: Device) -> None:
    with device.store.read() as conn:
        assert wallet.balances(conn, "marcus") is None


def test_centrals_word_replaces_what_was_known(device: Device) -> None:
    device.apply([FEATURE], _balances(device, 3), _balances(device, 7), _balances(device, 1, "andre"))
    with device.store.read() as conn:
        assert wallet.balances(conn, "marcus") == wallet.Balances(7, 0, 1200, 4620, NOON_MS, "USD")


def test_what_is_set_aside_is_not_there_to_spend_and_settling_twice_does_nothing(device: Device) -> None:
    device.apply([FEATURE], _balances(device, 3))
    with device.store.write() as conn:
        wallet.set_stamps_aside(conn, "marcus", "c-1", 2)
        wallet.set_stamps_aside(conn, "marcus", "c-2", 2)
        wallet.set_stamps_aside(conn, "andre", "c-3", 1)
        held = wallet.balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_set_aside) == (0, 4), "never below nothing"
        for _ in range(2):
            wallet.settle(conn, "c-1")
        held = wallet.balances(conn, "marcus")
        assert held is not None
        assert (held.stamps, held.stamps_set_aside) == (1, 2)
