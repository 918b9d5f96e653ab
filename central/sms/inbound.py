"""`POST /v1/sms/inbound`: a short message that the facility's gateway received, proven as deposits are (RFC 9421), and taken once.

Whose it is: the resident's with the number it was sent to; on a number that many share, the only resident's who has the sender as a
contact. It is screened as mail is. A phone number proves nobody: no short message is legal mail, and none costs a contact a stamp.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import structlog
import uuid_utils
from pydantic import ConfigDict, Field, StringConstraints
from sqlalchemy import Connection, Row, select
from starlette.requests import Request

from central.contacts.contacts import contact_by_phone
from central.contacts.phones import e164
from central.contacts.tables import contacts
from central.database import Database, insert_or_ignore
from central.deposits.providers import SMS, verify_provider
from central.facility.facility import Facility, load_facility
from central.mail_in.clean_text import clean_text
from central.mail_in.ingest import Ingested
from central.mail_in.tables import messages
from central.residents.residents import RESIDENT
from central.residents.tables import residents
from central.screening.incoming import publish_screening, release
from central.screening.rules import content_flags
from central.web import Refusal, parse
from kiosk.sync.wire_base import Payload

log = structlog.get_logger()

CHANNEL = "sms"
MAX_TEXT = 4000
Number = Annotated[str, StringConstraints(min_length=3, max_length=40)]


class SmsBody(Payload):
    """A short message. `message` is the gateway's own id: the same one is taken once."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    message: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sender: Number = Field(alias="from", description="E.164")
    recipient: Number = Field(alias="to", description="E.164")
    text: str = Field(max_length=MAX_TEXT)
    sent_ms: int | None = Field(default=None, ge=0, lt=4_102_444_800_000)


class SmsTaken(Payload):
    """The gateway need not send it again. What became of it is not told."""

    status: Literal["taken"] = "taken"


class SmsRefused(Exception):
    """It cannot be taken; `code` says why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class SmsFeed:
    """Takes short messages. `root` is the key that the gateways' secrets are derived from."""

    database: Database
    root: bytes

    def take(self, request: Request, body: bytes, now_ms: int) -> SmsTaken:
        """The answer to a signed webhook. Raises Refusal: 400, 401, 422 (nothing was taken)."""
        with self.database.read() as connection:
            gateway = verify_provider(connection, self.root, request, body, feed=SMS)
        sms = parse(SmsBody, body)
        try:
            with self.database.write() as connection:
                take_sms(connection, gateway, sms, now_ms)
        except SmsRefused as refused:
            raise Refusal(422, refused.code, refused.reason) from None
        return SmsTaken()


def take_sms(connection: Connection, gateway: str, sms: SmsBody, now_ms: int) -> Ingested:
    """Flag a short message, and release or hold it, once. Raises SmsRefused."""
    try:
        sender, recipient = e164(sms.sender), e164(sms.recipient)
    except ValueError as error:
        raise SmsRefused("bad_number", str(error)) from None
    text = clean_text(sms.text)
    if not text:
        raise SmsRefused("empty", "there is no text")
    facility = load_facility(connection)
    resident = _resident(connection, recipient, sender)
    contact = contact_by_phone(connection, resident, sender)
    if contact is not None and contact.blocked:
        log.info("short message dropped", reason="blocked_by_resident")
        return Ingested("blocked", None)
    message = str(uuid_utils.uuid7())
    key = hashlib.sha256(json.dumps([CHANNEL, gateway, sms.message]).encode()).hexdigest()
    flags = _flags(facility, contact, text)
    inserted = insert_or_ignore(
        connection,
        messages,
        id=message,
        resident=resident,
        contact=contact.id if contact is not None else None,
        sender_name=sender,
        sender_address=sender,
        subject="",
        text=text,
        sent_ms=sms.sent_ms,
        arrived_ms=now_ms,
        state="held",
        flags=json.dumps(flags),
        reason="",
        legal=False,
        sender_proven=False,
        channel=CHANNEL,
        message_id="",
        reference_ids="",
        dedupe_key=key,
    )
    if not inserted:
        earlier = connection.execute(select(messages.c.id).where(messages.c.dedupe_key == key)).scalar_one()
        return Ingested("duplicate", earlier)
    log.info("short message taken", message=message, resident=resident, flags=flags)
    if flags:
        publish_screening(connection, resident, now_ms)
        return Ingested("held", message, tuple(flags))
    release(connection, message, now_ms)
    return Ingested("released", message)


def _resident(connection: Connection, number: str, sender: str) -> str:
    here = (residents.c.active.is_(True), residents.c.role == RESIDENT)
    own = connection.execute(select(residents.c.id).where(residents.c.sms_number == number, *here)).scalar_one_or_none()
    if own is not None:
        return str(own)
    taken = select(residents.c.id).where(residents.c.sms_number == number)
    known = (
        select(contacts.c.resident)
        .join(residents, residents.c.id == contacts.c.resident)
        .where(contacts.c.phone == sender, *here)
        .distinct()
        .limit(2)
    )
    found = [] if connection.execute(taken).first() else connection.execute(known).scalars().all()
    if len(found) != 1:
        raise SmsRefused("unknown_resident", "nobody here is reached by this number")
    return str(found[0])


def _flags(facility: Facility, contact: Row[Any] | None, text: str) -> list[str]:
    policy = facility.policy
    flags = content_flags(text, policy.screening.words, policy.mail.sms_letters)
    if contact is None:
        flags.insert(0, "unknown_sender")
    elif not contact.approved:
        flags.insert(0, "blocked_sender")
    if not policy.screening.release_unflagged and not flags:
        flags.append("policy")
    return flags
