import QtQuick
import Kiosk

// A leaf of a calendar: the month above, the day large below it.
Item {
    id: leaf

    property string month: ""
    property string day: ""

    implicitWidth: Math.max(Theme.size.leaf, name.implicitWidth + 2 * Theme.space.m)
    implicitHeight: head.height + number.implicitHeight + Theme.space.xs
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.control
        color: Theme.tokens.light.surface
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    Rectangle {
        id: head
        width: parent.width
        height: name.implicitHeight + Theme.space.xs
        topLeftRadius: Theme.radius.control
        topRightRadius: Theme.radius.control
        color: Theme.tokens.light.honey
        AppText {
            id: name
            anchors.centerIn: parent
            text: leaf.month
            kind: Theme.type.small
            weight: Theme.semibold
            wrapMode: Text.NoWrap
            color: Theme.fixed.heroInk
            Accessible.ignored: true
        }
    }
    AppText {
        id: number
        anchors.top: head.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        text: leaf.day
        kind: Theme.type.heading
        wrapMode: Text.NoWrap
        color: Theme.fixed.heroInk
        Accessible.ignored: true
    }
}
