"""Who hears the voice: one person (handset or headphones), or the whole room. Asked while reading aloud is on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

Sensed = Literal["private", "open", "unknown"]
Audience = Literal["one", "room", "nobody"]

PULSE = "pactl"
LOOK_MS = 1_000
ANSWER_MS = 2_000
#: Kinds of PulseAudio ports, and forms of devices, that one ear hears.
PRIVATE_PORTS = frozenset({"headphones", "headset", "handset", "earpiece"})
PRIVATE_FORMS = frozenset({"headphone", "headset", "handset"})


class Outlet(QObject):
    """A device without a sensor; the others look again and again while `watch`ed."""

    #: `sensed` is known, for the first time or anew.
    told = Signal()

    def __init__(self, parent: QObject | None = None, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent)
        self.sensed: Sensed = "unknown"
        self._again = QTimer(self, interval=look_ms)
        self._again.timeout.connect(self.look)

    def watch(self, wanted: bool) -> None:
        """Look now and from time to time, or no more."""
        if wanted and not self._again.isActive():
            self._again.start()
            self.look()
        elif not wanted:
            self._again.stop()

    @Slot()
    def look(self) -> None:
        """Find out, and tell."""
        self.told.emit()


class HookOutlet(Outlet):
    """A simulated handset: it is lifted while the file exists."""

    def __init__(self, hook: Path, parent: QObject | None = None, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent, look_ms)
        self._hook = hook

    @Slot()
    def look(self) -> None:
        """Is it lifted?"""
        self.sensed = "private" if self._hook.exists() else "open"
        self.told.emit()


class PulseOutlet(Outlet):
    """The jack as PulseAudio (or PipeWire) senses it. A sound system that does not answer counts as unknown."""

    def __init__(self, parent: QObject | None = None, program: str = PULSE, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent, look_ms)
        self._program = program
        self._process = QProcess(self)
        self._process.finished.connect(self._heard)
        self._process.errorOccurred.connect(self._heard)
        self._patience = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(self._process.kill)

    @Slot()
    def look(self) -> None:
        """Ask the sound system; `told` follows."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._patience.start()
            self._process.start(self._program, ["--format=json", "list", "sinks"])

    @Slot()
    def _heard(self) -> None:
        if self._process.state() != QProcess.ProcessState.NotRunning:
            return
        self._patience.stop()
        self.sensed = sensed_of(bytes(self._process.readAllStandardOutput().data()))
        self.told.emit()


def audience_of(output: str, kind: str, sensed: Sensed) -> Audience:
    """Who would hear a sound now; `output` is the policy's, `kind` the device's. A kiosk never sounds into the room."""
    if output == "private" or sensed == "private":
        return "one"
    return "nobody" if kind == "kiosk" else "room"


def sensed_of(listing: bytes) -> Sensed:
    """What `pactl --format=json list sinks` says of headphones and handsets."""
    try:
        sinks = json.loads(listing)
    except ValueError:
        return "unknown"
    states: set[Sensed] = {state for sink in sinks if isinstance(sink, dict) for state in _states(sink)}
    return "private" if "private" in states else "open" if "open" in states else "unknown"


def _states(sink: dict[str, Any]) -> list[Sensed]:
    if str(sink.get("properties", {}).get("device.form_factor", "")).lower() in PRIVATE_FORMS:
        return ["private"]
    plugged: dict[str, Sensed] = {"available": "private", "not available": "open"}
    ports = [port for port in sink.get("ports", []) if str(port.get("type", "")).lower() in PRIVATE_PORTS]
    return [plugged[state] for port in ports if (state := str(port.get("availability", ""))) in plugged]


def outlet_of(hook: Path | None, parent: QObject | None = None) -> Outlet:
    """The best that this device has."""
    if hook is not None:
        return HookOutlet(hook, parent)
    return PulseOutlet(parent) if shutil.which(PULSE) else Outlet(parent)
