"""Each attempt of `kiosk audit` on machines that are open and on machines that are shut; what it enters for real, `make judge-package`
shows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kiosk.audit.audit import audit
from kiosk.audit.machine import try_machine
from kiosk.audit.sandboxes import SANDBOXES, Sandbox, judge, probe_unit, try_sandboxes
from kiosk.audit.tried import Tried, as_json, exit_code
from kiosk.cli import app

_SHUT = "type filter hook {0} priority filter; policy drop;"
FILTER = "\n".join(_SHUT.format(hook) for hook in ("input", "forward", "output"))
SCREEN = SANDBOXES[0]
NOTHING: dict[str, Any] = {
    "sockets": [], "leaves": None, "devices": [], "disks": [], "reads": [], "writes": [], "rings": ["media", "store"], "others": 0,
    "rights": [], "uid": 990,
}  # fmt: skip
_TCP = "  sl  local_address rem_address   st\n"


def _put(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    return root / path


@pytest.fixture
def shut_in(tmp_path: Path) -> Path:
    """A machine as the package leaves it."""
    for path, text in {
        "proc/sys/kernel/sysrq": "0\n",
        "proc/sys/kernel/core_pattern": "|/bin/false\n",
        "proc/sys/fs/suid_dumpable": "0\n",
        "proc/sys/kernel/yama/ptrace_scope": "3\n",
        "proc/sys/kernel/kptr_restrict": "2\n",
        "proc/swaps": "Filename Type Size Used Priority\n",
        "proc/modules": "usbhid 1 0 - Live 0x0\n",
        "proc/net/tcp": _TCP + "   0: 0100007F:0035 00000000:0000 0A\n   1: 0500000A:D431 0600000A:20FB 01\n",
        "proc/net/udp": _TCP + "   0: 00000000:0044 00000000:0000 07\n",
        "proc/77/cmdline": "/usr/bin/cage\0--\0/usr/bin/sleep\0infinity\0",
        "sys/kernel/security/apparmor/profiles": "lumen-screen (enforce)\n",
        "opt/lumen/releases/1/bin/kiosk": "program",
    }.items():
        _put(tmp_path, path, text)
    keys = _put(tmp_path, "var/lib/lumen/keys/store.sealed", "{}")
    keys.chmod(0o660)
    (tmp_path / "var/lib/lumen").chmod(0o2770)
    for file in (tmp_path / "opt").rglob("*"):
        file.chmod(0o755)
    (tmp_path / "opt/lumen").chmod(0o755)
    return tmp_path


def _system(command: tuple[str, ...]) -> tuple[int, str] | None:
    match command:
        case ("nft", *_):
            return 0, FILTER
        case ("systemctl", "is-active", "usbguard.service"):
            return 0, "active\n"
        case ("systemctl", "is-active", _):
            return 3, "inactive\n"
        case ("systemctl", "is-enabled", _):
            return 1, "masked\n"
        case _:
            return 0, ""


def _by_name(tried: list[Tried]) -> Mapping[str, Tried]:
    return {one.name: one for one in tried}


def test_a_machine_as_the_package_leaves_it_passes_all_but_what_no_program_presses(shut_in: Path) -> None:
    found = try_machine(shut_in, _system)
    assert {one.name: one.detail for one in found if one.outcome != "pass"} == {
        "keys of the window": "No hand presses keys here; tests/qml/test_hands.py does."
    }
    assert exit_code(found) == 3
    assert exit_code([one for one in found if one.outcome == "pass"]) == 0


@pytest.mark.parametrize(
    ("name", "path", "text"),
    [
        ("magic keys", "proc/sys/kernel/sysrq", "1\n"),
        ("core files of the kernel", "proc/sys/kernel/core_pattern", "core\n"),
        ("core files of privileged programs", "proc/sys/fs/suid_dumpable", "1\n"),
        ("looks into other processes", "proc/sys/kernel/yama/ptrace_scope", "1\n"),
        ("addresses of the kernel", "proc/sys/kernel/kptr_restrict", "0\n"),
        ("memory on the disk", "proc/swaps", "Filename Type Size\n/dev/sda2 partition 1\n"),
        ("modules for USB storage and network", "proc/modules", "usb_storage 1 0 - Live 0x0\n"),
        ("ports that listen to the network", "proc/net/tcp", _TCP + "   0: 00000000:0016 00000000:0000 0A\n"),
        ("ports that listen to the network", "proc/net/udp", _TCP + "   0: 00000000:14E9 00000000:0000 07\n"),
        ("other terminals", "proc/77/cmdline", "/usr/bin/cage\0-s\0--\0/usr/bin/sleep\0"),
        ("programs that do not belong", "usr/bin/xterm", ""),
        ("AppArmor profile of the screen", "sys/kernel/security/apparmor/profiles", "lumen-screen (complain)\n"),
    ],
)
def test_each_way_out_that_is_open_is_found(shut_in: Path, name: str, path: str, text: str) -> None:
    _put(shut_in, path, text)
    found = try_machine(shut_in, _system)
    assert {one.name for one in found if one.outcome == "fail"} == {name}
    assert exit_code(found) == 1


def test_secrets_and_programs_that_others_may_touch_are_found(shut_in: Path) -> None:
    (shut_in / "var/lib/lumen").chmod(0o755)
    (shut_in / "var/lib/lumen/keys").chmod(0o755)
    (shut_in / "var/lib/lumen/keys/store.sealed").chmod(0o644)
    (shut_in / "opt/lumen/releases/1/bin/kiosk").chmod(0o777)
    found = _by_name(try_machine(shut_in, _system))
    assert "/var/lib/lumen/keys/store.sealed" in found["secrets open to others"].detail
    assert "/opt/lumen/releases/1/bin/kiosk" in found["programs that others can change"].detail


@pytest.mark.parametrize(
    ("name", "command", "answer"),
    [
        ("packet filter", "nft", (1, "")),
        ("packet filter", "nft", (0, FILTER.replace("output priority filter; policy drop", "output priority filter; policy accept"))),
        ("USB devices that are plugged in", "usbguard.service", (3, "inactive\n")),
        ("other terminals", "getty@tty2.service", (0, "active\n")),
        ("other terminals", "ctrl-alt-del.target", (0, "enabled\n")),
        ("files of the package", "dpkg", (1, "??5?????? /opt/lumen/releases/1/bin/kiosk\n")),
    ],
)
def test_what_the_system_says_is_heard(shut_in: Path, name: str, command: str, answer: tuple[int, str]) -> None:
    found = try_machine(shut_in, lambda asked: answer if command in asked else _system(asked))
    assert {one.name for one in found if one.outcome == "fail"} == {name}
    away = _by_name(try_machine(shut_in, lambda asked: None))
    assert away[name].outcome == "untested"


def test_settings_that_the_facility_changed_are_no_alteration_of_the_package(shut_in: Path) -> None:
    found = try_machine(shut_in, lambda asked: (1, "??5?????? c /etc/lumen/kiosk.toml\n") if "dpkg" in asked else _system(asked))
    assert _by_name(found)["files of the package"].outcome == "pass"


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("sockets", ["AF_INET"], "network of lumen-screen"),
        ("devices", ["/dev/video0"], "device files of lumen-screen"),
        ("disks", ["/dev/sda"], "device files of lumen-screen"),
        ("reads", ["/etc/shadow"], "files of lumen-screen"),
        ("writes", ["/opt/lumen"], "files of lumen-screen"),
        ("rights", ["core files"], "rights of lumen-screen"),
        ("others", 3, "rights of lumen-screen"),
        ("uid", 0, "rights of lumen-screen"),
        ("rings", ["media", "signing", "store"], "keys of lumen-screen"),
    ],
)
def test_what_is_open_inside_a_sandbox_is_found(kind: str, value: object, name: str) -> None:
    assert {one.outcome for one in judge(SCREEN, NOTHING, "")} == {"pass"}
    found = judge(SCREEN, {**NOTHING, kind: value}, "")
    assert {one.name for one in found if one.outcome == "fail"} == {name}


@pytest.mark.parametrize(("leaves", "outcome"), [(True, "fail"), (False, "pass"), (None, "untested")])
def test_packets_of_a_service_with_a_network_go_to_nobody(leaves: bool | None, outcome: str) -> None:
    sync = SANDBOXES[1]
    found = _by_name(judge(sync, {**NOTHING, "sockets": ["AF_INET"], "leaves": leaves}, ""))
    assert found["packets of lumen-sync to anybody"].outcome == outcome
    assert found["network of lumen-sync"].outcome == "pass"


def test_a_sandbox_that_cannot_be_entered_is_said_to_be_untested(shut_in: Path) -> None:
    def away(_sandbox: Sandbox) -> tuple[None, str]:
        return None, "systemd does not run here."

    assert {one.outcome for one in try_sandboxes(away)} == {"untested"}
    report = as_json(audit(shut_in, _system, away))
    assert (report["form"], report["exit_code"]) == (1, 3)


def test_a_process_of_this_machine_is_not_shut_in_and_says_so() -> None:
    """In a process of its own: what it tries, it would keep."""
    told = subprocess.run([sys.executable, "-m", "kiosk.audit.inside"], capture_output=True, check=True).stdout
    found = json.loads(told)
    assert {"AF_INET", "AF_NETLINK"} <= set(found["sockets"])
    assert {"new privileges", "memory that is writable and executable"} <= set(found["rights"])


def test_the_probe_keeps_all_of_a_unit_but_its_program() -> None:
    own = "Type=notify\nExecStart=/a\nUser=lumen-screen\nWatchdogSec=15\nRestart=always\n# why\n"
    unit = f"[Unit]\nAfter=x\n[Service]\n{own}[Install]\nWantedBy=y\n"
    made = probe_unit(unit, Path("/run/answer")).splitlines()
    assert made[:2] == ["[Service]", "User=lumen-screen"]
    assert [line for line in made if line.startswith(("ExecStart", "Type", "Restart", "Watchdog", "After", "WantedBy"))] == [
        "Type=oneshot",
        "ExecStart=/opt/lumen/current/bin/python -I -m kiosk.audit.inside",
    ]


def test_the_command_says_it_in_lines_and_for_programs() -> None:
    """On whatever machine this is: nothing is changed, and what cannot be tried is said."""
    done = CliRunner().invoke(app, ["audit", "--json"])
    report = json.loads(done.output)
    assert done.exit_code == report["exit_code"]
    assert {"network of lumen-screen", "sandbox of lumen-screen"} & {one["name"] for one in report["tried"]}
