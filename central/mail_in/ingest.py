"""Taking a mail for residents: parse, re-encode its photos, flag it, and release or hold it, once.

The same mail delivered again (same Message-ID or Date, recipient and content) is one message; see `_dedupe_key` for mail that has
neither. A sender who is not proven costs nobody a stamp.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select

from central.blobs import Blobs
from central.contacts.contacts import contact_by_address
from central.database import Database, insert_or_ignore
from central.facility.facility import Facility, load_facility
from central.mail_in.auth_results import sender_proven
from central.mail_in.loops import automatic_reason
from central.mail_in.parse import FoundPart, MailRefused, ParsedMail, parse_mail
from central.mail_in.photos import PhotoRefused, make_photo
from central.mail_in.quarantine import Quarantine
from central.mail_in.tables import message_parts, messages
from central.reply_stamps.reply_stamps import attach
from central.residents.tables import residents
from central.screening.incoming import publish_screening, release
from central.screening.rules import content_flags

log = structlog.get_logger()

REPLY_TAG = "reply"
#: Equal mail that nothing else tells apart is one message within this time.
SAME_WITHIN_MS = 10 * 60 * 1000
#: Inline pictures below this side are rules, dots and trackers, not photos.
MIN_INLINE_SIDE = 32


class UnknownRecipient(Exception):
    """No resident has this address."""


@dataclass(frozen=True)
class Recipient:
    """A resident's address: `alias`, and whether its plus-tag pays for the reply."""

    alias: str
    pays_for_reply: bool


@dataclass(frozen=True)
class Ingested:
    """What became of a mail for one recipient. `message` is None when it was dropped."""

    state: Literal["released", "held", "duplicate", "dropped"]
    message: str | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredPart:
    """A part as the message keeps it."""

    kind: Literal["photo", "refused"]
    what: str
    name: str
    code: str = ""
    blob: str | None = None
    media_type: str = ""
    width: int = 0
    height: int = 0
    size_bytes: int = 0


@dataclass(frozen=True)
class ReadMail:
    """A mail that was read, its photos stored; it may be taken for any number of recipients."""

    mail: ParsedMail
    parts: tuple[StoredPart, ...]


def split_recipient(address: str, domain: str) -> Recipient:
    """Read `alias+tag@domain`. Raises UnknownRecipient for another domain."""
    local, at, host = address.strip().strip("<>").lower().rpartition("@")
    if not at or host.rstrip(".") != domain.lower():
        raise UnknownRecipient(address)
    alias, _, tag = local.partition("+")
    return Recipient(alias, tag == REPLY_TAG)


class MailIn:
    """Takes mail in. One instance serves listeners and the command line."""

    def __init__(self, database: Database, blobs: Blobs, quarantine: Path) -> None:
        self.database = database
        self.blobs = blobs
        self.quarantine = Quarantine(quarantine)
        #: One mail is read at a time: each may take some 200 MB.
        self._reading = threading.Lock()

    def known(self, address: str) -> bool:
        """Whether a resident has this address."""
        with self.database.read() as connection:
            try:
                recipient = split_recipient(address, load_facility(connection).mail_domain)
            except UnknownRecipient:
                return False
            return _resident(connection, recipient) is not None

    def ingest(self, raw: bytes, address: str, now_ms: int) -> Ingested:
        """Read a mail and take it for one recipient. Raises UnknownRecipient, or MailRefused (the mail is kept in quarantine)."""
        return self.take(self.read(raw), address, now_ms)

    def read(self, raw: bytes) -> ReadMail | None:
        """Read a mail; None when it is automatic. Raises MailRefused (the mail is kept in quarantine)."""
        with self._reading:
            try:
                mail = parse_mail(raw)
            except MailRefused as refusal:
                log.warning("mail refused", quarantine=self.quarantine.keep(raw), code=refusal.code)
                raise
            automatic = automatic_reason(mail.headers)
            if automatic is not None:
                log.info("mail dropped", reason=automatic)
                return None
            return ReadMail(mail, tuple(stored for found in mail.parts if (stored := self._store(found)) is not None))

    def take(self, read: ReadMail | None, address: str, now_ms: int) -> Ingested:
        """Take what was read for one recipient. Raises UnknownRecipient."""
        if read is None:
            return Ingested("dropped", None)
        with self.database.write() as connection:
            return _accept(connection, read.mail, read.parts, address, now_ms)

    def _store(self, found: FoundPart) -> StoredPart | None:
        what = "photo" if found.what == "photo" else "file"
        if found.data is None:
            return StoredPart("refused", what, found.name, code=found.code)
        try:
            photo = make_photo(found.data)
        except PhotoRefused as refusal:
            return StoredPart("refused", "photo", found.name, code=refusal.code)
        if found.inline and max(photo.width, photo.height) < MIN_INLINE_SIDE:
            return None
        blob = self.blobs.put(photo.data)
        return StoredPart(
            "photo",
            "photo",
            found.name,
            blob=blob,
            media_type=photo.media_type,
            width=photo.width,
            height=photo.height,
            size_bytes=len(photo.data),
        )


