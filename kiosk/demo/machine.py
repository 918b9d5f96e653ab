"""The demo kiosk's own sysfs: its battery, heat, cable and parts, so that trouble can be shown that this machine does not have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from kiosk.hardware.simulators.knobs import Choice, Knob

_BATTERY = "power_supply/BAT0"
_KNOBS = (
    Knob(
        "Battery",
        (
            Choice("None", {"do": "battery", "percent": None}, "none"),
            *(Choice(f"{percent}%", {"do": "battery", "percent": percent}, str(percent)) for percent in (80, 15, 5)),
            Choice("15%, charging", {"do": "battery", "percent": 15, "charging": True}, "15 charging"),
        ),
        "battery",
    ),
    Knob("Heat inside", tuple(Choice(f"{heat} °C", {"do": "heat", "celsius": heat}, heat) for heat in (45, 84, 95)), "heat"),
    *(
        Knob(
            title, tuple(Choice(word, {"do": name, "there": there}, there) for word, there in (("There", True), ("Gone", False))), name
        )
        for title, name in (
            ("Network cable", "cable"),
            ("Camera", "camera"),
            ("Microphone", "microphone"),
            ("Handset and speaker", "sound"),
            ("Touch screen", "touch"),
        )
    ),
)
_PARTS = {
    "camera": ("video4linux/video0", {"name": "Demo camera"}),
    "microphone": ("sound/pcmC0D0c", {"uevent": ""}),
    "sound": ("sound/pcmC0D0p", {"uevent": ""}),
    "touch": ("input/input0", {"properties": "2", "capabilities/abs": "3"}),
}


class DemoMachine:
    """A folder laid out as /sys/class is; `do` changes it as the knobs say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._state: dict[str, Any] = {}

    def make(self) -> None:
        """A kiosk whose parts are all there and well."""
        self.do("battery", percent=None)
        self.do("heat", celsius=45)
        for name in ("cable", *_PARTS):
            self.do(name, there=True)

    def knobs(self) -> list[dict[str, Any]]:
        """What can be done to it."""
        return [knob.as_dict() for knob in _KNOBS]

    def state(self) -> dict[str, Any]:
        """How it is, by the knobs' names."""
        return self._state

    def do(self, what: str, **details: Any) -> dict[str, Any]:
        """One command of a knob. Raises KeyError for none of them."""
        deeds: dict[str, Callable[..., object]] = {"battery": self._battery, "heat": self._heat, "cable": self._cable}
        self._state[what] = deeds[what](**details) if what in deeds else self._part(what, **details)
        return {}

    def _battery(self, percent: int | None, *, charging: bool = False) -> str:
        if percent is None:
            self._put(_BATTERY, present="0", type="Battery")
            return "none"
        status = "Charging" if charging else "Discharging"
        self._put(_BATTERY, present="1", type="Battery", health="Good", capacity=str(percent), status=status)
        return f"{percent} charging" if charging else str(percent)

    def _heat(self, celsius: int) -> int:
        self._put("thermal/thermal_zone0", type="board", temp=str(celsius * 1000))
        return celsius

    def _cable(self, *, there: bool) -> bool:
        """Under the name of an interface that this machine has, so that it has an address."""
        name = next((name for name in sorted(psutil.net_if_addrs()) if name != "lo"), "eth0")
        self._put(f"net/{name}/device", modalias="demo")
        self._put(f"net/{name}", operstate="up" if there else "down")
        return there

    def _part(self, name: str, *, there: bool) -> bool:
        entry, files = _PARTS[name]
        if there:
            self._put(entry, **files)
        else:
            self._remove(self.root / "class" / entry)
        return there

    def _put(self, entry: str, **files: str) -> None:
        for name, content in files.items():
            path = self.root / "class" / entry / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{content}\n", encoding="utf-8")

    def _remove(self, folder: Path) -> None:
        # The entry goes at once, as an unplugged device's does.
        aside = self.root / "unplugged"
        aside.mkdir(exist_ok=True)
        if folder.exists():
            gone = aside / f"{folder.name}-{len(list(aside.iterdir()))}"
            folder.rename(gone)
