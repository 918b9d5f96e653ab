"""The trail: every sign-in, every deed, every read of somebody's words. Lines are added and never changed; a chain of hashes tells."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, text

from central.console.tables import trail

_START = "0" * 64


def note(connection: Connection, login: str, deed: str, about: str, now_ms: int, detail: str = "") -> None:
    """Add a line. It is written before the page is shown: what cannot be noted is not shown."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE console_trail IN EXCLUSIVE MODE"))
    last = connection.execute(select(trail.c.number, trail.c.hash).order_by(trail.c.number.desc()).limit(1)).one_or_none()
    line = {
        "number": 1 if last is None else last.number + 1,
        "at_ms": now_ms,
        "login": login[:64],
        "deed": deed[:40],
        "about": about[:80],
        "detail": detail[:200],
    }
    connection.execute(insert(trail).values(**line, hash=_hash(_START if last is None else last.hash, line)))


def first_broken(connection: Connection) -> int | None:
    """The number of the first line that does not follow from the one before it; None: the chain is whole."""
    before, expected = _START, 1
    for row in connection.execute(select(trail).order_by(trail.c.number)):
        if row.number != expected or row.hash != _hash(before, _line(row)):
            return expected
        before, expected = row.hash, expected + 1
    return None


def head(connection: Connection) -> tuple[int, str]:
    """The last line's number and hash: kept elsewhere, it shows a trail whose end was cut off."""
    row = connection.execute(select(trail.c.number, trail.c.hash).order_by(trail.c.number.desc()).limit(1)).one_or_none()
    return (0, _START) if row is None else (row.number, row.hash)


def _line(row: Row[Any]) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("number", "at_ms", "login", "deed", "about", "detail")}


def _hash(before: str, line: dict[str, object]) -> str:
    return hashlib.sha256((before + json.dumps(line, sort_keys=True, separators=(",", ":"))).encode()).hexdigest()