def _resident(connection: Connection, recipient: Recipient) -> Row[Any] | None:
    return connection.execute(select(residents).where(residents.c.alias == recipient.alias, residents.c.active.is_(True))).one_or_none()


def _accept(connection: Connection, mail: ParsedMail, parts: Sequence[StoredPart], address: str, now_ms: int) -> Ingested:
    facility = load_facility(connection)
    recipient = split_recipient(address, facility.mail_domain)
    resident = _resident(connection, recipient)
    if resident is None:
        raise UnknownRecipient(address)
    contact = contact_by_address(connection, resident.id, mail.from_address)
    proven = sender_proven(mail.auth_results, facility.authserv_id, mail.from_addresses)
    flags = _flags(facility, mail, contact, proven)
    message = str(uuid_utils.uuid7())
    key = _dedupe_key(mail, parts, resident.id, now_ms)
    inserted = insert_or_ignore(
        connection,
        messages,
        id=message,
        resident=resident.id,
        contact=contact.id if contact is not None else None,
        sender_name=mail.from_name,
        sender_address=mail.from_address,
        subject=mail.subject,
        text=mail.text,
        sent_ms=mail.sent_ms,
        arrived_ms=now_ms,
        state="held",
        flags=json.dumps(flags),
        reason="",
        legal=contact is not None and contact.kind == "legal" and proven,
        sender_proven=proven,
        message_id=mail.message_id,
        reference_ids=" ".join(mail.references),
        dedupe_key=key,
    )
    if not inserted:
        earlier = connection.execute(select(messages.c.id).where(messages.c.dedupe_key == key)).scalar_one()
        log.info("mail seen before", message=earlier)
        return Ingested("duplicate", earlier)
    for number, part in enumerate(parts, start=1):
        connection.execute(insert(message_parts).values(message=message, number=number, **vars(part)))
    if contact is not None and contact.approved and proven and (contact.pays_for_reply or recipient.pays_for_reply):
        attach(connection, message=message, resident=resident.id, contact=contact.id, now_ms=now_ms)
    log.info("mail taken", message=message, resident=resident.id, flags=flags, parts=len(parts))
    if flags:
        publish_screening(connection, resident.id, now_ms)
        return Ingested("held", message, tuple(flags))
    release(connection, message, now_ms)
    return Ingested("released", message)


def _flags(facility: Facility, mail: ParsedMail, contact: Row[Any] | None, proven: bool) -> list[str]:
    policy = facility.policy
    flags: list[str] = []
    if contact is None:
        flags.append("unknown_sender")
    elif not contact.approved:
        flags.append("blocked_sender")
    if not proven:
        flags.append("sender_not_proven")
    if not (contact is not None and contact.kind == "legal" and proven):
        flags += content_flags(f"{mail.subject}\n{mail.text}", policy.screening.words, policy.screening.max_characters)
        if not policy.screening.release_unflagged and not flags:
            flags.append("policy")
    return flags


def _dedupe_key(mail: ParsedMail, parts: Sequence[StoredPart], resident: str, now_ms: int) -> str:
    """Of what the message says, not of the bytes: each hop of a redelivery adds its own trace headers.

    Without Message-ID and Date, equal words may be a second letter: then our receiving server's trace line tells them apart, or else
    the time. A letter that comes twice is better than one that vanishes.
    """
    trace = ""
    if not mail.message_id and mail.sent_ms is None:
        trace = mail.headers.get("received", "") or str(now_ms // SAME_WITHIN_MS)
    content = json.dumps(
        [
            mail.message_id,
            resident,
            mail.from_address,
            mail.subject,
            mail.text,
            mail.sent_ms,
            trace,
            [[part.name, part.blob, part.code] for part in parts],
        ]
    )
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
