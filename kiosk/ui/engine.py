"""The Qt side of the screen process: application, QML engine, window, and what happens when something goes wrong."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import structlog
from PySide6.QtCore import QEvent, QLibraryInfo, QMessageLogContext, QObject, QSize, Qt, QtMsgType, QUrl, Signal, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle

from kiosk.ui.guards import LocalOnly, NoNetworkFactory, WindowGuard
from kiosk.ui.languages import Languages
from kiosk.ui.pictures import IconPictures, PhotoPictures, ScenePictures
from resources import RESOURCES

QML = Path(__file__).parent / "qml"
MAIN = QML / "Kiosk" / "Main.qml"
QT_QML = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.QmlImportsPath))
DEVICE_SIZES = {"kiosk": QSize(1080, 1920), "tablet": QSize(1280, 800), "compact": QSize(960, 600)}
#: Python gives the interpreter away often, so that scrolling stays smooth while another thread is busy.
SWITCH_SECONDS = 0.0005
FAMILY = "Lumen Sans"

log = structlog.get_logger(__name__)
qt_log = structlog.get_logger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "critical",
}


def make_application(arguments: list[str] | None = None) -> QGuiApplication:
    """The Qt application, set up once per process before anything else of Qt.

    Drawn in software unless KIOSK_RENDERER names another Qt Quick backend.
    """
    os.environ["QT_QUICK_BACKEND"] = os.environ.get("KIOSK_RENDERER", "software")
    sys.setswitchinterval(SWITCH_SECONDS)
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QGuiApplication) else QGuiApplication(arguments or ["lumen"])
    if FAMILY not in QFontDatabase.families():
        QQuickStyle.setStyle("Basic")
        application.setApplicationName("Lumen")
        application.setQuitOnLastWindowClosed(False)
        load_fonts()
    return application


def load_fonts() -> None:
    """Register the family the design asks for; a missing file is logged and the system's font steps in."""
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.error("font_unusable", name=path.name)


class _Calls(QObject):
    """Calls of Qt that may make or drop pictures, as signals.

    WORKAROUND(pyside-gil): PySide keeps the interpreter's lock during a direct call (see `kiosk.ui.models.rows`), but not during the
    emission of a signal that is connected to the same function.
    """

    retranslate = Signal()
    release = Signal()
    full = Signal()
    close = Signal()


class Engine:
    """One QML engine and its window. Close it before the view models go."""

    def __init__(self, photos: PhotoPictures, models: Mapping[str, QObject]) -> None:
        self.photos = photos
        self.languages = Languages(RESOURCES / "translations")
        self.guard = WindowGuard()
        self._local = LocalOnly(QML, RESOURCES, QT_QML)
        self._network = NoNetworkFactory()
        self._models = dict(models)
        self.qml = QQmlApplicationEngine()
        self.qml.setNetworkAccessManagerFactory(self._network)
        self.qml.addUrlInterceptor(self._local)
        # Not the folder of the interpreter, which Qt looks in by itself.
        self.qml.setImportPathList([str(QML), str(QT_QML), "qrc:/qt-project.org/imports", "qrc:/qt/qml"])
        self.qml.addImageProvider("photo", self.photos)
        self.qml.addImageProvider("icon", IconPictures(RESOURCES / "icons"))
        self.qml.addImageProvider("scene", ScenePictures(RESOURCES / "illustrations"))
        self._calls = _Calls()
        self._calls.retranslate.connect(self.qml.retranslate)
        self.window: QQuickWindow | None = None

    def show(self, size: QSize | None = None) -> QQuickWindow:
        """Load the root and show it: in `size`, or over the whole display, without a frame.

        Raises RuntimeError when the QML does not load; the reasons are in the log.
        """
        properties: dict[str, object] = dict(self._models)
        if size is not None:
            properties |= {"width": size.width(), "height": size.height()}
        else:
            properties |= {"flags": Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window}
        self.qml.setInitialProperties(properties)
        self.qml.load(QUrl.fromLocalFile(str(MAIN)))
        roots = self.qml.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screens could not be loaded")
        self.window = roots[0]
        self.window.installEventFilter(self.guard)
        self._calls.release.connect(self.window.releaseResources)
        self._calls.close.connect(self.window.close)
        self._calls.full.connect(self.window.showFullScreen)
        if size is None:
            self._calls.full.emit()
        return self.window

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

    def close(self) -> None:
        """Take the window down before the objects it shows."""
        self.guard.may_close = True
        if self.window is not None:
            self.window.removeEventFilter(self.guard)
            self._calls.close.emit()
            self.window = None
        self.qml.deleteLater()
        # Now, while the models that it shows still live.
        QGuiApplication.sendPostedEvents(self.qml, int(QEvent.Type.DeferredDelete))
        self.languages.drop()


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
