"""The real screen process over a store of Marcus's mail; central is played by the sample, in the test's own process."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path

from kiosk.demo.process import ROOT, Process
from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.sync import wire
from kiosk.ui.sample_store import PIN, SampleCentral
from tests.e2e.hand import Hand
from tests.migrated_store import migrated_store

POLICY = {
    "facility": {"name": "Cedar Ridge", "unit": "Unit C", "zone": "America/Denver"},
    "sign_in": {"tries": 3, "waits_ms": [3_600_000]},
}


class LoneScreen:
    """A kiosk's store with Marcus's mail, a central that answers sign-ins, and the screen process over it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.settings = DeviceSettings.model_validate(
            {"data": folder / "d", "kind": "kiosk", "serial": "T", "central_url": "http://127.0.0.1:1"}
        )
        keys = device_keys(self.settings, create=True)
        self.store = migrated_store(self.settings.store_path, keys.store_key)
        stack.callback(self.store.close)
        self.central = SampleCentral(self.store, TrustedClock(self.store))
        self.central.enrol()
        self.central.welcome()
        self.central.fill()
        self.policy({})
        settings_file = folder / "kiosk.toml"
        lines = (f'data = "{self.settings.data}"', 'kind = "kiosk"', 'serial = "T"', 'central_url = "http://127.0.0.1:1"')
        settings_file.write_text("\n".join([*lines, "[reader]", 'port = "none"', ""]))
        control = folder / "screen.sock"
        self.hand = Hand(control)
        self.screen = Process(
            "screen",
            [str(ROOT / "tests/e2e/driven_screen.py"), "--control", str(control), "--settings", str(settings_file)],
            folder / "screen.log",
            {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        )
        stack.callback(self.screen.kill)
        self._answering = threading.Event()
        self._answers = threading.Thread(target=self._answer)
        stack.callback(self.fall_silent)
        self._answers.start()

    def fall_silent(self) -> None:
        """Central answers nothing more."""
        self._answering.set()
        self._answers.join()

    def policy(self, parts: dict[str, dict[str, object]]) -> None:
        """The facility's policy from now on."""
        self._numbers = getattr(self, "_numbers", 1) + 1
        self.central.send("facility", wire.PolicyChange(number=self._numbers, policy={**POLICY, **parts}))

    def start(self) -> None:
        """Start the screen and wait for it."""
        self.screen.start()
        self.hand.wait_for_screen()

    def cut_power(self) -> None:
        """Kill the screen and start it again."""
        self.screen.kill()
        self.start()

    def come_in(self) -> None:
        """Card, PIN, Home."""
        self.hand.wait("Hold your ID card")
        self.central.swipe()
        self.try_pin(PIN)
        self.hand.wait("Sunday at the lake")

    def try_pin(self, pin: str) -> None:
        """Type a PIN and go."""
        self.hand.wait("Hello, Marcus")
        self.hand.ask("pin", pin)
        self.hand.tap("Go")

    def begin_a_reply(self) -> None:
        """Open the letter with the photo and begin an answer."""
        self.hand.tap("Rosa. Sunday at the lake")
        self.hand.wait("canoe")
        self.hand.tap("Reply for free")

    def _answer(self) -> None:
        while not self._answering.wait(0.02):
            self.central.answer_asks()
