"""The key that seals a resident's drafts: derived, never stored, given to a device with the answer to a sign-in."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from central.keys import KEY_BYTES, CentralKeys


def drafts_key(keys: CentralKeys, resident: str) -> bytes:
    """32 bytes, the same at each sign-in of this resident."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"lumen drafts key|" + resident.encode()).derive(keys.drafts)
