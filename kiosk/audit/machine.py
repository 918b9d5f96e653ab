"""Ways out by the machine itself: terminals, magic keys, USB, swap, core files, programs that do not belong, files that are open.

`root` is where the machine's files stand, so that tests have trees of their own.
"""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.audit.tried import Tried, shut, untested

#: Programs that give a terminal, a way in from the network, or a look into others; below /usr, /usr/local.
UNWANTED = (
    "sbin/sshd", "sbin/telnetd", "bin/xterm", "bin/gnome-terminal", "bin/konsole", "bin/foot", "bin/weston", "bin/sway", "bin/Xorg",
    "bin/Xwayland", "bin/startx", "sbin/gdm3", "sbin/lightdm", "bin/sddm", "bin/chromium", "bin/firefox", "bin/gcc", "bin/gdb",
    "bin/strace", "sbin/tcpdump", "bin/nc", "bin/socat", "bin/grim", "bin/evtest", "sbin/bluetoothd", "bin/bluetoothctl",
    "sbin/cupsd", "sbin/avahi-daemon", "bin/udisksctl", "sbin/usbmuxd", "bin/pip", "bin/pip3",
)  # fmt: skip
#: Modules of the kernel for things that nobody may plug in.
MODULES = ("usb_storage", "uas", "usbnet", "cdc_ether", "rndis_host", "firewire_core", "btusb", "thunderbolt_net")
#: Settings of the kernel and what they must be.
KERNEL = (
    (39, "magic keys", "proc/sys/kernel/sysrq", ("0",)),
    (44, "core files of the kernel", "proc/sys/kernel/core_pattern", ("|/bin/false",)),
    (44, "core files of privileged programs", "proc/sys/fs/suid_dumpable", ("0",)),
    (44, "looks into other processes", "proc/sys/kernel/yama/ptrace_scope", ("2", "3")),
    (44, "addresses of the kernel", "proc/sys/kernel/kptr_restrict", ("1", "2")),
)
SECRET_FOLDERS = ("var/lib/lumen", "var/lib/lumen-warden", "etc/credstore.encrypted", "var/lib/systemd/credential.secret")
OWN_FOLDERS = ("opt/lumen", "etc/lumen", "usr/lib/lumen", "usr/lib/systemd/system")
#: `st` of /proc/net/tcp for a socket that listens; for UDP any socket without a partner takes what comes.
#: DHCP's answers to this machine's own questions.
_OWN_QUESTIONS = {("udp", 68), ("udp6", 546)}
_LISTENS = {"tcp": "0A", "tcp6": "0A", "udp": "07", "udp6": "07"}

Run = Callable[[tuple[str, ...]], tuple[int, str] | None]


def run(command: tuple[str, ...]) -> tuple[int, str] | None:
    """A command's status and output; None: it is not here, or hangs."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, done.stdout


def try_machine(root: Path, ask: Run) -> list[Tried]:
    """Every attempt that needs no sandbox."""
    return [
        untested(39, "keys of the window", "No hand presses keys here; tests/qml/test_hands.py does."),
        _terminals(root, ask),
        *(_kernel(root, *setting) for setting in KERNEL),
        _listeners(root),
        _filter(ask),
        _programs(root),
        _profile(root),
        _usb_modules(root),
        _usb_guard(ask),
        _swap(root),
        _secrets(root),
        _own_files(root),
        _package(ask),
    ]


def _terminals(root: Path, ask: Run) -> Tried:
    name = "other terminals"
    found = [f"cage lets keys switch ({' '.join(words)})" for words in _commands(root) if words[0].endswith("cage") and "-s" in words]
    for unit in ("getty@tty1.service", "getty@tty2.service", "autovt@tty2.service", "debug-shell.service"):
        answer = ask(("systemctl", "is-active", unit))
        if answer is None:
            return untested(39, name, "systemd does not run here.")
        if answer[1].strip() == "active":
            found.append(unit)
    answer = ask(("systemctl", "is-enabled", "ctrl-alt-del.target"))
    if answer is not None and answer[1].strip() != "masked":
        found.append("Ctrl+Alt+Del")
    return shut(39, name, found, otherwise="No terminal waits, and no key switches to one.")


def _commands(root: Path) -> Iterator[list[str]]:
    for path in (root / "proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if words[0]:
            yield words


def _kernel(root: Path, attack: int, name: str, path: str, wanted: tuple[str, ...]) -> Tried:
    try:
        value = (root / path).read_text(encoding="ascii").strip()
    except OSError:
        return untested(attack, name, f"This kernel does not tell ({path}).")
    return shut(attack, name, [] if value in wanted else [f"{path} is {value!r}"], otherwise=f"{path} is {value!r}.")


def _listeners(root: Path) -> Tried:
    name = "ports that listen to the network"
    found, told = [], False
    for table, state in _LISTENS.items():
        try:
            lines = (root / "proc/net" / table).read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        told = True
        for line in lines:
            local, status = line.split()[1], line.split()[3]
            address, _, port = local.partition(":")
            if status == state and not _loopback(address) and (table, int(port, 16)) not in _OWN_QUESTIONS:
                found.append(f"{table} {int(port, 16)}")
    return shut(39, name, found, otherwise="None.") if told else untested(39, name, "The kernel's tables cannot be read.")


def _loopback(address: str) -> bool:
    """An address as /proc/net writes it: words of the machine's own byte order, in hex."""
    return address.endswith("7F") if len(address) == 8 else address == "00000000000000000000000001000000"


