"""Handlers of `mail.draft_save` and `mail.draft_drop`. Central compares times and never reads a text.

A save that goes on from what stands here takes its place. Two saves that go on from the same text are both kept: the later one under
the draft's id, the other under a copy's (`ID.xxxxxxxx`), sealed as it came. A save that arrives after the draft was dropped was not
known to who dropped it, so it stands again.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Row, func, insert, select, update

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.drafts.tables import drafts
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import Command, DraftChange, DraftDrop, DraftSave, draft_copy

#: Live drafts of one resident; honest people have a handful.
MAX_DRAFTS = 200


def _save(context: Context, command: Command, payload: DraftSave) -> None:
    current = _current(context, payload.draft)
    if current is None or current.sealed is None:
        _demand_room(context)
        _keep(context, payload.draft, payload.sealed, payload.saved_ms)
        return
    if current.saved_ms == payload.saved_ms:
        return  # one and the same save
    if payload.base_ms == current.saved_ms and payload.saved_ms > current.saved_ms:
        _keep(context, payload.draft, payload.sealed, payload.saved_ms)
        return
    _demand_room(context)
    copy = draft_copy(payload.draft, hashlib.sha256(command.id.encode()).hexdigest())
    if payload.saved_ms > current.saved_ms:
        _keep(context, copy, current.sealed, current.saved_ms)
        _keep(context, payload.draft, payload.sealed, payload.saved_ms)
    else:
        _keep(context, copy, payload.sealed, payload.saved_ms)


def _drop(context: Context, _command: Command, payload: DraftDrop) -> None:
    current = _current(context, payload.draft)
    if current is not None and (current.sealed is None or current.saved_ms >= payload.dropped_ms):
        return  # gone already, or written on by somebody whose text the dropper did not see
    _keep(context, payload.draft, None, payload.dropped_ms)


def _current(context: Context, draft: str) -> Row[tuple[object, ...]] | None:
    return context.connection.execute(
        select(drafts).where(drafts.c.resident == context.author, drafts.c.id == draft).with_for_update()
    ).one_or_none()


def _demand_room(context: Context) -> None:
    live = context.connection.execute(
        select(func.count()).select_from(drafts).where(drafts.c.resident == context.author, drafts.c.sealed.is_not(None))
    ).scalar_one()
    if live >= MAX_DRAFTS:
        raise Rejected("too_many_drafts", f"a resident has at most {MAX_DRAFTS} drafts")


def _keep(context: Context, draft: str, sealed: str | None, saved_ms: int) -> None:
    """Store this as the latest, and tell the resident's devices."""
    connection = context.connection
    values = {"sealed": sealed, "saved_ms": saved_ms, "device": context.device}
    same = (drafts.c.resident == context.author, drafts.c.id == draft)
    if connection.execute(update(drafts).where(*same).values(**values)).rowcount == 0:
        connection.execute(insert(drafts).values(resident=context.author, id=draft, **values))
    change = DraftChange(draft=draft, sealed=sealed, saved_ms=saved_ms)
    append(connection, resident_stream(context.author), "mail.draft", change, context.now_ms, key=f"draft:{draft}")


HANDLERS: Kinds = {
    ("mail.draft_save", 1): Kind(_save),
    ("mail.draft_drop", 1): Kind(_drop),
}
