"""The device's keys: made once at enrolment, kept in a keyring, opened only by the process that needs them.

`FileKeyring` is for development and for machines without a TPM: one AES-256-GCM file and a master key beside it (mode 0600).
Whoever copies both files has the keys, so a real device needs full-disk encryption or a backend over systemd credentials.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import PasswordDeleteError

from kiosk.settings import DeviceSettings
from kiosk.store.engine import KEY_BYTES, StoreError

SERVICE = "lumen"
STORE_KEY = "store"
SIGNING_KEY = "signing"
FRESH_KEY = "signing.fresh"
PIN_PEPPER_INFO = b"lumen pin verifier"
_NONCE_BYTES = 12


class KeysMissing(StoreError):
    """The device has no keys: it is not enrolled yet."""


class KeysUnreadable(StoreError):
    """The key files are damaged, or were exchanged one for another."""


class FileKeyring(KeyringBackend):
    """One file, `entries.json`: each value sealed under the master key and bound to its service and name."""

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._folder = folder
        self._master = folder / "master.key"
        self._entries = folder / "entries.json"

    @properties.classproperty
    def priority(self) -> float:
        """Never chosen by keyring on its own: the device names its backend."""
        return 0.1

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
        sealed = nonce + AESGCM(self._master_key(create=True)).encrypt(nonce, password.encode(), name.encode())
        self._save({**self._load(), name: b64encode(sealed).decode()})

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value."""
        entries = self._load()
        if entries.pop(self._name(service, username), None) is None:
            raise PasswordDeleteError("no such entry")
        self._save(entries)

    @staticmethod
    def _name(service: str, username: str) -> str:
        return f"{service}/{username}"

    def _master_key(self, *, create: bool) -> bytes:
        if create and not self._master.exists():
            _write_durably(self._master, secrets.token_bytes(KEY_BYTES))
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
        _write_durably(self._entries, json.dumps(entries).encode())


def _write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a power cut leaves the old one or the new one, never half of either."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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

    def __init__(self, keyring: KeyringBackend) -> None:
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
        return Ed25519PrivateKey.from_private_bytes(self._open(_signing_name(epoch)))

    def fresh_signing_key(self) -> Ed25519PrivateKey:
        """The key for an enrolment that is under way: made once, the same until `drop_fresh_key`."""
        if self._keyring.get_password(SERVICE, FRESH_KEY) is None:
            self._keyring.set_password(SERVICE, FRESH_KEY, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        return Ed25519PrivateKey.from_private_bytes(self._open(FRESH_KEY))

    def keep_signing_key(self, epoch: int, key: Ed25519PrivateKey) -> None:
        """This key signs the requests of an epoch from now on."""
        self._keyring.set_password(SERVICE, _signing_name(epoch), b64encode(key.private_bytes_raw()).decode())

    def drop_fresh_key(self) -> None:
        """The enrolment is complete."""
        with suppress(PasswordDeleteError):
            self._keyring.delete_password(SERVICE, FRESH_KEY)

    def drop_signing_key(self, epoch: int) -> None:
        """Central takes the key of this epoch no more."""
        with suppress(PasswordDeleteError):
            self._keyring.delete_password(SERVICE, _signing_name(epoch))

    @property
    def pin_pepper(self) -> bytes:
        """What PIN verifiers are mixed with (32 bytes), so that a copied store alone does not give PINs away."""
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PIN_PEPPER_INFO).derive(self._store_key)

    def _open(self, name: str) -> bytes:
        value = self._keyring.get_password(SERVICE, name)
        if value is None:
            raise KeysMissing("this device has no keys yet: enrol it first")
        return b64decode(value)


def _signing_name(epoch: int) -> str:
    return SIGNING_KEY if epoch == 1 else f"{SIGNING_KEY}.{epoch}"


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
