from __future__ import annotations

import functools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from kiosk.device import health
from kiosk.device.boot import wall_clock_ms
from kiosk.device.clock import TrustedClock
from kiosk.device.health import Finding, check_device
from kiosk.device.status import SyncStatus, read_status, write_status
from kiosk.hardware.part_status import PartStatus, set_part_status
from kiosk.settings import DeviceSettings, PrinterSettings, ReaderSettings
from kiosk.sync.link import set_frozen
from kiosk.sync.tables import unknown_changes
from tests.enrolled import Device


def findings(device: Device, *, fitted: bool = True) -> dict[str, Finding]:
    parts = {"reader": ReaderSettings(port="/dev/ttyS0"), "printer": PrinterSettings(port="/dev/ttyS1")} if fitted else {}
    found = check_device(device.settings.model_copy(update=parts))
    json.dumps([one.as_dict() for one in found])
    for one in found:
        assert one.as_line().count("\n") == 0
        assert one.text.endswith(".")
        assert (one.next_step != "") == (one.state != "ok") or one.state == "ok"
    return {one.check: one for one in found}


def status(device: Device, **changes: object) -> None:
    with device.store.write() as conn:
        write_status(conn, replace(read_status(conn), **changes))  # type: ignore[arg-type]


def test_nothing_known_is_not_called_well(device: Device) -> None:
    found = findings(device)
    assert {name: found[name].state for name in ("enrolment", "connection", "queue", "card reader", "receipt printer", "clock")} == {
        "enrolment": "ok",
        "connection": "problem",
        "queue": "ok",
        "card reader": "unknown",
        "receipt printer": "unknown",
        "clock": "unknown",
    }
    assert findings(device, fitted=False)["card reader"].text == "None is fitted."


def test_a_device_without_store_says_to_enrol(tmp_path: Path) -> None:
    found = check_device(DeviceSettings(data=tmp_path / "none", serial="s", central_url="http://127.0.0.1:1"))
    assert found[0].check == "store"
    assert "enrol" in found[0].next_step
    assert {one.check for one in found} == {"store", "disk", "memory"}


def test_a_damaged_store_is_left_alone(device: Device) -> None:
    device.store.close()
    device.settings.store_path.write_bytes(b"\0" * 8192)
    found = findings(device)
    assert found["store"].state == "problem"
    assert "Keep the file" in found["store"].next_step


def test_link_clock_and_queue(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = TrustedClock(device.store)
    clock.learn(wall_clock_ms())
    status(device, connected=True, last_contact_ms=clock.now_ms())
    found = findings(device)
    assert (found["connection"].state, found["clock"].state) == ("ok", "ok")
    status(device, last_contact_ms=clock.now_ms() - 3 * 3600 * 1000)
    assert findings(device)["connection"].state == "unknown"
    status(device, connected=False)
    assert "3 hours ago" in findings(device)["connection"].text
    device.plain.ms = clock.now_ms() - 1000
    device.send()
    assert findings(device)["queue"].state == "ok"
    device.plain.ms -= 86_400_000
    device.send()
    old = findings(device)["queue"]
    assert old.state == "problem"
    assert "2 commands wait, the oldest for 1 day." in old.text
    set_frozen(device.store, "fork")
    assert "fork" in findings(device)["queue"].text
    slow = functools.partial(TrustedClock, wall_clock=lambda: wall_clock_ms() - 3_600_000)
    monkeypatch.setattr(health, "TrustedClock", slow)
    assert findings(device)["clock"].state == "problem"


def test_parts_and_changes_set_aside(device: Device) -> None:
    with device.store.write() as conn:
        set_part_status(conn, PartStatus("reader", "ok"))
        set_part_status(conn, PartStatus("printer", "problem", "paper_out"))
        conn.execute(insert(unknown_changes).values(stream="s", n=1, kind="k", version=1, payload="{}", at_ms=0, reason="unknown_kind"))
    found = findings(device)
    assert found["card reader"].state == "ok"
    assert "paper_out" in found["receipt printer"].text
    assert found["updates"].state == "problem"


def test_disk_and_memory_limits(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "DISK_FREE_BYTES", 1 << 60)
    monkeypatch.setattr(health, "MEMORY_FREE_BYTES", 1 << 60)
    found = findings(device)
    assert (found["disk"].state, found["memory"].state) == ("problem", "problem")


def test_status_before_sync_ran(device: Device) -> None:
    with device.store.read() as conn:
        assert read_status(conn) == SyncStatus()
