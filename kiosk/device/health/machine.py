"""What the machine tells of itself: sysfs below a root that may be another's, and three questions to the system (psutil).

libudev reads /sys and nothing else; a tree of one's own needs the files themselves. Nothing here raises: what cannot be read is None.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SYSFS = Path("/sys")
#: Bits of `properties` and `capabilities/abs` (linux/input-event-codes.h).
_PROP_DIRECT, _ABS_X, _ABS_MT_POSITION_X = 0x01, 0x00, 0x35
#: A sensor that says more or less than this is broken, or not one of temperature.
_CREDIBLE_C = (-40, 150)


@dataclass(frozen=True)
class DiskRoom:
    """Room on the disk of a folder, in bytes."""

    free: int
    total: int
    read_only: bool


@dataclass(frozen=True)
class MemoryRoom:
    """Memory that programs can still have, in bytes."""

    available: int
    total: int


@dataclass(frozen=True)
class Battery:
    """All batteries as one: `percent` of charge (None: not told), whether a charger feeds it, and the kernel's word of its health."""

    percent: int | None
    charging: bool
    health: str


@dataclass(frozen=True)
class Interface:
    """A network interface of real hardware. `linked`: a cable or a radio network is there; None: not told."""

    name: str
    wireless: bool
    linked: bool | None


def _disk_room(folder: Path) -> DiskRoom | None:
    try:
        found = os.statvfs(next(path for path in (folder, *folder.absolute().parents) if path.exists()))
    except OSError:
        return None
    read_only = bool(found.f_flag & os.ST_RDONLY)
    return DiskRoom(found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize, read_only)


def _memory_room() -> MemoryRoom:
    import psutil  # noqa: PLC0415 - sync and the screen know the checks and never look

    found = psutil.virtual_memory()
    return MemoryRoom(found.available, found.total)


def _addresses(interface: str) -> tuple[str, ...]:
    """Addresses that reach further than the cable's other end, IPv4 first."""
    import psutil  # noqa: PLC0415 - as above

    found = psutil.net_if_addrs().get(interface, [])
    ordered = sorted((one for one in found if one.family in {socket.AF_INET, socket.AF_INET6}), key=lambda one: one.family)
    return tuple(one.address for one in ordered if not one.address.lower().startswith(("fe80:", "169.254.")))


@dataclass(frozen=True)
class Machine:
    """The machine below `sysfs`; what psutil is asked for can be told instead."""

    sysfs: Path = SYSFS
    disk: Callable[[Path], DiskRoom | None] = _disk_room
    memory: Callable[[], MemoryRoom] = _memory_room
    addresses: Callable[[str], tuple[str, ...]] = _addresses

    def battery(self) -> Battery | None:
        """The machine's own batteries; None when it has none. Those of a mouse (scope Device) do not count."""
        found = [
            supply
            for supply in self._entries("power_supply")
            if _text(supply / "type") == "Battery" and _text(supply / "scope") != "Device" and _text(supply / "present") != "0"
        ]
        if not found:
            return None
        charges = [charge for supply in found if (charge := _number(supply / "capacity")) is not None]
        states = {_text(supply / "status") for supply in found}
        fed = any(_number(supply / "online") == 1 for supply in self._entries("power_supply") if _text(supply / "type") != "Battery")
        bad = [health for supply in found if (health := _text(supply / "health")) not in {"", "Good", "Unknown"}]
        percent = max(0, min(100, round(sum(charges) / len(charges)))) if charges else None
        return Battery(percent, charging=fed or bool(states & {"Charging", "Full"}), health=bad[0] if bad else "")

    def celsius(self) -> int | None:
        """The hottest sensor in degrees Celsius; None when there is no sensor that can be believed."""
        sensors = [zone / "temp" for zone in self._entries("thermal") if zone.name.startswith("thermal_zone")]
        sensors += [path for chip in self._entries("hwmon") for path in sorted(chip.glob("temp*_input"))]
        told = (_number(sensor) for sensor in sensors)
        degrees = [round(value / 1000) for value in told if value is not None]
        return max((value for value in degrees if _CREDIBLE_C[0] < value < _CREDIBLE_C[1]), default=None)

    def cameras(self) -> bool:
        """Whether a camera is connected."""
        return any(True for _ in self._entries("video4linux"))

    def microphones(self) -> bool:
        """Whether something that records sound is connected."""
        return any(entry.name.startswith("pcm") and entry.name.endswith("c") for entry in self._entries("sound"))

    def speakers(self) -> bool:
        """Whether something that plays sound is connected: a loudspeaker, or a handset."""
        return any(entry.name.startswith("pcm") and entry.name.endswith("p") for entry in self._entries("sound"))

    def touch_screens(self) -> bool:
        """Whether something is connected that is touched where it shows."""
        return any(_is_touch_screen(entry) for entry in self._entries("input") if entry.name.startswith("input"))

    def interfaces(self) -> tuple[Interface, ...]:
        """Network interfaces of real hardware, those with a link first, wired before wireless."""
        found = [
            Interface(entry.name, wireless=(entry / "wireless").exists() or (entry / "phy80211").exists(), linked=_linked(entry))
            for entry in self._entries("net")
            if (entry / "device").exists()
        ]
        return tuple(sorted(found, key=lambda one: (not one.linked, one.wireless, one.name)))

    def encrypted(self, folder: Path) -> bool | None:
        """Whether a folder's disk lies on dm-crypt (LUKS), straight or below other layers; None when that cannot be told."""
        try:
            number = folder.stat().st_dev
        except OSError:
            return None
        device = self.sysfs / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}"
        return _on_crypt(device) if device.exists() else None

    def _entries(self, kind: str) -> Iterator[Path]:
        try:
            yield from sorted((self.sysfs / "class" / kind).iterdir())
        except OSError:
            return


def _on_crypt(device: Path) -> bool:
    if _text(device / "dm" / "uuid").startswith("CRYPT-"):
        return True
    try:
        below = list((device / "slaves").iterdir())
    except OSError:
        return False
    return bool(below) and all(_on_crypt(slave) for slave in below)


def _is_touch_screen(entry: Path) -> bool:
    axes = _bits(entry / "capabilities" / "abs")
    return bool(_bits(entry / "properties") >> _PROP_DIRECT & 1) and bool(axes >> _ABS_X & 1 or axes >> _ABS_MT_POSITION_X & 1)


def _linked(entry: Path) -> bool | None:
    state = _text(entry / "operstate")
    if state == "up":
        return True
    carrier = _number(entry / "carrier")
    if state in {"", "unknown"}:
        return None if carrier is None else carrier == 1
    return False


def _bits(path: Path) -> int:
    """A bitmap of the input subsystem: words of a long's width in hex, the highest first."""
    bits = 0
    for word in _text(path).split():
        try:
            bits = bits << 64 | int(word, 16)
        except ValueError:
            return 0
    return bits


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()[:100]
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    try:
        return int(_text(path))
    except ValueError:
        return None
