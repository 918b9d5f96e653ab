"""The queue of downloads: what residents wish for on this device, one copy for everybody, within the policy's room on the disk.

The screen writes wishes, sync carries them out (`Downloads.step`). Wishes, their order and pauses are rows of the store, how far a
file has come is read off the file itself: nothing is lost by a kill, a restart or a sign-out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, Row, delete, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.device.policy import current_policy
from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.folder import Folder
from kiosk.media_store.keys import ask_for_keys, want_renewals
from kiosk.media_store.part_file import DiskRefused, PartFile
from kiosk.media_store.room import free_bytes, make_room
from kiosk.media_store.tables import file_wishes, files
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store
from kiosk.sync.failures import Busy, Malformed, Refused, Unreachable
from kiosk.sync.outbox import Clock

if TYPE_CHECKING:
    from kiosk.sync.client import CentralClient

#: A run of chunks that one request asks for.
RUN_BYTES = 4 * 1024 * 1024
#: A file that central refused or sent wrong is not asked for again so soon.
RETRY_AFTER_S = 5 * 60.0
#: So long passes between two words about progress, each of which is a write and a look of the screen.
_NOTE_EVERY_S = 1.0
#: A file that broke off so often, and nothing came, goes behind the others.
_BREAKS = 3
#: How often rentals are looked through for licences that should be given anew.
_RENEW_EVERY_MS = 10 * 60 * 1000

log = structlog.get_logger(__name__)

#: "" or why nothing comes: `no_room` (policy or disk), `refused`, `damaged` (central's file is not the catalogue's).
Code = Literal["", "no_room", "refused", "damaged"]


@dataclass(frozen=True)
class Download:
    """A file on its way, or here. `state`: waiting, paused or whole; `code` as above."""

    container: str
    title: str
    bytes: int
    done_bytes: int
    state: Literal["waiting", "paused", "whole"]
    code: Code
    first: bool


class _Stopped(Exception):
    """Somebody paused the file, removed it, or put another one first."""


def wish(conn: Connection, resident: str, title: str, container: str, size_bytes: int, now_ms: int) -> None:
    """Somebody wants a file here. Twice does nothing; a paused one goes on."""
    conn.execute(insert(file_wishes).values(resident=resident, container=container).on_conflict_do_nothing())
    fresh = {"state": "waiting", "code": "", "done_bytes": 0, "first": False, "asked_ms": now_ms, "used_ms": now_ms}
    statement = insert(files).values(container=container, title=title, bytes=size_bytes, **fresh)
    paused = files.c.state == "paused"
    conn.execute(statement.on_conflict_do_update(index_elements=["container"], set_={"state": "waiting"}, where=paused))


def pause(conn: Connection, container: str) -> None:
    """Nothing more of it comes until somebody wishes for it again."""
    conn.execute(update(files).where(files.c.container == container, files.c.state == "waiting").values(state="paused"))


def go_on(conn: Connection, container: str) -> None:
    """A paused one comes again, in its old place."""
    conn.execute(update(files).where(files.c.container == container, files.c.state == "paused").values(state="waiting"))


def put_first(conn: Connection, container: str) -> None:
    """This one before all others; one that was paused goes on."""
    conn.execute(update(files).values(first=files.c.container == container))
    go_on(conn, container)


def try_again(conn: Connection, container: str) -> None:
    """Ask for it now, though it was put off."""
    conn.execute(update(files).where(files.c.container == container, files.c.state == "waiting").values(code=""))


def unwish(conn: Connection, resident: str, container: str) -> None:
    """Somebody does not want it here any more; it goes when nobody does and room is needed, at once when it is not whole."""
    conn.execute(delete(file_wishes).where(file_wishes.c.resident == resident, file_wishes.c.container == container))
    drop_unwished(conn)


def remove(conn: Connection, resident: str, container: str) -> None:
    """Somebody wants the room back: the file goes now, unless others wish for it. It stays theirs and can come again."""
    conn.execute(delete(file_wishes).where(file_wishes.c.resident == resident, file_wishes.c.container == container))
    nobody = ~exists().where(file_wishes.c.container == files.c.container)
    conn.execute(delete(files).where(files.c.container == container, nobody))
    conn.execute(update(files).where(files.c.code == "no_room").values(code=""))


def drop_unwished(conn: Connection) -> None:
    """Nothing more comes of files that nobody wishes for."""
    nobody = ~exists().where(file_wishes.c.container == files.c.container)
    conn.execute(delete(files).where(files.c.state != "whole", nobody))


def used(conn: Connection, container: str, now_ms: int) -> None:
    """It was opened: the last to go."""
    conn.execute(update(files).where(files.c.container == container).values(used_ms=now_ms))


def download_of(conn: Connection, container: str) -> Download | None:
    """How a file stands; None: nobody wished for it."""
    row = conn.execute(select(files).where(files.c.container == container)).one_or_none()
    return None if row is None else _download(row)


def queue(conn: Connection, resident: str) -> list[Download]:
    """What a resident wishes for here, in the order in which it comes."""
    mine = select(files).join(file_wishes, file_wishes.c.container == files.c.container).where(file_wishes.c.resident == resident)
    return [_download(row) for row in conn.execute(mine.order_by(*ORDER))]


def file_path(folder: Path, container: str) -> Path:
    """Where a whole file lies."""
    return folder / container


#: The order in which files come.
ORDER = (files.c.first.desc(), files.c.asked_ms, files.c.container)


class Downloads:
    """Carries out the wishes of one device: keys first, they are small and somebody waits. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, folder: Path, media_key: X25519PrivateKey, clock: Clock) -> None:
        self._store = store
        self._client = client
        self._folder = folder
        self._media_key = media_key
        self._clock = clock
        self._open: PartFile | None = None
        self._name = ""
        self._noted_at_s = 0.0
        self._not_before_ms: dict[str, int] = {}
        self._breaks: dict[str, int] = {}
        self._allowed_at_s = 0.0
        self._renew_at_ms = 0
        self._compared = Folder(folder)

    def step(self) -> bool:
        """Ask for keys, or fetch a run of chunks; False when there is nothing to do. Raises CentralErrors that concern the link."""
        self._renew()
        if ask_for_keys(self._store, self._client, self._media_key, self._clock.now_ms()):
            return True
        self._compare_folder()
        with self._store.read() as conn:
            row = self._next(conn)
            line_kb_s = current_policy(conn).media.line_kb_s
        if row is None or time.monotonic() < self._allowed_at_s:
            self._close(unless=None if row is None else row.container)
            return False
        began_s = time.monotonic()
        try:
            came = self._fetch(row)
        except _Stopped:
            return True
        except (ContainerRefused, Refused, Malformed) as error:
            log.warning("download put off", container=row.container, why=str(error))
            self._put_off(row.container, "refused" if isinstance(error, Refused) else "damaged")
            return True
        except (DiskRefused, OSError) as error:
            log.warning("no room for a download", container=row.container, error=type(error).__name__)
            self._put_off(row.container, "no_room")
            return True
        if line_kb_s:
            self._allowed_at_s = began_s + came / (line_kb_s * 1000)
        return True

    def close(self) -> None:
        """What has come stays."""
        self._close(unless=None)

    def _renew(self) -> None:
        boot_ms = self._clock.boot_ms()
        if boot_ms >= self._renew_at_ms:
            want_renewals(self._store, self._clock.now_ms())
            self._renew_at_ms = boot_ms + _RENEW_EVERY_MS

    def _fetch(self, row: Row[Any]) -> int:
        """A piece of the file; returns how many bytes came."""
        part = self._part(row)
        before = part.done_bytes
        if not part.whole:
            make_room(self._store, self._folder, row, before, self._free(), self._clock.now_ms())
            try:
                part.fetch_some(lambda first, end, take: self._ask(part, first, end, take), RUN_BYTES)
            except (Unreachable, Busy):
                if part.done_bytes == before:
                    self._breaks[row.container] = self._breaks.get(row.container, 0) + 1
                    raise
                self._breaks.pop(row.container, None)  # something came: whoever cut the line may be asked again at once
            finally:
                self._note(row.container, part)
        if part.whole:
            part.finish()
            self._close(unless=None)
            self._note(row.container, part, whole=True)
        return part.done_bytes - before

    def _ask(self, part: PartFile, first: int, end: int, take: Callable[[bytes], None]) -> None:
        """Fetch bytes, saying how far it is on a slow line too. Raises _Stopped when nobody wants the rest now."""

        def took(data: bytes) -> None:
            take(data)
            if time.monotonic() - self._noted_at_s >= _NOTE_EVERY_S:
                self._note(self._name, part)
                with self._store.read() as conn:
                    wanted = self._next(conn)
                if wanted is None or wanted.container != self._name:
                    raise _Stopped

        self._client.media(self._name, first, end, took)

    def _part(self, row: Row[Any]) -> PartFile:
        if self._open is None or self._name != row.container:
            self._close(unless=None)
            self._open, self._name = PartFile(self._folder, row.container, row.bytes), row.container
            self._noted_at_s = 0.0
        return self._open

    def _close(self, *, unless: str | None) -> None:
        if self._open is not None and self._name != unless:
            self._open.close()
            self._open, self._name = None, ""

    def _note(self, container: str, part: PartFile, *, whole: bool = False) -> None:
        """Progress for the screen, now and then; and always the end."""
        now_s = time.monotonic()
        if not whole and now_s - self._noted_at_s < _NOTE_EVERY_S:
            return
        self._noted_at_s = now_s
        values: dict[str, Any] = {"done_bytes": part.done_bytes, "code": ""}
        if whole:
            values |= {"state": "whole", "first": False, "used_ms": self._clock.now_ms()}
        with self._store.write() as conn:
            conn.execute(update(files).where(files.c.container == container).values(**values))

    def _put_off(self, container: str, code: Code) -> None:
        self._close(unless=None)
        self._not_before_ms[container] = self._clock.boot_ms() + int(RETRY_AFTER_S * 1000)
        with self._store.write() as conn:
            conn.execute(update(files).where(files.c.container == container).values(code=code))

    def _next(self, conn: Connection) -> Row[Any] | None:
        """The first that may come; one without a code any more was put off no longer than somebody wanted (`try_again`)."""
        now_ms = self._clock.boot_ms()
        rows = conn.execute(select(files).where(files.c.state == "waiting").order_by(*ORDER)).all()
        may_come = (row for row in rows if not row.code or self._not_before_ms.get(row.container, 0) <= now_ms)
        return min(may_come, key=lambda row: self._breaks.get(row.container, 0) // _BREAKS, default=None)

    def _compare_folder(self) -> None:
        """Drop parts of files that nobody wishes for any more, and let whole files come again that are gone."""
        with self._store.read() as conn:
            known: dict[str, str] = {row.container: row.state for row in conn.execute(select(files.c.container, files.c.state))}
        stray, gone = self._compared.differs(known, self._clock.boot_ms())
        for name in stray:
            if self._name == name.removesuffix(".part"):
                self._close(unless=None)
            (self._folder / name).unlink(missing_ok=True)
        if gone:
            log.warning("files are gone", count=len(gone))
            with self._store.write() as conn:
                conn.execute(update(files).where(files.c.container.in_(gone)).values(state="waiting", done_bytes=0))
                drop_unwished(conn)

    def _free(self) -> int:
        return free_bytes(self._folder)


def _download(row: Row[Any]) -> Download:
    return Download(row.container, row.title, row.bytes, row.done_bytes, row.state, row.code, bool(row.first))


def downloads_of(store: Store, client: CentralClient, settings: DeviceSettings) -> Downloads:
    """The downloads of a device, in a folder beside its store."""
    return Downloads(store, client, media_folder(settings), device_keys(settings).ensure_media_key(), TrustedClock(store))


def media_folder(settings: DeviceSettings) -> Path:
    """Where sealed files lie."""
    return settings.data / "media"
