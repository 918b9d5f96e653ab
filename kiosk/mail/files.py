"""Photos and clips that were taken here, beside the draft or sent message that they belong to. Their bytes are blobs of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.mail.letters import Attachment, FileKind
from kiosk.mail.tables import draft_files, sent_files
from kiosk.store.blobs import put_blob

_OF = {draft_files: draft_files.c.draft, sent_files: sent_files.c.message}


def files_of(conn: Connection, table: Table, resident: str, owner: str) -> tuple[Attachment, ...]:
    """The files of one draft (`draft_files`) or sent message (`sent_files`), in order."""
    rows = conn.execute(select(table).where(table.c.resident == resident, _OF[table] == owner).order_by(table.c.place))
    return tuple(Attachment(row.kind, row.blob, row.size_bytes, row.duration_ms) for row in rows)


def keep_file(conn: Connection, resident: str, draft: str, kind: FileKind, data: bytes, duration_ms: int) -> Attachment:
    """Put bytes into the store, as the last file of a draft. The same bytes twice are one file."""
    blob = hashlib.sha256(data).hexdigest()
    put_blob(conn, data, blob)
    place = select(func.coalesce(func.max(draft_files.c.place), -1)).where(
        draft_files.c.resident == resident, draft_files.c.draft == draft
    )
    made = Attachment(kind, blob, len(data), duration_ms)
    _add(conn, draft_files, resident, draft, (made,), conn.execute(place).scalar_one() + 1)
    return made


def drop_files(conn: Connection, table: Table, resident: str, owner: str, blob: str | None = None) -> None:
    """Remove one file, or all, of a draft or sent message. Bytes that nothing names any more are swept later."""
    gone = delete(table).where(table.c.resident == resident, _OF[table] == owner)
    conn.execute(gone if blob is None else gone.where(table.c.blob == blob))


def move_files(conn: Connection, resident: str, source: tuple[Table, str], target: tuple[Table, str]) -> tuple[Attachment, ...]:
    """All files of one owner, (table, id), become another's; returns them."""
    files = files_of(conn, source[0], resident, source[1])
    _add(conn, target[0], resident, target[1], files, 0)
    drop_files(conn, source[0], resident, source[1])
    return files


def rename_draft(conn: Connection, resident: str, before: str, after: str) -> None:
    """The draft goes on under another id."""
    mine = (draft_files.c.resident == resident, draft_files.c.draft == before)
    conn.execute(update(draft_files).where(*mine).values(draft=after))


def kept_blobs() -> tuple[Select[Any], ...]:
    """SQL: bytes that drafts, and messages on their way, still need."""
    return select(draft_files.c.blob), select(sent_files.c.blob)


def _add(conn: Connection, table: Table, resident: str, owner: str, files: Sequence[Attachment], first: int) -> None:
    rows = [
        {
            "resident": resident,
            _OF[table].name: owner,
            "blob": one.blob,
            "place": place,
            "kind": one.kind,
            "size_bytes": one.size_bytes,
            "duration_ms": one.duration_ms,
        }
        for place, one in enumerate(files, first)
    ]
    if rows:
        conn.execute(insert(table).on_conflict_do_nothing(), rows)
