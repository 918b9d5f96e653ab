"""Sealing on the device: the author's key, which comes with a sign-in, and words sealed to a role and to their author."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.filings.tables import author_keys
from kiosk.signin.parts import SessionPart
from kiosk.signin.rules import Session
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock
from kiosk.sync.sealed_words import KEY_BYTES, CannotOpen, author_key_of, open_for_author, seal_words
from kiosk.sync.wire import AskAnswer, canonical
from kiosk.sync.wire_filings import SealedWords

log = structlog.get_logger(__name__)

_KEY = Query(select(author_keys.c.key).where(author_keys.c.resident == bindparam("resident")))


class CannotSeal(Exception):
    """The key of the role that answers is not here, or is none: nothing was filed."""


def author_key(conn: Connection, resident: str) -> bytes | None:
    """The key of a resident's author boxes; None where they never signed in while central answered."""
    found = _KEY.value(conn, resident=resident)
    return None if found is None else b64decode(found)


def seal(
    filing: str, part: str, words: dict[str, Any], *, role_key: str | None, role_key_id: str | None, key: bytes | None
) -> SealedWords:
    """Both boxes of some words; `key` is the author's. Raises CannotSeal."""
    if role_key is None or role_key_id is None:
        raise CannotSeal("the role has no key here")
    try:
        return seal_words(filing, part, canonical(words), role_key=role_key, role_key_id=role_key_id, author_key=key)
    except ValueError as error:
        raise CannotSeal("the role's key is none") from error


def opened(key: bytes | None, box: str | None, filing: str, part: str) -> Mapping[str, Any] | None:
    """What is in an author's box; None when nothing here opens it."""
    if key is None or not box:
        return None
    try:
        return open_for_author(box, key, filing, part)
    except CannotOpen:
        log.warning("an author's box cannot be opened", filing=filing)
        return None


def _begin(conn: Connection, session: Session, answer: AskAnswer | None, _clock: Clock) -> None:
    if answer is None or answer.drafts_key is None:
        return
    try:
        drafts_key = b64decode(answer.drafts_key, validate=True)
    except ValueError:
        drafts_key = b""
    if len(drafts_key) != KEY_BYTES:
        log.warning("a drafts key is not one")
        return
    key = b64encode(author_key_of(drafts_key)).decode()
    values = {"key": key}
    statement = insert(author_keys).values(resident=session.person.resident, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["resident"], set_=values))


SESSION_PART = SessionPart(_begin)
