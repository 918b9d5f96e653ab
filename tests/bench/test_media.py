"""The media store: a catalogue of 100,000 titles taken in and searched on the encrypted store, and sealed files read."""

from __future__ import annotations

import io
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.media_store import catalogue
from kiosk.media_store.changes import CATALOGUE, apply_titles
from kiosk.media_store.container import CHUNK_BYTES, Opener, parse_head, seal
from kiosk.media_store.sealed_file import SealedFile
from kiosk.sync.wire import Change, TitleChange
from tests.bench.figures import Table, middle, percentile, verdict
from tests.bench.titles import made_titles
from tests.enrolled import Device, enrolled_device

TITLES = 100_000
A_PAGE_OF_CHANGES = 500
SEARCH_LIMIT_MS = 50
APPLY_LIMIT_S = 60
#: Decrypting against the cipher alone.
READ_FLOOR = 0.5
ROUNDS = 20
TYPED = ("t", "r", "mo", "lak", "sun ri", "river", "lo lo", "the pines", "folk", "zzzz")
FILE_BYTES = 64 * 1024 * 1024

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]


def _take_in(device: Device, them: list[TitleChange]) -> float:
    run = [
        (title, Change(stream=CATALOGUE, n=n, kind="catalogue.title", version=1, payload={}, at_ms=1, key=title.title))
        for n, title in enumerate(them)
    ]
    begun = time.perf_counter()
    for start in range(0, len(run), A_PAGE_OF_CHANGES):
        with device.store.write() as conn:
            apply_titles(conn, run[start : start + A_PAGE_OF_CHANGES])
    return time.perf_counter() - begun


def _plain(them: list[TitleChange]) -> sqlite3.Connection:
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE t USING fts5(name, makers, about, prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 2\")")
    peer.executemany("INSERT INTO t VALUES (?, ?, ?)", [(one.name, f"{one.by} {one.series}", one.genre) for one in them])
    return peer


def _ms(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        begun = clock()
        work()
        taken.append((clock() - begun) * 1000)
    return taken


def test_a_hundred_thousand_titles(tmp_path: Path, table: Table) -> None:
    them = made_titles(TITLES)
    device = enrolled_device(tmp_path)
    peer = _plain(them)
    seconds = _take_in(device, them)
    table.add(f"take in {TITLES:,} titles, s", f"{seconds:.1f}", verdict=verdict(seconds, APPLY_LIMIT_S, " s"))
    every: list[float] = []
    work: list[float] = []
    for typed in TYPED:
        match = " AND ".join(f'"{word}"*' for word in typed.split())

        def ours(typed: str = typed) -> list[catalogue.Title]:
            with device.store.read() as conn:
                return catalogue.search(conn, typed)

        def plain(match: str = match) -> list[object]:
            return peer.execute("SELECT name FROM t WHERE t MATCH ? ORDER BY rank LIMIT 60", (match,)).fetchall()

        assert bool(ours()) == bool(plain())
        mine, theirs = _ms(ours), _ms(plain)
        every += mine
        work += _ms(ours, time.thread_time)
        table.add(
            f"search “{typed}” in {TITLES:,} titles, ms (peer: plain FTS5, all ranked)", middle(mine, ".1f"), middle(theirs, ".1f")
        )
    worst = percentile(every, 95)
    table.add("search in the catalogue: p95 of all, ms", f"{worst:.1f}", verdict=verdict(worst, SEARCH_LIMIT_MS, " ms"))
    table.add("    of it: processor time p50, p95, ms", f"{percentile(work, 50):.1f}, {percentile(work, 95):.1f}")
    peer.close()
    device.store.close()


def test_sealed_files_are_read_nearly_as_fast_as_the_cipher_allows(tmp_path: Path, table: Table) -> None:
    plain = os.urandom(FILE_BYTES)
    target = io.BytesIO()
    begun = time.perf_counter()
    name = seal(io.BytesIO(plain), target, title="t", key_id=bytes(16), content_key=bytes(32))
    sealing_s = time.perf_counter() - begun
    path = tmp_path / "file"
    path.write_bytes(target.getvalue())
    header = parse_head(target.getvalue(), name).header
    sealed = [target.getvalue()[at : at + length] for at, length in map(header.span, range(header.chunks))]
    raw = AESGCM(bytes(32))
    boxes = [raw.encrypt(bytes(12), plain[at : at + CHUNK_BYTES], bytes(32)) for at in range(0, FILE_BYTES, CHUNK_BYTES)]

    def by_cipher() -> None:
        for box in boxes:
            raw.decrypt(bytes(12), box, bytes(32))

    def by_chunk() -> None:
        opener = Opener(header, bytes(32))
        for number, chunk in enumerate(sealed):
            opener.open(number, chunk)

    def by_file() -> None:
        with SealedFile(path, "t", bytes(32)) as file:
            for at in range(0, FILE_BYTES, CHUNK_BYTES):
                file.read_at(at, CHUNK_BYTES)

    cipher, chunks, files = (min(_ms(work)) for work in (by_cipher, by_chunk, by_file))
    size = FILE_BYTES / 1e6
    table.add("sealing, MB/s", f"{size / sealing_s:.0f}")
    table.add("decrypting chunks, MB/s (peer: AES-256-GCM alone)", f"{size / chunks * 1000:.0f}", f"{size / cipher * 1000:.0f}")
    ratio = cipher / files
    table.add(
        "reading a sealed file, MB/s (peer: AES-256-GCM alone)",
        f"{size / files * 1000:.0f}",
        f"{size / cipher * 1000:.0f}",
        verdict=f"floor {READ_FLOOR:g}x here: {'met' if ratio >= READ_FLOOR else 'NOT met'} ({ratio:.2f}x)",
    )
