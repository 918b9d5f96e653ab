"""The index of the words in each resident's letters: kept true by what applies and sends messages, asked by `kiosk.mail.search`.

Two FTS5 tables a resident, one of what they received and one of what they sent, named by the hash of their id. So a search costs by
one's own mail only, nobody's words stand beside another's, and forgetting somebody drops all of theirs at once. A table holds no text,
only which word stands in which message (its `number`); the contact stands in it as a token of their id, so that a new name needs no new
index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import Connection, text

from kiosk.store.prepared import Prepared

PREFIX = "words_"


@dataclass(frozen=True)
class Indexed:
    """A table of messages whose words are found: how its indices begin, and SQL for the words that stand with the text."""

    table: str
    prefix: str
    heading: str


RECEIVED = Indexed("messages", PREFIX, "subject")
SENT = Indexed("sent_messages", f"{PREFIX}sent_", "greeting")
#: Begins the token of a contact: a letter of private use, which no typed word holds (`kiosk.mail.rules.clean_text` drops it).
_CONTACT_MARK = 0xE000
_WORDS = re.compile(r"[^\W_]+")
_MADE = Prepared(text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"))


def name_of(resident: str, of: Indexed = RECEIVED) -> str:
    """The table of a resident's words: safe to stand in SQL."""
    return of.prefix + sha256(resident.encode()).hexdigest()[:32]


def has_index(conn: Connection, resident: str, of: Indexed = RECEIVED) -> bool:
    """Whether any letter of theirs was indexed."""
    return _MADE.row(conn, {"name": name_of(resident, of)}) is not None


def index_words(conn: Connection, resident: str, messages: Iterable[str], of: Indexed = RECEIVED) -> None:
    """Index these letters as they stand in their table now; one that was indexed before is indexed anew."""
    if not has_index(conn, resident, of):
        conn.exec_driver_sql(
            f"CREATE VIRTUAL TABLE \"{name_of(resident, of)}\" USING fts5(words, content='', contentless_delete=1, detail=none, "
            'tokenize="unicode61 remove_diacritics 2")'
        )
    _fill(resident, of).run_many(conn, [{"resident": resident, "message": message} for message in messages])


def drop_words(conn: Connection, resident: str, numbers: Sequence[int], of: Indexed = RECEIVED) -> None:
    """These letters are gone."""
    if numbers and has_index(conn, resident, of):
        for number in numbers:
            conn.exec_driver_sql(f'DELETE FROM "{name_of(resident, of)}" WHERE rowid = ?', (number,))  # noqa: S608 - a hash


def forget_words(conn: Connection, resident: str) -> None:
    """Everything of a resident's, for good."""
    for of in (RECEIVED, SENT):
        conn.exec_driver_sql(f'DROP TABLE IF EXISTS "{name_of(resident, of)}"')


def words_in(typed: str) -> list[str]:
    """The words of what somebody types, as the index tells words apart."""
    return _WORDS.findall(unicodedata.normalize("NFC", typed))


def query(words: Sequence[str], people: Sequence[Sequence[str]]) -> str:
    """FTS5: letters in which each of `words` begins a word, or that are from or to one of the contacts beside it (`people`)."""
    terms = []
    for word, contacts in zip(words, people, strict=True):
        either = [f'"{word}"*', *(f'"{_contact_token(contact)}"' for contact in contacts)]
        terms.append("(" + " OR ".join(either) + ")")
    return " AND ".join(terms)


def _contact_token(contact: str) -> str:
    return chr(_CONTACT_MARK) + contact.encode().hex()


@lru_cache(maxsize=256)
def _fill(resident: str, of: Indexed) -> Prepared:
    words = f"char({_CONTACT_MARK}) || hex(contact) || ' ' || {of.heading} || char(10) || text"
    return Prepared(
        text(
            f'INSERT OR REPLACE INTO "{name_of(resident, of)}" (rowid, words) '  # noqa: S608 - a hash
            f"SELECT number, {words} FROM {of.table} WHERE resident = :resident AND message = :message"
        )
    )
