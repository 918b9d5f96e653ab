"""Follows this device's streams: asks central what is new, applies a page and its cursor in one transaction.

Nothing that central sends can block the stream: a change of an unknown kind, or one that cannot be used, is set aside with the
reason and the rest goes on. At each start it is tried again: a newer program may be able to apply it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.log import fault
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, Malformed, Refused, TooLarge
from kiosk.sync.link import Link
from kiosk.sync.registry import Handler, attempt
from kiosk.sync.tables import sync_state, unknown_changes
from kiosk.sync.wire import CHANGE_TYPES, MAX_CURSOR_CHARACTERS, Change, ChangesAnswer, ChangesRequest

FIRST_PAGE = 200
_MAX_INTEGER = 1 << 63
_MAX_STREAM_NAME = 128
#: Central answers within `wait_s`; this much later the link is dead.
WAIT_MARGIN_S = 8.0

#: Why a change was set aside.
UNKNOWN_KIND = "unknown_kind"
BAD_PAYLOAD = "bad_payload"
HANDLER_FAILED = "handler_failed"

log = structlog.get_logger()


class Pull:
    """One device's way down. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, handlers: Mapping[tuple[str, int], Handler], link: Link) -> None:
        self._store = store
        self._client = client
        self._handlers = handlers
        self._link = link
        self._limit = FIRST_PAGE

    def step(self, wait_s: int) -> bool:
        """Ask for one page, waiting at central up to `wait_s` seconds for news; True when another page is there already.

        Raises a CentralError, or StoreFull when the page could not be kept (it is asked for again).
        """
        with self._store.read() as conn:
            cursor = conn.execute(select(sync_state.c.cursor)).scalar_one_or_none()
        if cursor is not None and len(cursor) > MAX_CURSOR_CHARACTERS:
            log.warning("no request can carry the cursor: following from the beginning")
            cursor = None
        request = ChangesRequest(cursor=cursor, wait_s=wait_s, limit=self._limit)
        try:
            answer = self._client.post("/changes", request, ChangesAnswer, read_timeout_s=wait_s + WAIT_MARGIN_S)
        except TooLarge:
            if self._limit == 1:
                raise
            self._limit = max(1, self._limit // 4)
            return True
        except Refused as refused:
            if refused.status != 410 or cursor is None:
                raise
            # The history was cut or central was restored. Commands, drafts and asks have nothing to do with the cursor.
            log.warning("the cursor is too old: following from the beginning")
            with self._store.write() as conn:
                save_cursor(conn, None)
            return True
        _check(answer)
        self._link.contact(answer.server_ms)
        if answer.changes or answer.cursor != cursor:
            with self._store.write() as conn:
                for change in answer.changes:
                    apply_change(conn, self._handlers, change)
                save_cursor(conn, answer.cursor)
        self._limit = min(FIRST_PAGE, self._limit * 2)
        return answer.more

    def apply_set_aside(self) -> None:
        """Try again what was set aside: a newer program may know its kind or mend its fault. Called at start.

        A kind that was unknown comes in order, for no change of it was applied. A change that had failed may be older than others
        of the same thing: if it can be applied now, the streams are followed anew from the beginning.
        """
        with self._store.read() as conn:
            rows = conn.execute(select(unknown_changes).order_by(unknown_changes.c.stream, unknown_changes.c.n)).all()
        known = [row for row in rows if (row.kind, row.version) in self._handlers]
        if not known:
            return
        with self._store.write() as conn:
            for row in known:
                conn.execute(delete(unknown_changes).where(unknown_changes.c.stream == row.stream, unknown_changes.c.n == row.n))
                change = Change(
                    stream=row.stream,
                    n=row.n,
                    kind=row.kind,
                    version=row.version,
                    payload=json.loads(row.payload),
                    at_ms=row.at_ms,
                )
                if apply_change(conn, self._handlers, change) and row.reason != UNKNOWN_KIND:
                    save_cursor(conn, None)


def apply_change(conn: Connection, handlers: Mapping[tuple[str, int], Handler], change: Change) -> bool:
    """Apply one change (True), or set it aside (False). Raises only what concerns the store itself, never the change."""
    key = (change.kind, change.version)
    handler, payload_type = handlers.get(key), CHANGE_TYPES.get(key)
    if handler is None or payload_type is None:
        _set_aside(conn, change, UNKNOWN_KIND)
        return False
    try:
        payload = payload_type.model_validate(change.payload)
    except ValidationError as error:
        where = ", ".join(".".join(map(str, part["loc"])) for part in error.errors()[:5])
        log.warning("a change does not fit its type", kind=change.kind, stream=change.stream, n=change.n)
        _set_aside(conn, change, f"{BAD_PAYLOAD}: {where}")
        return False
    failure = attempt(conn, partial(handler, conn, payload, change))
    if failure is not None:
        log.error("a change could not be applied", kind=change.kind, stream=change.stream, n=change.n, **fault(failure))
        _set_aside(conn, change, f"{HANDLER_FAILED}: {type(failure).__name__}")
    return failure is None


def save_cursor(conn: Connection, cursor: str | None) -> None:
    """Where to go on. In the transaction of the page's effects."""
    conn.execute(insert(sync_state).values(id=1, cursor=cursor).on_conflict_do_update(index_elements=["id"], set_={"cursor": cursor}))


def _set_aside(conn: Connection, change: Change, reason: str) -> None:
    values = {
        "kind": change.kind[:64],
        "version": change.version,
        "payload": json.dumps(change.payload, ensure_ascii=False),
        "at_ms": change.at_ms,
        "reason": reason,
    }
    conn.execute(
        insert(unknown_changes)
        .values(stream=change.stream, n=change.n, **values)
        .on_conflict_do_update(index_elements=["stream", "n"], set_=values)
    )


def _check(answer: ChangesAnswer) -> None:
    """What the types leave open but the store or the next request cannot hold."""
    if len(answer.cursor) > MAX_CURSOR_CHARACTERS:
        raise Malformed("the cursor is too long")
    for change in answer.changes:
        numbers_fit = 0 <= change.n < _MAX_INTEGER and 0 <= change.version < _MAX_INTEGER
        if not numbers_fit or len(change.stream) > _MAX_STREAM_NAME:
            raise Malformed("a change has impossible numbers")
