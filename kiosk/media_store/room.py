"""Room for downloads: what the policy and the disk allow, and what goes when a file needs more.

What was used longest ago goes first; never the file of a rental that runs, nor one that is open (`sealed_file.py` holds a lock).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from kiosk.device.policy import current_policy
from kiosk.media_store.library import read_pauses
from kiosk.media_store.part_file import DiskRefused
from kiosk.media_store.rentals import Rental
from kiosk.media_store.sealed_file import in_use
from kiosk.media_store.tables import file_wishes, files, owned
from kiosk.store.engine import Store

#: What must stay free on the disk, whatever the policy allows: the store has to go on.
DISK_RESERVE_BYTES = 200 * 1024 * 1024

_TAKES_ROOM = (files.c.state == "whole") | (files.c.done_bytes > 0)


@dataclass(frozen=True)
class Room:
    """Bytes that downloads take up and may take up: by policy, or by what the disk has left where that is less."""

    used_bytes: int
    limit_bytes: int


def room_of(conn: Connection, folder: Path) -> Room:
    """How much room there is."""
    used = int(conn.execute(select(func.coalesce(func.sum(files.c.bytes), 0)).where(_TAKES_ROOM)).scalar_one())
    limit = current_policy(conn).media.disk_mb * 1_000_000
    return Room(used, max(used, min(limit, used + free_bytes(folder))))


def free_bytes(folder: Path) -> int:
    """What downloads may still take of the disk; 0 or less: nothing."""
    return shutil.disk_usage(folder if folder.exists() else folder.parent).free - DISK_RESERVE_BYTES


def make_room(store: Store, folder: Path, row: Row[Any], done_bytes: int, free: int, now_ms: int) -> None:
    """Drop what was used longest ago until the file of `row` fits. Raises DiskRefused, and drops nothing, when it cannot."""
    with store.read() as conn:
        others = select(files).where(files.c.container != row.container, _TAKES_ROOM).order_by(files.c.used_ms)
        held = conn.execute(others).all()
        lacking = sum(file.bytes for file in held) + row.bytes - current_policy(conn).media.disk_mb * 1_000_000
        lacking = max(lacking, row.bytes - done_bytes - free)
        if lacking <= 0:
            return
        running = running_rentals(conn, now_ms)
    may_go = [file for file in held if file.state == "whole" and file.title not in running and not in_use(folder / file.container)]
    if lacking > sum(file.bytes for file in may_go):
        raise DiskRefused("no room")
    for file in may_go:
        if lacking <= 0:
            return
        with store.write() as conn:  # a wish that was fulfilled once is not one for ever
            conn.execute(delete(file_wishes).where(file_wishes.c.container == file.container))
            conn.execute(delete(files).where(files.c.container == file.container))
        (folder / file.container).unlink(missing_ok=True)
        lacking -= file.bytes


def running_rentals(conn: Connection, now_ms: int) -> set[str]:
    """Titles of rentals that were begun and are not over."""
    begun = owned.c.started_ms.is_not(None) | owned.c.started_here_ms.is_not(None)
    rows = conn.execute(
        select(owned).where(owned.c.how == "rent", owned.c.state == "held", owned.c.window_ms.is_not(None), begun)
    ).all()
    pauses = read_pauses(conn)
    return {row.title for row in rows if not _rental(row).is_over(pauses, now_ms)}


def _rental(row: Row[Any]) -> Rental:
    started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
    return Rental(row.latest_start_ms, row.window_ms, min(started, default=None))
