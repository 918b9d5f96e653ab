"""A device that nobody let in yet: it makes its keys, announces itself, and goes on by itself once nothing is in the way."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from central.clock import now_ms
from central.devices import pending
from central.devices.manifest import Line, add_lines
from kiosk.device.enrolment import Enrolment, standing, wish_for_code
from kiosk.device.identity import Identity
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store
from kiosk.sync.beginning import identity_of, open_device
from kiosk.sync.client import Unreachable
from kiosk.sync.enrolling import TROUBLES, why_unreachable
from tests.integration.central.world import World, running

CACHE_KIB = 256


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("central")
    with running(World(folder / "central", {})) as served:
        yield served


class NewDevice:
    """Its sync process before the enrolment, on a thread."""

    def __init__(self, folder: Path, world: World, serial: str, **over: Any) -> None:
        url = str(world.http.base_url).rstrip("/")
        self.settings = DeviceSettings.model_validate({"data": folder / serial, "serial": serial, "central_url": url, **over})
        self.keys, self.store = open_device(self.settings, cache_kib=CACHE_KIB)
        self.stop = threading.Event()
        self.identity: Identity | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        self.identity = identity_of(self.settings, self.store, self.keys, (), self.stop)

    def until(self, holds: Callable[[Enrolment], bool]) -> Enrolment:
        """What the screen shows, once it holds."""
        return shown(self.store, holds)

    def end(self, *, enrolled: bool) -> None:
        if enrolled:
            self._thread.join(30)
        self.stop.set()
        self._thread.join(10)
        self.store.close()
        assert not self._thread.is_alive()
        assert (self.identity is not None) == enrolled


def shown(store: Store, holds: Callable[[Enrolment], bool], looks: int = 600) -> Enrolment:
    for _look in range(looks):
        with store.read() as conn:
            now = standing(conn).enrolment
        if now is not None and holds(now):
            return now
        threading.Event().wait(0.05)
    raise AssertionError(f"it stands at {now}")


def test_it_waits_is_refused_asks_again_and_is_let_in(world: World, tmp_path: Path) -> None:
    device = NewDevice(tmp_path, world, "KM-1")
    waits = device.until(lambda now: bool(now.code))
    assert (waits.step, waits.trouble, len(waits.fingerprint), waits.address) == ("approval", "", 32, "127.0.0.1")
    with world.database.write() as connection:
        found = pending.find_waiting(connection, waits.code, now_ms())
        assert found.fingerprint == waits.fingerprint, "both sides show the same"
        pending.reject(connection, found.fingerprint)
    assert device.until(lambda now: now.trouble == "refused").code == ""
    with device.store.write() as conn:
        wish_for_code(conn)
    again = device.until(lambda now: now.code not in {"", waits.code})
    with world.database.write() as connection:
        made = pending.approve(connection, again.fingerprint, name="Kiosk C-014", unit="C", by="ines", now_ms=now_ms())
    device.end(enrolled=True)
    assert device.identity is not None
    assert (device.identity.device, device.identity.name, device.identity.unit) == (made.id, "Kiosk C-014", "C")
    keys, store = open_device(device.settings, cache_kib=CACHE_KIB)
    assert identity_of(device.settings, store, keys, (), threading.Event()) == device.identity, "the next start knows who it is"
    store.close()


def test_a_code_in_a_file_is_used_once_and_one_that_was_used_leaves_the_approval(world: World, tmp_path: Path) -> None:
    file = tmp_path / "lumen-enrol.toml"
    words = f'code = "{world.code("Kiosk from a file", unit="B")}"\n'
    file.write_text(words)
    NewDevice(tmp_path, world, "KM-2", enrol_file=file).end(enrolled=True)
    assert not file.exists()
    file.write_text(words)
    copied = NewDevice(tmp_path, world, "KM-3", enrol_file=file)
    assert copied.until(lambda now: bool(now.code)).trouble == "code_file"
    copied.end(enrolled=False)


def test_the_manifest_lets_it_in_at_once(world: World, tmp_path: Path) -> None:
    with world.database.write() as connection:
        add_lines(connection, [Line("KM-4", "kiosk", "Kiosk 4")], by="ines", now_ms=now_ms(), until_ms=1 << 50)
    NewDevice(tmp_path, world, "KM-4").end(enrolled=True)


def test_a_store_that_is_gone_takes_its_key_along(world: World, tmp_path: Path) -> None:
    """Central would take a device with the old key and no chain for a copied disk."""
    device = NewDevice(tmp_path, world, "KM-5")
    before = device.until(lambda now: bool(now.code)).fingerprint
    device.end(enrolled=False)
    for path in device.settings.data.glob("store.db*"):
        path.unlink()
    anew = NewDevice(tmp_path, world, "KM-5")
    assert anew.until(lambda now: bool(now.code)).fingerprint != before
    anew.end(enrolled=False)


@pytest.mark.parametrize(
    ("over", "step", "trouble"),
    [
        ({"central_url": "http://127.0.0.1:1"}, "central", "central"),
        ({"central_url": "https://127.0.0.1:1"}, "central", "no_ca"),
        ({"central_url": "https://127.0.0.1:1", "central_ca": "/nowhere/ca.pem"}, "central", "stranger"),
        ({"central_url": "https://no-such-host.invalid", "central_ca_fingerprint": "a" * 64}, "central", "name"),
    ],
)
def test_what_is_in_the_way_is_named(world: World, tmp_path: Path, over: dict[str, str], step: str, trouble: str) -> None:
    device = NewDevice(tmp_path, world, "KM-6", **over)
    assert device.until(lambda now: now.trouble == trouble).step == step
    assert trouble in TROUBLES
    device.end(enrolled=False)


@pytest.mark.parametrize(("code", "trouble"), [(9, "clock"), (10, "clock"), (18, "stranger")])
def test_a_certificate_of_another_day_is_told_from_a_strangers(code: int, trouble: str) -> None:
    """As `requests` carries it: somewhere among causes, reasons and arguments."""
    refused = ssl.SSLCertVerificationError("certificate verify failed")
    refused.verify_code = code
    outer = OSError(ValueError("pool"), refused)
    error = Unreachable("its certificate is not one of this facility")
    error.__cause__ = outer
    assert why_unreachable(error, "https://127.0.0.1:1") == trouble
