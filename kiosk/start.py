"""The `kiosk` command. `kiosk screen` shows its first picture before anything else is loaded; all else is `kiosk.cli`'s."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

#: What takes long to load, in steps between which the screen breathes.
_STEPS = ("structlog", "kiosk.settings", "sqlalchemy", "kiosk.sync.wire", "kiosk.app", "kiosk.ui.screen", "kiosk.cli")


def main() -> None:
    """Entry point."""
    front = None
    # Nothing that is loaded is thrown away again: to look for garbage among it takes time and finds none.
    gc.disable()
    if sys.argv[1:2] == ["screen"]:
        # No other process loads Qt.
        from kiosk.ui.opening import open_front

        front = open_front(sys.argv[2:], os.environ)
    if front is not None:
        for name in _STEPS:
            import_module(name)
            front.breathe()
    gc.enable()
    from kiosk.cli import main as obey

    try:
        obey(front)
    finally:
        if front is not None:
            front.close()
