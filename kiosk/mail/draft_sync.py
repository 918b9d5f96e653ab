"""Drafts follow the person: up at the end of writing and of the session, down as they are saved elsewhere.

Words and the choice of a card travel; photos and clips stay on the device that took them, and the others are told how many they are.

Each draft knows the save that it has in common with central (`synced_ms`). A save from elsewhere takes the place of a text that was
not touched here since; a text that was, stays, as a draft of its own where both cannot stand under one id. Texts are sealed with the
resident's drafts key, which comes with the answer to a sign-in.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from uuid_utils import uuid7

from kiosk.device.streams import resident_of
from kiosk.mail.files import drop_files, files_of, rename_draft
from kiosk.mail.tables import draft_files, drafts, drafts_keys, dropped_drafts, waiting_drafts
from kiosk.signin.parts import SessionPart
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.signin.tables import sessions
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import AskAnswer, Change, DraftChange, DraftContent, DraftDrop, DraftSave, Ecard, drafts_info

NONCE_BYTES = 12
KEY_BYTES = 32

_unsynced = or_(drafts.c.synced_ms.is_(None), drafts.c.synced_ms != drafts.c.saved_ms)

log = structlog.get_logger(__name__)


def seal_draft(key: bytes, resident: str, draft: str, content: DraftContent) -> str:
    """The content as it travels: nonce and ciphertext, base64."""
    nonce = os.urandom(NONCE_BYTES)
    box = ChaCha20Poly1305(key).encrypt(nonce, content.model_dump_json().encode(), drafts_info(resident, draft))
    return b64encode(nonce + box).decode()


def open_draft(key: bytes, resident: str, draft: str, sealed: str) -> DraftContent:
    """What is inside. Raises ValueError when it was sealed for another draft or resident, or damaged."""
    box = b64decode(sealed, validate=True)
    try:
        plain = ChaCha20Poly1305(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], drafts_info(resident, draft))
    except InvalidTag as error:
        raise ValueError("the draft cannot be opened") from error
    return DraftContent.model_validate_json(plain)


def sync_drafts(store: Store, session: Session, clock: Clock) -> None:
    """Send what changed since it was last sent; nothing changed, nothing is written. Raises StoreFull; the drafts stay as they are."""
    resident = session.person.resident
    with store.read() as conn:
        if not untold(conn, resident):
            return
    with store.write() as conn:
        if is_open(conn, session):
            tell_drafts(conn, resident, session.grant, clock)


def untold(conn: Connection, resident: str) -> bool:
    """Whether a draft of the resident changed or went without central being told."""
    changed = select(drafts.c.draft).where(drafts.c.resident == resident, _unsynced).limit(1)
    gone = select(dropped_drafts.c.draft).where(dropped_drafts.c.resident == resident, ~dropped_drafts.c.told).limit(1)
    return any(conn.execute(found).first() is not None for found in (changed, gone))


def tell_drafts(conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    """Commands for drafts that changed or went since they were last told of. Without a key of the resident texts wait for one."""
    key = _key(conn, resident)
    changed = select(drafts).where(drafts.c.resident == resident, _unsynced).order_by(drafts.c.saved_ms)
    for row in conn.execute(changed).all():
        if key is None:
            break
        content = DraftContent(
            contact=row.contact,
            in_reply_to=row.in_reply_to,
            text=row.text,
            ecard=None if row.ecard is None else Ecard(card=row.ecard, greeting=row.greeting),
            files=row.elsewhere + len(files_of(conn, draft_files, resident, row.draft)),
        )
        sealed = seal_draft(key, resident, row.draft, content)
        save = DraftSave(draft=row.draft, sealed=sealed, saved_ms=row.saved_ms, base_ms=row.synced_ms)
        enqueue(conn, kind="mail.draft_save", version=1, payload=save, grant=grant, clock=clock)
        this = (drafts.c.resident == resident, drafts.c.draft == row.draft)
        conn.execute(update(drafts).where(*this).values(synced_ms=row.saved_ms))
    gone = select(dropped_drafts).where(dropped_drafts.c.resident == resident, ~dropped_drafts.c.told)
    for row in conn.execute(gone).all():
        drop = DraftDrop(draft=row.draft, dropped_ms=row.dropped_ms)
        enqueue(conn, kind="mail.draft_drop", version=1, payload=drop, grant=grant, clock=clock)
    conn.execute(update(dropped_drafts).where(dropped_drafts.c.resident == resident).values(told=True))


def apply_draft(conn: Connection, payload: DraftChange, change: Change) -> None:
    """`mail.draft`. Waits while nothing here can open it, and while the resident may be writing on what it would replace."""
    resident = resident_of(change)
    key = _key(conn, resident)
    if (key is None and payload.sealed is not None) or (_writing(conn, resident) and _known(conn, resident, payload.draft)):
        values = {"sealed": payload.sealed, "saved_ms": payload.saved_ms}
        conn.execute(
            insert(waiting_drafts)
            .values(resident=resident, draft=payload.draft, **values)
            .on_conflict_do_update(index_elements=["resident", "draft"], set_=values)
        )
        return
    _apply(conn, resident, payload, key)


def save_again(conn: Connection, draft: str, saved_ms: int) -> None:
    """Central did not take this save: it is told again when the resident writes next."""
    conn.execute(update(drafts).where(drafts.c.draft == draft, drafts.c.synced_ms == saved_ms).values(synced_ms=None))


def _apply(conn: Connection, resident: str, payload: DraftChange, key: bytes | None) -> None:
    this = (drafts.c.resident == resident, drafts.c.draft == payload.draft)
    dropped = (dropped_drafts.c.resident == resident, dropped_drafts.c.draft == payload.draft)
    here = conn.execute(select(drafts).where(*this)).one_or_none()
    touched = here is not None and here.synced_ms != here.saved_ms
    if payload.sealed is None:
        conn.execute(delete(dropped_drafts).where(*dropped))
        if here is not None and not touched and here.saved_ms < payload.saved_ms:
            conn.execute(delete(drafts).where(*this))
            drop_files(conn, draft_files, resident, payload.draft)
        return
    gone_ms = conn.execute(select(dropped_drafts.c.dropped_ms).where(*dropped)).scalar_one_or_none()
    if (gone_ms is not None and payload.saved_ms <= gone_ms) or (here is not None and payload.saved_ms <= (here.synced_ms or -1)):
        return
    if key is None:
        raise ValueError("there is no key for this draft")
    content = open_draft(key, resident, payload.draft, payload.sealed)
    if here is not None and touched:
        if here.saved_ms >= payload.saved_ms:
            return  # ours is sent next; central keeps both
        copy = str(uuid7())
        conn.execute(update(drafts).where(*this).values(draft=copy, synced_ms=None))
        rename_draft(conn, resident, payload.draft, copy)
    values = {
        "contact": content.contact,
        "in_reply_to": content.in_reply_to,
        "text": content.text,
        "ecard": None if content.ecard is None else content.ecard.card,
        "greeting": "" if content.ecard is None else content.ecard.greeting,
        "elsewhere": max(0, content.files - len(files_of(conn, draft_files, resident, payload.draft))),
        "why": None,
        "saved_ms": payload.saved_ms,
        "synced_ms": payload.saved_ms,
    }
    conn.execute(
        insert(drafts)
        .values(resident=resident, draft=payload.draft, **values)
        .on_conflict_do_update(index_elements=["resident", "draft"], set_=values)
    )


def _begin(conn: Connection, session: Session, answer: AskAnswer | None, _clock: Clock) -> None:
    """Keep the drafts key that central gave, and open what waited for it."""
    resident = session.person.resident
    key = _usable(answer.drafts_key) if answer is not None and answer.drafts_key is not None else None
    if key is not None:
        conn.execute(
            insert(drafts_keys).values(resident=resident, key=key).on_conflict_do_update(index_elements=["resident"], set_={"key": key})
        )
    _apply_waiting(conn, resident)


def _end(conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    """Tell what was written, then take what came meanwhile."""
    tell_drafts(conn, resident, grant, clock)
    _apply_waiting(conn, resident)


def _apply_waiting(conn: Connection, resident: str) -> None:
    key = _key(conn, resident)
    for row in conn.execute(select(waiting_drafts).where(waiting_drafts.c.resident == resident)).all():
        if key is None and row.sealed is not None:
            continue
        try:
            _apply(conn, resident, DraftChange(draft=row.draft, sealed=row.sealed, saved_ms=row.saved_ms), key)
        except ValueError:
            log.warning("a draft cannot be opened", draft=row.draft)
        conn.execute(delete(waiting_drafts).where(waiting_drafts.c.resident == resident, waiting_drafts.c.draft == row.draft))


def _usable(value: str) -> bytes | None:
    try:
        key = b64decode(value, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        log.warning("a drafts key is not one")
        return None
    return key


def _key(conn: Connection, resident: str) -> bytes | None:
    found = conn.execute(select(drafts_keys.c.key).where(drafts_keys.c.resident == resident)).scalar_one_or_none()
    return None if found is None else bytes(found)


def _writing(conn: Connection, resident: str) -> bool:
    """Whether the resident is signed in here."""
    mine = select(sessions.c.id).where(sessions.c.resident == resident, sessions.c.ended_ms.is_(None))
    return conn.execute(mine.limit(1)).first() is not None


def _known(conn: Connection, resident: str, draft: str) -> bool:
    found = select(drafts.c.draft).where(drafts.c.resident == resident, drafts.c.draft == draft)
    return conn.execute(found).first() is not None


SESSION_PART = SessionPart(_begin, _end)
