"""Covers and previews: what is wanted, what has room, what goes first."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.device import policy
from kiosk.media_store import changes, pictures
from kiosk.media_store.changes import apply_titles
from kiosk.media_store.tables import owned
from kiosk.store.blobs import blobs, put_blob
from kiosk.sync.client import CentralClient
from kiosk.sync.media import Media
from kiosk.sync.wire import PolicyChange
from tests.enrolled import NOON_MS, Device, enrolled_device
from tests.unit.media_store.test_catalogue import change_of, made

DAY_MS = 86_400_000


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def picture(name: str, kilobytes: int = 1) -> tuple[str, bytes]:
    data = name.encode().ljust(kilobytes * 1000, b".")
    return sha256(data).hexdigest(), data


def sell(device: Device, count: int, kind: str = "song", first: int = 0) -> list[str]:
    """Titles with a cover each, the newest last."""
    names = [picture(f"{kind}-{n}")[0] for n in range(first, first + count)]
    sold = [made(f"{kind}-{n}", kind=kind, added_ms=n + 1, artwork=name) for n, name in enumerate(names, first)]
    with device.store.write() as conn:
        apply_titles(conn, [(title, change_of(title)) for title in sold])
    return names


def ask(device: Device, names: list[str], at_ms: int, size: int = 0) -> bool:
    return pictures.ask(device.store, dict.fromkeys(names, size), at_ms)


def wanted(device: Device) -> list[str]:
    with device.store.read() as conn:
        return list(pictures.wanted(conn))


def kept(device: Device) -> set[str]:
    with device.store.read() as conn:
        return set(conn.execute(pictures.kept(conn)).scalars())


def rule(device: Device, **media: Any) -> None:
    change = PolicyChange(number=1, policy={"media": media})
    device.apply([policy.FEATURE], device.change("facility", "facility.policy", change))


def have(device: Device, title: str) -> None:
    values = {"licence": f"l-{title}", "resident": "marcus", "title": title, "how": "own", "at_ms": NOON_MS}
    with device.store.write() as conn:
        conn.execute(owned.insert().values(**values, state="held", waiting=False, cents=0))


def test_the_first_screen_of_each_shelf_is_fetched_before_anybody_looks(device: Device) -> None:
    songs, films = sell(device, 20), sell(device, 3, "movie")
    assert set(wanted(device)) == {*songs[-pictures.FIRST_SCREEN :], *films}
    with device.store.write() as conn:
        put_blob(conn, picture("movie-0")[1], films[0])
    assert films[0] not in wanted(device), "what is here is not fetched again"


def test_what_is_theirs_comes_first_then_what_a_screen_shows(device: Device) -> None:
    songs = sell(device, 20)
    have(device, "song-2")
    ask(device, [songs[0]], NOON_MS)
    ask(device, [songs[1]], NOON_MS + 5)
    assert wanted(device)[:3] == [songs[2], songs[1], songs[0]]


def test_a_screen_that_shows_the_same_again_writes_nothing(device: Device) -> None:
    [song] = sell(device, 1)
    assert ask(device, [song], NOON_MS)
    assert not ask(device, [song, song], NOON_MS + 1)
    assert not ask(device, [], NOON_MS)
    assert ask(device, [song], NOON_MS + DAY_MS), "a day later it is noted that it is still wanted"


def test_what_was_asked_for_longest_ago_goes_first_and_what_is_theirs_never(device: Device) -> None:
    rule(device, artwork_mb=1)
    pairs = [picture(f"song-{n}", 300) for n in range(5)]
    sold = [made(f"song-{n}", added_ms=n + 1, artwork=name, active=n == 0) for n, (name, _) in enumerate(pairs)]
    with device.store.write() as conn:
        apply_titles(conn, [(title, change_of(title)) for title in sold])
        for name, data in pairs:
            put_blob(conn, data, name)
    have(device, "song-0")
    for n in (1, 2, 3, 4):
        ask(device, [pairs[n][0]], NOON_MS + n)
    names = [name for name, _ in pairs]
    assert kept(device) == {names[0], names[4], names[3]}
    assert wanted(device) == [], "what has no room is not fetched again and again"


@pytest.mark.parametrize("size", [0, 700_000])
def test_sync_fetches_what_was_asked_for_and_drops_what_has_no_room(device: Device, size: int) -> None:
    rule(device, artwork_mb=1)
    preview, data = picture("a preview", 700)
    old, old_data = picture("a cover of yesterday", 700)
    served = {preview: data, old: old_data}

    class Central:
        def blob(self, name: str) -> bytes:
            return served[name]

    client: CentralClient = Central()  # type: ignore[assignment]
    media = Media(device.store, client, [changes.FEATURE], device.plain.boot_ms)
    for n, name in enumerate((old, preview)):
        ask(device, [name], NOON_MS + n, size)
        steps = 0
        while media.step():
            steps += 1
            assert steps < 10, "it fetches what it drops"
    with device.store.read() as conn:
        assert list(conn.execute(select(blobs.c.sha256)).scalars()) == [preview]
