"""Bringing titles here: one copy for everybody, an undo is not used up by it, and what is removed stays its owner's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.media_store import bringing, downloads, library
from kiosk.media_store.changes import purchase_refused
from kiosk.media_store.opening import MediaPlace, let_go, open_title
from kiosk.media_store.tables import files, wanted_keys
from kiosk.signin.sessions import end_session
from kiosk.ui.session_parts import SESSION_PARTS
from tests.enrolled import MARCUS, NOON_MS, enrolled_device
from tests.unit.media_store.owner import HOUR_MS, Owner, container_of

UNDO_MS = 15 * 60_000


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    made = Owner(enrolled_device(tmp_path))
    yield made
    made.device.store.close()


def test_a_purchase_comes_by_itself_and_can_still_be_undone(owner: Owner) -> None:
    owner.sell("film")
    owner.buy_here("film")
    assert owner.queued() == ["film"]
    assert owner.wanted()["film"] > NOON_MS, "a key would end the undo"
    with owner.device.store.write() as conn:
        purchase_refused(conn, "l-film", "media.buy", {}, "not_enough_credits")
    assert (owner.queued(), owner.wanted()) == ([], {})


def test_what_is_free_has_its_key_at_once(owner: Owner) -> None:
    owner.sell("book", "book")
    owner.have("book", cents=0)
    owner.bring("book")
    assert owner.wanted() == {"book": NOON_MS}


def test_what_was_bought_elsewhere_does_not_come_by_itself(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    assert (owner.queued(), owner.wanted()) == ([], {})


def test_who_wants_to_play_has_the_key_asked_for_at_once(owner: Owner) -> None:
    owner.sell("film")
    owner.buy_here("film")
    session = owner.device.session()
    bringing.want_now(owner.device.store, session, "l-film", "film", owner.device.clock)
    assert owner.wanted() == {"film": NOON_MS}
    owner.bring("film")
    assert owner.wanted() == {"film": NOON_MS}, "it is not put off again"


def test_a_refused_key_is_asked_for_again_by_who_wants_it(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.bring("film")
    with owner.device.store.write() as conn:
        conn.execute(wanted_keys.update().values(refused="blocked"))
        assert library.refused_key(conn, "l-film", "film") == "blocked"
    assert owner.wanted() == {}
    bringing.want_now(owner.device.store, owner.device.session(), "l-film", "film", owner.device.clock)
    assert "film" in owner.wanted()


def test_an_album_brings_each_of_its_songs(owner: Owner) -> None:
    owner.album("b", "a", "c")
    owner.have("low")
    owner.bring("low")
    assert set(owner.queued()) == {"a", "b", "c"}
    assert set(owner.wanted()) == {"a", "b", "c"}
    with owner.device.store.read() as conn:
        assert [file.title for file in bringing.files_of(conn, "low")] == ["b", "a", "c"]
        licences = set(conn.execute(select(wanted_keys.c.licence)).scalars())
    assert licences == {"l-low"}


def test_two_wishes_are_one_copy_and_one_removal_leaves_the_other(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.have("film", "andre", licence="l-andre")
    owner.bring("film")
    owner.file("film", done_bytes=500)
    owner.bring("film", "andre", "l-andre")
    with owner.device.store.read() as conn:
        assert len(conn.execute(select(files)).all()) == 1
    session = owner.device.session()
    bringing.change_downloads(owner.device.store, session, [container_of("film")], "remove")
    assert owner.wishes() == {("andre", "film")}
    assert owner.queued("andre") == ["film"]
    assert owner.states() == {"film": "cloud"}, "it is theirs all the same"


def test_nobody_changes_what_only_others_wish_for(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film", "andre", licence="l-andre")
    owner.bring("film", "andre", "l-andre")
    session = owner.device.session()
    for deed in ("pause", "first", "remove"):
        bringing.change_downloads(owner.device.store, session, [container_of("film")], deed)
    with owner.device.store.read() as conn:
        [row] = downloads.queue(conn, "andre")
    assert (row.state, row.first) == ("waiting", False)


def test_removed_it_is_gone_at_once_and_room_is_looked_for_again(owner: Owner) -> None:
    for title in ("film", "next"):
        owner.sell(title)
        owner.have(title)
        owner.bring(title)
    owner.file("film", state="whole")
    owner.file("next", code="no_room")
    bringing.change_downloads(owner.device.store, owner.device.session(), [container_of("film")], "remove")
    assert owner.states() == {"film": "cloud", "next": "coming"}


def test_pause_priority_and_a_second_try(owner: Owner) -> None:
    for title in ("a", "b"):
        owner.sell(title)
        owner.have(title)
        owner.bring(title)
    owner.file("b", code="refused")
    session, store = owner.device.session(), owner.device.store

    def do(deed: bringing.Deed) -> None:
        bringing.change_downloads(store, session, [container_of("b")], deed)

    do("again")
    assert owner.states()["b"] == "coming"
    do("first")
    assert owner.queued() == ["b", "a"]
    do("pause")
    assert owner.states()["b"] == "paused"
    do("go_on")
    assert owner.states()["b"] == "coming"
    do("pause")
    do("first")
    assert owner.states()["b"] == "coming", "who puts it first wants it"


def test_a_session_that_is_over_changes_nothing(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    session = owner.device.session()
    with owner.device.store.write() as conn:
        end_session(conn, session.id, "signed_out", owner.device.clock, SESSION_PARTS)
    bringing.bring_here(owner.device.store, session, "l-film", "film", owner.device.clock)
    bringing.want_now(owner.device.store, session, "l-film", "film", owner.device.clock)
    assert (owner.queued(), owner.wanted()) == ([], {})


def test_sealed_anew_the_new_file_comes_and_nobody_waits_for_the_old(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.bring("film")
    owner.key("film")
    owner.sell("film", container="f" * 64)
    owner.bring("film")
    with owner.device.store.read() as conn:
        assert [one.container for one in downloads.queue(conn, MARCUS.resident)] == ["f" * 64]
    bringing.want_now(owner.device.store, owner.device.session(), "l-film", "film", owner.device.clock)
    assert "film" in owner.wanted(), "the key that is here is the old file's"


def test_a_file_that_proves_damaged_comes_again_for_whoever_can_open_it(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film")
    owner.have("film", "andre", licence="l-andre")
    owner.bring("film", "andre", "l-andre")
    owner.file("film", state="whole", done_bytes=1000)
    owner.key("film")
    with owner.device.store.write() as conn:
        downloads.unwish(conn, "andre", container_of("film"))
    folder = owner.device.settings.data / "media"
    folder.mkdir()
    (folder / container_of("film")).write_bytes(b"damaged")
    let_go(owner.device.store, MediaPlace(folder, owner.device.keys.ensure_media_key), container_of("film"))
    assert list(folder.iterdir()) == []
    assert owner.wishes() == {("marcus", "film")}
    with owner.device.store.read() as conn:
        [row] = downloads.queue(conn, "marcus")
    assert (row.state, row.done_bytes) == ("waiting", 0)


def test_a_licence_that_does_not_open_costs_nobody_the_file(owner: Owner) -> None:
    """It was sealed to a key that this device has no more: another licence is what helps."""
    owner.sell("film")
    owner.have("film")
    owner.bring("film")
    owner.file("film", state="whole", done_bytes=1000)
    owner.key("film")
    device, folder = owner.device, owner.device.settings.data / "media"
    folder.mkdir()
    (folder / container_of("film")).write_bytes(b"everybody's")
    place = MediaPlace(folder, device.keys.ensure_media_key)
    assert open_title(device.store, device.session(), "l-film", "film", place, device.clock) == "no_key"
    assert [path.name for path in folder.iterdir()] == [container_of("film")]
    with device.store.read() as conn:
        assert library.opens(conn, "marcus", "l-film", "film", NOON_MS) == "no_key"


def test_a_return_ends_the_wish_but_not_that_of_another_licence(owner: Owner) -> None:
    owner.album("a", "b")
    owner.have("low")
    owner.have("a")
    owner.bring("low")
    owner.bring("a")
    owner.have("low", state="returned")
    assert owner.wishes() == {("marcus", "a")}


def test_a_proof_is_asked_for_without_the_file(owner: Owner) -> None:
    owner.album("a", "b")
    owner.have("low")
    bringing.want_proof(owner.device.store, owner.device.session(), "l-low", "low", owner.device.clock)
    assert (owner.wanted(), owner.queued()) == ({"a": NOON_MS}, [])


def test_the_undo_time_is_the_policys(owner: Owner) -> None:
    owner.sell("film")
    owner.have("film", at_ms=NOON_MS - HOUR_MS)
    owner.bring("film")
    assert owner.wanted() == {"film": NOON_MS - HOUR_MS + UNDO_MS}
