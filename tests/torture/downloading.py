"""Kiosks that bring sealed files from a central, through a proxy that lies; what is called whole is judged whenever sync is dead."""

from __future__ import annotations

import io
import random
import resource
import shutil
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from central.clock import now_ms
from central.database import Database
from central.devices.enrol import make_code
from central.keys import load_keys
from central.media.content_keys import content_key
from central.media.objects import Objects
from central.media.sealing import seal_into
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import seed_demo
from central.settings import CentralSettings
from kiosk.device.keys import device_keys
from kiosk.media_store import downloads
from kiosk.media_store.container import CHUNK_BYTES, TAG_BYTES, parse_head, parse_header
from kiosk.media_store.sealed_file import SealedFile
from kiosk.media_store.tables import files
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, open_store
from kiosk.sync.enrol import enrol
from tests.torture.facility import _free_port, _limit, _listens, until
from tests.torture.media_proxy import PIECE_BYTES, MediaProxy
from tests.torture.nursery import Nursery, kill

MARCUS = "marcus"
#: What an interruption may cost: the chunk that was on its way, and what the line held of the next.
LOST_BYTES = CHUNK_BYTES + TAG_BYTES + PIECE_BYTES
_PAGE_BYTES = 4096


@dataclass(frozen=True)
class Sealed:
    """A file at central: its length, the hash of all its bytes, the key that opens it and the hash of what it holds."""

    title: str
    size: int
    sha256: str
    content_key: bytes
    plain_sha256: str


class Kiosk:
    """A device: its sync process, which dies and starts again, and a store that the test opens beside it, as a screen does."""

    def __init__(self, settings: DeviceSettings, device: str) -> None:
        self.settings, self.device = settings, device
        self.folder = downloads.media_folder(settings)
        self.store: Store = open_store(settings.store_path, device_keys(settings).store_key)
        self.pid = 0
        self.judged: set[str] = set()

    def states(self) -> dict[str, str]:
        """State of each wished file, by name."""
        with self.store.read() as conn:
            return {row.container: row.state for row in conn.execute(select(files.c.container, files.c.state))}


