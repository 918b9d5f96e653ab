"""The clocks of the machine itself, and which start of it this is."""

from __future__ import annotations

import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_clock_ms() -> int:
    """Milliseconds since the machine started, counting sleep; nobody can set it."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def wall_clock_ms() -> int:
    """The machine's own clock. Only for display, and before the first contact with central."""
    return time.time_ns() // 1_000_000


def this_boot() -> str:
    """A name for this start of the machine; differs after each restart."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return "unknown"
