import socket
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPointingDevice
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlEngine
from pytestqt.qtbot import QtBot

from kiosk.ui.guards import LocalOnly, NoNetworkFactory, WindowGuard

ALT, CTRL, META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), modifier)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_Tab, ALT),
        (Qt.Key.Key_Q, CTRL),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_Z, CTRL | SHIFT),
        (Qt.Key.Key_Z, CTRL | ALT),
        (Qt.Key.Key_Y, CTRL),
        (Qt.Key.Key_Delete, CTRL | ALT),
        (Qt.Key.Key_L, META),
        (Qt.Key.Key_Super_L, NONE),
        (Qt.Key.Key_Print, NONE),
        (Qt.Key.Key_Menu, NONE),
        *((Qt.Key(int(Qt.Key.Key_F1) + n), NONE) for n in range(24)),
    ],
)
def test_keys_of_the_system_do_nothing(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    assert WindowGuard.refuses(press(key, modifier))


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Escape]
)
def test_keys_for_using_the_screen_pass(key: Qt.Key) -> None:
    assert not WindowGuard.refuses(press(key))
    assert not WindowGuard.refuses(press(key, SHIFT))


def test_undoing_passes() -> None:
    assert not WindowGuard.refuses(press(Qt.Key.Key_Z, CTRL))


def test_a_drag_is_told_and_a_tap_is_none(qapp: QGuiApplication) -> None:
    assert qapp is not None
    guard, told = WindowGuard(), []
    guard.dragged.connect(lambda: told.append(1))

    def mouse(kind: QEvent.Type, y: int, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        place, left = QPointF(100, y), Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, place, place, button, held, NONE, QPointingDevice.primaryPointingDevice())
        assert not guard.eventFilter(guard, event)

    press, move, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
    for kind, y, drags in ((press, 100, 0), (move, 110, 0), (release, 110, 0), (press, 400, 0), (move, 300, 1), (move, 390, 2)):
        mouse(kind, y)
        assert len(told) == drags
    mouse(release, 400, Qt.MouseButton.NoButton)
    assert len(told) == 3
    mouse(move, 900, Qt.MouseButton.NoButton)
    mouse(press, 900)
    assert len(told) == 3


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/x.png",
        "https://example.com",
        "ftp://example.com",
        "file:///etc/passwd",
        "file:///usr/share/x.qml",
        "file://server/share/x",
        "data:text/html,x",
        "javascript:1",
    ],
)
def test_addresses_that_are_not_ours(tmp_path: Path, address: str) -> None:
    guard = LocalOnly(tmp_path)
    assert not guard.allows(QUrl(address))
    assert guard.intercept(QUrl(address), LocalOnly.DataType.UrlString).isEmpty()


def test_our_own_addresses(tmp_path: Path) -> None:
    guard = LocalOnly(tmp_path)
    inside = QUrl.fromLocalFile(str(tmp_path / "a" / "b.qml"))
    assert guard.intercept(inside, LocalOnly.DataType.QmlFile) == inside
    assert guard.allows(QUrl("image://photo/x"))
    assert guard.allows(QUrl("qrc:/x"))
    assert not guard.allows(QUrl.fromLocalFile(str(tmp_path / ".." / "b.qml")))


def test_a_link_out_of_our_folder_is_not_followed(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (tmp_path / "secret").write_text("x")
    (ours / "link").symlink_to(tmp_path / "secret")
    assert not LocalOnly(ours).allows(QUrl.fromLocalFile(str(ours / "link")))


def test_the_network_of_qml_refuses_everything(qapp: QGuiApplication, qtbot: QtBot) -> None:
    assert qapp is not None
    heard = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        engine = QQmlEngine()
        factory = NoNetworkFactory()
        engine.setNetworkAccessManagerFactory(factory)
        address = QUrl(f"http://127.0.0.1:{server.getsockname()[1]}/x")
        reply = engine.networkAccessManager().get(QNetworkRequest(address))
        qtbot.waitUntil(reply.isFinished)
        assert reply.error() != QNetworkReply.NetworkError.NoError
        try:
            server.accept()
            heard.set()
        except TimeoutError:
            pass
    assert not heard.is_set()
    engine.deleteLater()
