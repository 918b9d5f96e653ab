"""The device's keys: made once at enrolment, kept in a keyring, opened only by the process that needs them.

Which keyring: an installed program has its master keys from the system alone (`kiosk.device.credentials`); a folder of its own
(`FileKeyring`) is for development.
"""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.device.credentials import CredentialKeyring, credentials_given
from kiosk.device.keyrings import SEALED, FileKeyring, KeptKeyring, Keyring, KeysMissing, PassingKeyring, in_production
from kiosk.settings import DeviceSettings
from kiosk.store.engine import KEY_BYTES

SERVICE = "lumen"
STORE_KEY = "store"
SIGNING_KEY = "signing"
FRESH_KEY = "signing.fresh"
MEDIA_KEY = "media"
RECEIPT_KEY = "receipt"
READER_KEY = "reader.osdp"
PIN_PEPPER_INFO = b"lumen pin verifier"
RECEIPT_INFO = b"lumen receipts"


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

    def renew_signing_key(self) -> None:
        """A new key for the first epoch of a device that is nobody yet."""
        self._keyring.set_password(SERVICE, SIGNING_KEY, b64encode(secrets.token_bytes(KEY_BYTES)).decode())

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
    keyring = keyring_of(settings)
    if create:
        for name in (STORE_KEY, SIGNING_KEY):
            if keyring.get_password(SERVICE, name) is None:
                keyring.set_password(SERVICE, name, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return DeviceKeys(keyring)


def passing_keys() -> DeviceKeys:
    """Keys for a store that shows nothing but that there is none."""
    keyring = PassingKeyring()
    keyring.set_password(SERVICE, STORE_KEY, b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return DeviceKeys(keyring)


def keyring_of(settings: DeviceSettings) -> KeptKeyring:
    """Where this device keeps its keys. A program of the package, and keys that were sealed, have no way but credentials."""
    folder = keys_folder(settings)
    if in_production() or credentials_given() or any(folder.glob(f"*{SEALED}")):
        return CredentialKeyring(folder, settings.serial)
    return FileKeyring(folder)


def keys_folder(settings: DeviceSettings) -> Path:
    """Where the files of the keyring lie."""
    return settings.data / "keys"


def signing_key_name(epoch: int) -> str:
    """What the signing key of an epoch is called in the keyring."""
    return _name_of(SIGNING_KEY, epoch)


def signing_key_kept(keyring: Keyring, epoch: int) -> Ed25519PrivateKey | None:
    """The signing key of an epoch in a keyring that may hold nothing else any more; None: it is not there.

    Raises KeysUnreadable.
    """
    kept = keyring.get_password(SERVICE, signing_key_name(epoch))
    return None if kept is None else Ed25519PrivateKey.from_private_bytes(b64decode(kept))


def reader_key(settings: DeviceSettings, address: int) -> bytes | None:
    """The key shared with the OSDP reader of this address (SCBK, 16 bytes); None: never paired. Raises KeysUnreadable."""
    kept = keyring_of(settings).get_password(SERVICE, f"{READER_KEY}.{address}")
    return None if kept is None else b64decode(kept)


def keep_reader_key(settings: DeviceSettings, address: int, key: bytes) -> None:
    """From now on the reader of this address is spoken to under this key."""
    keyring_of(settings).set_password(SERVICE, f"{READER_KEY}.{address}", b64encode(key).decode())
