"""Prices and limits on the device: the lowest that holds, and what is not sold, from changes alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import literal, select

from kiosk.media_store.catalogue import Title, detail
from kiosk.media_store.changes import FEATURE, forget, sweep
from kiosk.media_store.limits import limits_for, not_sold
from kiosk.media_store.prices import Price, prices
from kiosk.media_store.restrictions import merged, why_not
from kiosk.media_store.tables import limits, promotions
from kiosk.sync.wire import Chapter, MediaLimits, PromotionChange, TitleChange
from tests.enrolled import NOON_MS, Device, enrolled_device

DAY_MS = 24 * 3_600_000


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def title(name: str = "t", **changed: Any) -> Title:
    values: dict[str, Any] = {"number": 1, "title": name, "kind": "song", "name": "Lake", "by": "", "genre": "Folk"}
    values |= {"rating": "everyone", "buy_cents": 250, "rent_cents": None, "artwork": None, "added_ms": 0}
    return Title(**(values | changed))


def promote(device: Device, name: str, cents: int, **changed: Any) -> None:
    values: dict[str, Any] = {"name": "Summer", "from_ms": NOON_MS, "until_ms": NOON_MS + DAY_MS}
    change = PromotionChange(promotion=name, cents=cents, **(values | changed))
    device.apply([FEATURE], device.change("catalogue", "catalogue.promotion", change))


def price(device: Device, of: Title, at_ms: int = NOON_MS, how: Any = "own") -> Price | None:
    with device.store.read() as conn:
        return prices(conn, at_ms).of(of, how)


def test_the_lowest_price_that_names_a_title_holds(device: Device) -> None:
    assert price(device, title()) == Price(250, 250, None)
    promote(device, "a", 199, kind="song")
    promote(device, "b", 150, genre="FOLK", until_ms=NOON_MS + 2 * DAY_MS)
    promote(device, "c", 100, titles=("other",))
    promote(device, "d", 90, kind="song", genre="Jazz")
    promote(device, "e", 80, kind="song", how="rent")
    promote(device, "f", 9900)
    assert price(device, title()) == Price(150, 250, NOON_MS + 2 * DAY_MS)
    assert price(device, title("other", genre="")) == Price(100, 250, NOON_MS + DAY_MS)
    assert price(device, title(kind="book", genre="")) == Price(250, 250, None)
    assert price(device, title(), how="rent") is None, "it is not rented"
    assert price(device, title(rent_cents=100), how="rent") == Price(80, 100, NOON_MS + DAY_MS)


def test_a_promotion_begins_and_ends_by_itself_and_when_staff_say(device: Device) -> None:
    promote(device, "a", 199, kind="song")
    for at_ms, cents in ((NOON_MS - 1, 250), (NOON_MS, 199), (NOON_MS + DAY_MS - 1, 199), (NOON_MS + DAY_MS, 250)):
        found = price(device, title(), at_ms)
        assert found is not None
        assert found.cents == cents
    promote(device, "a", 199, kind="song", active=False)
    assert price(device, title()) == Price(250, 250, None)
    promote(device, "b", 0, kind="song", from_ms=1, until_ms=2)  # over before it came
    with device.store.read() as conn:
        assert conn.execute(select(promotions)).all() == []


def test_limits_of_three_streams_hold_together_and_go_one_by_one(device: Device) -> None:
    said = {
        "facility": ("facility.media_limits", MediaLimits(genres=("Horror",))),
        "device:d": ("device.media_limits", MediaLimits(highest_rating="everyone")),
        "resident:marcus": ("resident.media_limits", MediaLimits(highest_rating="teen", kinds=("game",), titles=("t-9",))),
    }
    for stream, (kind, change) in said.items():
        device.apply([FEATURE], device.change(stream, kind, change))
    with device.store.read() as conn:
        his, hers = limits_for(conn, "marcus"), limits_for(conn, "andre")
    assert (his.highest_rating, his.kinds, his.genres, his.titles) == ("everyone", ("game",), ("Horror",), ("t-9",))
    assert (hers.kinds, hers.genres, hers.titles) == ((), ("Horror",), ())
    assert not_sold(his, title(rating="teen")) == "rating"
    assert not_sold(his, title(genre="hORROR")) == "genre"
    assert not_sold(his, title("t-9")) == "title"
    assert not_sold(his, title(kind="game")) == "kind"
    assert not_sold(his, title()) is None
    with device.store.write() as conn:
        forget(conn, "marcus")
        sweep(conn, "device:d", select(literal("allowance")))
        sweep(conn, "facility", select(literal("media_limits")))
        assert list(conn.execute(select(limits.c.stream)).scalars()) == ["facility"]


def test_merging_limits_is_as_strict_as_the_strictest() -> None:
    assert merged([]) == MediaLimits()
    assert merged([MediaLimits(highest_rating="mature"), MediaLimits(highest_rating="teen")]).highest_rating == "teen"
    assert why_not(MediaLimits(), title="t", kind="song", genre="", rating="mature") is None
    assert why_not(MediaLimits(genres=("",)), title="t", kind="song", genre="", rating="everyone") is None


def test_tracks_chapters_and_lessons_stand_on_the_titles_page(device: Device) -> None:
    change = TitleChange(
        title="t",
        kind="audiobook",
        name="Long Way",
        buy_cents=0,
        captions=("en", "es"),
        languages=("en",),
        chapters=(Chapter(name="One", at_ms=0), Chapter(at_ms=60_000)),
        lessons=12,
    )
    device.apply([FEATURE], device.change("catalogue", "catalogue.title", change))
    with device.store.read() as conn:
        found = detail(conn, "t")
    assert found is not None
    assert (found.captions, found.languages, found.lessons) == (("en", "es"), ("en",), 12)
    assert [(one.name, one.at_ms) for one in found.chapters] == [("One", 0), ("", 60_000)]
