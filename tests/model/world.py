"""Kiosks, two residents and a whole central in one process: the real code of both sides, with time and power in the test's hand."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Row, select
from uuid_utils import uuid7

import central.clock
from central.allowances.upkeep import fill_and_tell, reclaim_and_fill
from central.app import create_app
from central.blobs import Blobs
from central.database import Database
from central.devices.enrol import make_code
from central.devices.tables import devices
from central.keys import load_keys
from central.mail_in.ingest import MailIn
from central.mail_out.statuses import Advance, WrongStatus, advance
from central.mail_out.tables import outgoing
from central.settings import CentralSettings
from central.signin.grants import Signer
from central.streams.restored import start_new_epoch
from kiosk.app import features
from kiosk.mail import mail
from kiosk.mail.tables import drafts
from kiosk.signin.attempt import Attempt
from kiosk.signin.rules import Person, Session, SignedIn
from kiosk.signin.sessions import end_session
from kiosk.sync.asks import ask_answer
from kiosk.sync.client import CentralClient, CentralError
from kiosk.sync.enrol import enrol
from kiosk.sync.loops import AskLoop
from kiosk.sync.tables import outbox
from kiosk.ui.session_parts import SESSION_PARTS
from kiosk.wallet import purchases
from kiosk.wallet.accounts import WalletError
from tests.model.beginning import PEOPLE
from tests.model.device import Device, HandTime
from tests.model.weather import Fuse, Network, PowerCut, Wire

ALIAS = "marcus.hale@cedar-ridge.example"
DAY_MS = 24 * 3_600_000

Result = TypeVar("Result")

#: What the runs of a session reached: a model that never meets a race proves nothing about races.
reached: Counter[str] = Counter()


@dataclass
class Saved:
    """Something that a resident saw as saved. `copied`: the disk it is on exists, or existed, twice."""

    resident: str
    device: str
    text: str
    at_ms: int
    taken_back: bool = False
    copied: bool = False


class World:
    """Everything. `template` is a folder made once a test session and copied for each run."""

    def __init__(self, template: Path, time: HandTime) -> None:
        self.time = time
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        shutil.copytree(template, self.folder, dirs_exist_ok=True)
        self.network = Network(on_crash=self.central_restarts)
        self.central_fuse = Fuse()
        self.settings = CentralSettings(data=self.folder / "central")
        self.saved: dict[str, Saved] = {}
        #: Commands of thieves that central must never accept, each with what it is.
        self.forged: dict[str, str] = {}
        self.forged_texts: set[str] = set()
        self._letters = self._copies = 0
        self._start_central()
        self.signer = Signer.of(load_keys(self.settings.data).signing)
        self.devices = {name: Device(name, self.folder / name, time, self.network) for name in ("a", "b")}

    def _start_central(self) -> None:
        self.database = Database(self.settings.database_url)
        self.database.write = self.central_fuse.guard(self.database.write)  # type: ignore[method-assign, assignment]
        self.network.app = create_app(self.settings, self.database)
        self.mail_in = MailIn(self.database, Blobs(self.settings.blobs_path), self.settings.quarantine_path)

    def time_passes(self, ms: int) -> None:
        """Everywhere; as they do every few seconds, devices write down how far it has come."""
        self.time.forward(ms)
        for device in self.devices.values():
            self.on(device, device.clock.persist)

    def central_restarts(self) -> None:
        """Central is killed and starts again on its database."""
        reached["central crashed"] += 1
        self.central_fuse.commits = 0
        self.database.close()
        self._start_central()

    def on(self, device: Device, work: Callable[[], Result]) -> Result | None:
        """Do something on a device; when its power is cut in the middle it starts again and None is returned."""
        try:
            return work()
        except PowerCut:
            reached["device crashed"] += 1
            device.reboot()
            return None

    def at_central_do(self, work: Callable[[], Result]) -> Result | None:
        """Do something at central; when its power is cut in the middle it starts again and None is returned."""
        try:
            return work()
        except PowerCut:
            self.central_restarts()
            return None

    def sync(self, device: Device) -> None:
        """One round up and one down."""
        self.up(device)
        self.down(device)

    def up(self, device: Device) -> None:
        """One batch."""
        with suppress(CentralError):
            self.on(device, device.drain.step)

    def down(self, device: Device) -> None:
        """Pages, until there are no more."""

        def pages() -> None:
            while device.pull.step(0):
                pass

        with suppress(CentralError):
            self.on(device, pages)

    def sign_in(self, device: Device, resident: str) -> Session | None:
        """A right PIN at a device: asked of central when it can be reached, else checked here."""
        name, number, pin = PEOPLE[resident]
        attempt = Attempt(Person(resident, name, number), pin)

        def try_it() -> None:
            device.link.contact() if not self.network.down else device.link.lost()
            device.checker.begin(attempt)
            if attempt.outcome is None:
                self._carry_asks(device)
                with device.store.read() as conn:
                    answer = ask_answer(conn, attempt.ask)
                device.checker.finish(attempt, answer)

        self.on(device, try_it)
        if isinstance(attempt.outcome, SignedIn):
            reached["signed in online" if attempt.outcome.session.online else "signed in offline"] += 1
            device.sessions[resident] = attempt.outcome.session
            return attempt.outcome.session
        return None

    def _carry_asks(self, device: Device) -> None:
        loop = AskLoop(device.store, device.link, threading.Event(), device.client, device.clock, _NoPull())  # type: ignore[arg-type]
        try:
            loop.step()
        finally:
            loop.release()

    def sign_out(self, device: Device, resident: str) -> None:
        """The resident leaves."""
        session = device.sessions.pop(resident, None)
        if session is None:
            return

        def leave() -> None:
            with device.store.write() as conn:
                end_session(conn, session.id, "signed_out", device.clock, SESSION_PARTS)

        self.on(device, leave)

    def send(self, device: Device, session: Session, contact: str, text: str, in_reply_to: str | None = None) -> str | None:
        """Send a message; None when the screen said no or went dark first."""
        draft = mail.Draft(f"draft-{device.name}-{text[:40]}", contact, in_reply_to, text)

        def write() -> str | None:
            try:
                return mail.send(device.store, session, draft, device.clock, False)
            except mail.MailError:
                return None

        message = self.on(device, write)
        if message is not None:
            self.saved[message] = Saved(session.person.resident, device.name, text, self.time.ms)
            reached["sent"] += 1
        return message

    def buy(self, device: Device, session: Session, place: int) -> None:
        """Buy a book of stamps, if the resident can."""
        resident = session.person.resident

        def pay() -> bool:
            with device.store.read() as conn:
                offers = [offer for offer in purchases.stamp_offers(conn, resident, device.clock.now_ms()) if not offer.missing_cents]
            if not offers:
                return False
            with suppress(WalletError):
                purchases.buy_stamps(device.store, session, offers[place % len(offers)], str(uuid7()), device.clock, False)
                return True
            return False

        if self.on(device, pay):
            reached["bought"] += 1

    def undo(self, device: Device, session: Session) -> None:
        """Undo the last purchase, if it can be undone."""

        def back() -> bool:
            with device.store.read() as conn:
                last = purchases.last_purchase(conn, session.person.resident, device.clock.now_ms())
            if last is None:
                return False
            with suppress(WalletError):
                purchases.undo(device.store, session, last.id, str(uuid7()), device.clock)
                return True
            return False

        if self.on(device, back):
            reached["undone"] += 1

    def take_back(self, device: Device, message: str) -> None:
        """Take a message back, if its sending has not begun."""
        saved = self.saved[message]
        session = device.sessions.get(saved.resident)
        if session is None:
            return
        if self.on(device, lambda: mail.take_back(device.store, session, message, device.clock)) is not None:
            saved.taken_back = True
            reached["taken back"] += 1

    def letter_arrives(self) -> None:
        """A letter for Marcus from somebody who pays for the answer."""
        self._letters += 1
        text = (
            "Authentication-Results: mx.cedar-ridge.example; dmarc=pass header.from=hale.example\r\n"
            f"From: Rosa Hale <rosa@hale.example>\r\nTo: {ALIAS}\r\nSubject: Letter {self._letters}\r\n"
            f"Message-ID: <model-{self._letters}@hale.example>\r\n\r\nLetter {self._letters}\r\n"
        )
        self.at_central_do(lambda: self.mail_in.ingest(text.encode(), ALIAS, central.clock.now_ms()))

    def staff_decide(self, keep: bool) -> None:
        """Staff look at the messages that are held for them."""
        with self.database.read() as connection:
            held = connection.execute(select(outgoing.c.id).where(outgoing.c.status == "screening")).scalars().all()
        step = Advance("checked") if keep else Advance("rejected", "policy")

        def decide() -> None:
            for message in held:
                with suppress(WrongStatus), self.database.write() as connection:
                    advance(connection, message, step, central.clock.now_ms())

        self.at_central_do(decide)
        if held and not keep:
            reached["refunded"] += 1

    def look_after_allowances(self) -> None:
        """What central does by itself every minute."""

        def work() -> None:
            reclaim_and_fill(self.database, central.clock.now_ms())
            fill_and_tell(self.database, self.signer, central.clock.now_ms())

        self.at_central_do(work)

    def copy_disk(self, device: Device) -> Path:
        """A copy of a device's disk."""
        self._copies += 1
        kept = self.folder / f"disk-{device.name}-{self._copies}"
        shutil.copytree(device.folder, kept)
        return kept

    def put_back(self, device: Device, disk: Path) -> None:
        """Somebody puts an old disk back."""
        device.stop()
        shutil.rmtree(device.folder)
        shutil.copytree(disk, device.folder)
        device.start()
        device.leave_stale_sessions()
        # What was made after the copy was taken is gone with the disk, by whoever's hand; what had left is at central.
        there = self.texts_on(device)
        for message, item in list(self.saved.items()):
            if item.device == device.name:
                item.copied = True
                if item.text not in there and not self.at_central(message):
                    del self.saved[message]

    def clone(self, name: str, disk: Path) -> Device:
        """A copied disk runs in a machine of its own, beside the original."""
        folder = self.folder / f"clone-{self._copies}"
        shutil.copytree(disk, folder)
        self.devices["c"] = made = Device("c", folder, self.time, self.network)
        made.leave_stale_sessions()
        for item in self.saved.values():
            item.copied = item.copied or item.device == name
        return made

    def enrol_anew(self, device: Device, patch: pytest.MonkeyPatch) -> None:
        """IT enrols a frozen device anew."""
        device.stop()
        network = self.network

        class InProcess(CentralClient):
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **options)
                self._session.mount("http://", Wire(network, lambda: None))

        def code_for_it() -> str:
            with self.database.write() as connection:
                now_ms, renews = central.clock.now_ms(), device.identity.device
                return make_code(connection, name=device.name, kind="kiosk", serial=None, now_ms=now_ms, renews=renews)

        code = self.at_central_do(code_for_it) or code_for_it()
        with patch.context() as while_enrolling, suppress(CentralError):
            while_enrolling.setattr("kiosk.sync.enrol.CentralClient", InProcess)
            enrol(device.settings, code, again=True, features=features())
            reached["enrolled anew"] += 1
        device.start()
        device.leave_stale_sessions()

    def backup(self) -> Path:
        """A copy of central's database."""
        self._copies += 1
        kept = self.folder / f"backup-{self._copies}"
        self.database.close()
        shutil.copytree(self.settings.data, kept)
        self._start_central()
        return kept

    def restore_central(self, kept: Path) -> None:
        """Central's disk died; its operator brings the backup back and says so."""
        self.time.forward(60_000)
        self.central_fuse.commits = 0
        self.database.close()
        shutil.rmtree(self.settings.data)
        shutil.copytree(kept, self.settings.data)
        self._start_central()
        with self.database.write() as connection:
            start_new_epoch(connection, central.clock.now_ms())
        # Two disasters at once, or one after the 30 days: what central had alone is gone.
        there: set[str] = set().union(*map(self.texts_on, self.devices.values()))
        for message, item in list(self.saved.items()):
            alone = item.text not in there and not self.at_central(message)
            if alone and (item.copied or item.at_ms < self.time.ms - 25 * DAY_MS):
                del self.saved[message]

    def at_central(self, message: str) -> bool:
        """Whether central took a message."""
        return self.status(message) is not None

    def status(self, message: str) -> str | None:
        """What became of a message at central; None when it did not come there."""
        with self.database.read() as connection:
            return connection.execute(select(outgoing.c.status).where(outgoing.c.id == message)).scalar_one_or_none()

    def texts_on(self, device: Device, *, commands: bool = True) -> set[str]:
        """What a device's disk has of words: drafts, and with `commands` the payloads of messages."""
        with device.store.read() as conn:
            found = set(conn.execute(select(drafts.c.text)).scalars())
            if commands:
                sends = conn.execute(select(outbox.c.id).where(outbox.c.kind == "mail.send")).scalars()
                found |= {self.saved[message].text for message in sends if message in self.saved}
        return found

    def row_of(self, device: Device) -> Row[Any]:
        """What central thinks of a device."""
        with self.database.read() as connection:
            return connection.execute(select(devices).where(devices.c.id == device.identity.device)).one()

    def is_trusted(self, device: Device) -> bool:
        """Whether central takes commands from it."""
        row = self.row_of(device)
        return bool(row.state == "active" and row.epoch == device.identity.epoch and not device.drain.stopped_by)

    def close(self) -> None:
        """Everything off."""
        for device in self.devices.values():
            device.stop()
        self.database.close()
        shutil.rmtree(self.folder)


class _NoPull:
    def hurry(self) -> None:
        """The model pulls when it wants to."""
