"""Opening a serial line for one process alone.

pyserial's `exclusive` is only advisory (flock), so the kernel is asked as well (TIOCEXCL). Root may still open the line.
"""

from __future__ import annotations

import fcntl
import termios
from contextlib import suppress

import serial


class PortError(Exception):
    """The line cannot be opened or was lost; the text is for IT staff."""


def open_serial(port: str, baud: int, read_timeout_s: float, write_timeout_s: float) -> serial.Serial:
    """Open `port` with 8 data bits, no parity, 1 stop bit; raises PortError."""
    try:
        line = serial.Serial(port, baud, timeout=read_timeout_s, write_timeout=write_timeout_s, exclusive=True)
    except (OSError, ValueError, termios.error) as error:
        raise PortError(f"cannot open {port}: {error}") from error
    try:
        fcntl.ioctl(line.fileno(), termios.TIOCEXCL)
        # what was sent before we listened is nobody's
        termios.tcflush(line.fileno(), termios.TCIOFLUSH)
    except (OSError, termios.error) as error:
        with suppress(OSError):
            line.close()
        raise PortError(f"cannot claim {port}: {error}") from error
    return line
