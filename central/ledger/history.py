"""The history that a resident reads: one line for each entry of the ledger that touched what they hold.

Amounts are signed: what the entry added to (or took from) stamps, credits and the trust account. The lines of a resident add up to what
the ledger holds for them.
"""

from __future__ import annotations

import orjson
from sqlalchemy import Connection, select

from central.streams.streams import append_json, resident_stream
from central.streams.tables import changes
from kiosk.sync.wire import EntryChange, EntryKind

KIND = "wallet.entry"


def record(
    connection: Connection,
    *,
    resident: str,
    entry: str,
    kind: EntryKind,
    at_ms: int,
    stamps: int = 0,
    credits_cents: int = 0,
    trust_cents: int = 0,
    command: str | None = None,
    refunds: str | None = None,
    source: str = "",
    reference: str = "",
    detail: str = "",
) -> None:
    """Add a line to the resident's history. `entry` is the ledger entry's id, `refunds` that of the entry it gives back."""
    # The JSON of an `EntryChange`, made directly: a batch of messages has hundreds.
    line = {
        "entry": entry,
        "kind": kind,
        "at_ms": at_ms,
        "stamps": stamps,
        "credits_cents": credits_cents,
        "trust_cents": trust_cents,
        "command": command,
        "refunds": refunds,
        "source": source[:40],
        "reference": reference[:80],
        "detail": detail[:200],
    }
    append_json(connection, resident_stream(resident), KIND, orjson.dumps(line).decode(), at_ms, key=f"entry:{entry}")


def lines_of(connection: Connection, resident: str) -> list[EntryChange]:
    """A resident's whole history, oldest first."""
    rows = connection.execute(
        select(changes.c.payload).where(changes.c.stream == resident_stream(resident), changes.c.kind == KIND).order_by(changes.c.n)
    )
    return [EntryChange.model_validate_json(row.payload) for row in rows]
