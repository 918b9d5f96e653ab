"""A facility under torture: central, kiosks with their processes, and the hostile network between them."""

from __future__ import annotations

import random
import resource
import socket
import ssl
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from central.allowances.aside import set_aside
from central.blobs import Blobs
from central.clock import now_ms
from central.contacts.contacts import add_contact
from central.database import Database
from central.devices.enrol import make_code
from central.ledger.book import AlreadyPosted, Commodity, balance, resident_owner
from central.ledger.wallet import issue_to_contact, issue_to_resident
from central.mail_in.ingest import MailIn
from central.mail_out.tables import outgoing
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import NAME, demo_id, seed_demo
from central.settings import CentralSettings
from central.stamp_books.tables import stamp_purchases
from central.tls.authority import issue_server, make_authority, tls_files
from central.tls.publish import publish_authority
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import device_keys
from kiosk.device.status import read_status
from kiosk.settings import DeviceSettings
from kiosk.signin.signin import SignIn
from kiosk.store.engine import Store, open_store
from kiosk.sync.enrol import enrol
from kiosk.sync.outbox import backlog
from kiosk.ui.session_parts import SESSION_PARTS
from kiosk.wallet.tables import allowances
from kiosk.wallet.tables import balances as told
from kiosk.wallet.wallet import balances
from tests.torture.fault_proxy import FaultProxy
from tests.torture.nursery import Nursery, kill
from tests.torture.postgres_server import MortalPostgres

