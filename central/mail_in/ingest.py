"""Taking a mail for residents: parse, make its photos and clips anew, flag it, and release or hold it, once.

The same mail delivered again (same Message-ID or Date, recipient and content) is one message; see `_dedupe_key` for mail that has
neither. A sender who is not proven costs nobody a stamp. Mail of a contact whom the resident has blocked ends here, and nobody is told.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import SQLAlchemyError

from central.blobs import Blobs
from central.clips.clip import MEDIA_TYPE, ClipRefused, make_clip
from central.contacts.contacts import contact_by_address
from central.database import Database, insert_or_ignore
from central.ecards import cards, greeting_of
from central.facility.facility import Facility, load_facility
from central.log import log_unexpected
from central.mail_in.auth_results import sender_proven
from central.mail_in.loops import automatic_reason
from central.mail_in.parse import FoundPart, MailRefused, ParsedMail, parse_mail
from central.mail_in.photos import PhotoRefused, make_photo
from central.mail_in.quarantine import Quarantine
from central.mail_in.tables import message_parts, messages
from central.mail_in.waiting import WaitingMail
from central.reply_stamps.reply_stamps import attach
from central.residents.residents import RESIDENT
from central.residents.tables import residents
from central.screening.incoming import publish_screening, release
from central.screening.rules import content_flags, has_word

log = structlog.get_logger()

REPLY_TAG = "reply"
CARD_TAG = "card-"
#: Equal mail that nothing else tells apart is one message within this time.
SAME_WITHIN_MS = 10 * 60 * 1000
#: Inline pictures below this side are rules, dots and trackers, not photos.
MIN_INLINE_SIDE = 32
#: Before mail with clips that meets a fault of ours goes to quarantine.
MAX_TRIES = 5


class UnknownRecipient(Exception):
    """No resident has this address."""


@dataclass(frozen=True)
class Recipient:
    """A resident's address: `alias`, and what its plus-tags say: whether the reply is paid for, and which card it is."""

    alias: str
    pays_for_reply: bool
    card: str = ""


@dataclass(frozen=True)
class Ingested:
    """What became of a mail for one recipient. `message` is None when it was dropped, for everybody or by the resident's wish."""

    state: Literal["released", "held", "duplicate", "dropped", "blocked"]
    message: str | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredPart:
    """A part as the message keeps it. `poster` and `captions` are of a clip, `card` and `greeting` of a card."""

    kind: Literal["photo", "video", "ecard", "refused"]
    what: str
    name: str
    code: str = ""
    blob: str | None = None
    media_type: str = ""
    width: int = 0
    height: int = 0
    size_bytes: int = 0
    duration_ms: int = 0
    poster: str | None = None
    poster_bytes: int = 0
    captions: str | None = None
    captions_bytes: int = 0
    card: str | None = None
    greeting: str = ""


@dataclass(frozen=True)
class ReadMail:
    """A mail that was read, its photos and clips stored; it may be taken for any number of recipients.

    `sources`: what tells its parts apart, whatever was made of them. `words`: what is said in its clips, for screening.
    """

    mail: ParsedMail
    parts: tuple[StoredPart, ...]
    sources: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Later:
    """The mail is kept, and taken when its clips are made."""


def split_recipient(address: str, domain: str) -> Recipient:
    """Read `alias+tag+tag@domain`; tags are `reply` and `card-NAME`. Raises UnknownRecipient for another domain."""
    local, at, host = address.strip().strip("<>").lower().rpartition("@")
    if not at or host.rstrip(".") != domain.lower():
        raise UnknownRecipient(address)
    alias, *tags = local.split("+")
    wanted = (tag.removeprefix(CARD_TAG) for tag in tags if tag.startswith(CARD_TAG))
    return Recipient(alias, REPLY_TAG in tags, next((card for card in wanted if card in cards()), ""))


