"""A device that is enrolled, in a folder: a real encrypted store with all tables, real keys, a clock that tests move by hand.

`Central` stands in for the server where a test needs its signature or its answer to an ask: real Ed25519 and real HPKE.
"""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from joserfc import jws
from joserfc.jwk import OKPKey
from sqlalchemy import insert, select, update
from uuid_utils import uuid7

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, save_identity
from kiosk.device.keys import DeviceKeys, device_keys
from kiosk.device.status import SyncStatus, write_status
from kiosk.settings import DeviceSettings
from kiosk.signin.rules import Person, Session
from kiosk.signin.tables import sessions
from kiosk.store.engine import Store, open_store
from kiosk.sync import registry, wire
from kiosk.sync.asks import SUITE
from kiosk.sync.outbox import enqueue
from kiosk.sync.tables import asks, outbox
from kiosk.sync.wire_base import Payload
from tests.migrated_store import migrated_store

NOON_MS = 1_780_000_000_000
MARCUS = Person("marcus", "Marcus", "20714471")
ANDRE = Person("andre", "Andre", "20718812")
DEVICE = "kiosk-c-014"


@dataclass
class HandClock:
    """Boot time in milliseconds that moves only when told."""

    boot_ms: int = 60_000

    def __call__(self) -> int:
        return self.boot_ms

    def forward(self, ms: int) -> None:
        """Let time pass."""
        self.boot_ms += ms


@dataclass
class PlainClock:
    """Says what it was told, for tests that are not about trusted time."""

    ms: int = NOON_MS
    boot: int = 5_000

    def now_ms(self) -> int:
        return self.ms

    def display_ms(self) -> int:
        return self.ms

    def boot_ms(self) -> int:
        return self.boot


@dataclass
class Central:
    """Central's keys, and answers to asks as sync would bring them."""

    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    def sign(self, claims: dict[str, Any], *, typ: str = "lumen-grant") -> str:
        """A compact JWS of a grant."""
        pem = self.signing.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        header = {"alg": "Ed25519", "typ": typ}
        return jws.serialize_compact(header, json.dumps(claims), OKPKey.import_key(pem), algorithms=["Ed25519"])

    def grant(self, now_ms: int, resident: str = "marcus", **changed: Any) -> str:
        """A grant of a week for the resident on our device."""
        claims: dict[str, Any] = {
            "grant": f"grant-{uuid7()}",
            "device": DEVICE,
            "resident": resident,
            "epoch": 1,
            "issued_ms": now_ms,
            "offline_until_ms": now_ms + 7 * 86_400_000,
            "pin_version": 1,
        }
        return self.sign({**claims, **changed})


