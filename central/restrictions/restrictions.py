"""Restrictions: a sanction ends at its time or by staff, a chargeback's hold when what is owed is repaid or staff forgive it.

What a restriction may block is a short closed list. Grievances, medical and PREA requests, mail with legal contacts, replies, and
looking at balances are not on it: nothing here can block them.
"""

from __future__ import annotations

import json
from typing import Any, Literal, get_args

import uuid_utils
from sqlalchemy import Connection, Row, insert, or_, select, update

from central.commands.handling import Context, Rejected
from central.database import Database
from central.ledger.book import balance, move, post, resident_owner
from central.ledger.history import record
from central.ledger.open_book import FACILITY_OWNER
from central.ledger.wallet import lock_wallet
from central.remembered import remembered
from central.restrictions.tables import restrictions
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import RestrictionChange

Blocked = Literal["buy", "move", "mail_new", "media", "visits"]
BLOCKABLE: tuple[Blocked, ...] = get_args(Blocked)

_WORDS: dict[Blocked, str] = {
    "buy": "buying is on hold for this account",
    "move": "moving money is on hold for this account",
    "mail_new": "new messages are on hold for this account; replies and legal mail go on",
    "media": "media is on hold for this account",
    "visits": "visits are on hold for this account; those with legal contacts go on",
}


class NoSuchRestriction(Exception):
    """There is no such restriction, or it ended."""


def demand_unblocked(context: Context, what: Blocked) -> None:
    """Raises Rejected (`blocked`) when a restriction in force blocks this for the author of a command."""
    if is_blocked(context.connection, context.author, what, context.now_ms):
        raise Rejected("blocked", _WORDS[what])


def is_blocked(connection: Connection, resident: str, what: Blocked, now_ms: int) -> bool:
    """Whether a restriction in force blocks this."""
    key = ("restrictions", resident, now_ms)
    return what in remembered(connection, key, [restrictions], lambda: _blocked(connection, resident, now_ms))


def _blocked(connection: Connection, resident: str, now_ms: int) -> frozenset[str]:
    rows = connection.execute(select(restrictions.c.blocks).where(restrictions.c.resident == resident, *_in_force(now_ms)))
    return frozenset(one for row in rows for one in json.loads(row.blocks))


def add_sanction(connection: Connection, resident: str, blocks: tuple[Blocked, ...], *, ends_ms: int | None, now_ms: int) -> str:
    """Staff restrict an account; returns the restriction's id."""
    return _add(connection, resident, "sanction", blocks, ends_ms, now_ms)


def hold_for_debt(connection: Connection, resident: str, blocks: tuple[Blocked, ...], now_ms: int) -> None:
    """The resident owes after a chargeback: hold the account, or tell the new sum of the hold that there is."""
    held = _chargeback_hold(connection, resident)
    if held is None:
        _add(connection, resident, "chargeback", blocks, None, now_ms)
    else:
        publish(connection, held.id, now_ms)


def debt_changed(connection: Connection, resident: str, now_ms: int) -> None:
    """Something was repaid: the hold tells the new sum, or ends."""
    held = _chargeback_hold(connection, resident)
    if held is not None and owed_cents(connection, resident) == 0:
        _end(connection, held.id, now_ms)
    elif held is not None:
        publish(connection, held.id, now_ms)


def end_restriction(connection: Connection, restriction: str, now_ms: int) -> None:
    """Staff end a restriction; what is owed after a chargeback is forgiven: the facility's loss. Raises NoSuchRestriction."""
    row = connection.execute(select(restrictions).where(restrictions.c.id == restriction).with_for_update()).one_or_none()
    if row is None or row.ended_ms is not None:
        raise NoSuchRestriction(restriction)
    if row.kind == "chargeback":
        _forgive(connection, row.resident, restriction, now_ms)
    _end(connection, restriction, now_ms)


def end_due(database: Database, now_ms: int) -> int:
    """End the sanctions whose time is over; returns how many."""
    due = (restrictions.c.ended_ms.is_(None), restrictions.c.ends_ms <= now_ms)
    with database.read() as connection:
        if connection.execute(select(restrictions.c.id).where(*due).limit(1)).first() is None:
            return 0
    with database.write() as connection:
        ended = connection.execute(select(restrictions.c.id).where(*due).order_by(restrictions.c.id).with_for_update()).scalars().all()
        for restriction in ended:
            _end(connection, restriction, now_ms)
    return len(ended)


def owed_cents(connection: Connection, resident: str) -> int:
    """What the resident owes after chargebacks."""
    return -balance(connection, "receivable", resident_owner(resident), "usd_cents")


def publish(connection: Connection, restriction: str, now_ms: int) -> None:
    """Tell the resident's devices."""
    row = connection.execute(select(restrictions).where(restrictions.c.id == restriction)).one()
    active = row.ended_ms is None
    change = RestrictionChange(
        restriction=row.id,
        kind=row.kind,
        blocks=json.loads(row.blocks),
        since_ms=row.since_ms,
        ends_ms=row.ends_ms,
        owed_cents=owed_cents(connection, row.resident) if active and row.kind == "chargeback" else 0,
        active=active,
    )
    append(connection, resident_stream(row.resident), "wallet.restriction", change, now_ms, key=f"restriction:{row.id}")


def _in_force(now_ms: int) -> tuple[Any, ...]:
    return restrictions.c.ended_ms.is_(None), or_(restrictions.c.ends_ms.is_(None), restrictions.c.ends_ms > now_ms)


def _chargeback_hold(connection: Connection, resident: str) -> Row[Any] | None:
    return connection.execute(
        select(restrictions).where(
            restrictions.c.resident == resident, restrictions.c.kind == "chargeback", restrictions.c.ended_ms.is_(None)
        )
    ).one_or_none()


def _add(connection: Connection, resident: str, kind: str, blocks: tuple[Blocked, ...], ends_ms: int | None, now_ms: int) -> str:
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(restrictions).values(id=made, resident=resident, kind=kind, blocks=json.dumps(blocks), since_ms=now_ms, ends_ms=ends_ms)
    )
    publish(connection, made, now_ms)
    return made


def _end(connection: Connection, restriction: str, now_ms: int) -> None:
    connection.execute(update(restrictions).where(restrictions.c.id == restriction).values(ended_ms=now_ms))
    publish(connection, restriction, now_ms)


def _forgive(connection: Connection, resident: str, restriction: str, now_ms: int) -> None:
    owner = resident_owner(resident)
    lock_wallet(connection, owner)
    owed = owed_cents(connection, resident)
    if owed == 0:
        return
    lines = (*move("issued", "receivable", owner, "usd_cents", owed), *move("issued", "written_off", FACILITY_OWNER, "usd_cents", owed))
    entry = post(connection, lines, cause=f"restriction:{restriction}:forgiven", kind="debt_forgiven", at_ms=now_ms)
    record(connection, resident=resident, entry=entry, kind="correction", at_ms=now_ms, detail="debt_forgiven")
