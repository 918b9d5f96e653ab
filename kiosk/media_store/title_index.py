"""Search over the whole catalogue: FTS5 with prefix indices, over name, artist or author, series, genre and subjects.

The table (`media_words`) holds no text of its own, only which word stands in which title (`titles.number`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from kiosk.store.prepared import Prepared, run_sql

#: A word of the name counts more than one of the artist, and both more than a genre or subject.
_RANK = "bm25(10.0, 6.0, 1.0)"
#: So many matches are ranked at most: "a" is in most titles, and nobody reads on.
_RANKED = 2000
_WORDS = re.compile(r"[^\W_]+")
_PUT = Prepared(text("INSERT OR REPLACE INTO media_words (rowid, name, makers, about) VALUES (:number, :name, :makers, :about)"))


_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS media_words USING fts5(name, makers, about, content='', contentless_delete=1, "
    "prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 2\")"
)
_MADE = Prepared(text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'media_words'"))


def index_titles(conn: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Index titles by `number` with their words; one that was indexed before is indexed anew."""
    run_sql(conn, _CREATE)
    _PUT.run_many(conn, rows)


def drop_titles(conn: Connection, numbers: Sequence[int]) -> None:
    """These are found no more."""
    for number in numbers if _is_made(conn) else ():
        conn.exec_driver_sql("DELETE FROM media_words WHERE rowid = ?", (number,))


def words_in(typed: str) -> list[str]:
    """The words of what somebody types."""
    return _WORDS.findall(unicodedata.normalize("NFC", typed))[:12]


def matching(conn: Connection, words: Sequence[str], limit: int) -> list[int]:
    """Numbers of titles in which each of `words` begins a word, the best first. No words: none."""
    if not words or not _is_made(conn):
        return []
    query = " AND ".join(f'"{word}"*' for word in words)
    found = conn.exec_driver_sql(
        "SELECT rowid FROM (SELECT rowid, rank AS score FROM media_words WHERE media_words MATCH ? AND rank MATCH ? LIMIT ?) "
        "ORDER BY score LIMIT ?",
        (query, _RANK, _RANKED, limit),
    )
    return [int(row[0]) for row in found]


def _is_made(conn: Connection) -> bool:
    """Whether the catalogue ever had a title."""
    return _MADE.row(conn) is not None
