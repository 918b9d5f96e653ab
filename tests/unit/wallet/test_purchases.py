from __future__ import annotations

from typing import Any

import pytest

from kiosk.device.policy import FEATURE as POLICY
from kiosk.hardware.print_queue import job, jobs_of
from kiosk.signin.sessions import end_session
from kiosk.store.engine import StoreFull
from kiosk.sync.drain import apply_outcomes
from kiosk.sync.wire import Outcome
from kiosk.wallet import purchases, wallet
from kiosk.wallet.accounts import (
    Balances,
    Blocked,
    CannotUndo,
    NotEnough,
    NotOffered,
    Offer,
    OverLimit,
    PriceChanged,
    Purchase,
    SessionOver,
)
from kiosk.wallet.changes import keep_reason
from kiosk.wallet.history import Show, history_count, history_page
from kiosk.wallet.holds import obligations
from kiosk.wallet.rules import Amounts
from tests.enrolled import NOON_MS, Device
from tests.unit.wallet import money_of_marcus as his

SHOWN: tuple[Show, ...] = ("in", "out")


def usual(device: Device, **changed: Any) -> None:
    device.apply(his.FEATURES, his.prices(device), his.balances(device, **changed))


def offers(device: Device) -> dict[str, Offer]:
    with device.store.read() as conn:
        return {offer.book: offer for offer in purchases.stamp_offers(conn, "marcus", device.clock.now_ms())}


def buy(device: Device, book: str = "ten", id: str = "p-1", *, receipt: bool = False) -> str:
    return purchases.buy_stamps(device.store, device.session(), offers(device)[book], id, device.clock, receipt)


def held(device: Device) -> Balances:
    with device.store.read() as conn:
        found = wallet.balances(conn, "marcus", device.clock.now_ms())
    assert found is not None
    return found


def bought(device: Device, id: str = "p-1") -> Purchase:
    with device.store.read() as conn:
        found = purchases.purchase_of(conn, "marcus", id, device.clock.now_ms())
    assert found is not None
    return found


def undo(device: Device, purchase: str = "p-1", id: str = "u-1") -> None:
    purchases.undo(device.store, device.session(), purchase, id, device.clock)


def outcome(device: Device, command: str, status: str, code: str = "") -> None:
    """What drain does with central's answer."""
    device.set_command(command, status, code=code, acked_ms=device.clock.now_ms())
    if status == "rejected":
        with device.store.write() as conn:
            kind = "wallet.undo" if command.startswith("u") else "wallet.buy_stamps"
            keep_reason(conn, command, kind, None, code)


def test_price_and_what_is_missing_are_known_before(device: Device) -> None:
    usual(device)
    found = offers(device)
    assert [(offer.stamps, offer.cents, offer.missing_cents) for offer in found.values()] == [
        (10, 300, 0),
        (30, 870, 0),
        (60, 1680, 480),
    ]


def test_stamps_are_bought_once_however_often_the_button_is_touched(device: Device) -> None:
    usual(device)
    offer, session = offers(device)["ten"], device.session()
    for _ in range(2):
        assert purchases.buy_stamps(device.store, session, offer, "p-1", device.clock, False) == "p-1"
    (command,) = device.commands()
    assert command[2] == {"book": "ten", "stamps": 10, "cents": 300, "price_version": 1, "allowance": None}
    assert (held(device).stamps, held(device).credits_cents) == (17, 900)


def test_an_allowance_that_covers_it_pays_at_the_prices_it_was_signed_for(device: Device) -> None:
    usual(device, credits_cents=700, aside=(his.aside(),))
    cheaper = tuple(book.model_copy(update={"cents": book.cents - 100}) for book in his.BOOKS)
    device.apply(his.FEATURES, his.prices(device, 2, books=cheaper), his.allowance(device))
    assert {name: (offer.cents, offer.allowance) for name, offer in offers(device).items()} == {
        "ten": (300, "a-1"),
        "thirty": (770, None),
        "sixty": (1580, None),
    }
    buy(device)
    assert device.commands()[-1][2] == {"book": "ten", "stamps": 10, "cents": 300, "price_version": 1, "allowance": "a-1"}


