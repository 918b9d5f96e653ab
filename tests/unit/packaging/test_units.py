"""What the units give each process, held against the table of docs/architecture.md, "Processes and keys"."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.audit.sandboxes import SANDBOXES
from tests.unit.packaging.units import ROOTS, read, services

SYSTEMD_ANALYZE = shutil.which("systemd-analyze")
#: The most that `systemd-analyze security` may say (0 to 10, less is better). Ours are 0.5 to 2.2; what may speak to the network or is
#: root has more than the screen.
MOST = {
    "lumen-screen": 1.0,
    "lumen-migrate": 1.0,
    "lumen-call@": 1.0,
    "lumen-central-certificate": 1.0,
    "lumen-session": 1.5,
    "lumen-sound": 1.5,
    "lumen-sync": 1.5,
    "lumen-credentials": 1.5,
    "lumen-destroy": 1.5,
    "lumen-central-serve": 1.5,
    "lumen-central-calls": 1.5,
    "lumen-central-migrate": 1.5,
    "lumen-hardware": 1.8,
    "lumen-visit@": 1.8,
    "lumen-warden": 2.0,
    "lumen-egress": 2.4,
}
RINGS = {
    "lumen-screen": {"store", "media"},
    "lumen-migrate": {"store"},
    "lumen-sync": {"store", "media", "signing", "receipt"},
    "lumen-hardware": {"store", "receipt", "reader"},
}
DEVICES = {
    "lumen-hardware": {"char-ttyS", "char-ttyUSB", "char-ttyACM", "char-usb"},
    "lumen-call@": {"char-video4linux", "char-alsa"},
    "lumen-visit@": {"char-video4linux", "char-alsa"},
    "lumen-sound": {"char-alsa"},
    "lumen-session": {"char-drm", "char-input"},
    "lumen-credentials": {"char-tpm", "char-tpmrm"},
}
#: Who may make a socket that leaves the machine.
NETWORK = {"lumen-sync", "lumen-hardware", "lumen-visit@", "lumen-egress"}
ROOT = {"lumen-credentials", "lumen-destroy", "lumen-egress", "lumen-warden"}
ALL = [(package, name) for package in ROOTS for name in services(package)]


def _short(name: str) -> str:
    return name.removesuffix(".service")


@pytest.mark.parametrize("name", services("kiosk"))
def test_each_service_has_what_the_table_names_and_nothing_else(name: str) -> None:
    unit, short = read("kiosk", name), _short(name)
    assert {ring.removeprefix("lumen.") for ring in unit.words("LoadCredentialEncrypted")} == RINGS.get(short, set())
    assert {allowed.partition(" ")[0] for allowed in unit.get("DeviceAllow", [])} == DEVICES.get(short, set())
    assert unit.one("DevicePolicy") == "closed"
    assert (unit.one("PrivateDevices") == "yes") == (short not in DEVICES)
    internet = {"AF_INET", "AF_INET6"} & unit.words("RestrictAddressFamilies")
    assert (bool(internet), unit.words("IPAddressDeny") != {"any"}) == (short in NETWORK, short in NETWORK)
    if short in NETWORK:
        assert unit.one("PrivateNetwork") == "no"
    assert (unit.one("User") == "") == (short in ROOT)
    if short not in ROOT:
        assert unit.words("CapabilityBoundingSet") == set()
    assert "/var/lib/lumen" not in unit.words("ReadWritePaths") or short in {*RINGS, "lumen-warden"}


@pytest.mark.parametrize(("package", "name"), ALL)
def test_each_service_is_shut_in_and_has_a_limit_of_memory(package: str, name: str) -> None:
    unit = read(package, name)
    for key in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "ProtectKernelModules", "RestrictNamespaces", "RestrictSUIDSGID"):
        assert unit.one(key) == "yes", key
    assert unit.one("ProtectSystem") == "strict"
    assert unit.one("LimitCORE") == "0"
    assert "@system-service" in unit.words("SystemCallFilter")
    assert unit.one("MemoryMax")
    if package == "kiosk":
        assert unit.one("MemorySwapMax") == "0"


def test_two_services_never_share_a_user_nor_a_sense_with_the_store() -> None:
    users = {name: read("kiosk", name).one("User") for name in services("kiosk") if read("kiosk", name).one("User")}
    own = [user for name, user in users.items() if _short(name) not in {"lumen-migrate", "lumen-visit@"}]
    assert len(own) == len(set(own))
    for name in ("lumen-call@.service", "lumen-visit@.service"):
        assert {"/var/lib/lumen", "/etc/lumen"} <= read("kiosk", name).words("InaccessiblePaths")
        assert read("kiosk", name).one("StandardInput") == "socket"
        assert read("kiosk", name.replace("@.service", ".socket")).one("SocketUser") == "lumen-screen"


def test_the_store_is_brought_up_to_date_before_anybody_opens_it() -> None:
    before = read("kiosk", "lumen-migrate.service").words("Before")
    assert before == {"lumen-sync.service", "lumen-hardware.service", "lumen-screen.service"}
    for name in before:
        assert {"lumen-migrate.service", "lumen-credentials.service"} <= read("kiosk", name).words("After")


def test_a_hung_screen_is_started_anew_and_one_that_it_left_is_not() -> None:
    screen = read("kiosk", "lumen-screen.service")
    assert (screen.one("Type"), screen.one("Restart"), screen.one("RestartPreventExitStatus")) == ("notify", "always", "80")
    assert 0 < int(screen.one("WatchdogSec")) <= 30
    assert "-s" not in read("kiosk", "lumen-session.service")["ExecStart"][0].split()


def test_the_audit_tries_what_the_units_say() -> None:
    for sandbox in SANDBOXES:
        unit, short = read("kiosk", sandbox.service), _short(sandbox.service)
        assert sandbox.rings == RINGS.get(short, set())
        assert sandbox.sockets == unit.words("RestrictAddressFamilies") - {"AF_UNIX"}
        assert bool(sandbox.devices) == (short in DEVICES)


def test_what_units_name_exists() -> None:
    """Users, folders of programs, commands: a unit that names what is not there fails on the device only."""
    root = ROOTS["kiosk"]
    users = set(re.findall(r"^[ug] (\S+)", (root / "usr/lib/sysusers.d/lumen-kiosk.conf").read_text(), re.MULTILINE))
    commands = {line.split()[1] for line in _help().splitlines() if re.match(r"│ [a-z]", line)}
    for name in services("kiosk"):
        unit = read("kiosk", name)
        for key in ("User", "Group"):
            assert not unit.one(key) or unit.one(key) in users
        for line in (*unit["ExecStart"], *unit.get("ExecStartPre", []), *unit.get("ExecStopPost", [])):
            words = line.lstrip("+").split()
            if words[0] == "/opt/lumen/current/bin/kiosk":
                assert words[1] in commands, words
            elif words[0].startswith("/usr/lib/lumen"):
                assert (root / words[0].lstrip("/")).stat().st_mode & 0o111
    wanted = read("kiosk", "lumen.target").words("Wants")
    assert all((root / "usr/lib/systemd/system" / name).exists() for name in wanted)


def _help() -> str:
    from typer.testing import CliRunner

    from kiosk.cli import app

    return CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"}).output


@pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="systemd-analyze is not here")
def test_how_exposed_each_service_is(tmp_path: Path) -> None:
    for root in ROOTS.values():
        shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    names = [name.replace("@.", "@one.") for _, name in ALL]
    command = ["systemd-analyze", "security", "--no-pager", "--offline=yes", f"--root={tmp_path}", *names]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    levels = {name.replace("@one", "@"): float(level) for name, level in re.findall(r"level for (\S+)\.service: ([\d.]+)", said)}
    assert sorted(levels) == sorted(_short(name) for _, name in ALL) == sorted(MOST)
    assert {name: level for name, level in levels.items() if level > MOST[name]} == {}


@pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="systemd-analyze is not here")
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    """A setting that is misspelt is ignored by systemd with a warning, and what it was to shut stays open."""
    for root in ROOTS.values():
        shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    names = [name.replace("@.", "@one.") for _, name in ALL]
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", "--generators=no", f"--root={tmp_path}", *names]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    ours = [line for line in said.splitlines() if str(tmp_path) in line or "lumen" in line]
    assert [line for line in ours if "not executable" not in line and "not found" not in line] == []
