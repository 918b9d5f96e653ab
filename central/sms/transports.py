"""Where short messages go: a folder (demo, tests), or a gateway by signed HTTP. Both may be asked twice and send it once."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import requests
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

from central.blobs import write_durably
from central.deposits.providers import COMPONENTS
from central.mail_out.transports import TryLater, Undeliverable

#: Answers of a gateway that will be the same next time: the message, not the moment.
_FOR_GOOD = frozenset({400, 404, 410, 413, 422})


@dataclass(frozen=True)
class ShortMessage:
    """What goes out. `sender` is the resident's own number, empty for the gateway's."""

    token: str
    sender: str
    recipient: str
    text: str

    def as_json(self) -> bytes:
        """The body that gateways get."""
        return json.dumps({"message": self.token, "from": self.sender, "to": self.recipient, "text": self.text}).encode()


class SmsTransport(Protocol):
    """Sends short messages."""

    @property
    def longest_ms(self) -> int:
        """How long one may take; then another worker may try."""

    def send(self, sms: ShortMessage) -> None:
        """Send once for its token. Raises TryLater or Undeliverable."""


class SmsFolder:
    """A folder with a file for each message, named by its token: a retry overwrites the same file."""

    longest_ms = 10_000

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, sms: ShortMessage) -> None:
        """Write it."""
        try:
            write_durably(self.folder / f"{sms.token}.json", sms.as_json())
        except OSError as error:
            raise TryLater("the folder cannot be written") from error


class _Key(HTTPSignatureKeyResolver):
    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def resolve_private_key(self, key_id: str) -> bytes:  # noqa: ARG002 - named by the library
        return self._secret


@dataclass(frozen=True)
class SmsGateway:
    """A gateway that takes a signed POST (RFC 9421, HMAC-SHA256) and, sent the same `message` again, answers again without sending.

    Raises ValueError for an address that would carry words over a network unencrypted.
    """

    url: str
    name: str
    secret: bytes = field(repr=False)
    timeout_s: float = 20

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.query or not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))):
            raise ValueError("a gateway is an https address without a query")

    @property
    def longest_ms(self) -> int:
        """Connecting, sending, and the answer."""
        return int(self.timeout_s * 3000)

    def send(self, sms: ShortMessage) -> None:
        """Hand it over."""
        body = sms.as_json()
        headers = {"Content-Type": "application/json", "Idempotency-Key": sms.token}
        request = requests.Request("POST", self.url, data=body, headers=headers).prepare()
        signer = HTTPMessageSigner(signature_algorithm=algorithms.HMAC_SHA256, key_resolver=_Key(self.secret))
        signer.sign(request, key_id=self.name, label="sig", covered_component_ids=COMPONENTS, body=body)
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.send(request, timeout=self.timeout_s, allow_redirects=False, stream=True)
                answer.close()
        except requests.RequestException as error:
            raise TryLater("the gateway cannot be reached") from error
        if answer.status_code in _FOR_GOOD:
            raise Undeliverable("the gateway refused the message")
        if not 200 <= answer.status_code < 300:
            raise TryLater("the gateway refused for now")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
