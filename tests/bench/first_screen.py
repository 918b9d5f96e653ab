"""`python -m kiosk screen`, that tells when its first frame was swapped. Nothing else differs from the product's own start."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickWindow

from kiosk.cli import main
from kiosk.ui.engine import Engine
from tests.bench.lines import say

_show = Engine.show


def _watched(engine: Engine, size: QSize | None = None) -> QQuickWindow:
    window = _show(engine, size)

    def swapped() -> None:
        window.frameSwapped.disconnect(swapped)
        say(at_s=time.monotonic())

    window.frameSwapped.connect(swapped)
    return window


if __name__ == "__main__":
    Engine.show = _watched  # type: ignore[method-assign,assignment]
    sys.argv = ["kiosk", "screen"]
    main()
