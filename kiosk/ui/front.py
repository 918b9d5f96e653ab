"""The window and the QML engine behind it, made of Qt alone: what the first picture of the screen needs, and nothing more."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QLibraryInfo, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.drawings import IconPictures, ScenePictures
from kiosk.ui.guards import LocalOnly, NoNetworkFactory, WindowGuard
from kiosk.ui.languages import Languages
from resources import RESOURCES

QML = Path(__file__).parent / "qml"
FRONT = QML / "Kiosk" / "Front.qml"
QT_QML = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.QmlImportsPath))
DEVICE_SIZES = {"kiosk": QSize(1080, 1920), "tablet": QSize(1280, 800), "compact": QSize(960, 600), "upright": QSize(600, 960)}
FAMILY = "Lumen Sans"
#: What the words of the screens are written in; all other fonts are loaded after the first picture.
OWN_FONTS = "LumenSans-*.ttf"
#: Python gives the interpreter away often, so that scrolling stays smooth while another thread is busy.
SWITCH_SECONDS = 0.0005
#: A display that shows nothing by then (none is attached) is not waited for.
FIRST_FRAME_MS = 2_000


def make_application(arguments: list[str] | None = None) -> QGuiApplication:
    """The Qt application, set up once per process before anything else of Qt.

    Drawn in software unless KIOSK_RENDERER names another Qt Quick backend.
    """
    os.environ["QT_QUICK_BACKEND"] = os.environ.get("KIOSK_RENDERER", "software")
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    # For one letter of a rare script it tells of every font that does not have it; and of each way to play sound and pictures that
    # this machine lacks.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false;qt.multimedia.symbolsresolver=false")
    sys.setswitchinterval(SWITCH_SECONDS)
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QGuiApplication) else QGuiApplication(arguments or ["lumen"])
    if FAMILY not in QFontDatabase.families():
        application.setApplicationName("Lumen")
        application.setQuitOnLastWindowClosed(False)
        load_fonts(OWN_FONTS)
    return application


@cache
def load_fonts(names: str) -> None:
    """Register the fonts whose files are called so; one that cannot be used is logged and the system's font steps in."""
    for path in sorted((RESOURCES / "fonts").glob(names)):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            # Not loaded for the first picture.
            import structlog  # noqa: PLC0415

            structlog.get_logger(__name__).error("font_unusable", name=path.name)


def window_size(kind: str) -> QSize | None:
    """None covers the whole display. Where there is no real display, or in a window by wish, the size of the device."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"} or os.environ.get("KIOSK_WINDOWED"):
        return DEVICE_SIZES[kind]
    return None


class _Calls(QObject):
    """WORKAROUND(pyside-gil): see `kiosk.ui.engine`."""

    close = Signal()


class Front:
    """One QML engine, closed to the network and to files that are not ours, and its window. `kept` holds drawings between starts."""

    def __init__(self, kept: Path | None = None) -> None:
        self.application = make_application()
        self.languages = Languages(RESOURCES / "translations")
        self.guard = WindowGuard()
        self._local = LocalOnly(QML, RESOURCES, QT_QML)
        self._network = NoNetworkFactory()
        self.qml = QQmlApplicationEngine()
        self.qml.setNetworkAccessManagerFactory(self._network)
        # Not the folder of the interpreter, which Qt looks in by itself.
        self.qml.setImportPathList([str(QML), str(QT_QML), "qrc:/qt-project.org/imports", "qrc:/qt/qml"])
        self.qml.addImageProvider("icon", IconPictures(RESOURCES / "icons"))
        self.qml.addImageProvider("scene", ScenePictures(RESOURCES / "illustrations", kept))
        self.window: QQuickWindow | None = None
        self._calls = _Calls()
        self._closed = False

    def show(self, size: QSize | None = None, opening: Mapping[str, object] | None = None) -> QQuickWindow:
        """Show the window: in `size`, or over the whole display without a frame; with an opening picture of these values, or empty.

        Raises RuntimeError when the QML does not load.
        """
        properties = dict(opening or {}, opening=opening is not None)
        if size is not None:
            properties |= {"width": size.width(), "height": size.height()}
        else:
            properties |= {
                "flags": Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window,
                "visibility": QQuickWindow.Visibility.FullScreen,
            }
        self.qml.setInitialProperties(properties)
        self.qml.load(QUrl.fromLocalFile(str(FRONT)))
        roots = self.qml.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the window could not be loaded")
        # From here on: what was loaded until now are our own files, some of which QML asks for two hundred times.
        self.qml.addUrlInterceptor(self._local)
        self.window = roots[0]
        self.window.installEventFilter(self.guard)
        self._calls.close.connect(self.window.close)
        return self.window

    def wait_for_picture(self) -> None:
        """Turn the event loop until the first frame is on the display."""
        if self.window is None:
            return
        loop = QEventLoop()
        at_last = QTimer(singleShot=True, interval=FIRST_FRAME_MS)
        at_last.timeout.connect(loop.quit)
        at_last.start()
        self.window.frameSwapped.connect(loop.quit)
        loop.exec()
        self.window.frameSwapped.disconnect(loop.quit)

    def close(self) -> None:
        """Take the window and the engine down, before what they ask (providers, guards) goes. Twice does nothing."""
        if self._closed:
            return
        self._closed = True
        self.guard.may_close = True
        if self.window is not None:
            self.window.removeEventFilter(self.guard)
            self._calls.close.emit()
            self.window = None
        self.qml.deleteLater()
        # Now, while all that it shows still lives.
        QGuiApplication.sendPostedEvents(self.qml, int(QEvent.Type.DeferredDelete))
        self.languages.drop()

    @staticmethod
    def breathe() -> None:
        """Let what was touched meanwhile be answered."""
        QGuiApplication.processEvents()
