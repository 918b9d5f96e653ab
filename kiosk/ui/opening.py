"""The first picture: sign-in as it stood last, shown before the rest of the program is loaded.

What it needs to know lies in a plain file beside the store: what the screen shows to everybody, and nothing of a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.device.boot import boot_clock_ms, this_boot, wall_clock_ms
from kiosk.ui.front import DEVICE_SIZES, Front, window_size
from kiosk.ui.words import LANGUAGES, Words, band_of

FILE = "opening.json"
DRAWINGS = "drawings"


class Opening(NamedTuple):
    """What was on the screen last, while nobody was signed in. Times in milliseconds since the epoch, UTC, and of the boot clock."""

    place: str = ""
    zone: str = ""
    language: str = "en"
    reader: bool = True
    sheet_top: float = 0.0
    shown_ms: int = 0
    boot: str = ""
    boot_ms: int = 0

    @classmethod
    def read(cls, folder: Path) -> Opening:
        """What was kept in a device's folder; nothing where nothing usable was."""
        try:
            held = json.loads((folder / FILE).read_text(encoding="utf-8"))
            kept = cls(**{name: type(default)(held[name]) for name, default in cls._field_defaults.items()})
            Words(zone=kept.zone)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()
        return kept if kept.language in LANGUAGES else cls()

    def keep(self, folder: Path) -> None:
        """Write it down for the next start. A disk that is full costs the next first picture, nothing else."""
        part = folder / f"{FILE}.part"
        try:
            part.write_text(json.dumps(self._asdict()), encoding="utf-8")
            part.replace(folder / FILE)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def now_ms(self) -> int:
        """The time to show, as near to the trusted clock as can be known without the store (see `kiosk.device.clock`)."""
        if self.boot == this_boot():
            return self.shown_ms + boot_clock_ms() - self.boot_ms
        return max(wall_clock_ms(), self.shown_ms + boot_clock_ms())

    def values(self) -> dict[str, object]:
        """The properties of Front.qml. Without a known time zone no hour is shown."""
        still: dict[str, object] = {"placeText": self.place, "reader": self.reader, "sheetTop": self.sheet_top}
        if not self.zone:
            return still
        words, now_ms = Words(self.language, self.zone), self.now_ms()
        digits, period = words.clock(now_ms)
        hour = {"timeText": digits, "periodText": period, "dateText": words.date(now_ms), "greeting": words.greeting(now_ms)}
        return {**still, **hour, "band": band_of(words.local(now_ms).hour)}


def open_front(arguments: Sequence[str], environment: Mapping[str, str]) -> Front | None:
    """Show the first picture of `kiosk screen ARGUMENTS`; None where they do not say clearly which device this is."""
    device = _device(arguments, environment)
    if device is None:
        return None
    folder, kind = device
    opening = Opening.read(folder)
    front = Front(folder / DRAWINGS)
    front.languages.use(opening.language)
    front.show(window_size(kind), opening.values())
    front.wait_for_picture()
    return front


def _device(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Path, str] | None:
    """The folder and the kind of the device. Whatever is wrong here, `kiosk.settings` says so in plain words."""
    match arguments:
        case []:
            path = environment.get("KIOSK_SETTINGS", "")
        case ["--settings", path]:
            pass
        case _:
            return None
    import tomllib  # noqa: PLC0415 - not where the settings come from the environment alone

    try:
        held = tomllib.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return None
    folder, kind = (environment.get(f"KIOSK_{name.upper()}", held.get(name)) for name in ("data", "kind"))
    kind = kind or "kiosk"
    return (Path(folder), kind) if isinstance(folder, str) and folder and kind in DEVICE_SIZES else None
