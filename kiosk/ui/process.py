"""The screen process: opens the store, shows the screens, and ends on a signal or starts anew after a fault."""

from __future__ import annotations

import gc
import signal
import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Literal

import structlog
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.device.clock import TrustedClock
from kiosk.device.destroying import LAST_WORDS, UNLOCKED
from kiosk.device.enrolment import is_ready
from kiosk.device.heap import give_back, one_heap
from kiosk.device.identity import load_identity
from kiosk.device.keys import DeviceKeys, device_keys, passing_keys
from kiosk.device.release import running_release, say_screen_stands
from kiosk.device.supervision import notify, watchdog_ms
from kiosk.media_store.downloads import media_folder
from kiosk.media_store.opening import MediaPlace
from kiosk.settings import DeviceSettings
from kiosk.signin.signin import SignIn
from kiosk.store.engine import Store, StoreError, open_store
from kiosk.store.migrate import check_current, upgrade
from kiosk.sync.outbox import NotEnrolled
from kiosk.ui.call_line import CallPlace
from kiosk.ui.camera import CameraPlace
from kiosk.ui.desk import Place
from kiosk.ui.driver import Driver
from kiosk.ui.engine import install_exception_hooks, install_message_handler
from kiosk.ui.front import Front, make_application, window_size
from kiosk.ui.opening import DRAWINGS
from kiosk.ui.screen import Screen
from kiosk.ui.session_parts import SESSION_PARTS

#: Status of a process that ends after a fault and wants to be started again (sysexits.h: EX_TEMPFAIL).
TRY_AGAIN = 75
#: Status of a process that facility IT ended: the kiosk session gives the display to the system until it is started again.
TO_SYSTEM = 80
CARE_MS = 15_000
LOOK_FOR_STORE_MS = 300
STORE_WAIT_S = 3.0

#: enrolled: residents are served; new: nobody let this device in yet; unborn: it has no store yet; broken: its store is no use.
State = Literal["enrolled", "new", "unborn", "broken"]

log = structlog.get_logger(__name__)


