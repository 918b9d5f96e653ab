"""When a resident is forgotten here, and what sign-in drops of them: grant, verifier, profile, sessions, receipts, commands' words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, exists, func, literal, or_, select, union, update

from kiosk.device.policy import current_policy
from kiosk.device.streams import RESIDENT_PREFIX
from kiosk.hardware.print_queue import drop_receipts, receipts_wait
from kiosk.signin.cards import drop_cards_of
from kiosk.signin.day_use import forget_day_use
from kiosk.signin.pins import drop_verifier
from kiosk.signin.tables import grants, pin_attempts, profiles, roster, sessions, verifiers
from kiosk.sync.outbox import UNACKNOWLEDGED
from kiosk.sync.tables import outbox
from kiosk.sync.wire import TOMBSTONE

DAY_MS = 24 * 3600 * 1000
#: This device's clock may run ahead of central's, which follows a resident for a day after the grant's end.
_CLOCK_MARGIN_MS = 3600 * 1000
_ROSTER_STREAM = "facility"


def departed(conn: Connection, now_ms: int) -> Sequence[str]:
    """Residents who left the facility, and those whose grant ended longer ago than the policy keeps them here."""
    over_ms = now_ms - current_policy(conn).sync.forget_days * DAY_MS - _CLOCK_MARGIN_MS
    left = select(roster.c.resident).where(roster.c.active.is_(False))
    over = select(grants.c.resident).where(grants.c.offline_until_ms < over_ms)
    return conn.execute(union(left, over)).scalars().all()


def holds(conn: Connection, resident: str) -> bool:
    """Somebody is signed in, a command is not acknowledged, or a receipt is not printed."""
    in_session = exists().where(sessions.c.resident == resident, sessions.c.ended_ms.is_(None))
    waiting = exists().where(_made_by(resident), outbox.c.state.in_(UNACKNOWLEDGED))
    return conn.execute(select(or_(in_session, waiting))).scalar_one() or receipts_wait(conn, resident)


def forget(conn: Connection, resident: str) -> None:
    """Links of the chain stay, without words: central may ask for them again."""
    conn.execute(
        update(outbox).where(_made_by(resident), outbox.c.state.not_in(UNACKNOWLEDGED)).values(kind=TOMBSTONE, payload=None, reason="")
    )
    drop_receipts(conn, resident)
    forget_day_use(conn, resident)
    for table in (sessions, grants, verifiers, pin_attempts, profiles):
        conn.execute(delete(table).where(table.c.resident == resident))
    left = delete(roster).where(roster.c.resident == resident, roster.c.active.is_(False))
    if conn.execute(left).rowcount:
        drop_cards_of(conn, resident)


def residents_here(conn: Connection) -> list[str]:
    """Everybody of whom this device may hold something."""
    return sorted(conn.execute(union(select(grants.c.resident), select(sessions.c.resident), select(profiles.c.resident))).scalars())


def known_here(conn: Connection, resident: str) -> bool:
    """Whether this device holds anything of a resident who signed in here."""
    return bool(
        conn.execute(select(or_(*(exists().where(table.c.resident == resident) for table in (grants, profiles, sessions))))).scalar()
    )


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Whoever is not on central's roster any more has left; a day of which central says nothing was not used."""
    if stream.startswith(RESIDENT_PREFIX) and conn.execute(select(literal("day_use").in_(keys))).scalar_one() == 0:
        forget_day_use(conn, stream.removeprefix(RESIDENT_PREFIX))
    if stream != _ROSTER_STREAM:
        return
    missing = roster.c.resident.in_(select(roster.c.resident).where((literal("resident:") + roster.c.resident).not_in(keys)))
    for resident in conn.execute(select(roster.c.resident).where(missing)).scalars().all():
        drop_verifier(conn, resident)
        if known_here(conn, resident):
            conn.execute(update(roster).where(roster.c.resident == resident).values(active=False))
        else:
            conn.execute(delete(roster).where(roster.c.resident == resident))
            drop_cards_of(conn, resident)


def _made_by(resident: str) -> Any:
    """SQL: commands of the outbox that a resident made, or that are about their wrong PINs."""
    own = union(
        select(sessions.c.grant_id).where(sessions.c.resident == resident), select(grants.c.id).where(grants.c.resident == resident)
    )
    about = and_(outbox.c.kind == "signin.wrong_pins", func.json_extract(outbox.c.payload, "$.resident") == resident)
    return or_(outbox.c.grant_id.in_(own), about)
