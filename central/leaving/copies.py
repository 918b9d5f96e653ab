"""Copies that residents wish for: made in the background, one after the other, each sealed under words that only they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import structlog
from sqlalchemy import select

from central.blobs import Blobs
from central.database import Database
from central.drafts.keys import drafts_key
from central.keys import CentralKeys
from central.leaving.bundle import Made, make_copy, new_passphrase
from central.leaving.plan import set_leaving
from central.leaving.tables import leavings
from kiosk.sync.leaving_words import seal_passphrase
from kiosk.sync.sealed_words import author_key_of

log = structlog.get_logger()


@dataclass(frozen=True)
class Copies:
    """Where copies lie: `folder`/RESIDENT.zip."""

    keys: CentralKeys
    blobs: Blobs
    folder: Path

    def make_wanted(self, database: Database, now_ms: int) -> None:
        """Every copy that somebody waits for."""
        with database.read() as connection:
            wanted = connection.execute(
                select(leavings.c.resident).where(leavings.c.copy_state == "wanted").order_by(leavings.c.resident)
            ).scalars()
            waiting = list(wanted)
        for resident in waiting:
            self.make(database, resident, now_ms)

    def make(self, database: Database, resident: str, now_ms: int) -> Made:
        """One copy, under a new passphrase; its box goes to the resident's devices. Raises OSError."""
        with database.read() as connection:
            made = make_copy(connection, self.keys, self.blobs, resident, self.folder / f"{resident}.zip", new_passphrase())
        box = seal_passphrase(resident, made.passphrase, author_key_of(drafts_key(self.keys, resident)))
        told = {"copy_state": "ready", "copy_made_ms": now_ms, "size": made.size, "fingerprint": made.fingerprint, "passphrase": box}
        with database.write() as connection:
            set_leaving(connection, resident, now_ms, **told)
        log.info("copy made", resident=resident, size=made.size)
        return made
