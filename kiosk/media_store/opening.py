"""From a licence to the plain bytes of a title: what every player and reader goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.media_store import library
from kiosk.media_store.catalogue import Detail, detail
from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.downloads import file_path, used
from kiosk.media_store.keys import open_licence
from kiosk.media_store.library import Closed
from kiosk.media_store.sealed_file import SealedFile
from kiosk.media_store.tables import file_wishes, files, keys
from kiosk.signin.rules import Session
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import Licence

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class MediaPlace:
    """Where sealed files lie on this device, and the key that its licences are sealed to (opened when something plays)."""

    folder: Path
    open_key: Callable[[], X25519PrivateKey]


@dataclass(frozen=True)
class OpenTitle:
    """A title that may be played now. Close `file` when it is left: the content key goes with it.

    `place`: where this person was in it (the player's own text), None: they never began; `done`: they finished it once.
    """

    licence: Licence
    detail: Detail
    file: SealedFile
    place: str | None
    done: bool


def open_title(store: Store, session: Session, licence: str, title: str, media: MediaPlace, clock: Clock) -> OpenTitle | Closed:
    """Open a title for the person at the screen; its first play is noted before this returns. Not on the GUI thread.

    A file that turns out to be damaged is let go and comes again ("no_file"). Raises StoreFull, StoreError, KeysMissing.
    """
    resident, now_ms = session.person.resident, clock.now_ms()
    with store.read() as conn:
        way = library.opens(conn, resident, licence, title, now_ms)
        known = detail(conn, title)
        place = library.place_of(conn, resident, title)
    if isinstance(way, str):
        return way
    if known is None:
        return "not_yours"
    container = way.licence.container
    path = file_path(media.folder, container)
    try:
        content_key = open_licence(way.licence, media.open_key())
    except ContainerRefused:
        log.warning("licence_unusable", licence=licence)
        with store.write() as conn:  # the file is everybody's and may be sound: another licence is asked for
            conn.execute(delete(keys).where(keys.c.licence == licence, keys.c.title == title))
        return "no_key"
    try:
        file = SealedFile(path, title, content_key)
    except (ContainerRefused, OSError) as error:
        log.warning("media_file_unusable", container=container, error=type(error).__name__)
        if isinstance(error, ContainerRefused | FileNotFoundError):  # else this process is in need, not the file
            let_go(store, media, container)
        return "no_file"
    finally:
        content_key[:] = bytes(len(content_key))  # the file has its own
    try:
        if way.begins:
            library.begin(store, session, licence, clock)
        with store.write() as conn:
            used(conn, container, now_ms)
    except BaseException:
        file.close()
        raise
    where, done = place or (None, False)
    return OpenTitle(way.licence, known, file, where, done)


def let_go(store: Store, media: MediaPlace, container: str) -> None:
    """A whole file proved damaged, at its opening or in the middle: it comes again, for everybody who has a key for it here.

    Whoever has it open may go on with what can be read. Raises StoreFull.
    """
    file_path(media.folder, container).unlink(missing_ok=True)
    with store.write() as conn:
        again = update(files).where(files.c.container == container, files.c.state == "whole")
        conn.execute(again.values(state="waiting", done_bytes=0, code=""))
        opens_it = select(keys.c.resident, files.c.container).join(files, files.c.title == keys.c.title)
        wanted = insert(file_wishes).from_select(["resident", "container"], opens_it.where(files.c.container == container).distinct())
        conn.execute(wanted.on_conflict_do_nothing())
