"""A facility under torture: central, kiosks with their processes, the hostile network between them, and the reckoning."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sqlalchemy import select

from central.blobs import Blobs
from central.clock import now_ms
from central.database import Database
from central.devices.enrol import make_code
from central.ledger.audit import audit
from central.ledger.book import balance, resident_owner
from central.ledger.wallet import issue_to_contact, issue_to_resident
from central.mail_in.ingest import MailIn
from central.mail_out.tables import outgoing
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import demo_id, seed_demo
from central.settings import CentralSettings
from kiosk.device.keys import device_keys
from kiosk.device.status import read_status
from kiosk.mail.tables import drafts
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, open_store
from kiosk.sync.enrol import enrol
from kiosk.sync.outbox import backlog
from kiosk.sync.tables import outbox
from kiosk.wallet.tables import balances
from tests.torture.fault_proxy import FaultProxy
from tests.torture.nursery import Nursery, kill
from tests.torture.person import read_journal

MARCUS, ANDRE = demo_id("marcus.hale"), demo_id("andre.wells")
PEOPLE = {MARCUS: ("20714471", "274913"), ANDRE: ("20718812", "805162")}
#: Longer than any wait of the program itself.
DEADLINE_S = 90.0


def until(condition: Callable[[], bool], what: str, deadline_s: float = DEADLINE_S) -> None:
    """Wait for a condition."""
    end = time.monotonic() + deadline_s
    while not condition():
        assert time.monotonic() < end, f"never came true: {what}"
        time.sleep(0.05)


@dataclass
class Kiosk:
    """One device: its settings, the processes that run on it now, and who uses it."""

    settings: DeviceSettings
    resident: str
    journal: Path
    running: dict[str, int] = field(default_factory=dict)

    def open(self) -> Store:
        """The store, beside the device's own processes."""
        return open_store(self.settings.store_path, device_keys(self.settings).store_key)


