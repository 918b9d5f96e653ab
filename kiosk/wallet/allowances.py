"""Allowances on this device: kept with the sign-in (or from the device's stream), spent by commands, given back with the sign-out.

Central's signature is checked when an allowance is kept. Only the highest revision counts, and only for this device and epoch.
"""

from __future__ import annotations

import structlog
from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import Identity, load_identity
from kiosk.device.signed import NotSigned, read_signed
from kiosk.signin.parts import SessionPart
from kiosk.signin.rules import Session
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.tables import outbox
from kiosk.sync.tokens import keep_token
from kiosk.sync.wire import ALLOWANCE_TYPE, Allowance, AllowanceReturn, AskAnswer
from kiosk.wallet.tables import allowances, movements, set_aside

log = structlog.get_logger(__name__)


class AllowanceRefused(Exception):
    """The allowance is not central's, or not for this device and resident. The text says why and holds nothing secret."""


def verify_allowance(signed: str, identity: Identity, resident: str | None = None) -> Allowance:
    """Check central's signature, the type and whom the allowance is for; returns its claims. Raises AllowanceRefused."""
    try:
        claims = read_signed(signed, identity, ALLOWANCE_TYPE, Allowance)
    except NotSigned as error:
        raise AllowanceRefused(str(error)) from error
    if (claims.device, claims.epoch) != (identity.device, identity.epoch):
        raise AllowanceRefused("the allowance is for another device, or for this one before it was enrolled anew")
    if resident is not None and claims.resident != resident:
        raise AllowanceRefused("the allowance is for another resident")
    return claims


def keep_allowance(conn: Connection, signed: str, resident: str | None = None) -> None:
    """Verify and store an allowance; an older revision, or one that was given back, changes nothing. Raises AllowanceRefused."""
    claims = verify_allowance(signed, load_identity(conn), resident)
    keep_token(conn, claims.allowance, signed, claims.expires_ms)
    values = claims.model_dump(exclude={"allowance", "device", "resident"})
    new = insert(allowances).values(allowance=claims.allowance, resident=claims.resident, returned=False, signed=signed, **values)
    conn.execute(
        new.on_conflict_do_update(
            index_elements=["allowance"],
            set_={**values, "signed": signed},
            where=and_(allowances.c.revision < new.excluded.revision, allowances.c.resident == new.excluded.resident),
        )
    )


def give_back(conn: Connection, resident: str, grant: str, clock: Clock, only: tuple[str, ...] | None = None) -> None:
    """Spend nothing more of the resident's allowances (of `only`, when given): tell central what was spent, the rest is free again.

    Those of an earlier enrolment are central's to reclaim: their commands would come from another epoch.
    """
    mine = and_(allowances.c.resident == resident, ~allowances.c.returned, allowances.c.epoch == load_identity(conn).epoch)
    if only is not None:
        mine = and_(mine, allowances.c.allowance.in_(only))
    for allowance in conn.execute(select(allowances.c.allowance).where(mine).order_by(allowances.c.issued_ms)).scalars().all():
        spent = conn.execute(
            select(
                func.coalesce(func.sum(-movements.c.stamps).filter(movements.c.stamps < 0), 0),
                func.coalesce(func.sum(-movements.c.credits_cents).filter(movements.c.credits_cents < 0), 0),
            ).where(movements.c.allowance == allowance, counts())
        ).one()
        payload = AllowanceReturn(allowance=allowance, stamps=spent[0], credits_cents=spent[1])
        enqueue(conn, kind="wallet.allowance_return", version=1, payload=payload, grant=grant, clock=clock)
        conn.execute(update(allowances).where(allowances.c.allowance == allowance).values(returned=True))


def counts() -> ColumnElement[bool]:
    """SQL: the row of `movements` was not refused, as far as the feature or the outbox knows."""
    rejected = exists().where(outbox.c.id == movements.c.command, outbox.c.state == "rejected")
    return and_(movements.c.refused.is_(None), ~rejected)


def forget_closed(conn: Connection, resident: str, now_ms: int) -> None:
    """Drop allowances that have expired and that central does not call set aside any more.

    One that was given back stays until then: its token may come again when a stream is read anew, and must not open it once more.
    """
    named = exists().where(set_aside.c.resident == resident, set_aside.c.allowance == allowances.c.allowance)
    conn.execute(delete(allowances).where(allowances.c.resident == resident, allowances.c.expires_ms < now_ms, ~named))


def _begin(conn: Connection, session: Session, answer: AskAnswer | None, _clock: Clock) -> None:
    if answer is None or answer.allowance is None:
        return
    try:
        keep_allowance(conn, answer.allowance, session.person.resident)
    except AllowanceRefused as refused:
        log.warning("allowance_refused", why=str(refused))


def _end(conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    # A tablet is one person's: its allowance stands from one sign-in to the next.
    if load_identity(conn).kind == "kiosk":
        give_back(conn, resident, grant, clock)


SESSION_PART = SessionPart(begin=_begin, end=_end)