def test_a_promotion_shows_the_full_price_and_ends_on_trusted_time(device: Device) -> None:
    cheap = (his.BOOKS[0].model_copy(update={"cents": 200}),)
    promotion = his.prices(device, 2, books=cheap, full_cents={"ten": 300}, until_ms=NOON_MS + his.HOUR_MS)
    device.apply(his.FEATURES, his.prices(device), promotion, his.balances(device))
    offer = offers(device)["ten"]
    assert (offer.cents, offer.full_cents, offer.until_ms) == (200, 300, NOON_MS + his.HOUR_MS)
    device.hand.forward(his.HOUR_MS)
    assert offers(device) == {}, "today's prices come with the next connection"


def test_what_the_screen_showed_must_still_hold(device: Device) -> None:
    usual(device)
    offer = offers(device)["ten"]
    dearer = his.BOOKS[0].model_copy(update={"cents": 350})
    device.apply(his.FEATURES, his.prices(device, 2, books=(dearer,)))
    with pytest.raises(PriceChanged):
        purchases.buy_stamps(device.store, device.session(), offer, "p-1", device.clock, False)
    device.apply(his.FEATURES, his.prices(device, 3, books=()))
    with pytest.raises(NotOffered):
        purchases.buy_stamps(device.store, device.session(), offer, "p-1", device.clock, False)
    assert device.commands() == []


def test_no_more_than_there_is(device: Device) -> None:
    usual(device)
    with pytest.raises(NotEnough) as refused:
        buy(device, "sixty")
    assert refused.value.missing == 480
    buy(device, "thirty")
    assert offers(device)["ten"].missing_cents == 0
    buy(device, "ten", "p-2")
    with pytest.raises(NotEnough):
        buy(device, "ten", "p-3")


def test_a_hold_on_the_account_says_so_and_ends(device: Device) -> None:
    usual(device)
    device.apply(his.FEATURES, his.restriction(device, "buy", "move", ends_ms=NOON_MS + his.HOUR_MS))
    with pytest.raises(Blocked) as refused:
        buy(device)
    assert refused.value.restriction.blocks == {"buy", "move"}
    with pytest.raises(Blocked):
        purchases.move_to_credits(device.store, device.session(), 500, "m-1", device.clock, False)
    device.hand.forward(his.HOUR_MS)
    buy(device)


def test_nothing_is_bought_after_sign_out(device: Device) -> None:
    usual(device)
    offer, session = offers(device)["ten"], device.session()
    with device.store.write() as conn:
        end_session(conn, session.id, "idle", device.clock)
    with pytest.raises(SessionOver):
        purchases.buy_stamps(device.store, session, offer, "p-1", device.clock, False)


