"""How many PINs were ever tried on this device, noted outside the store, so that an older copy of the store gives no new tries.

The note is written before the store's own count is committed. A store that knows of fewer tries than the note was put back: PINs are
then checked by central only, until one is right. One try less is a power cut between the two writes, and is forgiven once. Somebody
who puts the whole disk back puts the note back too; against that only central's count stands (`signin.wrong_pins`).
"""

from __future__ import annotations

import hmac
import os
from hashlib import sha256
from pathlib import Path

import structlog
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.signin.tables import pin_tries
from kiosk.store.engine import StoreFull

log = structlog.get_logger(__name__)

_ONLY_ROW = 1
#: A power cut between the note and the commit.
_FORGIVEN = 1


class TriesNote:
    """The file beside the store; `key` (secret of the device) seals it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key

    def holds(self, conn: Connection) -> bool:
        """Whether the store knows of every try that was noted."""
        noted, known = self._read(), _known(conn)
        sound = (known == 0) if noted is None else 0 <= noted - known <= _FORGIVEN
        if not sound:
            log.warning("store_older_than_its_tries", noted=noted, known=known)
        return sound

    def count(self, conn: Connection) -> None:
        """One more try, in the transaction that charges it. Raises StoreFull when the note cannot be written: then nothing is tried.

        A store that was put back stays behind the note until `trust`.
        """
        sound = self.holds(conn)
        total = max(self._read() or 0, _known(conn)) + 1
        try:
            self._write(total)
        except OSError as error:
            log.warning("note_not_written", code=type(error).__name__)
            raise StoreFull("the note of tries cannot be written") from error
        if sound:
            _know(conn, total)

    def trust(self, conn: Connection) -> None:
        """Central found a PIN right: the store's count is brought up to the note."""
        _know(conn, max(self._read() or 0, _known(conn)))

    def _read(self) -> int | None:
        """The number noted; None where there is no note that was sealed here."""
        try:
            number, _, seal = self._path.read_text(encoding="ascii").partition(" ")
        except (OSError, UnicodeDecodeError):
            return None
        return int(number) if number.isdecimal() and hmac.compare_digest(seal, self._seal(number)) else None

    def _write(self, total: int) -> None:
        fresh = self._path.with_name(self._path.name + ".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{total} {self._seal(str(total))}")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        # The new name must not be lost where the count that follows it is kept.
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _seal(self, number: str) -> str:
        return hmac.new(self._key, b"lumen tries|" + number.encode(), sha256).hexdigest()


def _known(conn: Connection) -> int:
    return int(conn.execute(select(pin_tries.c.total)).scalar_one_or_none() or 0)


def _know(conn: Connection, total: int) -> None:
    row = insert(pin_tries).values(id=_ONLY_ROW, total=total)
    conn.execute(row.on_conflict_do_update(index_elements=["id"], set_={"total": total}))
