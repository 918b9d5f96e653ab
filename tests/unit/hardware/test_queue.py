"""The rows that the hardware process and the screen share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.hardware import print_queue
from kiosk.hardware.card_events import CARD_MAX_AGE_MS, card_events, card_waiting, drop_cards, put_card, take_card
from kiosk.hardware.part_status import PartStatus, part_status, set_part_status
from kiosk.hardware.print_queue import cancel_waiting, job, jobs_of, print_again, queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.store.engine import Store, open_store
from kiosk.store.schema import metadata

RECEIPT = Receipt("en", "Cedar Ridge", "Kiosk C-014", "June 3, 1:52 pm", "Your receipt, Marcus")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db", bytes(32), create=True)
    metadata.create_all(opened.engine)
    yield opened
    opened.close()


def queued(store: Store, resident: str = "r1") -> str:
    with store.write() as connection:
        return queue_receipt(connection, resident, RECEIPT, 100)


def state(store: Store, job_id: str) -> tuple[str, str]:
    with store.read() as connection:
        found = job(connection, job_id)
    assert found is not None
    return found.state, found.code


def test_a_card_is_good_for_five_seconds_and_taken_once(store: Store) -> None:
    with store.write() as connection:
        put_card(connection, "62E3086CED", 1_000)
        assert card_waiting(connection)
        assert take_card(connection, 6_000) == "62E3086CED"
        assert take_card(connection, 6_000) is None
        put_card(connection, "62E3086CED", 1_000)
        assert take_card(connection, 6_001) is None
        assert not card_waiting(connection)


def test_the_newest_card_counts_and_a_card_of_an_earlier_start_does_not(store: Store) -> None:
    with store.write() as connection:
        put_card(connection, "FFFFFFFFFF", 90_000_000)
        put_card(connection, "62E3086CED", 1_000)
        put_card(connection, "0A00C3F211", 2_000)
        assert take_card(connection, 2_500) == "0A00C3F211"
        put_card(connection, "62E3086CED", 1_000)
        drop_cards(connection)
        assert take_card(connection, 1_000) is None


def test_a_part_is_unknown_until_somebody_looked(store: Store) -> None:
    with store.write() as connection:
        assert part_status(connection, "printer") == PartStatus("printer", "unknown")
        for status in (PartStatus("printer", "ok", "", "", 5), PartStatus("printer", "problem", "paper_out", "x", 6)):
            set_part_status(connection, status)
            assert part_status(connection, "printer") == status
        assert part_status(connection, "reader").state == "unknown"


def test_a_job_that_began_cannot_be_cancelled_and_a_cancelled_one_cannot_begin(store: Store) -> None:
    first, second = queued(store), queued(store)
    with store.write() as connection:
        assert print_queue.begin(connection, first, 101)
        assert cancel_waiting(connection, 102) == 1
        assert not print_queue.begin(connection, second, 103)
        print_queue.finish(connection, second, "printed", "", 104)
    assert state(store, first) == ("printing", "")
    assert state(store, second) == ("cancelled", "signed_out")


def test_a_job_given_back_waits_again_unless_somebody_signed_out(store: Store) -> None:
    first, second = queued(store), queued(store)
    with store.write() as connection:
        assert print_queue.begin(connection, first, 101)
        print_queue.give_back(connection, first, 102)
    assert state(store, first) == ("queued", "")
    with store.write() as connection:
        assert print_queue.begin(connection, second, 103)
        cancel_waiting(connection, 104)
        print_queue.give_back(connection, second, 105)
    assert state(store, second) == ("cancelled", "signed_out")


@pytest.mark.parametrize(
    ("end", "marked"), [("not_printed", False), ("unknown", True), ("printed", True), ("cancelled", False)], ids=str
)
def test_a_copy_is_marked_unless_nothing_of_any_earlier_one_was_sent(store: Store, end: str, marked: bool) -> None:
    first = queued(store)
    with store.write() as connection:
        if end == "cancelled":
            cancel_waiting(connection, 101)
        else:
            assert print_queue.begin(connection, first, 101)
            print_queue.finish(connection, first, end, "", 102)  # type: ignore[arg-type]  # one of three by the parameters
        copy = print_again(connection, first, 103)
        assert print_again(connection, first, 104) == copy, "a second touch adds nothing"
        found = job(connection, copy)
        assert found is not None
        assert found.duplicate is marked
        assert found.receipt == RECEIPT
        cancel_waiting(connection, 105)
        third = job(connection, print_again(connection, copy, 106))
        assert third is not None
        assert third.duplicate is marked
        assert third.root == first


def test_print_again_of_nothing(store: Store) -> None:
    with store.write() as connection, pytest.raises(KeyError):
        print_again(connection, "no such job", 1)


def test_recover_leaves_nothing_that_could_print(store: Store) -> None:
    printing, waiting = queued(store), queued(store)
    with store.write() as connection:
        assert print_queue.begin(connection, printing, 101)
        assert print_queue.recover(connection, 102) == 1
        assert print_queue.next_queued(connection) is None
    assert state(store, printing) == ("unknown", "restart")
    assert state(store, waiting) == ("cancelled", "restart")


def test_what_may_lie_in_the_printer_is_known_after_a_restart(store: Store) -> None:
    with store.read() as connection:
        assert print_queue.half_printed(connection), "nobody knows"
    for end, left in (("printed", False), ("unknown", True), ("printed", False)):
        job_id = queued(store)
        with store.write() as connection:
            assert print_queue.begin(connection, job_id, 101)
            print_queue.finish(connection, job_id, end, "", 102)  # type: ignore[arg-type]  # one of three
            assert print_queue.half_printed(connection) is left
    queued(store)
    with store.read() as connection:
        assert not print_queue.half_printed(connection), "nothing of a later job was sent"


def test_what_was_sent_last_is_known_though_the_wall_clock_fell_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids hold the wall clock's time, which an empty battery sets years back."""
    ids = iter(("f", "0"))
    monkeypatch.setattr(print_queue, "uuid7", lambda: next(ids))
    for end, at_ms in (("printed", 101), ("unknown", 201)):
        job_id = queued(store)
        with store.write() as connection:
            assert print_queue.begin(connection, job_id, at_ms)
            print_queue.finish(connection, job_id, end, "", at_ms + 1)  # type: ignore[arg-type]  # one of three
    with store.write() as connection:
        assert print_queue.half_printed(connection)
        print_queue.drop_receipts(connection, "r1")
        assert print_queue.half_printed(connection)
        assert connection.execute(select(print_queue.print_jobs.c.id)).scalars().all() == ["0"]


