"""Downloads when the line breaks and the power goes: one file holds up no other, and what is called whole is on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.media_store import downloads
from kiosk.media_store.container import CHUNK_BYTES
from kiosk.media_store.downloads import Downloads
from kiosk.media_store.part_file import PartFile
from kiosk.media_store.tables import files
from kiosk.sync.client import Busy, CentralError, Unreachable
from tests.enrolled import MARCUS, Device, enrolled_device
from tests.unit.media_store.test_part_file import HEAD_BYTES, NAME, RUN_BYTES, SEALED, Line, finish, make

SMALL, SMALL_NAME = make(CHUNK_BYTES)


class Central:
    """Hands out files; some of them break off after so many bytes, each time anew."""

    def __init__(self) -> None:
        self.lines = {NAME: Line(SEALED), SMALL_NAME: Line(SMALL)}
        self.breaks_after: dict[str, int] = {}
        self.error: CentralError = Unreachable("the line was cut")
        self.asked: list[str] = []

    def media(self, name: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
        self.asked.append(name)
        last = min(end, first + self.breaks_after.get(name, len(SEALED)))
        self.lines[name](first, last, take)
        if last < end:
            raise self.error


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def central() -> Central:
    return Central()


@pytest.fixture
def queue(device: Device, central: Central) -> Iterator[Downloads]:
    for at, (name, data) in enumerate(((NAME, SEALED), (SMALL_NAME, SMALL))):
        with device.store.write() as conn:
            downloads.wish(conn, MARCUS.resident, f"t-{at}", name, len(data), at)
    folder = device.settings.data / "media"
    made = Downloads(device.store, central, folder, device.keys.ensure_media_key(), device.clock)  # type: ignore[arg-type]
    yield made
    made.close()


def step(queue: Downloads) -> bool:
    """As the loop of sync does it; False: it waits before the next."""
    try:
        return queue.step()
    except CentralError:
        return False


def whole(device: Device) -> set[str]:
    with device.store.read() as conn:
        return set(conn.execute(select(files.c.container).where(files.c.state == "whole")).scalars())


@pytest.mark.parametrize("error", [Unreachable("the line was cut"), Busy(503)], ids=["cut", "busy"])
def test_a_file_that_always_breaks_holds_up_no_other(queue: Downloads, device: Device, central: Central, error: CentralError) -> None:
    central.breaks_after[NAME], central.error = 0, error
    for _ in range(12):
        step(queue)
    assert whole(device) == {SMALL_NAME}
    assert central.asked[-1] == NAME, "it is asked for still"
    central.breaks_after.clear()
    while step(queue):
        pass
    assert whole(device) == {SMALL_NAME, NAME}


def test_a_line_that_breaks_again_and_again_is_no_reason_to_wait_while_something_comes(queue: Downloads, central: Central) -> None:
    """A proxy that ends each connection after a while would else stretch a film over weeks."""
    central.breaks_after[NAME] = CHUNK_BYTES + 1000
    waits = 0
    for _ in range(12):
        waits += not step(queue)
        if central.lines[NAME].fetched >= len(SEALED):
            break
    assert central.lines[NAME].fetched >= len(SEALED)
    assert waits == 0


def test_a_damaged_head_costs_the_head(tmp_path: Path) -> None:
    """The chunks are judged by the head that comes again."""
    part, line = PartFile(tmp_path, NAME, len(SEALED)), Line(SEALED)
    while part.done_bytes < HEAD_BYTES + 4 * CHUNK_BYTES:
        part.fetch_some(line, RUN_BYTES)
    part.close()
    with (tmp_path / f"{NAME}.part").open("r+b") as file:
        file.write(bytes(50))
    assert finish(tmp_path, line).read_bytes() == SEALED
    assert line.fetched == len(SEALED) + HEAD_BYTES


def test_what_the_store_calls_whole_is_on_the_disk(
    queue: Downloads, device: Device, central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes first, then the name, then the word: a power cut between any two of them leaves nothing that is called whole and is not."""
    folder = device.settings.data / "media"
    unsafe: set[str] = set()  # what a power cut could still take: inodes that were written to, names that were given
    write, sync, replace, note = os.pwrite, os.fsync, Path.replace, Downloads._note
    told: list[str] = []

    def writing(descriptor: int, data: bytes, offset: int) -> int:
        unsafe.add(str(os.fstat(descriptor).st_ino))
        return write(descriptor, data, offset)

    def syncing(descriptor: int) -> None:
        sync(descriptor)
        unsafe.discard(str(os.fstat(descriptor).st_ino))
        if os.fstat(descriptor).st_ino == folder.stat().st_ino:
            unsafe.difference_update({name for name in unsafe if not name.isdigit()})

    def naming(path: Path, target: Path) -> Path:
        assert str(path.stat().st_ino) not in unsafe, "the name of a whole file is given to bytes that may go"
        unsafe.add(f"name {target.name}")
        return replace(path, target)

    def telling(self: Downloads, container: str, part: PartFile, *, whole: bool = False) -> None:
        if whole:
            told.append(container)
            assert unsafe == set(), "the store says whole of what may go"
        note(self, container, part, whole=whole)

    monkeypatch.setattr(os, "pwrite", writing)
    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "replace", naming)
    monkeypatch.setattr(Downloads, "_note", telling)
    while step(queue):
        pass
    assert sorted(told) == sorted([NAME, SMALL_NAME])
    assert whole(device) == set(told)
