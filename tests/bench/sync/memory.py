"""Memory of a process at its worst moment, as the kernel remembers it."""

from __future__ import annotations

import re
from pathlib import Path


def peak_mib(process: int) -> float:
    """The most memory a process ever had resident, MiB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) / 1024
