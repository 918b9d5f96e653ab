"""Somebody made up for the demo: with every role and desk, and a second factor that is told. Never on a facility's own central."""

from __future__ import annotations

from sqlalchemy import Connection

from central.console.accounts import BadAccount, add_account, set_factor, set_password
from central.console.factor import ConsoleKey, new_secret
from central.console.pages.requests import desks_of
from central.console.roles import ROLES
from central.facility.facility import load_facility

LOGIN, NAME, PASSWORD = "ada", "Ada Ruiz", "cedar ridge at dawn"
DEMO = "cedar-ridge"


def seed_staff(connection: Connection, key: ConsoleKey, now_ms: int) -> tuple[str, str, str]:
    """Sign-in name, password (with dashes), secret of the second factor. Raises BadAccount: this is no demo, or they are there."""
    if load_facility(connection).id != DEMO:
        raise BadAccount("this is not the demo's facility")
    account, _ = add_account(connection, login=LOGIN, name=NAME, roles=list(ROLES), desks=desks_of(connection), now_ms=now_ms)
    secret, password = new_secret(), PASSWORD.replace(" ", "-")
    set_password(connection, account, password)
    set_factor(connection, account, key.seal(secret, account), 0)
    return LOGIN, password, secret
