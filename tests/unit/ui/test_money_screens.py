"""Money, buying stamps, moving and paying, and what waits: over a real store, with central played by the sample."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select, update

from kiosk.hardware.print_queue import begin, finish, jobs_of
from kiosk.sync import wire
from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import HOUR_MS, MINUTE_MS, PICTURE_MS, RESIDENT, STREAM
from kiosk.wallet.changes import keep_reason
from kiosk.wallet.paper import receipt_number
from tests.unit.ui.seat import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.sets_aside = True
        made.sign_in()
        made.central.fill()
        made.central.money()
        made.screen.navigator.go("money")
        made.wait(lambda: made.screen.money.historyCount > 0, "the history")
        yield made


def kinds(seat: Seat) -> list[str]:
    with seat.store.read() as connection:
        return list(connection.execute(select(outbox.c.kind).order_by(outbox.c.seq)).scalars())


def buy(seat: Seat, book: str = "ten") -> None:
    seat.screen.navigator.go("buy-stamps")
    seat.screen.buy.choose(book)
    seat.screen.buy.buy()
    seat.wait(lambda: seat.screen.navigator.current == "stamps-bought", "the purchase")
    seat.screen.desk.look()


def test_money_says_what_there_is_where_it_lies_and_where_it_came_from(seat: Seat) -> None:
    money = seat.screen.money
    assert (money.stampsText, money.creditsText, money.trustText) == ("7", "$12.00", "$46.20")
    assert [one["title"] for one in money.aside] == ["On this kiosk", "Tablet C-102"]
    assert money.aside[0]["line"] == "3 stamps · $5.00 · until today 7:43\xa0pm"
    while money.olderText:
        money.showOlder()
    rows = [(money.history.value(n, "title"), money.history.value(n, "amount")) for n in range(money.historyCount)]
    assert rows[0] == ("1 stamp", "\N{MINUS SIGN}$0.35")
    assert ("Deposit: Rosa Hale", "+$25.00") in rows
    assert money.history.value(rows.index(("Deposit: Rosa Hale", "+$25.00")), "line") == "Yesterday 6:05\xa0pm · trust account · online"
    sent = rows.index(("Message sent", "\N{MINUS SIGN}1 stamp"))
    assert money.history.value(sent, "chip") == "Given back"
    assert "for: Message sent" in money.history.value(sent - 1, "line")
    money.showTab("in")
    assert all(money.history.value(n, "amount").startswith("+") for n in range(money.history.rowCount()))


def test_the_price_and_what_is_left_stand_there_before(seat: Seat) -> None:
    seat.screen.navigator.go("buy-stamps")
    buying = seat.screen.buy
    assert (buying.chosen, buying.buyText, buying.blocked, buying.note) == ("ten", "Buy 10 stamps for $3.00", "", "")
    assert [(line["label"], line["value"]) for line in buying.lines] == [
        ("10 stamps", "$3.00"),
        ("Fees", "None"),
        ("Credits after this", "$9.00"),
    ]
    assert "30¢ each" in [book["line"] for book in buying.books]
    thirty = next(book for book in buying.books if book["key"] == "thirty")
    assert (thirty["price"], thirty["full"]) == ("$7.80", "$8.70")
    assert thirty["line"] == "26¢ each · lower until June 9"
    buying.choose("sixty")
    assert buying.blocked == "You need $4.80 more credits."
    seat.central.connect(connected=False)
    seat.wait(lambda: not seat.screen.session.connected, "offline")
    buying.choose("ten")
    assert buying.note == "It is paid from what is set aside here."
    buying.choose("thirty")
    assert buying.note == "It is paid when this device is connected.", "more than is set aside here"


def test_buying_twice_in_one_touch_buys_once_and_can_be_undone_while_there_is_time(seat: Seat) -> None:
    seat.screen.navigator.go("buy-stamps")
    seat.screen.buy.choose("ten")
    seat.screen.buy.buy()
    seat.screen.buy.buy()
    seat.wait(lambda: seat.screen.navigator.current == "stamps-bought", "the purchase")
    assert kinds(seat).count("wallet.buy_stamps") == 1
    bought = seat.screen.buy
    assert bought.doneTitle == "You have 17 stamps"
    assert bought.receiptState == "waiting"
    assert bought.canUndo
    assert bought.undoText.endswith("15 minutes left.")
    seat.clock.advance(14 * MINUTE_MS)
    seat.screen.session.touched()
    seat.screen.desk.look()
    assert bought.undoText.endswith("1 minute left.")
    bought.undo()
    seat.quiet()
    seat.wait(lambda: bought.refused, "the undoing")
    assert (bought.doneTitle, bought.canUndo) == ("The purchase was undone", False)
    seat.screen.navigator.go("money")
    seat.screen.desk.look()
    assert (seat.screen.money.stampsText, seat.screen.money.creditsText) == ("7", "$12.00")


def test_a_refused_purchase_is_told_in_plain_words_and_its_money_is_back(seat: Seat) -> None:
    buy(seat)
    purchase = seat.screen.buy._shown_id
    with seat.store.write() as connection:
        connection.execute(update(outbox).where(outbox.c.id == purchase).values(state="rejected", code="price_changed"))
        keep_reason(connection, purchase, "wallet.buy_stamps", None, "price_changed")
    seat.screen.desk.look()
    assert (seat.screen.buy.doneTitle, seat.screen.buy.doneLine) == (
        "10 stamps could not be bought",
        "The price changed. Nothing was charged.",
    )
    seat.screen.navigator.back()
    seat.screen.desk.look()
    money = seat.screen.money
    titles = [money.history.value(n, "title") for n in range(money.history.rowCount())]
    assert "10 stamps could not be bought" in titles
    assert money.creditsText == "$12.00"


def test_an_amount_is_typed_checked_and_moved(seat: Seat) -> None:
    transfer = seat.screen.transfer
    transfer.moveMoney()
    assert transfer.blocked == "Choose an amount first."
    for digit in ("0", "5", "0", "00"):
        transfer.addDigit(digit)
    assert (transfer.amountText, transfer.blocked) == ("$50.00", "Your trust account needs $3.80 more.")
    transfer.erase()
    transfer.confirm()
    seat.wait(lambda: seat.screen.navigator.current == "money", "Money")
    assert seat.screen.session.toastText == "$5.00 is in your credits."
    seat.screen.desk.look()
    assert (seat.screen.money.trustText, seat.screen.money.creditsText) == ("$41.20", "$17.00")


def test_what_is_owed_can_be_paid_from_here(seat: Seat) -> None:
    (owed,) = seat.screen.money.obligations
    assert (owed["left"], owed["note"], owed["canPay"]) == ("$148.50 left", "20% of each deposit goes here", True)
    seat.screen.transfer.pay(owed["key"])
    seat.screen.transfer.choose("2000")
    assert seat.screen.transfer.confirmText == "Pay $20.00"
    seat.screen.transfer.confirm()
    seat.wait(lambda: seat.screen.navigator.current == "money", "Money")
    seat.screen.desk.look()
    (owed,) = seat.screen.money.obligations
    assert owed["left"] == "$128.50 left"
    assert owed["note"].startswith("$20.00 more is on its way")


def test_a_hold_says_what_works_and_how_it_ends(seat: Seat) -> None:
    seat.central.hold_account()
    seat.screen.desk.look()
    (held,) = seat.screen.money.holds
    assert held["end"] == "It ends when $12.50 is paid back."
    assert held["line"].startswith("Paused: buying stamps, moving money to credits, media.")
    assert seat.screen.money.buyBlocked == held["end"]
    seat.screen.navigator.go("buy-stamps")
    assert seat.screen.buy.blocked.startswith("A deposit to you was taken back.")


def test_what_waits_says_what_since_when_and_that_it_is_safe(seat: Seat) -> None:
    seat.central.connect(connected=False)
    seat.screen.people.write("con-2")
    seat.screen.compose.write("Hi Theo")
    seat.wait(lambda: seat.screen.compose.canSend, "the message")
    seat.screen.compose.send()
    seat.wait(lambda: seat.screen.navigator.current == "sent-message", "the sending")
    buy(seat)
    seat.screen.navigator.go("waiting")
    waits = seat.screen.waiting
    assert waits.title == "2 things wait to be sent"
    assert [one["title"] for one in waits.items] == ["Message to Theo", "10 stamps bought"]
    assert waits.items[0]["line"] == "Since today 1:43\xa0pm"
    assert waits.safeText == "They are saved on this kiosk and safe, even if the power goes out."
    seat.central.connect()
    seat.central.catch_up(1_000, 3_000)
    seat.screen.desk.look()
    assert (waits.catchUpLine, waits.catchUpFraction) == ("1,000 of about 4,000", 0.25)


def test_nothing_of_the_person_stays(seat: Seat) -> None:
    buy(seat)
    screen = seat.screen
    screen.navigator.go("waiting")
    screen.session.signOut()
    seat.quiet()
    for model, name in (
        (screen.money, "stampsText"),
        (screen.buy, "creditsText"),
        (screen.buy, "doneTitle"),
        (screen.waiting, "title"),
    ):
        assert getattr(model, name) == ""
    assert screen.money.history.rowCount() == screen.money.receipts.rowCount() == 0
    assert (screen.buy.books, screen.money.aside, screen.waiting.items) == ([], [], [])
    assert kinds(seat)[-2:] == ["wallet.allowance_return", "session.close"]


def test_a_visit_to_the_shop_long_after_is_another_purchase(seat: Seat) -> None:
    buy(seat)
    seat.clock.advance(HOUR_MS // 4)
    seat.screen.session.touched()
    buy(seat)
    assert kinds(seat).count("wallet.buy_stamps") == 2


def test_a_line_prints_the_receipt_of_its_purchase_again(seat: Seat) -> None:
    buy(seat)
    purchase = seat.screen.buy._shown_id
    seat.central.send(
        STREAM, wire.EntryChange(entry="e-99", kind="stamps_bought", at_ms=PICTURE_MS, stamps=10, credits_cents=-300, command=purchase)
    )
    entry = seat.screen.entry
    entry.open("e-99")
    assert (entry.number, entry.hasReceipt) == (receipt_number(purchase), False), "it still waits to be printed"
    with seat.store.write() as connection:
        (job,) = jobs_of(connection, RESIDENT)
        begin(connection, job.id, 0)
        finish(connection, job.id, "printed", "", 0)
    seat.screen.desk.look()
    assert entry.hasReceipt
    entry.printReceipt()
    seat.quiet()
    with seat.store.read() as connection:
        (again,) = jobs_of(connection, RESIDENT)
    assert (again.root, again.duplicate, again.state) == (job.id, True, "queued")
