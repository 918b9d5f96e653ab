"""What is promised before paper comes, what became of it, and copies: on the running screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.hardware.part_status import PartState
from kiosk.hardware.print_queue import Job, begin, finish, jobs_of
from kiosk.ui.sample_store import RESIDENT
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


def newest(seat: Seat) -> Job:
    with seat.store.read() as connection:
        return jobs_of(connection, RESIDENT)[0]


def ends(seat: Seat, state: str, code: str = "") -> None:
    """What the hardware process would write about the newest job."""
    job = newest(seat)
    with seat.store.write() as connection:
        begin(connection, job.id, 0)
        finish(connection, job.id, state, code, 0)  # type: ignore[arg-type]  # one of three by the tests
    seat.screen.desk.look()


def test_low_paper_and_trouble_are_told_before_anything_is_bought(seat: Seat) -> None:
    screen = seat.screen
    screen.navigator.go("buy-stamps")
    told: tuple[tuple[PartState, str, str], ...] = (
        ("ok", "", "You will get a receipt on paper and in Money."),
        ("ok", "paper_low", "The printer is low on paper. You will get a receipt on paper and in Money."),
        ("problem", "paper_out", "The printer is out of paper. Your receipt will be in Money."),
        ("problem", "cutter", "The printer needs staff. Your receipt will be in Money."),
    )
    for state, code, said in told:
        seat.central.part("printer", state, code)
        seat.wait(lambda said=said: screen.buy.receiptLine == said, said)  # type: ignore[misc]
        assert not screen.buy.blocked, "a jam never stops a purchase"
        assert screen.buy.receiptWarning == said.replace("You will get a receipt on paper and in Money.", "").strip()
    screen.transfer.moveMoney()
    assert "Your receipt will be in Money." in screen.transfer.note
    screen.navigator.go("statement")
    assert screen.statement.blocked == screen.statement.paperNote == "The printer needs staff. You can print later."
    seat.central.part("printer", "ok", "paper_low")
    seat.wait(lambda: screen.statement.blocked == "", "the printer")
    assert screen.statement.paperNote == "The printer is low on paper."


def test_a_copy_is_the_persons_choice_and_says_what_it_is(seat: Seat) -> None:
    screen = seat.screen
    screen.navigator.go("buy-stamps")
    screen.buy.choose("ten")
    screen.buy.buy()
    seat.wait(lambda: screen.navigator.current == "stamps-bought", "the purchase")
    ends(seat, "not_printed", "paper_out")
    assert (screen.buy.receiptTitle, screen.buy.receiptNote) == ("This did not print.", "Your receipt is in Money.")
    assert screen.buy.printAgainText == "Print again", "nothing of it is on paper"
    screen.buy.printAgain()
    seat.wait(lambda: newest(seat).state == "queued", "the second try")
    assert not newest(seat).duplicate
    ends(seat, "unknown", "no_echo")
    assert (screen.buy.receiptTitle, screen.buy.printAgainText) == ("Your receipt may not have printed", "Print a copy")
    assert "DUPLICATE" in screen.buy.receiptNote
    screen.buy.printAgain()
    seat.wait(lambda: newest(seat).state == "queued", "the copy")
    assert newest(seat).duplicate


def test_a_copy_from_the_list_is_followed_to_its_end(seat: Seat) -> None:
    screen = seat.screen
    screen.navigator.go("buy-stamps")
    screen.buy.choose("ten")
    screen.buy.buy()
    seat.wait(lambda: screen.navigator.current == "stamps-bought", "the purchase")
    ends(seat, "printed")
    screen.navigator.go("money")
    screen.money.showTab("receipts")
    seat.wait(lambda: screen.money.receiptCount == 1, "the receipt")
    assert screen.money.receipts.value(0, "printAgainText") == "Print a copy"
    screen.money.printAgain(screen.money.receipts.value(0, "receiptId"))
    seat.wait(lambda: screen.session.toastText == "Your receipt will print soon. Your receipt is in Money.", "the toast")
    ends(seat, "unknown", "no_echo")
    seat.wait(lambda: screen.session.toastText.startswith("Your receipt may not have printed. Look in the slot."), "the end of it")
    assert screen.money.receipts.value(0, "stateText") == "May not have printed"
