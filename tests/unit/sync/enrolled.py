"""An enrolled device with a real encrypted store, for the tests of sync and device."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import select

from kiosk.device import status  # noqa: F401 - its table belongs to the store
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, save_identity
from kiosk.device.keys import DeviceKeys, device_keys
from kiosk.settings import DeviceSettings
from kiosk.store import blobs  # noqa: F401
from kiosk.store.engine import Store, open_store
from kiosk.store.schema import metadata
from kiosk.sync import outbox, tables, wire

T0 = 1_780_000_000_000


@dataclass
class HandClock:
    """Time that the test moves."""

    ms: int = T0
    boot: int = 5_000

    def now_ms(self) -> int:
        return self.ms

    def display_ms(self) -> int:
        return self.ms

    def boot_ms(self) -> int:
        return self.boot


@dataclass
class EnrolledDevice:
    settings: DeviceSettings
    keys: DeviceKeys
    store: Store
    identity: Identity
    sealing: X25519PrivateKey
    hand: HandClock = field(default_factory=HandClock)

    def clock(self) -> TrustedClock:
        return TrustedClock(self.store)

    def send(self, text: str = "Dear Rosa", grant: str = "grant-1") -> str:
        """A saved message, as the mail feature writes it."""
        payload = wire.MailSend(contact="rosa", text=text, pay=wire.PayOwnStamps(count=1))
        with self.store.write() as conn:
            return outbox.enqueue(conn, kind="mail.send", version=1, payload=payload, grant=grant, clock=self.hand)

    def states(self) -> list[str]:
        with self.store.read() as conn:
            return list(conn.execute(select(tables.outbox.c.state).order_by(tables.outbox.c.seq)).scalars())


def enrol_by_hand(folder: Path, url: str = "http://127.0.0.1:1", *, epoch: int = 1) -> EnrolledDevice:
    settings = DeviceSettings(data=folder, serial="SN-1", central_url=url)
    keys = device_keys(settings, create=True)
    store = open_store(settings.store_path, keys.store_key, create=True)
    metadata.create_all(store.engine)
    sealing = X25519PrivateKey.generate()
    identity = Identity("device-1", "Kiosk C-014", "cedar-ridge", epoch, "kiosk", b"s" * 32, sealing.public_key().public_bytes_raw())
    with store.write() as conn:
        save_identity(conn, identity)
    return EnrolledDevice(settings, keys, store, identity, sealing)
