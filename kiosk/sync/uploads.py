"""Photos on their way up: beside the queue and after it, piece by piece, so that they never delay a letter.

The command that names them goes first; once central has taken it, it takes their bytes. Central says how far an upload is, so a device
that was cut off or killed at any byte goes on from there. Bytes lie in a table of their own until central has them whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, String, Table, delete, exists, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.engine import Store
from kiosk.store.schema import metadata
from kiosk.sync.failures import Malformed, Refused
from kiosk.sync.outbox import UNACKNOWLEDGED
from kiosk.sync.tables import outbox
from kiosk.sync.wire import MAX_UPLOAD_BYTES, BlobProgress

if TYPE_CHECKING:
    # The screen queues uploads and never sends one.
    from kiosk.sync.client import CentralClient

CHUNK_BYTES = 256 * 1024
#: An upload that central refuses is not offered again so soon.
RETRY_AFTER_MS = 5 * 60 * 1000

uploads = Table(
    "uploads",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("command", String(64), primary_key=True),
    Column("made_ms", BigInteger, nullable=False),
    Column("length", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

log = structlog.get_logger()


@dataclass(frozen=True)
class _Wanted:
    sha256: str
    command: str
    length: int


def want_upload(conn: Connection, data: bytes, command: str, now_ms: int) -> str:
    """Keep bytes that `command` names, in its transaction; returns their SHA-256 (hex). Raises ValueError when they are too many."""
    if not 0 < len(data) <= MAX_UPLOAD_BYTES:
        raise ValueError(f"an upload has 1 to {MAX_UPLOAD_BYTES} bytes")
    sha256 = hashlib.sha256(data).hexdigest()
    values = {"made_ms": now_ms, "length": len(data), "data": data}
    conn.execute(insert(uploads).values(sha256=sha256, command=command, **values).on_conflict_do_nothing())
    return sha256


class Uploads:
    """One device's uploads. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, boot_clock: Callable[[], int]) -> None:
        self._store = store
        self._client = client
        self._boot_clock = boot_clock
        self._not_before_ms: dict[str, int] = {}
        self._current: tuple[str, int] | None = None

    def step(self) -> bool:
        """Send one piece; False when there is nothing to send now.

        Raises CentralErrors that concern the link (Unreachable, Busy), and StoreFull. An upload that is refused is put off, and the
        next one follows.
        """
        wanted = self._next()
        if wanted is None:
            return False
        try:
            progress = self._send(wanted)
        except (Refused, Malformed) as error:
            log.warning("upload put off", command=wanted.command, why=str(error))
            self._current = None
            self._not_before_ms[wanted.sha256] = self._boot_clock() + RETRY_AFTER_MS
            return True
        self._current = (wanted.sha256, progress.received)
        if progress.complete:
            self._current = None
            with self._store.write() as conn:
                conn.execute(delete(uploads).where(uploads.c.sha256 == wanted.sha256, uploads.c.command == wanted.command))
        return True

    def _send(self, wanted: _Wanted) -> BlobProgress:
        if self._current is None or self._current[0] != wanted.sha256:
            progress = self._client.upload_progress(wanted.sha256)
            if progress.complete:
                return progress
            offset = progress.received
        else:
            offset = self._current[1]
        if offset > wanted.length:
            raise Malformed("central has more than there is")
        with self._store.read() as conn:
            # SQL counts from 1. Only this piece is read.
            piece = select(func.substr(uploads.c.data, offset + 1, CHUNK_BYTES, type_=LargeBinary))
            data = bytes(conn.execute(piece.where(uploads.c.sha256 == wanted.sha256, uploads.c.command == wanted.command)).scalar_one())
        return self._client.upload(wanted.sha256, data, offset=offset, length=wanted.length)

    def _next(self) -> _Wanted | None:
        """The oldest whose command central has taken. What belongs to a rejected or taken-back command is dropped."""
        now_ms = self._boot_clock()
        void = exists().where(outbox.c.id == uploads.c.command, (outbox.c.state == "rejected") | outbox.c.payload.is_(None))
        with self._store.read() as conn:
            dead = conn.execute(select(uploads.c.command).where(void).limit(1)).first() is not None
        if dead:
            with self._store.write() as conn:
                conn.execute(delete(uploads).where(void))
        waiting = exists().where(outbox.c.id == uploads.c.command, outbox.c.state.in_(UNACKNOWLEDGED))
        columns = (uploads.c.sha256, uploads.c.command, uploads.c.length)
        with self._store.read() as conn:
            for row in conn.execute(select(*columns).where(~waiting).order_by(uploads.c.made_ms, uploads.c.sha256)):
                if self._not_before_ms.get(row.sha256, 0) <= now_ms:
                    return _Wanted(row.sha256, row.command, row.length)
        return None
