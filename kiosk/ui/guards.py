"""What keeps a person inside the app and the app off the network: keys, window, addresses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QIODevice, QObject, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlAbstractUrlInterceptor, QQmlNetworkAccessManagerFactory

#: A touch that moves less is a tap.
DRAG_PIXELS = 24

_SYSTEM_KEYS = frozenset(
    {
        *(Qt.Key(number) for number in range(int(Qt.Key.Key_F1), int(Qt.Key.Key_F35) + 1)),
        *(Qt.Key.Key_Print, Qt.Key.Key_SysReq, Qt.Key.Key_Pause, Qt.Key.Key_Menu, Qt.Key.Key_Help, Qt.Key.Key_Super_L),
        *(Qt.Key.Key_Super_R, Qt.Key.Key_Meta, Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
        *(Qt.Key.Key_HomePage, Qt.Key.Key_LaunchMail, Qt.Key.Key_PowerOff, Qt.Key.Key_Sleep, Qt.Key.Key_Copy, Qt.Key.Key_Cut),
        *(Qt.Key.Key_Paste, Qt.Key.Key_Undo, Qt.Key.Key_Redo, Qt.Key.Key_Back, Qt.Key.Key_Forward, Qt.Key.Key_Close),
    }
)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_TOUCH_EVENTS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_POINTER_EVENTS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})


def _tell(what: str, url: QUrl) -> None:
    # Loaded when there is something to tell, which should be never: the first picture waits for nothing that it can do without.
    import structlog  # noqa: PLC0415

    structlog.get_logger(__name__).warning(what, scheme=url.scheme())


class WindowGuard(QObject):
    """Filters the window's events: no window or system keys, no editing shortcuts but undo, no context menu, no closing.

    Typing, Tab, arrows, Enter, Space, Backspace and Escape pass, so that a keyboard or a switch can work everything.
    """

    #: A key was pressed that passes, or a finger went down: somebody uses the screen. (Told here and not in QML, where what takes
    #: a press keeps it from whatever lies around.)
    used = Signal()
    #: Where a finger went down.
    touched = Signal(QPointF)
    #: A finger moves over the screen, or was just lifted after that: something is being scrolled.
    dragged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.may_close = False
        self._pressed_at = QPointF()
        self._dragging = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows the event."""
        kind = event.type()
        if kind in _KEY_EVENTS and isinstance(event, QKeyEvent):
            if self.refuses(event):
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self.used.emit()
        elif kind in _TOUCH_EVENTS and isinstance(event, QTouchEvent) and event.pointCount():
            self._follow(event.points()[0].position(), begins=kind == QEvent.Type.TouchBegin)
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and event.buttons():
            self._follow(event.position())
        elif kind in _POINTER_EVENTS and isinstance(event, QMouseEvent):
            self._follow(event.position(), begins=kind != QEvent.Type.MouseButtonRelease)
            return event.button() != Qt.MouseButton.LeftButton
        elif kind == QEvent.Type.Close and not self.may_close:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, at: QPointF, *, begins: bool = False) -> None:
        if begins:
            self._pressed_at, self._dragging = at, False
            self.used.emit()
            self.touched.emit(at)
        elif self._dragging or (at - self._pressed_at).manhattanLength() > DRAG_PIXELS:
            self._dragging = True
            self.dragged.emit()

    @staticmethod
    def refuses(event: QKeyEvent) -> bool:
        """Whether a key is none of a resident's business."""
        if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return False
        return event.key() in _SYSTEM_KEYS or bool(event.modifiers() & _COMMANDING)


class LocalOnly(QQmlAbstractUrlInterceptor):
    """Lets QML load its own files and our image providers, and nothing else."""

    def __init__(self, *folders: Path) -> None:
        super().__init__()
        self._folders = tuple(str(folder.resolve()) for folder in folders)
        self._within: dict[str, bool] = {}

    def intercept(self, url: QUrl | str, type: QQmlAbstractUrlInterceptor.DataType) -> QUrl:  # noqa: ARG002 - Qt's signature
        """The address to load: the same, or none."""
        url = QUrl(url)
        if self.allows(url):
            return url
        _tell("address_refused", url)
        return QUrl()

    def allows(self, url: QUrl) -> bool:
        """Whether an address is one of ours."""
        if url.scheme() in {"", "qrc", "image"}:
            return True
        if not url.isLocalFile() or url.host():
            return False
        path = url.toLocalFile()
        folder, _, name = path.rpartition("/")
        # QML asks some hundred times before the first picture, for files of a few folders.
        if name in {"", ".", ".."} or os.path.islink(path):  # noqa: PTH114 - this is asked while the first picture is waited for
            return self._holds(path)
        within = self._within.get(folder)
        if within is None:
            within = self._within[folder] = self._holds(folder)
        return within

    def _holds(self, path: str) -> bool:
        real = os.path.realpath(path)
        return any(real == folder or real.startswith(f"{folder}/") for folder in self._folders)


class _NoNetwork(QNetworkAccessManager):
    def createRequest(
        self, op: QNetworkAccessManager.Operation, request: QNetworkRequest, device: QIODevice | None = None
    ) -> QNetworkReply:
        _tell("network_refused", request.url())
        refused = QNetworkRequest(request)
        refused.setUrl(QUrl("refused:"))
        return super().createRequest(op, refused, device)


class NoNetworkFactory(QQmlNetworkAccessManagerFactory):
    """Gives QML a network that refuses every request."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Any] = []

    def create(self, parent: QObject) -> QNetworkAccessManager:
        """Called by the QML engine, on each of its threads."""
        manager = _NoNetwork(parent)
        self._made.append(manager)
        return manager
