"""Applying what central sent: a whole page in one go, or, when something of it fails, change by change.

Nothing that central sends can block the stream: a change of an unknown kind, or one that cannot be used, is set aside with the reason
and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from kiosk.log import fault
from kiosk.sync.registry import Handler, RunHandler, attempt
from kiosk.sync.tables import unknown_changes
from kiosk.sync.wire import CHANGE_TYPES, Change
from kiosk.sync.wire_base import Payload

#: Why a change was set aside.
UNKNOWN_KIND = "unknown_kind"
BAD_PAYLOAD = "bad_payload"
HANDLER_FAILED = "handler_failed"

log = structlog.get_logger()

Handlers = Mapping[tuple[str, int], Handler]
RunHandlers = Mapping[tuple[str, int], RunHandler]


def apply_page(conn: Connection, handlers: Handlers, in_runs: RunHandlers, changes: Sequence[Change]) -> None:
    """Apply a page in order. Raises only what concerns the store itself, never a change.

    In one go a key's latest change stands for the earlier ones: it says all, as when central has dropped them. Should a handler fail,
    all of it is undone and each change applied by itself, so that only the bad one is set aside.
    """
    if attempt(conn, partial(_all_at_once, conn, handlers, in_runs, _latest(changes))) is not None:
        for change in changes:
            apply_change(conn, handlers, change)


def _latest(changes: Sequence[Change]) -> Sequence[Change]:
    last = {(change.stream, change.key): number for number, change in enumerate(changes) if change.key}
    if len(last) == len(changes):
        return changes
    return [change for number, change in enumerate(changes) if not change.key or last[change.stream, change.key] == number]


def _all_at_once(conn: Connection, handlers: Handlers, in_runs: RunHandlers, changes: Sequence[Change]) -> None:
    for key, alike in groupby(changes, key=_kind):
        handler, run_handler, payload_type = handlers.get(key), in_runs.get(key), CHANGE_TYPES.get(key)
        usable: list[tuple[Payload, Change]] = []
        for change in alike:
            if handler is None or payload_type is None:
                _set_aside(conn, change, UNKNOWN_KIND)
            elif (payload := _parsed(conn, payload_type, change)) is not None:
                usable.append((payload, change))
        if run_handler is not None and len(usable) > 1:
            run_handler(conn, usable)
        elif handler is not None:
            for payload, change in usable:
                handler(conn, payload, change)


def _kind(change: Change) -> tuple[str, int]:
    return change.kind, change.version


def _parsed(conn: Connection, payload_type: type[Payload], change: Change) -> Any:
    """The payload, or None once it was set aside because it does not fit."""
    try:
        return payload_type.model_validate(change.payload)
    except ValidationError as error:
        where = ", ".join(".".join(map(str, part["loc"])) for part in error.errors()[:5])
        log.warning("a change does not fit its type", kind=change.kind, stream=change.stream, n=change.n)
        _set_aside(conn, change, f"{BAD_PAYLOAD}: {where}")
        return None


def apply_change(conn: Connection, handlers: Handlers, change: Change) -> bool:
    """Apply one change (True), or set it aside (False). Raises only what concerns the store itself, never the change."""
    key = _kind(change)
    handler, payload_type = handlers.get(key), CHANGE_TYPES.get(key)
    if handler is None or payload_type is None:
        _set_aside(conn, change, UNKNOWN_KIND)
        return False
    payload = _parsed(conn, payload_type, change)
    if payload is None:
        return False
    failure = attempt(conn, partial(handler, conn, payload, change))
    if failure is not None:
        log.error("a change could not be applied", kind=change.kind, stream=change.stream, n=change.n, **fault(failure))
        _set_aside(conn, change, f"{HANDLER_FAILED}: {type(failure).__name__}")
    return failure is None


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
