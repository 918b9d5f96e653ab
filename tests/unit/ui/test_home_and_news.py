"""Home and News: what is new, in whose language, read once; over a real store, with central played by the sample."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import DAY_MS
from tests.unit.ui.seat import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.sign_in()
        made.central.fill()
        made.central.news()
        made.screen.desk.look()
        yield made


def titles(seat: Seat) -> list[str]:
    rows = seat.screen.notices.rows
    return [rows.value(n, "title") for n in range(rows.rowCount())]


def told(seat: Seat) -> int:
    with seat.store.read() as connection:
        return len(connection.execute(select(outbox.c.id).where(outbox.c.kind == "notices.read")).all())


def test_home_shows_the_pinned_notice_the_newest_and_how_many_are_new(seat: Seat) -> None:
    home = seat.screen.home
    assert (home.pinnedTitle, home.newsUnread, home.newsLine) == ("Water is off on Thursday morning", 3, "3 new")
    assert [home.news.value(n, "title") for n in range(home.newsCount)] == [
        "Library adds 40 new books",
        "30 stamps for $7.80",
        "Summer visiting hours",
    ]
    home.openNotice(home.pinnedKey)
    seat.quiet()
    assert seat.screen.navigator.current == "notice"
    assert seat.screen.notices.dateLine == "Cedar Ridge · Today 8:00\xa0am"
    seat.screen.navigator.back()
    assert seat.screen.navigator.current == "notices", "the list lies on the way"
    seat.screen.navigator.home()
    seat.screen.desk.look()
    assert (home.newsUnread, home.pinnedTitle) == (2, "Water is off on Thursday morning"), "it stays while it is in force"


def test_opening_is_told_once_and_other_devices_are_heard(seat: Seat) -> None:
    notices = seat.screen.notices
    seat.screen.navigator.go("notices")
    assert [notices.rows.value(n, "isNew") for n in range(notices.count)] == [True, True, True, False]
    for _ in range(2):
        notices.open("notice-3")
        seat.quiet()
    assert (told(seat), notices.unread) == (1, 2)
    notices.open("notice-4")
    seat.quiet()
    assert told(seat) == 1, "it was read on another device"


def test_notices_speak_the_persons_language(seat: Seat) -> None:
    seat.screen.navigator.go("notices")
    seat.screen.notices.open("notice-2")
    seat.screen.display.setLanguage("es")
    seat.wait(lambda: "30 estampillas por $7.80" in titles(seat), "Spanish")
    assert seat.screen.notices.title == "30 estampillas por $7.80"
    assert seat.screen.notices.periodText == "Del 1 de junio al 9 de junio, 12:00\xa0a.m."


def test_what_ends_or_is_taken_back_vanishes_also_while_it_is_read(seat: Seat) -> None:
    seat.screen.navigator.go("notices")
    notices = seat.screen.notices
    notices.open("notice-3")
    seat.central.take_back_notice("notice-3")
    seat.wait(lambda: bool(notices.gone), "the end")
    seat.screen.navigator.back()
    assert "Library adds 40 new books" not in titles(seat)
    seat.clock.advance(3 * DAY_MS)
    seat.screen.session.touched()
    seat.screen.desk.look()
    assert titles(seat) == ["30 stamps for $7.80", "Summer visiting hours"]


def test_nothing_of_the_reader_stays(seat: Seat) -> None:
    seat.screen.notices.open("notice-3")
    seat.screen.session.signOut()
    seat.quiet()
    notices, home = seat.screen.notices, seat.screen.home
    assert (notices.title, notices.text, notices.selectedId, home.pinnedTitle) == ("", "", "", "")
    assert notices.rows.rowCount() == home.news.rowCount() == 0
