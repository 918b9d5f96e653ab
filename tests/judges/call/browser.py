"""A real Chromium with its fake camera and microphone, driven by its own protocol over a pipe (DevTools)."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

WAIT_SECONDS = 40.0
#: A moving test picture with a count, and a beep each second; the question for camera and microphone is answered with yes.
_FAKES = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--mute-audio"),
    *("--disable-component-update", "--disable-sync", "--remote-debugging-pipe", "--autoplay-policy=no-user-gesture-required"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed() -> str | None:
    """Chromium's program."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab."""

    def __init__(self, profile: Path, language: str = "en") -> None:
        program = installed()
        assert program is not None
        commands, self._say = os.pipe()
        self._hear, answers = os.pipe()
        # The protocol is spoken on descriptors 3 and 4; the shell's redirection puts ours there.
        line = f'exec "$0" "$@" 3<&{commands} 4>&{answers}'
        arguments = [*_QUIET, *_FAKES, f"--user-data-dir={profile}", f"--lang={language}", "about:blank"]
        self._child = subprocess.Popen(
            ["bash", "-c", line, program, *arguments],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._numbers = itertools.count(1)
        self._answers: dict[int, dict[str, Any]] = {}
        #: What the page's console and its errors said.
        self.said: list[str] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, name="chromium")
        self._reader.start()
        self._session = ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Runtime.enable")
        self._ask("Log.enable")
        self._ask("Page.enable")
        self._ask("Network.enable")

    def go(self, url: str) -> None:
        """Open a page, and wait until it is there."""
        self._ask("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'", "the page")

    def value(self, program: str) -> Any:
        """What a piece of JavaScript gives."""
        found = self._ask("Runtime.evaluate", expression=program, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def click(self, element: str) -> None:
        """Press a button by its id, as a keyboard does."""
        self.until(f"!document.getElementById('{element}').disabled", f"the button {element}")
        self.value(f"(() => {{ const b = document.getElementById('{element}'); b.focus(); b.click(); }})()")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key where the focus is."""
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=text if kind == "keyDown" else "")

    def wide(self, width: int, height: int = 900) -> None:
        """Be a window of this size, in CSS pixels."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def until(self, program: str, what: str) -> None:
        """Wait until it is true."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not self.value(f"Boolean({program})"):
            state = "document.body.dataset.state"
            assert time.monotonic() < deadline, (
                f"waited {WAIT_SECONDS} s for {what}; the page is {self.value(state)!r}; it said {self.said}"
            )
            time.sleep(0.05)

    def offline(self, *, on: bool) -> None:
        """Its network for HTTP goes, or comes back."""
        self._ask("Network.emulateNetworkConditions", offline=on, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def picture(self, path: Path, width: int = 900, height: int = 760) -> None:
        """What it shows, as PNG."""
        import base64

        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        path.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    def close(self) -> None:
        """The end."""
        self._ask("Browser.close", browser=True)
        self._child.wait(WAIT_SECONDS)
        os.close(self._say)
        self._reader.join(WAIT_SECONDS)
        os.close(self._hear)

    def _ask(self, method: str, browser: bool = False, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session and not browser:
            message["sessionId"] = self._session
        os.write(self._say, json.dumps(message).encode() + b"\0")
        with self._news:
            assert self._news.wait_for(lambda: number in self._answers, WAIT_SECONDS), f"no answer to {method}"
            answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self) -> None:
        held = b""
        while data := os.read(self._hear, 1 << 16):
            *whole, held = (held + data).split(b"\0")
            for one in whole:
                message = json.loads(one)
                with self._news:
                    if "id" in message:
                        self._answers[message["id"]] = message
                    elif message["method"] in {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}:
                        self.said.append(json.dumps(message["params"])[:400])
                    self._news.notify_all()
