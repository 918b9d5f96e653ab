"""Room is made of what nobody uses; a download stops for a person within a second, and the folder is read only when it changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.media_store import downloads
from kiosk.media_store.container import CHUNK_BYTES, ContainerRefused
from kiosk.media_store.room import room_of
from kiosk.media_store.sealed_file import SealedFile, in_use
from kiosk.media_store.tables import file_wishes, files
from kiosk.sync.client import Unreachable
from tests.enrolled import MARCUS, NOON_MS, enrolled_device
from tests.unit.media_store.test_downloads import Desk
from tests.unit.media_store.test_part_file import NAME, SEALED, Line, make


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(enrolled_device(tmp_path))
    yield made
    made.downloads.close()
    made.device.store.close()


def test_what_is_being_played_is_never_dropped(desk: Desk) -> None:
    desk.room(16)
    played, other = desk.have("t", 7_000_000), desk.have("t2", 6_000_000)
    data, name = make(8_000_000)
    desk.shelf.lines[name] = Line(data)
    with SealedFile(desk.folder / played, "t", bytes(32)):
        assert in_use(desk.folder / played)
        desk.wish("new", name, len(data))
        desk.run()
        assert (desk.state(played), desk.state(other), desk.state(name)) == ("whole", None, "whole")
    assert not in_use(desk.folder / played), "closed, it is as any other"


def test_a_file_that_could_not_be_opened_holds_no_lock(desk: Desk) -> None:
    kept = desk.have("t", 1000)
    with pytest.raises(ContainerRefused):
        SealedFile(desk.folder / kept, "another", bytes(32))
    assert not in_use(desk.folder / kept)
    assert not in_use(desk.folder / "gone")


def test_a_wish_ends_when_its_file_gave_way_to_another(desk: Desk) -> None:
    """Else it would keep a later copy of somebody else's here for ever."""
    desk.room(16)
    old = desk.have("old", 9_000_000)
    desk.have("new", 8_000_000)
    with desk.device.store.read() as conn:
        assert old not in set(conn.execute(select(file_wishes.c.container)).scalars())


class Watched(Line):
    """Calls somebody when so many bytes came."""

    def __init__(self, data: bytes, at: int, then: Callable[[], None]) -> None:
        super().__init__(data)
        self._at = at
        self._then: Callable[[], None] | None = then

    def __call__(self, first: int, end: int, take: Callable[[bytes], None]) -> None:
        def took(piece: bytes) -> None:
            take(piece)
            if self._then is not None and self.fetched >= self._at:
                then, self._then = self._then, None
                then()

        super().__call__(first, end, took)


def _pause(desk: Desk) -> None:
    with desk.device.store.write() as conn:
        downloads.pause(conn, NAME)


def test_a_pause_stops_a_run_in_the_middle_and_what_came_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_NOTE_EVERY_S", 0.0)
    line = desk.shelf.lines[NAME] = Watched(SEALED, 3 * CHUNK_BYTES, lambda: _pause(desk))
    desk.wish("t", NAME, len(SEALED))
    desk.run()
    assert desk.state(NAME) == "paused"
    assert line.fetched < 4 * CHUNK_BYTES
    with desk.device.store.read() as conn:
        done = conn.execute(select(files.c.done_bytes)).scalar_one()
    assert done > 2 * CHUNK_BYTES, "progress is told while a run comes"
    with desk.device.store.write() as conn:
        downloads.go_on(conn, NAME)
    desk.run()
    assert desk.state(NAME) == "whole"
    assert line.fetched < len(SEALED) + CHUNK_BYTES


def test_what_is_put_first_does_not_wait_for_a_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_NOTE_EVERY_S", 0.0)
    data, name = make(1000)
    desk.shelf.lines[name] = Line(data)
    order: list[str] = []

    def hurry() -> None:
        desk.wish("small", name, len(data), NOON_MS + 1)
        with desk.device.store.write() as conn:
            downloads.put_first(conn, name)

    desk.shelf.lines[NAME] = Watched(SEALED, 2 * CHUNK_BYTES, hurry)
    desk.wish("t", NAME, len(SEALED))
    while desk.downloads.step():
        order += [one for one in (name, NAME) if desk.state(one) == "whole" and one not in order]
    assert order == [name, NAME]
    with desk.device.store.read() as conn:
        assert not any(conn.execute(select(files.c.first)).scalars()), "the next one wished for comes in its turn"


def test_removed_in_the_middle_nothing_of_it_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_NOTE_EVERY_S", 0.0)

    def away() -> None:
        with desk.device.store.write() as conn:
            downloads.remove(conn, MARCUS.resident, NAME)

    desk.shelf.lines[NAME] = Watched(SEALED, 2 * CHUNK_BYTES, away)
    desk.wish("t", NAME, len(SEALED))
    desk.run()
    assert desk.state(NAME) is None
    assert list(desk.folder.iterdir()) == []


def test_who_does_not_want_to_wait_for_the_next_try_does_not(desk: Desk) -> None:
    desk.shelf.lines[NAME] = Line(SEALED[:-1] + b"x")
    desk.wish("t", NAME, len(SEALED))
    desk.run()
    assert desk.state(NAME) == "damaged"
    desk.shelf.lines[NAME] = Line(SEALED)
    desk.run()
    assert desk.state(NAME) == "damaged", "it is put off"
    with desk.device.store.write() as conn:
        downloads.try_again(conn, NAME)
    desk.run()
    assert desk.state(NAME) == "whole"


def test_the_folder_is_read_when_something_changed_and_now_and_then(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = desk.have("t", 1000)
    looks: list[Path] = []
    real = Path.iterdir

    def counted(self: Path) -> Iterator[Path]:
        looks.append(self)
        return real(self)

    monkeypatch.setattr(Path, "iterdir", counted)
    desk.run()
    looks.clear()
    for _ in range(5):
        desk.run()
    assert looks == []
    at = desk.folder.stat()
    (desk.folder / kept).rename(desk.folder / "moved")
    os.utime(desk.folder, ns=(at.st_atime_ns, at.st_mtime_ns))  # a clock that was set back, say
    desk.run()
    assert looks == []
    desk.device.hand.forward(60_000)
    desk.run()
    assert desk.state(kept) == "whole"
    assert (desk.folder / kept).exists()
    assert not (desk.folder / "moved").exists()


def test_room_is_what_policy_and_disk_leave(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.room(16)
    desk.have("t", 1_000_000)
    with desk.device.store.read() as conn:
        room = room_of(conn, desk.folder)
        assert (room.used_bytes // 1_000_000, room.limit_bytes) == (1, 16_000_000)
        monkeypatch.setattr("kiosk.media_store.room.free_bytes", lambda _folder: 2_000_000)
        assert room_of(conn, desk.folder).limit_bytes == room.used_bytes + 2_000_000
        monkeypatch.setattr("kiosk.media_store.room.free_bytes", lambda _folder: -5)
        assert room_of(conn, desk.folder).limit_bytes == room.used_bytes, "never less than is in use"


def test_a_line_that_breaks_keeps_its_place_in_the_queue(desk: Desk) -> None:
    def broken(_first: int, _end: int, _take: Callable[[bytes], None]) -> None:
        raise Unreachable("cut")

    desk.shelf.lines[NAME] = broken  # type: ignore[assignment]
    desk.wish("t", NAME, len(SEALED))
    with pytest.raises(Unreachable):
        desk.downloads.step()
    assert desk.state(NAME) == "waiting", "the line is to blame, not the file"
