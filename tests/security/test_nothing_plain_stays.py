"""A debugger's view: no plain byte of a title and no content key is on the disk at any time, and what is left of them in memory.

The limit of Python is told in docs/threat-model.md.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import select

from central.clock import now_ms
from central.keys import load_keys
from central.ledger.wallet import issue_to_resident
from central.media.content_keys import content_key
from kiosk.media_store.container import _INFO, parse_header
from kiosk.media_store.tables import files
from tests.integration.central.world import MARCUS, World, running
from tests.integration.media_store.test_buying import Shopper
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk
from tests.security.debugger import core_bytes, in_files, in_memory, in_open_files

ROOT = Path(__file__).resolve().parents[2]
#: Of the title's sound itself: 64 bytes of every 4096.
WITNESS = sha512(b"nobody else has these bytes").digest()
SECONDS = 20


def sound() -> bytes:
    """A WAV file that FFmpeg hands on byte by byte."""
    samples = b"".join(WITNESS + os.urandom(4096 - len(WITNESS)) for _ in range(SECONDS * 192_000 // 4096))
    form = struct.pack("<IHHIIHH", 16, 1, 2, 48_000, 192_000, 4, 16)
    head = b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt " + form
    return head + b"data" + struct.pack("<I", len(samples)) + samples


class ProcessKiosk(Kiosk):
    """Its sync is a process of its own."""

    def start(self) -> None:
        self.start_process()

    @property
    def sync(self) -> int:
        assert self._process is not None
        return self._process.pid


@pytest.fixture
def shopper(tmp_path: Path) -> Iterator[Shopper]:
    with running(World(tmp_path / "central", {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 1000}})) as world:
        with world.database.write() as connection:
            issue_to_resident(connection, MARCUS, "usd_cents", 2000, cause="test:gift", now_ms=now_ms())
        relay = Relay(world.http.base_url.port or 0)
        relay.start()
        kiosk = ProcessKiosk(tmp_path / "kiosk", world, relay)
        try:
            yield Shopper(kiosk, world)
        finally:
            kiosk.close()
            relay.stop()


class Player:
    """The processes that play."""

    def __init__(self, shopper: Shopper, folder: Path) -> None:
        folder.mkdir()
        places = dict.fromkeys(("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder))
        command = [sys.executable, "-m", "tests.security.playing_process"]
        environment = {**os.environ, **places}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
        session, settings = shopper.session, shopper.kiosk.settings
        told = {"data": str(settings.data), "serial": settings.serial, "central_url": settings.central_url, "resident": MARCUS}
        self._write(json.dumps(told | {"session": session.id, "grant": session.grant, "started_ms": str(session.started_ms)}))

    def _write(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def ask(self, order: str) -> dict[str, Any]:
        """What came of an order."""
        assert self.process.stdout is not None
        self._write(order)
        line = self.process.stdout.readline()
        assert line, "the process ended"
        told: dict[str, Any] = json.loads(line)
        return told

    def end(self) -> None:
        """The processes end."""
        self.ask("end")
        self.process.communicate(timeout=20)
        assert self.process.returncode == 0


def needles_of(shopper: Shopper, title: str) -> dict[str, bytes]:
    """What must not be seen: the sound itself, the content key in any form, and the key that is made of it for this very file."""
    with shopper.kiosk.store.read() as conn:
        name = conn.execute(select(files.c.container)).scalar_one()
    header = parse_header((shopper.kiosk.settings.data / "media" / name).read_bytes())
    key = content_key(load_keys(shopper.world.settings.data).media, title, header.key_id)
    chunk_key = HKDF(SHA256(), 32, salt=sha256(header.pack()).digest(), info=_INFO).derive(key)
    texts = {"content key in hex": key.hex().encode(), "content key in base64": b64encode(key).rstrip(b"=")[:-1]}
    # The second half of a key: memory that was given back without a word has the allocator's notes over the first.
    return {"sound": WITNESS, "content key": key[16:], "chunk key": chunk_key[16:], **texts}


def kinds(found: Counter[str]) -> set[str]:
    """Which needles there are, wherever."""
    return {where.partition(" in ")[0] for where in found}


def test_no_plain_byte_and_no_key_is_on_the_disk_and_no_key_stays_in_memory(shopper: Shopper, tmp_path: Path) -> None:
    shopper.sell("song-1", sound(), kind="song")
    licence = shopper.buy("song-1")
    shopper.settled(licence)
    shopper.bring(licence, "song-1")
    needles = needles_of(shopper, "song-1")
    player = Player(shopper, tmp_path / "home")
    assert isinstance(shopper.kiosk, ProcessKiosk)
    pids = {"screen": player.process.pid, "decoder": player.ask(f"play {licence} song-1")["player"], "sync": shopper.kiosk.sync}
    plays = {name: in_memory(pid, needles) for name, pid in pids.items()}
    assert {name: kinds(found) for name, found in plays.items()} == {
        "screen": {"sound", "content key", "chunk key"},  # else the eye that looks below would be blind
        "decoder": {"sound", "content key", "chunk key"},
        "sync": set(),
    }
    for pid in pids.values():
        assert in_open_files(pid, needles) == {}, "not even in a file without a name"
        assert core_bytes(pid) == "0 0", "and no core file is written"
    assert in_files(tmp_path, needles) == {}
    player.ask("stop")
    until(lambda: kinds(in_memory(pids["decoder"], needles)) <= {"sound"})
    for name, pid in pids.items():
        after = in_memory(pid, needles)
        print(f"\n{name}: {sum(plays[name].values())} while it plays, afterwards {dict(after)}")
        assert kinds(after) <= {"sound"}, f"a key stays in {name}"
        assert in_open_files(pid, needles) == {}
    player.end()
    assert in_files(tmp_path, needles) == {}


def until(condition: Callable[[], bool]) -> None:
    """The decoder does what it is told when it comes to it."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.05)


def test_the_eye_sees(tmp_path: Path) -> None:
    """In a file, across pieces, and in a file that has no name any more."""
    needles = {"sound": WITNESS}
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "leak").write_bytes(bytes(4 * 1024 * 1024 - 10) + WITNESS)
    assert in_files(tmp_path, needles) == {"sound in leak": 1}
    with (tmp_path / "gone").open("w+b") as file:
        file.write(WITNESS)
        file.flush()
        (tmp_path / "gone").unlink()
        assert kinds(in_open_files(os.getpid(), needles)) == {"sound"}
    assert kinds(in_memory(os.getpid(), needles)) == {"sound"}
