"""`python -m tests.security.playing_process`: what the screen does to play a title, without screens; and the real decoder's process.

One order a line on standard input: `play LICENCE TITLE`, `stop`, `end`; one line of JSON is said after each.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.media_store.downloads import media_folder
from kiosk.media_store.opening import MediaPlace, OpenTitle, open_title
from kiosk.settings import DeviceSettings
from kiosk.signin.rules import Person, Session
from kiosk.store.engine import open_store
from kiosk.ui.playback import Playback, SealedTitle
from kiosk.ui.sound_out import SilentOut


class Listener:
    """A person who plays one title at a time. `told`: the settings and the session, as JSON."""

    def __init__(self, told: dict[str, str]) -> None:
        self._app = QCoreApplication([])
        self._settings = DeviceSettings(data=Path(told["data"]), serial=told["serial"], central_url=told["central_url"])
        self._store = open_store(self._settings.store_path, device_keys(self._settings).store_key)
        person = Person(told["resident"], "Marcus", "20714471")
        self._session = Session(told["session"], person, told["grant"], online=True, started_ms=int(told["started_ms"]))
        self._playback = Playback(out_of=SilentOut)

    def play(self, licence: str, title: str) -> dict[str, object]:
        """Open it as players do, and wait until half a second of it was heard."""
        place = MediaPlace(media_folder(self._settings), lambda: device_keys(self._settings).media_key)
        opened = open_title(self._store, self._session, licence, title, place, TrustedClock(self._store))
        if not isinstance(opened, OpenTitle):
            return {"closed": opened}
        self._playback.load(self, SealedTitle(title, opened.file))
        while self._playback.position < 500 and self._playback.owner is not None:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return {"player": self._playback.pid}

    def stop(self) -> dict[str, object]:
        """Leave the title."""
        self._playback.unload()
        gc.collect()
        return {"stopped": True}

    def obey(self, order: list[str]) -> dict[str, object]:
        """What came of it."""
        match order:
            case ["play", licence, title]:
                return self.play(licence, title)
            case ["stop"]:
                return self.stop()
        self._playback.cool()
        self._store.close()
        return {}


def main() -> None:
    """Entry point."""
    listener = Listener(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(listener.obey(line.split())) + "\n")
        sys.stdout.flush()
        if line.strip() == "end":
            return


if __name__ == "__main__":
    main()
