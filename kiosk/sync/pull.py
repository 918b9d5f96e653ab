"""Follows this device's streams: asks central what is new, applies a page and its cursor in one transaction.

Nothing that central sends can block the stream: a change of an unknown kind, or one that cannot be used, is set aside with the
reason and the rest goes on. At each start it is tried again: a newer program may be able to apply it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import structlog
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.status import SyncStatus, read_status, write_status
from kiosk.store.engine import Store
from kiosk.sync.applying import UNKNOWN_KIND, apply_change, apply_page
from kiosk.sync.client import CentralClient, Malformed, Refused, TooLarge
from kiosk.sync.forgetting import forgotten, is_forgotten, told
from kiosk.sync.link import Link
from kiosk.sync.outbox import send_last_again
from kiosk.sync.registry import Feature, Handler, all_in_runs
from kiosk.sync.snapshots import begin_snapshots, end_snapshots, note_keys, open_snapshots
from kiosk.sync.tables import outbox_head, sync_state, unknown_changes
from kiosk.sync.wire import MAX_CURSOR_CHARACTERS, Change, ChangesAnswer, ChangesRequest, CursorGone

FIRST_PAGE, MOST_IN_PAGE = 200, 500
#: A page that took so long to apply kept the screen from writing: the next ones are smaller. Quicker ones grow.
SLOW_PAGE_S, QUICK_PAGE_S = 0.5, 0.2
_MAX_INTEGER = 1 << 63
_MAX_STREAM_NAME = _MAX_KEY = 128
#: Central answers within `wait_s`; this much later the link is dead.
WAIT_MARGIN_S = 8.0

log = structlog.get_logger()


@dataclass(frozen=True)
class _Place:
    """Where this device stands: its cursor, what it forgot since, streams that it reads anew, and how far it has caught up."""

    cursor: str | None
    forgotten: tuple[str, ...]
    head_seq: int | None
    snapshots: frozenset[str]
    status: SyncStatus

    @property
    def settled(self) -> bool:
        """Nothing is on its way."""
        return not (self.forgotten or self.snapshots or self.status.catch_up_done or self.status.catch_up_left)


class Pull:
    """One device's way down. `step` is called by one thread."""

    def __init__(
        self,
        store: Store,
        client: CentralClient,
        handlers: Mapping[tuple[str, int], Handler],
        link: Link,
        features: Sequence[Feature] = (),
    ) -> None:
        self._store = store
        self._client = client
        self._handlers = handlers
        self._link = link
        self._features = features
        self._in_runs = all_in_runs(features)
        self._limit = FIRST_PAGE
        self._helper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-ahead")
        self._ahead: tuple[ChangesRequest, Future[ChangesAnswer]] | None = None

    def close(self) -> None:
        """No page is asked for ahead any more. After the client was closed, so that one on its way ends at once."""
        self._helper.shutdown(wait=True, cancel_futures=True)

    def step(self, wait_s: int) -> bool:
        """Ask for one page, waiting at central up to `wait_s` seconds for news; True when another page is there already.

        Raises a CentralError, or StoreFull when the page could not be kept (it is asked for again).
        """
        with self._store.read() as conn:
            place = _read_place(conn)
        try:
            answer = self._answer(place, wait_s)
        except TooLarge:
            if self._limit == 1:
                raise
            self._limit = max(1, self._limit // 4)
            return True
        except Refused as refused:
            if refused.status != 410 or place.cursor is None:
                raise
            self._start_again(place.cursor, refused.gone)
            return True
        _check(answer)
        if answer.more:
            self._ask_ahead(replace(place, cursor=answer.cursor, forgotten=()))
        self._link.contact(answer.server_ms)
        started = time.monotonic()
        if answer.changes or answer.cursor != place.cursor or not place.settled:
            with self._store.write() as conn:
                self._keep(conn, answer, place.forgotten)
        self._fit(answer, time.monotonic() - started)
        return answer.more

    def _answer(self, place: _Place, wait_s: int) -> ChangesAnswer:
        """Central's answer for this place: the one that was asked for ahead, if it still fits."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            asked, coming = ahead
            if (asked.cursor, asked.forgotten) == (place.cursor, place.forgotten):
                return coming.result()
            coming.exception()  # one request at a time: this one has to end first, whatever it brings
        return self._post(
            ChangesRequest(cursor=place.cursor, forgotten=place.forgotten, head_seq=place.head_seq, wait_s=wait_s, limit=self._limit)
        )

    def _ask_ahead(self, place: _Place) -> None:
        """While a page is applied the next one is on its way. Asking changes nothing at central: the cursor alone says what is kept."""
        request = ChangesRequest(cursor=place.cursor, head_seq=place.head_seq, limit=self._limit)
        self._ahead = request, self._helper.submit(self._post, request)

    def _post(self, request: ChangesRequest) -> ChangesAnswer:
        return self._client.post("/changes", request, ChangesAnswer, read_timeout_s=request.wait_s + WAIT_MARGIN_S)

    def _keep(self, conn: Connection, answer: ChangesAnswer, known_forgotten: Sequence[str]) -> None:
        """Apply a page; its effects and its cursor stand or fall together."""
        told(conn, known_forgotten)
        since = {stream for stream in {change.stream for change in answer.changes} if is_forgotten(conn, stream)}
        changes = [change for change in answer.changes if change.stream not in since]
        apply_page(conn, self._handlers, self._in_runs, changes)
        save_cursor(conn, answer.cursor)
        snapshots = open_snapshots(conn)
        note_keys(conn, snapshots, changes)
        before = read_status(conn)
        if answer.more:
            done, left = before.catch_up_done + len(answer.changes), answer.left
        else:
            end_snapshots(conn, snapshots, self._features)
            done, left = 0, 0
        if (done, left) != (before.catch_up_done, before.catch_up_left):
            write_status(conn, replace(before, catch_up_done=done, catch_up_left=left))

    def _start_again(self, cursor: str, gone: CursorGone | None) -> None:
        """The history was cut, or central was restored. Commands, drafts and photos have nothing to do with the cursor."""
        useful = gone is not None and gone.streams and gone.cursor != cursor and len(gone.cursor) <= MAX_CURSOR_CHARACTERS
        with self._store.write() as conn:
            if gone is not None and useful:
                log.warning("reading streams anew", streams=len(gone.streams))
                begin_snapshots(conn, gone.streams)
                save_cursor(conn, gone.cursor)
            else:
                log.warning("the cursor is too old: following from the beginning")
                save_cursor(conn, None)
            send_last_again(conn)

    def _fit(self, answer: ChangesAnswer, took_s: float) -> None:
        """The next page's size: a first sync should be quick, and no page may keep the screen waiting."""
        if took_s > SLOW_PAGE_S:
            self._limit = min(self._limit, max(FIRST_PAGE // 4, self._limit // 2))
        elif self._limit < FIRST_PAGE or (answer.more and took_s < QUICK_PAGE_S):
            self._limit = min(MOST_IN_PAGE, self._limit * 2)
        elif not answer.more:
            self._limit = min(FIRST_PAGE, self._limit)

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


def _read_place(conn: Connection) -> _Place:
    cursor = conn.execute(select(sync_state.c.cursor)).scalar_one_or_none()
    if cursor is not None and len(cursor) > MAX_CURSOR_CHARACTERS:
        log.warning("no request can carry the cursor: following from the beginning")
        cursor = None
    head_seq = conn.execute(select(outbox_head.c.seq)).scalar_one_or_none()
    return _Place(cursor, forgotten(conn), head_seq, open_snapshots(conn), read_status(conn))


def save_cursor(conn: Connection, cursor: str | None) -> None:
    """Where to go on. In the transaction of the page's effects."""
    conn.execute(insert(sync_state).values(id=1, cursor=cursor).on_conflict_do_update(index_elements=["id"], set_={"cursor": cursor}))


def _check(answer: ChangesAnswer) -> None:
    """What the types leave open but the store or the next request cannot hold."""
    if len(answer.cursor) > MAX_CURSOR_CHARACTERS:
        raise Malformed("the cursor is too long")
    for change in answer.changes:
        numbers_fit = 0 <= change.n < _MAX_INTEGER and 0 <= change.version < _MAX_INTEGER
        if not numbers_fit or len(change.stream) > _MAX_STREAM_NAME or len(change.key) > _MAX_KEY:
            raise Malformed("a change has impossible numbers")