MARCUS, ANDRE = demo_id("marcus.hale"), demo_id("andre.wells")
PEOPLE = {MARCUS: ("20714471", "274913"), ANDRE: ("20718812", "805162")}
PAYING = ("rosa@hale.example", "dani@ortiz.example")
NORA = "nora@wells.example"
#: What cannot be paid to this one goes free.
LAWYER = demo_id("office@wardfinch.example")
#: Short, so that messages cost one stamp to four; allowances are small, so that they run out.
POLICY = Policy.model_validate(
    {
        "mail": {"letters_per_stamp": 100},
        "money": {"move_day_limit_cents": 10_000_000},
        "allowance": {"kiosk_stamps": 12, "kiosk_cents": 1500},
    }
)
#: Longer than any wait of the program itself.
DEADLINE_S = 120.0
#: What a full disk still takes, at most.
_LAST_BYTES = 40_000


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
    """Starts everything; the rest is the torture, until `settle`. Judged in `tests.torture.reckoning`.

    `tls`: central serves TLS with a certificate of the facility's own CA, which the kiosks pin; else plain HTTP. `postgres`: central's
    database, else SQLite.
    """

    def __init__(self, folder: Path, seed: int, *, tls: bool, postgres_url: str = "") -> None:
        self.folder = folder
        self.rng = random.Random(seed)
        #: Kills by role, and full disks.
        self.faults: Counter[str] = Counter()
        self.settings = CentralSettings(data=folder / "central", database=postgres_url)
        self.settings.data.mkdir(parents=True)
        self.maildir = folder / "maildir"
        self.postgres = MortalPostgres(self.settings.database_url) if postgres_url else None
        self.database = Database(self.settings.database_url)
        self._tls = tls_files(self.settings.data) if tls else None
        self.letters = 0
        self._gifts = 0
        #: What each resident was given: (resident, commodity) → amount.
        self.given: Counter[tuple[str, str]] = Counter()
        self._found_facility()
        self.mail_in = MailIn(self.database, Blobs(self.settings.blobs_path), self.settings.quarantine_path)
        self._log = folder / "processes.log"
        self.nursery = Nursery(self._log)
        self._central_port = _free_port()
        self.central = 0
        self.start_central()
        self.proxy = FaultProxy(self._central_port, seed, damages_answers=tls)
        self.kiosks = [self._kiosk(1, MARCUS), self._kiosk(2, ANDRE), self._kiosk(3, MARCUS)]

    def _found_facility(self) -> None:
        upgrade(self.database)
        with self.database.write() as connection:
            seed_demo(connection, POLICY, now_ms())
            add_contact(
                connection,
                resident=ANDRE,
                name="Nora Wells",
                address=NORA,
                kind="person",
                pays_for_reply=False,
                now_ms=now_ms(),
                contact=demo_id(NORA),
            )
            for address in PAYING:
                issue_to_contact(connection, demo_id(address), 5000, cause=f"torture:{address}", now_ms=now_ms())
            if self._tls is not None:
                make_authority(self._tls, NAME, [])
                issue_server(self._tls, ["127.0.0.1"])
                publish_authority(connection, self._tls, now_ms())
        #: What each resident had before: (resident, commodity) → amount; trust is of its own.
        self.at_start: dict[tuple[str, str], int] = {}
        with self.database.read() as connection:
            for resident in PEOPLE:
                owner = resident_owner(resident)
                self.at_start[resident, "stamp"] = balance(connection, "available", owner, "stamp")
                self.at_start[resident, "usd_cents"] = balance(connection, "available", owner, "usd_cents")
                self.at_start[resident, "trust"] = balance(connection, "trust", owner, "usd_cents")

    def _kiosk(self, number: int, resident: str) -> Kiosk:
        settings = DeviceSettings(
            data=self.folder / f"kiosk-{number}",
            serial=f"SN-{number}",
            central_url=f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.proxy.port}",
            central_ca=None if self._tls is None else self._tls.bundle,
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
            certificate=None if self._tls is None else str(self._tls.server),
        )
        # A central that loses its database while it starts ends, for its service manager to try again: not what is asked here.
        ready = self._serves if self.postgres is not None else lambda: _listens(self._central_port)
        until(ready, "central is up")

    def _serves(self) -> bool:
        anybody = ssl._create_unverified_context()
        scheme = "http" if self._tls is None else "https"
        try:
            with urlopen(f"{scheme}://127.0.0.1:{self._central_port}/v1/health", timeout=2, context=anybody) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def start(self, kiosk: Kiosk, role: str) -> None:
        """Start the sync process or the person of a kiosk."""
        options: dict[str, Any] = {}
        if role == "person":
            number, pin = PEOPLE[kiosk.resident]
            options = {"number": number, "pin": pin, "journal": str(kiosk.journal), "seed": self.rng.getrandbits(32)}
        settings = {"data": str(kiosk.settings.data), "serial": kiosk.settings.serial, "central_url": kiosk.settings.central_url}
        kiosk.running[role] = self.nursery.start(role, settings=settings, **options)

    def kill_central(self) -> None:
        """SIGKILL."""
        self._kill("central", self.central)
        self.central = 0

    def kill(self, kiosk: Kiosk, role: str) -> None:
        """SIGKILL."""
        self._kill(role, kiosk.running.pop(role))

    def _kill(self, role: str, pid: int) -> None:
        """Nothing but torture ends a process: not a full disk, not a database that is gone."""
        try:
            kill(pid)
        except ProcessLookupError:
            raise AssertionError(f"{role} ended by itself: {self._log.read_text()[-4000:]}") from None
        self.faults[f"{role} killed"] += 1

    def kill_postgres(self, *, whole: bool = False) -> None:
        """SIGKILL for the whole server, or for one of its processes; it is up again afterwards, or soon."""
        assert self.postgres is not None
        if not whole and self.rng.random() < 0.3:
            self.faults["a PostgreSQL process killed"] += self.postgres.kill_one(self.rng)
            return
        self.postgres.kill()
        self.faults["PostgreSQL killed"] += 1
        time.sleep(self.rng.uniform(0, 1.0))
        self.postgres.start()

    def fill_disk(self, pid: int, folder: Path) -> None:
        """To one process the disk is full: the kernel lets no file of its grow beyond (nearly) the largest there is."""
        largest = max(file.stat().st_size for file in folder.iterdir() if file.is_file())
        _limit(pid, largest + self.rng.randrange(_LAST_BYTES))
        self.faults["disk full"] += 1

    def free_disks(self) -> None:
        """There is room again."""
        for pid in (self.central, *(pid for kiosk in self.kiosks for pid in kiosk.running.values())):
            if pid:
                _limit(pid, resource.RLIM_INFINITY)

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
        self._insist(lambda: self.mail_in.ingest(mail.as_bytes(), "marcus.hale@cedar-ridge.example", now_ms()))

    def money_arrives(self) -> None:
        """A little for somebody: never enough for what they would like to send."""
        self._gifts += 1
        resident = self.rng.choice(list(PEOPLE))
        commodity: Commodity = self.rng.choice(("stamp", "usd_cents"))
        amount = self.rng.randint(5, 30) if commodity == "stamp" else self.rng.randint(500, 5000)
        cause = f"torture:gift:{self._gifts}"

        def give() -> None:
            with suppress(AlreadyPosted), self.database.write() as connection:
                issue_to_resident(connection, resident, commodity, amount, cause=cause, now_ms=now_ms())

        self._insist(give)
        self.given[resident, commodity] += amount

    def _insist(self, work: Callable[[], object]) -> None:
        """Again and again, as a mail server or a bank would, until the database has taken it; it takes the same thing once."""
        end = time.monotonic() + DEADLINE_S
        while True:
            try:
                work()
            except OperationalError:
                assert time.monotonic() < end, "the database never came back"
                time.sleep(0.05)
            else:
                return

    def is_busy(self) -> bool:
        """Whether people write and buy, and central hears of it."""
        with self.database.read() as connection:
            return all(connection.execute(select(table.c.id).limit(1)).first() for table in (outgoing, stamp_purchases))

    def settle(self) -> None:
        """Calm weather: everything runs, nobody does anything any more, until both sides have nothing left to say."""
        self.proxy.calm()
        self.free_disks()
        for kiosk in self.kiosks:
            for role in list(kiosk.running):
                self.kill(kiosk, role)
        self.database.engine.dispose()
        self._insist(lambda: self.database.engine.connect().close())
        self.kill_central()
        self.start_central()
        for kiosk in self.kiosks:
            store = kiosk.open()
            desk = SignIn(store, device_keys(kiosk.settings), TrustedClock(store), SESSION_PARTS)
            desk.close_stale()
            desk.stop()
            store.close()
            self.start(kiosk, "sync")
        for kiosk in self.kiosks:
            store = kiosk.open()
            until(lambda store=store: _quiet(store), f"{kiosk.settings.serial} has sent everything")  # type: ignore[misc]
            store.close()
        for kiosk in self.kiosks:
            store = kiosk.open()
            until(lambda store=store: self._agrees(store), f"{kiosk.settings.serial} agrees with central")  # type: ignore[misc]
            store.close()
        until(self._delivered, "every mail is delivered")

    def stop(self) -> None:
        """End central and the kiosks: only their disks remain."""
        for kiosk in self.kiosks:
            for role in list(kiosk.running):
                self.kill(kiosk, role)
        if self.central:
            self.kill_central()

    def close(self) -> None:
        """End every process, whatever happened."""
        for pid in (self.central, *(pid for kiosk in self.kiosks for pid in kiosk.running.values())):
            if pid:
                with suppress(ProcessLookupError):
                    kill(pid)
        if self.postgres is not None:
            self.postgres.start()
        self.proxy.close()
        self.nursery.close()
        self.database.close()

    def _agrees(self, store: Store) -> bool:
        """Balances are central's, and what the device would spend lies there; what it gave back is back."""
        with store.read() as conn:
            device = load_identity(conn).device
            here = {row.resident: (row.stamps, row.credits_cents, row.trust_cents) for row in conn.execute(select(told))}
            shown = {resident: balances(conn, resident, now_ms()) for resident in here}
            known = set(conn.execute(select(allowances.c.allowance)).scalars())
        with self.database.read() as connection:
            for resident, said in here.items():
                owner = resident_owner(resident)
                free = (balance(connection, "available", owner, "stamp"), balance(connection, "available", owner, "usd_cents"))
                aside = [one for one in set_aside(connection, resident) if one.device == device and one.allowance in known]
                seen = shown[resident]
                assert seen is not None
                if (
                    said != (*free, balance(connection, "trust", owner, "usd_cents"))
                    or aside
                    or (seen.stamps, seen.credits_cents) != free
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


def _limit(pid: int, size: int) -> None:
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _free_port() -> int:
    """Below the ports that outgoing connections take: central must find it free whenever it starts again."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
