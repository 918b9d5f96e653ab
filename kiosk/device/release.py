"""Which release of the program this is, and the word of the screen that it stands: what an update is judged by."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from kiosk.device.boot import this_boot
from kiosk.device.keyrings import write_durably

#: In the data folder: the start of the machine and the release that the screen stood in last.
SCREEN_STANDS = "screen.json"
RELEASE = "RELEASE.json"


def running_release(place: Path) -> str:
    """The version of the release that a link leads to now; "" where the program was not installed as one."""
    try:
        return str(json.loads((place.resolve() / RELEASE).read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def say_screen_stands(data: Path, release: str) -> None:
    """The first screen is shown."""
    write_durably(data / SCREEN_STANDS, json.dumps({"boot": this_boot(), "release": release}).encode())


def screen_stands(data: Path, release: str) -> bool:
    """Whether the screen came up in this release since the machine started."""
    with suppress(OSError, ValueError):
        told = json.loads((data / SCREEN_STANDS).read_bytes())
        return bool(told == {"boot": this_boot(), "release": release})
    return False
