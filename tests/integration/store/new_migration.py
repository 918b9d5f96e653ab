"""Write a draft of the next migration from the tables: `python -m tests.integration.store.new_migration NUMBER "what it does"`.

Review what it wrote, then raise `HEAD` in `kiosk/store/migrate.py`.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
from pathlib import Path

from alembic import command

from kiosk.store.engine import open_store
from kiosk.store.migrate import alembic_config
from tests.integration.store.every_table import every_table


def main() -> None:
    number, message = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db", secrets.token_bytes(32), create=True)
        with store.write() as connection:
            config = alembic_config(connection, every_table())
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=number)
        store.close()


if __name__ == "__main__":
    main()
