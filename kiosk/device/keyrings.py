"""Where keys are kept: what every keyring can do, and the one for development.

`FileKeyring`: one AES-256-GCM file and a master key beside it (mode 0600). Whoever copies both files has the keys, so it refuses to
work for an installed program, and where keys lie that were sealed for a real device (`kiosk.device.credentials`).
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import secrets
import shutil
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.store.engine import KEY_BYTES, StoreError

#: In the package's own environment: this program serves residents. Only root can take it away.
PRODUCTION_MARK = "lumen-production"
#: Ends the names of files whose master key is a credential of the system.
SEALED = ".sealed"
_NONCE_BYTES = 12


class KeysMissing(StoreError):
    """The device has no keys: it is not enrolled yet."""


class KeysUnreadable(StoreError):
    """The key files are damaged, or were exchanged one for another."""


class NotForDevices(StoreError):
    """Keys in a plain folder are for development: this program, or this folder, is a real device's."""


class Keyring(Protocol):
    """Where keys are kept: what each backend of the `keyring` library can do. The library itself is not loaded (4 MB a process)."""

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value that is there."""


class KeptKeyring(Keyring, Protocol):
    """A keyring on the disk, which can be destroyed."""

    def names(self) -> list[tuple[str, str]]:
        """Service and name of all that is kept, whether this process can open it or not."""

    def burn(self, keep: tuple[str, str] | None) -> None:
        """Overwrite and remove every key but `keep`. Done again, it goes on."""

    def traces(self) -> list[bytes]:
        """What must not be found on the disk any more once the keys are burnt."""


class PassingKeyring:
    """Keys that live as long as this object."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None."""
        return self._values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value."""
        self._values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value. Raises KeyError when it is not there."""
        del self._values[service, username]


class FileKeyring:
    """One file, `entries.json`: each value sealed under the master key and bound to its service and name.

    Raises NotForDevices where a real device's keys are meant to be.
    """

    def __init__(self, folder: Path) -> None:
        if in_production() or any(folder.glob(f"*{SEALED}")):
            raise NotForDevices("keys of a device that serves residents are not kept in a plain folder")
        no_core_files()
        self._folder = folder
        self._master = folder / "master.key"
        self._entries = folder / "entries.json"

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None. Raises KeysUnreadable."""
        sealed = self._load().get(self._name(service, username))
        if sealed is None:
            return None
        try:
            raw = b64decode(sealed, validate=True)
            opened = AESGCM(self._master_key(create=False)).decrypt(
                raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], self._name(service, username).encode()
            )
        except (InvalidTag, ValueError) as error:
            raise KeysUnreadable(f"the key {username!r} is damaged or was moved from another device") from error
        return opened.decode()

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value; durable when this returns."""
        name = self._name(service, username)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        with self._alone():
            sealed = nonce + AESGCM(self._master_key(create=True)).encrypt(nonce, password.encode(), name.encode())
            self._save({**self._load(), name: b64encode(sealed).decode()})

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value. Raises KeyError when it is not there."""
        with self._alone():
            entries = self._load()
            del entries[self._name(service, username)]
            self._save(entries)

    def names(self) -> list[tuple[str, str]]:
        """Service and name of each entry; none of a file that cannot be read."""
        try:
            return [split_name(name) for name in self._load()]
        except KeysUnreadable:
            return []

    def burn(self, keep: tuple[str, str] | None) -> None:
        """Every key but `keep` is gone, under a new master key. Raises KeysUnreadable."""
        kept = None if keep is None else self.get_password(*keep)
        for name in ("entries.json", "entries.new", "master.key", "master.new"):
            overwrite(self._folder / name)
        if keep is not None and kept is not None:
            self.set_password(*keep, kept)
        else:
            shutil.rmtree(self._folder, ignore_errors=True)

    def traces(self) -> list[bytes]:
        """The master key: whoever finds it opens a copy of the entries."""
        return [self._master.read_bytes()] if self._master.exists() else []

    def _alone(self) -> AbstractContextManager[None]:
        return alone_in(self._folder)

    @staticmethod
    def _name(service: str, username: str) -> str:
        return f"{service}/{username}"

    def _master_key(self, *, create: bool) -> bytes:
        if create and not self._master.exists():
            write_durably(self._master, secrets.token_bytes(KEY_BYTES))
        try:
            key = self._master.read_bytes()
        except OSError as error:
            raise KeysUnreadable(f"cannot read {self._master.name}: {error.strerror}") from error
        if len(key) != KEY_BYTES:
            raise KeysUnreadable(f"{self._master.name} is damaged")
        return key

    def _load(self) -> dict[str, str]:
        try:
            entries = json.loads(self._entries.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise KeysUnreadable(f"cannot read {self._entries.name}") from error
        if not isinstance(entries, dict):
            raise KeysUnreadable(f"{self._entries.name} is damaged")
        return {str(name): str(value) for name, value in entries.items()}

    def _save(self, entries: dict[str, str]) -> None:
        write_durably(self._entries, json.dumps(entries).encode())


def in_production() -> bool:
    """Whether this program was installed by the package, to serve residents."""
    return Path(sys.prefix, PRODUCTION_MARK).exists()


def no_core_files() -> None:
    """Whoever opens keys holds them in memory: no core file of this process or of one that it starts."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """No other process changes the files of this folder meanwhile: their entries would be lost."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def split_name(name: str) -> tuple[str, str]:
    """Service and name of an entry."""
    service, _, key = name.partition("/")
    return service, key


def write_durably(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace a file so that a power cut leaves the old one or the new one, never half of either."""
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def overwrite(path: Path, at_most: int | None = None) -> None:
    """Overwrite a file with noise, durably, and remove it; one that is not there is fine."""
    try:
        if path.is_file() and not path.is_symlink():
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(size if at_most is None else min(size, at_most)))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
