import QtQuick
import Kiosk

// The end of a long list: a button, so that scrolling is never the only way.
Pressable {
    id: older

    property bool flat: Theme.twoPane

    visible: text.length > 0
    height: visible ? implicitHeight : 0
    implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
    ringRadius: Theme.radius.control

    background: CardSlice {
        visible: !older.flat
        first: false
        fill: older.down ? Theme.color.surfaceSunken : Theme.card
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space.m
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-down"
                tint: Theme.color.primaryInk
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: older.text
                kind: Theme.type.body
                weight: Theme.semibold
                color: Theme.color.primaryInk
                Accessible.ignored: true
            }
        }
    }
}
