"""Playlists on a device: made, changed, removed, heard of from other devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media_store import playlists
from kiosk.media_store.changes import FEATURE
from kiosk.media_store.playlists import NoSuchPlaylist, TooMany
from kiosk.sync.wire import PlaylistChange
from tests.enrolled import MARCUS, Device, enrolled_device


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
