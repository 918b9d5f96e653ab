"""Signed words of central that commands stand on: grants and allowances, kept as long as a command may have to be sent again.

They travel with the commands that name them: a central that was restored from a backup knows neither, and takes its own signature's
word.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Connection, String, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.schema import metadata
from kiosk.sync.wire import MAX_TOKENS_IN_BATCH

#: Commands are kept for 30 days after they were acknowledged, and one may wait as long for its link.
KEEP_AFTER_MS = 60 * 24 * 3600 * 1000

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("signed", Text, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)


def keep_token(conn: Connection, id: str, signed: str, until_ms: int) -> None:
    """Keep the token of a grant or an allowance that holds until `until_ms`; a newer one of the same id takes its place."""
    values = {"signed": signed, "until_ms": until_ms}
    conn.execute(insert(tokens).values(id=id, **values).on_conflict_do_update(index_elements=["id"], set_=values))


def tokens_of(conn: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """The tokens of these grants and allowances, as far as they are here."""
    named = ids[:MAX_TOKENS_IN_BATCH]
    if not named:
        return ()
    rows = conn.execute(select(tokens.c.id, tokens.c.signed).where(tokens.c.id.in_(named)))
    found = {row.id: row.signed for row in rows}
    return tuple(found[name] for name in named if name in found)


def forget_tokens(conn: Connection, now_ms: int) -> None:
    """Drop tokens that no command can need any more."""
    conn.execute(delete(tokens).where(tokens.c.until_ms < now_ms - KEEP_AFTER_MS))
