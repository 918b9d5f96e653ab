"""All screens in the one window, and what happens when something goes wrong."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import structlog
from PySide6.QtCore import QMessageLogContext, QObject, QSize, QtMsgType, QUrl, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.device.heap import give_back
from kiosk.ui.covers import CoverPictures
from kiosk.ui.ecards import CardPictures
from kiosk.ui.front import QML, Front, load_fonts
from kiosk.ui.pictures import PhotoPictures

MAIN = QML / "Kiosk" / "Main.qml"

log = structlog.get_logger(__name__)
qt_log = structlog.get_logger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "critical",
}


class _Calls(QObject):
    """Calls of Qt that may make or drop pictures, as signals.

    WORKAROUND(pyside-gil): PySide keeps the interpreter's lock during a direct call (see `kiosk.ui.models.rows`), but not during the
    emission of a signal that is connected to the same function.
    """

    retranslate = Signal()
    release = Signal()


class Engine:
    """All screens, in the window of `front`. Close it before the view models go."""

    def __init__(self, photos: PhotoPictures, models: Mapping[str, QObject], front: Front | None = None) -> None:
        self.photos = photos
        self.front = front or Front()
        load_fonts("[!L]*.ttf")
        self.languages = self.front.languages
        self._models = dict(models)
        self.qml = self.front.qml
        self.qml.addImageProvider("photo", self.photos)
        self.qml.addImageProvider("ecard", CardPictures())
        self.qml.addImageProvider("cover", CoverPictures())
        self._calls = _Calls()
        self._calls.retranslate.connect(self.qml.retranslate)
        self.window: QQuickWindow | None = None
        self._main: QObject | None = None

    def show(self, size: QSize | None = None) -> QQuickWindow:
        """Load the screens into the window; where that is not shown yet, show it: in `size`, or over the whole display.

        Raises RuntimeError when the QML does not load; the reasons are in the log.
        """
        window = self.front.window or self.front.show(size)
        self.qml.setInitialProperties({**self._models, "parent": window.contentItem()})
        self.qml.load(QUrl.fromLocalFile(str(MAIN)))
        roots = self.qml.rootObjects()
        if len(roots) < 2:
            raise RuntimeError("the screens could not be loaded")
        self._main = roots[1]
        self.window = window
        self._calls.release.connect(window.releaseResources)
        if window.property("opening"):
            # What was touched until now was touched on the opening, which lies over the screens.
            self.front.breathe()
            window.setProperty("opening", False)
        return window

    def find(self, name: str) -> QQuickItem | None:
        """The item of the screens that has this name, where it exists now."""
        return None if self._main is None else self._main.findChild(QQuickItem, name)

    def speak(self, language: str) -> None:
        """Change the language of everything on screen."""
        self.languages.use(language)
        self._calls.retranslate.emit()

    def forget(self) -> None:
        """Drop pictures and what Qt cached of them, and empty the clipboard (sign-out)."""
        self.photos.close()
        QGuiApplication.clipboard().clear()
        self._calls.release.emit()
        self.qml.collectGarbage()
        give_back()

    def close(self) -> None:
        """Take the window down before the objects it shows. Twice does nothing."""
        self.window = self._main = None
        self.front.close()


def install_message_handler() -> None:
    """Send Qt's messages to the log."""

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        getattr(qt_log, _LEVELS.get(kind, "warning"))("qt_message", text=text, category=context.category)

    qInstallMessageHandler(handle)


def install_exception_hooks(show_care: Callable[[], None]) -> None:
    """Log what nobody caught, by type and place (never its text, which may hold a person's words), and show the calm error screen."""

    def log_it(kind: type[BaseException], trace: TracebackType | None) -> None:
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        log.critical("uncaught", kind=kind.__name__, trace=places[-12:])

    def main_hook(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        log_it(kind, trace)
        if issubclass(kind, Exception):
            show_care()

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        log_it(arguments.exc_type, arguments.exc_traceback)

    sys.excepthook = main_hook
    threading.excepthook = thread_hook
