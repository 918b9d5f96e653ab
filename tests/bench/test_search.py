"""Search in 10,000 letters, 1,000 sent messages and 20 drafts: the store's own search beside plain SQLite's FTS5 in memory over the
same texts, both giving a page of the newest hits."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.mail import mail
from kiosk.mail.changes import apply_messages
from kiosk.mail.letters import Draft
from kiosk.sync import wire
from tests.bench.conftest import MANY
from tests.bench.figures import Table, middle, percentile, verdict
from tests.enrolled import NOON_MS, Device, enrolled_device
from tests.unit.mail import letters_of_marcus as his

LIMIT_MS = 50
SENT = 1_000
DRAFTS = 20
ROUNDS = 30
PAGE = 31
A_PAGE_OF_CHANGES = 500
WORDS_IN_A_LETTER = 90
VOCABULARY = 8_000
#: What is typed: one letter, which most letters have; the beginning of a word; two words; a name; something that is nowhere.
TYPED = ("e", "ca", "can", "a e", "rosa", "zzzz")

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]


def _texts() -> Iterator[str]:
    chance = random.Random(5)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    often = [1 / (place + 1) for place in range(VOCABULARY)]  # as in any language: few words make most of a text
    for _ in range(MANY + SENT + DRAFTS):
        yield " ".join(chance.choices(words, often, k=WORDS_IN_A_LETTER))


def _fill(device: Device, texts: list[str]) -> float:
    """All letters through the path of sync, as many a page as central sends; returns seconds."""
    device.apply(his.FEATURES, his.contact(device, "Rosa Hale"))
    changes = [
        his.message(device, f"m-{n:05}", text=text, parts=(), reply_stamp=None, released_ms=NOON_MS + n) for n, text in enumerate(texts)
    ]
    run = [(wire.MessageChange.model_validate(change.payload), change) for change in changes]
    begun = time.perf_counter()
    for start in range(0, MANY, A_PAGE_OF_CHANGES):
        with device.store.write() as conn:
            apply_messages(conn, run[start : start + A_PAGE_OF_CHANGES])
    return time.perf_counter() - begun


def _write(device: Device, sent: list[str], drafts: list[str]) -> None:
    """What the resident wrote."""
    for start in range(0, SENT, A_PAGE_OF_CHANGES):
        part = sent[start : start + A_PAGE_OF_CHANGES]
        device.apply(his.FEATURES, *(his.sent(device, f"s-{start + n}", "sent_on", text=text) for n, text in enumerate(part)))
    for n, text in enumerate(drafts):
        mail.save_draft(device.store, device.session(), Draft(f"d-{n}", "rosa", None, text), device.clock)


def _plain(texts: list[str]) -> sqlite3.Connection:
    peer = sqlite3.connect(":memory:")
    peer.execute('CREATE VIRTUAL TABLE letters USING fts5(sender, words, tokenize="unicode61 remove_diacritics 2")')
    peer.executemany("INSERT INTO letters VALUES ('Rosa Hale', ?)", [(text,) for text in texts])
    return peer


def _ms(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        begun = clock()
        work()
        taken.append((clock() - begun) * 1000)
    return taken


def test_search_in_ten_thousand(tmp_path: Path, table: Table) -> None:
    texts = list(_texts())
    device = enrolled_device(tmp_path)
    peer = _plain(texts)
    seconds = _fill(device, texts[:MANY])
    _write(device, texts[MANY:-DRAFTS], texts[-DRAFTS:])
    table.add(f"take in {MANY:,} letters, index and all: ms a letter", f"{seconds * 1000 / MANY:.2f}")
    every: list[float] = []
    processor: list[float] = []
    for typed in TYPED:
        match = " ".join(f'"{word}"*' for word in typed.split())

        def ours(typed: str = typed) -> list[object]:
            with device.store.read() as conn:
                return list(mail.search(conn, "marcus", typed, 0, PAGE))

        def plain(match: str = match) -> list[object]:
            return peer.execute(
                "SELECT rowid, words FROM letters WHERE letters MATCH ? ORDER BY rowid DESC LIMIT ?", (match, PAGE)
            ).fetchall()

        assert len(ours()) == len(plain())
        mine, theirs = _ms(ours), _ms(plain)
        every += mine
        processor += _ms(ours, time.thread_time)
        table.add(f"search “{typed}” in {MANY:,} letters, ms (peer: plain FTS5)", middle(mine, ".1f"), middle(theirs, ".1f"))
    table.add("search: p95 of all, processor ms", f"{percentile(processor, 95):.1f}")
    worst = percentile(every, 95)
    table.add("search: p95 of all, ms", f"{worst:.1f}", verdict=verdict(worst, LIMIT_MS, " ms"))
    peer.close()
    device.store.close()
