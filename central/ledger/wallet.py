"""What residents and contacts hold: issuing, charging, and telling devices the balances."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from central.ledger.book import Commodity, balance, contact_owner, move, post, resident_owner
from central.residents.tables import residents
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import BalancesChange


def issue_to_resident(connection: Connection, resident: str, commodity: Commodity, amount: int, *, cause: str, now_ms: int) -> None:
    """Value enters a resident's wallet (a deposit, a gift of stamps). Raises AlreadyPosted."""
    lines = move("issued", "available", resident_owner(resident), commodity, amount)
    post(connection, lines, cause=cause, kind="issue", at_ms=now_ms)
    publish_balances(connection, resident, now_ms)


def issue_to_contact(connection: Connection, contact: str, amount: int, *, cause: str, now_ms: int) -> None:
    """Stamps that a contact bought. Raises AlreadyPosted."""
    post(connection, move("issued", "available", contact_owner(contact), "stamp", amount), cause=cause, kind="issue", at_ms=now_ms)


def report_trust(connection: Connection, resident: str, cents: int, now_ms: int) -> None:
    """The facility's figure of the trust account: shown with its date, no part of the ledger."""
    connection.execute(update(residents).where(residents.c.id == resident).values(trust_cents=cents, trust_ms=now_ms))
    publish_balances(connection, resident, now_ms)


def charge_cause(command: str) -> str:
    """The cause of the one charge that a command may make."""
    return f"command:{command}:charge"


def charge_stamps(connection: Connection, resident: str, command: str, count: int, now_ms: int) -> None:
    """Charge a command's stamps. Raises NotEnough, AlreadyPosted."""
    post(
        connection,
        move("available", "spent", resident_owner(resident), "stamp", count),
        cause=charge_cause(command),
        kind="mail_stamps",
        at_ms=now_ms,
        command=command,
        quantity=count,
        unit_price=1,
    )
    publish_balances(connection, resident, now_ms)


def publish_balances(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell devices what the ledger holds for a resident."""
    trust = connection.execute(select(residents.c.trust_cents, residents.c.trust_ms).where(residents.c.id == resident)).one()
    owner = resident_owner(resident)
    change = BalancesChange(
        stamps=balance(connection, "available", owner, "stamp"),
        credits_cents=balance(connection, "available", owner, "usd_cents"),
        trust_cents=trust.trust_cents,
        trust_ms=trust.trust_ms,
    )
    append(connection, resident_stream(resident), "wallet.balances", change, now_ms)
