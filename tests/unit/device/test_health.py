"""Every check says what is so, what to do about it, and "unknown" when it cannot know."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from kiosk.cli import app
from kiosk.device.boot import boot_clock_ms, this_boot, wall_clock_ms
from kiosk.device.clock import TrustedClock
from kiosk.device.health import doctor
from kiosk.device.health.findings import Finding, Seen, spoken
from kiosk.device.health.journal import note_watch, record
from kiosk.device.health.machine import DiskRoom, MemoryRoom
from kiosk.device.health.part_checks import finding_of
from kiosk.device.health.registry import CHECKS
from kiosk.device.status import SyncStatus, read_status, write_status
from kiosk.hardware.part_status import PartStatus, set_part_status
from kiosk.settings import DeviceSettings, PrinterSettings, ReaderSettings
from kiosk.sync.link import set_frozen
from kiosk.sync.tables import unknown_changes
from tests.enrolled import Device
from tests.unit.device.machine_tree import Tree

FITTED = {"reader": ReaderSettings(port="/dev/ttyS0"), "printer": PrinterSettings(port="/dev/ttyS1")}
DAY_MS = 86_400_000


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "sys")


def findings(device: Device, tree: Tree, *, fitted: bool = True, **readings: Any) -> dict[str, Finding]:
    settings = device.settings.model_copy(update=FITTED if fitted else {})
    return {one.check: one for one in doctor.check_device(settings, tree.machine(**readings))}


def status(device: Device, **changes: object) -> None:
    with device.store.write() as conn:
        write_status(conn, replace(read_status(conn), **changes))  # type: ignore[arg-type]


def part(device: Device, status: PartStatus) -> None:
    with device.store.write() as conn:
        set_part_status(conn, status)


# --- the registry


def test_every_sentence_is_plain_and_what_is_not_well_has_a_next_step() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    for check in CHECKS:
        assert re.fullmatch("[a-z0-9 _-]{1,40}", check.name)
        for code, said in check.words.items():
            assert re.fullmatch("[a-z0-9_]{1,32}", code)
            assert said.text.endswith("."), said
            assert (said.next_step != "") == (said.state not in {"ok", "absent"}), (check.name, code)
            assert all(len(sentence.split()) <= 16 for sentence in re.split(r"(?<=[.;])\s", said.text)), said.text


def test_a_finding_tells_lengths_of_time_in_words() -> None:
    assert [spoken(ms) for ms in (-1, 999, 1000, 61_000, 7_200_000, DAY_MS)] == [
        "0 seconds",
        "0 seconds",
        "1 second",
        "1 minute",
        "2 hours",
        "1 day",
    ]
    queue = next(check for check in CHECKS if check.name == "queue")
    found = queue.finding(Seen("old", {"count": 2, "age_ms": DAY_MS}))
    assert found.text == "2 waiting to be sent, the oldest for 1 day."
    assert found.as_line() == "PROBLEM  queue: 2 waiting to be sent, the oldest for 1 day. They are safe; check the connection."
    assert json.loads(json.dumps(found.as_dict()))["values"] == {"count": 2, "age_ms": DAY_MS}


def test_operations_names_every_check_and_code() -> None:
    rows = (Path(__file__).parents[3] / "docs" / "operations.md").read_text(encoding="utf-8").splitlines()
    for check in CHECKS:
        codes = ", ".join(f"`{code}`" for code in check.words if code != "ok")
        assert f"| {check.name} | {codes} |" in rows


# --- the device


def test_nothing_known_is_not_called_well(device: Device, tree: Tree) -> None:
    found = findings(device, tree)
    assert [check.name for check in CHECKS] == list(found)
    assert {name: (one.state, one.code) for name, one in found.items()} == {
        "store": ("ok", "ok"),
        "keys": ("care", "some_disk"),
        "enrolment": ("ok", "ok"),
        "hardware process": ("unknown", "never"),
        "card reader": ("unknown", "unknown"),
        "receipt printer": ("unknown", "unknown"),
        "network": ("problem", "none"),
        "connection": ("problem", "never"),
        "queue": ("ok", "empty"),
        "updates": ("ok", "ok"),
        "clock": ("unknown", "uncertain"),
        "touch screen": ("absent", "absent"),
        "sound": ("absent", "absent"),
        "camera": ("absent", "absent"),
        "microphone": ("absent", "absent"),
        "disk": ("ok", "ok"),
        "memory": ("ok", "ok"),
        "temperature": ("absent", "absent"),
        "battery": ("absent", "absent"),
    }
    assert findings(device, tree, fitted=False)["card reader"].state == "absent"


def test_a_device_without_store_says_to_enrol(tmp_path: Path, tree: Tree) -> None:
    settings = DeviceSettings(data=tmp_path / "none", serial="s", central_url="http://127.0.0.1:1")
    found = doctor.check_device(settings, tree.machine())
    assert (found[0].check, found[0].code) == ("store", "missing")
    assert "enrol" in found[0].next_step
    assert {"disk", "memory", "network", "keys"} < {one.check for one in found}
    assert not {"queue", "clock", "card reader"} & {one.check for one in found}


def test_a_damaged_store_is_left_alone(device: Device, tree: Tree) -> None:
    device.store.close()
    device.settings.store_path.write_bytes(b"\0" * 8192)
    found = findings(device, tree)["store"]
    assert (found.state, found.code) == ("problem", "unreadable")
    assert "Keep the file" in found.next_step
    assert findings(device, tree, disk=lambda _: DiskRoom(1 << 40, 1 << 41, read_only=True))["store"].code == "read_only"
    (device.settings.data / "keys" / "master.key").unlink()
    assert findings(device, tree)["store"].code == "no_keys"


def test_keys_that_others_can_read_are_a_problem(device: Device, tree: Tree) -> None:
    keys = device.settings.data / "keys"
    assert findings(device, tree)["keys"].state == "care", "a file of keys is for development"
    (keys / "master.key").chmod(0o640)
    assert findings(device, tree)["keys"].code == "loose"


def test_link_clock_and_queue(device: Device, tree: Tree) -> None:
    clock = TrustedClock(device.store)
    clock.learn(wall_clock_ms())
    status(device, connected=True, last_contact_ms=clock.now_ms())
    found = findings(device, tree)
    assert (found["connection"].state, found["clock"].state) == ("ok", "ok")
    status(device, last_contact_ms=clock.now_ms() - 3 * 3600 * 1000)
    assert findings(device, tree)["connection"].code == "silent"
    status(device, connected=False)
    assert "3 hours ago" in findings(device, tree)["connection"].text
    device.plain.ms = clock.now_ms() - 1000
    device.send()
    assert findings(device, tree)["queue"].state == "ok"
    device.plain.ms -= DAY_MS
    device.send()
    old = findings(device, tree)["queue"]
    assert (old.state, old.values["count"]) == ("problem", 2)
    set_frozen(device.store, "fork")
    assert findings(device, tree)["queue"].code == "frozen"
    assert "fork" in findings(device, tree)["queue"].text


def test_a_clock_that_is_off_or_jumped(device: Device, tree: Tree) -> None:
    clock = TrustedClock(device.store)
    clock.learn(wall_clock_ms())
    with device.store.write() as conn:
        note_watch(conn, stepped_ms=clock.now_ms() - 3_600_000, stepped_by_ms=-90_000)
    found = findings(device, tree)["clock"]
    assert (found.state, found.code) == ("care", "stepped")
    assert found.text == "The machine's own clock jumped by 1 minute, 1 hour ago."
    with device.store.write() as conn:
        note_watch(conn, stepped_ms=clock.now_ms() - 25 * 3_600_000)
    assert findings(device, tree)["clock"].code == "ok"
    clock.learn(wall_clock_ms() + 3_600_000)
    assert findings(device, tree)["clock"].code == "off"


def test_a_hardware_process_that_looks_no_more(device: Device, tree: Tree) -> None:
    def code(**watch: int | str) -> str:
        with device.store.write() as conn:
            note_watch(conn, **watch)
        return findings(device, tree)["hardware process"].code

    assert code(boot_id=this_boot(), boot_ms=boot_clock_ms()) == "ok"
    assert code(boot_ms=boot_clock_ms() - 600_000) == "silent"
    part(device, PartStatus("reader", "ok"))
    part(device, PartStatus("printer", "problem", "paper_out"))
    assert code(boot_id="an earlier start", boot_ms=boot_clock_ms()) == "silent"
    found = findings(device, tree)
    assert found["card reader"].state == "unknown", "its last word is of a process that is gone"
    assert found["receipt printer"].code == "paper_out"


@pytest.mark.parametrize(
    ("status", "state", "code"),
    [
        (PartStatus("reader", "ok"), "ok", "ok"),
        (PartStatus("reader", "none"), "absent", "absent"),
        (PartStatus("reader", "unknown", "stopped"), "unknown", "stopped"),
        (PartStatus("reader", "unknown", "something new"), "unknown", "unknown"),
        (PartStatus("reader", "problem", "tamper"), "problem", "tamper"),
        (PartStatus("reader", "problem", "lost", "/dev/ttyUSB0 is gone"), "problem", "lost"),
        (PartStatus("reader", "problem", "something_new"), "problem", "other"),
        (PartStatus("reader", "problem"), "problem", "other"),
        (PartStatus("printer", "ok", "paper_low"), "care", "paper_low"),
        (PartStatus("printer", "problem", "paper_out"), "problem", "paper_out"),
        (PartStatus("printer", "unknown", "mute"), "unknown", "mute"),
        (PartStatus("printer", "ok", "something_new"), "care", "care"),
    ],
)
def test_what_a_part_reports(status: PartStatus, state: str, code: str) -> None:
    found = finding_of(status)
    assert (found.state, found.code) == (state, code)
    assert "{" not in found.text


def test_parts_and_changes_set_aside(device: Device, tree: Tree) -> None:
    part(device, PartStatus("reader", "none"))
    part(device, PartStatus("printer", "problem", "cover_open"))
    with device.store.write() as conn:
        conn.execute(insert(unknown_changes).values(stream="s", n=1, kind="k", version=1, payload="{}", at_ms=0, reason="unknown_kind"))
    found = findings(device, tree)
    assert found["card reader"].code == "unknown", "the settings name one that nobody drives yet"
    assert found["receipt printer"].code == "cover_open"
    assert found["updates"].state == "problem"


# --- the machine


def test_disk_and_memory(device: Device, tree: Tree) -> None:
    full = findings(
        device, tree, disk=lambda _: DiskRoom(1 << 20, 1 << 40, read_only=False), memory=lambda: MemoryRoom(1 << 20, 1 << 32)
    )
    assert (full["disk"].code, full["memory"].code) == ("low", "low")
    assert findings(device, tree, disk=lambda _: DiskRoom(1 << 40, 1 << 41, read_only=True))["disk"].code == "read_only"
    assert findings(device, tree, disk=lambda _: None)["disk"].state == "unknown"


@pytest.mark.parametrize(
    ("millidegrees", "state", "code"),
    [(47_000, "ok", "ok"), (84_000, "care", "warm"), (95_000, "problem", "hot"), (999_000, "absent", "absent")],
)
def test_temperature(device: Device, tree: Tree, millidegrees: int, state: str, code: str) -> None:
    tree.put("thermal/thermal_zone0", temp=millidegrees)
    found = findings(device, tree)["temperature"]
    assert (found.state, found.code) == (state, code)


def test_battery(device: Device, tree: Tree) -> None:
    def code(**files: str | int) -> str:
        tree.put("power_supply/BAT0", **{"type": "Battery", "status": "Discharging", "health": "Good", **files})
        return findings(device, tree)["battery"].code

    assert [code(capacity=percent) for percent in (81, 19, 7)] == ["ok", "low", "empty"]
    assert code(capacity=7, status="Charging") == "charging"
    assert code(capacity="") == "unknown"
    assert code(capacity=81, health="Overheat") == "worn"
    tablet = device.settings.model_copy(update={"kind": "tablet"})
    tree.take_away("power_supply/BAT0")
    assert {one.check: one.state for one in doctor.check_device(tablet, tree.machine())}["battery"] == "unknown"


def test_network(device: Device, tree: Tree) -> None:
    tree.put("net/eth0", operstate="down", device__x="")
    assert findings(device, tree)["network"].code == "no_link"
    tree.put("net/eth0", operstate="unknown")
    assert findings(device, tree)["network"].state == "unknown"
    tree.put("net/eth0", operstate="up")
    assert findings(device, tree, addresses=lambda _: ())["network"].code == "no_address"
    found = findings(device, tree)["network"]
    assert found.text == "It is wired, with the address 10.20.0.14."
    tree.put("net/eth0", operstate="down")
    tree.put("net/wlan0", operstate="up", device__x="", wireless__x="")
    assert findings(device, tree)["network"].values["kind"] == "wireless"


@pytest.mark.parametrize(
    ("check", "entry"),
    [
        ("camera", "video4linux/video0"),
        ("microphone", "sound/pcmC0D0c"),
        ("sound", "sound/pcmC0D0p"),
        ("touch screen", "input/input3"),
    ],
)
def test_what_was_there_is_missed_and_what_never_was_is_not(device: Device, tree: Tree, check: str, entry: str) -> None:
    assert findings(device, tree)[check].code == "absent"
    tree.put(entry, properties="2", capabilities__abs="3")
    found = findings(device, tree)[check]
    assert found.code == "ok"
    with device.store.write() as conn:
        record(conn, [found], 1)
    tree.take_away(entry)
    gone = findings(device, tree)[check]
    assert (gone.state, gone.code) == ("problem", "gone")
    with device.store.write() as conn:
        record(conn, [gone], 2)
    assert findings(device, tree)[check].code == "gone", "and it stays missed"


def test_no_camera_by_the_settings_needs_no_microphone(device: Device, tree: Tree) -> None:
    for wanted, code in (("none", "off"), ("test", "test")):
        settings = device.settings.model_copy(update={"camera": wanted})
        found = {one.check: one for one in doctor.check_device(settings, tree.machine())}
        assert (found["camera"].code, found["microphone"].code) == (code, "off")


def test_status_before_sync_ran(device: Device) -> None:
    with device.store.read() as conn:
        assert read_status(conn) == SyncStatus()


# --- the command


def test_the_exit_code_tells_the_worst() -> None:
    def code(*states: Any) -> int:
        return doctor.exit_code([Finding("c", state, "x", "It is.") for state in states])

    assert code("ok", "absent") == 0
    assert code("ok", "problem", "care", "unknown") == 1
    assert code("ok", "care") == 3
    assert code("absent", "unknown") == 3


def test_the_command_says_it_in_lines_and_in_a_stable_form(device: Device, tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    for name, value in {
        "DATA": device.settings.data,
        "SERIAL": "SN-1",
        "CENTRAL_URL": "http://127.0.0.1:9",
        "SYSFS": tree.root,
    }.items():
        monkeypatch.setenv(f"KIOSK_{name}", str(value))
    lines = CliRunner().invoke(app, ["doctor"])
    assert lines.exit_code == 1
    assert "none     temperature: This machine has no sensor for it." in lines.output.splitlines()
    as_json = CliRunner().invoke(app, ["doctor", "--json"])
    report = json.loads(as_json.output)
    assert (as_json.exit_code, report["exit_code"], report["form"]) == (1, 1, 1)
    assert set(report) == {"form", "exit_code", "findings"}
    for one in report["findings"]:
        assert {name: type(value) for name, value in one.items()} == {
            "check": str,
            "state": str,
            "code": str,
            "text": str,
            "next_step": str,
            "values": dict,
        }
