"""Signs every request of an enrolled device (RFC 9421, Ed25519), each with a request number that is never used twice."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms
from requests import PreparedRequest
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.engine import Store
from kiosk.sync.tables import sync_state
from kiosk.sync.wire import SIGNATURE_LABEL, SIGNED_COMPONENTS

#: Numbers are reserved this many at a time: one durable write a block, and a crash skips at most a block.
BLOCK = 1000


class Numbers(Protocol):
    """Where request numbers come from."""

    def take(self) -> int:
        """A number that no request of this device has carried."""

    def jump(self, next_number: int) -> None:
        """Central takes this one next; never goes back."""


class RequestNumbers:
    """Hands out request numbers 1, 2, 3 …, reserved in the store before use. Threads may share it.

    Not to be called within a write transaction of the same thread.
    """

    def __init__(self, store: Store, block: int = BLOCK) -> None:
        self._store = store
        self._block = block
        self._lock = threading.Lock()
        self._next = self._limit = 0

    def take(self) -> int:
        """A number that no request of this device has carried."""
        with self._lock:
            if self._next >= self._limit:
                self._reserve(at_least=1)
            number = self._next
            self._next += 1
            return number

    def jump(self, next_number: int) -> None:
        """Central (over the pinned link) says which number it takes next; never goes back."""
        with self._lock:
            if next_number > self._next:
                self._reserve(at_least=next_number)

    def _reserve(self, at_least: int) -> None:
        with self._store.write() as conn:
            stored = conn.execute(select(sync_state.c.request_limit)).scalar_one_or_none()
            start = max(stored or 1, at_least)
            limit = start + self._block
            conn.execute(
                insert(sync_state)
                .values(id=1, request_limit=limit)
                .on_conflict_do_update(index_elements=["id"], set_={"request_limit": limit})
            )
        self._next, self._limit = start, limit


class Speaker(Protocol):
    """Who signs (`kiosk.device.identity.Identity`)."""

    @property
    def device(self) -> str:
        """The device's id, which is also the key's id."""

    @property
    def facility(self) -> str:
        """The facility's id."""

    @property
    def epoch(self) -> int:
        """The device's epoch."""


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:  # noqa: ARG002 - there is only one
        return self._key

    def resolve_public_key(self, key_id: str) -> Any:
        raise NotImplementedError(key_id)


class WallClock(Protocol):
    """The best guess of the time of day."""

    def display_ms(self) -> int:
        """Milliseconds since the Unix epoch, UTC."""


class RequestSigner:
    """Adds the device's headers, the digest of the body as sent, and the signature over both."""

    def __init__(self, speaker: Speaker, key: Ed25519PrivateKey, numbers: Numbers, clock: WallClock) -> None:
        self._speaker = speaker
        self._clock = clock
        self.numbers = numbers
        self._signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(key))

    def sign(self, request: PreparedRequest) -> None:
        """Sign `request` in place, over its encoded body (empty bytes when there is none)."""
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        request.headers["Lumen-Device"] = self._speaker.device
        request.headers["Lumen-Epoch"] = str(self._speaker.epoch)
        request.headers["Lumen-Facility"] = self._speaker.facility
        request.headers["Lumen-Request"] = str(self.numbers.take())
        self._signer.sign(
            request,
            key_id=self._speaker.device,
            created=datetime.fromtimestamp(self._clock.display_ms() / 1000, UTC),
            label=SIGNATURE_LABEL,
            covered_component_ids=SIGNED_COMPONENTS,
            body=body,
        )
