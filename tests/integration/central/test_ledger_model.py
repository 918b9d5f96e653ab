"""The ledger against a plain model: any run of issues, charges and refunds, in any order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from central.database import Database
from central.ledger.audit import audit
from central.ledger.book import AlreadyPosted, Line, NotEnough, NothingToReverse, balance, move, post, reverse
from central.migrate import upgrade
from tests.postgres import NewDatabase

OWNERS = ("contact:a", "contact:b")
MOVES = {
    "issue": ("issued", "available"),
    "attach": ("available", "escrow"),
    "spend": ("escrow", "spent"),
    "entrust": ("issued", "trust"),
    "transfer": ("trust", "available"),
    "pay_out": ("trust", "paid_out"),
    "take_back": ("available", "issued"),
    "owe": ("receivable", "issued"),
    "repay": ("available", "receivable"),
    "lose": ("escrow", "written_off"),
}
KINDS = st.one_of(st.sampled_from(["issue", "attach", "spend", "undo"]), st.sampled_from(sorted(MOVES)))
STEP = st.tuples(KINDS, st.sampled_from(OWNERS), st.integers(1, 5), st.integers(0, 8))


@contextmanager
def opened(new_database: NewDatabase, engine: str) -> Iterator[Database]:
    with new_database(engine) as url:
        database = Database(url)
        try:
            upgrade(database)
            yield database
        finally:
            database.close()


@pytest.fixture
def database(new_database: NewDatabase, engine: str) -> Iterator[Database]:
    with opened(new_database, engine) as found:
        yield found


@given(st.lists(STEP, max_size=35))
@settings(max_examples=30, deadline=None)
def test_any_run_keeps_the_invariants(new_database: NewDatabase, engine: str, steps: list[tuple[str, str, int, int]]) -> None:
    with opened(new_database, engine) as database:
        run_and_compare(database, steps)


def run_and_compare(database: Database, steps: list[tuple[str, str, int, int]]) -> None:
    model: dict[tuple[str, str], int] = {}
    done: dict[str, tuple[str, str, str, int]] = {}
    undone: set[str] = set()
    for kind, wanted_owner, wanted_amount, number in steps:
        owner, amount = wanted_owner, wanted_amount
        cause = f"{kind}:{number}"
        if kind == "undo":
            target = f"spend:{number}"
            allowed = target in done and target not in undone
            source, to, owner, amount = (done[target][1], done[target][0], *done[target][2:]) if target in done else ("", "", "", 0)
        else:
            source, to = MOVES[kind]
            covered = source in {"issued", "receivable"} or model.get((source, owner), 0) >= amount
            not_more_than_owed = to != "receivable" or model.get((to, owner), 0) + amount <= 0
            allowed = cause not in done and covered and not_more_than_owed
        try:
            with database.write() as connection:
                if kind == "undo":
                    reverse(connection, cause=cause, of_cause=f"spend:{number}", kind="undo", at_ms=1)
                else:
                    post(connection, move(source, to, owner, "stamp", amount), cause=cause, kind=kind, at_ms=1)  # type: ignore[arg-type]
        except (NotEnough, AlreadyPosted, NothingToReverse):
            assert not allowed
            continue
        assert allowed
        if kind == "undo":
            undone.add(f"spend:{number}")
        else:
            done[cause] = (source, to, owner, amount)
        model[source, owner] = model.get((source, owner), 0) - amount
        model[to, owner] = model.get((to, owner), 0) + amount
    with database.read() as connection:
        for (account, owner), held in model.items():
            assert balance(connection, account, owner, "stamp") == held  # type: ignore[arg-type]
        # These contacts stand in no table.
        of_the_ledger = [
            finding for finding in audit(connection) if finding.number != "14" and "owner that exists" not in finding.words
        ]
        assert [finding for finding in of_the_ledger if not finding.holds] == []


def test_entries_that_do_not_sum_to_zero_are_refused(database: Database) -> None:
    for lines in ([], [Line("issued", "x", "stamp", -1)], [Line("issued", "x", "stamp", -1), Line("available", "x", "usd_cents", 1)]):
        with pytest.raises(ValueError, match="sums to zero"), database.write() as connection:
            post(connection, lines, cause="c", kind="k", at_ms=1)
    with pytest.raises(ValueError, match="above zero"):
        move("issued", "available", "x", "stamp", 0)


def test_the_database_itself_keeps_balances_above_zero(database: Database) -> None:
    with database.write() as connection:
        post(connection, move("issued", "available", "x", "stamp", 1), cause="c", kind="k", at_ms=1)
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.exec_driver_sql("UPDATE accounts SET balance = -1 WHERE kind = 'available'")


def test_racing_spenders_never_overspend(database: Database) -> None:
    with database.write() as connection:
        post(connection, move("issued", "available", "x", "stamp", 5), cause="c", kind="k", at_ms=1)
    outcomes: list[bool] = []

    def spend(number: int) -> None:
        try:
            with database.write() as connection:
                post(connection, move("available", "spent", "x", "stamp", 1), cause=f"s{number}", kind="k", at_ms=1)
        except NotEnough:
            outcomes.append(False)
        else:
            outcomes.append(True)

    threads = [threading.Thread(target=spend, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 7 + [True] * 5
