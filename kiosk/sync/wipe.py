"""A device that was taken out of service keeps nothing of residents.

Rows are overwritten (`secure_delete`) and the file is rewritten. Who this device is stays, so that IT may enrol it anew.
"""

from __future__ import annotations

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.log import fault
from kiosk.store.engine import Store
from kiosk.sync.link import set_frozen

REVOKED = "revoked"
#: What says nothing of residents. A table that is not named here is emptied, whichever feature made it.
KEPT_TABLES = frozenset(
    {
        *("alembic_version", "device_identity", "facility_policy", "part_status", "sync_status", "trusted_time"),
        *("health_changes", "health_findings", "health_watch"),
    }
)

log = structlog.get_logger()


def wipe(store: Store) -> None:
    """Empty the store, durably, and remember why. Twice does nothing more."""
    with store.write() as conn:
        conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        # Indexes of words go as a whole: their inner tables cannot be emptied one by one.
        indexes = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'"
        for name in conn.execute(text(indexes)).scalars().all():
            conn.exec_driver_sql(f'DROP TABLE "{name}"')
        names = conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")).scalars().all()
        for name in names:
            if name not in KEPT_TABLES:
                conn.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - a name of our own schema
    set_frozen(store, REVOKED)
    try:
        with store.engine.connect() as conn:
            conn.exec_driver_sql("VACUUM")
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except SQLAlchemyError as error:
        # Another process reads just now. The rows are gone; the file is rewritten when central says so again.
        log.warning("the store could not be rewritten yet", **fault(error))
    log.critical("this device was taken out of service: everything of residents was wiped")
