"""A device as central sees one: signs requests, keeps a chain of commands, seals asks. Written apart from kiosk's own client."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

import httpx
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

from kiosk.sync.wire import (
    ASK_INFO,
    GENESIS_HASH,
    SIGNATURE_LABEL,
    SIGNED_COMPONENTS,
    AskAnswer,
    ChangesAnswer,
    EnrolAnswer,
    Outcome,
    command_hash,
    payload_hash,
    sealed_payload,
)


class _Key(HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self.key = key

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return self.key


@dataclass
class Chain:
    """The head of a chain of commands."""

    seq: int = 0
    hash: str = GENESIS_HASH
    sent: list[dict[str, Any]] = field(default_factory=list)

    def command(self, kind: str, payload: dict[str, Any] | None, grant: str | None, **over: Any) -> dict[str, Any]:
        """The next command; `over` replaces parts of it before it is hashed."""
        made: dict[str, Any] = {
            "seq": self.seq + 1,
            "id": str(uuid_utils.uuid7()),
            "grant": grant,
            "kind": kind,
            "version": 1,
            "payload": payload,
            "at_ms": 1_700_000_000_000,
            "boot_ms": 1000,
            **over,
        }
        if "payload_hash" not in made:
            made["payload_hash"] = payload_hash(sealed_payload(made["kind"], made["version"], made["payload"] or {}))
        made.setdefault("prev_hash", self.hash)
        head = {key: made[key] for key in ("seq", "id", "grant", "at_ms", "boot_ms", "payload_hash")}
        made.setdefault("hash", command_hash(made["prev_hash"], **head))
        self.seq, self.hash = made["seq"], made["hash"]
        self.sent.append(made)
        return made


class Device:
    """An enrolled device."""

    def __init__(self, http: httpx.Client, code: str, serial: str = "SN-1", kind: str = "kiosk") -> None:
        self.http = http
        self.key = Ed25519PrivateKey.generate()
        self.request = 0
        self.chain = Chain()
        self.cursor: str | None = None
        public = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()
        self.enrol_body = {"code": code, "serial": serial, "kind": kind, "signing_key": public}
        response = http.post("/v1/enrol", json=self.enrol_body)
        assert response.status_code == 200, response.text
        self.enrolled = EnrolAnswer.model_validate_json(response.content)

    @property
    def id(self) -> str:
        return self.enrolled.device

    def build(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        number: int | None = None,
        components: tuple[str, ...] = SIGNED_COMPONENTS,
        headers: dict[str, str] | None = None,
        label: str = SIGNATURE_LABEL,
    ) -> httpx.Request:
        """A signed request."""
        if number is None:
            self.request += 1
            number = self.request
        request = self.http.build_request(method, path, content=body, headers={"Content-Type": "application/json"})
        request.headers["Lumen-Device"] = self.id
        request.headers["Lumen-Epoch"] = str(self.enrolled.epoch)
        request.headers["Lumen-Facility"] = self.enrolled.facility
        request.headers["Lumen-Request"] = str(number)
        for name, value in (headers or {}).items():
            request.headers[name] = value
        signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_Key(self.key))
        signer.sign(request, key_id=self.id, label=label, covered_component_ids=components, body=body)
        return request

    def post(self, path: str, value: object, **options: Any) -> httpx.Response:
        """POST JSON, signed."""
        return self.http.send(self.build("POST", path, json.dumps(value).encode(), **options))

    def get(self, path: str) -> httpx.Response:
        """GET, signed."""
        return self.http.send(self.build("GET", path))

    def sealed(self, resident: str, pin: str, ask: str, inner: str | None = None) -> str:
        """The box of a sign-in ask."""
        suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
        key = X25519PublicKey.from_public_bytes(base64.b64decode(self.enrolled.central_sealing_key))
        plain = json.dumps({"kind": "sign_in", "ask": inner or ask, "resident": resident, "pin": pin}).encode()
        return base64.b64encode(suite.encrypt(plain, key, info=ASK_INFO + b"|" + f"{self.id}|{ask}".encode())).decode()

    def ask(self, resident: str, pin: str) -> AskAnswer:
        """Sign in with a PIN."""
        ask = str(uuid_utils.uuid7())
        response = self.post("/v1/asks", {"id": ask, "sealed": self.sealed(resident, pin, ask)})
        assert response.status_code == 200, response.text
        return AskAnswer.model_validate_json(response.content)

    def sign_in(self, resident: str, pin: str) -> str:
        """Sign in; returns the grant's id."""
        answer = self.ask(resident, pin)
        assert answer.status == "signed_in", answer
        assert answer.grant is not None
        claims = answer.grant.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(claims + "=="))["grant"])

    def send(self, *commands: dict[str, Any]) -> list[Outcome]:
        """Send commands; returns their outcomes."""
        response = self.post("/v1/commands", {"commands": list(commands)})
        assert response.status_code == 200, response.text
        return [Outcome.model_validate(one) for one in response.json()["outcomes"]]

    def do(self, kind: str, payload: dict[str, Any] | None, grant: str | None, **over: Any) -> Outcome:
        """Make one command and send it."""
        return self.send(self.chain.command(kind, payload, grant, **over))[0]

    def pull(self, wait_s: int = 0, limit: int = 500) -> ChangesAnswer:
        """One page of changes; the cursor moves."""
        response = self.post("/v1/changes", {"cursor": self.cursor, "wait_s": wait_s, "limit": limit})
        assert response.status_code == 200, response.text
        answer = ChangesAnswer.model_validate_json(response.content)
        self.cursor = answer.cursor
        return answer

    def pull_all(self) -> list[tuple[str, dict[str, Any]]]:
        """All changes that wait, as (kind, payload)."""
        found: list[tuple[str, dict[str, Any]]] = []
        while True:
            page = self.pull()
            found += [(change.kind, change.payload) for change in page.changes]
            if not page.more:
                return found
