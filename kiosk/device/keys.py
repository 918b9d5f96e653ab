"""The device's keys: made once at enrolment, kept in a keyring, opened only by the process that needs them.

`FileKeyring` is for development and for machines without a TPM: one AES-256-GCM file and a master key beside it (mode 0600).
Whoever copies both files has the keys, so a real device needs full-disk encryption or a backend over systemd credentials.
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.settings import DeviceSettings
from kiosk.store.engine import KEY_BYTES, StoreError

SERVICE = "lumen"
STORE_KEY = "store"
SIGNING_KEY = "signing"
FRESH_KEY = "signing.fresh"
MEDIA_KEY = "media"
RECEIPT_KEY = "receipt"
READER_KEY = "reader.osdp"
PIN_PEPPER_INFO = b"lumen pin verifier"
RECEIPT_INFO = b"lumen receipts"
_NONCE_BYTES = 12


class KeysMissing(StoreError):
    """The device has no keys: it is not enrolled yet."""


class KeysUnreadable(StoreError):
    """The key files are damaged, or were exchanged one for another."""


class Keyring(Protocol):
    """Where keys are kept: what each backend of the `keyring` library can do. The library itself is not loaded (4 MB a process)."""

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value that is there."""


class FileKeyring:
    """One file, `entries.json`: each value sealed under the master key and bound to its service and name."""

    def __init__(self, folder: Path) -> None:
        # whoever opens keys holds them in memory: no core file of this process or of one that it starts
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
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

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process changes the file meanwhile: its entries would be lost."""
        folder = self._entries.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

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


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a power cut leaves the old one or the new one, never half of either."""
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
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


class DeviceKeys:
    """Opens each key on demand: the signing key only where requests are signed, the store key everywhere."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._store_key = self._open(STORE_KEY)

    @property
    def store_key(self) -> bytes:
        """Raw key of the SQLCipher store, 32 bytes."""
        return self._store_key

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs requests of the first epoch. Raises KeysMissing."""
        return Ed25519PrivateKey.from_private_bytes(self._open(SIGNING_KEY))

    def signing_key_of(self, epoch: int) -> Ed25519PrivateKey:
        """The key that signs requests of an epoch: each enrolment has its own. Raises KeysMissing."""
        return Ed25519PrivateKey.from_private_bytes(self._open(_name_of(SIGNING_KEY, epoch)))

    def receipt_key_of(self, epoch: int) -> Ed25519PrivateKey:
        """The key that signs receipts of an epoch, and opens nothing else. Raises KeysMissing."""
        return Ed25519PrivateKey.from_private_bytes(self._open(_name_of(RECEIPT_KEY, epoch)))

    @property
    def media_key(self) -> X25519PrivateKey:
        """The key that licences of media are sealed to. Raises KeysMissing."""
        return X25519PrivateKey.from_private_bytes(self._open(MEDIA_KEY))

    def ensure_media_key(self) -> X25519PrivateKey:
        """Make the media key where there is none yet. For the sync process alone: it asks for licences."""
        if self._keyring.get_password(SERVICE, MEDIA_KEY) is None:
            self._keyring.set_password(SERVICE, MEDIA_KEY, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        return self.media_key

    def fresh_signing_key(self) -> Ed25519PrivateKey:
        """The key for an enrolment that is under way: made once, the same until `drop_fresh_key`."""
        if self._keyring.get_password(SERVICE, FRESH_KEY) is None:
            self._keyring.set_password(SERVICE, FRESH_KEY, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        return Ed25519PrivateKey.from_private_bytes(self._open(FRESH_KEY))

    def keep_signing_key(self, epoch: int, key: Ed25519PrivateKey) -> None:
        """This key signs the requests of an epoch from now on, and the one that follows from it the receipts."""
        self._keyring.set_password(SERVICE, _name_of(RECEIPT_KEY, epoch), b64encode(receipt_key(key).private_bytes_raw()).decode())
        self._keyring.set_password(SERVICE, _name_of(SIGNING_KEY, epoch), b64encode(key.private_bytes_raw()).decode())

    def drop_fresh_key(self) -> None:
        """The enrolment is complete."""
        self._drop(FRESH_KEY)

    def drop_signing_key(self, epoch: int) -> None:
        """Central takes the keys of this epoch no more."""
        for name in (SIGNING_KEY, RECEIPT_KEY):
            self._drop(_name_of(name, epoch))

    @property
    def pin_pepper(self) -> bytes:
        """What PIN verifiers are mixed with (32 bytes), so that a copied store alone does not give PINs away."""
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PIN_PEPPER_INFO).derive(self._store_key)

    def _open(self, name: str) -> bytes:
        value = self._keyring.get_password(SERVICE, name)
        if value is None:
            raise KeysMissing("this device has no keys yet: enrol it first")
        return b64decode(value)

    def _drop(self, name: str) -> None:
        if self._keyring.get_password(SERVICE, name) is not None:
            self._keyring.delete_password(SERVICE, name)


def receipt_key(signing_key: Ed25519PrivateKey) -> Ed25519PrivateKey:
    """The key for receipts that follows from a signing key, one way: whoever has it cannot sign requests."""
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=RECEIPT_INFO).derive(signing_key.private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(derived)


def _name_of(key: str, epoch: int) -> str:
    return key if epoch == 1 else f"{key}.{epoch}"


def device_keys(settings: DeviceSettings, *, create: bool = False) -> DeviceKeys:
    """The device's keys. `create` (enrolment only) makes those that are missing and keeps those that are there.

    Raises KeysMissing or KeysUnreadable.
    """
    keyring = FileKeyring(settings.data / "keys")
    if create:
        for name in (STORE_KEY, SIGNING_KEY):
            if keyring.get_password(SERVICE, name) is None:
                keyring.set_password(SERVICE, name, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return DeviceKeys(keyring)


def signing_key_name(epoch: int) -> str:
    """What the signing key of an epoch is called in the keyring."""
    return _name_of(SIGNING_KEY, epoch)


def signing_key_at(folder: Path, epoch: int) -> Ed25519PrivateKey | None:
    """The signing key of an epoch in the keyring of a folder that may hold nothing else any more; None: it is not there.

    Raises KeysUnreadable.
    """
    kept = FileKeyring(folder).get_password(SERVICE, signing_key_name(epoch))
    return None if kept is None else Ed25519PrivateKey.from_private_bytes(b64decode(kept))


def reader_key(settings: DeviceSettings, address: int) -> bytes | None:
    """The key shared with the OSDP reader of this address (SCBK, 16 bytes); None: never paired. Raises KeysUnreadable."""
    kept = FileKeyring(settings.data / "keys").get_password(SERVICE, f"{READER_KEY}.{address}")
    return None if kept is None else b64decode(kept)


def keep_reader_key(settings: DeviceSettings, address: int, key: bytes) -> None:
    """From now on the reader of this address is spoken to under this key."""
    FileKeyring(settings.data / "keys").set_password(SERVICE, f"{READER_KEY}.{address}", b64encode(key).decode())
