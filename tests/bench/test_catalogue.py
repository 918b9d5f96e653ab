"""A catalogue of 100,000 titles comes from central while somebody scrolls; a sealed file comes beside a plain copy of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.media_store.container import seal
from kiosk.media_store.part_file import PartFile
from kiosk.settings import DeviceSettings
from kiosk.store.engine import open_store
from kiosk.sync.client import CentralClient
from kiosk.sync.enrol import enrol
from kiosk.sync.signature import RequestNumbers, RequestSigner
from tests.bench.children import Child, surroundings
from tests.bench.conftest import Site
from tests.bench.figures import Table, middle, percentile, verdict

TITLES = int(os.environ.get("BENCH_TITLES", "100000"))
FILE_BYTES = 64 * 1024 * 1024
APPLY_LIMIT_S = 60
FRAME_LIMIT_MS = 18
ROUNDS = 5
FLICKS = 4
RUN_BYTES = 4 * 1024 * 1024
#: Until central has its catalogue, however busy the machine is.
MAKING_S = 1200.0

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def central(folder: Path) -> Iterator[tuple[Child, dict[str, object]]]:
    words = (str(folder / "central"), str(TITLES), str(FILE_BYTES))
    with Child("tests.bench.media_central", *words, environment=surroundings(folder / "caches")) as child:
        yield child, child.hear(MAKING_S)


def test_the_catalogue_comes_while_somebody_scrolls(
    central: tuple[Child, dict[str, object]], hundred_site: Site, folder: Path, table: Table
) -> None:
    server, told = central
    codes = told["codes"]
    assert isinstance(codes, list)
    words = (str(told["url"]), str(codes[0]), str(folder / "follower"))
    with Child("tests.bench.catalogue_follower", *words, environment=hundred_site.environment) as follower:
        follower.hear()
        with hundred_site.signed_in() as screen:
            screen.ask("go", "inbox")
            screen.ask("older", 100)
            quiet = [screen.ask("flick", FLICKS) for _ in range(2)]
            before_s = server.processor_seconds(), follower.processor_seconds()
            over = follower.ask("follow")
            busy = []
            while not over["over"]:
                busy.append(screen.ask("flick", FLICKS))
                over = follower.ask("over")
            used = [child.processor_seconds() - before for child, before in zip((server, follower), before_s, strict=True)]
    assert over["titles"] >= TITLES
    seconds = float(over["seconds"])
    table.add(
        f"{TITLES:,} titles from central's pages while the inbox is flicked, s",
        f"{seconds:.1f}; processor: sync {used[1]:.1f}, central {used[0]:.1f}",
        verdict=verdict(seconds, APPLY_LIMIT_S, " s"),
    )
    table.add(f"    sold at central, {TITLES:,} titles, s", f"{float(str(told['sold_s'])):.1f}")
    for name, rounds in (("before", quiet), ("meanwhile", busy)):
        frames = [value for one in rounds for value in one["intervals"]]
        work = [value for one in rounds for value in one["work"]]
        p95 = percentile(frames, 95)
        ranks = ", ".join(f"{percentile(work, rank):.1f}" for rank in (50, 95, 99))
        limit = verdict(p95, FRAME_LIMIT_MS, " ms")
        table.add(f"    flick {name}: frame interval p50, p95, ms", f"{percentile(frames, 50):.1f}, {p95:.1f}", verdict=limit)
        table.add(f"    flick {name}: processor time of the GUI thread a frame, p50, p95, p99, ms", ranks)


def _copy(client: CentralClient, name: str, size: int, path: Path) -> int:
    """The file as it comes, safe on the disk; returns its length."""
    with path.open("wb") as target:

        def take(data: bytes) -> None:
            target.write(data)

        client.media(name, 0, size, take)
        target.flush()
        os.fsync(target.fileno())
    return path.stat().st_size


def _sealing(folder: Path, size: int) -> float:
    """A file of that length made into a sealed one, safe on the disk; MB/s."""
    plain, path = folder / "plain", folder / "made"
    plain.write_bytes(os.urandom(size))
    began = time.perf_counter()
    with plain.open("rb") as source, path.open("wb") as target:
        seal(source, target, title="t", key_id=bytes(16), content_key=bytes(32))
        target.flush()
        os.fsync(target.fileno())
    return size / (time.perf_counter() - began) / 1e6


def test_a_sealed_file_comes_as_quickly_as_a_copy(central: tuple[Child, dict[str, object]], folder: Path, table: Table) -> None:
    """Each chunk judged and written, beside the same bytes written as they come, from the same central by the same signed request."""
    _, told = central
    codes, name, size = told["codes"], str(told["file"]), int(str(told["bytes"]))
    assert isinstance(codes, list)
    settings = DeviceSettings(data=folder / "device", serial="BENCH-2", central_url=str(told["url"]))
    identity = enrol(settings, codes[1])
    keys = device_keys(settings)
    store = open_store(settings.store_path, keys.store_key)
    signer = RequestSigner(identity, keys.signing_key_of(identity.epoch), RequestNumbers(store), TrustedClock(store))
    client = CentralClient(settings.central_url, ca=None, signer=signer)
    sealed, copied = [], []
    for number in range(ROUNDS):
        began = time.perf_counter()
        part = PartFile(folder / f"sealed-{number}", name, size)
        while not part.whole:
            part.fetch_some(lambda first, end, take: client.media(name, first, end, take), RUN_BYTES)
        part.finish()
        part.close()
        sealed.append(size / (time.perf_counter() - began) / 1e6)
        began = time.perf_counter()
        path = folder / f"copy-{number}"
        assert _copy(client, name, size, path) == size
        copied.append(size / (time.perf_counter() - began) / 1e6)
        assert path.read_bytes() == (folder / f"sealed-{number}" / name).read_bytes()
        path.unlink()
        shutil.rmtree(folder / f"sealed-{number}")
    ratio = sum(sealed) / sum(copied)
    table.add("download of a sealed file, MB/s (peer: plain copy, same HTTP)", middle(sealed, ".0f"), middle(copied, ".0f"), ratio)
    made = [_sealing(folder, size) for _ in range(ROUNDS)]
    table.add("sealing a file, MB/s (peer: the same copy)", middle(made, ".0f"), middle(copied, ".0f"), sum(made) / sum(copied))
    client.close()
    store.close()
    assert httpx.get(f"{told['url']}/v1/media/{name}", trust_env=False).status_code == 401, "only devices have it"
