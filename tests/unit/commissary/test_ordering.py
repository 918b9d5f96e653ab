"""Ordering: what was shown is what is asked for, once; a refusal gives the basket and the money back."""

from __future__ import annotations

import pytest

from kiosk.commissary import ordering
from kiosk.commissary.ordering import OverSpending, WindowClosed
from kiosk.commissary.orders import Order, family_cents, order
from kiosk.sync.wire_commissary import CommissaryLimits, GoodLimit, OrderChange, OrderedLine
from kiosk.wallet import wallet
from kiosk.wallet.accounts import Blocked, CannotUndo, NotEnough, NotOffered, PriceChanged
from tests.enrolled import Device
from tests.unit.commissary import shop
from tests.unit.wallet import money_of_marcus as his

CLOSED = [{"opens_on": "mon", "opens": "00:00", "closes_on": "mon", "closes": "00:01"}]


def trust(device: Device) -> int:
    with device.store.read() as conn:
        found = wallet.balances(conn, "marcus", device.clock.now_ms())
    assert found is not None
    return found.trust_cents


def found(device: Device, id: str = "o-1") -> Order:
    with device.store.read() as conn:
        one = order(conn, "marcus", id)
    assert one is not None
    return one


def test_ordered_once_however_often_it_is_touched(device: Device) -> None:
    shop.put(device, ramen=4, soap=1)
    shown = shop.checkout(device)
    assert (shown.total_cents, shown.left_cents) == (380, 4240)
    for _ in range(2):
        assert shop.place(device, shown=shown) == "o-1"
    [(_, _, payload)] = device.commands("commissary.order")
    assert payload is not None
    assert (payload["pay"], payload["total_cents"], payload["family_cents"]) == ("trust", 380, 0)
    assert [(line["good"], line["count"], line["cents"]) for line in payload["lines"]] == [("ramen", 4, 65), ("soap", 1, 120)]
    assert shop.lines(device) == {}
    assert trust(device) == 4240
    assert found(device).waiting


def test_what_a_price_became_is_never_asked_for_unseen(device: Device) -> None:
    shop.put(device, ramen=4)
    shown = shop.checkout(device)
    shop.sell(device, "ramen", cents=70)
    with pytest.raises(PriceChanged):
        shop.place(device, shown=shown)
    assert device.commands("commissary.order") == []
    assert shop.lines(device) == {"ramen": 4}
    assert trust(device) == 4620


def test_too_little_money_a_closed_window_and_limits_leave_the_basket(device: Device) -> None:
    shop.put(device, coffee=3)
    with pytest.raises(NotEnough) as short:
        shop.place(device, pay="credits")
    assert short.value.missing == 3 * 480 - 1200
    shop.terms(device, windows=CLOSED)
    with pytest.raises(WindowClosed):
        shop.place(device)
    shop.terms(device, most_cents=1000)
    with pytest.raises(OverSpending) as over:
        shop.place(device)
    assert over.value.left_cents == 1000
    shop.terms(device, open=False)
    with pytest.raises(NotOffered):
        shop.place(device)
    shop.terms(device)
    own = CommissaryLimits(goods={"coffee": (GoodLimit(most=1, days=7),)})
    device.apply(shop.FEATURES, device.change(shop.STREAM, "commissary.limits", own))
    assert shop.checkout(device).items[0].problem == "limit"
    with pytest.raises(NotOffered):
        shop.place(device)
    assert shop.lines(device) == {"coffee": 3}
    assert device.commands("commissary.order") == []


def test_a_hold_leaves_essentials(device: Device) -> None:
    device.apply(shop.FEATURES, his.restriction(device, "buy"))
    shop.put(device, soap=1, ramen=1)
    with pytest.raises(Blocked):
        shop.place(device)
    shop.put(device, ramen=0)
    shop.place(device)
    assert found(device).change.total_cents == 120


def test_family_money_pays_first_and_is_not_promised_twice(device: Device) -> None:
    shop.family(device, 300)
    shop.put(device, ramen=4)
    shop.place(device)
    with device.store.read() as conn:
        assert family_cents(conn, "marcus") == 40
    assert trust(device) == 4620
    shop.put(device, soap=1)
    shown = shop.checkout(device)
    assert (shown.family_cents, shown.own_cents) == (40, 80)


