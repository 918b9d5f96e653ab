"""What residents and contacts hold: issuing, charging, and telling devices the balances."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, select

from central.allowances.aside import set_aside
from central.ledger.book import Commodity, balance, contact_owner, hold, move, post, resident_owner
from central.ledger.history import record
from central.residents.tables import residents
from central.streams.streams import append, resident_stream
from central.unit_of_work import unit_of_work
from kiosk.sync.wire import BalancesChange, EntryKind


def lock_wallet(connection: Connection, owner: str) -> None:
    """Hold every account of an owner until the transaction ends, so that what is decided on their balances stays true."""
    hold(connection, [owner])


def issue_to_resident(
    connection: Connection,
    resident: str,
    commodity: Commodity,
    amount: int,
    *,
    cause: str,
    now_ms: int,
    kind: EntryKind = "gift",
    detail: str = "",
) -> str:
    """Value that nobody deposited enters a resident's wallet (a gift, free stamps); returns the entry. Raises AlreadyPosted."""
    entry = post(
        connection, move("issued", "available", resident_owner(resident), commodity, amount), cause=cause, kind=kind, at_ms=now_ms
    )
    stamps, cents = (amount, 0) if commodity == "stamp" else (0, amount)
    record(connection, resident=resident, entry=entry, kind=kind, at_ms=now_ms, stamps=stamps, credits_cents=cents, detail=detail)
    publish_balances(connection, resident, now_ms)
    return entry


def issue_to_contact(connection: Connection, contact: str, amount: int, *, cause: str, now_ms: int) -> str:
    """Stamps that a contact bought; returns the entry. Raises AlreadyPosted."""
    lines = move("issued", "available", contact_owner(contact), "stamp", amount)
    return post(connection, lines, cause=cause, kind="issue", at_ms=now_ms)


def charge_cause(command: str) -> str:
    """The cause of the one charge that a command may make."""
    return f"command:{command}:charge"


def charge_stamps(connection: Connection, resident: str, command: str, count: int, now_ms: int) -> str:
    """Charge a command's stamps to the wallet; returns the entry. Raises NotEnough, AlreadyPosted."""
    entry = post(
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
    return entry


def publish_balances(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell devices, once at the end of the transaction, what the ledger holds for a resident, and what of it is set aside where."""
    unit_of_work(connection).at_the_end(("wallet.balances", resident), partial(_publish_balances, connection, resident, now_ms))


def _publish_balances(connection: Connection, resident: str, now_ms: int) -> None:
    trust_ms = connection.execute(select(residents.c.trust_ms).where(residents.c.id == resident)).scalar_one()
    owner = resident_owner(resident)
    change = BalancesChange(
        stamps=balance(connection, "available", owner, "stamp"),
        credits_cents=balance(connection, "available", owner, "usd_cents"),
        trust_cents=balance(connection, "trust", owner, "usd_cents"),
        trust_ms=trust_ms,
        aside=set_aside(connection, resident),
    )
    append(connection, resident_stream(resident), "wallet.balances", change, now_ms, key="balances")