class Facility:
    """Starts everything; `kill` and `start` are the torture, `reckon` the judgement."""

    def __init__(self, folder: Path, seed: int, database_url: str = "") -> None:
        self.folder = folder
        self.rng = random.Random(seed)
        self.kills: Counter[str] = Counter()
        self.settings = CentralSettings(data=folder / "central", database=database_url)
        self.settings.data.mkdir(parents=True)
        self.maildir = folder / "maildir"
        self.database = Database(self.settings.database_url)
        upgrade(self.database)
        with self.database.write() as connection:
            seed_demo(
                connection,
                Policy.model_validate({"screening": {"words": ["contraband"]}, "sign_in": {"online_wait_ms": 500}}),
                now_ms(),
            )
            for person in ("rosa@hale.example", "dani@ortiz.example"):
                issue_to_contact(connection, demo_id(person), 5000, cause=f"torture:{person}", now_ms=now_ms())
            issue_to_resident(connection, MARCUS, "stamp", 20_000, cause="torture:marcus", now_ms=now_ms())
            issue_to_resident(connection, ANDRE, "stamp", 60, cause="torture:andre", now_ms=now_ms())
        self.mail_in = MailIn(self.database, Blobs(self.settings.blobs_path), self.settings.quarantine_path)
        self.letters = 0
        self.nursery = Nursery(folder / "processes.log")
        self._central_port = _free_port()
        self.central = 0
        self.start_central()
        self.proxy = FaultProxy(self._central_port, seed)
        self.kiosks = [self._kiosk(1, MARCUS), self._kiosk(2, ANDRE), self._kiosk(3, MARCUS)]

    def _kiosk(self, number: int, resident: str) -> Kiosk:
        settings = DeviceSettings(
            data=self.folder / f"kiosk-{number}", serial=f"SN-{number}", central_url=f"http://127.0.0.1:{self.proxy.port}"
        )
        with self.database.write() as connection:
            code = make_code(connection, name=f"Kiosk {number}", kind="kiosk", serial=None, now_ms=now_ms())
        enrol(settings, code)
        return Kiosk(settings, resident, self.folder / f"journal-{number}")

    def start_central(self) -> None:
        """Start central, on the port it always had."""
        self.central = self.nursery.start(
            "central",
            data=str(self.settings.data),
            database=self.settings.database,
            maildir=str(self.maildir),
            port=self._central_port,
        )
        until(lambda: _answers(self._central_port), "central listens")

    def start(self, kiosk: Kiosk, role: str, **options: Any) -> None:
        """Start the sync process or the person of a kiosk."""
        settings = {"data": str(kiosk.settings.data), "serial": kiosk.settings.serial, "central_url": kiosk.settings.central_url}
        if role == "person":
            number, pin = PEOPLE[kiosk.resident]
            options |= {"number": number, "pin": pin, "journal": str(kiosk.journal), "seed": self.rng.getrandbits(32)}
        kiosk.running[role] = self.nursery.start(role, settings=settings, **options)

    def kill_central(self) -> None:
        """SIGKILL."""
        kill(self.central)
        self.kills["central"] += 1
        self.central = 0

    def kill(self, kiosk: Kiosk, role: str) -> None:
        """SIGKILL."""
        kill(kiosk.running.pop(role))
        self.kills[role] += 1

    def mail_arrives(self) -> None:
        """A letter for Marcus, from somebody who pays for the answer."""
        self.letters += 1
        mail = EmailMessage()
        mail["Authentication-Results"] = "mx.cedar-ridge.example; dmarc=pass header.from=hale.example"
        mail["From"] = "Rosa Hale <rosa@hale.example>"
        mail["To"] = "marcus.hale@cedar-ridge.example"
        mail["Subject"] = f"Letter {self.letters}"
        mail["Message-ID"] = f"<torture-{self.letters}@hale.example>"
        mail.set_content(f"Letter {self.letters}: write back soon")
        self.mail_in.ingest(mail.as_bytes(), "marcus.hale@cedar-ridge.example", now_ms())

    def settle(self) -> None:
        """Calm weather: everything runs, nobody writes any more, until both sides have nothing left to say."""
        self.proxy.calm()
        for kiosk in self.kiosks:
            if "person" in kiosk.running:
                self.kill(kiosk, "person")
            if "sync" in kiosk.running:
                self.kill(kiosk, "sync")
        if not self.central:
            self.start_central()
        for kiosk in self.kiosks:
            self.start(kiosk, "sync")
        for kiosk in self.kiosks:
            store = kiosk.open()
            until(lambda store=store: _quiet(store), f"{kiosk.settings.serial} has sent everything")  # type: ignore[misc]
            until(lambda store=store: self._agrees(store), f"{kiosk.settings.serial} agrees with central")  # type: ignore[misc]
            store.close()
        until(self._delivered, "every mail is delivered")

    def reckon(self) -> Counter[str]:
        """Judge: everything saved is present once, both sides agree, the ledger holds. Returns what was counted."""
        counted: Counter[str] = Counter()
        with self.database.read() as connection:
            broken = [f"{one.number}: {one.words}: {one.broken}" for one in audit(connection) if not one.holds]
            taken = {row.id: row.text for row in connection.execute(select(outgoing))}
        assert broken == []
        assert len(set(taken.values())) == len(taken), "a text is at central twice"
        kept: dict[str, Counter[str]] = {}
        states: dict[str, str] = {}
        for kiosk in self.kiosks:
            store = kiosk.open()
            with store.read() as conn:
                for row in conn.execute(select(drafts.c.resident, drafts.c.text)):
                    kept.setdefault(row.resident, Counter())[row.text] += 1
                states |= {row.id: row.state for row in conn.execute(select(outbox.c.id, outbox.c.state))}
            store.close()
        for kiosk in self.kiosks:
            lines = read_journal(kiosk.journal)
            texts = {line["message"]: line["text"] for line in lines if line["did"] == "sent"}
            taken_back = {line["message"] for line in lines if line["did"] == "taken back"}
            drafted = kept.get(kiosk.resident, Counter())
            for line in lines:
                counted[line["did"]] += 1
                if line["did"] == "drafted":
                    assert drafted[line["text"]] >= 1, "a saved draft is lost"
            for message, text in texts.items():
                at_central, in_drafts = message in taken, drafted[text] >= 1
                if message in taken_back:
                    assert not at_central, "taken back, and yet at central"
                    assert in_drafts, "taken back, but the words are lost"
                elif at_central:
                    assert taken[message] == text
                    counted["at central"] += 1
                else:
                    # A take-back that was killed before its line is in the journal is as good as one with it.
                    assert in_drafts, f"a sent message is lost ({states.get(message)})"
                    counted["rejected, a draft again" if states.get(message) == "rejected" else "taken back unseen"] += 1
        return counted

    def close(self) -> None:
        """End every process."""
        for kiosk in self.kiosks:
            for role in list(kiosk.running):
                kill(kiosk.running.pop(role))
        if self.central:
            kill(self.central)
        self.proxy.close()
        self.nursery.close()
        self.database.close()

    def _agrees(self, store: Store) -> bool:
        with store.read() as conn:
            here = {row.resident: (row.stamps, row.credits_cents) for row in conn.execute(select(balances))}
        with self.database.read() as connection:
            for resident, (stamps, credits_cents) in here.items():
                owner = resident_owner(resident)
                if (balance(connection, "available", owner, "stamp"), balance(connection, "available", owner, "usd_cents")) != (
                    stamps,
                    credits_cents,
                ):
                    return False
        return True

    def _delivered(self) -> bool:
        with self.database.read() as connection:
            rows = list(connection.execute(select(outgoing.c.status)).scalars())
        files = len(list((self.maildir / "new").iterdir()))
        return all(status in {"sent_on", "screening", "rejected"} for status in rows) and files == rows.count("sent_on")


def _quiet(store: Store) -> bool:
    with store.read() as conn:
        return backlog(conn)[0] == 0 and read_status(conn).connected


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    import socket

    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
