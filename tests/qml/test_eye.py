"""The eye and the walk by keyboard notice what they are there for: each fault is put on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui import front, tab_order
from kiosk.ui.tab_order import TabOrder
from tests.qml import eye, keyboard

FLOOR = 60
#: A screen with what `%s` says, 600 by 400 pixels; all sizes stand where they are.
SCREEN = """
import QtQuick
import Kiosk
Window {
    width: 600; height: 400; visible: true; color: Theme.color.surface
    component Key: Pressable { width: 120; height: 80 }
    component Line: AppText { width: 300 }
    FocusScope { anchors.fill: parent; focus: true
    %s
    }
}
"""
SOUND = "Key { x: 20; y: 20; text: 'One' } Key { x: 200; y: 20; text: 'Two' } Line { x: 20; y: 200; text: 'Some words' }"
Show = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def engine(qapp: QGuiApplication) -> Iterator[QQmlEngine]:
    assert qapp is not None
    front.make_application()
    made = QQmlEngine()
    made.addImportPath(str(front.QML))
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, int(QEvent.Type.DeferredDelete))


@pytest.fixture
def show(engine: QQmlEngine) -> Iterator[Show]:
    windows: list[QQuickWindow] = []
    tabs = TabOrder()

    def faults(body: str) -> list[str]:
        component = QQmlComponent(engine, engine)
        component.setData((SCREEN % body).encode(), QUrl.fromLocalFile(str(front.QML / "Screen.qml")))
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        windows.append(window)
        window.installEventFilter(tabs)
        window.requestActivate()
        for _ in range(5):
            QCoreApplication.processEvents()
        return [*eye.faults(window, window.grabWindow(), FLOOR, kiosk=True), *keyboard.faults(window)]

    yield faults
    for window in windows:
        window.removeEventFilter(tabs)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, int(QEvent.Type.DeferredDelete))


def test_a_sound_screen_has_no_faults(show: Show) -> None:
    assert show(SOUND) == []


WRITE = "TextInput { width: 200; height: 80; activeFocusOnTab: true; Accessible.role: Accessible.EditableText }"
LONG = "Line { text: 'Much too long for so little room'; width: 60; wrapMode: Text.NoWrap; %s }"
BACKWARDS = "Row { spacing: 40; layoutDirection: Qt.RightToLeft; Key { text: 'A' } Key { text: 'B' } }"
PAGE = "Flickable { width: 300; height: 100; contentHeight: 600; clip: true; Key { text: 'Near' } Key { text: 'Far'; y: 400 } }"
ODD = "Key { text: 'One' } FocusScope { y: 200; activeFocusOnTab: true; Accessible.role: Accessible.Pane; Accessible.name: 'Odd' }"
ASK = "FocusScope { Accessible.role: Accessible.Dialog; Accessible.name: 'Ask'; Key { text: 'Yes' } }"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Key { }", "no name: Button"),
        (WRITE, "no name: EditableText"),
        ("Key { text: 'Small'; height: 40 }", "too small: 'Small'"),
        ("Key { text: 'Half'; x: 550 }", "cut off: 'Half'"),
        ("Key { text: 'One' } Key { text: 'Two'; x: 60 }", "over each other: 'One'"),
        (LONG % "", "words wider than their place"),
        (LONG % "elide: Text.ElideRight", "words left out"),
        ("Line { text: 'Over' } Line { text: 'Under' }", "words over words"),
        ("Line { text: 'Hardly to be seen'; color: Theme.color.surfaceSunken }", "faint"),
        ("Key { text: 'One' } Key { text: 'By touch alone'; y: 200; activeFocusOnTab: false }", "no key comes to 'By touch alone'"),
        ("Key { text: 'Low'; y: 200 } Key { text: 'High'; y: 20 }", "'High' stands above 'Low' and is read after it"),
        (BACKWARDS, "'B' stands before 'A' in its row"),
        ("Key { text: 'Unmarked'; ringed: false } Key { text: 'Marked'; y: 200 }", "no ring shows the focus at 'Unmarked'"),
        (PAGE, "the focus is out of sight at 'Far'"),
        (ODD, "the focus stops at 'Odd'"),
    ],
)
def test_a_fault_is_noticed(show: Show, body: str, fault: str) -> None:
    found = show(body)
    assert any(fault in line for line in found), found


def test_a_dialog_that_lets_the_focus_go_is_noticed(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "Key { text: 'Behind'; y: 300 } " + ASK
    assert show(body) == []
    monkeypatch.setattr(tab_order, "_go", lambda *_: False)
    assert "the dialog lets the focus go to 'Behind'" in show(body)


def test_the_tree_is_walked_in_the_order_of_the_rows(show: Show) -> None:
    """Rows made late stand where they are seen."""
    body = """Item { anchors.fill: parent; Accessible.role: Accessible.List; Accessible.name: 'Rows'
        Flickable { width: 300; height: 400; Key { text: 'Second'; y: 100 } Key { text: 'First'; y: 4 } }
        Key { x: 320; text: 'Foot' } }"""
    found = show(body)
    assert [line for line in found if "read after" in line] == []
