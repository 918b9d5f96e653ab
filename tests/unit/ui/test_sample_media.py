"""The store of pictures and tests is alive: what Marcus has on the device opens, and is the title's own file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.media_store.catalogue import search, shelf
from kiosk.media_store.keys import open_licence
from kiosk.media_store.library import Opens, holdings, opens
from kiosk.media_store.opening import MediaPlace
from kiosk.media_store.sealed_file import SealedFile
from kiosk.store.blobs import get_blob
from kiosk.ui.sample_media import OWNED, on_device
from kiosk.ui.sample_store import RESIDENT
from kiosk.ui.sample_titles import FOLDER, catalogue
from tests.unit.ui.seat import Seat


def test_what_is_here_opens(seat: Seat, tmp_path: Path) -> None:
    key = X25519PrivateKey.generate()
    seat.central.media(MediaPlace(tmp_path / "media", lambda: key))
    now_ms = seat.clock.now_ms()
    titles = catalogue(now_ms, on_device())
    manifest = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    files = {entry["id"]: entry.get("file", "") for entry in manifest["title"]}
    opened = 0
    with seat.store.read() as connection:
        for one in OWNED:
            for name in titles[one.title].parts or (one.title,):
                found = opens(connection, RESIDENT, one.licence, name, now_ms)
                if name not in on_device():
                    assert found in {"no_key", "no_file", "over"}, name
                    continue
                assert isinstance(found, Opens), f"{name}: {found}"
                file = SealedFile(tmp_path / "media" / found.licence.container, name, open_licence(found.licence, key))
                assert file.read_at(0, file.size) == (FOLDER / files[name]).read_bytes()
                file.close()
                opened += 1
    assert opened > 20


def test_the_shelves_are_full_and_the_covers_here(seat: Seat) -> None:
    seat.central.media(None)
    with seat.store.read() as connection:
        assert len(shelf(connection)) >= 38
        assert [one.name for one in shelf(connection, "movie")][:4] == [
            "Harbor Lights",
            "Paper Kites",
            "The Long Way",
            "North of Everything",
        ]
        assert all(one.artwork and get_blob(connection, one.artwork) for one in shelf(connection))
        assert [one.title for one in search(connection, "kites")] == ["paper-kites"]
        had = {one.title: one for one in holdings(connection, RESIDENT, seat.clock.now_ms())}
    assert had["nine-innings"].over
    assert had["paper-kites"].ends_ms is not None
    assert had["the-long-way"].ends_ms is None
