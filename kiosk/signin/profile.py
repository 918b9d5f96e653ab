"""How a resident likes the screen. The choice is kept here at once and follows the person through central."""

from __future__ import annotations

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.signin.rules import Session
from kiosk.signin.tables import profiles
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, command_state, enqueue
from kiosk.sync.wire import SettingsSave


def settings_of(conn: Connection, resident: str) -> SettingsSave | None:
    """What the resident chose last: here, as long as central has not answered, else what central holds; None when never chosen."""
    row = conn.execute(
        select(profiles.c.settings, profiles.c.own_settings, profiles.c.own_settings_command).where(profiles.c.resident == resident)
    ).one_or_none()
    if row is None:
        return None
    own_stands = row.own_settings is not None and command_state(conn, row.own_settings_command) != "rejected"
    stored = row.own_settings if own_stands else row.settings
    return None if stored is None else SettingsSave.model_validate_json(stored)


def save_settings(store: Store, session: Session, settings: SettingsSave, clock: Clock) -> None:
    """Keep a choice and tell central, in one transaction; choosing the same again does nothing."""
    resident = session.person.resident
    with store.write() as conn:
        if settings_of(conn, resident) == settings:
            return
        command = enqueue(conn, kind="settings.save", version=1, payload=settings, grant=session.grant, clock=clock)
        values = {"own_settings": settings.model_dump_json(), "own_settings_command": command}
        conn.execute(
            insert(profiles).values(resident=resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values)
        )


def forget_answered_choice(conn: Connection, resident: str) -> None:
    """Central's word has come: what was chosen here counts on only while its command still waits."""
    command = conn.execute(select(profiles.c.own_settings_command).where(profiles.c.resident == resident)).scalar_one_or_none()
    if command is not None and command_state(conn, command) not in {"pending", "sending"}:
        conn.execute(update(profiles).where(profiles.c.resident == resident).values(own_settings=None, own_settings_command=None))
