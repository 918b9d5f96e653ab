"""Handler of `course.passed`: central writes down that a course was passed, and gives the certificate its number.

Codes of a rejected one: `unknown_title` (no such course), `not_yours` (the resident has no licence for it).
"""

from __future__ import annotations

import hashlib

from sqlalchemy import insert, select

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.courses.tables import certificates
from central.media.giving import has_title
from central.media.titles import read_title, title_row
from central.residents.tables import residents
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import CertificateChange, Command, CoursePassed

#: Letters and digits that nobody takes for each other (Crockford's base 32).
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number_of(command: str) -> str:
    """The certificate's number, from the id of the command: the same however often it comes. 60 bits."""
    drawn = int.from_bytes(hashlib.sha256(b"lumen certificate|" + command.encode()).digest()[:8])
    letters = "".join(_LETTERS[(drawn >> 5 * place) & 31] for place in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def _passed(context: Context, command: Command, payload: CoursePassed) -> None:
    connection, resident = context.connection, context.author
    row = title_row(connection, payload.title)
    if row is None or row.kind != "course":
        raise Rejected("unknown_title", "there is no such course")
    if not has_title(connection, resident, payload.title):
        raise Rejected("not_yours", "the resident does not have this course")
    names = select(residents.c.first_name, residents.c.last_name).where(residents.c.id == resident)
    first, last = connection.execute(names.with_for_update()).one()
    mine = (certificates.c.resident == resident, certificates.c.title == payload.title)
    known = connection.execute(select(certificates).where(*mine)).one_or_none()
    if known is None:
        values = {
            "number": number_of(command.id),
            "title": payload.title,
            "name": f"{first} {last}",
            "course": read_title(row).name,
            "percent": payload.percent,
            "passed_ms": min(command.at_ms, context.now_ms),
        }
        connection.execute(insert(certificates).values(resident=resident, received_ms=context.now_ms, **values))
        change = CertificateChange(**values)
    else:  # passed on two devices: each hears the same number
        named = ("number", "title", "name", "course", "percent", "passed_ms")
        change = CertificateChange(**{name: getattr(known, name) for name in named})
    append(connection, resident_stream(resident), "course.certificate", change, context.now_ms, key=f"certificate:{payload.title}")


HANDLERS: Kinds = {("course.passed", 1): Kind(_passed)}
