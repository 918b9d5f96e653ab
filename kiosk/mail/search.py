"""Search in one's own mail: what was received, sent and is being written, as it is typed, without a connection.

Every word that is typed begins a word of the message or of the name of the person at its other end; case and accents do not matter.
Newest first. Letters and sent messages have an index of their words; drafts are few and read as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from kiosk.mail.contacts import contacts
from kiosk.mail.drafts import drafts
from kiosk.mail.inbox import inbox_rows
from kiosk.mail.letters import DraftRow, InboxRow, SentRow
from kiosk.mail.rules import SNIPPET_LETTERS, snippet
from kiosk.mail.sent import sent_rows
from kiosk.mail.tables import drafts as drafts_table
from kiosk.mail.word_index import RECEIVED, SENT, Indexed, has_index, name_of, query, words_in

#: More words than this tell no letter apart.
MAX_WORDS = 8
#: So much of a line stands before the word that was found.
_LEAD_LETTERS = 30
#: The index that a list is read by, and its time.
_LISTS = {RECEIVED: ("ix_messages_inbox", "released_ms"), SENT: ("ix_sent_messages_list", "at_ms")}

Found = InboxRow | SentRow | DraftRow


class _Hit(NamedTuple):
    at_ms: int
    source: str
    id: str
    text: str


@dataclass(frozen=True)
class _Wanted:
    """The words (folded), and beside each the contacts whose names it begins."""

    words: list[str]
    people: list[list[str]]

    def in_draft(self, words: str, contact: str) -> bool:
        """Whether each word is there, as the index would say."""
        whole = folded(words)
        return all(
            contact in people or re.search(rf"(?<![^\W_]){re.escape(word)}", whole) is not None
            for word, people in zip(self.words, self.people, strict=True)
        )


def search(conn: Connection, resident: str, typed: str, offset: int, limit: int) -> list[Found]:
    """Mail of this resident from the `offset`-th hit on, newest first; `snippet` shows where the first word was found."""
    words = [folded(word) for word in words_in(typed)[:MAX_WORDS]]
    if not words:
        return []
    names = [(contact.id, [folded(part) for part in words_in(contact.name)]) for contact in contacts(conn, resident)]
    people = [[who for who, parts in names if any(part.startswith(word) for part in parts)] for word in words]
    wanted = _Wanted(words, people)
    last = offset + limit
    hits = [*_indexed(conn, resident, wanted, RECEIVED, last), *_indexed(conn, resident, wanted, SENT, last)]
    page = sorted([*hits, *_drafts(conn, resident, wanted)], reverse=True)[offset:last]
    rows = _rows(conn, resident, page)
    return [replace(rows[hit.source, hit.id], snippet=excerpt(hit.text, words)) for hit in page if (hit.source, hit.id) in rows]


def hits_sql(resident: str, of: Indexed = RECEIVED) -> str:
    """SQL with the parameters resident, query and limit: down the list's own index, asking of each letter whether it was found, so
    that nothing is sorted and a page of a common word ends early."""
    index, (by, time) = name_of(resident, of), _LISTS[of]
    return (
        f"SELECT {time} AS at_ms, message, text FROM {of.table} INDEXED BY {by} WHERE resident = :resident "  # noqa: S608 - a hash
        f'AND number IN (SELECT rowid FROM "{index}" WHERE "{index}" MATCH :query) '
        f"ORDER BY {time} DESC, message DESC LIMIT :limit"
    )


def _indexed(conn: Connection, resident: str, wanted: _Wanted, of: Indexed, limit: int) -> Iterator[_Hit]:
    if has_index(conn, resident, of):
        values = {"resident": resident, "query": query(wanted.words, wanted.people), "limit": limit}
        for row in conn.execute(text(hits_sql(resident, of)), values):
            yield _Hit(row.at_ms, of.table, row.message, row.text)


def _drafts(conn: Connection, resident: str, wanted: _Wanted) -> Iterator[_Hit]:
    own = drafts_table.c
    for row in conn.execute(select(own.draft, own.contact, own.saved_ms, own.greeting, own.text).where(own.resident == resident)):
        if wanted.in_draft(f"{row.greeting}\n{row.text}", row.contact):
            yield _Hit(row.saved_ms, drafts_table.name, row.draft, row.text)


def _rows(conn: Connection, resident: str, hits: Sequence[_Hit]) -> dict[tuple[str, str], Found]:
    ids: dict[str, list[str]] = {RECEIVED.table: [], SENT.table: [], drafts_table.name: []}
    for hit in hits:
        ids[hit.source].append(hit.id)
    rows: dict[tuple[str, str], Found] = {}
    rows |= {(RECEIVED.table, row.message): row for row in inbox_rows(conn, resident, ids[RECEIVED.table])}
    rows |= {(SENT.table, row.message): row for row in sent_rows(conn, resident, ids[SENT.table])}
    if ids[drafts_table.name]:
        rows |= {(drafts_table.name, row.id): row for row in drafts(conn, resident)}
    return rows


def folded(word: str) -> str:
    """Without case and accents, as the index holds words."""
    if word.isascii():
        return word.lower()
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def excerpt(whole: str, words: list[str]) -> str:
    """A line of the text around the first of these (folded) words that begins a word in it; else its beginning."""
    line = " ".join(whole.split())
    at = 0
    for part in line.split(" "):
        if any(folded(piece).startswith(tuple(words)) for piece in words_in(part)):
            break
        at += len(part) + 1
    else:
        return snippet(whole)
    if at + SNIPPET_LETTERS // 2 <= SNIPPET_LETTERS:
        return snippet(line)
    begin = line.find(" ", at - _LEAD_LETTERS, at) + 1 or at
    return "…" + snippet(line[begin:])
