"""Content keys, derived from central's media key, the title, and the key id in the file's header: no database holds one."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.media_store.container import KEY_BYTES


def content_key(media_key: bytes, title: str, key_id: bytes) -> bytes:
    """The key of one sealing of one title (HKDF-SHA256, RFC 5869), 32 bytes."""
    return HKDF(SHA256(), KEY_BYTES, salt=key_id, info=b"lumen media title|" + title.encode("ascii")).derive(media_key)
