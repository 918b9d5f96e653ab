"""What central itself knows of the command that a receipt is about. A stolen device can sign what it likes; it cannot write this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, select

from central.commands.tables import commands, quarantined_commands
from central.commissary.tables import orders
from central.filings.tables import filings
from central.ledger.tables import entries
from central.mail_out.tables import outgoing
from central.media.tables import licences
from central.residents.tables import residents
from central.signin.tables import grants
from central.stamp_books.tables import stamp_purchases
from central.trust.tables import trust_transfers
from kiosk.sync.receipt_form import Proof, ReceiptKind

#: What central hears of: the command behind each kind. Of the other kinds it keeps no record.
COMMAND_OF: dict[ReceiptKind, str] = {
    "message": "mail.send",
    "stamps": "wallet.buy_stamps",
    "moved": "wallet.move_to_credits",
    "obligation": "wallet.pay_obligation",
    "media": "media.buy",
    "certificate": "course.passed",
    "filing": "filing.file",
    "commissary": "commissary.order",
}
#: The paper's time and the command's are taken one after the other.
SAME_MOMENT_MS = 60_000
#: Characters of a resident's number on a receipt.
ENDING = 4

Record = Literal["agrees", "differs", "refused", "undone", "refunded"]


@dataclass(frozen=True)
class _Known:
    device: str
    kind: str
    grant: str | None
    at_ms: int
    accepted: bool


def record_of(connection: Connection, proof: Proof, device: str) -> Record | None:
    """Whether central's record says the same; None: it has not heard of it.

    `refused`, `undone` and `refunded`: it does, but nothing was paid, or it came back.
    """
    known = _known(connection, proof.about)
    if known is None:
        return None
    same = known.device == device and known.kind == COMMAND_OF.get(proof.kind) and abs(known.at_ms - proof.at_ms) <= SAME_MOMENT_MS
    # all of the ending, and no amount that this kind has none of: a shorter end, or none, would fit somebody else as well
    if not same or _person(connection, known.grant)[-ENDING:] != proof.person or not _amounts_belong(proof):
        return "differs"
    if not known.accepted:
        return "refused"
    return _JUDGES[proof.kind](connection, proof)


def _transfer(connection: Connection, proof: Proof) -> Record:
    moved = select(trust_transfers.c.cents).where(trust_transfers.c.id == proof.about)
    if proof.kind == "obligation":
        moved = select(entries.c.quantity).where(entries.c.command == proof.about, entries.c.kind == "obligation_paid")
    return "agrees" if connection.execute(moved).scalar_one_or_none() == proof.cents else "differs"


def _amounts_belong(proof: Proof) -> bool:
    return proof.kind == "stamps" or (proof.cents if proof.kind == "message" else proof.stamps) == 0


def _known(connection: Connection, command: str) -> _Known | None:
    for table in (commands, quarantined_commands):
        row = connection.execute(select(table).where(table.c.id == command).order_by(table.c.received_ms).limit(1)).one_or_none()
        if row is not None:
            return _Known(row.device, row.kind, row.grant_id, row.at_ms, row.status == "accepted")
    return None


def _person(connection: Connection, grant: str | None) -> str:
    number = select(residents.c.number).join(grants, grants.c.resident == residents.c.id).where(grants.c.id == grant)
    return str(connection.execute(number).scalar_one_or_none() or "")


def _message(connection: Connection, proof: Proof) -> Record:
    row = connection.execute(select(outgoing).where(outgoing.c.id == proof.about)).one_or_none()
    if row is None or row.free:
        return "agrees"
    paid = 0 if row.reply_stamp is not None else row.stamps
    if paid != proof.stamps:
        return "differs"
    return "refunded" if row.status in {"rejected", "undeliverable"} else "agrees"


def _title(connection: Connection, proof: Proof) -> Record:
    row: Row[Any] | None = connection.execute(select(licences).where(licences.c.id == proof.about)).one_or_none()
    if row is None or row.cents != proof.cents:
        return "differs"
    return "agrees" if row.returned_ms is None else "undone"


def _order(connection: Connection, proof: Proof) -> Record:
    row: Row[Any] | None = connection.execute(select(orders).where(orders.c.id == proof.about)).one_or_none()
    if row is None or row.total_cents > proof.cents:
        return "differs"
    return "undone" if row.state == "cancelled" else "agrees"


def _certificate(_connection: Connection, proof: Proof) -> Record:
    return "differs" if proof.cents else "agrees"


def _filing(connection: Connection, proof: Proof) -> Record:
    """A filing is free: an amount on its paper is somebody's invention."""
    taken = connection.execute(select(filings.c.status).where(filings.c.id == proof.about)).scalar_one_or_none()
    return "agrees" if taken is not None and not proof.cents else "differs"


def _purchase(connection: Connection, proof: Proof) -> Record:
    row: Row[Any] | None = connection.execute(select(stamp_purchases).where(stamp_purchases.c.id == proof.about)).one_or_none()
    if row is None or (row.stamps, row.cents) != (proof.stamps, proof.cents):
        return "differs"
    return "agrees" if row.undone_by is None else "undone"


_JUDGES: dict[ReceiptKind, Callable[[Connection, Proof], Record]] = {
    "message": _message,
    "stamps": _purchase,
    "moved": _transfer,
    "obligation": _transfer,
    "media": _title,
    "certificate": _certificate,
    "filing": _filing,
    "commissary": _order,
}
