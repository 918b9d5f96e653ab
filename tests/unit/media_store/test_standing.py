"""The library tells the truth about each title: here, on its way, why not, how long; one row a title, no rental hidden early."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media_store import standing
from kiosk.media_store.changes import FEATURE
from kiosk.media_store.fetched import fetched, fetched_count
from kiosk.sync.wire import MediaPause, PlaceChange
from tests.enrolled import NOON_MS, enrolled_device
from tests.unit.media_store.owner import DAY_MS, HOUR_MS, Owner, container_of


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    made = Owner(enrolled_device(tmp_path))
    yield made
    made.device.store.close()


def test_a_title_is_where_it_is(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    assert owner.states() == {"film": "cloud"}
    owner.bring("film")
    assert owner.states() == {"film": "coming"}
    owner.file("film", done_bytes=340)
    [one] = owner.stand()
    assert (one.bytes, one.done_bytes, one.wished) == (1000, 340, True)
    for values, state in (
        ({"state": "paused"}, "paused"),
        ({"state": "waiting", "code": "no_room"}, "stuck"),
        ({"state": "whole", "code": ""}, "here"),
    ):
        owner.file("film", **values)
        assert owner.states() == {"film": state}


def test_what_central_has_not_accepted_is_not_theirs_yet(owner: Owner) -> None:
    owner.sell("film")
    owner.buy_here("film")
    owner.file("film", state="whole")
    assert owner.states() == {"film": "waits"}
    owner.have("film")
    assert owner.states() == {"film": "here"}


def test_what_comes_for_somebody_else_is_not_on_its_way_for_me_but_what_is_here_is_here(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.have("film", "andre", licence="l-andre")
    owner.bring("film", "andre", "l-andre")
    assert owner.states() == {"film": "cloud"}
    owner.file("film", state="whole")
    assert owner.states() == {"film": "here"}
    assert not owner.stand()[0].wished


def test_an_earlier_seal_still_counts_as_here(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.bring("film")
    owner.file("film", state="whole")
    owner.sell("film", container="f" * 64)
    assert owner.states() == {"film": "here"}


def test_a_rental_begins_ends_and_is_over(owner: Owner) -> None:
    owner.sell("film")
    owner.rent("film")
    [one] = owner.stand()
    assert (one.ends_ms, one.latest_start_ms) == (None, NOON_MS + 30 * DAY_MS)
    owner.rent("film", started_ms=NOON_MS)
    assert owner.stand()[0].ends_ms == NOON_MS + 48 * HOUR_MS
    assert owner.states(at_ms=NOON_MS + 48 * HOUR_MS - 1) == {"film": "cloud"}
    assert owner.states(at_ms=NOON_MS + 48 * HOUR_MS) == {"film": "over"}
    week_later = NOON_MS + 48 * HOUR_MS + standing.SHOWN_WHEN_OVER_MS
    assert owner.states(at_ms=week_later) == {"film": "over"}
    assert owner.states(at_ms=week_later + 1) == {}


def test_a_rental_that_never_began_goes_after_its_last_day_too(owner: Owner) -> None:
    owner.sell("film")
    owner.rent("film")
    last = NOON_MS + 30 * DAY_MS + 48 * HOUR_MS
    assert owner.states(at_ms=last) == {"film": "over"}
    assert owner.states(at_ms=last + standing.SHOWN_WHEN_OVER_MS + 1) == {}


def test_a_rental_that_stands_still_for_weeks_stays_in_the_library(owner: Owner) -> None:
    owner.sell("film")
    owner.rent("film", started_ms=NOON_MS)
    pause = MediaPause(pause="p", since_ms=NOON_MS + HOUR_MS)
    owner.device.apply([FEATURE], owner.device.change("facility", "facility.media_pause", pause))
    [one] = owner.stand(at_ms=NOON_MS + 40 * DAY_MS)
    assert (one.state, one.standing_still) == ("cloud", True)


def test_one_row_a_title_by_the_best_licence(owner: Owner) -> None:
    owner.sell("film")
    owner.rent("film", licence="old", at_ms=NOON_MS - DAY_MS, started_ms=NOON_MS - 3 * DAY_MS)
    owner.rent("film", licence="new", at_ms=NOON_MS)
    assert [one.licence for one in owner.stand()] == ["new"]
    owner.have("film", licence="mine", at_ms=NOON_MS - 2 * DAY_MS)
    assert [one.licence for one in owner.stand()] == ["mine"]
    owner.have("film", licence="mine", at_ms=NOON_MS - 2 * DAY_MS, state="returned")
    assert [one.licence for one in owner.stand()] == ["new"]


def test_a_page_after_the_other_and_by_kind(owner: Owner) -> None:
    for n in range(7):
        owner.sell(f"book-{n}", "book")
        owner.have(f"book-{n}", at_ms=NOON_MS + n)
    owner.sell("film")
    owner.have("film")
    with owner.device.store.read() as conn:
        theirs = standing.licences(conn, "marcus", ("book",), NOON_MS)
        assert theirs == [f"l-book-{n}" for n in reversed(range(7))]
        page = standing.standings(conn, "marcus", theirs[3:6], NOON_MS)
        assert [one.title for one in page] == ["book-3", "book-2", "book-1"]
        assert standing.standings(conn, "andre", theirs, NOON_MS) == [], "of nobody else"
        assert standing.kinds_held(conn, "marcus") == {"book", "movie"}


def test_an_album_stands_as_its_songs_do(owner: Owner) -> None:
    owner.album("a", "b", "c")
    owner.have("low")
    assert owner.states() == {"low": "cloud"}
    owner.bring("low")
    owner.file("a", state="whole")
    owner.file("b", done_bytes=500)
    [one] = owner.stand()
    assert (one.state, one.songs, one.songs_here, one.bytes, one.done_bytes, one.length_ms) == ("coming", 3, 1, 3000, 1500, 180_000)
    owner.file("c", code="refused")
    assert owner.states() == {"low": "coming"}, "while one of them comes"
    owner.file("b", state="whole")
    [one] = owner.stand()
    assert (one.state, one.code) == ("stuck", "refused")
    owner.file("c", state="whole", code="")
    assert owner.states() == {"low": "here"}
    with owner.device.store.read() as conn:
        songs = standing.songs(conn, "marcus", "l-low")
        assert [(song.title, song.licence, song.state) for song in songs] == [(title, "l-low", "here") for title in "abc"]
        assert standing.songs(conn, "andre", "l-low") == []
        alone = standing.one(conn, "marcus", "l-low", NOON_MS)
        assert alone is not None
        assert alone.songs_here == 3


def test_where_somebody_is_comes_along(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    place = PlaceChange(title="film", place='{"ms": 5}', at_ms=NOON_MS)
    owner.device.apply([FEATURE], owner.device.change("resident:marcus", "media.place_kept", place))
    assert owner.stand()[0].place == '{"ms": 5}'


def test_the_queue_first_then_what_is_here(owner: Owner) -> None:
    for title, size in (("small", 10), ("large", 2000), ("comes", 5), ("first", 6)):
        owner.sell(title, container_bytes=size)
        owner.have(title)
        owner.bring(title)
    owner.file("small", state="whole")
    owner.file("large", state="whole")
    owner.file("first", first=True)
    with owner.device.store.read() as conn:
        found = fetched(conn, "marcus")
        assert fetched_count(conn, "marcus") == (2, 2, 2010)
    assert [(one.title, one.state, one.done_bytes) for one in found] == [
        ("first", "waiting", 0),
        ("comes", "waiting", 0),
        ("large", "whole", 2000),
        ("small", "whole", 10),
    ]
    assert found[0].container == container_of("first")
