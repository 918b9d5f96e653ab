"""What central's changes do to mail. The whole history may come again: the end is the same, and read marks made here stay."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Text,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.policy import current_policy
from kiosk.device.streams import resident_of
from kiosk.mail import departure
from kiosk.mail.contacts import apply_ask, apply_contact, undo_rejected
from kiosk.mail.draft_sync import apply_draft, save_again
from kiosk.mail.drafts import put_draft
from kiosk.mail.files import drop_files, move_files
from kiosk.mail.files import kept_blobs as kept_files
from kiosk.mail.letters import Draft, Ecard
from kiosk.mail.rules import snippet
from kiosk.mail.tables import (
    contacts,
    draft_files,
    message_parts,
    messages,
    reply_stamps,
    returned_drafts,
    screening,
    sent_files,
    sent_messages,
)
from kiosk.mail.word_index import SENT, drop_words, index_words
from kiosk.store.blobs import blobs
from kiosk.store.prepared import Prepared, upsert
from kiosk.sync.outbox import waiting
from kiosk.sync.registry import Feature
from kiosk.sync.tables import outbox
from kiosk.sync.wire import (
    Change,
    DraftReturned,
    EcardPart,
    MessageChange,
    Part,
    PayAllowanceStamps,
    PayReplyStamp,
    PhotoPart,
    ReplyStampChange,
    ScreeningChange,
    SentChange,
    VideoPart,
)
from kiosk.wallet.wallet import drop, settle

#: Photos fetched in one round; the next round asks again.
_WANTED_AT_ONCE = 200
_NEVER_MS = 1 << 62
#: SQL: every file of every message: what shows first has the lower `turn`.
_files = union_all(
    *(
        select(message_parts.c.resident, message_parts.c.message, message_parts.c.place, literal(turn).label("turn"), blob, size).where(
            blob.is_not(None)
        )
        for turn, blob, size in (
            (0, message_parts.c.poster.label("blob"), message_parts.c.poster_bytes.label("bytes")),
            (1, message_parts.c.captions.label("blob"), message_parts.c.captions_bytes.label("bytes")),
            (2, message_parts.c.blob, message_parts.c.size_bytes.label("bytes")),
        )
    )
).subquery("files")
#: SQL: when a message was opened for its photos, else released.
_last_ms = func.coalesce(messages.c.photos_wanted_ms, messages.c.released_ms)


def _message_once() -> Prepared:
    """A message comes again with what central says now; that it was read here stays, when its photos were wanted, and whether it was
    saved as long as central has not heard of that."""
    own = {"number", "photos_wanted_ms", "save_command"}
    columns = [column.name for column in messages.columns if column.name not in own]
    made = insert(messages)
    said: dict[str, Any] = {name: made.excluded[name] for name in columns if name not in {"resident", "message"}}
    said["read"] = or_(messages.c.read, made.excluded.read)
    untold = exists().where(outbox.c.id == messages.c.save_command, waiting)
    said["saved"] = case((untold, messages.c.saved), else_=made.excluded.saved)
    return Prepared(made.on_conflict_do_update(index_elements=["resident", "message"], set_=said), columns)


#: What a part is not, of what parts may be.
_NO_PART = {
    column.name: None if column.nullable else ("" if isinstance(column.type, String | Text) else 0) for column in message_parts.columns
}
_MESSAGE = _message_once()
_DROP_PARTS = Prepared(
    delete(message_parts).where(message_parts.c.resident == bindparam("resident"), message_parts.c.message == bindparam("message"))
)
_PART = Prepared(insert(message_parts))
#: A message that is here with the same words: its place in the index of words stands.
_SAME_WORDS = Prepared(
    select(messages.c.message).where(
        messages.c.resident == bindparam("resident"),
        messages.c.message == bindparam("message"),
        messages.c.contact == bindparam("contact"),
        messages.c.subject == bindparam("subject"),
        messages.c.text == bindparam("text"),
    )
)
_STAMP = upsert(reply_stamps)
_NEW_STAMP = Prepared(insert(reply_stamps).on_conflict_do_nothing())
_SENT = upsert(sent_messages, without=("number", "draft", "receipt"), keys=("resident", "message"))
_SENT_SAME_WORDS = Prepared(
    select(sent_messages.c.number).where(
        sent_messages.c.resident == bindparam("resident"),
        sent_messages.c.message == bindparam("message"),
        sent_messages.c.contact == bindparam("contact"),
        sent_messages.c.greeting == bindparam("greeting"),
        sent_messages.c.text == bindparam("text"),
    )
)


def apply_message(conn: Connection, payload: MessageChange, change: Change) -> None:
    """`mail.message`: a released message with its parts. A prepaid stamp is available until a change says otherwise."""
    apply_messages(conn, [(payload, change)])


def apply_messages(conn: Connection, run: Sequence[tuple[MessageChange, Change]]) -> None:
    """Several at once."""
    rows, parts, stamps = [], [], []
    unheard: dict[str, dict[str, None]] = {}
    for payload, change in run:
        resident, message = resident_of(change), payload.message
        row = {**_shown_in_lists(payload.parts), **payload.model_dump(exclude={"parts"})}
        rows.append({**row, "resident": resident, "snippet": snippet(payload.text)})
        if _SAME_WORDS.row(conn, rows[-1]) is None:
            unheard.setdefault(resident, {})[message] = None
        parts += [
            {**_NO_PART, **part.model_dump(), "resident": resident, "message": message, "place": place}
            for place, part in enumerate(payload.parts)
        ]
        if payload.reply_stamp is not None:
            stamps.append({"resident": resident, "stamp": payload.reply_stamp, "message": message, "state": "available"})
    _MESSAGE.run_many(conn, rows)
    _DROP_PARTS.run_many(conn, rows)
    if parts:
        _PART.run_many(conn, parts)
    if stamps:
        _NEW_STAMP.run_many(conn, stamps)
    for resident, new in unheard.items():
        index_words(conn, resident, new)


def _shown_in_lists(parts: Sequence[Part]) -> dict[str, Any]:
    """What the lists show of a message's parts."""
    photos = [part for part in parts if isinstance(part, PhotoPart)]
    video = next((part for part in parts if isinstance(part, VideoPart)), None)
    first = next((part for part in parts if isinstance(part, PhotoPart | VideoPart)), None)
    return {
        "photos": len(photos),
        "video_ms": None if video is None else video.duration_ms,
        "ecard": next((part.card for part in parts if isinstance(part, EcardPart)), None),
        "thumbnail": None if first is None else first.poster if isinstance(first, VideoPart) else first.blob,
        "thumbnail_of": None if first is None else first.kind,
    }


