"""The device's side of a line: a pseudo terminal behind a fixed name, as a serial adapter is behind /dev/serial/by-id; or another."""

from __future__ import annotations

import fcntl
import os
import pty
import termios
import tty
from contextlib import suppress
from pathlib import Path
from typing import Protocol


class Line(Protocol):
    """What the loop of a simulator asks of a line."""

    @property
    def master(self) -> int:
        """What to wait on for bytes of the host; -1 while there is nothing."""

    @property
    def plugged(self) -> bool:
        """Whether the line is there."""

    def plug(self) -> None:
        """Put it there."""

    def unplug(self) -> None:
        """Take it away."""

    def forget_owner(self) -> None:
        """Let the next host open it."""

    def read(self, limit: int) -> bytes:
        """What the host sent, without waiting."""

    def write(self, data: bytes) -> int:
        """Send to the host, without waiting; bytes that do not fit are lost."""

    def close(self) -> None:
        """Unplug for good."""


class PtyLine:
    """The device's side of a line. Its other side is the symbolic link `link`, which is there only while plugged in."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self._slave = -1
        self.master = -1
        self.plug()

    @property
    def plugged(self) -> bool:
        """Whether the line is there."""
        return self.master >= 0

    def plug(self) -> None:
        """Make a new terminal and put it behind the link."""
        if self.plugged:
            return
        # our own hold on the slave keeps its raw mode while nobody has it open
        self.master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self.master, False)
        fresh = self._link.with_name(self._link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(self._link)

    def unplug(self) -> None:
        """Hang up, as pulling the cable does."""
        if not self.plugged:
            return
        self._link.unlink(missing_ok=True)
        master, slave = self.master, self._slave
        self.master = self._slave = -1
        os.close(slave)
        os.close(master)

    def forget_owner(self) -> None:
        """The kernel forgets an exclusive owner only at the last close, which our own hold prevents: forget it for it."""
        if self.plugged:
            with suppress(OSError):
                fcntl.ioctl(self._slave, termios.TIOCNXCL)

    def read(self, limit: int) -> bytes:
        """What the host sent, without waiting."""
        try:
            return os.read(self.master, limit)
        except OSError:
            return b""

    def write(self, data: bytes) -> int:
        """Send to the host, without waiting; bytes that do not fit are lost, as on a wire."""
        try:
            return os.write(self.master, data)
        except OSError:
            return 0

    def close(self) -> None:
        """Unplug for good."""
        self.unplug()