class ScreenProcess:
    """One run of the screens."""

    def __init__(self, settings: DeviceSettings, front: Front | None = None) -> None:
        self._settings = settings
        self._front = front
        self._status = 0
        self._failure: BaseException | None = None

    def run(self, drive: Callable[[Driver], None] | None) -> int:
        """Until a signal, a fault, or the end of `drive`."""
        with ExitStack() as stack:
            one_heap()
            application = make_application()
            install_message_handler()
            store, keys, state = self._open(stack)
            trouble = state == "broken"
            clock = TrustedClock(store)
            signin = SignIn(store, keys, clock, SESSION_PARTS)
            stack.callback(signin.stop)
            screen = Screen(store, signin, clock, self._place(store, keys, state), self._front or Front(self._settings.data / DRAWINGS))
            stack.callback(screen.close)
            screen.broke.connect(lambda: self._end_later(application))
            screen.session.cleared.connect(lambda: self._start_anew(application))
            screen.it.left.connect(lambda to: self._leave(application, to))
            install_exception_hooks(screen.care)
            _quit_on_signals(application, stack)
            driver = screen.open(window_size(self._settings.kind))
            give_back()
            # What is loaded stays: looking through it for garbage would stop the screen for the time of two frames, now and then.
            gc.freeze()
            _say_ready(application)
            log.info("screen_ready", platform=QGuiApplication.platformName())
            if state in {"enrolled", "new"}:
                say_screen_stands(self._settings.data, running_release(self._settings.release))
            if state == "unborn":
                self._wait_for_store(application)
            if trouble:
                if self._cleared:
                    screen.session.say_cleared(unlocked=(self._settings.data / UNLOCKED).exists())
                screen.care()
            if drive is not None:
                hand = drive
                QTimer.singleShot(0, lambda: self._drive(application, hand, driver))
            application.exec()
        if self._failure is not None:
            raise self._failure
        return self._status

    def _drive(self, application: QGuiApplication, drive: Callable[[Driver], None], driver: Driver) -> None:
        try:
            drive(driver)
        except BaseException as error:  # noqa: BLE001 - raised again when the process has ended in order
            self._failure = error
        _end(application)

    @property
    def _cleared(self) -> bool:
        """Whether this device obeyed its last order: it stays as it is."""
        return (self._settings.data / LAST_WORDS).exists()

    def _end_later(self, application: QGuiApplication) -> None:
        if self._cleared:
            return
        self._status = TRY_AGAIN
        QTimer.singleShot(CARE_MS, application, lambda: _end(application))

    def _start_anew(self, application: QGuiApplication) -> None:
        self._status = TRY_AGAIN
        _end(application)

    def _leave(self, application: QGuiApplication, to: str) -> None:
        log.warning("left_by_it", to=to)
        self._status = TO_SYSTEM if to == "system" else TRY_AGAIN
        _end(application)

    def _wait_for_store(self, application: QGuiApplication) -> None:
        """Sync makes keys and store at its first start; then this process begins anew with them."""
        looks = QTimer(application, interval=LOOK_FOR_STORE_MS)
        looks.timeout.connect(lambda: self._start_anew(application) if self._settings.store_path.exists() else None)
        looks.start()

    @property
    def _unborn(self) -> bool:
        """Whether this device never had a store. Sync gets a moment to make it."""
        until = time.monotonic() + STORE_WAIT_S
        while not self._settings.store_path.exists() and not self._cleared:
            if time.monotonic() > until:
                return True
            if self._front is not None:
                self._front.breathe()
            time.sleep(0.05)
        return False

    def _open(self, stack: ExitStack) -> tuple[Store, DeviceKeys, State]:
        """The device's store; or an empty one, for a device that has none yet and for the calm error screen."""
        if self._unborn:
            return *_spare_store(stack), "unborn"
        try:
            keys = device_keys(self._settings)
            store = open_store(self._settings.store_path, keys.store_key)
            stack.callback(store.close)
            check_current(store)
            with store.read() as connection:
                return store, keys, "enrolled" if is_ready(connection) else "new"
        except StoreError as error:
            log.critical("store_unusable", kind=type(error).__name__, reason=str(error))
            return *_spare_store(stack), "broken"

    def _place(self, store: Store, keys: DeviceKeys, state: State) -> Place:
        name = unit = ""
        try:
            with store.read() as connection:
                identity = load_identity(connection)
            name, unit = identity.name, identity.unit
        except NotEnrolled:
            log.info("not_enrolled")
        settings = self._settings
        camera = CameraPlace(settings.camera, settings.camera_socket)
        reader, printer = settings.reader, settings.printer
        protocol = "" if reader is None else reader.protocol
        media = MediaPlace(media_folder(settings), lambda: keys.media_key)
        archives = settings.archives_path
        has = (reader is not None, printer is not None)
        calls = CallPlace(settings.camera, settings.calls_url or "", lambda: _authority(store), settings.call_socket)
        place = Place(settings.kind, name, *has, settings.handset, camera, protocol, printer, media, archives, calls=calls, unit=unit)
        if state not in {"new", "unborn"}:
            return place
        return replace(place, new=True, serial=settings.serial, central=settings.central_url)


def _spare_store(stack: ExitStack) -> tuple[Store, DeviceKeys]:
    """An empty store that goes with this process."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lumen-")))
    keys = passing_keys()
    store = open_store(folder / "store.db", keys.store_key, create=True)
    stack.callback(store.close)
    upgrade(store)
    return store, keys


def _authority(store: Store) -> str:
    """The facility's CA as this device pinned it, which the relay of visits proves itself with too."""
    with store.read() as connection:
        return load_identity(connection).facility_ca or ""


def _end(application: QGuiApplication) -> None:
    """Leave the event loop. Not `quit()`: that asks the windows to close first, and the guard refuses."""
    application.exit(0)


def _say_ready(application: QGuiApplication) -> None:
    """To systemd, and from then on that the GUI thread answers: a timer of its own event loop feeds the watchdog."""
    notify("READY=1")
    every_ms = watchdog_ms()
    if every_ms is not None:
        feeder = QTimer(application, interval=every_ms)
        feeder.timeout.connect(lambda: notify("WATCHDOG=1"))
        feeder.start()


def _quit_on_signals(application: QGuiApplication, stack: ExitStack) -> None:
    """SIGTERM and SIGINT end the event loop at once, though Python runs handlers only between its own steps."""
    reading, writing = socket.socketpair()
    for end in (reading, writing):
        end.setblocking(False)
        stack.callback(end.close)
    before = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    stack.callback(signal.set_wakeup_fd, before)

    def ask(_number: int, _frame: FrameType | None) -> None:
        """Python wakes the event loop through the socket; the notifier below does the rest."""

    for number in (signal.SIGTERM, signal.SIGINT):
        stack.callback(signal.signal, number, signal.signal(number, ask))
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: _end(application))
    stack.callback(notifier.setEnabled, False)
