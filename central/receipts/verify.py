"""Whether a receipt is genuine: its form, its signature, and what central itself knows of it, in that order."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, select

from central.devices.tables import devices
from central.facility.facility import load_facility
from central.receipts.record import COMMAND_OF, Record, record_of
from central.receipts.tables import receipt_keys
from kiosk.sync.receipt_form import NotAReceipt, Proof, ReceiptForm, ReceiptKind, read_form, signed_part

#: `waiting`: the signature holds, and central has not heard of it yet. `unrecorded`: of this kind central keeps no record.
#: `void`: genuine, but nothing was paid, or it came back.
Verdict = Literal["genuine", "void", "unrecorded", "waiting", "false"]
Code = Literal[
    "known",
    "refused",
    "undone",
    "refunded",
    "unrecorded",
    "not_synced",
    "not_a_receipt",
    "unknown_key",
    "bad_signature",
    "other_number",
    "revoked",
    "differs",
]

VERDICTS: dict[Code, Verdict] = {
    "known": "genuine",
    "refused": "void",
    "undone": "void",
    "refunded": "void",
    "unrecorded": "unrecorded",
    "not_synced": "waiting",
    "not_a_receipt": "false",
    "unknown_key": "false",
    "bad_signature": "false",
    "other_number": "false",
    "revoked": "false",
    "differs": "false",
}
HEADLINES: dict[Verdict, str] = {
    "genuine": "Genuine. Central knows this receipt.",
    "void": "Genuine, but nothing was paid in the end.",
    "unrecorded": "The signature is genuine. Central keeps no record of this kind of paper.",
    "waiting": "The signature is genuine. Central has not heard of this receipt yet.",
    "false": "Not genuine.",
}
_CODES: dict[Record, Code] = {
    "agrees": "known",
    "differs": "differs",
    "refused": "refused",
    "undone": "undone",
    "refunded": "refunded",
}
_KINDS: dict[ReceiptKind, str] = {
    "message": "A message",
    "stamps": "Stamps bought",
    "moved": "Money moved to credits",
    "obligation": "An obligation paid",
    "statement": "A statement",
    "slip": "A slip about one line of the account",
    "filing": "A filing",
    "media": "A title of the media store",
    "certificate": "A certificate of a course",
    "commissary": "An order to the commissary",
}


@dataclass(frozen=True)
class Finding:
    """What was found. `why` is a plain sentence; `lines` are what the signature stands for, (label, value), none on a false receipt."""

    code: Code
    why: str
    lines: tuple[tuple[str, str], ...] = ()
    copy: bool = False

    @property
    def verdict(self) -> Verdict:
        """Genuine or not."""
        return VERDICTS[self.code]

    @property
    def headline(self) -> str:
        """The verdict in a sentence."""
        return HEADLINES[self.verdict]


def verify_receipt(connection: Connection, text: str, number: str = "") -> Finding:
    """Judge the text of a receipt's square code; `number` is the receipt's number on the paper, where somebody compares it."""
    try:
        form = read_form(text)
    except NotAReceipt as error:
        return Finding("not_a_receipt", f"{error}.".capitalize())
    key = connection.execute(
        select(receipt_keys, devices.c.name, devices.c.state, devices.c.revoked_ms, devices.c.last_contact_ms)
        .join(devices, devices.c.id == receipt_keys.c.device)
        .where(receipt_keys.c.key_id == form.key_id.hex())
    ).one_or_none()
    if key is None:
        return Finding("unknown_key", "No device of this facility has signed it.")
    facility = load_facility(connection)
    if not _holds(form, key, facility.id):
        return Finding("bad_signature", "The signature does not fit: something in the code was altered.")
    if number.strip() and form.proof.kind != "filing" and _digits(number) != _digits(form.number):
        return Finding("other_number", f"The code belongs to the receipt {form.number}.")
    code = _judged(connection, form.proof, key)
    zone = ZoneInfo(facility.policy.facility.zone)
    lines = _lines(form, key.name, zone) if VERDICTS[code] != "false" else ()
    return Finding(code, _why(code, key, zone), lines, form.copy)


def _judged(connection: Connection, proof: Proof, key: Row[Any]) -> Code:
    record = record_of(connection, proof, key.device)
    if record is not None:
        return _CODES[record]
    if key.state == "revoked":
        # Whoever has the device may sign with any date: only what central heard of while it trusted it counts.
        return "revoked"
    return "not_synced" if proof.kind in COMMAND_OF else "unrecorded"


def _why(code: Code, key: Row[Any], zone: ZoneInfo) -> str:
    heard = "never" if key.last_contact_ms is None else _moment(key.last_contact_ms, zone)
    words: dict[Code, str] = {
        "known": "Kind, amount, person and time are those of central's own record.",
        "refused": "Central refused it when it came: nothing was paid.",
        "undone": "It was undone afterwards: the money went back.",
        "refunded": "It could not be delivered or was not let through: what was paid went back.",
        "unrecorded": "Compare its lines with the account.",
        "not_synced": f"{key.name} was last in contact {heard}. Ask again when it has been."
        + (" It is frozen: facility IT must look at it." if key.state == "frozen" else ""),
        "differs": f"{key.name} signed it, but central's own record says something else. Tell facility IT.",
    }
    if code == "revoked":
        return f"{key.name} was revoked {_moment(key.revoked_ms or 0, zone)}, and central never heard of this receipt."
    return words[code]


def _holds(form: ReceiptForm, key: Row[Any], facility: str) -> bool:
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key))
    try:
        public.verify(form.signature, signed_part(form.body(), facility, key.device))
    except InvalidSignature:
        return False
    return True


def _lines(form: ReceiptForm, place: str, zone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    proof = form.proof
    lines = [
        ("Receipt", form.number),
        ("What", _KINDS[proof.kind]),
        ("Where", place),
        ("When", _moment(proof.at_ms, zone)),
        *([("Resident's number ends with", proof.person)] if proof.person else []),
    ]
    if proof.cents:
        lines.append(("Amount", f"${proof.cents // 100:,}.{proof.cents % 100:02d}"))
    if proof.stamps:
        lines.append(("Stamps", str(proof.stamps)))
    if form.copy:
        lines.append(("Copy", "A duplicate: the paper must say so"))
    return tuple(lines)


def _moment(ms: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(ms / 1000, zone).strftime("%Y-%m-%d %H:%M %Z")


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdecimal())
