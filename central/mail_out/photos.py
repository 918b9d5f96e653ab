"""Photos and clips of sent messages: named by the command, uploaded apart from it, and attached once all of a message are here.

A message without all of them stays `received`. It goes on when the last one came; one that cannot be sent (`photo_unreadable`,
`video_unreadable`, `video_too_long`), or that does not come within the policy's hours (`photos_missing`, `video_missing`), ends it as
`rejected`: the stamps are whole again and the text is a draft.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

import structlog
from sqlalchemy import Connection, insert, select, update

from central.database import Database
from central.facility.facility import load_facility
from central.mail_out.statuses import Advance, WrongStatus, advance, publish_sent
from central.mail_out.tables import outgoing, outgoing_photos
from kiosk.sync.wire import MailSend

What = Literal["photo", "video"]

HOUR_MS = 3600 * 1000
#: Messages given up in one transaction.
_AT_ONCE = 100

log = structlog.get_logger()


def expect_uploads(connection: Connection, message: str, device: str, payload: MailSend, now_ms: int) -> None:
    """A received message waits for its photos and its clip, from this device."""
    wanted: list[tuple[What, str]] = [("photo", sha256) for sha256 in payload.photos]
    if payload.video is not None:
        wanted.append(("video", payload.video))
    for place, (what, sha256) in enumerate(wanted):
        connection.execute(
            insert(outgoing_photos).values(message=message, place=place, sha256=sha256, what=what, device=device, waits_since_ms=now_ms)
        )
    publish_sent(connection, message, now_ms)


def go_on(connection: Connection, message: str, flags: Sequence[str], now_ms: int) -> None:
    """A received message that waits for nothing goes to staff or to delivery."""
    advance(connection, message, Advance("screening" if flags else "checked"), now_ms)


def upload_wanted(connection: Connection, device: str, sha256: str) -> frozenset[What] | None:
    """As what messages of this device wait for it; nothing: it came already; None: no message of this device names it."""
    rows = connection.execute(
        select(outgoing_photos.c.waits_since_ms, outgoing_photos.c.what).where(
            outgoing_photos.c.sha256 == sha256, outgoing_photos.c.device == device
        )
    ).all()
    return frozenset(row.what for row in rows if row.waits_since_ms is not None) if rows else None


def upload_came(connection: Connection, device: str, sha256: str, what: What, blob: str, now_ms: int) -> None:
    """What central made of it is stored: messages that have all of theirs go on."""
    for message in _waiting_for(connection, device, sha256, what):
        row = connection.execute(select(outgoing.c.status, outgoing.c.flags).where(outgoing.c.id == message).with_for_update()).one()
        connection.execute(
            update(outgoing_photos)
            .where(outgoing_photos.c.message == message, outgoing_photos.c.sha256 == sha256, outgoing_photos.c.what == what)
            .values(blob=blob, waits_since_ms=None)
        )
        if row.status == "received" and not _waits(connection, message):
            go_on(connection, message, json.loads(row.flags), now_ms)


def upload_refused(connection: Connection, device: str, sha256: str, what: What, code: str, now_ms: int) -> None:
    """What came is no photo, or no clip, that can be sent; `code` is that of the resident's draft."""
    for message in _waiting_for(connection, device, sha256, what):
        _give_up(connection, message, code, now_ms)


def give_up_waiting(database: Database, now_ms: int) -> None:
    """End messages whose photos or clips did not come in time."""
    with database.read() as connection:
        hours = load_facility(connection).policy.mail.photo_wait_hours
        late = select(outgoing_photos.c.message).where(outgoing_photos.c.waits_since_ms < now_ms - hours * HOUR_MS).distinct()
        found = connection.execute(late.limit(_AT_ONCE)).scalars().all()
    for message in found:
        with database.write() as connection:
            missing = select(outgoing_photos.c.what).where(
                outgoing_photos.c.message == message, outgoing_photos.c.waits_since_ms.is_not(None)
            )
            photos = "photo" in connection.execute(missing).scalars().all()
            _give_up(connection, message, "photos_missing" if photos else "video_missing", now_ms)
        log.warning("photos or a clip did not come", message=message)


def attached_blobs(connection: Connection, message: str, what: What) -> list[str]:
    """Hashes of the photos or clips that central made for a message, in order."""
    rows = connection.execute(
        select(outgoing_photos.c.blob)
        .where(outgoing_photos.c.message == message, outgoing_photos.c.what == what)
        .order_by(outgoing_photos.c.place)
    ).scalars()
    return [blob for blob in rows if blob is not None]


def _give_up(connection: Connection, message: str, code: str, now_ms: int) -> None:
    connection.execute(update(outgoing_photos).where(outgoing_photos.c.message == message).values(waits_since_ms=None))
    with suppress(WrongStatus):  # it went on in the meantime
        advance(connection, message, Advance("rejected", code), now_ms)


def _waits(connection: Connection, message: str) -> bool:
    waiting = select(outgoing_photos.c.place).where(outgoing_photos.c.message == message, outgoing_photos.c.waits_since_ms.is_not(None))
    return connection.execute(waiting.limit(1)).first() is not None


def _waiting_for(connection: Connection, device: str, sha256: str, what: What) -> list[str]:
    return list(
        connection.execute(
            select(outgoing_photos.c.message)
            .where(
                outgoing_photos.c.sha256 == sha256,
                outgoing_photos.c.what == what,
                outgoing_photos.c.device == device,
                outgoing_photos.c.waits_since_ms.is_not(None),
            )
            .distinct()
            .order_by(outgoing_photos.c.message)
        ).scalars()
    )
