"""Sealed titles: what was sealed opens, anywhere in it; whatever else is refused, chunk by chunk."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.media_store.container import (
    CHUNK_BYTES,
    HEADER_BYTES,
    Cipher,
    ContainerRefused,
    Head,
    Opener,
    name_of,
    parse_head,
    parse_header,
    seal,
)
from kiosk.media_store.sealed_file import SealedFile

KEY = bytes(range(32))
LENGTHS = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 77]


def sealed(plain: bytes, *, title: str = "song-1", key: bytes = KEY, cipher: Cipher = Cipher.AES_256_GCM) -> tuple[bytes, str]:
    target = io.BytesIO()
    name = seal(io.BytesIO(plain), target, title=title, key_id=os.urandom(16), content_key=key, cipher=cipher)
    return target.getvalue(), name


def opened(data: bytes, name: str, key: bytes = KEY) -> bytes:
    """Chunk by chunk, as a player does it."""
    head = parse_head(data, name)
    opener = Opener(head.header, key)
    pieces = []
    for chunk in range(head.header.chunks):
        offset, length = head.header.span(chunk)
        pieces.append(opener.open(chunk, data[offset : offset + length]))
    return b"".join(pieces)


@pytest.mark.parametrize("cipher", Cipher)
@pytest.mark.parametrize("length", LENGTHS)
def test_what_was_sealed_opens(length: int, cipher: Cipher) -> None:
    plain = random.Random(length).randbytes(length)
    data, name = sealed(plain, cipher=cipher)
    head = parse_head(data, name)
    assert len(data) == head.header.whole_bytes
    assert opened(data, name) == plain
    if length > 64:
        assert plain[:64] not in data


def test_the_same_title_sealed_twice_shares_no_key() -> None:
    first, second = sealed(b"x" * 1000)[0], sealed(b"x" * 1000)[0]
    assert first[HEADER_BYTES:] != second[HEADER_BYTES:]


_TWO_CHUNKS = sealed(random.Random(3).randbytes(CHUNK_BYTES + 500))


@given(at=st.integers(0, len(_TWO_CHUNKS[0]) - 1), bit=st.integers(0, 7))
def test_no_bit_may_differ(at: int, bit: int) -> None:
    data, name = _TWO_CHUNKS
    changed = bytearray(data)
    changed[at] ^= 1 << bit
    with pytest.raises(ContainerRefused):
        arrived_whole(bytes(changed), name)
    head_bytes = parse_header(data).head_bytes
    if at < HEADER_BYTES or at >= head_bytes:  # the table is for who has no key
        with pytest.raises(ContainerRefused):
            opened(bytes(changed), name_of(bytes(changed[: parse_header(bytes(changed)).head_bytes])))


def arrived_whole(data: bytes, name: str) -> None:
    """As a downloader without a key judges it."""
    head = parse_head(data, name)
    for chunk in range(head.header.chunks):
        if not head.fits(chunk, _chunk(data, head, chunk)):
            raise ContainerRefused("a chunk is not that of the table")


def _chunk(data: bytes, head: Head, chunk: int) -> bytes:
    offset, length = head.header.span(chunk)
    return data[offset : offset + length]


def test_chunks_cannot_change_places_or_come_from_another_title() -> None:
    plain = random.Random(1).randbytes(3 * CHUNK_BYTES)
    data, name = sealed(plain)
    other, other_name = sealed(plain, title="song-2")
    head, other_head = parse_head(data, name), parse_head(other, other_name)
    opener = Opener(head.header, KEY)
    for wrong in (_chunk(data, head, 1), _chunk(other, other_head, 0)):
        assert not head.fits(0, wrong)
        with pytest.raises(ContainerRefused):
            opener.open(0, wrong)
    assert opener.open(0, _chunk(data, head, 0)) == plain[:CHUNK_BYTES]


def test_a_shorter_file_under_a_forged_header_is_refused() -> None:
    data, name = sealed(random.Random(1).randbytes(3 * CHUNK_BYTES))
    head = parse_head(data, name)
    shorter = bytearray(data[:HEADER_BYTES])
    shorter[12:20] = (2 * CHUNK_BYTES).to_bytes(8, "big")
    opener = Opener(parse_header(bytes(shorter)), KEY)
    for chunk in (0, 1):
        with pytest.raises(ContainerRefused):
            opener.open(chunk, _chunk(data, head, chunk))


def test_another_key_opens_nothing() -> None:
    data, name = sealed(b"words")
    for key in (os.urandom(32), b"short", b""):
        with pytest.raises(ContainerRefused):
            opened(data, name, key)


@given(st.binary(max_size=400))
def test_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ContainerRefused):
        parse_header(data)


@pytest.mark.parametrize("title", ["../x", "a\n", "", "é", "٣", "a b", "a\0b"])
def test_no_title_id_leads_anywhere(title: str) -> None:
    with pytest.raises(ValueError, match="title id"):
        seal(io.BytesIO(b"x"), io.BytesIO(), title=title, key_id=bytes(16), content_key=KEY)
    forged = bytearray(sealed(b"x")[0])
    forged[68:132] = title.encode()[:64].ljust(64, b"\0")
    with pytest.raises(ContainerRefused):
        parse_header(bytes(forged))


def test_a_file_that_changes_while_it_is_sealed_is_refused() -> None:
    class Growing(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            self.getbuffer()[0] = (self.getbuffer()[0] + 1) % 256
            return super().seek(offset, whence)

    with pytest.raises(ValueError, match="changed"):
        seal(Growing(b"abc"), io.BytesIO(), title="t", key_id=bytes(16), content_key=KEY)


@given(st.lists(st.tuples(st.integers(0, 3 * CHUNK_BYTES), st.integers(0, 2 * CHUNK_BYTES)), max_size=8))
def test_every_place_can_be_read(reads: list[tuple[int, int]]) -> None:
    with SealedFile(_long_file(), "song-1", KEY) as file:
        assert file.size == len(_LONG)
        for offset, length in reads:
            assert file.read_at(offset, length) == _LONG[offset : offset + length]


_LONG = random.Random(9).randbytes(2 * CHUNK_BYTES + 4321)
_long_paths: list[Path] = []


def _long_file() -> Path:
    return _long_paths[0]


@pytest.fixture(scope="module", autouse=True)
def _long(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("media") / "long.sealed"
    path.write_bytes(sealed(_LONG)[0])
    _long_paths[:] = [path]


def test_a_file_is_judged_when_it_is_opened(tmp_path: Path) -> None:
    data, _ = sealed(_LONG)
    cut = tmp_path / "cut"
    cut.write_bytes(data[:-1])
    with pytest.raises(ContainerRefused):
        SealedFile(cut, "song-1", KEY)
    with pytest.raises(ContainerRefused, match="another title"):
        SealedFile(_long_file(), "song-2", KEY)
    link = tmp_path / "link"
    link.symlink_to(_long_file())
    with pytest.raises(OSError, match="symbolic"):
        SealedFile(link, "song-1", KEY)


def test_the_whole_file_is_judged_by_its_hash() -> None:
    with SealedFile(_long_file(), "song-1", KEY) as file:
        assert file.read_all() == _LONG
