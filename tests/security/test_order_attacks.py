"""Attack 46 at the device's own table of orders: what is not central's word for it, now, changes nothing and is told to be refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.device.orders import apply_order, begin, end, going_down, latest, settle, standing, untold
from kiosk.signin.attempt import Checker
from kiosk.signin.features_off import ROUTES, is_off
from kiosk.signin.never_blocked import KINDS
from kiosk.signin.rules import Restarting
from kiosk.sync.device_logs import gather_logs, safe_line
from kiosk.sync.registry import Feature
from kiosk.sync.wire_orders import FEATURES, ORDER_TYPE, OrderGiven
from tests.enrolled import DEVICE, NOON_MS, Central, Device, enrolled_device

FEATURE = Feature("orders", {("device.order", 1): apply_order})
WORDS = {"en": "There is a count.", "es": "Hay un conteo."}


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def _signed(by: Device, number: int, what: str = "lock", *, typ: str = ORDER_TYPE, **changed: object) -> str:
    claims = {"order": f"o-{number}", "device": DEVICE, "epoch": 1, "number": number, "what": what, "words": WORDS}
    claims |= {"issued_ms": NOON_MS, "expires_ms": NOON_MS + 3_600_000}
    return by.central.sign({**claims, **changed}, typ=typ)


def _give(device: Device, order: str, signed: str, *, withdrawn: bool = False) -> None:
    given = OrderGiven(order=order, signed=signed, withdrawn=withdrawn)
    device.apply([FEATURE], device.change(f"device:{DEVICE}", "device.order", given))
    with device.store.write() as conn:
        settle(conn, device.clock.now_ms())


def _locked(device: Device) -> bool:
    with device.store.read() as conn:
        return standing(conn).lock is not None


def _outcomes(device: Device) -> list[tuple[str, str, str]]:
    with device.store.read() as conn:
        return [(one.order, one.outcome, one.code) for one in untold(conn)]


def _by_another(device: Device, number: int) -> str:
    own, device.central = device.central, Central()
    try:
        return _signed(device, number)
    finally:
        device.central = own


ATTACKS: dict[str, tuple[str, Callable[[Device], str]]] = {
    "altered": ("signature", lambda d: _signed(d, 5).replace(".", "x.", 1)),
    "unsigned": ("signature", lambda d: _signed(d, 5).rpartition(".")[0] + "."),
    "another key": ("signature", lambda d: _by_another(d, 5)),
    "another type": ("signature", lambda d: _signed(d, 5, typ="lumen-grant")),
    "another device": ("other_device", lambda d: _signed(d, 5, device="kiosk-d-001")),
    "another order": ("other_device", lambda d: _signed(d, 5, order="o-6")),
    "another epoch": ("epoch", lambda d: _signed(d, 5, epoch=2)),
    "old": ("old", lambda d: _signed(d, 3, order="o-5")),
    "unheard of": ("unknown", lambda d: _signed(d, 5, "format")),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_not_centrals_word_for_this_device_changes_nothing(device: Device, attack: str) -> None:
    code, made = ATTACKS[attack]
    _give(device, "o-3", _signed(device, 3, "features", off=("media",)))
    _give(device, "o-5", made(device))
    assert not _locked(device)
    assert ("o-5", "refused", code) in _outcomes(device)


def test_an_order_that_came_too_late_changes_nothing(device: Device) -> None:
    _give(device, "o-1", _signed(device, 1, expires_ms=device.clock.now_ms() - 1))
    assert not _locked(device)
    assert _outcomes(device) == [("o-1", "expired", "")]


def test_a_lock_stands_until_it_is_lifted_and_a_replay_locks_nothing(device: Device) -> None:
    lock = _signed(device, 1)
    _give(device, "o-1", lock)
    assert _locked(device)
    device.power_cut()
    assert _locked(device)
    _give(device, "o-2", _signed(device, 2, "unlock"))
    assert not _locked(device)
    _give(device, "o-1", lock)
    _give(device, "o-again", lock)
    assert not _locked(device)
    with device.store.read() as conn:
        assert [(one.id, one.state) for one in latest(conn, 9) if one.state == "refused"] == [("o-again", "refused")]


def test_what_was_withdrawn_before_it_began_is_not_done(device: Device) -> None:
    _give(device, "o-1", _signed(device, 1, "restart"))
    _give(device, "o-1", "-", withdrawn=True)
    assert _outcomes(device) == [("o-1", "withdrawn", "")]
    with device.store.write() as conn:
        begin(conn, "o-1")
        assert not going_down(conn)


@pytest.mark.parametrize("kind", sorted(KINDS | {"requests", "balances"}))
def test_what_is_never_blocked_is_not_taken_off_by_central_itself(device: Device, kind: str) -> None:
    _give(device, "o-1", _signed(device, 1, "features", off=("media", kind)))
    with device.store.read() as conn:
        assert standing(conn).off == frozenset()
    assert _outcomes(device) == [("o-1", "refused", "never_blocked")]


def test_with_everything_off_what_is_never_blocked_is_open() -> None:
    for feature in FEATURES:
        assert ROUTES[feature]
    open_still = ("requests", "request-types", "form", "request", "help", "support", "guided", "money", "owed", "leaving", "message")
    assert not any(is_off(route, "", FEATURES) for route in open_still)
    assert not any(is_off(route, kind, FEATURES) for kind in KINDS for route in ("compose", "form", "conversation"))
    assert is_off("compose", "", FEATURES)


def test_a_list_of_features_is_the_whole_list(device: Device) -> None:
    _give(device, "o-1", _signed(device, 1, "features", off=("media", "visits")))
    with device.store.read() as conn:
        assert standing(conn).off == {"media", "visits"}
    _give(device, "o-2", _signed(device, 2, "features"))
    with device.store.read() as conn:
        assert standing(conn).off == frozenset()


def test_nobody_signs_in_while_the_device_goes_down_and_the_first_end_counts(device: Device) -> None:
    _give(device, "o-1", _signed(device, 1, "restart"))
    with device.store.write() as conn:
        begin(conn, "o-1")
        assert isinstance(Checker(device.store, device.keys, device.clock).refusal(conn, "marcus"), Restarting)
        end(conn, "o-1", "done", "", NOON_MS)
        end(conn, "o-1", "failed", "late", NOON_MS)
        assert not isinstance(Checker(device.store, device.keys, device.clock).refusal(conn, "marcus"), Restarting)
    assert _outcomes(device) == [("o-1", "done", "")]


SECRETS = ("Dear Rosa, I miss you", "20714471", "482913", "rosa@example.org", "/var/lib/mail/letter one.txt", "Ana María")


@pytest.mark.parametrize("secret", SECRETS)
def test_a_bundle_of_logs_has_nobodys_words(tmp_path: Path, secret: str) -> None:

    fields = {"text": secret, "why": secret, "nested": {"deep": secret}, "many": [secret], "order": "0190-ab", "count": 3}
    line = json.dumps({"event": "letter_saved", "level": "info", "timestamp": "2026-01-02T03:04:05.123Z", **fields})
    safe = safe_line(line, "sync")
    assert safe is not None
    assert secret not in safe
    assert json.loads(safe)["order"] == "0190-ab"
    (tmp_path / "screen.log").write_text(
        f"{line}\nTraceback: {secret}\n[1, 2]\n" + '{"n": 20714471, "ms": 1780000000000}\n', encoding="utf-8"
    )
    told = "\n".join(gather_logs(tmp_path))
    assert secret not in told
    assert "20714471" not in told
    assert "1780000000000" in told


def test_a_bundle_of_logs_is_bounded_and_has_the_newest(tmp_path: Path) -> None:
    for name in ("sync", "screen"):
        lines = (
            f'{{"event": "step", "timestamp": "2026-01-02T03:{n // 600:02}:{n // 10 % 60:02}.{n % 10}Z", "n": {n}}}\n'
            for n in range(9000)
        )
        (tmp_path / f"{name}.log").write_text("".join(lines), encoding="utf-8")
    told = gather_logs(tmp_path)
    assert len(told) == 4000
    assert '"n":8999' in told[-1]
    assert sum(map(len, told)) < 1 << 20