def apply_reply_stamp(conn: Connection, payload: ReplyStampChange, change: Change) -> None:
    """`mail.reply_stamp`."""
    _STAMP.run(conn, {"resident": resident_of(change), **payload.model_dump()})


def apply_screening(conn: Connection, payload: ScreeningChange, change: Change) -> None:
    """`mail.screening`."""
    values = payload.model_dump()
    conn.execute(
        insert(screening).values(resident=resident_of(change), **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )


def apply_sent(conn: Connection, payload: SentChange, change: Change) -> None:
    """`mail.sent`: central's record of a message from this or another device; what it costs is in central's balances now."""
    by_reply_stamp = isinstance(payload.pay, PayReplyStamp)
    steps: list[dict[str, Any]] = [step.model_dump() for step in payload.steps]
    if payload.delivered_ms is not None:
        steps.append({"status": "delivered", "at_ms": payload.delivered_ms})
    values = {
        "resident": resident_of(change),
        "message": payload.message,
        "contact": payload.contact,
        "in_reply_to": payload.in_reply_to,
        "snippet": snippet(payload.text),
        "text": payload.text,
        "at_ms": payload.at_ms,
        "pay_kind": "reply_stamp" if by_reply_stamp else "own_stamps",
        "pay_stamp": payload.pay.stamp if isinstance(payload.pay, PayReplyStamp) else None,
        "pay_count": 0 if payload.free else 1 if isinstance(payload.pay, PayReplyStamp) else payload.pay.count,
        "pay_allowance": payload.pay.allowance if isinstance(payload.pay, PayAllowanceStamps) else None,
        "status": payload.status,
        "steps": json.dumps(steps),
        "reason": payload.reason,
        "channel": payload.channel,
        "photos": len(payload.photos),
        "video": payload.video is not None,
        "ecard": None if payload.ecard is None else payload.ecard.card,
        "greeting": "" if payload.ecard is None else payload.ecard.greeting,
    }
    same = _SENT_SAME_WORDS.row(conn, values) is not None
    _SENT.run(conn, values)
    if not same:
        index_words(conn, resident_of(change), [payload.message], SENT)
    if payload.status in {"sent_on", "undeliverable"}:  # central has them, and nothing more becomes of them here
        drop_files(conn, sent_files, resident_of(change), payload.message)
    if not by_reply_stamp:
        settle(conn, payload.message)


def apply_draft_returned(conn: Connection, payload: DraftReturned, change: Change) -> None:
    """`mail.draft_returned`: the text of a message is a draft again."""
    files = len(payload.photos) + (payload.video is not None)
    ecard = None if payload.ecard is None else Ecard(payload.ecard.card, payload.ecard.greeting)
    draft = Draft(payload.draft, payload.contact, payload.in_reply_to, payload.text, payload.code, ecard)
    _come_back(conn, resident_of(change), draft, files, change.at_ms)


def return_rejected(conn: Connection, command: str, kind: str, payload: Mapping[str, Any] | None, code: str) -> None:
    """Central rejected a message of this device: as `mail.draft_returned`, which comes too unless central cannot tell whose it was.
    A save of a draft is made again later."""
    undo_rejected(conn, command, kind, payload, code)
    if kind == "mail.draft_save" and payload is not None:
        save_again(conn, payload["draft"], payload["saved_ms"])
    if kind != "mail.send":
        return
    row = conn.execute(
        select(sent_messages, outbox.c.acked_ms)
        .join(outbox, outbox.c.id == sent_messages.c.message)
        .where(sent_messages.c.message == command)
    ).one_or_none()
    if row is not None:
        ecard = None if row.ecard is None else Ecard(row.ecard, row.greeting)
        draft = Draft(command, row.contact, row.in_reply_to, row.text, code, ecard)
        _come_back(conn, row.resident, draft, row.photos + row.video, row.acked_ms)


def _come_back(conn: Connection, resident: str, draft: Draft, files: int, at_ms: int) -> None:
    """The message is a draft again, once, with those of its `files` that are here; one that central never took drops out of Sent, and
    its stamps are free."""
    first_time = conn.execute(insert(returned_drafts).values(resident=resident, draft=draft.id).on_conflict_do_nothing()).rowcount
    never_taken = (sent_messages.c.resident == resident, sent_messages.c.message == draft.id, sent_messages.c.status.is_(None))
    drop_words(conn, resident, conn.execute(select(sent_messages.c.number).where(*never_taken)).scalars().all(), SENT)
    conn.execute(delete(sent_messages).where(*never_taken))
    drop(conn, draft.id)
    if first_time:
        here = move_files(conn, resident, (sent_files, draft.id), (draft_files, draft.id))
        put_draft(conn, resident, replace(draft, elsewhere=max(0, files - len(here))), at_ms, synced=True)


def to_legal_contacts(conn: Connection) -> Sequence[str]:
    """Messages to legal contacts that central has not acknowledged: they are never blocked."""
    legal = and_(contacts.c.resident == sent_messages.c.resident, contacts.c.contact == sent_messages.c.contact)
    mine = select(sent_messages.c.message).join(contacts, legal).where(contacts.c.kind == "legal", sent_messages.c.status.is_(None))
    return [str(message) for message in conn.execute(mine).scalars()]


def wanted_blobs(conn: Connection) -> Sequence[str]:
    """Pictures, clips and captions to keep that are not here yet, those of the messages opened or released last first; a clip after
    the picture that stands for it."""
    here = select(blobs.c.sha256).where(blobs.c.sha256 == _files.c.blob).exists()
    rows = conn.execute(
        _with_time(_files.c.blob)
        .where(~here, _last_ms >= _kept_since(conn))
        .order_by(_last_ms.desc(), _files.c.turn, _files.c.place)
        .limit(_WANTED_AT_ONCE)
    ).scalars()
    return list(dict.fromkeys(str(blob) for blob in rows))


def kept_blobs(conn: Connection) -> Select[Any]:
    """SQL: what messages show and the device has room for, and what was taken here and is on its way."""
    shown = _with_time(_files.c.blob).where(_last_ms >= _kept_since(conn))
    return select(union_all(shown, *kept_files()).subquery().c.blob)


def _with_time(*columns: ColumnElement[Any]) -> Select[Any]:
    same = and_(messages.c.resident == _files.c.resident, messages.c.message == _files.c.message)
    return select(*columns).select_from(_files.join(messages, same))


def _kept_since(conn: Connection) -> int:
    """Files of messages opened or released before this have no room here; 0 while there is room for all."""
    limit = current_policy(conn).mail.photo_bytes
    if conn.execute(select(func.coalesce(func.sum(_files.c.bytes), 0))).scalar_one() <= limit:
        return 0
    upto = func.sum(_files.c.bytes).over(order_by=_last_ms.desc())
    ranked = _with_time(_last_ms.label("last_ms"), upto.label("upto")).subquery()
    since = conn.execute(select(func.min(ranked.c.last_ms)).where(ranked.c.upto <= limit)).scalar_one()
    return _NEVER_MS if since is None else int(since)


FEATURE = Feature(
    "mail",
    {
        ("mail.contact", 1): apply_contact,
        ("mail.message", 1): apply_message,
        ("mail.reply_stamp", 1): apply_reply_stamp,
        ("mail.screening", 1): apply_screening,
        ("mail.sent", 1): apply_sent,
        ("mail.draft_returned", 1): apply_draft_returned,
        ("mail.draft", 1): apply_draft,
        ("contacts.asked", 1): apply_ask,
    },
    in_runs={("mail.message", 1): apply_messages},
    wanted_blobs=wanted_blobs,
    kept_blobs=kept_blobs,
    on_rejected=return_rejected,
    commands_in_use=select(sent_messages.c.message).where(sent_messages.c.status.is_(None)),
    holds=departure.holds,
    never_blocked=to_legal_contacts,
    forget=departure.forget,
    sweep=departure.sweep,
)
