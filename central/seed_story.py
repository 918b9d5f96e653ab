"""What happened at the demo facility lately: short messages, a withheld photo, notices, contacts asked for, staff, a new resident.

Everything goes the ways that it goes in a real facility. Running it again changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from sqlalchemy import Connection, update

from central.blobs import Blobs
from central.contacts.contacts import set_phone
from central.contacts.requests import approve, ask_for_contact, refuse
from central.database import Database
from central.ledger.wallet import issue_to_resident
from central.mail_in.ingest import MailIn
from central.notices.notices import NoticeKind, publish
from central.residents.residents import add_resident, get_resident
from central.residents.staff import add_staff
from central.residents.tables import residents
from central.screening.incoming import withhold
from central.seed_commissary import seed_commissary
from central.seed_demo import AUTHSERV_ID, DAY_MS, DOMAIN, demo_id
from central.seed_filings import seed_filings
from central.seed_visits import seed_visits
from central.settings import CentralSettings
from central.sms.inbound import SmsBody, take_sms
from kiosk.sync.wire import ContactAsk, NoticeWords
from resources import RESOURCES

HOUR_MS = 3600 * 1000
MARCUS = demo_id("marcus.hale")
MARCUS_NUMBER = "+17195550100"
THEO = demo_id("theo@hale.example")
THEO_PHONE = "+17205550199"
#: Staff gave the PIN: it must be replaced at the first sign-in.
NEWCOMER = ("Luis", "Romero", "20723305", "62E4410B7A", "luis.romero", "613580")
#: Facility IT: name, number, card, PIN.
STAFF = ("Priya", "900104", "5500A1B2C3", "730264")

#: Hours ago, and what Theo wrote.
_THREAD = (
    (50.0, "Made the team! First practice is Monday."),
    (49.5, "Coach says I have your throwing arm."),
    (2.5, "Mom says call her when you can. She is fine."),
)

#: Kind, hours ago, days it stands (0: no end), pinned, who says it, English and Spanish.
_NOTICES: tuple[tuple[NoticeKind, float, int, bool, str, tuple[str, str], tuple[str, str]], ...] = (
    (
        "notice", 5, 2, True, "Maintenance",
        ("Water off in Unit C", "The water is off on Thursday from 9 to 11 in the morning.\n\nFill a bottle before 9."),
        ("Sin agua en la unidad C", "El jueves no hay agua de 9 a 11 de la mañana.\n\nLlena una botella antes de las 9."),
    ),
    (
        "notice", 30, 0, False, "Visiting office",
        ("New visiting hours", "From next week, visits start at 1 in the afternoon. Book two days ahead."),
        ("Nuevo horario de visitas", "Desde la próxima semana, las visitas empiezan a la 1 de la tarde. Reserva dos días antes."),
    ),
    (
        "promotion", 20, 7, False, "Lumen",
        ("A card for a stamp", "Send a card with your letter. It costs one stamp."),
        ("Una tarjeta por un sello", "Envía una tarjeta con tu carta. Cuesta un sello."),
    ),
    (
        "news", 8, 0, False, "Cedar Ridge Library",
        ("Forty new books", "The library has forty new books. Ask for the list at the desk on Wednesday."),
        ("Cuarenta libros nuevos", "La biblioteca tiene cuarenta libros nuevos. Pide la lista el miércoles."),
    ),
    (
        "news", 70, 0, False, "Cedar Ridge Garden",
        ("The first tomatoes", "The garden team picked the first tomatoes of the year. They went to the kitchen."),
        ("Los primeros tomates", "El equipo del huerto recogió los primeros tomates del año. Están en la cocina."),
    ),
)  # fmt: skip

_PICNIC = """Hey Marcus,

Here is the whole family at the picnic. Everybody says hello.

