"""Playlists on a device: made, changed, removed, heard of from other devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select

from kiosk.media_store import playlists
from kiosk.media_store.changes import FEATURE, forget
from kiosk.media_store.playlists import NoSuchPlaylist, TooMany
from kiosk.media_store.tables import playlists as rows
from kiosk.sync.wire import PlaylistChange
from tests.enrolled import MARCUS, NOON_MS, Device, enrolled_device
from tests.unit.media_store.owner import Owner


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    found = enrolled_device(tmp_path)
    yield found
    found.store.close()


def known(device: Device) -> dict[str, tuple[str, ...]]:
    with device.store.read() as conn:
        return {one.name: one.titles for one in playlists.playlists_of(conn, MARCUS.resident)}


def hear(device: Device, name: str, at_ms: int, *, resident: str = "marcus", **more: object) -> None:
    said = PlaylistChange.model_validate({"playlist": "pl-1", "name": name, "at_ms": at_ms, **more})
    device.apply([FEATURE], device.change(f"resident:{resident}", "media.playlist_kept", said))


def test_songs_go_in_are_moved_and_taken_out(device: Device) -> None:
    session, store, clock = device.session(), device.store, device.clock
    playlists.make(store, session, "pl-1", "Evenings", clock, titles=("a",))
    for title in ("b", "c", "b"):
        playlists.add(store, session, "pl-1", title, clock)
    playlists.move(store, session, "pl-1", "c", -2, clock)
    playlists.move(store, session, "pl-1", "a", 9, clock)
    playlists.move(store, session, "pl-1", "nothing", 1, clock)
    playlists.take_out(store, session, "pl-1", "b", clock)
    playlists.rename(store, session, "pl-1", "n" * 99, clock)
    assert known(device) == {"n" * 60: ("c", "a")}
    playlists.remove(store, session, "pl-1", clock)
    playlists.remove(store, session, "pl-1", clock)
    assert known(device) == {}
    with pytest.raises(NoSuchPlaylist):
        playlists.add(store, session, "pl-1", "a", clock)
    words = [payload or {} for _, _, payload in device.commands("media.playlist")]
    assert ["".join(word["titles"]) for word in words] == ["a", "ab", "abc", "cab", "cba", "ca", "ca", ""]
    assert [word["removed"] for word in words] == [False] * 7 + [True]


def test_the_later_word_stands_and_only_in_ones_own_lists(device: Device) -> None:
    playlists.make(device.store, device.session(), "pl-1", "Evenings", device.clock)
    made_ms = device.clock.now_ms()
    hear(device, "Older", made_ms - 1)
    assert list(known(device)) == ["Evenings"]
    hear(device, "Newer", made_ms + 1, titles=["a"])
    assert known(device) == {"Newer": ("a",)}
    hear(device, "Another's", made_ms + 2, resident="andre")
    assert known(device) == {"Newer": ("a",)}
    hear(device, "Newer", made_ms + 3, removed=True)
    hear(device, "Newer", made_ms + 2)
    assert known(device) == {}


def test_there_is_an_end_to_everything(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playlists, "MOST", 1)
    monkeypatch.setattr(playlists, "MOST_SONGS", 1)
    session = device.session()
    playlists.make(device.store, session, "pl-1", "One", device.clock, titles=("a",))
    with pytest.raises(TooMany):
        playlists.make(device.store, session, "pl-2", "Two", device.clock)
    with pytest.raises(TooMany):
        playlists.add(device.store, session, "pl-1", "b", device.clock)
    assert known(device) == {"One": ("a",)}


def test_who_is_forgotten_leaves_no_list(device: Device) -> None:
    playlists.make(device.store, device.session(), "pl-1", "For Ana", device.clock)
    hear(device, "Kept", 1, resident="andre", playlist="pl-2")
    with device.store.write() as conn:
        forget(conn, MARCUS.resident)
        assert list(conn.execute(select(rows.c.name)).scalars()) == ["Kept"]


def test_many_albums_cost_no_more_reads_than_one(device: Device) -> None:
    """The screen reads this at each bell."""
    owner = Owner(device)
    for number in range(3):
        owner.sell(f"song-{number}", "song")
        owner.sell(f"album-{number}", "album", parts=(f"song-{number}",))
        owner.have(f"album-{number}", at_ms=NOON_MS + number)
    owner.have("song-1")
    asked: list[str] = []
    event.listen(device.store.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    with device.store.read() as conn:
        had = playlists.songs_had(conn, MARCUS.resident, NOON_MS)
        some = playlists.songs_had(conn, MARCUS.resident, NOON_MS, ["song-2", "nothing"])
    assert {title: song.licence for title, song in had.items()} == {
        "song-0": "l-album-0",
        "song-1": "l-song-1",
        "song-2": "l-album-2",
    }
    assert list(some) == ["song-2"]
    assert sum("media_" in one for one in asked) <= 2 * 8
