"""Proof of who sends a request (RFC 9421, Ed25519) and that it is new.

The signature must cover exactly the components of `wire.SIGNED_COMPONENTS`. Times inside it prove nothing: a device's clock may be
wrong, which it learns from our answers. Freshness comes from the request number.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, algorithms
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from sqlalchemy import Row, bindparam, select, update
from starlette.requests import Request

from central.database import Database
from central.devices.request_window import MAX_NUMBER, RequestWindow
from central.devices.tables import devices
from central.web import Refusal
from kiosk.sync.wire import SIGNATURE_LABEL, SIGNED_COMPONENTS

_SENDER = select(devices.c.signing_key, devices.c.state, devices.c.epoch, devices.c.retired_ms).where(
    devices.c.id == bindparam("of_device")
)
_WINDOW = select(devices.c.request_high, devices.c.request_seen).where(devices.c.id == bindparam("of_device")).with_for_update()
_EXPECTED = frozenset(f'"{name}"' for name in SIGNED_COMPONENTS)


@dataclass(frozen=True)
class Sender:
    """An enrolled device whose signature holds."""

    device: str
    epoch: int
    state: str
    request: int
    #: Lost or replaced: what it saved may come, nothing of residents goes there.
    retired: bool = False

    @property
    def serves(self) -> bool:
        """Whether residents may be served there."""
        return self.state == "active" and not self.retired


class _Headers:
    """All field lines in order, as the library wants them."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._lines = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in raw]

    def items(self) -> list[tuple[str, str]]:
        """Names and values."""
        return self._lines


@dataclass(frozen=True)
class _Message:
    method: str
    url: str
    headers: _Headers


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(self, device: str, key: Ed25519PublicKey) -> None:
        self._device = device
        self._key = key

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        return self._key if key_id == self._device else None


class _Verifier(HTTPMessageVerifier):
    require_created = False

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Device clocks are not trusted; see the module's words."""


def verify_request(database: Database, request: Request, body: bytes, *, facility: str, now_ms: int) -> Sender:
    """The device that signed this request; its number is used up by this call, durably.

    Raises Refusal: 401 (unknown device, bad or under-covered signature, other body), 403 (revoked), 409 (epoch, request number).
    """
    sender = check_request(database, request, body, facility=facility)
    use_up(database, sender, now_ms)
    return sender


def check_request(database: Database, request: Request, body: bytes, *, facility: str) -> Sender:
    """Like `verify_request`, but the caller uses the number up (`use_number`) in the transaction that does what is asked."""
    device = request.headers.get("lumen-device", "")
    with database.read() as connection:
        row = connection.execute(_SENDER, {"of_device": device}).one_or_none()
    if row is None:
        raise Refusal(401, "device", "this device is not enrolled here")
    covered = _verify(request, body, device, row.signing_key)
    if row.state == "revoked":
        raise Refusal(403, "revoked", "this device was taken out of service")
    if covered["lumen-facility"] != facility:
        raise Refusal(401, "facility", "this central serves another facility")
    if covered["lumen-epoch"] != str(row.epoch):
        raise Refusal(409, "epoch", "the device has a newer enrolment")
    number = _request_number(covered["lumen-request"])
    return Sender(device=device, epoch=row.epoch, state=row.state, request=number, retired=row.retired_ms is not None)


def use_up(database: Database, sender: Sender, now_ms: int) -> None:
    """Use the request's number up, durably. Raises Refusal 409 when it was used."""
    with database.write() as connection:
        row = connection.execute(_WINDOW, {"of_device": sender.device}).one()
        window = use_number(row, sender.request)
        connection.execute(update(devices).where(devices.c.id == sender.device).values(**contact_values(window, now_ms)))


def use_number(device: Row[*tuple[Any, ...]], number: int) -> RequestWindow:
    """The device's window (from its locked row) after this number, for `contact_values`. Raises Refusal 409 when it was used."""
    window = RequestWindow(device.request_high, int(device.request_seen, 16))
    after = window.accept(number)
    if after is None:
        raise Refusal(409, "request_number", "this request number was used", next_request=window.next_free)
    return after


def contact_values(window: RequestWindow, now_ms: int) -> dict[str, Any]:
    """What a device's row says after a request."""
    return {"request_high": window.high, "request_seen": f"{window.seen:x}", "last_contact_ms": now_ms}


def _verify(request: Request, body: bytes, device: str, key: str) -> dict[str, str]:
    path = request.scope.get("raw_path") or request.url.path.encode()
    query = request.scope.get("query_string", b"")
    url = f"http://central{path.decode('latin-1')}" + (f"?{query.decode('latin-1')}" if query else "")
    message = _Message(request.method, url, _Headers(request.headers.raw))
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(device, public))
    try:
        results = verifier.verify(message, max_age=None, body=body, require_components=SIGNED_COMPONENTS)
    except (HTTPMessageSignaturesException, ValueError, TypeError, KeyError) as error:
        raise Refusal(401, "signature", "the signature does not hold") from error
    result = results[0]
    covered = dict(result.covered_components)
    covered.pop('"@signature-params"', None)
    # The library reads the label but does not sign it; one signature, ours, is all that is taken.
    if len(results) != 1 or result.label != SIGNATURE_LABEL or covered.keys() != _EXPECTED:
        raise Refusal(401, "signature", "the signature must cover exactly the agreed parts of the request")
    if covered['"lumen-device"'] != device:
        raise Refusal(401, "signature", "the signature is another device's")
    return {name.strip('"'): value for name, value in covered.items()}


def _request_number(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or len(value) > 16 or not 1 <= int(value) < MAX_NUMBER:
        raise Refusal(401, "request_number", "the request number is not a whole number")
    return int(value)
