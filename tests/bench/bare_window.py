"""The peer of every measurement: a Qt Quick window of the same size with next to nothing in it.

python -m tests.bench.bare_window first   prints when the first frame was swapped, then waits for SIGTERM
python -m tests.bench.bare_window work    obeys: `type N`, `move MS`
"""

from __future__ import annotations

import os
import signal
import sys
import time

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from tests.bench.lines import hear, say

QML = b"""
import QtQuick
import QtQuick.Window
Window {
    id: window
    width: 1080; height: 1920; visible: true
    property string written: words.text
    property bool moving: false
    TextEdit { id: words; width: parent.width; height: 900; font.pixelSize: 30; wrapMode: TextEdit.Wrap; cursorVisible: true }
    Rectangle {
        x: 40; y: 1400; width: 1000; height: 400; radius: 20
        color: key.pressed ? "#335577" : "#ddeeff"
        MouseArea { id: key; anchors.fill: parent; onClicked: words.insert(words.length, "a") }
    }
    Rectangle {
        width: 200; height: 200; y: 1000; color: "teal"
        NumberAnimation on x { running: window.moving; from: 0; to: 880; duration: 900; loops: Animation.Infinite }
    }
}
"""


def _first(window: QQuickWindow, application: QGuiApplication) -> int:
    def swapped() -> None:
        window.frameSwapped.disconnect(swapped)
        say(at_s=time.monotonic())

    window.frameSwapped.connect(swapped)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return application.exec()


def _work(window: QQuickWindow, application: QGuiApplication) -> None:
    # Loaded here, so that it adds nothing to the first frame.
    from tests.bench.frames import Finger, Frames, pause, press_keys

    frames = Frames(window)
    finger = Finger(frames)
    pause(200)
    say(ready=True)
    while order := hear():
        match order:
            case ["type", count]:
                before = len(str(window.property("written")))
                taken = press_keys(finger, [QPoint(540, 1600)] * int(count))
                say(**taken, written=len(str(window.property("written"))) - before)
            case ["move", ms]:
                window.setProperty("moving", True)
                pause(300)
                since = len(frames.at)
                pause(int(ms))
                window.setProperty("moving", False)
                say(intervals=frames.intervals_ms(since), work=frames.work_ms(since))
    application.exit(0)


def main() -> int:
    """One run, as the command line says."""
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    engine.loadData(QML)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    if sys.argv[1] == "first":
        return _first(window, application)
    QTimer.singleShot(0, lambda: _work(window, application))
    return application.exec()


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Nothing to save here, and a teardown is not measured.
    os._exit(status)
