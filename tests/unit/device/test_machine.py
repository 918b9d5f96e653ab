"""What a sysfs tells, and what of it is not believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.device.health.machine import Battery, Interface, Machine
from tests.unit.device.machine_tree import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "sys")


def test_an_empty_tree_tells_of_nothing(tree: Tree, tmp_path: Path) -> None:
    for machine in (tree.machine(), Machine(tmp_path / "no-such-tree")):
        assert machine.battery() is None
        assert machine.celsius() is None
        assert machine.interfaces() == ()
        assert not any((machine.cameras(), machine.microphones(), machine.touch_screens()))
        assert machine.encrypted(tmp_path) is None


def test_a_whole_machine(tree: Tree) -> None:
    machine = tree.whole()
    assert machine.battery() == Battery(81, charging=False, health="")
    assert machine.celsius() == 47
    assert machine.interfaces() == (Interface("eth0", wireless=False, linked=True),)
    assert machine.cameras()
    assert machine.microphones()
    assert machine.speakers()
    assert machine.touch_screens()


def test_batteries_are_one_and_a_mouse_has_none(tree: Tree) -> None:
    tree.put("power_supply/hid", type="Battery", scope="Device", capacity=3)
    tree.put("power_supply/slot", type="Battery", present=0, capacity=1)
    assert tree.machine().battery() is None
    tree.put("power_supply/BAT0", type="Battery", capacity=90, status="Full", health="Good")
    tree.put("power_supply/BAT1", type="Battery", capacity=10, status="Unknown", health="Overheat")
    assert tree.machine().battery() == Battery(50, charging=True, health="Overheat")
    tree.put("power_supply/BAT0", capacity="?", status="Discharging")
    tree.put("power_supply/BAT1", capacity="", health="Unknown")
    assert tree.machine().battery() == Battery(None, charging=False, health="")
    tree.put("power_supply/USB", type="USB", online=1)
    found = tree.machine().battery()
    assert found is not None
    assert found.charging


def test_the_hottest_sensor_that_can_be_believed(tree: Tree) -> None:
    tree.put("thermal/cooling_device0", temp=90_000)
    tree.put("thermal/thermal_zone0", temp=41_000)
    tree.put("thermal/thermal_zone1", temp=-274_000)
    tree.put("hwmon/hwmon0", temp1_input=58_600, temp2_input=250_000, fan1_input=1200)
    assert tree.machine().celsius() == 59


def test_only_real_interfaces_and_the_one_with_a_link_first(tree: Tree) -> None:
    tree.put("net/docker0", operstate="up")
    tree.put("net/wlan0", operstate="up", device__x="", wireless__x="")
    tree.put("net/eth0", operstate="down", device__x="")
    tree.put("net/eth1", operstate="unknown", carrier=1, device__x="")
    tree.put("net/eth2", operstate="unknown", device__x="")
    assert [(one.name, one.linked) for one in tree.machine().interfaces()] == [
        ("eth1", True),
        ("wlan0", True),
        ("eth0", False),
        ("eth2", None),
    ]


def test_a_mouse_is_no_touch_screen_and_a_loudspeaker_no_microphone(tree: Tree) -> None:
    tree.put("input/input1", properties="1", capabilities__abs="3")
    tree.put("input/input2", properties="2", capabilities__abs="0")
    tree.put("input/event1", properties="2", capabilities__abs="3")
    tree.put("sound/pcmC0D0p")
    assert not tree.machine().touch_screens()
    assert not tree.machine().microphones()
    assert tree.machine().speakers()
    tree.put("input/input2", capabilities__abs="260800000000000 0")
    assert not tree.machine().touch_screens(), "axes of a second word are not the first's"
    tree.put("input/input2", capabilities__abs="260800000000003")
    assert tree.machine().touch_screens()


def test_a_disk_on_luks_is_told_from_one_below_other_layers_and_from_none(tree: Tree, tmp_path: Path) -> None:
    number = tmp_path.stat().st_dev
    block = tree.root / "dev" / "block"
    below = tree.root / "devices" / "dm-0"
    device = block / f"{os.major(number)}:{os.minor(number)}"
    (device / "slaves").mkdir(parents=True)
    assert tree.machine().encrypted(tmp_path) is False
    (below / "dm").mkdir(parents=True)
    (below / "dm" / "uuid").write_text("CRYPT-LUKS2-0011-data\n")
    (device / "slaves" / "dm-0").symlink_to(below)
    assert tree.machine().encrypted(tmp_path) is True
    (device / "slaves" / "sda1").mkdir()
    assert tree.machine().encrypted(tmp_path) is False, "half of it lies on a plain disk"


@given(content=st.binary(max_size=300), name=st.sampled_from(["capacity", "temp", "properties", "operstate", "type"]))
def test_no_content_of_a_file_raises(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    tree = Tree(tmp_path_factory.mktemp("sys") / "sys")
    tree.whole()
    for entry in ("power_supply/BAT0", "thermal/thermal_zone0", "input/input3", "net/eth0"):
        (tree.root / "class" / entry / name).write_bytes(content)
    machine = tree.machine()
    machine.battery()
    machine.celsius()
    machine.interfaces()
    machine.touch_screens()


def test_this_machine_answers() -> None:
    machine = Machine()
    room = machine.disk(Path("/no/such/folder/yet"))
    assert room is not None
    assert 0 < room.free <= room.total
    assert 0 < machine.memory().available <= machine.memory().total
    assert machine.addresses("no-such-interface") == ()
