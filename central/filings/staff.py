"""Staff who answer by the API: a token each, shown once, of which the database has the hash."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.filings.handling import Staff
from central.filings.tables import filing_staff
from central.mail_in.clean_text import clean_line

TOKEN_BYTES = 32


def add_staff(connection: Connection, name: str, roles: Sequence[str], now_ms: int) -> tuple[str, str]:
    """Somebody who answers for these roles; returns the id and the token. Raises ValueError: nobody has no name or no role."""
    cleaned = clean_line(name, 80)
    if not cleaned or not roles:
        raise ValueError("staff have a name, and answer for a role at least")
    made, token = str(uuid_utils.uuid7()), secrets.token_urlsafe(TOKEN_BYTES)
    values = {"name": cleaned, "roles": json.dumps(sorted(set(roles))), "token_hash": _hash(token), "since_ms": now_ms, "active": True}
    connection.execute(insert(filing_staff).values(id=made, **values))
    return made, token


def end_staff(connection: Connection, staff: str) -> bool:
    """Their token opens nothing any more; False when it did not."""
    changed = update(filing_staff).where(filing_staff.c.id == staff, filing_staff.c.active.is_(True)).values(active=False)
    return connection.execute(changed).rowcount == 1


def all_staff(connection: Connection) -> list[Row[Any]]:
    """Everybody, by name."""
    return list(connection.execute(select(filing_staff).order_by(filing_staff.c.name, filing_staff.c.id)))


def staff_of(connection: Connection, token: str) -> Staff | None:
    """Whose token this is. It has 256 random bits, so that its hash is found as it is and nobody guesses one."""
    found = select(filing_staff).where(filing_staff.c.token_hash == _hash(token), filing_staff.c.active.is_(True))
    row = connection.execute(found).one_or_none()
    return None if row is None else Staff(row.name, frozenset(json.loads(row.roles)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
