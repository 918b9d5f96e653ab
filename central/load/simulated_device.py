"""A device as central sees one: enrols, signs every request, seals asks, chains commands, follows its streams."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from typing import Any

import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

from central.load.connection import Answer, Connection, Failed
from kiosk.sync.wire import (
    GENESIS_HASH,
    SIGNATURE_LABEL,
    SIGNED_COMPONENTS,
    AskAnswer,
    ChangesAnswer,
    Command,
    CommandAnswer,
    CommandBatch,
    EnrolAnswer,
    ask_info,
    command_hash,
    payload_hash,
    sealed_payload,
)
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_enrol import AnnouncementAnswer, announced

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:  # noqa: ARG002 - there is only one
        return self._key

    def resolve_public_key(self, key_id: str) -> Any:
        raise NotImplementedError(key_id)


@dataclass
class _Unsigned:
    """What the signing library wants of a request."""

    method: str
    url: str
    headers: dict[str, str]


class SimulatedDevice:
    """`host` and `port` are central's; one connection, one request at a time."""

    def __init__(self, host: str, port: int, serial: str) -> None:
        self.serial = serial
        self.cursor: str | None = None
        self._connection = Connection(host, port)
        self._key = Ed25519PrivateKey.generate()
        self._signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(self._key))
        self._known: EnrolAnswer | None = None
        self._request = 0
        self._seq, self._hash = 0, GENESIS_HASH

    @property
    def known(self) -> EnrolAnswer:
        """What central said at enrolment. Raises Failed before it."""
        if self._known is None:
            raise Failed("not enrolled")
        return self._known

    async def enrol(self, code: str) -> None:
        """Join the fleet. Raises Failed."""
        public = base64.b64encode(self._key.public_key().public_bytes_raw()).decode()
        asked = {"code": code, "serial": self.serial, "kind": "kiosk", "signing_key": public}
        answer = await self._connection.post("/v1/enrol", {"Content-Type": "application/json"}, json.dumps(asked).encode())
        self._known = EnrolAnswer.model_validate_json(_good(answer))

    async def announce(self) -> None:
        """Join the fleet by the manifest. Raises Failed, also when this device has to wait for approval."""
        public = base64.b64encode(self._key.public_key().public_bytes_raw()).decode()
        said = (self.serial, "kiosk", public, public, "load")
        names = ("serial", "kind", "signing_key", "receipt_key", "software")
        signature = base64.b64encode(self._key.sign(announced(*said, another=False))).decode()
        body = json.dumps({**dict(zip(names, said, strict=True)), "signature": signature}).encode()
        answer = await self._connection.post("/v1/announce", {"Content-Type": "application/json"}, body)
        told = AnnouncementAnswer.model_validate_json(_good(answer))
        if told.enrolled is None:
            raise Failed(told.state)
        self._known = told.enrolled

    async def sign_in(self, resident: str, pin: str) -> str:
        """The grant's id. Raises Failed."""
        ask = str(uuid_utils.uuid7())
        key = X25519PublicKey.from_public_bytes(base64.b64decode(self.known.central_sealing_key))
        inside = json.dumps({"kind": "sign_in", "ask": ask, "resident": resident, "pin": pin}).encode()
        sealed = base64.b64encode(_SUITE.encrypt(inside, key, info=ask_info(self.known.device, ask))).decode()
        answer = AskAnswer.model_validate_json(await self.post("/v1/asks", {"id": ask, "sealed": sealed}))
        if answer.grant is None:
            raise Failed(answer.status)
        claims = answer.grant.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(claims + "=="))["grant"])

    async def pull(self, wait_s: int = 0, limit: int = 500) -> ChangesAnswer:
        """One page; the cursor moves. Raises Failed."""
        answer = ChangesAnswer.model_validate_json(await self.pull_raw(wait_s, limit))
        self.cursor = answer.cursor
        return answer

    async def pull_raw(self, wait_s: int, limit: int = 500) -> bytes:
        """One page as it came. Raises Failed."""
        return await self.post("/v1/changes", {"cursor": self.cursor, "wait_s": wait_s, "limit": limit})

    async def send(self, kind: str, payloads: list[Payload], grant: str) -> CommandAnswer:
        """Chain and send one command a payload. Raises Failed."""
        batch = CommandBatch(commands=tuple(self._command(kind, payload, grant) for payload in payloads))
        return CommandAnswer.model_validate_json(await self.post_bytes("/v1/commands", batch.model_dump_json().encode()))

    def _command(self, kind: str, payload: Payload, grant: str) -> Command:
        content = payload.model_dump(mode="json")
        head: dict[str, Any] = {
            "seq": self._seq + 1,
            "id": str(uuid_utils.uuid7()),
            "grant": grant,
            "at_ms": time.time_ns() // 1_000_000,
            "boot_ms": time.monotonic_ns() // 1_000_000,
            "payload_hash": payload_hash(sealed_payload(kind, 1, content)),
        }
        before = self._hash
        self._seq, self._hash = self._seq + 1, command_hash(before, **head)
        return Command(kind=kind, version=1, payload=content, prev_hash=before, hash=self._hash, **head)

    async def post(self, path: str, value: dict[str, Any]) -> bytes:
        """POST JSON, signed. Raises Failed."""
        return await self.post_bytes(path, json.dumps(value).encode())

    async def post_bytes(self, path: str, body: bytes) -> bytes:
        """POST, signed. Raises Failed."""
        self._request += 1
        headers = {
            "Content-Type": "application/json",
            "Lumen-Device": self.known.device,
            "Lumen-Epoch": str(self.known.epoch),
            "Lumen-Facility": self.known.facility,
            "Lumen-Request": str(self._request),
        }
        unsigned = _Unsigned("POST", f"http://central{path}", headers)
        self._signer.sign(unsigned, key_id=self.known.device, label=SIGNATURE_LABEL, covered_component_ids=SIGNED_COMPONENTS, body=body)
        return _good(await self._connection.post(path, unsigned.headers, body))

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()


def _good(answer: Answer) -> bytes:
    if answer.status != 200:
        raise Failed(f"status {answer.status}")
    return answer.body