class MailIn:
    """Takes mail in. One instance serves listeners and the command line."""

    def __init__(self, database: Database, blobs: Blobs, quarantine: Path) -> None:
        self.database = database
        self.blobs = blobs
        self.quarantine = Quarantine(quarantine)
        #: Beside what was refused: both are mail as it came.
        self.waiting = WaitingMail(quarantine.with_name("waiting-mail"))
        #: One mail is read at a time: each may take some 200 MB. Clips have a process of their own and hold up nobody.
        self._reading = threading.RLock()
        self._tries: Counter[Path] = Counter()

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
        mail = self._parsed(raw)
        return None if mail is None else self._stored(mail)

    def read_at_once(self, raw: bytes, addresses: Sequence[str], now_ms: int) -> ReadMail | Later | None:
        """As `read`; but mail with clips is kept for `work_off`. Raises MailRefused, TooMuchWaits or OSError."""
        with self._reading:
            mail = self._parsed(raw)
            if mail is None or not any(part.what == "video" and part.data is not None for part in mail.parts):
                return None if mail is None else self._stored(mail)
        self.waiting.keep(raw, addresses, now_ms)
        log.info("mail waits for its clips", recipients=len(addresses))
        return Later()

    def work_off(self, _now_ms: int) -> int:
        """Take what waits, oldest first; returns how many mails were taken. What fails again and again goes to quarantine.

        Interrupted at any point, it takes the same mail again, as one message.
        """
        return sum(self._work_off(file) for file in self.waiting.oldest_first())

    def _work_off(self, file: Path) -> bool:
        try:
            waiting = self.waiting.open(file)
        except FileNotFoundError:
            return False
        try:
            read = self.read(waiting.raw)
            for address in waiting.addresses:
                with contextlib.suppress(UnknownRecipient):  # they have left meanwhile
                    self.take(read, address, waiting.arrived_ms)
        except SQLAlchemyError:
            raise  # the database, not the mail: it waits
        except MailRefused:
            self.waiting.done(waiting)
            return False
        except Exception as error:  # noqa: BLE001 - whatever this mail meets, the others are taken
            log_unexpected("mail with clips not taken", error)
            self._tries[file] += 1
            if self._tries[file] < MAX_TRIES:
                return False
            log.warning("mail given up", quarantine=self.quarantine.keep(waiting.raw))
            taken = False
        else:
            taken = True
        self.waiting.done(waiting)
        del self._tries[file]
        return taken

    def _parsed(self, raw: bytes) -> ParsedMail | None:
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
            return mail

    def take(self, read: ReadMail | None, address: str, now_ms: int) -> Ingested:
        """Take what was read for one recipient. Raises UnknownRecipient."""
        if read is None:
            return Ingested("dropped", None)
        with self.database.write() as connection:
            return _accept(connection, read, address, now_ms)

    def _stored(self, mail: ParsedMail) -> ReadMail:
        parts: list[StoredPart] = []
        sources: list[str] = []
        words: list[str] = []
        for found in mail.parts:
            part = self._store(found, words)
            if part is not None:
                parts.append(part)
                # Two programs may make different clips of the same file, and it is the same mail.
                same = found.what == "video" and found.data is not None
                sources.append(hashlib.sha256(found.data or b"").hexdigest() if same else part.blob or "")
        return ReadMail(mail, tuple(parts), tuple(sources), "\n".join(words))

    def _store(self, found: FoundPart, words: list[str]) -> StoredPart | None:
        what = found.what if found.what in {"photo", "video"} else "file"
        if found.data is None:
            return StoredPart("refused", what, found.name, code=found.code)
        try:
            return self._store_clip(found, found.data, words) if what == "video" else self._store_photo(found, found.data)
        except (PhotoRefused, ClipRefused) as refusal:
            return StoredPart("refused", what, found.name, code=refusal.code)

    def _store_clip(self, found: FoundPart, data: bytes, words: list[str]) -> StoredPart:
        clip = make_clip(data)
        words.append(clip.captions.decode())
        return StoredPart(
            "video",
            "video",
            found.name,
            blob=self.blobs.put(clip.data),
            media_type=MEDIA_TYPE,
            width=clip.width,
            height=clip.height,
            size_bytes=len(clip.data),
            duration_ms=clip.duration_ms,
            poster=self.blobs.put(clip.poster.data),
            poster_bytes=len(clip.poster.data),
            captions=self.blobs.put(clip.captions) if clip.captions else None,
            captions_bytes=len(clip.captions),
        )

    def _store_photo(self, found: FoundPart, data: bytes) -> StoredPart | None:
        with self._reading:
            photo = make_photo(data)
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
    here = (residents.c.alias == recipient.alias, residents.c.active.is_(True), residents.c.role == RESIDENT)
    return connection.execute(select(residents).where(*here)).one_or_none()


def _accept(connection: Connection, read: ReadMail, address: str, now_ms: int) -> Ingested:
    mail = read.mail
    facility = load_facility(connection)
    recipient = split_recipient(address, facility.mail_domain)
    resident = _resident(connection, recipient)
    if resident is None:
        raise UnknownRecipient(address)
    contact = contact_by_address(connection, resident.id, mail.from_address)
    if contact is not None and contact.blocked:
        log.info("mail dropped", reason="blocked_by_resident")
        return Ingested("blocked", None)
    proven = sender_proven(mail.auth_results, facility.authserv_id, mail.from_addresses)
    flags = _flags(facility, read, contact, proven)
    message = str(uuid_utils.uuid7())
    key = _dedupe_key(read, resident.id, now_ms)
    card = [StoredPart("ecard", "ecard", "", card=recipient.card, greeting=greeting_of(mail.text))] if recipient.card else []
    parts = (*card, *read.parts)
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


def _flags(facility: Facility, read: ReadMail, contact: Row[Any] | None, proven: bool) -> list[str]:
    policy, mail = facility.policy, read.mail
    flags: list[str] = []
    if contact is None:
        flags.append("unknown_sender")
    elif not contact.approved:
        flags.append("blocked_sender")
    if not proven:
        flags.append("sender_not_proven")
    if not (contact is not None and contact.kind == "legal" and proven):
        flags += content_flags(f"{mail.subject}\n{mail.text}", policy.screening.words, policy.screening.max_characters)
        if "words" not in flags and has_word(read.words, policy.screening.words):
            flags.append("words")
        if not policy.screening.release_unflagged and not flags:
            flags.append("policy")
    return flags


def _dedupe_key(read: ReadMail, resident: str, now_ms: int) -> str:
    """Of what the message says, not of the bytes: each hop of a redelivery adds its own trace headers.

    Without Message-ID and Date, equal words may be a second letter: then our receiving server's trace line tells them apart, or else
    the time. A letter that comes twice is better than one that vanishes.
    """
    mail, trace = read.mail, ""
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
            [[part.name, source or None, part.code] for part, source in zip(read.parts, read.sources, strict=True)],
        ]
    )
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
