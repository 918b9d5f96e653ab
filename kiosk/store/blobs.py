"""Photos and other files named by their SHA-256, kept inside the encrypted store. One copy serves every resident."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Column, Connection, LargeBinary, String, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.prepared import Query
from kiosk.store.schema import metadata

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


class WrongContent(Exception):
    """The bytes are not those that the name promises."""


_HERE = Query(select(blobs.c.sha256).where(blobs.c.sha256 == bindparam("sha256")))


def has_blob(conn: Connection, sha256: str) -> bool:
    """Whether the blob is here, without reading it."""
    return _HERE.value(conn, sha256=sha256) is not None


def get_blob(conn: Connection, sha256: str) -> bytes | None:
    """The bytes, or None when they are not here (yet)."""
    data = conn.execute(select(blobs.c.data).where(blobs.c.sha256 == sha256)).scalar_one_or_none()
    return None if data is None else bytes(data)


def put_blob(conn: Connection, data: bytes, expected_sha256: str) -> None:
    """Store `data` under its hash; a second time does nothing. Raises WrongContent and stores nothing when the hash differs."""
    found = hashlib.sha256(data).hexdigest()
    if found != expected_sha256:
        raise WrongContent(f"expected {expected_sha256[:12]}…, got {found[:12]}…")
    conn.execute(insert(blobs).values(sha256=found, data=data).on_conflict_do_nothing())


def drop_blobs(conn: Connection, names: Sequence[str]) -> None:
    """Remove blobs; unknown ones do nothing."""
    conn.execute(delete(blobs).where(blobs.c.sha256.in_(names)))
