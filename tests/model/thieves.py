"""Somebody opened a device: what its keys let them say that is not true. Central must not believe any of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, func, select, update
from uuid_utils import uuid7

from central.signin.grants import Signer
from kiosk.mail.tables import reply_stamps
from kiosk.signin.rules import Session
from kiosk.sync.outbox import enqueue
from kiosk.sync.tables import outbox
from kiosk.sync.tokens import keep_token
from kiosk.sync.wire import (
    Allowance,
    AllowanceReturn,
    BuyStamps,
    MailSend,
    Pay,
    PayAllowanceStamps,
    PayOwnStamps,
    PayReplyStamp,
    Undo,
)
from kiosk.sync.wire_base import Payload
from kiosk.wallet.tables import allowances, movements
from tests.model.beginning import CONTACTS, LETTERS_PER_STAMP, NORA, WRITES_TO
from tests.model.device import Device
from tests.model.world import World, reached

Trick = Literal[
    "another's grant",
    "another's allowance",
    "an allowance made up",
    "another's allowance given back",
    "a price made up",
    "a book made up",
    "too few stamps",
    "a contact of another",
    "a stamp of another letter",
    "another's purchase undone",
    "a purchase undone twice",
]
TRICKS: tuple[Trick, ...] = Trick.__args__  # type: ignore[attr-defined]


class Thief:
    """Works at one device, in the name of whoever is signed in there."""

    def __init__(self, world: World, device: Device, session: Session) -> None:
        self._world = world
        self._device = device
        self._session = session
        self._own = WRITES_TO[session.person.resident][0]

    def play(self, trick: Trick) -> None:
        """Put a false command into the device's chain."""
        with self._device.store.write() as conn:
            tricks: dict[Trick, Callable[[Connection], None]] = {
                "another's grant": self._anothers_grant,
                "another's allowance": self._anothers_allowance,
                "an allowance made up": self._allowance_made_up,
                "another's allowance given back": self._anothers_return,
                "a price made up": lambda conn: self._buy(conn, "ten", 10, 1),
                "a book made up": lambda conn: self._buy(conn, "one", 100, 50),
                "too few stamps": lambda conn: self._send(conn, PayOwnStamps(count=1), letters=LETTERS_PER_STAMP * 2 + 5),
                "a contact of another": self._anothers_contact,
                "a stamp of another letter": self._wrong_stamp,
                "another's purchase undone": self._anothers_purchase,
                "a purchase undone twice": self._undo_twice,
            }
            tricks[trick](conn)
        reached["trick"] += 1
        reached[f"trick: {trick}"] += 1

    def edit_a_payload(self) -> bool:
        """Change the words of a message that waits, and nothing else; False when none waits."""
        waits = (outbox.c.kind == "mail.send", outbox.c.acked_ms.is_(None))
        with self._device.store.write() as conn:
            found = conn.execute(select(outbox.c.id, outbox.c.payload).where(*waits).order_by(outbox.c.seq.desc())).first()
            if found is None or found.id not in self._world.saved or self._world.at_central(found.id):
                return False
            words = self._world.saved[found.id].text
            conn.execute(update(outbox).where(outbox.c.id == found.id).values(payload=found.payload.replace(words, f"edited {words}")))
        self._world.forged_texts.add(f"edited {words}")
        del self._world.saved[found.id]
        reached["payload edited"] += 1
        return True

    def _forge(
        self, conn: Connection, kind: str, payload: Payload, what: str, grant: str | None = None, *, must_fail: bool = True
    ) -> str:
        command = enqueue(conn, kind=kind, version=1, payload=payload, grant=grant or self._session.grant, clock=self._device.clock)
        if must_fail:
            self._world.forged[command] = what
        return command

    def _send(
        self,
        conn: Connection,
        pay: Pay,
        *,
        contact: str | None = None,
        grant: str | None = None,
        reply: str | None = None,
        letters: int = 0,
    ) -> None:
        text = f"forged words {len(self._world.forged)} of {self._device.name}".ljust(letters, ".")
        self._world.forged_texts.add(text)
        payload = MailSend(contact=contact or self._own, in_reply_to=reply, text=text, pay=pay)
        self._forge(conn, "mail.send", payload, text, grant)

    def _buy(self, conn: Connection, book: str, stamps: int, cents: int) -> None:
        payload = BuyStamps(book=book, stamps=stamps, cents=cents, price_version=1, allowance=None)
        self._forge(conn, "wallet.buy_stamps", payload, f"book {book} for {cents}")

    def _others(self) -> list[tuple[Device, Session]]:
        """Sessions elsewhere: of other devices, as this thief has heard."""
        mine = self._device.identity.device
        return [
            (device, session)
            for _name, device in sorted(self._world.devices.items())
            if device.identity.device != mine
            for session in device.sessions.values()
        ]

    def _anothers_grant(self, conn: Connection) -> None:
        for _device, session in self._others():
            contact = WRITES_TO[session.person.resident][0]
            self._send(conn, PayOwnStamps(count=1), contact=contact, grant=session.grant)

    def _foreign_allowances(self, conn: Connection) -> list[str]:
        """Allowances of other devices, and of other residents of this one."""
        found = []
        for device, _session in self._others():
            with device.store.read() as there:
                found += list(there.execute(select(allowances.c.allowance).order_by(allowances.c.issued_ms.desc()).limit(2)).scalars())
        others = allowances.c.resident != self._session.person.resident
        return found + list(conn.execute(select(allowances.c.allowance).where(others)).scalars())

    def _anothers_allowance(self, conn: Connection) -> None:
        for allowance in self._foreign_allowances(conn):
            self._send(conn, PayAllowanceStamps(allowance=allowance, count=1))

    def _allowance_made_up(self, conn: Connection) -> None:
        now_ms, identity = self._device.clock.now_ms(), self._device.identity
        claims = Allowance(
            allowance=str(uuid7()),
            revision=1,
            device=identity.device,
            resident=self._session.person.resident,
            epoch=identity.epoch,
            stamps=50,
            credits_cents=5000,
            price_version=1,
            issued_ms=now_ms,
            expires_ms=now_ms + 3_600_000,
        )
        keep_token(conn, claims.allowance, Signer.of(Ed25519PrivateKey.generate()).sign(claims), claims.expires_ms)
        self._send(conn, PayAllowanceStamps(allowance=claims.allowance, count=1))

    def _anothers_return(self, conn: Connection) -> None:
        for allowance in self._foreign_allowances(conn):
            payload = AllowanceReturn(allowance=allowance, stamps=0, credits_cents=0)
            self._forge(conn, "wallet.allowance_return", payload, "return of a foreign allowance")

    def _anothers_contact(self, conn: Connection) -> None:
        self._send(conn, PayOwnStamps(count=1), contact=NORA if self._own in CONTACTS else CONTACTS[0])

    def _wrong_stamp(self, conn: Connection) -> None:
        stamp = conn.execute(select(reply_stamps.c.stamp).order_by(reply_stamps.c.stamp.desc())).scalars().first()
        if stamp is not None:
            self._send(conn, PayReplyStamp(stamp=stamp))

    def _purchases(self, conn: Connection, *, own: bool) -> list[str]:
        mine = movements.c.resident == self._session.person.resident
        bought = select(movements.c.command).where(movements.c.kind == "stamps_bought", mine if own else ~mine)
        return list(conn.execute(bought.order_by(movements.c.at_ms.desc()).limit(2)).scalars())

    def _anothers_purchase(self, conn: Connection) -> None:
        for purchase in self._purchases(conn, own=False):
            self._forge(conn, "wallet.undo", Undo(command=purchase), "undo of another's purchase")

    def _undo_twice(self, conn: Connection) -> None:
        for purchase in self._purchases(conn, own=True):
            for _time in range(2):
                self._forge(conn, "wallet.undo", Undo(command=purchase), "undo", must_fail=False)


def waits_somewhere(device: Device) -> bool:
    """Whether the device has a message to send."""
    with device.store.read() as conn:
        waits = (outbox.c.kind == "mail.send", outbox.c.acked_ms.is_(None))
        return bool(conn.execute(select(func.count()).where(*waits)).scalar_one())
