"""A provider of deposits as central sees one: signs notices (RFC 9421). And looks at what central made of them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

from central.clock import now_ms
from central.deposits.providers import COMPONENTS, add_provider
from central.keys import load_keys
from central.ledger.book import balance, contact_owner, resident_owner
from central.ledger.history import lines_of
from kiosk.sync.wire import EntryChange
from tests.integration.central.world import MARCUS, World


class _Key(HTTPSignatureKeyResolver):
    def __init__(self, key: bytes | Ed25519PrivateKey) -> None:
        self.key = key

    def resolve_private_key(self, key_id: str) -> bytes | Ed25519PrivateKey:
        return self.key


@dataclass
class Provider:
    """Sends signed notices."""

    http: httpx.Client
    name: str
    key: bytes | Ed25519PrivateKey
    numbers: list[str] = field(default_factory=list)

    @classmethod
    def hmac(cls, world: World, name: str = "payco") -> Provider:
        with world.database.write() as connection:
            secret = add_provider(connection, load_keys(world.settings.data).deposits, name, None, now_ms())
        assert secret is not None
        return cls(world.http, name, secret)

    @classmethod
    def ed25519(cls, world: World, name: str = "orders") -> Provider:
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes_raw()
        with world.database.write() as connection:
            assert add_provider(connection, load_keys(world.settings.data).deposits, name, public, now_ms()) is None
        return cls(world.http, name, key)

    def build(
        self,
        body: bytes,
        *,
        age: timedelta = timedelta(),
        components: tuple[str, ...] = COMPONENTS,
        name: str | None = None,
        path: str = "/v1/deposits",
        algorithm: Any = None,
    ) -> httpx.Request:
        """A signed request."""
        request = self.http.build_request("POST", path, content=body, headers={"Content-Type": "application/json"})
        wanted = algorithm or (algorithms.HMAC_SHA256 if isinstance(self.key, bytes) else algorithms.ED25519)
        signer = HTTPMessageSigner(signature_algorithm=wanted, key_resolver=_Key(self.key))
        created = datetime.now(UTC) - age
        signer.sign(request, key_id=name or self.name, created=created, label="sig", covered_component_ids=components, body=body)
        return request

    def send(self, **notice: Any) -> httpx.Response:
        """Any notice."""
        return self.http.send(self.build(json.dumps(notice).encode()))

    def deposit(self, cents: int, *, reference: str = "", **more: Any) -> dict[str, Any]:
        """A deposit for Marcus that is taken."""
        response = self.send(**self.notice(cents, reference=reference, **more))
        assert response.status_code == 200, response.text
        return dict(response.json())

    def notice(self, cents: int, *, reference: str = "", **more: Any) -> dict[str, Any]:
        """The body of a deposit for Marcus."""
        self.numbers.append(reference)
        made = {"kind": "deposit", "resident": MARCUS, "account": "credits", "cents": cents, "source": "online"}
        return made | {"reference": reference or f"{self.name}-{len(self.numbers)}"} | more

    def chargeback(self, deposit: str, **more: Any) -> dict[str, Any]:
        """A chargeback that is taken."""
        response = self.send(kind="chargeback", reference=f"back-{deposit}", deposit=deposit, **more)
        assert response.status_code == 200, response.text
        return dict(response.json())


def held(world: World, resident: str = MARCUS) -> dict[str, int]:
    """What the ledger holds for a resident; `owed` is what they owe."""
    owner = resident_owner(resident)
    with world.database.read() as connection:
        return {
            "stamps": balance(connection, "available", owner, "stamp"),
            "credits": balance(connection, "available", owner, "usd_cents"),
            "trust": balance(connection, "trust", owner, "usd_cents"),
            "paid_out": balance(connection, "paid_out", owner, "usd_cents"),
            "owed": -balance(connection, "receivable", owner, "usd_cents"),
        }


def contact_stamps(world: World, contact: str) -> tuple[int, int]:
    """Stamps that a contact has, and those they owe."""
    with world.database.read() as connection:
        owner = contact_owner(contact)
        return balance(connection, "available", owner, "stamp"), -balance(connection, "receivable", owner, "stamp")


def history(world: World, resident: str = MARCUS) -> list[EntryChange]:
    """The lines that a resident reads."""
    with world.database.read() as connection:
        return lines_of(connection, resident)


def adds_up(world: World, resident: str = MARCUS) -> bool:
    """Whether the history adds up to what the ledger holds, set aside or not."""
    owner = resident_owner(resident)
    lines = history(world, resident)
    with world.database.read() as connection:
        stamps, cents = (
            balance(connection, "available", owner, commodity) + balance(connection, "escrow", owner, commodity)
            for commodity in ("stamp", "usd_cents")
        )
        trust = balance(connection, "trust", owner, "usd_cents")
    shown = (sum(line.stamps for line in lines), sum(line.credits_cents for line in lines), sum(line.trust_cents for line in lines))
    return shown == (stamps, cents, trust)


def claims_of(token: str | None) -> dict[str, Any]:
    """What a signed token says."""
    assert token is not None
    return dict(json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "==")))
