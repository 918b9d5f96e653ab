"""Central's bucket, judged by SeaweedFS, a store that speaks S3: `make judge-storage`."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from obstore.store import S3Store
from sqlalchemy import select

from central.clock import now_ms
from central.devices.tables import alerts
from central.keys import load_keys
from central.media.content_keys import content_key
from central.media.importer import Importer, read_manifest
from central.media.missing import look_for_files
from central.media.objects import NotReached, Objects
from central.media.titles import read_title, title_row
from kiosk.media_store.part_file import PartFile
from kiosk.media_store.sealed_file import SealedFile
from kiosk.sync.wire import TitleChange
from tests.integration.central.command_line import central_command
from tests.integration.central.device import Device
from tests.integration.central.world import World, running

WEED = Path(__file__).parents[3] / "build/judges/storage/bin/weed"
PLACE = "s3://titles/sealed"
KEY, SECRET = "central", "a-secret-of-central"
ADMIN, ADMIN_SECRET = "admin", "a-secret-of-admin"
#: SeaweedFS speaks to itself by each port and 10,000 more.
_GRPC = 10_000
#: Of sound, 17 MB: more than one part of an upload.
SECONDS = 90

pytestmark = [pytest.mark.judge, pytest.mark.timeout(240)]


@dataclass
class Bucket:
    """A running store."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """It is gone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


def _port() -> int:
    while True:
        port = random.SystemRandom().randrange(12_000, 20_000)
        with suppress(OSError):
            for one in (port, port + _GRPC):
                socket.create_server(("127.0.0.1", one)).close()
            return port


