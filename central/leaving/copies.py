"""Copies that residents wish for: made in the background, one after the other, each sealed under words that only they are shown."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog
from sqlalchemy import select

from central.blobs import Blobs
from central.database import Database
from central.drafts.keys import drafts_key
from central.keys import CentralKeys
from central.leaving.bundle import UNFINISHED, Made, make_copy, new_passphrase
from central.leaving.plan import set_leaving
from central.leaving.tables import leavings
from central.log import log_unexpected
from kiosk.sync.leaving_words import seal_passphrase
from kiosk.sync.sealed_words import author_key_of

log = structlog.get_logger()


@dataclass(frozen=True)
class Copies:
    """Where copies lie: `folder`/RESIDENT.FINGERPRINT.zip. The database names the one whose words the resident is shown: a power cut
    between file and database leaves the last copy and its words together."""

    keys: CentralKeys
    blobs: Blobs
    folder: Path

    def make_wanted(self, database: Database, now_ms: int) -> None:
        """Every copy that somebody waits for. One that cannot be made holds up no other."""
        with database.read() as connection:
            wanted = connection.execute(
                select(leavings.c.resident).where(leavings.c.copy_state == "wanted").order_by(leavings.c.resident)
            ).scalars()
            waiting = list(wanted)
        for resident in waiting:
            try:
                self.make(database, resident, now_ms)
            except Exception as error:  # noqa: BLE001 - whatever it is about theirs: it is tried again, after the others
                log_unexpected("a copy could not be made", error, resident=resident)

    def make(self, database: Database, resident: str, now_ms: int) -> Made:
        """One copy, under a new passphrase; its box goes to the resident's devices. Raises OSError."""
        with self._alone():
            with database.read() as connection:
                unnamed = self.folder / f"{resident}{UNFINISHED}"
                made = make_copy(connection, self.keys, self.blobs, resident, unnamed, new_passphrase())
            file = self._file(resident, made.fingerprint)
            unnamed.replace(file)
            box = seal_passphrase(resident, made.passphrase, author_key_of(drafts_key(self.keys, resident)))
            told = {"copy_state": "ready", "copy_made_ms": now_ms, "size": made.size, "fingerprint": made.fingerprint}
            with database.write() as connection:
                set_leaving(connection, resident, now_ms, **told, passphrase=box)
            for other in (*self.folder.glob(f"{resident}.*.zip"), *self.folder.glob(f".*{UNFINISHED}")):
                if other != file:
                    other.unlink(missing_ok=True)
        log.info("copy made", resident=resident, size=made.size)
        return Made(file, made.size, made.fingerprint, made.passphrase)

    def file_of(self, database: Database, resident: str) -> Path | None:
        """The copy whose words the resident is shown; None: there is none."""
        with database.read() as connection:
            found = connection.execute(select(leavings.c.fingerprint).where(leavings.c.resident == resident)).scalar_one_or_none()
        file = None if found is None else self._file(resident, found)
        return file if file is not None and file.exists() else None

    def _file(self, resident: str, fingerprint: str) -> Path:
        return self.folder / f"{resident}.{fingerprint}.zip"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time on this machine: two makers would end with the file of one and the words of the other."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)
