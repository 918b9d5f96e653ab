"""`python -m kiosk.hardware SETTINGS_FILE`: the hardware process alone, ended by SIGTERM or SIGINT."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from kiosk.hardware.agent import run_hardware
from kiosk.settings import load_settings


def main() -> None:
    """Entry point."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_hardware(load_settings(Path(sys.argv[1]) if len(sys.argv) > 1 else None), stop)


if __name__ == "__main__":
    main()
