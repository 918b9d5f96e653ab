"""Search in one's own mail: sender, subject and text, as it is typed, without a connection.

Every word that is typed begins a word of the letter or of its sender's name; case and accents do not matter. Newest first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from sqlalchemy import Connection, text

from kiosk.mail.contacts import contacts
from kiosk.mail.inbox import inbox_rows
from kiosk.mail.letters import InboxRow
from kiosk.mail.rules import SNIPPET_LETTERS, snippet
from kiosk.mail.word_index import has_index, name_of, query, words_in

#: More words than this tell no letter apart.
MAX_WORDS = 8
#: So much of a line stands before the word that was found.
_LEAD_LETTERS = 30


def search(conn: Connection, resident: str, typed: str, offset: int, limit: int) -> list[InboxRow]:
    """Letters of this resident from the `offset`-th hit on, newest first; `snippet` shows where the first word was found."""
    words = [folded(word) for word in words_in(typed)[:MAX_WORDS]]
    if not words or not has_index(conn, resident):
        return []
    names = [(contact.id, [folded(part) for part in words_in(contact.name)]) for contact in contacts(conn, resident)]
    senders = [[who for who, parts in names if any(part.startswith(word) for part in parts)] for word in words]
    found = conn.execute(
        text(hits_sql(resident)),
        {"resident": resident, "query": query(words, senders), "limit": limit, "offset": offset},
    )
    texts = {str(row.message): str(row.text) for row in found}
    rows = inbox_rows(conn, resident, list(texts))
    return [replace(row, snippet=excerpt(texts[row.message], words)) for row in rows]


def hits_sql(resident: str) -> str:
    """SQL with the parameters resident, query, limit and offset: down the inbox's own index, asking of each letter whether it was
    found, so that nothing is sorted and a page of a common word ends early."""
    index = name_of(resident)
    return (
        "SELECT message, text FROM messages INDEXED BY ix_messages_inbox WHERE resident = :resident "  # noqa: S608 - a hash
        f'AND number IN (SELECT rowid FROM "{index}" WHERE "{index}" MATCH :query) '
        "ORDER BY released_ms DESC, message DESC LIMIT :limit OFFSET :offset"
    )


def folded(word: str) -> str:
    """Without case and accents, as the index holds words."""
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
