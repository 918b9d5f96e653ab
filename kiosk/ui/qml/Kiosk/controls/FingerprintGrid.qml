pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A key's fingerprint in groups that two people can compare aloud. groups: ["7F3A", …]
GridLayout {
    id: grid

    required property var groups

    columns: Theme.largest ? 2 : 4
    columnSpacing: Theme.space.s
    rowSpacing: Theme.space.s
    Accessible.role: Accessible.StaticText
    Accessible.name: groups.join(" ")

    Repeater {
        model: grid.groups
        Rectangle {
            id: group
            required property string modelData
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: letters.implicitHeight + 2 * Theme.space.m
            radius: Theme.radius.control
            color: Theme.color.surfaceSunken
            border.width: Theme.cardEdge
            border.color: Theme.color.line
            AppText {
                id: letters
                anchors.centerIn: parent
                text: group.modelData
                kind: Theme.type.title
                // A code: the zero carries its slash.
                font.family: Theme.codeFamily
                font.letterSpacing: kind.size * 0.08
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
