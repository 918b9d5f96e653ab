"""The `kiosk` command. `kiosk screen` shows its first picture before anything else is loaded; all else is `kiosk.cli`'s."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.driver import Driver
    from kiosk.ui.front import Front

#: What takes long to load, in steps between which the screen breathes.
_STEPS = ("structlog", "kiosk.settings", "sqlalchemy", "kiosk.sync.wire", "kiosk.app", "kiosk.ui.screen", "kiosk.ui.process")


def main() -> None:
    """Entry point."""
    # Nothing that is loaded is thrown away again: to look for garbage among it takes time and finds none.
    gc.disable()
    if sys.argv[1:2] == ["warden"]:
        # Root's process loads nothing of ours but its own small package.
        from kiosk.warden.main import main as serve

        sys.exit(serve(sys.argv[2:]))
    if sys.argv[1:2] == ["screen"] and (status := _screen(sys.argv[2:])) is not None:
        sys.exit(status)
    gc.enable()
    from kiosk.cli import main as obey

    obey()


def _screen(arguments: Sequence[str]) -> int | None:
    """Show the screen, without what reads command lines (5 MB); returns its status, None where the arguments are not plain."""
    # No other process loads Qt.
    from kiosk.ui.opening import open_front

    front = open_front(arguments, os.environ)
    if front is None:
        return None
    try:
        return run(front, Path(arguments[1]) if arguments else None)
    finally:
        front.close()


def run(front: Front, settings: Path | None, drive: Callable[[Driver], None] | None = None) -> int:
    """Load the rest of the program under the open window, and show the screens in it (see `kiosk.app.run_screen_process`)."""
    from kiosk.ui.spared import spare

    spare()
    for name in _STEPS:
        import_module(name)
        front.breathe()
    gc.enable()
    from kiosk.app import in_plain_words, run_screen_process
    from kiosk.settings import load_settings

    with in_plain_words():
        return run_screen_process(load_settings(settings), drive, front)
