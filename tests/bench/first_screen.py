"""`python -m kiosk screen`, that tells when its first frame was swapped, and when the first that answers a touch was.

Nothing else differs from the product's own start.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickWindow

from kiosk.start import main
from kiosk.ui.front import Front
from tests.bench.lines import say

_show = Front.show


def _watched(front: Front, size: QSize | None = None, opening: Mapping[str, object] | None = None) -> QQuickWindow:
    window = _show(front, size, opening)
    told: list[str] = []

    def swapped() -> None:
        # The opening is a picture only; it goes when the screens have come.
        if not told:
            told.append("picture")
            say(at_s=time.monotonic())
        if not window.property("opening"):
            window.frameSwapped.disconnect(swapped)
            say(at_s=time.monotonic())

    window.frameSwapped.connect(swapped)
    return window


if __name__ == "__main__":
    Front.show = _watched  # type: ignore[method-assign,assignment]
    sys.argv = ["kiosk", "screen"]
    main()
