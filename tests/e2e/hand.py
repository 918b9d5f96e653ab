"""The tester's hand and eyes: speaks to `driven_screen.py` over its socket."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from kiosk.demo.process import wait_until


class Hand:
    """One wish a connection; raises AssertionError with everything on the screen when a wish cannot be met."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wait_for_screen(self, seconds: float = 60.0) -> None:
        """Until the screen process answers."""
        wait_until(self._answers, "the screen process", seconds)

    def _answers(self) -> bool:
        try:
            self.ask("texts")
        except OSError:
            return False
        return True

    def ask(self, do: str, name: str = "", seconds: float = 20.0, **more: Any) -> list[str]:
        """Do it and return all text on the screen, in reading order."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(seconds + 30)
            line.connect(str(self._path))
            line.sendall(json.dumps({"do": do, "name": name, "seconds": seconds, **more}).encode() + b"\n")
            with line.makefile("rb") as lines:
                text = lines.readline()
        if not text:
            raise ConnectionResetError("the screen went away")
        answer: dict[str, Any] = json.loads(text)
        assert "error" not in answer, f"{do} {name!r}: {answer['error']}\non the screen: {answer.get('texts')}"
        texts: list[str] = answer["texts"]
        return texts

    def tap(self, name: str, seconds: float = 20.0) -> list[str]:
        """Touch the control of that name."""
        return self.ask("tap", name, seconds)

    def wait(self, text: str, seconds: float = 20.0) -> list[str]:
        """Until the text can be read anywhere on the screen."""
        return self.ask("wait", text, seconds)

    def type(self, text: str) -> list[str]:
        """Type on the keyboard of the screen."""
        return self.ask("type", text, 60.0)

    def texts(self) -> list[str]:
        """All text on the screen."""
        return self.ask("texts")

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
        """Press keys of a real keyboard, one after the other."""
        return self.ask("keys", keys=[int(key) for key in keys], modifiers=modifiers.value)

    def held(self) -> str:
        """Every text that the process holds on to, shown or not."""
        return "\n".join(self.ask("held"))

    def middle(self) -> tuple[int, int, int]:
        """The colour of the middle of the screen: red, green, blue."""
        red, green, blue = bytes.fromhex(self.ask("colour")[0].removeprefix("#"))
        return red, green, blue

    def grab(self, path: Path) -> None:
        """Save a picture."""
        self.ask("grab", str(path))
