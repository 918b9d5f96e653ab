"""Takes photos and clips from devices piece by piece, in the spirit of the IETF's resumable uploads: send on from what is there.

A part file's length is how far an upload has come, and survives both ends. Its name is the promised hash: nothing is used before all
of it has that hash, so a piece that was damaged, or written twice, costs a new beginning and nothing else. Only what a message of this
very device waits for may be sent at all.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import structlog

from central.blobs import Blobs
from central.clips.clip import ClipRefused, make_clip
from central.database import Database
from central.devices.signature import Sender
from central.filings import photos as filing_photos
from central.mail_in.photos import PhotoRefused, make_photo
from central.mail_out.photos import What, upload_came, upload_refused, upload_wanted
from central.web import Refusal
from kiosk.sync.wire import MAX_UPLOAD_BYTES, BlobProgress

MAX_CHUNK_BYTES = 1024 * 1024
MAX_DEVICE_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 20 * 1024 * 1024 * 1024
#: A part file that nothing was added to for so long is dropped.
FORGET_AFTER_MS = 7 * 24 * 3600 * 1000

log = structlog.get_logger()


@dataclass(frozen=True)
class Uploads:
    """Part files in `folder`, one folder a device; what is whole goes to `blobs`."""

    database: Database
    folder: Path
    blobs: Blobs
    #: Decoding takes up to 200 MB, a clip's process more: one at a time in each process.
    _decoding: threading.Lock = field(default_factory=threading.Lock)

    def progress(self, sender: Sender, sha256: str) -> BlobProgress:
        """How far this upload is. Raises Refusal: 404 when no message of this device names it, 409 when the device is frozen."""
        if not self._wanted(sender, sha256):
            return BlobProgress(received=0, complete=True)
        path = self._path(sender.device, sha256)
        return BlobProgress(received=path.stat().st_size if path.exists() else 0, complete=False)

    def put(self, sender: Sender, sha256: str, *, offset: int, length: int, data: bytes, now_ms: int) -> BlobProgress:
        """Add a piece that begins at `offset` of `length` bytes; one that begins elsewhere changes nothing and is told where to go on.

        Raises Refusal: as `progress`; 413 too large, 422 other bytes than promised, 429 no room, 503 when it is being written already,
        or is whole and another one is being made anew: ask again.
        """
        if not 1 <= length <= MAX_UPLOAD_BYTES or len(data) > MAX_CHUNK_BYTES or offset + len(data) > length:
            raise Refusal(413, "too_large", "the piece or the whole is too large")
        wanted = self._wanted(sender, sha256)
        if not wanted:
            return BlobProgress(received=length, complete=True)
        self._demand_room(sender.device, len(data))
        path = self._path(sender.device, sha256)
        with _alone(path) as file:
            received = file.seek(0, os.SEEK_END)
            if received > length:
                received = file.truncate(0)
            if offset == received and data:
                file.seek(offset)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                received += len(data)
            if received < length:
                return BlobProgress(received=received, complete=False)
            file.seek(0)
            whole = file.read()
            if hashlib.sha256(whole).hexdigest() != sha256:
                path.unlink(missing_ok=True)
                raise Refusal(422, "wrong_content", "the bytes are not those that were promised: begin again")
            if not self._decoding.acquire(blocking=False):
                # Whoever waited here would take a worker from those who bring commands.
                raise Refusal(503, "busy", "another upload is being made anew just now")
            try:
                for what in sorted(wanted):
                    self._take(sender.device, sha256, what, whole, now_ms)
            finally:
                self._decoding.release()
            path.unlink(missing_ok=True)
        return BlobProgress(received=length, complete=True)

    def forget_old(self, now_ms: int) -> None:
        """Drop part files that nobody goes on with."""
        for path in self.folder.glob("*/*.part"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime * 1000 < now_ms - FORGET_AFTER_MS:
                    path.unlink()

    def _take(self, device: str, sha256: str, what: What, whole: bytes, now_ms: int) -> None:
        try:
            made = make_photo(whole).data if what == "photo" else make_clip(whole).data
        except (PhotoRefused, ClipRefused) as refused:
            log.warning("an upload was refused", device=device, what=what, code=refused.code)
            code = f"{what}_too_long" if refused.code == "too_long" else f"{what}_unreadable"
            with self.database.write() as connection:
                upload_refused(connection, device, sha256, what, code, now_ms)
                filing_photos.refused(connection, device, sha256, code)
            return
        blob = self.blobs.put(made)
        with self.database.write() as connection:
            upload_came(connection, device, sha256, what, blob, now_ms)
            if what == "photo":
                filing_photos.came(connection, device, sha256, blob)
        log.info("upload taken", device=device, what=what)

    def _wanted(self, sender: Sender, sha256: str) -> frozenset[What]:
        if sender.state != "active":
            raise Refusal(409, "frozen", "this device is frozen")
        with self.database.read() as connection:
            wanted = upload_wanted(connection, sender.device, sha256)
            filed = filing_photos.wanted(connection, sender.device, sha256)
        if wanted is None and filed is None:
            raise Refusal(404, "not_found", "no message or filing of this device names it")
        return (wanted or frozenset()) | (filed or frozenset())

    def _demand_room(self, device: str, more: int) -> None:
        here = _size(self._folder(device))
        if here + more > MAX_DEVICE_BYTES or _size(self.folder) + more > MAX_TOTAL_BYTES:
            raise Refusal(429, "no_room", "too much of this device, or of all, is half uploaded")

    def _folder(self, device: str) -> Path:
        return self.folder / hashlib.sha256(device.encode()).hexdigest()[:32]

    def _path(self, device: str, sha256: str) -> Path:
        return self._folder(device) / f"{hashlib.sha256(sha256.encode()).hexdigest()[:32]}.part"


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """The part file, for one writer of all processes."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refusal(503, "busy", "this upload is being written to just now") from None
        yield file


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*.part"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total
