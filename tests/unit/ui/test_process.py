"""The screen process as a process: it starts, is driven, stops on a signal, and stays calm when its store is no use."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.store.engine import open_store
from kiosk.ui.sample_store import PictureClock, SampleCentral

ROOT = Path(__file__).resolve().parents[3]
DEADLINE_S = 60

PROGRAM = """
import sys
from pathlib import Path
from kiosk.app import run_screen_process
from kiosk.settings import DeviceSettings

settings = DeviceSettings(data=Path(sys.argv[1]), kind="kiosk", serial="T", central_url="http://127.0.0.1:1")

def look(driver):
    driver.wait_for_text(sys.argv[3], timeout_s=float(sys.argv[4]))

sys.exit(run_screen_process(settings, drive={"signal": None, "look": look}[sys.argv[2]]))
"""


def settings_of(folder: Path) -> DeviceSettings:
    return DeviceSettings.model_validate({"data": folder, "kind": "kiosk", "serial": "T", "central_url": "http://127.0.0.1:1"})


@pytest.fixture
def enrolled(tmp_path: Path) -> Path:
    settings = settings_of(tmp_path)
    store = open_store(settings.store_path, device_keys(settings, create=True).store_key, create=True)
    central = SampleCentral(store, PictureClock(store))
    central.enrol()
    central.welcome()
    store.close()
    return tmp_path


def start(folder: Path, how: str, words: str = "", seconds: float = 30) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, str(folder), how, words, str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(process: "subprocess.Popen[str]") -> tuple[int, str]:
    try:
        said, _ = process.communicate(timeout=DEADLINE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
        raise AssertionError(f"the process did not end: {said}") from None
    return process.returncode, said


def test_a_drive_sees_the_first_screen_and_its_end_is_the_process_end(enrolled: Path) -> None:
    status, said = finish(start(enrolled, "look", "Type your ID number"))
    assert status == 0, said
    # A machine without sound says so once.
    assert not [line for line in said.splitlines() if "qt_message" in line and "pa_context_connect" not in line]


def test_a_drive_that_does_not_find_its_words_fails(enrolled: Path) -> None:
    status, said = finish(start(enrolled, "look", "No such words", 0.5))
    assert status == 1
    assert "NotOnScreen" in said


def test_sigterm_ends_it_in_order(enrolled: Path) -> None:
    process = start(enrolled, "signal")
    assert process.stdout is not None
    while "screen_ready" not in (line := process.stdout.readline()):
        assert line, "the process ended by itself"
    process.send_signal(signal.SIGTERM)
    status, said = finish(process)
    assert status == 0, said


def test_a_device_that_nobody_let_in_yet_shows_its_set_up(tmp_path: Path) -> None:
    """Also before sync made a store; once it is there, the process begins anew with it."""
    status, said = finish(start(tmp_path, "look", "Set up this kiosk"))
    assert status == 0, said
    assert "store_unusable" not in said


@pytest.mark.parametrize("damage", ["no keys", "damaged store", "no tables"])
def test_a_store_that_is_no_use_shows_the_calm_screen(tmp_path: Path, damage: str) -> None:
    settings = settings_of(tmp_path)
    if damage == "no keys":
        settings.store_path.write_bytes(os.urandom(8192))
    else:
        key = device_keys(settings, create=True).store_key
        open_store(settings.store_path, key, create=True).close()
    if damage == "damaged store":
        settings.store_path.write_bytes(os.urandom(8192))
    status, said = finish(start(tmp_path, "look", "Nothing you wrote is lost"))
    assert status in {0, 75}, said
    assert "store_unusable" in said, "the log says why"


def test_the_other_processes_never_load_qt() -> None:
    loads = "import sys, kiosk.app, kiosk.sync.agent, kiosk.hardware.agent"
    program = f"{loads}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
