"""A store with all tables, for tests that are not about migrations: copying one is much quicker than making it."""

from __future__ import annotations

import functools
import secrets
import tempfile
from pathlib import Path

import sqlcipher3

from kiosk.store.engine import KEY_BYTES, Store, key_pragma, open_store
from kiosk.store.migrate import upgrade


def migrated_store(path: Path, key: bytes) -> Store:
    """A new store at `path`, sealed with `key`, just as `upgrade` leaves it."""
    template_key, content = _template()
    path.write_bytes(content)
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute(key_pragma(template_key))
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(key_pragma(key).replace("key", "rekey", 1))
    connection.close()
    return open_store(path, key)


@functools.cache
def _template() -> tuple[bytes, bytes]:
    """The key and the file of a store that went through every migration."""
    key = secrets.token_bytes(KEY_BYTES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = open_store(path, key, create=True)
        upgrade(store)
        store.close()  # the last connection leaves nothing in the WAL
        return key, path.read_bytes()