Dani
"""


def seed_story(database: Database, settings: CentralSettings, now_ms: int) -> bool:
    """Let it happen to the people of `seed_demo`; False when it happened before."""
    with database.write() as connection:
        if get_resident(connection, demo_id(NEWCOMER[4])) is not None:
            return False
        _people(connection, now_ms)
        _notices(connection, now_ms)
        _asked(connection, now_ms)
        _thread(connection, now_ms)
        seed_visits(connection, now_ms)
        seed_commissary(connection, MARCUS, now_ms)
        seed_filings(connection, settings, MARCUS, now_ms)
    _withheld(database, settings, now_ms - 6 * DAY_MS)
    return True


def _people(connection: Connection, now_ms: int) -> None:
    first, last, number, card, alias, pin = NEWCOMER
    resident = add_resident(
        connection,
        first_name=first,
        last_name=last,
        number=number,
        card=card,
        alias=alias,
        pin=pin,
        now_ms=now_ms,
        resident=demo_id(alias),
        pin_given=True,
        birth_year=1991,
    )
    issue_to_resident(connection, resident, "stamp", 2, cause=f"demo:{alias}:stamps", now_ms=now_ms)
    name, staff_number, staff_card, staff_pin = STAFF
    add_staff(connection, name=name, number=staff_number, card=staff_card, pin=staff_pin, now_ms=now_ms, staff=demo_id("staff.priya"))


def _notices(connection: Connection, now_ms: int) -> None:
    for kind, hours, days, pinned, source, english, spanish in reversed(_NOTICES):
        at_ms = now_ms - round(hours * HOUR_MS)
        words = {
            "en": NoticeWords(title=english[0], text=english[1]),
            "es": NoticeWords(title=spanish[0], text=spanish[1]),
        }
        until_ms = now_ms + days * DAY_MS if days else None
        publish(
            connection,
            kind,
            words,
            at_ms=at_ms,
            until_ms=until_ms,
            source=source,
            pinned=pinned,
            notice=demo_id(f"notice {english[0]}".replace(" ", "-").lower()),
        )


def _asked(connection: Connection, now_ms: int) -> None:
    def ask(name: str, relation: str, address: str, days_ago: float) -> str:
        request = demo_id(f"request.{address}")
        asked = ContactAsk(name=name, relation=relation, address=address)
        at_ms = now_ms - round(days_ago * DAY_MS)
        ask_for_contact(connection, MARCUS, request, asked, at_ms=at_ms, now_ms=at_ms)
        return request

    pilar = ask("Pilar Hale", "Grandmother", "pilar@hale.example", 9)
    approve(
        connection, pilar, address="pilar@hale.example", phone=None, kind="person", pays_for_reply=False, now_ms=now_ms - 7 * DAY_MS
    )
    refuse(connection, ask("Ray Cole", "Friend", "ray@cole.example", 4), "court_order", now_ms - 3 * DAY_MS)
    ask("Grace Lin", "Teacher", "grace@lin.example", 0.5)


def _thread(connection: Connection, now_ms: int) -> None:
    connection.execute(update(residents).where(residents.c.id == MARCUS).values(sms_number=MARCUS_NUMBER))
    set_phone(connection, THEO, THEO_PHONE, now_ms - 60 * HOUR_MS)
    for number, (hours, text) in enumerate(_THREAD):
        at_ms = now_ms - round(hours * HOUR_MS)
        sms = SmsBody(message=f"demo-{number}", sender=THEO_PHONE, recipient=MARCUS_NUMBER, text=text, sent_ms=at_ms)
        take_sms(connection, "demo", sms, at_ms)


def _withheld(database: Database, settings: CentralSettings, at_ms: int) -> None:
    """A letter of which staff withheld the photo."""
    mail = EmailMessage()
    mail["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc=pass header.from=ortiz.example"
    mail["From"] = "Dani Ortiz <dani@ortiz.example>"
    mail["To"] = f"Marcus Hale <marcus.hale@{DOMAIN}>"
    mail["Subject"] = "The picnic"
    mail["Date"] = format_datetime(datetime.fromtimestamp(at_ms / 1000, UTC))
    mail["Message-ID"] = "<the-picnic@ortiz.example>"
    mail.set_content(_PICNIC)
    photo = (RESOURCES / "demo" / "photos" / "beach.jpg").read_bytes()
    mail.add_attachment(photo, maintype="image", subtype="jpeg", filename="picnic.jpg")
    taken = MailIn(database, Blobs(settings.blobs_path), settings.quarantine_path).ingest(
        mail.as_bytes(), f"marcus.hale@{DOMAIN}", at_ms
    )
    if taken.message is not None:
        with database.write() as connection:
            withhold(connection, taken.message, 1, "policy", at_ms)
