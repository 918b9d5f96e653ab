"""The catalogue on a device: what came is found, by each word of it, and what is gone is not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from kiosk.media_store import catalogue
from kiosk.media_store.changes import CATALOGUE, apply_title, apply_titles, sweep
from kiosk.media_store.tables import titles
from kiosk.media_store.title_index import words_in
from kiosk.sync.tables import snapshot_keys
from kiosk.sync.wire import Change, TitleChange
from tests.enrolled import Device, enrolled_device


@pytest.fixture
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    made = enrolled_device(tmp_path_factory.mktemp("device"))
    yield made
    made.store.close()


def change_of(title: TitleChange) -> Change:
    payload = title.model_dump(mode="json")
    return Change(stream=CATALOGUE, n=1, kind="catalogue.title", version=1, payload=payload, at_ms=1, key=title.title)


def made(title: str, **values: object) -> TitleChange:
    return TitleChange.model_validate({"title": title, "kind": "song", "name": title, "buy_cents": 100, "added_ms": 1} | values)


def put(device: Device, *them: TitleChange) -> None:
    with device.store.write() as conn:
        apply_titles(conn, [(title, change_of(title)) for title in them])


def found(device: Device, typed: str) -> list[str]:
    with device.store.read() as conn:
        return [title.title for title in catalogue.search(conn, typed)]


def test_a_title_is_found_by_all_that_it_is_known_by(device: Device) -> None:
    put(device, made("t-1", name="Café del Río", by="The Pines", series="Water", genre="Folk", subjects=("Lakes",)))
    for typed in ("caf", "CAFÉ", "rio", "pin", "water", "folk", "lake", "cafe pines", "the rio"):
        assert found(device, typed) == ["t-1"], typed
    for typed in ("", "  ", "afe", "cafe stones", '"*', "NOT", "t-1"):
        assert found(device, typed) == [], typed


def test_the_name_counts_more_than_the_genre(device: Device) -> None:
    put(device, *(made(f"o-{n}", name="Other") for n in range(10)))  # a word that all have says nothing
    put(device, made("t-1", name="Stone", genre="River songs"), made("t-2", name="River"), made("t-3", name="Lake", by="River Band"))
    assert found(device, "river") == ["t-2", "t-3", "t-1"]


def test_what_changed_is_found_by_its_new_words_alone(device: Device) -> None:
    put(device, made("t-1", name="Old"))
    put(device, made("t-1", name="New"))
    assert (found(device, "old"), found(device, "new")) == ([], ["t-1"])
    with device.store.write() as conn:
        apply_title(conn, made("t-1", name="New", active=False), change_of(made("t-1")))
    assert found(device, "new") == []
    with device.store.read() as conn:
        gone = catalogue.detail(conn, "t-1")
        assert gone is not None
        assert not gone.active
        assert catalogue.shelf(conn) == []


def test_shelves_go_on_where_the_last_page_ended(device: Device) -> None:
    put(device, *(made(f"t-{n:03}", added_ms=n // 2, genre="Folk" if n % 3 else "Jazz") for n in range(150)))
    seen: list[str] = []
    before = None
    with device.store.read() as conn:
        while page := catalogue.shelf(conn, "song", "Folk", before=before):
            seen += [title.title for title in page]
            before = (page[-1].added_ms, page[-1].number)
        assert catalogue.genres(conn, "song") == ["Folk", "Jazz"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 100


def test_a_snapshot_drops_what_central_does_not_know_any_more(device: Device) -> None:
    put(device, made("t-1"), made("t-2"))
    with device.store.write() as conn:
        conn.execute(insert(snapshot_keys).values(stream=CATALOGUE, key="t-2"))
        sweep(conn, CATALOGUE, select(snapshot_keys.c.key).where(snapshot_keys.c.stream == CATALOGUE))
        assert conn.execute(select(titles.c.title)).scalars().all() == ["t-2"]
    assert found(device, "t") == ["t-2"]


WORDS = st.lists(st.sampled_from(["lake", "laken", "río", "rio", "Ä", "a", "x1", "山"]), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(WORDS, max_size=8), typed=WORDS)
def test_search_agrees_with_looking_at_every_title(device: Device, names: list[str], typed: str) -> None:
    with device.store.write() as conn:
        for title in conn.execute(select(titles.c.title)).scalars().all():
            apply_title(conn, made(title, active=False), change_of(made(title)))
    put(device, *(made(f"n-{at}", name=name) for at, name in enumerate(names)))

    def plain(word: str) -> str:
        return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))

    def fits(name: str) -> bool:
        return all(any(plain(word).startswith(plain(part)) for word in name.split()) for part in words_in(typed))

    wanted = {f"n-{at}" for at, name in enumerate(names) if fits(name)}
    assert set(found(device, typed)) == wanted
