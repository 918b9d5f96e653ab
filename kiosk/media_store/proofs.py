"""Proofs of ownership: central's signed word of what somebody bought, good without this device, its vendor or its store.

A proof is a compact JWS (RFC 7515, Ed25519) of `wire.Ownership`. It is shown as a QR code, printed, and taken along at release
(`write_proofs`). How anybody checks one: `docs/ownership-proofs.md`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from kiosk.device.identity import load_identity
from kiosk.device.policy import FacilityPolicy, current_policy
from kiosk.device.signed import NotSigned, read_signed
from kiosk.hardware.print_queue import queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.media_store.tables import proofs
from kiosk.signin.rules import Person, Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import OWNERSHIP_TYPE, Ownership
from kiosk.wallet.accounts import SessionOver
from kiosk.wallet.paper import paper_time, spoken

_WORDS = {
    "en": {
        "title": "Proof that this is yours",
        "what": "Title",
        "by": "By",
        "owner": "Owner",
        "since": "Yours since",
        "box": "Keep this paper",
        "help": "The square code proves that you own this title, on any device. Staff can check it.",
        "number": "Number",
    },
    "es": {
        "title": "Prueba de que esto es tuyo",
        "what": "Título",
        "by": "De",
        "owner": "Es de",
        "since": "Tuyo desde",
        "box": "Guarda este papel",
        "help": "El código cuadrado prueba que este título es tuyo, en cualquier equipo. El personal puede comprobarlo.",
        "number": "Número",
    },
}


class NoProof(Exception):
    """There is none on this device, or it is not central's."""


def proof_of(conn: Connection, resident: str, licence: str) -> tuple[str, Ownership] | None:
    """The proof of a licence of theirs and what it says, judged anew; None: none is here."""
    mine = (proofs.c.licence == licence, proofs.c.resident == resident)
    signed: str | None = conn.execute(select(proofs.c.signed).where(*mine)).scalar_one_or_none()
    if signed is None:
        return None
    claims = _judged(conn, signed, resident)
    return None if claims is None or claims.licence != licence else (signed, claims)


def print_proof(store: Store, session: Session, licence: str, clock: Clock, *, language: str = "en") -> str:
    """Queue a proof for the printer; returns the print job's id. Raises NoProof, SessionOver or StoreFull."""
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        found = proof_of(conn, session.person.resident, licence)
        if found is None:
            raise NoProof(licence)
        facility, now_ms = current_policy(conn).facility, clock.now_ms()
        paper = proof_paper(*found, session.person, facility, load_identity(conn).name, now_ms, language)
        return queue_receipt(conn, session.person.resident, paper, now_ms, "letter")


def proof_paper(
    signed: str, claims: Ownership, person: Person, facility: FacilityPolicy, device_name: str, at_ms: int, language: str
) -> Receipt:
    """Lay a proof out. It is no receipt of money: the square code holds the proof itself."""
    words, zone = _WORDS[spoken(language)], ZoneInfo(facility.zone)

    def moment(ms: int) -> str:
        return paper_time(language, datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone))

    made_by = [(words["by"], claims.by)] if claims.by else []
    return Receipt(
        language=spoken(language),
        facility=facility.name,
        device_name=device_name,
        at_text=moment(at_ms),
        person_line=words["title"],
        lines=((words["what"], claims.name), *made_by, (words["owner"], person.first_name), (words["since"], moment(claims.at_ms))),
        box_title=words["box"],
        box_text=words["help"],
        number_label=words["number"],
        number=claims.licence,
        qr=signed,
    )


def write_proofs(conn: Connection, resident: str, target: BinaryIO) -> int:
    """All proofs of a resident that are on this device as a ZIP archive, for release; returns how many there are.

    A proof comes with the first key of a title: those of titles that were never opened here are central's to hand over
    (`central media proofs`).
    """
    # Nothing else of the screen needs archives.
    from kiosk.media_store.proof_archive import write_archive  # noqa: PLC0415

    identity = load_identity(conn)
    signed = conn.execute(select(proofs.c.signed).where(proofs.c.resident == resident).order_by(proofs.c.licence)).scalars().all()
    judged = [(text, claims) for text in signed if (claims := _judged(conn, text, resident)) is not None]
    return write_archive(target, identity.facility, resident, identity.central_signing_key, judged)


def _judged(conn: Connection, signed: str, resident: str) -> Ownership | None:
    try:
        claims = read_signed(signed, load_identity(conn), OWNERSHIP_TYPE, Ownership)
    except NotSigned:
        return None
    return claims if claims.resident == resident else None
