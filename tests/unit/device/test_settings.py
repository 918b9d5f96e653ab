from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import DeviceSettings, SettingsError, load_settings

FILE = """
data = "/var/lib/lumen"
serial = "SN-7"
central_url = "https://central.cedar-ridge.example/"
central_ca = "/etc/lumen/ca.pem"

[reader]
port = "/dev/ttyS0"

[printer]
port = "/dev/ttyS1"
mode = "text"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "device.toml"
    path.write_text(FILE)
    return path


def test_a_file_says_it_all(file: Path) -> None:
    settings = load_settings(file)
    assert settings.store_path == Path("/var/lib/lumen/store.db")
    assert settings.central_url == "https://central.cedar-ridge.example"
    assert settings.reader is not None
    assert (settings.reader.protocol, settings.reader.baud) == ("rdm6300", 9600)
    assert settings.printer is not None
    assert settings.printer.mode == "text"


def test_the_environment_wins_also_over_a_part(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_SETTINGS", str(file))
    monkeypatch.setenv("KIOSK_SERIAL", "SN-8")
    monkeypatch.setenv("KIOSK_PRINTER__PORT", "/dev/pts/3")
    settings = load_settings(None)
    assert settings.serial == "SN-8"
    assert settings.printer is not None
    assert (settings.printer.port, settings.printer.mode) == ("/dev/pts/3", "text")


def test_the_environment_alone_is_enough_and_may_hold_more(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "DATA": "/x",
        "SERIAL": "SN-9",
        "CENTRAL_URL": "https://central.example",
        "READER__PORT": "/dev/ttyS3",
        "READER__BAUD": "4800",
    }
    for name, value in {**told, "WINDOWED": "1", "READ_ME": "not a field"}.items():
        monkeypatch.setenv(f"KIOSK_{name}", value)
    settings = load_settings(None)
    assert (settings.data, settings.serial) == (Path("/x"), "SN-9")
    assert settings.reader is not None
    assert (settings.reader.port, settings.reader.baud) == ("/dev/ttyS3", 4800)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("serial =", "serail ="), "serail"),
        (('"text"', '"laser"'), "printer.mode"),
        (("https://", "http://"), "https"),
        (("https://", "file://"), "https"),
        (("[reader]", "[reader"), "TOML"),
    ],
)
def test_a_mistake_is_one_plain_line(file: Path, change: tuple[str, str], word: str) -> None:
    file.write_text(FILE.replace(*change))
    with pytest.raises(SettingsError, match=word) as error:
        load_settings(file)
    assert "\n" not in str(error.value)


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        load_settings(tmp_path / "none.toml")


def test_plain_http_only_to_this_machine(tmp_path: Path) -> None:
    assert DeviceSettings(data=tmp_path, serial="s", central_url="http://127.0.0.1:8000").central_ca is None