def _filter(ask: Run) -> Tried:
    name = "packet filter"
    answer = ask(("nft", "list", "table", "inet", "lumen"))
    if answer is None:
        return untested(39, name, "nft is not here.")
    rules = answer[1]
    shut_by_default = all(f"hook {hook} priority filter; policy drop;" in rules for hook in ("input", "forward", "output"))
    return shut(
        39, name, [] if answer[0] == 0 and shut_by_default else ["not loaded, or open by default"], otherwise="Shut by default."
    )


def _programs(root: Path) -> Tried:
    found = [f"/{base}/{path}" for base in ("usr", "usr/local") for path in UNWANTED if (root / base / path).exists()]
    return shut(39, "programs that do not belong", found, otherwise=f"None of {len(UNWANTED)}.")


def _profile(root: Path) -> Tried:
    name = "AppArmor profile of the screen"
    try:
        loaded = (root / "sys/kernel/security/apparmor/profiles").read_text(encoding="utf-8")
    except OSError:
        return untested(39, name, "This kernel runs without AppArmor.")
    found = [] if "lumen-screen (enforce)" in loaded else ["not enforced"]
    return shut(39, name, found, otherwise="It is enforced.")


def _usb_modules(root: Path) -> Tried:
    name = "modules for USB storage and network"
    try:
        loaded = {line.split()[0] for line in (root / "proc/modules").read_text(encoding="ascii").splitlines() if line}
    except OSError:
        return untested(43, name, "The kernel does not tell which modules it has.")
    return shut(43, name, sorted(loaded & set(MODULES)), otherwise="None is loaded.")


def _usb_guard(ask: Run) -> Tried:
    name = "USB devices that are plugged in"
    answer = ask(("systemctl", "is-active", "usbguard.service"))
    if answer is None:
        return untested(43, name, "systemd does not run here.")
    return shut(43, name, [] if answer[1].strip() == "active" else ["USBGuard does not run"], otherwise="USBGuard decides.")


def _swap(root: Path) -> Tried:
    try:
        areas = [line.split()[0] for line in (root / "proc/swaps").read_text(encoding="utf-8").splitlines()[1:]]
    except OSError:
        return untested(44, "memory on the disk", "The kernel does not tell.")
    return shut(44, "memory on the disk", [area for area in areas if "zram" not in area], otherwise="No swap.")


def _secrets(root: Path) -> Tried:
    found = [_shown(root, path) for path, mode in _walk(root, SECRET_FOLDERS) if mode & (stat.S_IROTH | stat.S_IWOTH)]
    if not any((root / folder).exists() for folder in SECRET_FOLDERS):
        return untested(44, "secrets open to others", "There are none here.")
    return shut(44, "secrets open to others", found, otherwise="Keys and store are shut to others.")


def _own_files(root: Path) -> Tried:
    name = "programs that others can change"
    if not (root / OWN_FOLDERS[0]).exists():
        return untested(46, name, "The package is not installed.")
    found = []
    for path, mode in _walk(root, OWN_FOLDERS):
        if mode & (stat.S_IWOTH | stat.S_IWGRP) or (root == Path("/") and path.lstat().st_uid):
            found.append(_shown(root, path))
    return shut(46, name, found[:10], otherwise="Only root can.")


def _walk(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[Path, int]]:
    """Files with their modes; a file in a folder that is shut to others is shut to them."""
    for folder in folders:
        top = root / folder
        if not top.exists() or (top.is_dir() and folder in SECRET_FOLDERS and not top.stat().st_mode & stat.S_IXOTH):
            continue
        for path in [top, *top.rglob("*")]:
            try:
                status = path.lstat()
            except OSError:
                continue
            if not stat.S_ISLNK(status.st_mode):
                yield path, status.st_mode


def _shown(root: Path, path: Path) -> str:
    return f"/{path.relative_to(root)}"


def _package(ask: Run) -> Tried:
    name = "files of the package"
    answer = ask(("dpkg", "--verify", "lumen-kiosk"))
    if answer is None:
        return untested(46, name, "dpkg is not here.")
    # Settings (marked "c") are the facility's to change.
    found = [line.split()[-1] for line in answer[1].splitlines() if line.split()[1:2] != ["c"]]
    if answer[0] and not answer[1]:
        return untested(46, name, "The package is not installed.")
    return shut(46, name, found[:10], otherwise="As they were built.")
