"""What central's changes do to sign-in. Every handler may see a change twice."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.signin import departure
from kiosk.signin.cards import drop_cards_of, keep_cards
from kiosk.signin.day_use import apply_day_use
from kiosk.signin.pins import drop_verifier, void_older_verifier
from kiosk.signin.profile import forget_answered_choice
from kiosk.signin.tables import grants, profiles, roster, sessions
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change, Profile, Roster


def apply_roster(conn: Connection, payload: Roster, change: Change) -> None:
    """`facility.roster`: who may sign in. Somebody taken off the roster cannot sign in offline either, and is forgotten here."""
    if not payload.active and not departure.known_here(conn, payload.resident):
        conn.execute(delete(roster).where(roster.c.resident == payload.resident))
        drop_cards_of(conn, payload.resident)
        return
    values = {
        "first_name": payload.first_name,
        "number": payload.number,
        "active": payload.active,
        "role": payload.role,
    }
    conn.execute(
        insert(roster).values(resident=payload.resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )
    keep_cards(conn, payload, change.at_ms)
    if not payload.active:
        drop_verifier(conn, payload.resident)


def apply_profile(conn: Connection, payload: Profile, change: Change) -> None:
    """`resident.profile`: a newer PIN voids the verifier; settings follow the person."""
    resident = resident_of(change)
    if payload.resident != resident:
        raise ValueError("a profile came in another resident's stream")
    values = {
        "first_name": payload.first_name,
        "number": payload.number,
        "pin_version": payload.pin_version,
        "settings": payload.settings.model_dump_json() if payload.settings else None,
    }
    conn.execute(insert(profiles).values(resident=resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values))
    void_older_verifier(conn, resident, payload.pin_version)
    forget_answered_choice(conn, resident)


def somebody_waits(conn: Connection) -> bool:
    """Whether a session is open."""
    return conn.execute(select(sessions.c.id).where(sessions.c.ended_ms.is_(None)).limit(1)).first() is not None


def begin_anew(conn: Connection) -> None:
    """The device was enrolled anew: its grants are void, and so are the sessions that stood on them."""
    conn.execute(delete(grants))
    conn.execute(update(sessions).where(sessions.c.ended_ms.is_(None)).values(ended_ms=sessions.c.started_ms, why="restart"))


FEATURE = Feature(
    "signin",
    {("facility.roster", 1): apply_roster, ("resident.profile", 1): apply_profile, ("resident.day_use", 1): apply_day_use},
    somebody_waits=somebody_waits,
    renewed=begin_anew,
    commands_in_use=select(profiles.c.own_settings_command).where(profiles.c.own_settings_command.is_not(None)),
    departed=departure.departed,
    holds=departure.holds,
    forget=departure.forget,
    sweep=departure.sweep,
)
