import QtQuick
import Kiosk

// One square: its colour, what is marked on it, and the man that stands there. Each mark has a shape of its own.
Pressable {
    id: square

    required property int index
    required property string man
    required property bool dark
    required property string mark
    required property string target
    required property bool useful
    required property string name
    signal led(int along, int up)

    readonly property color plain: Theme.contrast ? (dark ? Theme.color.surface : Theme.color.ink) : dark ? Qt.alpha(Theme.color.primary, Theme.dark ? Theme.size.fieldShadeDark : Theme.size.fieldShade) : Theme.dark ? Qt.alpha(Theme.color.primary, Theme.size.fieldLight) : Theme.color.primarySoft
    readonly property color ring: mark === "check" ? (Theme.contrast ? Theme.color.rose : Theme.color.roseInk) : mark === "hint" ? Theme.color.sky : Theme.fixed.heroInk
    readonly property color dot: Theme.contrast ? (dark ? Theme.color.primary : Theme.color.surface) : Theme.dark ? Theme.color.ink : Theme.color.primaryPressed

    text: name
    z: activeFocus ? 1 : 0
    implicitHeight: 0
    ringRadius: 0
    // Qt takes no stop away while the focus is on it.
    activeFocusOnTab: useful || activeFocus
    Accessible.role: useful ? Accessible.Cell : Accessible.StaticText
    Accessible.ignored: !useful && man.length === 0
    Accessible.selected: mark === "chosen"

    Keys.onLeftPressed: led(-1, 0)
    Keys.onRightPressed: led(1, 0)
    Keys.onUpPressed: led(0, -1)
    Keys.onDownPressed: led(0, 1)

    background: Rectangle {
        color: square.plain

        Rectangle {
            anchors.fill: parent
            visible: square.mark.length > 0
            color: square.mark === "check" ? Qt.alpha(Theme.color.rose, Theme.size.fieldMark) : square.mark === "hint" ? Qt.alpha(Theme.color.sky, Theme.size.fieldMark) : Qt.alpha(Theme.color.honey, Theme.size.fieldMark)
            border.width: square.mark === "last" ? 0 : Math.round(square.width * Theme.size.targetRing)
            border.color: square.ring
        }
        // Where a move began and ended: a corner is turned up.
        Rectangle {
            visible: square.mark === "last"
            x: Theme.space.xs
            y: Theme.space.xs
            width: square.width * 0.14
            height: width
            radius: width / 2
            color: Theme.contrast ? Theme.color.primary : Theme.fixed.heroInk
            border.width: Theme.border.separator
            border.color: Theme.contrast ? Theme.color.surface : Theme.color.honey
        }
    }
    contentItem: Item {
        Image {
            anchors.centerIn: parent
            visible: square.man.length > 0
            width: Math.round(square.width * Theme.size.manShare)
            height: width
            sourceSize: Qt.size(width, height)
            source: square.man.length > 0 ? Theme.resource("games/chess/" + square.man + ".svg") : ""
            Accessible.ignored: true
        }
        Rectangle {
            anchors.centerIn: parent
            visible: square.target === "move"
            width: square.width * Theme.size.targetDot
            height: width
            radius: width / 2
            color: square.dot
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: square.width * Theme.size.targetRing / 2
            visible: square.target === "take"
            radius: width / 2
            color: "transparent"
            border.width: square.width * Theme.size.targetRing
            border.color: square.dot
        }
    }
}
