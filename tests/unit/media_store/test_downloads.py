"""The queue of downloads within its room: nothing comes twice, nothing is dropped for nothing, and one bad file holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from kiosk.device import policy
from kiosk.media_store import changes, downloads
from kiosk.media_store.container import CHUNK_BYTES
from kiosk.media_store.downloads import Downloads
from kiosk.media_store.part_file import PartFile
from kiosk.media_store.tables import files, owned
from kiosk.store.engine import StoreFull
from kiosk.sync.wire import PolicyChange
from tests.enrolled import MARCUS, NOON_MS, Device, enrolled_device
from tests.unit.media_store.test_part_file import NAME, SEALED, Line, make

BIG = 4 * 1024 * 1024
HOUR_MS = 3_600_000


class Shelf:
    """Sealed files as central hands them out."""

    def __init__(self) -> None:
        self.lines = {NAME: Line(SEALED)}

    def media(self, name: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
        self.lines[name](first, end, take)


class Desk:
    """A device with a queue."""

    def __init__(self, device: Device) -> None:
        self.device, self.shelf = device, Shelf()
        self.folder = device.settings.data / "media"
        self.downloads = self.fresh()

    def fresh(self) -> Downloads:
        """As after a start."""
        media_key = self.device.keys.ensure_media_key()
        self.downloads = Downloads(self.device.store, self.shelf, self.folder, media_key, self.device.clock)  # type: ignore[arg-type]
        return self.downloads

    def wish(self, title: str, name: str, size: int, at_ms: int = NOON_MS) -> None:
        with self.device.store.write() as conn:
            downloads.wish(conn, MARCUS.resident, title, name, size, at_ms)

    def have(self, title: str, length: int) -> str:
        """A whole file that came before."""
        data, name = make(length)
        self.shelf.lines[name] = Line(data)
        self.wish(title, name, len(data))
        self.run()
        assert self.state(name) == "whole"
        return name

    def run(self) -> None:
        """Until there is nothing to do."""
        for _ in range(200):
            if not self.downloads.step():
                return
        raise AssertionError("it never rests")

    def state(self, name: str) -> str | None:
        with self.device.store.read() as conn:
            found = downloads.download_of(conn, name)
        return None if found is None else found.code or found.state

    def room(self, disk_mb: int) -> None:
        change = PolicyChange(number=1, policy={"media": {"disk_mb": disk_mb}})
        with self.device.store.write() as conn:
            policy.apply_policy(conn, change, self.device.change("facility", "facility.policy", change))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(enrolled_device(tmp_path))
    yield made
    made.downloads.close()
    made.device.store.close()


def test_killed_after_the_last_byte_nothing_comes_again(desk: Desk) -> None:
    desk.wish("t", NAME, len(SEALED))
    part = PartFile(desk.folder, NAME, len(SEALED))
    line = desk.shelf.lines[NAME]
    while not part.whole:
        part.fetch_some(line, BIG)
    part.finish()
    part.close()  # and the store was not told
    desk.run()
    assert desk.state(NAME) == "whole"
    assert line.fetched == len(SEALED)
    assert [path.name for path in desk.folder.iterdir()] == [NAME]


def test_a_store_that_was_full_at_the_last_byte_is_told_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.wish("t", NAME, len(SEALED))
    real = Downloads._note

    def full(self: Downloads, container: str, part: PartFile, *, whole: bool = False) -> None:
        if whole:
            raise StoreFull("full")
        real(self, container, part)

    with monkeypatch.context() as patch:
        patch.setattr(Downloads, "_note", full)
        with pytest.raises(StoreFull):
            desk.run()
    desk.run()
    assert desk.state(NAME) == "whole"
    assert desk.shelf.lines[NAME].fetched == len(SEALED)


def test_what_waits_takes_no_room_from_what_comes(desk: Desk) -> None:
    desk.room(16)
    for title, name in (("a", "a" * 64), ("b", "b" * 64)):
        desk.wish(title, name, 15_000_000, NOON_MS + 1)
    desk.wish("t", NAME, len(SEALED))
    with desk.device.store.write() as conn:
        downloads.pause(conn, "a" * 64)
        downloads.pause(conn, "b" * 64)
    desk.run()
    assert desk.state(NAME) == "whole"


def test_nothing_is_dropped_for_a_file_that_never_fits(desk: Desk) -> None:
    desk.room(16)
    kept = desk.have("kept", CHUNK_BYTES)
    desk.wish("t", "c" * 64, 17_000_000)
    desk.run()
    assert (desk.state("c" * 64), desk.state(kept)) == ("no_room", "whole")
    assert (desk.folder / kept).exists()


def test_a_rental_that_runs_keeps_its_file_and_one_that_is_over_does_not(desk: Desk) -> None:
    desk.room(16)
    kept = desk.have("film", 9_000_000)
    values = {"resident": MARCUS.resident, "title": "film", "how": "rent", "state": "held", "waiting": False, "cents": 300}
    with desk.device.store.write() as conn:  # the catalogue names another file by now: it was sealed anew
        times = {"at_ms": NOON_MS, "latest_start_ms": NOON_MS + HOUR_MS, "window_ms": 48 * HOUR_MS, "started_ms": NOON_MS}
        conn.execute(insert(owned).values(licence="l", **values, **times))
    data, name = make(8_000_000)
    desk.shelf.lines[name] = Line(data)
    desk.wish("t", name, len(data))
    desk.run()
    assert (desk.state(name), desk.state(kept)) == ("no_room", "whole")
    with desk.device.store.write() as conn:
        conn.execute(update(owned).values(started_ms=NOON_MS - 49 * HOUR_MS))
    desk.device.hand.forward(int(downloads.RETRY_AFTER_S * 1000))
    desk.run()
    assert (desk.state(name), desk.state(kept)) == ("whole", None)


def test_the_limit_of_the_line_holds_for_small_files_too(desk: Desk) -> None:
    change = PolicyChange(number=1, policy={"media": {"line_kb_s": 1}})
    with desk.device.store.write() as conn:
        policy.apply_policy(conn, change, desk.device.change("facility", "facility.policy", change))
    desk.wish("t", NAME, len(SEALED))
    data, name = make(CHUNK_BYTES)
    desk.shelf.lines[name] = Line(data)
    desk.wish("u", name, len(data), NOON_MS + 1)
    assert desk.downloads.step(), "the head, some hundred bytes"
    desk.downloads._allowed_at_s = 0.0
    assert desk.downloads.step()
    assert desk.state(NAME) == "whole"
    assert not desk.downloads.step(), "a megabyte came: the line rests"
    assert desk.shelf.lines[name].fetched == 0


def test_a_full_disk_in_the_middle_makes_room_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    old = desk.have("old", CHUNK_BYTES)
    desk.wish("t", NAME, len(SEALED))
    assert desk.downloads.step(), "the head"
    free = iter([len(SEALED) - CHUNK_BYTES])
    monkeypatch.setattr(Downloads, "_free", lambda _self: next(free, 1 << 40))
    desk.run()
    assert (desk.state(NAME), desk.state(old)) == ("whole", None)


def test_a_file_that_cannot_be_opened_holds_up_no_other(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / f"{'d' * 64}.part").symlink_to("/nowhere")
    desk.wish("d", "d" * 64, 1000)
    desk.wish("t", NAME, len(SEALED), NOON_MS + 1)
    desk.run()
    assert (desk.state("d" * 64), desk.state(NAME)) == ("no_room", "whole")


def test_a_whole_file_that_is_gone_comes_again(desk: Desk) -> None:
    name = desk.have("t", CHUNK_BYTES)
    (desk.folder / name).unlink()
    desk.run()
    assert desk.state(name) == "whole"
    assert (desk.folder / name).exists()


def test_nothing_comes_for_who_was_forgotten(desk: Desk) -> None:
    desk.wish("t", NAME, len(SEALED))
    whole = desk.have("w", CHUNK_BYTES)
    desk.wish("u", "e" * 64, 1000)
    with desk.device.store.write() as conn:
        downloads.wish(conn, "andre", "u", "e" * 64, 1000, NOON_MS)
        conn.execute(update(files).where(files.c.container == NAME).values(state="paused"))
        changes.forget(conn, MARCUS.resident)
        assert set(conn.execute(select(files.c.container)).scalars()) == {whole, "e" * 64}
