"""One line of the history, looking for it, statements and slips: over a real store, with central played by the sample."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.hardware.print_queue import begin, finish, jobs_of
from kiosk.ui.sample_store import RESIDENT
from kiosk.wallet.accounts import MonthSums
from kiosk.wallet.paper import receipt_number
from tests.unit.ui.seat import Seat


@pytest.fixture(scope="module")
def seat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """Somebody with money, whose screen these tests share: they only look and print."""
    folder: Path = tmp_path_factory.mktemp("lines")
    with ExitStack() as stack:
        made = Seat(folder, stack)
        made.sign_in()
        made.central.fill()
        made.central.money()
        made.screen.navigator.go("money")
        made.wait(lambda: made.screen.money.historyCount > 0, "the history")
        yield made


@pytest.fixture(autouse=True)
def _at_money(seat: Seat) -> None:
    seat.screen.navigator.home()
    seat.screen.navigator.go("money")


def found(seat: Seat, words: str) -> list[str]:
    money = seat.screen.money
    seat.screen.navigator.go("money-search")
    money.search(words)
    return [money.found.value(n, "entryId") for n in range(money.found.rowCount())]


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        ("rosa", ["e-11"]),
        ("ROSA online", ["e-11"]),
        ("$25", ["e-11"]),
        ("25.00", ["e-11"]),
        ("DP-80377", ["e-13", "e-12", "e-11"]),
        ("deposit fee", ["e-12"]),
        ("mobile app", ["e-16", "e-15"]),
        ("1,500 dollars", []),
        ("zebra", []),
    ],
)
def test_a_line_is_found_as_it_is_typed(seat: Seat, words: str, entries: list[str]) -> None:
    assert found(seat, words) == entries
    assert seat.screen.money.foundText == (
        f"{len(entries)} line{'s' if len(entries) > 1 else ''} found" if entries else "Nothing found. Try fewer letters."
    )


def test_a_search_is_forgotten_when_it_is_left(seat: Seat) -> None:
    assert found(seat, "rosa")
    seat.screen.entry.open("e-11")
    seat.screen.navigator.back()
    assert seat.screen.money.searchText == "rosa", "one comes back to what was found"
    seat.screen.navigator.back()
    assert (seat.screen.money.searchText, seat.screen.money.found.rowCount()) == ("", 0)


def test_a_deposit_says_its_fee_and_leads_to_its_parts(seat: Seat) -> None:
    entry = seat.screen.entry
    entry.open("e-11")
    facts = {fact["label"]: fact["value"] for fact in entry.facts}
    assert (entry.title, entry.amountText, entry.wordText, entry.isIn) == ("Deposit: Rosa Hale", "+$25.00", "Came in", True)
    assert (facts["Fee"], facts["How it came"], facts["Reference"]) == ("$1.50", "Online", "DP-80377")
    assert facts["Trust account after this"] == "$48.20"
    assert [link["key"] for link in entry.links] == ["e-12", "e-13"]
    entry.open(entry.links[0]["key"])
    assert (entry.title, entry.wordText) == ("Deposit fee", "Went out")
    assert "e-11" in [link["key"] for link in entry.links], "and back"


def test_the_part_over_the_limit_is_said_on_both_lines(seat: Seat) -> None:
    for line in ("e-15", "e-16"):
        seat.screen.entry.open(line)
        assert seat.screen.entry.notes == ["One deposit can be up to $50.00. $10.00 was over it and went back to the sender."]


def test_what_gives_back_and_what_was_given_back_lead_to_each_other(seat: Seat) -> None:
    entry = seat.screen.entry
    entry.open("e-08")
    assert [(link["key"], link["line"].partition(" · ")[0]) for link in entry.links] == [("e-07", "This gives back")]
    entry.open("e-07")
    assert [(link["key"], link["line"].partition(" · ")[0]) for link in entry.links] == [("e-08", "Given back by")]
    assert entry.notes == ["This was given back to you."]
    entry.open("e-99")
    assert entry.gone


def test_what_looks_wrong_is_chosen_shown_large_and_printed_for_staff(seat: Seat) -> None:
    entry = seat.screen.entry
    entry.whichLooksWrong()
    assert (entry.entryId, entry.choiceCount) == ("", 6)
    entry.chooseWrong(entry.choices.value(0, "entryId"))
    assert entry.number == "R-2207-1184"
    entry.printSlip()
    seat.wait(lambda: entry.slipState == "waiting", "the slip")
    seat.central.part("printer", "problem", "paper_out")
    seat.wait(lambda: entry.slipState == "stuck", "the slip")
    assert (entry.slipTitle, entry.slipLine) == ("The printer is out of paper", "Your paper is in Money.")
    seat.central.part("printer", "ok")
    with seat.store.read() as connection:
        slip = next(job for job in jobs_of(connection, RESIDENT) if job.receipt.title == "This looks wrong")
    assert ("Reference", "R-2207-1184") in slip.receipt.lines


def test_a_statement_is_made_of_the_month_and_printed_twice_only_as_a_copy(seat: Seat) -> None:
    statement = seat.screen.statement
    seat.screen.navigator.go("statement")
    assert [month["text"] for month in statement.months] == ["June 2025", "May 2025"]
    lines = {line["label"]: line["value"] for line in statement.lines}
    assert (lines["Money in"], lines["Money out"], lines["Trust account after"]) == ("$25.00", "$2.35", "$46.20")
    assert statement.countText == "4 lines this month. It fits on 1 sheet."
    for _ in range(2):
        statement.print()
        seat.wait(lambda: statement.paperState == "waiting" and not statement.busy, "the statement")
    number = receipt_number(statement._id)

    def jobs() -> list[tuple[str, bool]]:
        with seat.store.read() as connection:
            return [(job.id, job.duplicate) for job in jobs_of(connection, RESIDENT) if job.receipt.number == number]

    ((job, duplicate),) = jobs()
    assert not duplicate
    with seat.store.write() as connection:
        begin(connection, job, 0)
        finish(connection, job, "printed", "", 0)
    seat.wait(lambda: statement.paperState == "printed", "the paper")
    assert statement.paperTitle == "Your statement is printed"
    statement.print()
    seat.wait(lambda: statement.paperState == "waiting", "the copy")
    assert [duplicate for _, duplicate in jobs()] == [True]
    statement.choose("2025-05")
    assert statement.paperState == ""
    assert statement.printText == "Print May 2025"


def test_the_month_stands_in_words_and_adds_up(seat: Seat) -> None:
    money = seat.screen.money
    assert money.monthTitle == "June so far"
    assert [(bar["label"], bar["value"]) for bar in money.bars] == [
        ("Money in", "$25.00"),
        ("Money out", "$2.35"),
        ("Fees", "$1.50"),
        ("What you owe", "$0.50"),
        ("Stamps", "$0.35"),
    ]
    many = MonthSums(0, 1_000, {"stamps_bought": 400, "deposit_fee": 300, "chargeback": 100, "obligation_paid": 150, "correction": 50})
    bars = seat.screen.money._money.bars(many)
    assert [(bar["label"], bar["value"]) for bar in bars[2:]] == [
        ("Stamps", "$4.00"),
        ("Fees", "$3.00"),
        ("What you owe", "$1.50"),
        ("Other", "$1.50"),
    ]
    assert money.freeText == "4 free stamps come each month. The next come in July."
    assert money.stampsNote == "And 2 replies paid by others"


def test_what_was_paid_towards_what_is_owed(seat: Seat) -> None:
    seat.screen.navigator.go("owed")
    money = seat.screen.money
    assert (money.owedText, money.owedLine) == ("You owe $148.50", "County court")
    assert [(one["title"], one["amount"]) for one in money.payments] == [
        ("Taken from a deposit: County court", "\N{MINUS SIGN}$0.50"),
        ("Payment: County court", "\N{MINUS SIGN}$5.00"),
    ]


def test_a_long_history_stays_a_short_read(seat: Seat) -> None:
    with seat.store.write() as connection:
        connection.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                "INSERT INTO wallet_entries "
                "(resident, entry, kind, at_ms, stamps, credits_cents, trust_cents, source, reference, detail, words) "
                "SELECT :who, printf('old-%05d', i), 'message', 1500000000000 + i, -1, 0, 0, '', '', '', '' FROM n"
            ),
            {"who": RESIDENT},
        )
    try:
        plans = []
        with seat.store.read() as connection:
            for query in (
                "SELECT count(*) FROM wallet_entries WHERE resident = 'x'",
                "SELECT * FROM wallet_entries WHERE resident = 'x' AND words LIKE '%a%' ORDER BY at_ms DESC, entry DESC LIMIT 8",
                "SELECT entry FROM wallet_entries WHERE resident = 'x' AND reference = 'y'",
            ):
                plans += [row[-1] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
        assert all("USING" in plan and "INDEX" in plan for plan in plans), plans
        assert found(seat, "rosa") == ["e-11"]
        assert found(seat, "message")[0] == "e-07"
        assert seat.screen.money.foundText == "5001 lines found"
    finally:
        with seat.store.write() as connection:
            connection.execute(text("DELETE FROM wallet_entries WHERE entry LIKE 'old-%'"))
