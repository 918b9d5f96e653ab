import QtQuick
import Kiosk

// A quiet fact in the top bar: icon and word, on white over the scene.
Rectangle {
    id: pill

    property string text: ""
    property string iconName: ""
    property color tint: Theme.color.leaf
    property color ink: Theme.color.ink
    property bool overScene: false
    property color fill: overScene ? Theme.overScene : Theme.clear
    default property alias lead: slot.data

    implicitHeight: Math.max(Theme.size.pill, words.implicitHeight + Theme.space.s)
    implicitWidth: row.implicitWidth + 2 * (overScene || fill.a > 0 ? Theme.space.m : Theme.space.s)
    radius: Theme.size.pillRadius
    color: fill
    border.width: Theme.contrast && overScene ? Theme.edge : 0
    border.color: Theme.color.line
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space.s

        Item {
            id: slot
            visible: children.length > 0
            anchors.verticalCenter: parent.verticalCenter
            width: childrenRect.width
            height: childrenRect.height
        }
        AppIcon {
            anchors.verticalCenter: parent.verticalCenter
            name: pill.iconName
            side: Theme.icon.inline * Theme.grow
            tint: pill.tint
            stroke: Theme.stroke.emphasis
        }
        AppText {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            text: pill.text
            kind: Theme.type.small
            weight: Theme.semibold
            font.pixelSize: Theme.kiosk ? kind.size * 0.96 : kind.size
            wrapMode: Text.NoWrap
            color: pill.ink
            Accessible.ignored: true
        }
    }
}
