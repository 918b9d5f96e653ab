"""Pictures of every control in its states, in each theme: `kiosk shots OUT --gallery`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.ui.front import QML, make_application
from kiosk.ui.shots import Studio

THEMES = ("light", "dark", "contrast")


class Gallery:
    """The controls laid over a running screen, page by page."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        engine, window = studio.screen.engine.qml, studio.screen.engine.window
        if window is None:
            raise RuntimeError("the screen is not shown")
        self._component = QQmlComponent(engine, QUrl.fromLocalFile(str(QML / "Kiosk" / "gallery" / "Gallery.qml")))
        made = self._component.createWithInitialProperties(
            {"video": studio.screen.video, "display": studio.screen.display, "parent": window.contentItem()}
        )
        if self._component.isError() or not isinstance(made, QQuickItem):
            raise RuntimeError("; ".join(error.toString() for error in self._component.errors()))
        self.item = made

    def pictures(self, prefix: str) -> Iterator[str]:
        """Turn to each view of each page; yields its name, when it stands still."""
        for page in range(int(self.item.property("count"))):
            self.item.setProperty("page", page)
            self.item.setProperty("contentY", 0)
            self._studio.driver.settle()
            height, view = float(self.item.property("contentHeight")), self.item.height()
            views = max(1, -(-int(height) // int(view)))
            for number in range(views):
                self.item.setProperty("contentY", max(0.0, min(number * view, height - view)))
                part = "" if views == 1 else f"-{number + 1}"
                yield f"{prefix}-{self.item.property('name')}{part}"

    def close(self) -> None:
        """Take it off the screen: first the pages that show the screen's own models."""
        self.item.setProperty("page", 0)
        self._studio.driver.spin()
        self.item.setParentItem(None)  # type: ignore[arg-type]  # None is how an item leaves its scene
        self.item.deleteLater()
        self._studio.driver.spin()


def gallery(out: Path, device: str = "kiosk", lang: str = "en", text: int = 100) -> Iterator[Path]:
    """Take the pictures into `out`, numbered; yields each path as it is written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        studio = Studio(out, device, stack)
        studio.dress("light", lang, text)
        shown = Gallery(studio)
        stack.callback(shown.close)
        for theme in THEMES:
            studio.dress(theme, lang, text)
            for name in shown.pictures(theme):
                yield studio.take(name)
