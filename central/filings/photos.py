"""Photos of filings: named by the command, uploaded apart from it. A filing waits for none of them."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, select, update

from central.filings.tables import filing_photos

WAITING, HERE = "waiting", "here"


def wanted(connection: Connection, device: str, sha256: str) -> frozenset[Literal["photo"]] | None:
    """Whether filings of this device wait for it; nothing: it came already; None: none of them names it."""
    states = connection.execute(
        select(filing_photos.c.state).where(filing_photos.c.sha256 == sha256, filing_photos.c.device == device)
    ).scalars()
    found = set(states)
    if not found:
        return None
    return frozenset({"photo"}) if WAITING in found else frozenset()


def came(connection: Connection, device: str, sha256: str, blob: str) -> None:
    """What central made of it is stored."""
    _set(connection, device, sha256, HERE, blob)


def refused(connection: Connection, device: str, sha256: str, code: str) -> None:
    """It is no photo; the filing stands without."""
    _set(connection, device, sha256, code[:32], None)


def _set(connection: Connection, device: str, sha256: str, state: str, blob: str | None) -> None:
    mine = (filing_photos.c.sha256 == sha256, filing_photos.c.device == device, filing_photos.c.state == WAITING)
    connection.execute(update(filing_photos).where(*mine).values(state=state, blob=blob))
