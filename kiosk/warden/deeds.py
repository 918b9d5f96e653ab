"""The few things that the warden does to the machine: fixed lists of arguments, nothing of which comes from an order."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: `systemctl restart` waits for the programs to stop, no longer than this.
TIMEOUT_S = 120.0
PROGRAMS = ("lumen-hardware.service", "lumen-sync.service", "lumen-screen.service")
#: The store is brought to the release's version before its programs start.
WITH_STORE = ("lumen-migrate.service", *PROGRAMS)
#: Camera and microphone stay shut while the device is locked.
SENSES = ("lumen-call.socket", "lumen-visit.socket")
NETWORKS = ("systemd-networkd.service", "NetworkManager.service")
#: What only root can take away when a device is cleared: the master keys.
WIPED = ("/etc/credstore.encrypted/lumen.*",)
#: An unlocked device starts as its owner's system does.
LOCKDOWN = ("lumen.target",)


class Failed(Exception):
    """A command did not do its work; the message is a short code."""


@dataclass(frozen=True)
class Deeds:
    """`systemctl` and `root` are parameters so that tests have a machine of their own."""

    systemctl: Sequence[str] = ("systemctl",)
    root: Path = Path("/")
    timeout_s: float = TIMEOUT_S
    wiped: Sequence[str] = field(default=WIPED)

    def restart(self) -> None:
        """The programs start anew; whoever asked is one of them, so nobody waits. Raises Failed."""
        self._run("--no-block", "restart", *PROGRAMS)

    def reboot(self) -> None:
        """The machine starts anew. Raises Failed."""
        self._run("--no-block", "reboot")

    def starts(self) -> str:
        """A name for this start of each program: another one after each restart."""
        return self._run("show", "--property=InvocationID", "--value", *PROGRAMS)

    def restart_release(self) -> None:
        """The store's tables, then the programs, of the release that stands now. Raises Failed."""
        self._run("daemon-reload")
        self._run("restart", *WITH_STORE)

    def shut_senses(self) -> None:
        """No camera, no microphone. Raises Failed."""
        self._run("stop", *SENSES)

    def open_senses(self) -> None:
        """Camera and microphone again. Raises Failed."""
        self._run("start", *SENSES)

    def restart_network(self) -> None:
        """Whichever keeps the network here starts anew. Raises Failed when none does."""
        failed = 0
        for unit in NETWORKS:
            try:
                self._run("try-restart", unit)
            except Failed:
                failed += 1
        if failed == len(NETWORKS):
            raise Failed("network")

    def wipe(self) -> None:
        """Destroy what root alone can reach. Twice does nothing more."""
        for pattern in self.wiped:
            for path in self.root.glob(pattern.lstrip("/")):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def hand_over(self) -> None:
        """The lockdown ends: at the next start the machine is its owner's. Raises Failed."""
        self._run("disable", *LOCKDOWN)
        self._run("set-default", "graphical.target")

    def _run(self, *words: str) -> str:
        try:
            done = subprocess.run(
                [*self.systemctl, *words], capture_output=True, text=True, timeout=self.timeout_s, check=False, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Failed("systemctl") from error
        if done.returncode:
            raise Failed("systemctl")
        return done.stdout.strip()
