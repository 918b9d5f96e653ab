"""A sysfs of our own: files as the kernel lays them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.device.health.machine import DiskRoom, Machine, MemoryRoom

GIB = 1024**3


class Tree:
    """Below `root`; what it has is put there with `put`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "class").mkdir(parents=True)

    def put(self, entry: str, **files: str | int) -> None:
        """An entry below `class`, with its files (a double underscore stands for a slash)."""
        for name, content in {"uevent": "", **files}.items():
            path = self.root / "class" / entry / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{content}\n")

    def take_away(self, entry: str) -> None:
        """Unplug."""
        (self.root / "class" / entry).rename(self.root / entry.replace("/", "-"))

    def machine(
        self,
        *,
        disk: Callable[[Path], DiskRoom | None] = lambda _: DiskRoom(30 * GIB, 64 * GIB, read_only=False),
        memory: Callable[[], MemoryRoom] = lambda: MemoryRoom(2 * GIB, 4 * GIB),
        addresses: Callable[[str], tuple[str, ...]] = lambda _: ("10.20.0.14",),
    ) -> Machine:
        """The machine whose sysfs this is."""
        return Machine(self.root, disk, memory, addresses)

    def whole(self) -> Machine:
        """A machine that has everything, and all of it is well."""
        self.put("power_supply/BAT0", type="Battery", status="Discharging", capacity=81, health="Good", present=1)
        self.put("power_supply/AC", type="Mains", online=0)
        self.put("thermal/thermal_zone0", temp=47_400, type="x86_pkg_temp")
        self.put("net/eth0", operstate="up", device__modalias="pci")
        self.put("net/lo", operstate="unknown")
        self.put("video4linux/video0", name="Camera")
        self.put("sound/pcmC0D0c")
        self.put("sound/pcmC0D0p")
        self.put("input/input3", properties="2", capabilities__abs="2618000 3")
        return self.machine()
