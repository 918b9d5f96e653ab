"""Sealing a title's own file into the store of objects."""

from __future__ import annotations

import secrets
import tempfile
from dataclasses import dataclass
from typing import BinaryIO

from central.media.content_keys import content_key
from central.media.objects import Objects
from kiosk.media_store.container import KEY_ID_BYTES, seal


@dataclass(frozen=True)
class Sealed:
    """A sealed file in the store: the name that the catalogue knows it by, its length, and which key opens it."""

    name: str
    size_bytes: int
    key_id: bytes


def seal_into(objects: Objects, media_key: bytes, title: str, source: BinaryIO) -> Sealed:
    """Seal a plain file (seekable) and store it. Raises ValueError, OSError."""
    key_id = secrets.token_bytes(KEY_ID_BYTES)
    with tempfile.TemporaryFile() as target:  # sealed: no plain byte of it lies on the disk
        name = seal(source, target, title=title, key_id=key_id, content_key=content_key(media_key, title, key_id))
        size_bytes = target.seek(0, 2)
        target.seek(0)
        objects.put(name, target)
    return Sealed(name, size_bytes, key_id)
