"""Keys of a real device: sealed under master keys that only the system hands out, to each service its own.

A *ring* is the keys that the same processes open: `store`, `media`, `signing`, `receipt`, `reader`. Each ring is one file of entries
(AES-256-GCM, NIST SP 800-38D) and one credential of systemd, `lumen.RING`, 32 random bytes that first boot makes and encrypts
(`systemd-creds encrypt`: by the TPM where there is one, and by the host's own key). A service has the credentials that its unit names
(`LoadCredentialEncrypted=`) and no way to the others.

Ring, entry and the device's serial number are bound to what is sealed: an entry that was moved, or another device's, does not open.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.device.keyrings import SEALED, KeysUnreadable, alone_in, no_core_files, overwrite, split_name, write_durably
from kiosk.store.engine import KEY_BYTES

#: Where systemd puts what a unit was given (systemd.exec(5), CREDENTIALS).
DIRECTORY_VARIABLE = "CREDENTIALS_DIRECTORY"
#: Where systemd looks for encrypted credentials by name.
CREDENTIAL_STORE = Path("/etc/credstore.encrypted")
PREFIX = "lumen."
RINGS = ("store", "media", "signing", "receipt", "reader")
_NONCE_BYTES = 12
#: Processes of one group keep and read these files; what is in them is sealed.
_MODE = 0o660


def credentials_given() -> bool:
    """Whether the system gave this process any of the master keys."""
    folder = os.environ.get(DIRECTORY_VARIABLE)
    return bool(folder) and any(Path(str(folder)).glob(f"{PREFIX}*"))


def ring_of(name: str) -> str:
    """The ring that a key belongs to: the first part of its name."""
    return name.partition(".")[0]


class CredentialKeyring:
    """Keys in `folder`, one file a ring, opened with what `$CREDENTIALS_DIRECTORY` holds; `device` is the serial number."""

    def __init__(self, folder: Path, device: str) -> None:
        no_core_files()
        self._folder = folder
        self._device = device

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None. Raises KeysUnreadable: no credential, another device's, or an entry that was changed or moved."""
        ring, name = ring_of(username), f"{service}/{username}"
        sealed = self._load(ring).get(name)
        if sealed is None:
            return None
        master = self._master(ring)
        try:
            raw = b64decode(sealed, validate=True)
            opened = AESGCM(master).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], self._bound_to(name))
        except (InvalidTag, ValueError) as error:
            raise KeysUnreadable(f"the key {username!r} is damaged, was moved, or is another device's") from error
        return opened.decode()

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value; durable when this returns. Raises KeysUnreadable."""
        ring, name = ring_of(username), f"{service}/{username}"
        nonce, master = secrets.token_bytes(_NONCE_BYTES), self._master(ring)
        with alone_in(self._folder):
            sealed = nonce + AESGCM(master).encrypt(nonce, password.encode(), self._bound_to(name))
            self._save(ring, {**self._load(ring), name: b64encode(sealed).decode()})

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value. Raises KeyError when it is not there."""
        ring = ring_of(username)
        with alone_in(self._folder):
            entries = self._load(ring)
            del entries[f"{service}/{username}"]
            self._save(ring, entries)

    def names(self) -> list[tuple[str, str]]:
        """Service and name of each entry of every ring; none of a file that cannot be read."""
        found = []
        for path in sorted(self._folder.glob(f"*{SEALED}")):
            try:
                found += [split_name(name) for name in self._load(path.stem)]
            except KeysUnreadable:
                continue
        return found

    def burn(self, keep: tuple[str, str] | None) -> None:
        """Every key but `keep` is gone. Raises KeysUnreadable."""
        kept = None if keep is None else self.get_password(*keep)
        for path in sorted(self._folder.glob("*")):
            if kept is None or path.name != f"{ring_of(keep[1] if keep else '')}{SEALED}":
                overwrite(path)
        if keep is not None and kept is not None:
            ring = ring_of(keep[1])
            self._save(ring, {name: sealed for name, sealed in self._load(ring).items() if split_name(name) == keep})
        else:
            shutil.rmtree(self._folder, ignore_errors=True)

    def traces(self) -> list[bytes]:
        """None: no master key is ever on the disk in plain."""
        return []

    def _bound_to(self, name: str) -> bytes:
        return json.dumps([self._device, name]).encode()

    def _master(self, ring: str) -> bytes:
        folder = os.environ.get(DIRECTORY_VARIABLE)
        if ring not in RINGS:
            raise KeysUnreadable(f"there is no ring of keys called {ring!r}")
        if not folder:
            raise KeysUnreadable("the system gave this process no credentials: start it as a service")
        try:
            key = Path(folder, PREFIX + ring).read_bytes()
        except OSError as error:
            raise KeysUnreadable(f"the system did not give this process the credential {PREFIX}{ring}") from error
        if len(key) != KEY_BYTES:
            raise KeysUnreadable(f"the credential {PREFIX}{ring} is damaged")
        return key

    def _load(self, ring: str) -> dict[str, str]:
        try:
            entries = json.loads((self._folder / f"{ring}{SEALED}").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise KeysUnreadable(f"cannot read the keys of {ring!r}") from error
        if not isinstance(entries, dict):
            raise KeysUnreadable(f"the keys of {ring!r} are damaged")
        return {str(name): str(value) for name, value in entries.items()}

    def _save(self, ring: str, entries: dict[str, str]) -> None:
        write_durably(self._folder / f"{ring}{SEALED}", json.dumps(entries).encode(), _MODE)


def make_credentials(store: Path = CREDENTIAL_STORE, *, seal_by: str = "auto") -> list[str]:
    """Give this machine the master keys that it lacks; returns their names. For root, at first boot, before anything is enrolled.

    `seal_by` is `systemd-creds --with-key=`: "auto" takes the TPM where there is one. Raises CalledProcessError, OSError.
    """
    store.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = []
    for ring in RINGS:
        name = PREFIX + ring
        if (store / name).exists():
            continue
        part = store / f".{name}.part"
        command = ("systemd-creds", "encrypt", f"--with-key={seal_by}", f"--name={name}", "-", str(part))
        subprocess.run(command, input=secrets.token_bytes(KEY_BYTES), check=True, capture_output=True)
        part.chmod(0o600)
        part.replace(store / name)
        made.append(name)
    return made


def destroy_credentials(keep: tuple[str, ...], store: Path = CREDENTIAL_STORE) -> list[str]:
    """Overwrite and remove every master key but those of the rings `keep`; returns the names of those destroyed. For root."""
    destroyed = []
    for ring in RINGS:
        if ring not in keep and (store / (PREFIX + ring)).exists():
            overwrite(store / (PREFIX + ring))
            destroyed.append(PREFIX + ring)
    return destroyed