def test_what_may_lie_in_the_printer_is_known_when_its_owner_is_forgotten(store: Store) -> None:
    """Else the next person's receipt would be printed on to the half one."""
    for resident, end in (("r2", "printed"), ("r1", "printed"), ("r1", "unknown")):
        job_id = queued(store, resident)
        with store.write() as connection:
            assert print_queue.begin(connection, job_id, 101)
            print_queue.finish(connection, job_id, end, "", 102)  # type: ignore[arg-type]  # one of three
    with store.write() as connection:
        print_queue.drop_receipts(connection, "r1")
        assert print_queue.half_printed(connection)
        kept = connection.execute(select(print_queue.print_jobs).order_by(print_queue.print_jobs.c.id)).all()
        assert [(row.resident, row.receipt == "", row.kind) for row in kept] == [("r2", False, "receipt"), ("", True, "test")]


def test_a_resident_sees_the_latest_copy_of_each_of_their_receipts(store: Store) -> None:
    first, other, theirs = queued(store), queued(store), queued(store, "r2")
    with store.write() as connection:
        assert print_queue.begin(connection, first, 101)
        print_queue.finish(connection, first, "unknown", "stalled", 102)
        copy = print_again(connection, first, 103)
        assert [entry.id for entry in jobs_of(connection, "r1")] == [other, copy]
        assert [entry.id for entry in jobs_of(connection, "r2")] == [theirs]


def test_cards_that_nobody_takes_do_not_pile_up(store: Store) -> None:
    """The screen is away, and somebody sends numbers all day."""
    with store.write() as connection:
        for second in range(60):
            put_card(connection, f"118:{second}", second * 1000)
        kept = connection.execute(select(func.count()).select_from(card_events)).scalar_one()
        assert kept == CARD_MAX_AGE_MS // 1000 + 1
        assert take_card(connection, 59_000) == "118:59"