@contextmanager
def _running(folder: Path) -> Iterator[Bucket]:
    folder.mkdir()
    # What docs/operations.md asks for: reading, writing and listing of this one bucket.
    central = _account(KEY, SECRET, "Read:titles", "Write:titles", "List:titles")
    accounts = [central, _account(ADMIN, ADMIN_SECRET, "Admin", "Read", "Write", "List")]
    (folder / "s3.json").write_text(json.dumps({"identities": accounts}), encoding="utf-8")
    ports = [f"-{part}.port={_port()}" for part in ("master", "volume", "filer")]
    port = _port()
    options = ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.port={port}", f"-s3.config={folder / 's3.json'}", f"-dir={folder}"]
    small = ["-volume.max=20", "-master.volumeSizeLimitMB=64", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    with (folder / "weed.log").open("wb") as log:
        process = subprocess.Popen([WEED, "server", *options, *ports, *small], stdout=log, stderr=log, cwd=folder)
    try:
        end = time.monotonic() + 60
        while not _listens(port):
            assert process.poll() is None, (folder / "weed.log").read_text(encoding="utf-8")[-2000:]
            assert time.monotonic() < end, "the store does not start"
            time.sleep(0.1)
        url = f"http://127.0.0.1:{port}"
        admin = S3Store(
            "titles",
            endpoint=url,
            region="us-east-1",
            access_key_id=ADMIN,
            secret_access_key=ADMIN_SECRET,
            client_options={"allow_http": True},
        )
        admin.put("made", b"the bucket exists")  # the store makes one for who may
        yield Bucket(url, process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(20)


def _account(name: str, secret: str, *actions: str) -> dict[str, object]:
    return {"name": name, "credentials": [{"accessKey": name, "secretKey": secret}], "actions": actions}


def _listens(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    return False


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    with _running(tmp_path_factory.mktemp("store") / "weed") as running_store:
        yield running_store


@pytest.fixture
def at_bucket(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """The environment as IT sets it."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in (
        ("CENTRAL_MEDIA", PLACE),
        ("AWS_ENDPOINT_URL", bucket.url),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
    ):
        monkeypatch.setenv(name, value)
    return bucket


@pytest.fixture
def world(at_bucket: Bucket, tmp_path: Path) -> Iterator[World]:
    with running(World(tmp_path / "central", {})) as served:
        yield served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long song and a game."""
    made = tmp_path_factory.mktemp("media")
    entries = [
        '[[title]]\nid = "rain"\nkind = "song"\nname = "Rain"\nfile = "rain.wav"\nbuy = "2.50"\n',
        '[[title]]\nid = "chess"\nkind = "game"\nname = "Chess"\nfile = "chess.json"\nbuy = "0"\n',
    ]
    (made / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")
    (made / "chess.json").write_text('{"game": "chess"}', encoding="utf-8")
    with wave.open(str(made / "rain.wav"), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(random.Random(5).randbytes(SECONDS * 192_000))
    return made


def bring(world: World, folder: Path) -> dict[str, str]:
    importer = Importer(world.database, world.central.media, load_keys(world.settings.data).media)
    return {entry.id: importer.bring(folder, entry, now_ms()).outcome for entry in read_manifest(folder).title}


def title_of(world: World, title: str) -> TitleChange:
    with world.database.read() as connection:
        row = title_row(connection, title)
    assert row is not None
    return read_title(row)


def delete(name: str) -> None:
    """Somebody empties the bucket by hand."""
    Objects(PLACE, Path())._store.delete(f"{name[:2]}/{name}")


def get(device: Device, title: TitleChange, part: str = "") -> httpx.Response:
    """As devices ask: signed, the whole file or a part."""
    headers = {"range": f"bytes={part}"} if part else {}
    return device.http.send(device.build("GET", f"/v1/media/{title.container}", headers=headers))


def download(device: Device, title: TitleChange, folder: Path) -> Path:
    """Run by run, as a device keeps it."""

    def fetch(first: int, end: int, take: Callable[[bytes], None]) -> None:
        answer = get(device, title, f"{first}-{end - 1}")
        assert answer.status_code == 206, answer.status_code
        take(answer.content)

    part = PartFile(folder, str(title.container), title.container_bytes)
    try:
        while not part.whole:
            part.fetch_some(fetch, 4 * 1024 * 1024)
        return part.finish()
    finally:
        part.close()


@pytest.fixture
def device(world: World) -> Device:
    return world.device()


def test_a_folder_is_imported_and_a_device_has_it(world: World, device: Device, folder: Path, tmp_path: Path) -> None:
    assert bring(world, folder) == {"rain": "new", "chess": "new"}
    assert bring(world, folder) == {"rain": "same", "chess": "same"}
    assert not any(world.settings.media_path.glob("**/*")), "nothing is beside the bucket"
    for name in ("rain", "chess"):
        title = title_of(world, name)
        assert title.container in world.central.media.names()
        path = download(device, title, tmp_path / "device")
        key_id = path.read_bytes()[20:36]
        with SealedFile(path, name, content_key(load_keys(world.settings.data).media, name, key_id)) as file:
            assert file.read_all() == (folder / ("rain.wav" if name == "rain" else "chess.json")).read_bytes()


def test_ranges_are_those_of_the_whole(world: World, device: Device, folder: Path) -> None:
    bring(world, folder)
    title = title_of(world, "rain")
    whole = get(device, title).content
    size = len(whole)
    assert size == title.container_bytes
    for first, end in ((0, 1), (size - 1, size), (5_242_870, 5_242_890), (8_388_600, 8_388_620), (100, 9_000_000)):
        part = get(device, title, f"{first}-{end - 1}")
        assert (part.status_code, part.headers["content-range"]) == (206, f"bytes {first}-{end - 1}/{size}")
        assert sha256(part.content).digest() == sha256(whole[first:end]).digest()
    assert get(device, title, f"{size}-").status_code == 416


def test_a_missing_object_is_missed_and_sealed_again(world: World, device: Device, folder: Path, tmp_path: Path) -> None:
    bring(world, folder)
    title = title_of(world, "rain")
    name = str(title.container)
    delete(name)
    assert world.central.media.size(name) is None
    with pytest.raises(FileNotFoundError):
        world.central.media.read(name, 0, 10)
    assert get(device, title, "0-9").status_code == 404
    look_for_files(world.database, world.central.media, now_ms())
    with world.database.read() as connection:
        assert "media_missing" in set(connection.execute(select(alerts.c.kind)).scalars())
    assert bring(world, folder)["rain"] == "changed"
    assert download(device, title_of(world, "rain"), tmp_path / "device").exists()


def test_wrong_credentials_are_told_and_lose_nothing(
    world: World, device: Device, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(world, folder)
    title = title_of(world, "rain")
    name = str(title.container)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    stranger = Objects(PLACE, tmp_path / "none")
    for act in (
        lambda: stranger.size(name),
        lambda: stranger.read(name, 0, 10),
        lambda: stranger.put("0" * 64, b"x"),
        stranger.names,
        stranger.is_ours,
    ):
        with pytest.raises(NotReached):
            act()
    monkeypatch.setattr(world.central, "media", stranger)
    assert get(device, title, "0-9").status_code == 503
    with pytest.raises(NotReached):
        look_for_files(world.database, stranger, now_ms())
    assert title_of(world, "rain").active, "nothing is given up for it"
    said = central_command("media", "import", str(folder), "--data", str(world.settings.data))
    assert said.exit_code != 0
    assert "CENTRAL_MEDIA" in said.output
    assert "another" not in said.output, "no secret is told"


def test_a_store_that_is_gone_is_told(folder: Path, tmp_path: Path, at_bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with _running(tmp_path / "weed") as mortal:
        monkeypatch.setenv("AWS_ENDPOINT_URL", mortal.url)
        with running(World(tmp_path / "central", {})) as world:
            device = world.device()
            bring(world, folder)
            title = title_of(world, "rain")
            assert get(device, title, "0-9").status_code == 206
            mortal.stop()
            assert get(device, title, "0-9").status_code == 503
            with pytest.raises(NotReached):
                world.central.media.names()
            assert title_of(world, "rain").active
