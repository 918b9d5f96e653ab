"""What a process can reach from where it stands: run inside the sandbox of a service, it tells what is open there.

The standard library alone, so that it starts wherever the service's own program does. Nothing that it opens is read or written.
"""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import resource
import socket
import sys
from pathlib import Path

#: Nobody's address (RFC 5737): a packet to it leaves the machine or is refused on it.
NOBODY = ("192.0.2.1", 9)
DEVICES = (
    "input/event*",
    "input/mice",
    "uinput",
    "snd/pcm*",
    "video*",
    "dri/card*",
    "tty[0-9]*",
    "ttyS*",
    "ttyUSB*",
    "ttyACM*",
    "usb/lp*",
)
DISKS = ("sd*", "vd*", "nvme*", "mmcblk*", "mem", "kmem", "port", "tpm*")
CLOSED_FILES = ("/etc/shadow", "/etc/credstore.encrypted", "/var/lib/systemd/credential.secret", "/root", "/home", "/var/log/journal")
CLOSED_TO_WRITING = ("/etc", "/usr", "/opt/lumen", "/etc/lumen", "/boot", "/var/log", "/run/systemd")
_CLONE_NEWUSER = 0x10000000


def look() -> dict[str, object]:
    """Everything that was found open, by kind."""
    return {
        "sockets": _sockets(),
        "leaves": _leaves(),
        "devices": _devices(DEVICES),
        "disks": _devices(DISKS),
        "reads": [path for path in CLOSED_FILES if _readable(Path(path))],
        "writes": [path for path in CLOSED_TO_WRITING if os.access(path, os.W_OK)],
        "rings": _rings(),
        "others": _others(),
        "rights": _rights(),
        "uid": os.getuid(),
    }


def _sockets() -> list[str]:
    """Kinds of sockets other than Unix ones that can be made."""
    found = []
    for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_BLUETOOTH"):
        family = getattr(socket, name, None)
        try:
            kind = socket.SOCK_RAW if name in {"AF_NETLINK", "AF_PACKET"} else socket.SOCK_STREAM
            if family is not None:
                socket.socket(family, kind, 3 if name == "AF_BLUETOOTH" else 0).close()
                found.append(name)
        except OSError:
            continue
    return found


def _leaves() -> bool | None:
    """Whether a packet to nobody leaves this machine; None: there is no network that it could leave by."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"", NOBODY)
            return True
    except OSError as error:
        return None if error.errno == errno.ENETUNREACH else False


def _devices(patterns: tuple[str, ...]) -> list[str]:
    found = []
    for pattern in patterns:
        for path in sorted(Path("/dev").glob(pattern)):
            try:
                os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC))
                found.append(str(path))
            except OSError:
                continue
    return found


def _readable(path: Path) -> bool:
    try:
        if path.is_dir():
            return any(path.iterdir())
        with path.open("rb"):
            return True
    except OSError:
        return False


def _rings() -> list[str]:
    """Master keys that can be read: the service's own, and others' that lie about."""
    folders = [os.environ.get("CREDENTIALS_DIRECTORY", ""), *map(str, Path("/run/credentials").glob("*"))]
    names = {path.name.removeprefix("lumen.") for folder in folders if folder for path in _list(Path(folder)) if _readable(path)}
    return sorted(names)


def _list(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("lumen.*"))
    except OSError:
        return []


def _others() -> int:
    """Processes of other users that are seen."""
    seen = 0
    for entry in Path("/proc").iterdir():
        try:
            seen += entry.name.isdigit() and entry.stat().st_uid != os.getuid() and entry.name != "1"
        except OSError:
            continue
    return seen


def _rights() -> list[str]:
    """Rights that none of our services needs."""
    status = dict(line.split(":\t", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":\t" in line)
    found = []
    if status.get("NoNewPrivs", "").strip() != "1":
        found.append("new privileges")
    if status.get("Seccomp", "").strip() != "2":
        found.append("every system call")
    if int(status.get("CapBnd", "f"), 16):
        found.append("capabilities")
    if resource.getrlimit(resource.RLIMIT_CORE)[1]:
        found.append("core files")
    try:
        mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()
        found.append("memory that is writable and executable")
    except OSError:
        pass
    if ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER) == 0:
        found.append("namespaces of its own")
    return found


if __name__ == "__main__":
    json.dump(look(), sys.stdout)
