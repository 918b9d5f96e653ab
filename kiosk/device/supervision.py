"""What a service says to systemd (sd_notify(3)): that it is ready, and, again and again, that it still answers."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Say `state` ("READY=1", "WATCHDOG=1"); False where nobody listens. Never raises, never waits."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.setblocking(False)
        line.sendto(state.encode(), address.replace("@", "\0", 1) if address.startswith("@") else address)
        return True
    return False


def watchdog_ms(environment: Mapping[str, str] = os.environ) -> int | None:
    """How often to say "WATCHDOG=1" at the latest (a third of the limit); None: systemd does not ask this process for it."""
    if environment.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    limit = environment.get("WATCHDOG_USEC", "")
    return max(1, int(limit) // 3_000) if limit.isdigit() and int(limit) > 0 else None