def test_a_power_cut_in_the_middle_keeps_nothing(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    usual(device)

    def full(*_: object) -> str:
        raise StoreFull("the disk is full")

    monkeypatch.setattr(purchases, "queue_receipt", full)
    with pytest.raises(StoreFull):
        buy(device, receipt=True)
    assert device.commands() == []
    assert (held(device).stamps, held(device).credits_cents) == (7, 1200)


def test_the_receipt_says_what_was_paid_and_what_is_left(device: Device) -> None:
    usual(device)
    buy(device, receipt=True)
    found = bought(device)
    with device.store.read() as conn:
        assert found.receipt is not None
        printed = job(conn, found.receipt)
    assert printed is not None
    paper = printed.receipt
    assert (paper.number, paper.lines, paper.total) == (
        found.receipt_number,
        (("10 stamps", "$3.00"), ("Fees", "$0.00")),
        ("Paid from credits", "$3.00"),
    )
    assert paper.extra_lines == (("Credits left", "$9.00"), ("Stamps", "17"), ("Paid when connected", "Yes"))


def test_no_receipt_where_the_policy_wants_none(device: Device) -> None:
    usual(device)
    device.apply([POLICY], device.change("facility", "facility.policy", {"number": 1, "policy": {"receipts": {"purchase": "none"}}}))
    buy(device, receipt=True)
    with device.store.read() as conn:
        assert jobs_of(conn, "marcus") == []


def test_a_purchase_that_has_not_left_is_taken_out_of_the_queue(device: Device) -> None:
    usual(device)
    buy(device)
    undo(device)
    assert device.commands() == [("taken_back", "grant-1", None)]
    assert (held(device).stamps, held(device).credits_cents) == (7, 1200)
    found = bought(device)
    assert (found.undone, found.refused, found.undo_until_ms) == (True, "taken_back", None)
    with pytest.raises(CannotUndo):
        undo(device, id="u-2")


def test_one_that_has_left_is_undone_by_central(device: Device) -> None:
    usual(device)
    buy(device)
    outcome(device, "p-1", "accepted")
    device.apply(
        his.FEATURES,
        his.entry(device, "e-1", "stamps_bought", stamps=10, credits_cents=-300, command="p-1"),
        his.balances(device, 17, credits_cents=900),
    )
    assert (held(device).stamps, held(device).credits_cents) == (17, 900)
    undo(device)
    assert device.commands()[-1] == ("wallet.undo", "grant-1", {"command": "p-1"})
    assert (held(device).stamps, held(device).credits_cents) == (7, 1200)
    with pytest.raises(CannotUndo) as refused:
        undo(device, id="u-2")
    assert refused.value.why == "undone"
    outcome(device, "u-1", "accepted")
    device.apply(
        his.FEATURES,
        his.entry(device, "e-2", "undone", stamps=-10, credits_cents=300, command="u-1", refunds="e-1"),
        his.balances(device, 7),
    )
    assert (held(device).stamps, held(device).credits_cents) == (7, 1200)
    assert bought(device).undone


def test_undo_has_its_time_and_wants_the_stamps_unused(device: Device) -> None:
    usual(device, stamps=0)
    buy(device)
    assert bought(device).undo_until_ms == NOON_MS + 15 * 60_000
    with device.store.write() as conn:
        wallet.move(conn, "marcus", "c-9", "message", Amounts(stamps=-1), NOON_MS)
    with pytest.raises(CannotUndo) as used:
        undo(device)
    assert used.value.why == "used"
    with device.store.write() as conn:
        wallet.drop(conn, "c-9")
    device.hand.forward(15 * 60_000)
    with pytest.raises(CannotUndo) as late:
        undo(device)
    assert late.value.why == "late"
    with pytest.raises(CannotUndo) as unknown:
        undo(device, "p-9")
    assert unknown.value.why == "unknown"
    assert len(device.commands()) == 1


def test_a_refused_purchase_brings_the_money_back_and_leaves_a_line(device: Device) -> None:
    usual(device)
    buy(device)
    with device.store.write() as conn:
        seq = conn.exec_driver_sql("SELECT seq FROM outbox WHERE id = 'p-1'").scalar_one()
        rejected = Outcome(seq=seq, id="p-1", status="rejected", code="price_changed")
        apply_outcomes(conn, [rejected], NOON_MS, [keep_reason])
    assert (held(device).stamps, held(device).credits_cents) == (7, 1200)
    with device.store.read() as conn:
        (line,) = history_page(conn, "marcus", "all", 0, 10)
        assert history_count(conn, "marcus") == 1
        assert wallet.waiting(conn, "marcus") == []
    assert (line.kind, line.refused, line.stamps, line.credits_after) == ("stamps_bought", "price_changed", 10, None)
    assert bought(device).refused == "price_changed"


def test_trust_money_is_moved_within_the_limits_of_the_day(device: Device) -> None:
    usual(device, trust_cents=40_000)
    session = device.session()

    def move(cents: int, id: str) -> str:
        return purchases.move_to_credits(device.store, session, cents, id, device.clock, False)

    with pytest.raises(OverLimit):
        move(10_001, "m-1")
    move(10_000, "m-1")
    move(10_000, "m-1")
    move(9_000, "m-2")
    with pytest.raises(OverLimit) as over:
        move(1_001, "m-3")
    assert over.value.left_cents == 1_000
    with pytest.raises(NotOffered):
        move(0, "m-3")
    assert (held(device).trust_cents, held(device).credits_cents) == (21_000, 20_200)
    with device.store.read() as conn:
        tomorrow = device.clock.now_ms() + 24 * his.HOUR_MS
        assert purchases.move_limits(conn, "marcus", tomorrow) == (10_000, 20_000)


def test_no_more_trust_money_than_the_facility_reported(device: Device) -> None:
    usual(device)
    with pytest.raises(NotEnough) as refused:
        purchases.move_to_credits(device.store, device.session(), 4_700, "m-1", device.clock, False)
    assert (refused.value.what, refused.value.missing) == ("trust", 80)


def test_an_obligation_is_paid_up_to_what_is_open_even_under_a_hold(device: Device) -> None:
    usual(device)
    device.apply(his.FEATURES, his.obligation(device), his.restriction(device, "buy", "move", "mail_new", "media"))
    session = device.session()
    purchases.pay_obligation(device.store, session, "o-1", 1_500, "o-c-1", device.clock, True)
    with device.store.read() as conn:
        (owed,) = obligations(conn, "marcus")
        assert len(jobs_of(conn, "marcus")) == 1
    assert (owed.waiting_cents, owed.open_cents) == (1_500, 2_500)
    for name, cents in (("o-9", 100), ("o-1", 2_501)):
        with pytest.raises(NotOffered):
            purchases.pay_obligation(device.store, session, name, cents, "o-c-2", device.clock, False)
    device.apply(
        his.FEATURES,
        his.entry(device, "e-1", "obligation_paid", trust_cents=-1_500, command="o-c-1"),
        his.obligation(device, paid_cents=2_500),
        his.balances(device, trust_cents=3_120),
    )
    with device.store.read() as conn:
        (owed,) = obligations(conn, "marcus")
    assert (owed.waiting_cents, owed.open_cents, held(device).trust_cents) == (0, 2_500, 3_120)


def test_an_obligation_that_may_not_be_paid_from_here(device: Device) -> None:
    usual(device)
    device.apply(his.FEATURES, his.obligation(device, may_pay=False))
    with pytest.raises(NotOffered):
        purchases.pay_obligation(device.store, device.session(), "o-1", 100, "o-c-1", device.clock, False)


def test_the_history_tells_balances_after_and_what_gives_what_back(device: Device) -> None:
    device.apply(
        his.FEATURES,
        his.balances(device, 4, credits_cents=1_200, trust_cents=4_620, aside=(his.aside(stamps=3, cents=0),)),
        his.entry(device, "e-1", "deposit", at_ms=NOON_MS - 30, trust_cents=2_500, source="online", reference="D-1"),
        his.entry(device, "e-2", "message", at_ms=NOON_MS - 20, stamps=-1),
        his.entry(device, "e-3", "refund", at_ms=NOON_MS - 10, stamps=1, refunds="e-2"),
        his.entry(device, "e-4", "moved_to_credits", at_ms=NOON_MS, credits_cents=1_000, trust_cents=-1_000),
        his.entry(device, "e-4", "moved_to_credits", at_ms=NOON_MS, credits_cents=1_000, trust_cents=-1_000),
    )
    with device.store.read() as conn:
        rows = history_page(conn, "marcus", "all", 0, 10)
        second = history_page(conn, "marcus", "all", 1, 2)
        found = {show: [row.id for row in history_page(conn, "marcus", show, 0, 10)] for show in SHOWN}
    assert [(row.id, row.stamps_after, row.credits_after, row.trust_after) for row in rows] == [
        ("e-4", 7, 1_200, 4_620),
        ("e-3", 7, 200, 5_620),
        ("e-2", 6, 200, 5_620),
        ("e-1", 7, 200, 5_620),
    ]
    assert second == rows[1:3]
    assert [(row.refunded, row.refunds_kind) for row in rows] == [(False, ""), (False, "message"), (True, ""), (False, "")]
    assert found == {"in": ["e-3", "e-1"], "out": ["e-2"]}
