"""Downloads that are interrupted anywhere: every finished file is whole, and no chunk that came is fetched again."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.media_store.container import CHUNK_BYTES, ContainerRefused, parse_header, seal
from kiosk.media_store.part_file import DiskRefused, PartFile

RUN_BYTES = 3 * CHUNK_BYTES


def make(length: int) -> tuple[bytes, str]:
    target = io.BytesIO()
    plain = io.BytesIO(random.Random(length).randbytes(length))
    name = seal(plain, target, title="t", key_id=bytes(16), content_key=bytes(32))
    return target.getvalue(), name


SEALED, NAME = make(5 * CHUNK_BYTES + 777)
HEAD_BYTES = parse_header(SEALED).head_bytes


class Cut(Exception):
    """The line broke."""


class Line:
    """Hands out `data` in pieces, and breaks after so many bytes."""

    def __init__(self, data: bytes, pieces: int = 60_000) -> None:
        self.data, self.pieces = data, pieces
        self.left: int | None = None
        self.fetched = 0

    def __call__(self, first: int, end: int, take: Callable[[bytes], None]) -> None:
        while first < end:
            piece = self.data[first : min(end, first + self.pieces)]
            if self.left is not None:
                piece = piece[: self.left]
                self.left -= len(piece)
            if not piece:
                raise Cut
            self.fetched += len(piece)
            first += len(piece)
            take(piece)


def finish(folder: Path, line: Line, data: bytes = SEALED, name: str = NAME) -> Path:
    part = PartFile(folder, name, len(data))
    try:
        while not part.whole:
            part.fetch_some(line, RUN_BYTES)
        return part.finish()
    finally:
        part.close()


@pytest.mark.parametrize("length", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 4 * CHUNK_BYTES])
def test_a_file_of_any_length_comes_whole(tmp_path: Path, length: int) -> None:
    data, name = make(length)
    line = Line(data)
    assert finish(tmp_path, line, data, name).read_bytes() == data
    assert line.fetched == len(data)


@settings(max_examples=40)
@given(cuts=st.lists(st.integers(0, len(SEALED)), max_size=12), damage=st.lists(st.integers(0, len(SEALED)), max_size=3))
def test_interrupted_anywhere_it_comes_whole_and_little_comes_twice(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], damage: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("part")
    line = Line(SEALED)
    for left in cuts:
        line.left = left
        part = PartFile(folder, NAME, len(SEALED))
        try:
            while not part.whole:
                part.fetch_some(line, RUN_BYTES)
        except Cut:
            pass
        finally:
            part.close()  # as after a kill: nothing was said to be done
    path = folder / f"{NAME}.part"
    harmed = 0
    if path.exists():
        content = bytearray(path.read_bytes())
        for at in damage:  # what a power cut makes of pages that were not on the disk yet
            if at < len(content):
                content[at] ^= 0xFF
                harmed += 1
        path.write_bytes(content)
    line.left = None
    assert finish(folder, line).read_bytes() == SEALED
    assert line.fetched <= len(SEALED) + (len(cuts) + harmed) * (CHUNK_BYTES + 16)


def test_bytes_of_another_file_are_refused_and_not_kept(tmp_path: Path) -> None:
    other, _ = make(5 * CHUNK_BYTES + 776)
    part = PartFile(tmp_path, NAME, len(SEALED))
    with pytest.raises(ContainerRefused):
        part.fetch_some(Line(other), RUN_BYTES)
    part.fetch_some(Line(SEALED), RUN_BYTES)
    wrong = bytearray(SEALED)
    wrong[HEAD_BYTES + CHUNK_BYTES + 500] ^= 1
    with pytest.raises(ContainerRefused):
        part.fetch_some(Line(bytes(wrong)), RUN_BYTES)
    assert part.done_bytes == HEAD_BYTES + CHUNK_BYTES + 16, "the good chunk before it stays"
    part.close()
    assert finish(tmp_path, Line(SEALED)).read_bytes() == SEALED


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    part = PartFile(tmp_path, NAME, len(SEALED))
    part.fetch_some(Line(SEALED), RUN_BYTES)
    part.fetch_some(Line(SEALED), CHUNK_BYTES)
    done = part.done_bytes

    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", full)
        with pytest.raises(DiskRefused):
            part.fetch_some(Line(SEALED), RUN_BYTES)
    assert part.done_bytes == done
    part.close()
    assert finish(tmp_path, Line(SEALED)).read_bytes() == SEALED
