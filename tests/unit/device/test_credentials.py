"""Keys sealed for a real device: what systemd hands out opens them, and nothing else does."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from kiosk.device import keyrings
from kiosk.device.credentials import RINGS, destroy_credentials
from kiosk.device.destroying import destroy_keys, keys_gone
from kiosk.device.keyrings import FileKeyring, KeysMissing, KeysUnreadable, NotForDevices
from kiosk.device.keys import SERVICE, SIGNING_KEY, device_keys, keep_reader_key, keyring_of, reader_key
from kiosk.settings import DeviceSettings


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    return DeviceSettings(data=tmp_path / "device", serial="SN-1", central_url="http://127.0.0.1:1")


def _hand_out(folder: Path, *rings: str) -> Path:
    """What systemd puts before a service whose unit names these credentials."""
    folder.mkdir()
    for ring in rings:
        (folder / f"lumen.{ring}").write_bytes(secrets.token_bytes(32))
    return folder


@pytest.fixture
def handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = _hand_out(tmp_path / "credentials", *RINGS)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def test_keys_are_kept_one_file_a_ring_and_no_key_lies_in_plain(settings: DeviceSettings, handed: Path) -> None:
    keys = device_keys(settings, create=True)
    keys.keep_signing_key(1, keys.signing_key)
    keys.ensure_media_key()
    keep_reader_key(settings, 3, bytes(16))
    assert device_keys(settings).store_key == keys.store_key
    assert reader_key(settings, 3) == bytes(16)
    files = {path.name: path.read_bytes() for path in (settings.data / "keys").iterdir()}
    assert sorted(files) == sorted(f"{ring}.sealed" for ring in RINGS)
    for plain in (keys.store_key, keys.signing_key.private_bytes_raw(), keys.media_key.private_bytes_raw()):
        assert not any(plain in held or b64encode(plain) in held for held in files.values())


@pytest.mark.parametrize("taken", ["all", "store", "other"])
def test_without_its_credential_or_with_another_devices_a_key_stays_shut(
    settings: DeviceSettings, handed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken: str
) -> None:
    device_keys(settings, create=True)
    before = (settings.data / "keys/store.sealed").read_bytes()
    match taken:
        case "all":
            monkeypatch.delenv("CREDENTIALS_DIRECTORY")
        case "store":
            (handed / "lumen.store").unlink()
        case _:
            monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(_hand_out(tmp_path / "others", *RINGS)))
    for create in (False, True):
        with pytest.raises(KeysUnreadable):
            device_keys(settings, create=create)
    assert (settings.data / "keys/store.sealed").read_bytes() == before


def test_a_moved_entry_and_another_serial_number_do_not_open(settings: DeviceSettings, handed: Path) -> None:
    keys = device_keys(settings, create=True)
    keys.keep_signing_key(2, keys.fresh_signing_key())
    with pytest.raises(KeysUnreadable):
        device_keys(settings.model_copy(update={"serial": "SN-2"}))
    path = settings.data / "keys/signing.sealed"
    entries = json.loads(path.read_text())
    entries["lumen/signing"], entries["lumen/signing.2"] = entries["lumen/signing.2"], entries["lumen/signing"]
    path.write_text(json.dumps(entries))
    with pytest.raises(KeysUnreadable, match="moved"):
        _ = device_keys(settings).signing_key
    # Under one master key for all, an entry of another file would open.
    (handed / "lumen.store").write_bytes((handed / "lumen.signing").read_bytes())
    (settings.data / "keys/store.sealed").write_text(json.dumps({"lumen/store": entries["lumen/signing"]}))
    with pytest.raises(KeysUnreadable, match="moved"):
        device_keys(settings)


def test_a_process_has_only_the_rings_that_it_was_given(settings: DeviceSettings, handed: Path) -> None:
    keys = device_keys(settings, create=True)
    keys.keep_signing_key(1, keys.signing_key)
    (handed / "lumen.signing").unlink()
    (handed / "lumen.receipt").unlink()
    screen = device_keys(settings)
    assert screen.store_key == keys.store_key
    with pytest.raises(KeysUnreadable):
        _ = screen.signing_key
    with pytest.raises(KeysUnreadable):
        screen.receipt_key_of(1)
    with pytest.raises(KeysUnreadable):
        keyring_of(settings).set_password(SERVICE, SIGNING_KEY, "ours now")


def test_plain_files_are_refused_where_keys_were_sealed_and_for_an_installed_program(
    settings: DeviceSettings, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device_keys(settings, create=True)
    with pytest.raises(NotForDevices):
        FileKeyring(settings.data / "keys")
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    (tmp_path / keyrings.PRODUCTION_MARK).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(NotForDevices):
        FileKeyring(tmp_path / "fresh")
    fresh = settings.model_copy(update={"data": tmp_path / "fresh"})
    with pytest.raises(KeysMissing):
        device_keys(fresh)
    with pytest.raises(KeysUnreadable):
        device_keys(fresh, create=True)
    assert not (fresh.data / "keys/master.key").exists()


def test_a_wipe_leaves_the_one_key_for_the_last_word_and_then_none(settings: DeviceSettings, handed: Path) -> None:
    keys = device_keys(settings, create=True)
    keys.keep_signing_key(1, keys.signing_key)
    keys.fresh_signing_key()
    keep_reader_key(settings, 1, bytes(16))
    (handed / "lumen.reader").unlink()  # the sync process has no such credential, and destroys the file all the same
    keyring, folder = keyring_of(settings), settings.data / "keys"
    destroyed = destroy_keys(keyring, (SERVICE, SIGNING_KEY))
    assert destroyed == ["reader.osdp.1", "receipt", "signing.fresh", "store"]
    assert keys_gone(keyring, folder, destroyed, SERVICE, keyring.traces())
    assert keyring.names() == [(SERVICE, SIGNING_KEY)]
    assert keyring.get_password(SERVICE, SIGNING_KEY) is not None
    assert destroy_keys(keyring, (SERVICE, SIGNING_KEY)) == []
    destroy_keys(keyring, None)
    assert not folder.exists()


def test_what_is_left_in_a_ring_is_seen(settings: DeviceSettings, handed: Path) -> None:
    device_keys(settings, create=True)
    keyring = keyring_of(settings)
    assert not keys_gone(keyring, settings.data / "keys", ["store"], SERVICE, [])


@pytest.mark.skipif(shutil.which("systemd-creds") is None, reason="systemd-creds is not here")
def test_master_keys_of_this_machine_are_sealed_by_systemd_and_are_destroyed_by_ring(tmp_path: Path) -> None:
    """Sealed by no key here, because a machine of tests may have neither root nor TPM; `make judge-package` has the host's."""
    store = tmp_path / "credstore"
    code = "import sys; from pathlib import Path; from kiosk.device.credentials import make_credentials as make"
    code += "; print(make(Path(sys.argv[1]), seal_by=sys.argv[2]))"
    names = [f"lumen.{ring}" for ring in RINGS]
    for expected in (names, []):
        made = subprocess.run([sys.executable, "-c", code, store, "tpm2-absent"], capture_output=True, text=True, check=True).stdout
        assert made == f"{expected}\n"
    assert destroy_credentials(("signing",), store) == [name for name in names if name != "lumen.signing"]
    assert [path.name for path in store.iterdir()] == ["lumen.signing"]
