"""The delivery worker: sends what was checked, mail and short messages, again and again with growing waits, until it is sent on or
never will be.

A mail is leased before it is sent: while one worker has it, another does not. What cannot be sent within the policy's days is
undeliverable. No mail and no error stops the others.
"""

from __future__ import annotations

import random
import threading
from typing import Any, cast

import structlog
from sqlalchemy import Connection, Row, select, update

from central.blobs import Blobs
from central.clock import now_ms
from central.contacts.tables import contacts
from central.database import Database
from central.ecards import picture
from central.facility.facility import load_facility
from central.jobs import Leader
from central.log import log_unexpected
from central.mail_in.tables import messages
from central.mail_out.compose_mail import Letter, compose_mail, mail_token, reply_subject
from central.mail_out.photos import attached_blobs
from central.mail_out.statuses import Advance, WrongStatus, advance, last_step_ms
from central.mail_out.tables import outgoing
from central.mail_out.transports import Transport, TryLater, Undeliverable
from central.residents.tables import residents
from central.sms.transports import ShortMessage, SmsTransport

log = structlog.get_logger()

FIRST_WAIT_MS = 2_000
DAY_MS = 24 * 3600 * 1000
LONGEST_WAIT_MS = 15 * 60 * 1000
POLL_SECONDS = 1.0


class DeliveryWorker:
    """One thread that delivers while its process leads; `wake` after commits, polls for those of other processes."""

    def __init__(
        self, database: Database, transport: Transport | None, blobs: Blobs | None = None, sms: SmsTransport | None = None
    ) -> None:
        self.database = database
        self.transport = transport
        self.blobs = blobs
        self.sms = sms
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._leader = Leader(database, "delivery")
        self._thread = threading.Thread(target=self._run, name="mail-delivery", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self, _streams: object = None) -> None:
        """Look now."""
        self._wake.set()

    def stop(self) -> None:
        """End after the mail at hand."""
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=35)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                if self._leader.leads():
                    deliver_due(self.database, self.transport, now_ms(), self._stop, self.blobs, self.sms)
            except Exception as error:  # noqa: BLE001 - the next look may go well; a thread that ended would deliver nothing more
                log_unexpected("delivery failed", error)
            self._wake.wait(POLL_SECONDS)
        self._leader.resign()


def deliver_due(
    database: Database,
    transport: Transport | None,
    at_ms: int,
    stop: threading.Event | None = None,
    blobs: Blobs | None = None,
    sms: SmsTransport | None = None,
) -> int:
    """Deliver what is due; returns how many were sent on.

    A mail with photos waits when there are no `blobs` to take them from, and what has no transport waits for one.
    """
    ways = {"mail": transport, "sms": sms}
    with database.read() as connection:
        due = connection.execute(
            select(outgoing.c.id, outgoing.c.channel)
            .where(
                outgoing.c.status == "checked",
                outgoing.c.next_try_ms <= at_ms,
                outgoing.c.channel.in_([name for name, way in ways.items() if way is not None]),
            )
            .order_by(outgoing.c.received_ms)
            .limit(100)
        ).all()
    sent_on = 0
    for message, channel in due:
        if stop is not None and stop.is_set():
            break
        way = ways[channel]
        if way is not None:
            sent_on += _deliver(database, way, message, at_ms, blobs)
    return sent_on


def _deliver(database: Database, way: Transport | SmsTransport, message: str, at_ms: int, blobs: Blobs | None) -> bool:
    row = _lease(database, message, at_ms, way.longest_ms)
    if row is None:
        return False
    try:
        _hand_over(database, way, row, blobs)
        _finish(database, message, Advance("sent_on"), at_ms)
    except (Undeliverable, ValueError) as error:
        # ValueError: an address or a subject that no mail can carry.
        log.warning("mail undeliverable", message=message, error=type(error).__name__)
        _finish(database, message, Advance("undeliverable", "undeliverable"), at_ms)
    except Exception as error:  # noqa: BLE001 - whatever this mail meets, the next one is delivered
        if not isinstance(error, TryLater):
            log_unexpected("mail not delivered", error, message=message)
        _later(database, row, at_ms)
    else:
        log.info("mail sent on", message=message)
        return True
    return False