@dataclass
class Device:
    """An enrolled device and the hands that move it."""

    settings: DeviceSettings
    identity: Identity
    store: Store
    keys: DeviceKeys
    hand: HandClock
    clock: TrustedClock
    central: Central
    plain: PlainClock = field(default_factory=PlainClock)
    numbers: dict[str, int] = field(default_factory=dict)

    def real_clock(self) -> TrustedClock:
        """Trusted time on this machine's own clocks, as the sync process has it."""
        return TrustedClock(self.store)

    def connect(self, connected: bool) -> None:
        """What sync would write about the link."""
        with self.store.write() as conn:
            write_status(conn, SyncStatus(connected=connected))

    def apply(self, features: list[registry.Feature], *changes: wire.Change) -> None:
        """Apply changes in one transaction, as sync does."""
        handlers = registry.all_handlers(features)
        with self.store.write() as conn:
            for change in changes:
                key = (change.kind, change.version)
                handlers[key](conn, wire.CHANGE_TYPES[key].model_validate(change.payload), change)

    def change(self, stream: str, kind: str, payload: Payload | dict[str, Any], at_ms: int = NOON_MS) -> wire.Change:
        """The next change of a stream."""
        n = self.numbers[stream] = self.numbers.get(stream, 0) + 1
        content = payload if isinstance(payload, dict) else payload.model_dump(mode="json")
        return wire.Change(stream=stream, n=n, kind=kind, version=1, payload=content, at_ms=at_ms)

    def asked(self) -> wire.AskSignIn | None:
        """The ask that waits, opened with central's key."""
        with self.store.read() as conn:
            row = conn.execute(select(asks).where(asks.c.state == "waiting")).one_or_none()
        if row is None:
            return None
        opened = SUITE.decrypt(b64decode(row.sealed), self.central.sealing, info=wire.ask_info(DEVICE, row.id))
        return wire.AskSignIn.model_validate_json(opened)

    def answer(self, ask: str, **answer: Any) -> None:
        """Central's answer to an ask, as sync would store it."""
        stored = wire.AskAnswer(server_ms=self.clock.now_ms(), **answer).model_dump_json()
        with self.store.write() as conn:
            conn.execute(update(asks).where(asks.c.id == ask).values(state="answered", sealed="", answer=stored))

    def commands(self, kind: str | None = None) -> list[tuple[str, str | None, dict[str, Any] | None]]:
        """Kind, grant and payload of the commands in the outbox, in order."""
        with self.store.read() as conn:
            rows = conn.execute(select(outbox).order_by(outbox.c.seq)).all()
        return [
            (row.kind, row.grant_id, None if row.payload is None else json.loads(row.payload))
            for row in rows
            if kind is None or row.kind == kind
        ]

    def send(self, text: str = "Dear Rosa", grant: str = "grant-1") -> str:
        """The command of a message, without the rest of mail."""
        payload = wire.MailSend(contact="rosa", text=text, pay=wire.PayOwnStamps(count=1))
        with self.store.write() as conn:
            return enqueue(conn, kind="mail.send", version=1, payload=payload, grant=grant, clock=self.plain)

    def states(self) -> list[str]:
        """Where each command is, in order."""
        with self.store.read() as conn:
            return list(conn.execute(select(outbox.c.state).order_by(outbox.c.seq)).scalars())

    def set_command(self, command: str, state: str, **values: Any) -> None:
        """Move a command on, as sync would."""
        with self.store.write() as conn:
            conn.execute(update(outbox).where(outbox.c.id == command).values(state=state, **values))

    def session(self, person: Person = MARCUS, grant: str = "grant-1") -> Session:
        """An open session, without the ceremony of sign-in."""
        made = Session(str(uuid7()), person, grant, online=True, started_ms=self.clock.now_ms())
        with self.store.write() as conn:
            conn.execute(
                insert(sessions).values(id=made.id, resident=person.resident, grant_id=grant, online=True, started_ms=made.started_ms)
            )
        return made

    def power_cut(self) -> None:
        """Switch off and on: what was in memory is gone, the boot clock starts again."""
        self.store.close()
        self.hand.boot_ms = 5_000
        self.store = open_store(self.settings.store_path, self.keys.store_key)
        self.clock = TrustedClock(self.store, boot_clock=self.hand, wall_clock=lambda: 0, boot_id=str(uuid7()))


def enrolled_device(folder: Path, url: str = "http://127.0.0.1:9", *, told: bool = True) -> Device:
    """Make a device in an empty folder; `told` says that central has told it the time."""
    settings = DeviceSettings(data=folder, serial="SN-1", central_url=url)
    keys = device_keys(settings, create=True)
    store = migrated_store(settings.store_path, keys.store_key)
    central = Central()
    identity = Identity(
        device=DEVICE,
        name="Kiosk C-014",
        facility="cedar-ridge",
        epoch=1,
        kind="kiosk",
        central_signing_key=central.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw),
        central_sealing_key=central.sealing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw),
    )
    with store.write() as conn:
        save_identity(conn, identity)
    hand = HandClock()
    clock = TrustedClock(store, boot_clock=hand, wall_clock=lambda: 0, boot_id="first")
    if told:
        clock.learn(NOON_MS)
    return Device(settings, identity, store, keys, hand, clock, central)
