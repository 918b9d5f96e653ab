from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.device.keyrings import FileKeyring, KeysMissing, KeysUnreadable
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    return DeviceSettings(data=tmp_path / "device", serial="SN-1", central_url="http://127.0.0.1:1")


def test_keys_are_made_once(settings: DeviceSettings) -> None:
    with pytest.raises(KeysMissing):
        device_keys(settings)
    made = device_keys(settings, create=True)
    again = device_keys(settings, create=True)
    assert made.store_key == again.store_key
    assert made.pin_pepper == device_keys(settings).pin_pepper != made.store_key
    assert made.signing_key.private_bytes_raw() == again.signing_key.private_bytes_raw()
    assert len({made.store_key, made.pin_pepper, made.signing_key.private_bytes_raw()}) == 3


def test_files_are_closed_to_others_and_hold_no_key_in_plain(settings: DeviceSettings) -> None:
    keys = device_keys(settings, create=True)
    folder = settings.data / "keys"
    assert folder.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in folder.iterdir()) == ["entries.json", "master.key"]
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0
        assert keys.store_key not in path.read_bytes()


def test_entries_exchanged_one_for_another_do_not_open(settings: DeviceSettings) -> None:
    device_keys(settings, create=True)
    path = settings.data / "keys" / "entries.json"
    entries = json.loads(path.read_text())
    entries["lumen/store"], entries["lumen/signing"] = entries["lumen/signing"], entries["lumen/store"]
    path.write_text(json.dumps(entries))
    with pytest.raises(KeysUnreadable, match="store"):
        device_keys(settings)


@pytest.mark.parametrize("damage", ["not json", "[]", '{"lumen/store": "AAAA"}', '{"lumen/store": "?"}'])
def test_damaged_keys_are_said_to_be_damaged_and_are_not_made_anew(settings: DeviceSettings, damage: str) -> None:
    device_keys(settings, create=True)
    path = settings.data / "keys" / "entries.json"
    path.write_text(damage)
    with pytest.raises(KeysUnreadable):
        device_keys(settings, create=True)
    assert path.read_text() == damage


def test_a_lost_master_key_is_not_replaced_under_sealed_entries(settings: DeviceSettings) -> None:
    device_keys(settings, create=True)
    (settings.data / "keys" / "master.key").unlink()
    with pytest.raises(KeysUnreadable):
        device_keys(settings, create=True)
    assert not (settings.data / "keys" / "master.key").exists()


def test_the_backend_speaks_keyring(tmp_path: Path) -> None:
    keyring = FileKeyring(tmp_path)
    assert keyring.get_password("lumen", "a") is None
    keyring.set_password("lumen", "a", "one")
    keyring.set_password("lumen", "a", "two")
    keyring.set_password("lumen", "b", "three")
    assert (keyring.get_password("lumen", "a"), keyring.get_password("lumen", "b")) == ("two", "three")
    keyring.delete_password("lumen", "a")
    assert keyring.get_password("lumen", "a") is None
    with pytest.raises(KeyError):
        keyring.delete_password("lumen", "a")


def test_who_opens_keys_leaves_no_core_file(tmp_path: Path) -> None:
    """In a process of its own: a limit that was lowered stays so."""
    code = "import resource, sys; from pathlib import Path; from kiosk.device.keyrings import FileKeyring"
    code += "; FileKeyring(Path(sys.argv[1])); print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, check=True, text=True).stdout == "(0, 0)\n"


def test_two_processes_that_keep_keys_at_once_lose_none(tmp_path: Path) -> None:
    """Facility IT pairs a reader while the sync process enrols anew."""
    names = [[f"{process}.{number}" for number in range(20)] for process in "ab"]

    def keep(mine: list[str]) -> None:
        keyring = FileKeyring(tmp_path / "keys")
        for name in mine:
            keyring.set_password("lumen", name, name)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(keep, mine) for mine in names]:
            done.result(30)
    keyring = FileKeyring(tmp_path / "keys")
    assert [keyring.get_password("lumen", name) for mine in names for name in mine] == [name for mine in names for name in mine]
