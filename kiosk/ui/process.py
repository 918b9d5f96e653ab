"""The screen process: opens the store, shows the screens, and ends on a signal or starts anew after a fault."""

from __future__ import annotations

import gc
import secrets
import signal
import socket
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import structlog
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.device.clock import TrustedClock
from kiosk.device.destroying import LAST_WORDS, UNLOCKED
from kiosk.device.heap import give_back, one_heap
from kiosk.device.identity import load_identity
from kiosk.device.keys import DeviceKeys, device_keys
from kiosk.media_store.downloads import media_folder
from kiosk.media_store.opening import MediaPlace
from kiosk.settings import DeviceSettings
from kiosk.signin.signin import SignIn
from kiosk.store.engine import KEY_BYTES, Store, StoreError, open_store
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
            store, keys, trouble = self._open(stack)
            clock = TrustedClock(store)
            signin = SignIn(store, keys, clock, SESSION_PARTS)
            stack.callback(signin.stop)
            screen = Screen(store, signin, clock, self._place(store, keys), self._front or Front(self._settings.data / DRAWINGS))
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
            log.info("screen_ready", platform=QGuiApplication.platformName())
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

    def _open(self, stack: ExitStack) -> tuple[Store, DeviceKeys, bool]:
        """The device's store; or, when it cannot be used, an empty one that feeds the calm error screen."""
        try:
            keys = device_keys(self._settings)
            store = open_store(self._settings.store_path, keys.store_key)
            stack.callback(store.close)
            check_current(store)
            with store.read() as connection:
                load_identity(connection)
        except (StoreError, NotEnrolled) as error:
            log.critical("store_unusable", kind=type(error).__name__, reason=str(error))
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lumen-")))
            spare = self._settings.model_copy(update={"data": folder})
            keys = device_keys(spare, create=True)
            store = open_store(folder / "store.db", secrets.token_bytes(KEY_BYTES), create=True)
            stack.callback(store.close)
            upgrade(store)
            return store, keys, True
        return store, keys, False

    def _place(self, store: Store, keys: DeviceKeys) -> Place:
        name = ""
        try:
            with store.read() as connection:
                name = load_identity(connection).name
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
        return Place(settings.kind, name, *has, settings.handset, camera, protocol, printer, media, archives, calls=calls)


def _authority(store: Store) -> str:
    """The facility's CA as this device pinned it, which the relay of visits proves itself with too."""
    with store.read() as connection:
        return load_identity(connection).facility_ca or ""


def _end(application: QGuiApplication) -> None:
    """Leave the event loop. Not `quit()`: that asks the windows to close first, and the guard refuses."""
    application.exit(0)


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
