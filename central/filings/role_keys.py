"""Keys of the roles that answer: public in the database, private in files of their own beside central's keys.

Whoever copies the database has none of them. A facility may take a role's file away from the server (to the one machine on which that
role reads): what is filed goes on being sealed to it, and central itself can then open nothing of it.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, Row, select, update

from central.database import insert_or_ignore
from central.filings.tables import filing_role_keys
from central.keys import KEY_BYTES, read_or_make


class NoKey(Exception):
    """The role's private key is not on this machine."""


@dataclass(frozen=True)
class PublicKey:
    """What is sealed to: `id` names the key, `key` is base64."""

    id: str
    key: str


@dataclass(frozen=True)
class RoleKeys:
    """The files, `ROLE.NUMBER.key`, in one folder."""

    folder: Path

    @classmethod
    def of(cls, data: Path) -> RoleKeys:
        """Those of central's data folder."""
        return cls(data / "keys" / "roles")

    def private(self, key_id: str) -> X25519PrivateKey:
        """The private key of an id. Raises NoKey."""
        try:
            raw = self._path(key_id).read_bytes()
        except OSError as error:
            raise NoKey(f"{key_id}.key is not on this machine") from error
        if len(raw) != KEY_BYTES:
            raise NoKey(f"{key_id}.key is damaged: restore it from the backup")
        return X25519PrivateKey.from_private_bytes(raw)

    def is_here(self, key_id: str) -> bool:
        """Whether its file is on this machine."""
        return self._path(key_id).is_file()

    def ensure(self, connection: Connection, role: str, now_ms: int) -> PublicKey:
        """The key that a role has now; its first one is made where there is none."""
        return current_key(connection, role) or self._take(connection, role, 1, now_ms)

    def renew(self, connection: Connection, role: str, now_ms: int) -> PublicKey:
        """Another key from now on; the files of older ones open what was sealed to them."""
        number = 1 + max((int(row.id.rpartition(".")[2]) for row in keys_of(connection, role)), default=0)
        return self._take(connection, role, number, now_ms)

    def _take(self, connection: Connection, role: str, number: int, now_ms: int) -> PublicKey:
        key_id = f"{role}.{number}"
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        private = X25519PrivateKey.from_private_bytes(read_or_make(self._path(key_id)))
        made = PublicKey(key_id, b64encode(private.public_key().public_bytes_raw()).decode())
        connection.execute(update(filing_role_keys).where(filing_role_keys.c.role == role).values(active=False))
        if not insert_or_ignore(connection, filing_role_keys, id=key_id, role=role, public=made.key, since_ms=now_ms, active=True):
            connection.execute(update(filing_role_keys).where(filing_role_keys.c.id == key_id).values(active=True))
        return made

    def _path(self, key_id: str) -> Path:
        # A role's name is that of a form: small letters, digits and dashes.
        return self.folder / f"{key_id}.key"


def current_key(connection: Connection, role: str) -> PublicKey | None:
    """What is sealed to now."""
    row = next((row for row in keys_of(connection, role) if row.active), None)
    return None if row is None else PublicKey(row.id, row.public)


def is_key_of(connection: Connection, key_id: str, role: str) -> bool:
    """Whether the role has, or had, this key."""
    return any(row.id == key_id for row in keys_of(connection, role))


def keys_of(connection: Connection, role: str) -> list[Row[tuple[str, str, str, int, bool]]]:
    """All keys of a role, the oldest first."""
    return list(
        connection.execute(select(filing_role_keys).where(filing_role_keys.c.role == role).order_by(filing_role_keys.c.since_ms))
    )
