"""Central's own keys: one signs grants (Ed25519), one opens sealed asks (X25519), one is the root of the keys that seal drafts,
one that of deposit providers' secrets, one that of the content keys of media.

They lie as raw files, readable by central's user only. A facility with an HSM replaces this module.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

KEY_BYTES = 32


@dataclass(frozen=True)
class CentralKeys:
    """The private keys. Never log or print this object's parts."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey
    drafts: bytes = field(repr=False)
    deposits: bytes = field(repr=False)
    media: bytes = field(repr=False)

    @property
    def signing_public(self) -> bytes:
        """32 bytes that devices check grants with."""
        return self.signing.public_key().public_bytes_raw()

    @property
    def sealing_public(self) -> bytes:
        """32 bytes that devices seal asks to."""
        return self.sealing.public_key().public_bytes_raw()


def load_keys(data: Path) -> CentralKeys:
    """Read the keys below `data`, making them at the first use."""
    folder = data / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return CentralKeys(
        signing=Ed25519PrivateKey.from_private_bytes(read_or_make(folder / "signing.key")),
        sealing=X25519PrivateKey.from_private_bytes(read_or_make(folder / "sealing.key")),
        drafts=read_or_make(folder / "drafts.key"),
        deposits=read_or_make(folder / "deposits.key"),
        media=read_or_make(folder / "media.key"),
    )


def read_or_make(path: Path) -> bytes:
    """The 32 random bytes of a file, made at the first use; processes that race agree on one key. Raises ValueError: damaged."""
    if not path.exists():
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(descriptor, os.urandom(KEY_BYTES))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            # A link fails when another process was first, so that all agree on one key.
            path.hardlink_to(temporary)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise ValueError(f"{path.name} is damaged: restore it from the backup")
    return key
