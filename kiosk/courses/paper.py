"""The certificate on receipt paper: who passed what, when, and central's number once it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.courses.courses import Certified, certificate
from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy, current_policy
from kiosk.hardware.print_queue import print_again, print_jobs, queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.wallet.accounts import SessionOver
from kiosk.wallet.paper import day_name, make_receipt, spoken

_WORDS = {
    "en": {
        "title": "Certificate",
        "course": "Course",
        "day": "Passed",
        "result": "Right answers",
        "by": "Given by",
        "number": "Certificate",
        "waiting": "The number comes when this device is connected",
        "box": "This paper is your proof.",
        "box_text": "Staff can check its code.",
    },
    "es": {
        "title": "Certificado",
        "course": "Curso",
        "day": "Aprobado",
        "result": "Respuestas correctas",
        "by": "Otorgado por",
        "number": "Certificado",
        "waiting": "El número llega cuando haya conexión",
        "box": "Este papel es tu prueba.",
        "box_text": "El personal puede comprobar su código.",
    },
}


class NoCertificate(Exception):
    """They have not passed this course here."""


def print_certificate(store: Store, session: Session, title: str, given_by: str, clock: Clock, *, language: str = "en") -> str:
    """Queue the paper; returns the print job. While one waits or prints, nothing is added; another is a copy that says DUPLICATE.

    Raises NoCertificate, SessionOver or StoreFull.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        found = certificate(conn, resident, title)
        if found is None or found.command is None:
            raise NoCertificate
        paper = certificate_paper(found, session, current_policy(conn), load_identity(conn).name, given_by, language)
        same = print_jobs.select().where(print_jobs.c.resident == resident, print_jobs.c.receipt == paper.to_json()).limit(1)
        before = conn.execute(same).first()
        if before is not None:
            return print_again(conn, before.id, clock.now_ms())
        return queue_receipt(conn, resident, paper, clock.now_ms(), kind="filing")


def certificate_paper(found: Certified, session: Session, policy: Policy, device: str, given_by: str, language: str) -> Receipt:
    """Lay the paper out. Its code proves it: central knows the command that it is about."""
    words, zone = _WORDS[spoken(language)], ZoneInfo(policy.facility.zone)
    at = datetime.fromtimestamp(found.passed_ms / 1000, UTC).astimezone(zone)
    day = f"{day_name(language, at)}{'' if spoken(language) == 'es' else ','} {at.year}"
    paper = make_receipt(
        found.command or "",
        found.passed_ms,
        session.person,
        policy.facility,
        device,
        language,
        title=words["title"],
        lines=((words["course"], found.course), (words["day"], day), (words["result"], f"{found.percent} %"), (words["by"], given_by)),
        extra_lines=((words["number"], found.number or words["waiting"]),),
        kind="certificate",
    )
    return replace(paper, box_title=words["box"], box_text=words["box_text"])
