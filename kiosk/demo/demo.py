"""`kiosk demo`: everything on this machine, until Ctrl+C or until the screen's window is closed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from kiosk.demo.control_page import ControlPage
from kiosk.demo.facility import Facility, ReaderKind
from kiosk.demo.process import DidNotStart, Process, run

#: A process that ends more often than this is not started again: something is wrong that a restart does not mend.
_MAX_RESTARTS = 5
_KIOSK_HEIGHT = 1920
_WINDOW_FRAME = 80
#: In a process of its own: this one must not hold a connection to the display.
_DISPLAY_HEIGHT = "from PySide6.QtGui import QGuiApplication as App; a = App([]); print(a.primaryScreen().availableGeometry().height())"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def has_display() -> bool:
    """Whether a window can be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window_environment() -> dict[str, str]:
    """The kiosk's portrait screen in a window that fits this display, however small that is."""
    height = run(["-c", _DISPLAY_HEIGHT]).strip()
    scale = min(1.0, int(height) / (_KIOSK_HEIGHT + _WINDOW_FRAME))
    return {"KIOSK_WINDOWED": "1", "QT_SCALE_FACTOR": f"{scale:.3f}"}


def run_demo(data: Path, pictures: Path, *, tour: bool | None, page_port: int, reader: ReaderKind = "rdm6300") -> int:
    """Run the demo; returns the exit code. `tour` None means: when there is no display."""
    touring = not has_display() if tour is None else tour
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    facility = Facility(data, reader=reader)
    page: ControlPage | None = None
    try:
        _say("Lumen demo: setting up a facility (Cedar Ridge, made-up people) …")
        facility.prepare(story=True)
        facility.start_central()
        facility.fill_store()
        facility.start_console()
        facility.enrol()
        page = ControlPage(facility, 0 if touring else page_port)
        page.start()
        if touring:
            _say("There is no display here, so the tour is driven offscreen." if tour is None else "The tour is driven offscreen.")
            facility.screen = Process(
                "screen",
                [
                    *("-m", "kiosk.demo.tour", "--settings", str(facility.settings_file)),
                    *("--world", page.url, "--out", str(pictures.resolve())),
                ],
                facility.screen.log,
                {"QT_QPA_PLATFORM": "offscreen"},
            )
        else:
            facility.screen.add_environment(_window_environment())
        facility.start_device()
        facility.send_letters()
        if not touring:
            _say(f"The kiosk's window is open. The world around it: {page.url}")
            _say("Hold Marcus's card at the reader there; his PIN is 274913. Ctrl+C here ends everything.")
        if facility.staff is not None:
            login, password, secret = facility.staff
            _say(f"The staff console: {facility.console_url}  Sign in as {login} with the password {password}.")
            code = "the page above shows the code" if not touring else f"the code now is {facility.staff_code()}"
            _say(f"Its second factor: {code}, or put the key {secret} into an authenticator.")
        return _watch(facility, stop, pictures if touring else None)
    except (DidNotStart, OSError) as error:
        sys.stderr.write(f"kiosk demo: {error}\n")
        return 1
    finally:
        _say("Stopping …")
        if page is not None:
            page.stop()
        facility.stop()


def _watch(facility: Facility, stop: threading.Event, pictures: Path | None) -> int:
    """Keep the processes alive, as the units of a real device do; ends with the screen or on `stop`."""
    restarts = 0
    while not stop.wait(0.2):
        code = facility.screen.exit_code
        if code is not None and (code == 0 or pictures is not None):
            return _after_tour(facility, code, pictures) if pictures is not None else code
        for process in facility.processes():
            if process.exit_code is None:
                continue
            restarts += 1
            if restarts > _MAX_RESTARTS:
                raise DidNotStart(f"{process.name} keeps ending:\n{process.tail()}")
            _say(f"{process.name} ended; starting it again.")
            process.start()
    return 0


def _after_tour(facility: Facility, code: int, pictures: Path) -> int:
    if code != 0:
        sys.stderr.write(f"The tour ended early:\n{facility.screen.tail()}\n")
        return code
    found = sorted(pictures.glob("*.png"))
    _say(f"{len(found)} pictures of the tour are in {pictures}:")
    for path in found:
        _say(f"  {path.name}")
    return 0
