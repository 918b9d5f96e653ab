"""Mail that tells contacts of their visits: put down in the transaction that makes it true, delivered by a job that may try again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.contacts.contacts import get_contact
from central.database import Database
from central.facility.facility import load_facility
from central.log import log_unexpected
from central.mail_out.compose_mail import Letter, compose_mail, mail_token
from central.mail_out.transports import Transport, TryLater, Undeliverable
from central.residents.residents import get_resident
from central.visits.keeping import minutes_of
from central.visits.mail_words import Told, What, subject, text
from central.visits.page_links import new_link
from central.visits.tables import visit_mails, visits

FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 3600_000
#: After so many tries, about a day, the mail is given up.
MOST_TRIES = 30

log = structlog.get_logger()


def tell_contact(connection: Connection, row: Row[Any], what: What, now_ms: int, link: str = "") -> bool:
    """Put a mail down; False when the contact has no mail address."""
    contact, resident, facility = (
        get_contact(connection, row.contact),
        get_resident(connection, row.resident),
        load_facility(connection),
    )
    if contact is None or resident is None or contact.address is None:
        return False
    told = Told(
        what,
        resident=resident.first_name,
        facility=facility.name,
        zone=facility.policy.facility.zone,
        starts_ms=row.starts_ms,
        minutes=minutes_of(row),
        recorded=row.recorded,
        link=link,
        page=new_link(connection, contact.id, now_ms),
        wishes=tuple(json.loads(row.wishes)) if what == "asked" else (),
    )
    if what == "asked" and not told.page:
        return False  # staff answer for them
    waiting = {"state": "waiting", "at_ms": now_ms, "next_try_ms": now_ms, "attempts": 0}
    made = {"id": str(uuid_utils.uuid7()), "visit": row.id, "subject": subject(told), "text": text(told)}
    connection.execute(insert(visit_mails).values(**made, **waiting))
    return True


def deliver_visit_mails(transport: Transport | None) -> Callable[[Database, int], int]:
    """The job that delivers what is due; without a transport it waits."""

    def run(database: Database, now_ms: int) -> int:
        if transport is None:
            return 0
        due = select(visit_mails.c.id).where(visit_mails.c.state == "waiting", visit_mails.c.next_try_ms <= now_ms)
        with database.read() as connection:
            waiting = list(connection.execute(due.order_by(visit_mails.c.at_ms).limit(100)).scalars())
        return sum(_deliver(database, transport, mail, now_ms) for mail in waiting)

    return run


def _deliver(database: Database, transport: Transport, mail: str, now_ms: int) -> bool:
    with database.write() as connection:  # for this worker alone, until the lease ends
        taken = (
            update(visit_mails)
            .where(visit_mails.c.id == mail, visit_mails.c.state == "waiting", visit_mails.c.next_try_ms <= now_ms)
            .values(next_try_ms=now_ms + transport.longest_ms, attempts=visit_mails.c.attempts + 1)
            .returning(visit_mails)
        )
        row = connection.execute(taken).one_or_none()
        letter = None if row is None else _letter(connection, row)
    if row is None:
        return False
    try:
        if letter is not None:
            transport.deliver(compose_mail(letter), mail_token(mail))
    except (Undeliverable, ValueError) as error:
        log.warning("mail about a visit undeliverable", mail=mail, error=type(error).__name__)
        return _end(database, mail, "given_up")
    except Exception as error:  # noqa: BLE001 - whatever this mail meets, the next one is delivered
        if not isinstance(error, TryLater):
            log_unexpected("mail about a visit not delivered", error, mail=mail)
        if row.attempts >= MOST_TRIES:
            return _end(database, mail, "given_up")
        wait = min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** min(row.attempts, 10))
        with database.write() as connection:
            connection.execute(update(visit_mails).where(visit_mails.c.id == mail).values(next_try_ms=now_ms + wait))
        return False
    return _end(database, mail, "sent")


def _end(database: Database, mail: str, state: str) -> bool:
    """The text goes: it holds the contact's key to the call."""
    with database.write() as connection:
        connection.execute(update(visit_mails).where(visit_mails.c.id == mail).values(state=state, text=""))
    return state == "sent"


def _letter(connection: Connection, row: Row[Any]) -> Letter | None:
    """The mail; None when the contact has no address any more."""
    visit = connection.execute(select(visits).where(visits.c.id == row.visit)).one()
    contact, resident, facility = (
        get_contact(connection, visit.contact),
        get_resident(connection, visit.resident),
        load_facility(connection),
    )
    if contact is None or resident is None or contact.address is None:
        return None
    return Letter(
        message=row.id,
        facility=facility.id,
        domain=facility.mail_domain,
        from_name=facility.name,
        alias=resident.alias,
        to_name=contact.name,
        to_address=contact.address,
        subject=row.subject,
        text=row.text,
        at_ms=row.at_ms,
        in_reply_to="",
        references=(),
    )
