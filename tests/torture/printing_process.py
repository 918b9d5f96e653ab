"""`python -m tests.torture.printing_process SETTINGS`: the hardware process, but impatient: faults are over soon."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from kiosk.hardware import agent
from kiosk.hardware.receipt_printer import driver, worker
from kiosk.log import configure_logs
from kiosk.settings import load_settings


def main() -> None:
    """Entry point."""
    driver.DEFAULT_PATIENCE = driver.Patience(status_s=0.25, quiet_s=0.01, stall_s=0.2, echo_s=0.3, stop_s=0.2)
    worker.STATUS_EVERY_S, worker.RECONNECT_EVERY_S = 0.5, 0.05
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    configure_logs("ERROR")
    agent.run_hardware(load_settings(Path(sys.argv[1])), stop)


if __name__ == "__main__":
    main()
