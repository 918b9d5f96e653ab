"""Bringing the store's tables to those of this program, and refusing to run on others.

One unit migrates before the processes start (`kiosk migrate`). A migration is one transaction: a power cut leaves the old tables or
the new ones. The scripts travel inside the package; there is no file to configure.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData, inspect, text

from kiosk.store.engine import Store, StoreOutdated

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest migration: what `check_current` asks for. A test holds it against the scripts.
HEAD = "0029"
BASE = "base"
VERSION_TABLE = "alembic_version"
_SCRIPTS = Path(__file__).with_name("migrations")


def alembic_config(connection: Connection | None = None, metadata: MetaData | None = None) -> Config:
    """Alembic's configuration: the scripts of this package, run on an open connection of the store.

    `metadata` (all tables) is needed only to write a new migration; the store itself knows no feature.
    """
    # Alembic costs a fifth of a second to import and only migrations need it: every other process starts without it.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def current_revision(connection: Connection) -> str | None:
    """The migration that the store stands at, None for a new store."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()  # noqa: S608 - a constant
    return None if found is None else str(found)


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the store up to `revision`; does nothing when it is there. Raises StoreFull and leaves the store as it was."""
    with store.read() as connection:
        if revision == "head" and current_revision(connection) == HEAD:
            return
    with store.write() as connection:
        from alembic import command

        command.upgrade(alembic_config(connection), revision)


def downgrade(store: Store, revision: str = BASE) -> None:
    """Take migrations back (tests, and a rollback of the program)."""
    with store.write() as connection:
        from alembic import command

        command.downgrade(alembic_config(connection), revision)


def scripts_know(revision: str) -> bool:
    """Whether a migration is one of this program's."""
    return any(_SCRIPTS.joinpath("versions").glob(f"{revision}_*.py"))


def check_current(store: Store) -> None:
    """Raise StoreOutdated when the store's tables are not those of this program, older or newer."""
    with store.read() as connection:
        found = current_revision(connection)
    if found != HEAD:
        state = "has no tables yet" if found is None else f"stands at migration {found}"
        raise StoreOutdated(f"the store {state}, this program needs {HEAD}: run `kiosk migrate`")