def _hand_over(database: Database, way: Transport | SmsTransport, row: Row[Any], blobs: Blobs | None) -> None:
    if row.channel == "sms":
        with database.read() as connection:
            sms = _short_message(connection, row)
        cast("SmsTransport", way).send(sms)
        return
    with database.read() as connection:
        letter = _letter(connection, row, blobs)
    cast("Transport", way).deliver(compose_mail(letter), mail_token(row.id))


def _lease(database: Database, message: str, at_ms: int, lease_ms: int) -> Row[Any] | None:
    """The mail, for this worker alone until the lease ends; None when another one has it."""
    with database.write() as connection:
        return connection.execute(
            update(outgoing)
            .where(outgoing.c.id == message, outgoing.c.status == "checked", outgoing.c.next_try_ms <= at_ms)
            .values(next_try_ms=max(at_ms, now_ms()) + lease_ms)
            .returning(outgoing)
        ).one_or_none()


def _later(database: Database, row: Row[Any], at_ms: int) -> None:
    with database.read() as connection:
        days = load_facility(connection).policy.mail.delivery_days
    if at_ms - last_step_ms(row) > days * DAY_MS:
        log.warning("mail given up", message=row.id, attempts=row.attempts + 1)
        _finish(database, row.id, Advance("undeliverable", "undeliverable"), at_ms)
        return
    with database.write() as connection:
        wait = min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** min(row.attempts, 12))
        connection.execute(
            update(outgoing)
            .where(outgoing.c.id == row.id, outgoing.c.status == "checked")
            .values(attempts=row.attempts + 1, next_try_ms=at_ms + random.randint(wait // 2, wait))  # noqa: S311
        )
    log.warning("mail waits for its relay", message=row.id, attempts=row.attempts + 1)


def _finish(database: Database, message: str, step: Advance, at_ms: int) -> None:
    try:
        with database.write() as connection:
            advance(connection, message, step, at_ms)
    except WrongStatus:
        log.warning("mail was moved on by another worker", message=message)


def _letter(connection: Connection, row: Row[Any], blobs: Blobs | None) -> Letter:
    facility = load_facility(connection)
    resident = connection.execute(select(residents).where(residents.c.id == row.resident)).one()
    contact = connection.execute(select(contacts).where(contacts.c.id == row.contact)).one()
    original = connection.execute(select(messages).where(messages.c.id == row.in_reply_to)).one_or_none()
    name = f"{resident.first_name} {resident.last_name}".strip()
    return Letter(
        message=row.id,
        facility=facility.id,
        domain=facility.mail_domain,
        from_name=name,
        alias=resident.alias,
        to_name=contact.name,
        to_address=contact.address,
        subject=reply_subject(original.subject if original is not None else "", name),
        text=row.text,
        at_ms=row.received_ms,
        in_reply_to=original.message_id if original is not None else "",
        references=tuple(original.reference_ids.split()) if original is not None else (),
        photos=tuple(_blob(blobs, sha256) for sha256 in attached_blobs(connection, row.id, "photo")),
        video=next((_blob(blobs, sha256) for sha256 in attached_blobs(connection, row.id, "video")), None),
        card=None if row.card is None else picture(row.card),
        greeting=row.greeting,
    )


def _short_message(connection: Connection, row: Row[Any]) -> ShortMessage:
    number = connection.execute(select(residents.c.sms_number).where(residents.c.id == row.resident)).scalar_one()
    phone = connection.execute(select(contacts.c.phone).where(contacts.c.id == row.contact)).scalar_one()
    if phone is None:
        raise Undeliverable("the contact has no phone any more")
    return ShortMessage(mail_token(row.id), number or "", phone, row.text)


def _blob(blobs: Blobs | None, sha256: str) -> bytes:
    blob = None if blobs is None else blobs.get(sha256)
    if blob is None:
        raise TryLater("a photo or a clip of the mail is not here")
    return blob
