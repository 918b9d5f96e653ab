"""The basket: the sum is what the screen shows, whatever was touched in whatever order (attack 7); nothing takes it away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.commissary import basket
from kiosk.commissary.basket import NoMore
from kiosk.commissary.changes import FEATURE, forget
from kiosk.signin.sessions import end_session
from kiosk.sync.wire_commissary import BasketLine, CommissaryBasket
from kiosk.wallet.accounts import NotOffered, SessionOver
from tests.enrolled import Device
from tests.unit.commissary import shop

COUNTS = {"ramen": 65, "coffee": 480, "soap": 120}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(touches=st.lists(st.tuples(st.sampled_from(sorted(COUNTS)), st.integers(-3, 12)), max_size=12))
def test_added_and_taken_out_in_any_order_it_costs_what_lies_in_it(device: Device, touches: list[tuple[str, int]]) -> None:
    wanted: dict[str, int] = {}
    session = device.session()
    for good in COUNTS:
        basket.put(device.store, session, good, 0, device.clock)
    for good, count in touches:
        try:
            basket.put(device.store, session, good, count, device.clock)
        except NoMore:
            assert (good, count > 10) == ("ramen", True)
        else:
            wanted[good] = max(0, count)
    there = {good: count for good, count in wanted.items() if count}
    assert shop.lines(device) == there
    assert shop.checkout(device).total_cents == sum(COUNTS[good] * count for good, count in there.items())


def test_it_is_there_after_the_power_was_cut_and_after_sign_out(device: Device) -> None:
    shop.put(device, ramen=4, soap=1)
    device.power_cut()
    assert shop.lines(device) == {"ramen": 4, "soap": 1}
    session = device.session()
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock, (basket.SESSION_PART,))
    assert shop.lines(device) == {"ramen": 4, "soap": 1}
    [(_, grant, payload)] = device.commands("commissary.basket")
    assert grant == "grant-1"
    assert payload is not None
    assert payload["lines"] == [{"good": "ramen", "count": 4}, {"good": "soap", "count": 1}]
    again = device.session()
    with device.store.write() as conn:
        end_session(conn, again.id, "signed_out", device.clock, (basket.SESSION_PART,))
    assert len(device.commands("commissary.basket")) == 1, "told once"


def test_the_later_word_stands(device: Device) -> None:
    shop.put(device, ramen=4)
    now_ms = device.clock.now_ms()
    for at_ms, expected in ((now_ms - 5000, {"ramen": 4}), (now_ms + 5000, {"soap": 2})):
        theirs = CommissaryBasket(lines=(BasketLine(good="soap", count=2),), at_ms=at_ms)
        device.apply([FEATURE], device.change(shop.STREAM, "commissary.basket_kept", theirs))
        assert shop.lines(device) == expected


def test_what_is_not_sold_cannot_be_added_but_always_taken_out(device: Device) -> None:
    shop.put(device, coffee=2)
    shop.sell(device, "coffee", sold_out=True)
    session = device.session()
    for good in ("coffee", "gold"):
        with pytest.raises(NotOffered):
            basket.put(device.store, session, good, 3, device.clock)
    basket.put(device.store, session, "coffee", 1, device.clock)
    assert shop.lines(device) == {"coffee": 1}
    shop.sell(device, "coffee", active=False)
    assert shop.checkout(device).items[0].problem == "gone"
    basket.put(device.store, session, "coffee", 0, device.clock)
    assert shop.lines(device) == {}


def test_nothing_is_put_in_when_the_session_is_over(device: Device) -> None:
    session = device.session()
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock)
    with pytest.raises(SessionOver):
        basket.put(device.store, session, "soap", 1, device.clock)


def test_forgotten_with_its_person(device: Device) -> None:
    shop.put(device, ramen=4)
    shop.place(device)
    with device.store.write() as conn:
        forget(conn, "marcus")
    assert shop.lines(device) == {}
