pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// What goes with the words, small, in one line. Touching any of it opens where it can be taken off.
RowLayout {
    id: strip

    required property var attached
    // What of the draft is not on this device.
    property string line: ""
    signal activated

    spacing: Theme.space.m
    Repeater {
        model: strip.attached
        AttachedTile {
            required property var modelData
            attached: modelData
            onActivated: strip.activated()
        }
    }
    AppText {
        Layout.fillWidth: true
        text: strip.line
        kind: Theme.type.small
        color: Theme.color.inkSoft
    }
}
