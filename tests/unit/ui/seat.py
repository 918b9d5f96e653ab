"""A screen over a real store, with central played by the sample: what the tests of the screens sit down at."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from kiosk.device.keys import device_keys
from kiosk.media_store.downloads import media_folder
from kiosk.media_store.opening import MediaPlace
from kiosk.settings import DeviceSettings
from kiosk.signin.signin import SignIn
from kiosk.ui.desk import Place
from kiosk.ui.driver import Driver
from kiosk.ui.front import DEVICE_SIZES, Front, make_application
from kiosk.ui.sample_store import PIN, PictureClock, SampleCentral
from kiosk.ui.screen import Screen
from kiosk.ui.session_parts import SESSION_PARTS
from tests.migrated_store import migrated_store

WAIT_SECONDS = 20


class Seat:
    """The view models without a window; `open` shows one."""

    def __init__(self, folder: Path, stack: ExitStack, kind: str = "kiosk", front: Front | None = None) -> None:
        make_application()
        settings = DeviceSettings.model_validate({"data": folder, "kind": kind, "serial": "TEST", "central_url": "http://127.0.0.1:1"})
        keys = device_keys(settings, create=True)
        self.store = migrated_store(settings.store_path, keys.store_key)
        stack.callback(self.store.close)
        self.clock = PictureClock(self.store)
        self.central = SampleCentral(self.store, self.clock, kind)
        self.central.enrol()
        self.central.welcome()
        signin = SignIn(self.store, keys, self.clock, SESSION_PARTS)
        stack.callback(signin.stop)
        at_kiosk = kind == "kiosk"
        media = MediaPlace(media_folder(settings), keys.ensure_media_key)
        place = Place(kind, "Kiosk C-014", has_reader=at_kiosk, has_printer=at_kiosk, media=media)
        self.screen = Screen(self.store, signin, self.clock, place, front)
        stack.callback(self.screen.close)
        self._answers = QTimer(self.screen, interval=20)
        self._answers.timeout.connect(self.central.answer_asks)
        self._answers.start()
        self.screen.engine.speak("en")
        self.screen.desk.look()
        self._kind = kind

    def open(self, device: str = "") -> Driver:
        """Show the window: of this kind of device, or of another size ("compact")."""
        return self.screen.open(DEVICE_SIZES[device or self._kind], battery=False)

    def wait(self, condition: Callable[[], bool], what: str = "it") -> None:
        """Turn the event loop until the condition holds."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {WAIT_SECONDS} s for {what}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
            time.sleep(0.002)

    def quiet(self) -> None:
        """Wait until every write is done and told."""
        self.wait(lambda: self.screen.bridge.idle, "the writes")

    def type_pin(self, pin: str = PIN) -> None:
        """Type a PIN and go."""
        self.wait(lambda: self.screen.navigator.current == "pin", "the PIN pad")
        for digit in pin:
            self.screen.pin.press(digit)
        self.screen.pin.go()

    def sign_in(self) -> None:
        """Card, PIN, Home."""
        self.central.swipe()
        self.type_pin()
        self.wait(lambda: self.screen.navigator.current == "home", "Home")
        self.quiet()