def test_limits_count_what_is_on_its_way(device: Device) -> None:
    shop.put(device, ramen=7)
    shop.place(device)
    with pytest.raises(NotOffered):
        shop.put(device, ramen=4)
    shop.put(device, ramen=3)


def test_a_refusal_gives_basket_and_money_back_once(device: Device) -> None:
    shop.put(device, ramen=4, soap=1)
    shop.place(device)
    shop.put(device, ramen=1, soap=3)
    for _ in range(2):
        shop.refused(device, "o-1", "window_closed")
    assert shop.lines(device) == {"ramen": 4, "soap": 3}, "at least as many as were ordered, not both together"
    assert trust(device) == 4620
    assert (found(device).change.state, found(device).change.code) == ("refused", "window_closed")
    line = OrderedLine(good="ramen", name={"en": "Ramen"}, count=4, cents=65)
    told = OrderChange(order="o-1", at_ms=device.clock.now_ms(), pay="trust", state="refused", lines=(line,), total_cents=260, code="x")
    shop.kept(device, told)
    assert shop.lines(device) == {"ramen": 4, "soap": 3}


def test_central_s_no_may_come_by_the_stream_before_it_comes_as_an_outcome(device: Device) -> None:
    shop.put(device, ramen=4)
    shop.place(device)
    line = OrderedLine(good="ramen", name={"en": "Ramen"}, count=4, cents=65)
    told = OrderChange(order="o-1", at_ms=device.clock.now_ms(), pay="trust", state="refused", lines=(line,), total_cents=260, code="x")
    shop.kept(device, told)
    assert shop.lines(device) == {"ramen": 4}
    shop.put(device, ramen=1)
    shop.refused(device, "o-1", "x")
    shop.kept(device, told)
    assert shop.lines(device) == {"ramen": 1}, "given back once: what was taken out since stays out"
    assert trust(device) == 4620


def test_cancelled_before_it_left_it_never_leaves(device: Device) -> None:
    shop.put(device, ramen=4)
    shop.place(device)
    ordering.cancel(device.store, device.session(), "o-1", "c-1", device.clock)
    assert [kind for kind, _, _ in device.commands() if kind != "commissary.basket"] == ["taken_back"]
    assert trust(device) == 4620
    assert found(device).change.state == "cancelled"
    with pytest.raises(CannotUndo):
        ordering.cancel(device.store, device.session(), "o-1", "c-2", device.clock)


def test_cancelled_afterwards_central_decides(device: Device) -> None:
    shop.put(device, ramen=4)
    shop.place(device)
    device.set_command("o-1", "accepted", acked_ms=device.clock.now_ms())
    now_ms = device.clock.now_ms()
    line = OrderedLine(good="ramen", name={"en": "Ramen"}, count=4, cents=65)
    change = OrderChange(order="o-1", at_ms=now_ms, pay="trust", state="placed", lines=(line,), total_cents=260)
    shop.kept(device, change)
    with pytest.raises(CannotUndo):
        ordering.cancel(device.store, device.session(), "o-1", "c-1", device.clock)
    shop.kept(device, change.model_copy(update={"cancel_until_ms": now_ms + 60_000}))
    ordering.cancel(device.store, device.session(), "o-1", "c-1", device.clock)
    assert found(device).cancelling
    assert trust(device) == 4620
    with pytest.raises(CannotUndo):
        ordering.cancel(device.store, device.session(), "o-1", "c-2", device.clock)
    shop.refused(device, "c-1", "too_late", "commissary.cancel")
    assert not found(device).cancelling
    assert trust(device) == 4360
    assert shop.lines(device) == {}


def test_a_refused_order_can_be_put_back_on_any_device(device: Device) -> None:
    line = OrderedLine(good="ramen", name={"en": "Ramen"}, count=4, cents=65)
    change = OrderChange(order="o-9", at_ms=1, pay="trust", state="refused", lines=(line,), total_cents=260, code="sold_out")
    shop.kept(device, change)
    assert shop.lines(device) == {}
    for _ in range(2):
        ordering.put_back(device.store, device.session(), "o-9", device.clock)
    assert shop.lines(device) == {"ramen": 4}
