"""The sandbox of each service, tried from inside: a unit that is the service's own in everything but its program tells what is open.

What each may reach is the table of `docs/architecture.md`, "Processes and keys".
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.audit.tried import Tried, shut, untested

RUNTIME = Path("/run/systemd/system")
UNITS = Path("/usr/lib/systemd/system")
#: Where the machine's owner may have changed a service (systemd.unit(5)).
CHANGED = Path("/etc/systemd/system")
PROBE_S = 30
PROGRAM = "/opt/lumen/current/bin/python -I -m kiosk.audit.inside"
_DROPPED = re.compile(
    r"^(ExecStart|ExecStartPre|ExecStopPost|Type|Restart|RestartSec|RestartPreventExitStatus|SuccessExitStatus|WatchdogSec|WatchdogSignal"
    r"|TimeoutStartSec|StandardInput|StandardOutput|StandardError|RuntimeMaxSec|RuntimeDirectory|RuntimeDirectoryMode|AppArmorProfile)="
)


@dataclass(frozen=True)
class Sandbox:
    """What a service may reach: kinds of sockets, device files (beginnings of paths), rings of keys, rights."""

    service: str
    sockets: frozenset[str] = frozenset()
    devices: tuple[str, ...] = ()
    rings: frozenset[str] = frozenset()


_INTERNET = frozenset({"AF_INET", "AF_INET6"})
_SENSES = ("/dev/video", "/dev/snd/")
SANDBOXES = (
    Sandbox("lumen-screen.service", rings=frozenset({"store", "media"})),
    Sandbox("lumen-sync.service", _INTERNET, rings=frozenset({"store", "media", "signing", "receipt"})),
    Sandbox(
        "lumen-hardware.service",
        _INTERNET | {"AF_NETLINK"},
        ("/dev/ttyS", "/dev/ttyUSB", "/dev/ttyACM", "/dev/usb/lp"),
        frozenset({"store", "receipt", "reader"}),
    ),
    Sandbox("lumen-call@.service", devices=_SENSES),
    Sandbox("lumen-visit@.service", _INTERNET | {"AF_NETLINK"}, _SENSES),
)

#: What was found open inside a sandbox; None: it could not be entered. The words say why.
Enter = Callable[[Sandbox], tuple[Mapping[str, Any] | None, str]]


def try_sandboxes(enter: Enter) -> list[Tried]:
    """Every attempt in every sandbox."""
    return [tried for sandbox in SANDBOXES for tried in judge(sandbox, *enter(sandbox))]


def judge(sandbox: Sandbox, found: Mapping[str, Any] | None, why: str) -> list[Tried]:
    """What was found, held against what the service may reach."""
    name = sandbox.service.removesuffix(".service").rstrip("@")
    if found is None:
        return [untested(39, f"sandbox of {name}", why)]
    devices = [path for path in found["devices"] if not path.startswith(sandbox.devices or ("\0",))]
    rights = [*found["rights"], *(["root"] if found["uid"] == 0 else [])]
    if found["others"]:
        rights.append(f"{found['others']} processes of others seen")
    tried = [
        shut(39, f"network of {name}", sorted(set(found["sockets"]) - sandbox.sockets), otherwise=_network(sandbox)),
        shut(
            39, f"device files of {name}", [*devices, *found["disks"]], otherwise="No screen, key, disk or sense that is not its own."
        ),
        shut(
            39,
            f"files of {name}",
            [*found["reads"], *(f"{path} (writing)" for path in found["writes"])],
            otherwise="The system's are shut.",
        ),
        shut(39, f"rights of {name}", rights, otherwise="No privileges, capabilities, core files, nor sight of others."),
        shut(44, f"keys of {name}", sorted(set(found["rings"]) - sandbox.rings), otherwise="No master key that is not its own."),
    ]
    if sandbox.sockets & _INTERNET:
        tried.append(_egress(name, found["leaves"]))
    return tried


def _network(sandbox: Sandbox) -> str:
    return "No kind of socket but its own." if sandbox.sockets else "No socket but to programs of this device."


def _egress(name: str, leaves: bool | None) -> Tried:
    label = f"packets of {name} to anybody"
    if leaves is None:
        return untested(39, label, "This machine has no network that they could leave by.")
    return Tried(39, label, "fail", "Open: they leave the machine.") if leaves else Tried(39, label, "pass", "They are refused.")


def enter_by_systemd(sandbox: Sandbox, units: Path = UNITS, runtime: Path = RUNTIME) -> tuple[Mapping[str, Any] | None, str]:
    """Start the probe as systemd starts the service. For root, where systemd runs; leaves nothing behind."""
    if not Path("/run/systemd/system").is_dir() or shutil.which("systemctl") is None:
        return None, "systemd does not run here."
    source = units / sandbox.service
    if not source.exists():
        return None, f"{sandbox.service} is not installed."
    name = f"lumen-audit-{sandbox.service.removesuffix('.service').removeprefix('lumen-').rstrip('@')}.service"
    unit, drop_ins, answer = runtime / name, runtime / f"{name}.d", Path("/run") / f"{name}.json"
    try:
        unit.write_text(probe_unit(source.read_text(encoding="utf-8"), answer), encoding="utf-8")
        for folder in (units, CHANGED):
            if (folder / f"{sandbox.service}.d").is_dir():
                shutil.copytree(folder / f"{sandbox.service}.d", drop_ins, dirs_exist_ok=True)
        _systemctl("daemon-reload")
        done = _systemctl("start", name)
        if done.returncode:
            return None, f"{name} did not run."
        told: Mapping[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return None, f"{name} did not answer ({type(error).__name__})."
    finally:
        for path in (unit, answer):
            path.unlink(missing_ok=True)
        shutil.rmtree(drop_ins, ignore_errors=True)
        _systemctl("daemon-reload")
    return told, ""


def probe_unit(service: str, answer: Path) -> str:
    """A service's unit with another program, and without what belongs to the life of the old one."""
    body = service.partition("[Service]")[2].partition("[Install]")[0]
    kept = [line for line in body.splitlines() if line and not line.startswith("#") and not _DROPPED.match(line)]
    return "\n".join(
        [
            "[Service]",
            *kept,
            "Type=oneshot",
            f"ExecStart={PROGRAM}",
            f"StandardOutput=truncate:{answer}",
            f"TimeoutStartSec={PROBE_S}",
            "",
        ]
    )


def _systemctl(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["systemctl", *words], capture_output=True, check=False, timeout=2 * PROBE_S, stdin=subprocess.DEVNULL)
