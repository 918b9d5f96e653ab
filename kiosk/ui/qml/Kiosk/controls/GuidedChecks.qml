pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What the device looks at by itself: each part with its mark and its word.
Column {
    id: list

    // [{ text, icon, hue, busy }]
    property var checks: []

    spacing: Theme.space.m

    Repeater {
        model: list.checks
        Row {
            id: one
            required property var modelData
            spacing: Theme.space.s
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text
            Item {
                id: mark
                width: Theme.icon.chip * Theme.grow
                height: words.lineHeight
                BusyRing {
                    anchors.centerIn: parent
                    visible: one.modelData.busy
                    side: parent.width
                    tint: Theme.color.primary
                }
                AppIcon {
                    anchors.centerIn: parent
                    visible: !one.modelData.busy
                    name: one.modelData.icon
                    side: parent.width
                    tint: Theme.hueInk(one.modelData.hue)
                }
            }
            AppText {
                id: words
                width: Math.min(implicitWidth, list.width - mark.width - one.spacing)
                text: one.modelData.text
                weight: Theme.semibold
                color: Theme.hueInk(one.modelData.hue)
                Accessible.ignored: true
            }
        }
    }
}
