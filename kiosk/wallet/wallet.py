"""The wallet as a resident sees it: central's word, replayed with what was done here (`kiosk.wallet.rules`).

A device creates no value: central's ledger decides. The replay only keeps the same stamp from being promised twice.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, insert, or_, select, update

from kiosk.device.identity import load_identity
from kiosk.store.prepared import Prepared, Query
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.tables import outbox
from kiosk.wallet.accounts import Balances, SetAside, Waiting
from kiosk.wallet.allowances import counts
from kiosk.wallet.rules import Amounts, Granted, Kind, Movement, Standing, standing
from kiosk.wallet.tables import allowances, movements, set_aside
from kiosk.wallet.tables import balances as balances_table

#: Movements that central's balances contain are kept so long, for undo and for the receipt on screen.
_KEEP_SETTLED_MS = 7 * 86_400_000

#: Comes with each message and each line of the history.
_SETTLE = Prepared(update(movements).where(movements.c.command == bindparam("booked")).values(settled=True, refused=None))

_resident: BindParameter[str] = bindparam("resident")
_BALANCES = Query(select(*balances_table.c).where(balances_table.c.resident == _resident))
_ASIDE = Query(select(*set_aside.c).where(set_aside.c.resident == _resident))
_ALLOWANCES = Query(select(*allowances.c).where(allowances.c.resident == _resident, allowances.c.epoch == bindparam("epoch")))
#: What is settled and paid by no allowance is in central's word already.
_told = or_(~movements.c.settled, movements.c.allowance.is_not(None))
_MADE = Query(select(*movements.c).where(movements.c.resident == _resident, _told, counts()))
_unsettled = and_(movements.c.resident == _resident, ~movements.c.settled, counts())
_WAITING = Query(select(*movements.c).where(_unsettled).order_by(movements.c.at_ms, movements.c.command))


def balances(conn: Connection, resident: str, now_ms: int | None = None) -> Balances | None:
    """The resident's balances, or None before central's first word."""
    row = _BALANCES.first(conn, resident=resident)
    if row is None:
        return None
    stands = standing_of(conn, resident, 0 if now_ms is None else now_ms)
    total = stands.total or Amounts()
    return Balances(
        stamps=total.stamps,
        stamps_waiting=_waiting_stamps(conn, resident),
        credits_cents=total.credits_cents,
        trust_cents=total.trust_cents,
        trust_at_ms=row.trust_ms,
        currency=row.currency,
    )


def standing_of(conn: Connection, resident: str, now_ms: int) -> Standing:
    """What can be spent at `now_ms` (trusted time), and which allowances hold part of it."""
    row = _BALANCES.first(conn, resident=resident)
    free = None if row is None else Amounts(row.stamps, row.credits_cents, row.trust_cents)
    aside = {one.allowance: Amounts(one.stamps, one.credits_cents) for one in _ASIDE.all(conn, resident=resident)}
    mine = _ALLOWANCES.all(conn, resident=resident, epoch=_epoch(conn))
    granted = [
        Granted(
            one.allowance,
            Amounts(one.stamps, one.credits_cents),
            one.price_version,
            one.expires_ms,
            usable=not one.returned and now_ms < one.expires_ms,
        )
        for one in mine
    ]
    rows = _MADE.all(conn, resident=resident)
    made = [Movement(one.command, Amounts(one.stamps, one.credits_cents, one.trust_cents), one.allowance, one.settled) for one in rows]
    return standing(free, aside, granted, made)


def aside(conn: Connection, resident: str, now_ms: int) -> list[SetAside]:
    """What is set aside: on this device as it is now, on others as central last said. Empty allowances are left out."""
    identity_device = _device(conn)
    here = {left.id: left.amount for left in standing_of(conn, resident, now_ms).allowances}
    held = conn.execute(select(allowances).where(allowances.c.allowance.in_(list(here)))).all()
    name = load_identity(conn).name if held else ""
    found = [SetAside(name, here[one.allowance].stamps, here[one.allowance].credits_cents, one.expires_ms, here=True) for one in held]
    others = conn.execute(
        select(set_aside).where(set_aside.c.resident == resident, set_aside.c.device != identity_device).order_by(set_aside.c.until_ms)
    )
    found += [SetAside(one.device_name, one.stamps, one.credits_cents, one.until_ms, here=False) for one in others]
    return [one for one in found if one.stamps or one.credits_cents]


def waiting(conn: Connection, resident: str) -> list[Waiting]:
    """What was done here and central has not taken yet, oldest first."""
    rows = _WAITING.all(conn, resident=resident)
    return [
        Waiting(row.command, row.kind, row.at_ms, row.stamps, row.credits_cents, row.trust_cents, row.allowance is not None)
        for row in rows
    ]


def move(
    conn: Connection,
    resident: str,
    command: str,
    kind: Kind,
    change: Amounts,
    at_ms: int,
    *,
    allowance: str | None = None,
    about: str | None = None,
    receipt: str | None = None,
) -> None:
    """Remember, in the transaction of a command, what it does to the balances."""
    conn.execute(
        insert(movements).values(
            command=command,
            resident=resident,
            kind=kind,
            at_ms=at_ms,
            allowance=allowance,
            stamps=change.stamps,
            credits_cents=change.credits_cents,
            trust_cents=change.trust_cents,
            about=about,
            receipt=receipt,
            settled=False,
        )
    )


def settle(conn: Connection, command: str) -> None:
    """Central booked the command: its balances contain it from now on. Twice does nothing."""
    _SETTLE.run(conn, {"booked": command})


def drop(conn: Connection, command: str) -> None:
    """The command came to nothing and leaves no line (a message that is a draft again). Twice does nothing.

    What central had booked stays: if it gave the value back, its balances say so.
    """
    conn.execute(delete(movements).where(movements.c.command == command, ~movements.c.settled))


def refuse(conn: Connection, command: str, code: str) -> None:
    """The command came to nothing: it counts no more and stays as a line of the history with the reason."""
    conn.execute(update(movements).where(movements.c.command == command, ~movements.c.settled).values(refused=code))


def settle_accepted(conn: Connection, resident: str, said_ms: int) -> None:
    """Central's balances of `said_ms` contain every command that it had accepted by then, whether or not it said so of each."""
    booked = select(outbox.c.id).where(outbox.c.id == movements.c.command, outbox.c.state == "accepted", outbox.c.acked_ms <= said_ms)
    mine = and_(movements.c.resident == resident, ~movements.c.settled)
    conn.execute(update(movements).where(mine, booked.exists()).values(settled=True))
    open_ones = select(allowances.c.allowance).where(allowances.c.resident == resident)
    unused = or_(movements.c.allowance.is_(None), movements.c.allowance.not_in(open_ones))
    old = and_(movements.c.resident == resident, movements.c.settled, movements.c.at_ms < said_ms - _KEEP_SETTLED_MS)
    conn.execute(delete(movements).where(old, unused))


def _waiting_stamps(conn: Connection, resident: str) -> int:
    return sum(-one.stamps for one in waiting(conn, resident) if one.stamps < 0 and one.kind == "message" and not one.by_allowance)


def _epoch(conn: Connection) -> int:
    try:
        return load_identity(conn).epoch
    except NotEnrolled:
        return 0


def _device(conn: Connection) -> str:
    try:
        return load_identity(conn).device
    except NotEnrolled:
        return ""
