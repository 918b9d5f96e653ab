"""Providers of deposits, and gateways of short messages: their keys, and the proof that a request is theirs (RFC 9421) and fresh.

A signature covers exactly the method, the path and the digest of the body, and was made within five minutes. Sent again within them, a
notice is answered again and posts nothing: its reference is used. A key is good for one feed: a gateway cannot bring money.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, algorithms
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from sqlalchemy import Connection, insert, select, update
from starlette.requests import Request

from central.deposits.tables import deposit_providers
from central.web import Refusal

COMPONENTS = ("@method", "@path", "content-digest")
MAX_AGE = timedelta(minutes=5)
#: What a provider may bring.
DEPOSITS, SMS = "deposits", "sms"
#: Notices that staff enter themselves. No provider has this name.
STAFF = "facility"

_ALGORITHMS = {"hmac-sha256": algorithms.HMAC_SHA256, "ed25519": algorithms.ED25519}
_EXPECTED = frozenset(f'"{name}"' for name in COMPONENTS)


class ProviderExists(Exception):
    """There is a provider of this name in service."""


def add_provider(
    connection: Connection, root: bytes, name: str, public_key: bytes | None, now_ms: int, *, feed: str = DEPOSITS
) -> bytes | None:
    """Put a provider into service, or one that was ended again with another key; returns the secret of HMAC.

    Raises ProviderExists, and ValueError for a public key that is none.
    """
    if public_key is not None:
        Ed25519PublicKey.from_public_bytes(public_key)
    known = connection.execute(select(deposit_providers).where(deposit_providers.c.name == name).with_for_update()).one_or_none()
    if name == STAFF or (known is not None and (known.ended_ms is None or known.feed != feed)):
        raise ProviderExists(name)
    salt = secrets.token_hex(32)
    values: dict[str, Any] = {
        "algorithm": "hmac-sha256" if public_key is None else "ed25519",
        "salt": salt,
        "public_key": None if public_key is None else base64.b64encode(public_key).decode(),
        "since_ms": now_ms,
        "ended_ms": None,
        "feed": feed,
    }
    if known is None:
        connection.execute(insert(deposit_providers).values(name=name, **values))
    else:
        connection.execute(update(deposit_providers).where(deposit_providers.c.name == name).values(**values))
    return _secret(root, name, salt, feed) if public_key is None else None


def secret_of(connection: Connection, root: bytes, name: str, *, feed: str) -> bytes | None:
    """The shared secret of a provider in service; None when there is no such one."""
    row = connection.execute(
        select(deposit_providers).where(
            deposit_providers.c.name == name, deposit_providers.c.feed == feed, deposit_providers.c.ended_ms.is_(None)
        )
    ).one_or_none()
    return None if row is None or row.public_key is not None else _secret(root, row.name, row.salt, feed)


def end_provider(connection: Connection, name: str, now_ms: int, *, feed: str = DEPOSITS) -> bool:
    """Take a provider out of service; False when there is none of this name."""
    ended = update(deposit_providers).where(
        deposit_providers.c.name == name, deposit_providers.c.feed == feed, deposit_providers.c.ended_ms.is_(None)
    )
    return connection.execute(ended.values(ended_ms=now_ms)).rowcount == 1


def verify_provider(connection: Connection, root: bytes, request: Request, body: bytes, *, feed: str = DEPOSITS) -> str:
    """The provider of this feed that signed this request. Raises Refusal 401."""
    if request.scope.get("query_string"):
        raise Refusal(401, "signature", "this path takes no query")
    path = (request.scope.get("raw_path") or request.url.path.encode()).decode("latin-1")
    message = _Message(request.method, f"http://central{path}", _Headers(request))
    for algorithm, implementation in _ALGORITHMS.items():
        verifier = HTTPMessageVerifier(signature_algorithm=implementation, key_resolver=_Keys(connection, root, algorithm, feed))
        try:
            results = verifier.verify(message, max_age=MAX_AGE, body=body, require_components=COMPONENTS)
        except (HTTPMessageSignaturesException, ValueError, TypeError, KeyError):
            continue
        if len(results) == 1 and results[0].covered_components.keys() - {'"@signature-params"'} == _EXPECTED:
            return str(results[0].parameters["keyid"])
    raise Refusal(401, "signature", "there is no such provider, or its signature does not hold")


class _Keys(HTTPSignatureKeyResolver):
    """Keys of the providers in service that use one algorithm: a public key is never taken for a secret."""

    def __init__(self, connection: Connection, root: bytes, algorithm: str, feed: str) -> None:
        self._connection = connection
        self._root = root
        self._algorithm = algorithm
        self._feed = feed

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | bytes | None:
        row = self._connection.execute(
            select(deposit_providers).where(
                deposit_providers.c.name == key_id,
                deposit_providers.c.algorithm == self._algorithm,
                deposit_providers.c.feed == self._feed,
                deposit_providers.c.ended_ms.is_(None),
            )
        ).one_or_none()
        if row is None:
            return None
        if row.public_key is not None:
            return Ed25519PublicKey.from_public_bytes(base64.b64decode(row.public_key))
        return _secret(self._root, row.name, row.salt, self._feed)


class _Headers:
    """All field lines in order, as the library wants them."""

    def __init__(self, request: Request) -> None:
        self._lines = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]

    def items(self) -> list[tuple[str, str]]:
        """Names and values."""
        return self._lines


@dataclass(frozen=True)
class _Message:
    method: str
    url: str
    headers: _Headers


def _secret(root: bytes, name: str, salt: str, feed: str) -> bytes:
    info = f"lumen {feed} v1|{name}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=bytes.fromhex(salt), info=info).derive(root)