class Depot:
    """A central with `count` sealed files for each of `kiosks` kiosks, the proxy between them, and the processes."""

    def __init__(self, folder: Path, seed: int, *, count: int, kiosks: int) -> None:
        self.rng = random.Random(seed)
        #: What happened beside what the proxy did.
        self.faults: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._log = folder / "processes.log"
        self.settings = CentralSettings(data=folder / "central")
        self.settings.data.mkdir(parents=True)
        self._found()
        self.files: dict[str, Sealed] = dict(map(self._seal, range(count)))
        self.nursery = Nursery(self._log)
        self._port = _free_port()
        self._central = 0
        self.start_central()
        sealed = {name: self._place(name) for name in self.files}
        self.proxy = MediaProxy(self._port, seed, sealed, self.kill, self.kill_central)
        self.kiosks = [self._kiosk(folder / f"kiosk-{number}", f"SN-{number}") for number in range(kiosks)]

    def _found(self) -> None:
        database = Database(self.settings.database_url)
        upgrade(database)
        with database.write() as connection:
            seed_demo(connection, Policy(), now_ms())
        database.close()

    def _seal(self, number: int) -> tuple[str, Sealed]:
        """Of every length that matters, up to three runs of chunks."""
        size = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 16 * CHUNK_BYTES)[number] if number < 6 else self._length()
        plain = self.rng.randbytes(size)
        keys, title = load_keys(self.settings.data), f"title-{number}"
        made = seal_into(Objects("", self.settings.media_path), keys.media, title, io.BytesIO(plain))
        key = content_key(keys.media, title, made.key_id)
        return made.name, Sealed(title, made.size_bytes, _hash(self._place(made.name)), key, sha256(plain).hexdigest())

    def _place(self, name: str) -> Path:
        return self.settings.media_path / name[:2] / name

    def _length(self) -> int:
        return int(self.rng.choice((300_000, 1_500_000, 1_500_000, 6_000_000)) * self.rng.uniform(0.5, 1.5))

    def _kiosk(self, folder: Path, serial: str) -> Kiosk:
        settings = DeviceSettings(data=folder, serial=serial, central_url=f"http://127.0.0.1:{self.proxy.port}")
        database = Database(self.settings.database_url)
        with database.write() as connection:
            code = make_code(connection, name=serial, kind="kiosk", serial=None, now_ms=now_ms())
        database.close()
        kiosk = Kiosk(settings, enrol(settings, code).device)
        self._wish(kiosk)
        return kiosk

    def start_central(self) -> None:
        """Central, on the port that it always had."""
        options = {"data": str(self.settings.data), "database": "", "maildir": str(self.settings.data / "mail")}
        pid = self.nursery.start("central", **options, port=self._port)
        until(lambda: _listens(self._port), "central is up")
        self._central = pid

    def kill_central(self) -> None:
        """SIGKILL."""
        with self._lock:
            pid, self._central = self._central, 0
        if pid:
            kill(pid)

    def kill(self, device: str) -> None:
        """SIGKILL for a kiosk's sync process."""
        kiosk = next(one for one in self.kiosks if one.device == device)
        with self._lock:
            pid, kiosk.pid = kiosk.pid, 0
        if pid:
            kill(pid)

    def tend(self) -> None:
        """What is dead starts again, once it has been judged; now and then somebody or a disk gets in the way."""
        if not self._central:
            self.start_central()
        for kiosk in self.kiosks:
            with self._lock:  # whoever kills it takes its pid first
                pid = kiosk.pid
                assert not pid or Path(f"/proc/{pid}").exists(), f"sync ended by itself: {self._log.read_text()[-4000:]}"
            if not pid:
                self.judge(kiosk)
                self._power_cut(kiosk)
                self.proxy.full.discard(kiosk.device)
                kiosk.pid = self.start(kiosk)
            elif self.proxy.roughness and self.rng.random() < 0.02:
                self.rng.choice((self._disk, self._disk, self._hands))(kiosk)

    def start(self, kiosk: Kiosk) -> int:
        """Its sync process."""
        settings = {"data": str(kiosk.settings.data), "serial": kiosk.settings.serial, "central_url": kiosk.settings.central_url}
        return self.nursery.start("impatient sync", settings=settings)

    def _disk(self, kiosk: Kiosk) -> None:
        """Full: no file may grow beyond a length that the store has nearly reached, or some megabytes more; or free again."""
        if kiosk.device in self.proxy.full:
            self._room(kiosk, resource.RLIM_INFINITY)
            self.proxy.full.discard(kiosk.device)
            return
        self.proxy.full.add(kiosk.device)
        largest = max(file.stat().st_size for file in kiosk.settings.data.iterdir() if file.is_file())
        self._room(kiosk, largest + self.rng.choice((20_000, 400_000, 4_000_000)))
        self.faults["disk full"] += 1

    def _room(self, kiosk: Kiosk, size: int) -> None:
        with self._lock:
            if kiosk.pid:  # 0 would be this very process
                _limit(kiosk.pid, size)

    def _hands(self, kiosk: Kiosk) -> None:
        """Somebody pauses a file, puts one first, or wishes for all of them again."""
        deed = self.rng.choice((downloads.pause, downloads.put_first, None))
        if deed is None:
            self._wish(kiosk)
        else:
            with kiosk.store.write() as conn:
                deed(conn, self.rng.choice(list(self.files)))
            self.proxy.interrupted(kiosk.device)
        self.faults["paused, put first, wished again"] += 1

    def _wish(self, kiosk: Kiosk) -> None:
        with kiosk.store.write() as conn:
            for at, (name, one) in enumerate(self.files.items()):
                downloads.wish(conn, MARCUS, one.title, name, one.size, at)

    def _power_cut(self, kiosk: Kiosk) -> None:
        """Pages that were not on the disk yet are gone: as after a power cut, which a kill alone is not."""
        parts = list(kiosk.folder.glob("*.part")) if kiosk.folder.exists() else []
        if not parts or self.rng.random() < 0.6:
            return
        part = self.rng.choice(parts)
        size = part.stat().st_size
        with part.open("r+b") as file:
            for _ in range(self.rng.randint(1, 3) if size else 0):
                file.seek(self.rng.randrange(size) // _PAGE_BYTES * _PAGE_BYTES)
                file.write(bytes(min(_PAGE_BYTES, size - file.tell())))
                self.proxy.tally(kiosk.device, part.stem).interruptions += 1
        self.faults["pages lost"] += 1

    def judge(self, kiosk: Kiosk) -> None:
        """While sync is dead: what is called whole is whole."""
        here = {path.name for path in kiosk.folder.iterdir()} if kiosk.folder.exists() else set()
        called = {name for name, state in kiosk.states().items() if state == "whole"}
        assert called <= here, "a file is called whole and is not there"
        for name in called | {name for name in here if not name.endswith(".part")}:
            if name not in kiosk.judged:
                assert _hash(kiosk.folder / name) == self.files[name].sha256, "a file that is not whole has the name of a whole one"
                kiosk.judged.add(name)

    def calm(self) -> None:
        """No more faults, room on every disk, and nobody who wants to wait."""
        self.proxy.roughness = 0.0
        for kiosk in self.kiosks:
            self.proxy.full.discard(kiosk.device)
            self._room(kiosk, resource.RLIM_INFINITY)
            self._wish(kiosk)

    def finished(self) -> bool:
        """Whether every wish came true."""
        return all(set(kiosk.states().values()) == {"whole"} for kiosk in self.kiosks)

    def rests(self) -> bool:
        """Whether every wish came true; sees to it that everything runs."""
        self.tend()
        return self.finished()

    def reckon(self) -> Counter[str]:
        """After the calm: every file is there, whole to the byte, and came once."""
        found: Counter[str] = Counter()
        for kiosk in self.kiosks:
            self.kill(kiosk.device)
            kiosk.judged.clear()
            self.judge(kiosk)
            assert {path.name for path in kiosk.folder.iterdir()} == set(self.files), "something is left over, or missing"
            for name, one in self.files.items():
                self._judge_file(kiosk.folder / name, name, one)
                tally = self.proxy.tally(kiosk.device, name)
                most = one.size + tally.interruptions * LOST_BYTES
                assert tally.sent <= most, f"{one.size} bytes came as {tally.sent}, interrupted {tally.interruptions} times"
                found.update(files=1, bytes=one.size, came=tally.sent, interruptions=tally.interruptions)
        return found

    @staticmethod
    def _judge_file(path: Path, name: str, one: Sealed) -> None:
        data = path.read_bytes()
        head = parse_head(data, name)
        spans = [head.header.span(chunk) for chunk in range(parse_header(data).chunks)]
        assert all(head.fits(chunk, data[at : at + length]) for chunk, (at, length) in enumerate(spans))
        with SealedFile(path, one.title, one.content_key) as file:
            assert sha256(file.read_all()).hexdigest() == one.plain_sha256

    def close(self) -> None:
        """End every process, whatever happened."""
        for kiosk in self.kiosks:
            with suppress(ProcessLookupError):
                self.kill(kiosk.device)
            kiosk.store.close()
            shutil.rmtree(kiosk.folder, ignore_errors=True)
        self.proxy.close()
        with suppress(ProcessLookupError):
            self.kill_central()
        self.nursery.close()


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
